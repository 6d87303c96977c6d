"""Counts behind a score: a share, or precision and recall together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many were right of how many.

    With `found` None it is a share: right of `gold`. Else an F1: right of the gold ones and right
    of those found. Counts add, so a score over many cases weighs every item alike.
    """

    right: int = 0
    gold: int = 0
    found: int | None = None

    def __add__(self, other: "Count") -> "Count":
        both = None if self.found is None or other.found is None else self.found + other.found
        return Count(right=self.right + other.right, gold=self.gold + other.gold, found=both)

    @property
    def value(self) -> float | None:
        """The score in percent, or None when there was nothing to score."""
        whole = self.gold if self.found is None else (self.gold + self.found) / 2
        return 100 * self.right / whole if whole else None

    @property
    def words(self) -> str:
        """The counts behind the score, in words."""
        found = "" if self.found is None else f", {self.found} found"
        return f"{self.right} of {self.gold}{found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Count):
    """A score made elsewhere, 0 to 1, with what it was made of in words: scores of clusters have no counts that add."""

    rate: float
    made_of: str

    def __add__(self, other: Count) -> Count:
        raise TypeError("measures of different things do not add")

    @property
    def value(self) -> float | None:
        """The score in percent, or None when there was nothing to score."""
        return 100 * self.rate if self.gold else None

    @property
    def words(self) -> str:
        """What it was made of."""
        return self.made_of


Scores = dict[str, Count]


def add_scores(scores: list[Scores]) -> Scores:
    """One set of scores over several."""
    total: Scores = {}
    for one in scores:
        for name, count in one.items():
            total[name] = total[name] + count if name in total else count
    return total


def share(right: int, *, of: int) -> Count:
    """A share: `right` of `of`."""
    return Count(right=right, gold=of)


def balance(right: int, *, gold: int, found: int) -> Count:
    """Precision and recall together, as F1."""
    return Count(right=right, gold=gold, found=found)
