"""What Dateline makes of one report."""

from dataclasses import dataclass
from typing import Any

from dateline.records.claim import Claim, Dispute
from dateline.records.document import Document, Extent, Span
from dateline.records.entity import Entity
from dateline.records.event import EventMention
from dateline.records.mention import Figure, PlaceMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The reader that made a reading: name and version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something met and not understood: `where` (an item, a line, a field) and `what` in one sentence."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The sourced picture of one report: every part leads back to words of `document`."""

    reader: Reader
    document: Document
    sentences: tuple[Extent, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    arms: tuple[Span, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    events: tuple[EventMention, ...]
    disputes: tuple[Dispute, ...]
    issues: tuple[Issue, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of the reading, ``dateline.reading/2`` (docs/reference/reading.md)."""
        from dateline.records.form import reading_form  # form builds on this record

        return reading_form(self)

    @classmethod
    def from_dict(cls, form: dict[str, Any]) -> "Reading":
        """The reading whose `to_dict` gave this form. Raises ValueError for anything else."""
        from dateline.records.form import parse_reading

        return parse_reading(form)
