"""A report → where it takes back what its outlet said before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Document, Extent

_IT = (
    r"(?:\s(?:it|this|that|them|the|our|its|an?|earlier|previous)){1,4}"
    r"(?:\s(?:account|report|story|article|claim|item|line|version)s?)?"
)
_TAKES_BACK = re.compile(
    r"\b(?:we|this (?:newspaper|site|agency|outlet|broadcaster))\s(?:hereby\s|have\s|has\s)?"
    rf"(?:withdr[ae]ws?{_IT}|withdrawn{_IT}|retract(?:s|ed)?{_IT}|take(?:s|n)?{_IT}\sback)\b"
    r"|\b(?:we|an earlier version of this (?:article|report|story)) (?:wrongly|incorrectly|mistakenly) "
    r"(?:reported|said|stated|printed)\b"
    r"|\bwe were wrong to (?:report|say|print)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\d{1,2}[:.]\d\d )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A paragraph that takes something back, and in it the words that do so."""

    paragraph: Extent
    words: Extent


def find_retractions(document: Document) -> tuple[Retraction, ...]:
    """Every paragraph in which the outlet withdraws what it said before, in its own voice."""
    text = document.text
    return tuple(
        Retraction(paragraph=paragraph, words=Extent(start=found.start(), end=found.end()))
        for paragraph in _paragraphs(text)
        if (found := _TAKES_BACK.search(text, paragraph.start, paragraph.end))
    )


def _paragraphs(text: str) -> Iterator[Extent]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield Extent(start=start, end=gap.start())
        start = gap.end()
    yield Extent(start=start, end=len(text))
