"""How much of one text stands word for word in another."""

import numpy as np
from numpy.typing import NDArray

from dateline.origins.shingles import Sketch, contains, read_sketch
from dateline.records.document import Document, Span
from dateline.records.origin import Likeness, Passage

# What somebody said stands in the reports of all who heard it: words between quotation marks show little.
QUOTED = 0.1


def compare_texts(one: Document, other: Document) -> Likeness:
    """The likeness of two reports, headlines, datelines and credit lines set aside.

    >>> from dateline.records import make_document
    >>> text = "Six people died on Monday when a grain store burned in the port of Liska."
    >>> compare_texts(make_document(text), make_document("LISKA (AFP) - " + text)).of_one
    1.0
    """
    return compare_sketches(read_sketch(one), read_sketch(other))


def compare_sketches(one: Sketch, other: Sketch) -> Likeness:
    """The likeness of two texts of which the sketches are at hand."""
    runs = _runs(one, other)
    common = len(np.intersect1d(one.known, other.known, assume_unique=True))
    return Likeness(
        of_one=share(covered(one, other), quote_weights(one)),
        of_other=share(covered(other, one), quote_weights(other)),
        jaccard=common / max(1, len(one.known) + len(other.known) - common),
        longest_run=max((length for _, _, length in runs), default=0),
        passages=tuple(
            Passage(here=_span(one, i, length), there=_span(other, j, length)) for i, j, length in runs
        ),
    )


def covered(one: Sketch, other: Sketch) -> NDArray[np.bool_]:
    """For each word of the one whether it stands in a run of words that is also in the other."""
    found = np.zeros(one.words, np.bool_)
    if one.width != other.width:
        return found
    shared = contains(other.known, one.shingles)
    for i in range(one.width):
        found[i : i + len(shared)] |= shared
    return found


def quote_weights(one: Sketch) -> NDArray[np.float64]:
    """What each word counts: a word between quotation marks a tenth."""
    return np.where(one.quoted, QUOTED, 1.0)


def share(cover: NDArray[np.bool_], weights: NDArray[np.float64]) -> float:
    """The weighted share of words covered, 0 to 1."""
    whole = float(weights.sum())
    return round(float(weights[cover].sum()) / whole, 4) if whole else 0.0


def _runs(one: Sketch, other: Sketch) -> list[tuple[int, int, int]]:
    """Where shared runs begin in the one and the other, in words, and how many words they have."""
    if one.width != other.width:
        return []
    order = np.argsort(other.shingles, kind="stable")
    ranked = other.shingles[order]
    shared = np.flatnonzero(contains(other.known, one.shingles))
    firsts = order[np.searchsorted(ranked, one.shingles[shared])] if len(shared) else shared
    here, there = one.shingles.tolist(), other.shingles.tolist()
    runs: list[tuple[int, int, int]] = []
    for i, first in zip(shared.tolist(), firsts.tolist(), strict=True):
        if runs:
            start, begin, count = runs[-1]
            if i == start + count and begin + count < len(there) and there[begin + count] == here[i]:
                runs[-1] = (start, begin, count + 1)
                continue
        runs.append((i, first, 1))
    return [(i, j, count + one.width - 1) for i, j, count in runs]


def _span(sketch: Sketch, at: int, length: int) -> Span:
    return sketch.document.span(int(sketch.starts[at]), int(sketch.ends[at + length - 1]))
