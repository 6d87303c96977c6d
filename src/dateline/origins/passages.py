"""Earlier texts that share runs of words, and which runs are common property."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from dateline.origins.shingles import Sketch

# A passage that so many earlier origins carry is background ("More than 4,000 people have been killed since …").
_COMMON = 3
# An anchor held by so many origins leads nowhere any more.
_HOLDERS = 8


class Passages:
    """Texts met so far by their anchors, the few shingles by which a text is found again.

    An anchor leads to the first text of each origin that holds it. Copies of one text add nothing, so that forty
    copies do not make it background, and looking up costs the same however many there are.
    """

    def __init__(self) -> None:
        self._holders: dict[int, tuple[int, ...]] = {}

    def find(self, sketch: Sketch, *, most: int) -> list[int]:
        """The numbers of earlier texts that share most anchors with this one, best first, then earliest."""
        met: Counter[int] = Counter()
        for key in _keys(sketch):
            met.update(self._holders.get(key, ()))
        return sorted(met, key=lambda number: (-met[number], number))[:most]

    def common(self, sketch: Sketch) -> NDArray[np.bool_]:
        """For each word whether it stands in a passage that three and more earlier origins carry.

        A word goes with the nearest anchor, so that the borders of a passage are known to about eight words.
        """
        at = sketch.anchors + sketch.width // 2
        if not len(at):
            return np.zeros(sketch.words, np.bool_)
        known = np.array([len(self._holders.get(key, ())) >= _COMMON for key in _keys(sketch)], np.bool_)
        halves = (at[1:] + at[:-1]) / 2
        return known[np.searchsorted(halves, np.arange(sketch.words))]

    def add(self, sketch: Sketch, *, number: int, origin: str, origins: list[str]) -> None:
        """The text can be found; `origins` are those of all texts by number."""
        for key in set(_keys(sketch)):
            holders = self._holders.get(key, ())
            if len(holders) < _HOLDERS and all(origins[other] != origin for other in holders):
                self._holders[key] = (*holders, number)


def _keys(sketch: Sketch) -> list[int]:
    keys: list[int] = sketch.shingles[sketch.anchors].tolist()
    return keys
