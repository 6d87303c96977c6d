"""What many reports together say at a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dateline.records.account import Party, Voice
from dateline.records.event import Status
from dateline.records.happening import Event

Slot = Literal["occurrence", "responsibility", "number", "date", "place", "nature"]
Outcome = Literal["open", "happened", "did not happen", "lapsed"]
Way = Literal["visit", "meeting", "phone", "message", "talks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where something stands: characters `start` to `end` of a report, half-open."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a slot: what is said, by which independent voices, since when, and where.

    `earlier` are values that the same voices gave before and have replaced.
    """

    value: str
    voices: tuple[Voice, ...]
    since: datetime | None
    citations: tuple[Citation, ...]
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Something about an event on which voices do not agree; no side is held right.

    `event` is an id, None where the reports do not tie it to one; `unit` what a number counts. `about` says
    it in words. Sides come in the order in which they were first told.
    """

    id: str
    slot: Slot
    about: str
    event: str | None
    unit: str | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A voice that gives a new figure for the same thing: no dispute."""

    event: str | None
    unit: str
    voice: Voice
    values: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """Something said to come, and how it turned out by the moment of the picture.

    `event` is the id of what is expected; `status` how it was first told (planned, threatened, conditional or
    possible); `day` to `last_day` its horizon, None where no report gives one. `said` are the places that
    tell it, the first one first; `evidence` those that close it, and `by` the id of the event that fulfilled
    it, where it is another one. An expectation has ``lapsed`` when its last day has passed and no report says
    what came of it.
    """

    id: str
    event: str
    status: Status
    day: date | None
    last_day: date | None
    voices: tuple[Voice, ...]
    said: tuple[Citation, ...]
    opened_at: datetime | None
    outcome: Outcome
    evidence: tuple[Citation, ...]
    closed_at: datetime | None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who met, called, hosted or messaged whom, through whom, on what day, and who says so."""

    id: str
    event: str
    way: Way
    status: Status
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    via: tuple[Party, ...]
    day: date | None
    last_day: date | None
    voices: tuple[Voice, ...]
    citations: tuple[Citation, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Days of reports on one matter: `documents` in order of publication, `events` by how many reports tell them."""

    id: str
    title: str
    documents: tuple[str, ...]
    origins: int
    events: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saga:
    """Weeks of stories between the same two sides: `dyad` are their codes, in order of the alphabet."""

    id: str
    dyad: tuple[str, ...]
    stories: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that the picture cannot say, in one sentence, and where it shows."""

    what: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the reports published by a moment say, with who says it.

    `reports` and `origins` count what it rests on. Nothing published later is in it.
    """

    as_of: datetime
    reports: int
    origins: int
    events: tuple[Event, ...]
    disputes: tuple[Disputed, ...]
    updates: tuple[Update, ...]
    expectations: tuple[Expectation, ...]
    contacts: tuple[Contact, ...]
    stories: tuple[Story, ...]
    sagas: tuple[Saga, ...]
    missing: tuple[Missing, ...]

    def event(self, id: str) -> Event | None:
        """The event of this id, or None."""
        return next((event for event in self.events if event.id == id), None)
