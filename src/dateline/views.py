"""A case at a moment, as every surface shows it: what meets a person's filters, in the order in which it is shown.

In: a case, a moment, filters. Out: records. Never words for people, and never what a picture does not say.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.cases import Drawing, corrected_voices, latest_moment, readings_of
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
    Outcome,
    Party,
    Picture,
    Reading,
    Saying,
    Story,
    Voice,
)
from dateline.register import terms_of
from dateline.store import Case

if TYPE_CHECKING:
    import pandas

_Kept = TypeVar("_Kept")
_SINGLY = 250  # reports are fetched one by one; where more are asked for, all at once
_A_DAY = timedelta(days=1)
_MOST_THINGS, _MOST_CHARACTERS = 256, 48_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events a person wants: all that meet every filter given.

    `actor` is a code, country or part of a name on either side; `dyad` two of them, one on each side; days
    are those on which the event was, or where no report dates it, those on which it was told.
    """

    actor: str | None = None
    dyad: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = ()
    origins: int = 0

    def let(self, event: Event) -> bool:
        """Whether the event meets all filters."""
        both = (*event.actors, *event.recipients)
        return self is _ALL or (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and event.origins >= self.origins
            and (self.actor is None or any(is_party(party, self.actor) for party in both))
            and (self.dyad is None or _is_between(event, self.dyad))
            and (self.place is None or _is_in(event, self.place))
            and self._in_period(event)
        )

    def _in_period(self, event: Event) -> bool:
        first = day_of(event)
        last = event.last_day or first
        if first is None or last is None:
            return self.since is None and self.until is None
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def day_of(event: Event) -> date | None:
    """The first day on which an event may have been, or where no report dates it, on which it was first told."""
    told = event.first_at
    return event.day or (told.date() if told else None)


def is_party(party: Party, words: str) -> bool:
    """Whether a person who writes these words, a code or part of a name, means this party."""
    wanted = words.casefold()
    codes = {code.casefold() for code in (party.code, party.country) if code}
    return wanted in codes or wanted in party.name.casefold()


def _is_between(event: Event, dyad: tuple[str, str]) -> bool:
    def has(side: Iterable[Party], words: str) -> bool:
        return any(is_party(party, words) for party in side)

    one, other = dyad
    return (has(event.actors, one) and has(event.recipients, other)) or (
        has(event.actors, other) and has(event.recipients, one)
    )


def _is_in(event: Event, words: str) -> bool:
    place = event.place
    if place is None:
        return False
    states = {str(ref) for term in terms_of(words) if term.kind == "state" for ref in term.refs}
    return place.country in states or words.casefold() in (
        (place.name or "").casefold(),
        (place.country or "").casefold(),
    )


_ALL = Filters()


@dataclass(frozen=True, kw_only=True)
class View:
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

    def find_events(self, filters: Filters = _ALL) -> list[Event]:
        """In order of their days; those that no report dates stand where they were first told."""
        return sorted(filter(filters.let, self.events), key=_place_in_time)

    def find_disputes(self, filters: Filters = _ALL) -> list[Disputed]:
        """In the order of the picture; what is tied to no event meets no filter."""

        def wanted(disputed: Disputed) -> bool:
            event = self.events_by_id.get(disputed.event or "")
            return filters.let(event) if event else filters == _ALL

        return [disputed for disputed in self.picture.disputes if wanted(disputed)]

    def find_expectations(
        self, filters: Filters = _ALL, *, outcomes: Iterable[Outcome] = ()
    ) -> list[Expectation]:
        """In the order of their last days, those without one last."""
        kept = frozenset(outcomes)
        found = [
            e
            for e in self.picture.expectations
            if (not kept or e.outcome in kept) and filters.let(self.events_by_id[e.event])
        ]
        return sorted(found, key=lambda e: (e.last_day is None, e.last_day or date.max, e.id))

    def find_contacts(self, filters: Filters = _ALL) -> list[Contact]:
        """In the order in which they were first told."""
        return [c for c in self.picture.contacts if filters.let(self.events_by_id[c.event])]

    def find_actors(self, filters: Filters = _ALL) -> tuple[Actor, ...]:
        """Those that act and are acted on most first."""
        return make_actors(filter(filters.let, self.events))

    def frame(self, filters: Filters = _ALL) -> "pandas.DataFrame":
        """The events as a data frame, one a row, with the columns of ``dateline export CASE csv``.

        Lists are lists, days are dates, what is unknown is None. Raises InputError where pandas is not installed.
        """
        from dateline.exports import COLUMNS, event_rows

        try:
            import pandas
        except ImportError as error:
            step = "install it with: pip install pandas"
            raise InputError("pandas", cause="it is not installed", next_step=step) from error
        return pandas.DataFrame(list(event_rows(self, filters=filters)), columns=[c.name for c in COLUMNS])

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
        self, filters: Filters = _ALL, *, most: int | None = None, entries: int | None = None
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


class Views:
    """The views of one case that were asked for last, kept until the case changes. Threads may share it."""

    def __init__(self, case: Case, *, most: int = 4) -> None:
        self.case = case
        self._most = most
        self._lock = RLock()
        self._revision = ""
        self._views: OrderedDict[datetime | None, View | None] = OrderedDict()

    def at(self, as_of: datetime | None = None) -> View | None:
        """The case as of a moment, the newest report's unless given; None where no report was read."""
        with self._lock:
            revision = self.case.revision()
            if revision != self._revision:
                self._views.clear()
                self._revision = revision
            if as_of not in self._views:
                self._views[as_of] = view_of(self.case, as_of=as_of)
                while len(self._views) > self._most:
                    self._views.popitem(last=False)
            self._views.move_to_end(as_of)
            return self._views[as_of]

    @property
    def revision(self) -> str:
        """What the views were made of: another word when a report, a reading or a judgement has come or gone."""
        return self.case.revision()


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
