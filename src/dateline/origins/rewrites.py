"""Earlier texts of an agency that say much the same in other words."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from dateline.origins.shingles import Sketch, contains, mix
from dateline.origins.words import hash_words

# 32 bands of two rows: a pair that shares 0.3 of its words meets with a chance of 0.95, at 0.1 with 0.28.
_BANDS, _ROWS = 32, 2
_SEEDS = mix(np.arange(1, _BANDS * _ROWS + 1, dtype=np.uint64))
_PRIME = np.uint64(0x9E3779B97F4A7C15)
# One more bucket holds the latest texts of an agency, however unlike: a flash of a line and the report that follows it
# share too few words to meet otherwise.
# How many origins a bucket keeps, the latest: an agency's text is rewritten within days.
_KEPT = 16


class Rewrites:
    """Texts met so far under the agencies they name, found again by MinHash of their content words (Broder 1997).

    Looking up and adding a text costs the same however many there are.
    """

    def __init__(self) -> None:
        self._buckets: dict[int, list[tuple[str, int]]] = {}

    def find(self, sketch: Sketch, agencies: frozenset[str], *, most: int) -> list[int]:
        """The numbers of earlier texts that name one of the agencies; those alike in most bands first."""
        met: Counter[int] = Counter()
        for bucket in _bands(sketch, agencies):
            met.update(number for _, number in self._buckets.get(bucket, ()))
        return sorted(met, key=lambda number: (-met[number], -number))[:most]

    def add(self, sketch: Sketch, agencies: frozenset[str], *, number: int, origin: str) -> None:
        """A text can be found under each agency it names, one in a bucket for each origin."""
        for bucket in _bands(sketch, agencies):
            kept = self._buckets.setdefault(bucket, [])
            if all(origin != other for other, _ in kept):
                kept.append((origin, number))
                del kept[:-_KEPT]


def share_of_content(one: Sketch, other: Sketch) -> float:
    """The share of the content words of the one that are also in the other, quotations left out, 0 to 1."""
    return round(float(contains(other.content, one.content).mean()), 4) if len(one.content) else 0.0


def _bands(sketch: Sketch, agencies: frozenset[str]) -> list[int]:
    if not agencies or not len(sketch.content):
        return []
    least = mix(sketch.content[:, None] ^ _SEEDS).min(axis=0).reshape(_BANDS, _ROWS)
    bands: NDArray[np.uint64] = least[:, 0] * _PRIME + least[:, 1] + np.arange(_BANDS, dtype=np.uint64)
    names = hash_words(tuple(sorted(agencies)))
    buckets: list[int] = mix(np.append(bands, np.uint64(0))[:, None] ^ names).ravel().tolist()
    return buckets
