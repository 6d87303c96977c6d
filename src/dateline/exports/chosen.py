"""What is exported: a case at a moment, and those of its events that a person wants."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, Protocol

from dateline.exports.words import one_line
from dateline.records import (
    Account,
    Brief,
    Disputed,
    Document,
    Event,
    Picture,
    Saying,
    Telling,
)

Length = Literal["short", "normal", "long"]


class Listed(Protocol):
    """A source of a case: a feed, a list of feeds, or a page, with its address."""

    @property
    def address(self) -> str: ...

    @property
    def kind(self) -> str | None: ...


class Followed(Protocol):
    """A case that knows where its reports come from."""

    def sources(self) -> Sequence[Listed]: ...


class Moment(Protocol):
    """What an export needs of a case at a moment."""

    @property
    def as_of(self) -> datetime: ...

    @property
    def case(self) -> Followed: ...

    @property
    def texts(self) -> Callable[[str], Document]: ...

    @property
    def accounts(self) -> tuple[Account, ...]: ...

    @property
    def picture(self) -> Picture: ...

    def find_events(self, filters: Any = ...) -> list[Event]: ...

    def find_sayings(self) -> Iterator[Saying]: ...

    def make_brief(self, *, since: datetime | None = None, length: Length = "normal") -> Brief: ...


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A case at a moment and the events of it that are exported, in order; `since` and `length` are a brief's."""

    view: Moment
    events: tuple[Event, ...]
    since: datetime | None = None
    length: Length = "normal"

    @cached_property
    def disputes(self) -> Mapping[str, tuple[Disputed, ...]]:
        """What is disputed about each event, by the event's id."""
        found: dict[str, tuple[Disputed, ...]] = {}
        for disputed in self.view.picture.disputes:
            if disputed.event:
                found[disputed.event] = (*found.get(disputed.event, ()), disputed)
        return found

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """What each report tells, by the report's id."""
        return {account.document: account for account in self.view.accounts}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The reports that tell the events, in order of publication."""
        ids = {telling.document for event in self.events for telling in event.tellings}
        return tuple(
            self.view.texts(account.document) for account in self.view.accounts if account.document in ids
        )

    def document(self, id: str) -> Document:
        """The report of this id."""
        return self.view.texts(id)

    def sentence(self, telling: Telling) -> str:
        """The sentence that tells it, on one line."""
        place = telling.told.sentence
        return one_line(self.document(telling.document).text[place.start : place.end])

    def make_brief(self) -> Brief:
        """The brief at the moment."""
        return self.view.make_brief(since=self.since, length=self.length)


def voice_text(telling: Telling) -> str:
    """Who says so: the outlet, or the speaker and the outlet."""
    outlet = one_line(telling.outlet or "unknown outlet")
    voice = telling.told.voice
    return outlet if voice.kind == "outlet" else f"{one_line(voice.name)}, in {outlet}"


def choose(
    view: Moment,
    *,
    filters: Any = None,
    since: datetime | None = None,
    length: Length = "normal",
    events: Iterable[Event] | None = None,
) -> Chosen:
    """The events of the view that meet the filters, all unless given, or `events` where they are at hand."""
    if events is None:
        events = view.find_events() if filters is None else view.find_events(filters)
    return Chosen(view=view, events=tuple(events), since=since, length=length)
