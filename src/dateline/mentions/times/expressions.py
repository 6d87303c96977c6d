"""An expression of time before it is resolved, and the rules that make one.

In: patterns over kinds of words. Out: rules that match them in a sentence's items. A pattern is written in
the names of kinds (``daynum month``); each kind is one letter to the matcher, so a match is as long as its
items and costs what its length is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.mentions.times.lexicon import CODES, Item, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """An expression of time before it is resolved: the items it covers and what they say.

    `kind` is what sort of stretch it is; `shift` counts units back or ahead ("last" is -1); `part` is a
    part of day after TimeML; `grain` is how fine a clock is read ("hour", "minute"); `origin` says what
    the words count from: publication, an earlier time in the text, or a day named near ("text", "near").
    `other` is the end of a range.
    """

    first: int
    last: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str = ""
    count: float | None = None
    part: str = ""
    edge: str = ""
    clock: str = ""
    zone: Value = None
    grain: str = ""
    origin: str = "publication"
    value: str = ""
    other: "Expression | None" = None


class Match(NamedTuple):
    """A pattern met: all items of the sentence, and the range that the pattern covers."""

    items: Sequence[Item]
    first: int
    last: int

    def value(self, *kinds: str) -> Value:
        return next((i.value for i in self.items[self.first : self.last] if i.kind in kinds), None)

    def number(self, *kinds: str) -> int | None:
        found = self.value(*kinds)
        return int(found) if isinstance(found, int | float) else None

    def word(self, *kinds: str) -> str:
        return next((i.lower for i in self.items[self.first : self.last] if i.kind in kinds), "")

    def text(self, *kinds: str) -> str:
        return str(self.value(*kinds) or "")

    def shift(self) -> int | None:
        """-1, 1 or 0 for "last", "next" and "this"; None where none is said."""
        if self.word("last"):
            return -1
        if self.word("next"):
            return 1
        return 0 if self.word("this") else None

    def part(self) -> str:
        """The part of day said; "early" and "late" alone are an edge, which TIMEX3 values do not hold."""
        return self.text("part")

    def edge(self) -> str:
        return self.word("early", "late", "earlier", "later", "edge")

    def unit(self) -> str:
        return self.text("unit", "units", "hour", "hours")

    def quantity(self) -> float | None:
        """How many units are said, at most; None for "few", "several" and a bare plural."""
        if self.word("vague"):
            return None
        items = self.items[self.first : self.last]
        if numbers := [float(i.value or 0) for i in items if i.kind in NUMBERS and i.lower != "0"]:
            return max(numbers)
        if self.word("half"):
            return 0.5
        return 1.0 if self.word("a", "unit", "hour") else None

    def before(self) -> str:
        """The word before the match; empty at the start of the sentence."""
        return self.items[self.first - 1].lower if self.first else ""

    def after(self) -> str:
        """The word after the match; empty at the end of the sentence."""
        return self.items[self.last].lower if self.last < len(self.items) else ""

    def closes(self) -> bool:
        """Nothing follows that "before" or "after" at the end could govern."""
        return self.last == len(self.items) or self.items[self.last].text in ".,;:!?)”’\"'—–"

    def make(self, kind: str, **fields: object) -> Expression:
        return replace(Expression(first=self.first, last=self.last, kind=kind), **fields)  # type: ignore[arg-type]

    def make_day(self, **fields: object) -> Expression:
        """A day with the part or edge of it that is said."""
        return self.make("day", **{"part": self.part(), "edge": self.word("early", "late"), **fields})


NUMBERS = ("number", "daynum", "year", "digits", "decimal")
Maker = Callable[[Match], Expression | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Patterns, and what makes an expression of a match or refuses it."""

    patterns: tuple[re.Pattern[str], ...]
    make: Maker


_PIECES = {
    "COUNT": "(daynum|year|digits|number|decimal|vague)",
    "UNITS": "(units|hours)",
    "UNIT": "(unit|hour)",
    "DAY": "(daynum|ordinal)",
    "EDGE": "((early|late)(in|of)?|(early|late|edge)dash|the?(edge|half)of)?",
    "SHIFT": "(this|last|next|this last|this next)",
    "PART": "(dash?part)?",
    "EARLY": "((early|late)on?)?",
    "YEAR": "(comma?year|of?(last|this|next)unit)?",
}


def rule(*patterns: str) -> Callable[[Maker], Rule]:
    """Makes a rule of a maker, for patterns in the names of kinds; spaces only separate them."""
    return lambda make: Rule(patterns=tuple(re.compile(_coded(pattern)) for pattern in patterns), make=make)


def _coded(pattern: str) -> str:
    """The pattern with a letter for every kind: ``daynum month`` becomes two characters."""
    for name, piece in _PIECES.items():
        pattern = pattern.replace(name, piece)
    return re.sub(r"[a-z]+", lambda kind: CODES[kind.group()], pattern).replace(" ", "").replace("(", "(?:")
