"""A report as given, and places in its text."""

from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.ids import make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A half-open range of characters, ``start <= i < end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a report: ``document.text[start:end] == quote``, always."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report under a lead of its own ("Why it matters:"); `label` is the lead's words.

    `start` is where the lead begins, `end` where the next section or the text ends.
    """

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as retrieved. The text is never altered.

    `published_at` and `retrieved_at` are aware. `published_at` keeps the clock offset the report
    was published under, because "today" is a day on that clock.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    retrieved_at: datetime | None = None
    sections: tuple[Section, ...] = ()

    @property
    def counts_from(self) -> datetime | None:
        """Since when it is known: published or retrieved, whichever was first; None, for always, where nobody knows.

        No report is published after it was retrieved: one that says so counts from its retrieval.
        """
        return min((at for at in (self.published_at, self.retrieved_at) if at), default=None)

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`, which must lie inside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such words: {start}-{end} in a text of {len(self.text)}")
        return Span(start=start, end=end, quote=self.text[start:end])


def make_document(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    published_at: datetime | None = None,
    retrieved_at: datetime | None = None,
    sections: tuple[Section, ...] = (),
) -> Document:
    """A document whose id is made from its text, outlet, address and publication time.

    Raises ValueError when a time is naive: without an offset it names no instant.
    """
    for name, at in (("published_at", published_at), ("retrieved_at", retrieved_at)):
        if at is not None and at.tzinfo is None:
            raise ValueError(f"{name} has no offset from UTC: {at.isoformat()}")
    stamp = published_at.astimezone(UTC).isoformat() if published_at else None
    return Document(
        id=make_id("doc", text, outlet, url, stamp),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        language=language,
        published_at=published_at,
        retrieved_at=retrieved_at,
        sections=sections,
    )
