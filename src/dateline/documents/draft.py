"""One report on its way to becoming a Document: its text, and what is said of it beside the text."""

from dataclasses import dataclass
from datetime import datetime

from dateline.records import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page, a record or the user says of a report; None where nothing is said.

    `language` is a tag such as ``en-GB``; times are aware, `published_at` on the clock it was given in.
    """

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as found: `item` names where, `headings` are places known to be headings."""

    item: str
    text: str
    facts: Facts
    headings: tuple[Extent, ...] = ()
