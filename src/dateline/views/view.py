"""A case at a moment: what meets a person's filters, in the order in which it is shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from dateline.cases import Drawing, corrected_voices, latest_moment, readings_of
from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.kept import Kept
from dateline.outputs.actors import make_actors
from dateline.outputs.brief import Length, make_brief
from dateline.outputs.extracts import Texts
from dateline.outputs.sayings import find_sayings
from dateline.outputs.timeline import make_timeline
from dateline.records import (
    Account,
    Actor,
    Brief,
    Contact,
    Day,
    Disputed,
    Document,
    Event,
    Expectation,
    Imported,
    Outcome,
    Picture,
    Reading,
    Saying,
    Story,
    Voice,
)
from dateline.store import Case
from dateline.views.filters import ALL, Filters, day_of
from dateline.views.giving import Giving

_Kept = TypeVar("_Kept")
_SINGLY = 250  # reports are fetched one by one; where more are asked for, all at once
_A_DAY, _A_MONTH = timedelta(days=1), timedelta(days=31)
_MOST_THINGS, _MOST_CHARACTERS = 256, 48_000_000


@dataclass(frozen=True, kw_only=True)
class View(Giving):
    """A case at a moment: its picture, and the texts of its reports.

    Everything is made when it is first asked for, and kept.
    """

    case: Case
    as_of: datetime
    texts: Texts

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """What each report tells, in order, corrected as people have judged by now."""
        return self._drawing.accounts

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self.case, as_of=self.as_of)

    @property
    def reports(self) -> int:
        """How many reports it rests on."""
        return self._drawing.reports

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened; all that some views need."""
        return self._drawing.events

    @cached_property
    def picture(self) -> Picture:
        """All of it."""
        return self._drawing.picture

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        """The events, each under its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def _accounts_by_id(self) -> Mapping[str, Account]:
        return {account.document: account for account in self.accounts}

    def account(self, id: str) -> Account | None:
        """What the report of this id tells; None where it is not among the reports by the moment."""
        return self._accounts_by_id.get(id)

    def find_events(self, filters: Filters = ALL) -> list[Event]:
        """In order of their days; those that no report dates stand where they were first told."""
        return sorted(filter(filters.let, self.events), key=_place_in_time)

    def find_disputes(self, filters: Filters = ALL) -> list[Disputed]:
        """In the order of the picture; what is tied to no event meets no filter."""

        def wanted(disputed: Disputed) -> bool:
            event = self.events_by_id.get(disputed.event or "")
            return filters.let(event) if event else filters == ALL

        return [disputed for disputed in self.picture.disputes if wanted(disputed)]

    def find_expectations(
        self, filters: Filters = ALL, *, outcomes: Iterable[Outcome] = ()
    ) -> list[Expectation]:
        """In the order of their last days, those without one last."""
        kept = frozenset(outcomes)
        found = [
            e
            for e in self.picture.expectations
            if (not kept or e.outcome in kept) and filters.let(self.events_by_id[e.event])
        ]
        return sorted(found, key=lambda e: (e.last_day is None, e.last_day or date.max, e.id))

    def find_contacts(self, filters: Filters = ALL) -> list[Contact]:
        """In the order in which they were first told."""
        return [c for c in self.picture.contacts if filters.let(self.events_by_id[c.event])]

    def find_actors(self, filters: Filters = ALL) -> tuple[Actor, ...]:
        """Those that act and are acted on most first."""
        return make_actors(filter(filters.let, self.events))

    def find_imported(
        self, filters: Filters = ALL, *, formats: Iterable[str] = (), most: int | None = None
    ) -> Iterator[Imported]:
        """The events that others coded in these formats, of days up to the moment, by day; all formats unless given.

        They have no status and no origins, so such filters say nothing of them. What has no day is left out. At `most`
        so many rows of the days are looked at. Raises InputError for a format that cannot be imported.
        """
        from dateline.exports import find_imports

        wanted, today = [find_imports(name).name for name in formats], self.as_of.date()
        format = wanted[0] if len(wanted) == 1 else None
        until = min(filters.until or today, today)
        rows = islice(self.case.imported(format=format, since=filters.since, until=until), most)
        return (row for row in rows if (not wanted or row.format in wanted) and filters.let_imported(row))

    def find_imported_by_day(
        self,
        events: Iterable[Event],
        *,
        filters: Filters = ALL,
        formats: Iterable[str] = (),
        most: int | None = None,
    ) -> Iterator[Imported]:
        """Those that a chart of these events by day has room for: of the same days, and a month before and after."""
        days = [day for event in events for day in (event.day, event.last_day) if day]
        if not days:
            return iter(())
        since, until = _moved(min(days), -_A_MONTH), _moved(max(days), _A_MONTH)
        near = replace(
            filters, since=max(since, filters.since or since), until=min(until, filters.until or until)
        )
        return self.find_imported(near, formats=formats, most=most)

    def find_imported_places(
        self, filters: Filters = ALL, *, formats: Iterable[str] = (), most: int | None = None
    ) -> Iterator[Imported]:
        """Those that were in a town or at a site, by day."""
        from dateline.exports import is_placed

        return filter(is_placed, self.find_imported(filters, formats=formats, most=most))

    def at(self, as_of: datetime | str | None = None) -> "View":
        """The case as of another moment; this view where none is given."""
        if as_of is None:
            return self
        return View(case=self.case, as_of=moment_of(as_of), texts=self.texts)

    def keep(self, name: str, make: Callable[[], _Kept]) -> _Kept:
        """What `make` gives, made once under this name and kept with the view, as one of the last 256."""
        found: _Kept = self._things.give(name, make)
        return found

    def keep_text(self, name: str, make: Callable[[], str]) -> str:
        """The same for texts, such as whole pages: the last ones, 48 million characters of them."""
        return self._texts.give(name, make)

    @cached_property
    def _things(self) -> Kept[Any]:
        return Kept(most=_MOST_THINGS)

    @cached_property
    def _texts(self) -> Kept[str]:
        return Kept(most=_MOST_CHARACTERS, weigh=len)

    def prepare(self) -> None:
        """Picture, brief and accounts are made, so that who asks for them next does not wait."""
        if self.picture.reports:
            self.keep("brief", self.make_brief)
            self.account("")

    @property
    def stories(self) -> tuple[Story, ...]:
        """In the order in which they began."""
        return self.picture.stories

    def make_timeline(
        self, filters: Filters = ALL, *, most: int | None = None, entries: int | None = None
    ) -> tuple[Day, ...]:
        """The days of the events; see `outputs.timeline`."""
        events = filter(filters.let, self.events)
        return make_timeline(events, texts=self.texts, most=most, entries=entries)

    def make_brief(self, *, since: datetime | None = None, length: Length = "normal") -> Brief:
        """The brief at this moment; `since` is when the last one was, a day before unless given.

        Raises InputError where that is not before the moment.
        """
        start = since or self.as_of - _A_DAY
        if start >= self.as_of:
            raise InputError("--since", cause="it is not before --as-of", next_step="give an earlier moment")
        readings = self.readings(since=start)
        return make_brief(self.picture, texts=self.texts, readings=readings, since=since, length=length)

    def readings(self, *, since: datetime | date | None = None) -> Iterator[Reading]:
        """The readings of its reports, of those published from `since` on, in order."""
        return readings_of(self.case, as_of=self.as_of, since=since)

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """The voice of each claim whose speaker somebody has corrected, by the claim's id."""
        return corrected_voices(self.case, as_of=self.as_of)

    def find_sayings(
        self, *, speaker: str | None = None, about: str | None = None, since: date | None = None
    ) -> Iterator[Saying]:
        """Who says what, in order of publication: the claims of all reports but the outlets' own.

        `speaker` is a name, a part of one or the code of a side, `about` words of what is said.
        """
        for reading in self.readings(since=since):
            for saying in find_sayings(reading, voices=self.voices):
                if (speaker is None or saying.is_by(speaker)) and (about is None or saying.is_about(about)):
                    yield saying


def _place_in_time(event: Event) -> tuple[str, str]:
    day = day_of(event)
    return (day.isoformat() if day else "9999", event.id)


def view_of(case: Case, *, as_of: datetime | None = None) -> View | None:
    """The case as of a moment, the newest report's unless given; None where no report was read."""
    moment = as_of or latest_moment(case)
    if moment is None:
        return None
    return View(case=case, as_of=moment, texts=texts_of(case))


def _moved(day: date, by: timedelta) -> date:
    """A day so much later or earlier, as far as there are days."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def moment_of(words: datetime | str) -> datetime:
    """The moment that words give, such as ``2024-04-14T12:00Z``. Raises InputError where they give none."""
    return parse_publication(words) if isinstance(words, str) else words


def texts_of(case: Case) -> Texts:
    """The reports of a case by id, each fetched when it is first asked for."""
    held: dict[str, Document] = {}

    def text(id: str) -> Document:
        if id not in held and len(held) == _SINGLY:
            held.update((document.id, document) for document in case.documents())
        if id not in held:
            document = case.document(id)
            if document is None:
                raise InputError(case.name, cause=f"it holds no report {id}", next_step="run dateline check")
            held[id] = document
        return held[id]

    return text
