"""Which of the things found answers which of the things marked."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.records import Extent, Span
from evals.gold import GoldActor

Place = Extent | Span
Pairs = tuple[tuple[int, int], ...]

_WORD = re.compile(r"\w+")
_TAIL = re.compile(
    r"[,;:(–—]|\s(?:of|in|at|from|for|on|to|with|by|near|who|whom|whose|which|that)\s", re.IGNORECASE
)
"""Where the part of a noun phrase that follows its head begins: "officials in Kyiv"."""


def overlap(one: Place, other: Place) -> bool:
    """True when both places share a character."""
    return one.start < other.end and other.start < one.end


def any_overlap(ones: Iterable[Place], others: Iterable[Place]) -> bool:
    """True when some place of the first shares a character with some place of the second."""
    others = tuple(others)
    return any(overlap(one, other) for one in ones for other in others)


def pair(gold: Sequence[Any], found: Sequence[Any], *, likeness: Callable[[Any, Any], float]) -> Pairs:
    """Pairs (gold number, found number), each used once, the likest first; none at likeness 0."""
    ranked = sorted(
        (-likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if likeness(g, f) > 0
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return tuple(sorted(pairs))


def words_of(text: str, *, places: Iterable[Place]) -> frozenset[int]:
    """Where the words in these places begin: a set to compare content by."""
    starts = (m.start() for p in places for m in _WORD.finditer(text, p.start, p.end))
    return frozenset(starts)


def head_of(text: str, *, place: Place) -> Place:
    """The head of a noun phrase, as nearly as words alone tell: the last word before its tail."""
    words = text[place.start : place.end]
    cut = next((m.start() for m in _TAIL.finditer(words) if m.start() > 0), len(words))
    last = [m for m in _WORD.finditer(words, 0, cut)]
    if not last:
        return place
    return Extent(start=place.start + last[-1].start(), end=place.start + last[-1].end())


def same_head(text: str, *, gold: Place, found: Place) -> bool:
    """True when the head of one phrase stands inside the other."""
    return overlap(head_of(text, place=gold), found) or overlap(head_of(text, place=found), gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The codes found on one side of an event: for each participant all codes it goes by."""

    codes: tuple[frozenset[str], ...]

    def fits(self, gold: Sequence[GoldActor]) -> bool:
        """True when every required actor is there and nobody who is not marked.

        Participants without a code are left out: they neither fit nor spoil. A marked actor whose
        code is open may go by any.
        """
        known = [codes for codes in self.codes if codes]
        allowed = {code for actor in gold for code in actor.codes}
        strangers = sum(not codes & allowed for codes in known)
        needed = [actor for actor in gold if not actor.optional and None not in actor.codes]
        found = all(any(codes & set(actor.codes) for codes in known) for actor in needed)
        return found and strangers <= sum(None in actor.codes for actor in gold)
