"""Words in a labelled case → where they stand in its text."""

import re
from dataclasses import dataclass
from typing import Any

from dateline.records import Extent
from evals.gold import CaseError

GAP = " … "
"""Stands for the words between two given ends: "the raid … two soldiers"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Finds words in one text; `item` names the file and the item for errors."""

    text: str
    item: str

    def under(self, name: str) -> "Anchor":
        """The same text, for an item inside this one."""
        return Anchor(text=self.text, item=f"{self.item}.{name}")

    def fail(self, what: str) -> CaseError:
        """An error that says where it is."""
        return CaseError(f"{self.item}: {what}")

    def find(self, where: Any) -> Extent:
        """The place that words, ``{"words": …, "nth": …}`` or ``[start, end]`` point to.

        Words stand at word boundaries. Raises CaseError when they do not occur, or occur more than
        once and no `nth` (counted from 1) says which is meant.
        """
        if isinstance(where, list):
            return self._offsets(where)
        if isinstance(where, dict):
            return self._words(where["words"], nth=where.get("nth"))
        return self._words(where, nth=None)

    def _offsets(self, where: list[int]) -> Extent:
        if len(where) != 2 or not 0 <= where[0] < where[1] <= len(self.text):
            raise self.fail(f"no such offsets: {where}")
        return Extent(start=where[0], end=where[1])

    def _words(self, words: str, *, nth: int | None) -> Extent:
        first, _, last = words.partition(GAP)
        head = self._one(first, nth=nth)
        if not last:
            return head
        tail = next((m for m in _places(self.text, words=last) if m.start >= head.end), None)
        if tail is None:
            raise self.fail(f"{last!r} does not follow {first!r}")
        return Extent(start=head.start, end=tail.end)

    def _one(self, words: str, *, nth: int | None) -> Extent:
        places = _places(self.text, words=words)
        if not places:
            raise self.fail(f"{words!r} is not in the text")
        if nth is None and len(places) > 1:
            raise self.fail(f"{words!r} occurs {len(places)} times: say which with nth")
        if nth is not None and not 1 <= nth <= len(places):
            raise self.fail(f"{words!r} occurs {len(places)} times, not {nth}")
        return places[(nth or 1) - 1]


def _places(text: str, *, words: str) -> list[Extent]:
    left = r"(?<!\w)" if re.match(r"\w", words) else ""
    right = r"(?!\w)" if re.search(r"\w\Z", words) else ""
    found = re.finditer(left + re.escape(words) + right, text)
    return [Extent(start=m.start(), end=m.end()) for m in found]
