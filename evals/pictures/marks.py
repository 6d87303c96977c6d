"""Locators of the gold → places in the reports, and which places of the picture answer them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.records import Citation, Document, Extent

Row = dict[str, Any]


class Marked:
    """The gold of a case with the reports that its locators point into, in the order of its numbers."""

    def __init__(self, documents: Sequence[Document], *, gold: Row) -> None:
        self.gold = gold
        self._documents = {f"{n:02}": document for n, document in enumerate(documents, 1)}
        self._numbers = {document.id: number for number, document in self._documents.items()}
        self._texts = {document.id: document.text for document in documents}

    def place(self, mark: Row) -> Citation:
        """Where a locator points. Raises ValueError where its report does not hold the words so often."""
        document = self._documents[mark["report"]]
        found = list(re.finditer(f"(?={re.escape(mark['at'])})", document.text))
        if len(found) < mark["nth"]:
            raise ValueError(f"report {mark['report']} holds {mark['at']!r} {len(found)} times: {mark}")
        start = found[mark["nth"] - 1].start()
        return Citation(document=document.id, start=start, end=start + len(mark["at"]))

    def places(self, marks: Iterable[Row]) -> tuple[Citation, ...]:
        return tuple(self.place(mark) for mark in marks)

    def event(self, id: str) -> Row:
        """The marked event of this id."""
        return next(row for row in self.gold["events"] if row["id"] == id)

    def report(self, document: str) -> str:
        """The gold's number of a report, by the report's id."""
        return self._numbers.get(document, "?")

    def id(self, report: str) -> str:
        """The report's id, by its number."""
        return self._documents[report].id

    def words(self, place: Citation) -> str:
        """A place for people to read: the number of its report and its words."""
        text = " ".join(self._texts.get(place.document, "")[place.start : place.end].split())
        return f"[{self.report(place.document)}] {text if len(text) <= _LONG else text[:_LONG] + '…'}"


_LONG = 110


def inside(document: str, extent: Extent) -> Citation:
    """Characters of a report as a citation."""
    return Citation(document=document, start=extent.start, end=extent.end)


def covers(one: Citation, other: Citation) -> bool:
    """True when both share a character of one report."""
    return one.document == other.document and one.start < other.end and other.start < one.end


def covered(places: Iterable[Citation], *, by: Iterable[Citation]) -> int:
    """How many of the places share a character with some citation."""
    citations = tuple(by)
    return sum(any(covers(citation, place) for citation in citations) for place in places)


_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}


def numbers_in(text: str) -> Iterator[float]:
    """The numbers that a text gives, in digits or, up to twenty, in words.

    >>> list(numbers_in("at least 2,000, then seven"))
    [2000.0, 7.0]
    """
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+", text):
        if word[0].isdigit():
            yield float(word.rstrip(",").replace(",", ""))
        elif word.lower() in _NUMBERS:
            yield float(_NUMBERS[word.lower()])
