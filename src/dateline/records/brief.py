"""What is printed of a picture: lines that lead back to reports."""

from dataclasses import dataclass
from datetime import date, datetime

from dateline.records.happening import Standing
from dateline.records.picture import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A line of a brief: words of a report, and where they stand.

    `text` is a sentence of the report that `citations` begin with, or what a speaker says there between
    quotation marks. `label` says in coded fields what the line is ("visit · planned · 2024-04-11"), `voice`
    who says it, `event` the id of the event it is about, if it is about one. Raises ValueError without a
    citation: nothing without a source can be printed.
    """

    text: str
    citations: tuple[Citation, ...]
    label: str = ""
    voice: str = ""
    quoted: bool = False
    event: str | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"no source for {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a brief under its title."""

    title: str
    lines: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a desk needs to know at a moment, in parts; `since` is when the last one was written, if there was one.

    `reports` and `origins` count what it rests on, `fresh` those of the reports that came since.
    """

    as_of: datetime
    since: datetime | None
    reports: int
    origins: int
    fresh: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event on a timeline: the sentence that states it, and how well it stands."""

    event: str
    line: Sourced
    type: str
    status: str
    standing: Standing
    origins: int
    reports: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day and what happened on it, weightiest first; `weight` ranks the day among others.

    `events` counts all that happened on it, also where only the weightiest are among the `entries`.
    """

    day: date
    weight: float
    events: int
    entries: tuple[Entry, ...]
