"""A text as the hashes of its runs of eight words, and the few of them by which it is found again."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from dateline.origins.credits import find_credits
from dateline.origins.words import hash_words, read_words
from dateline.records.document import Document
from dateline.records.origin import Credit

# Eight words: shorter runs are shared by chance ("said in a statement on Tuesday that"), longer ones break at each
# edit.
RUN = 8
# Of each 16 shingles in a row the one with the least hash is kept (winnowing; Schleimer, Wilkerson and Aiken 2003): two
# texts that share 23 words in a row are sure to share a kept one, and about one shingle in eight is kept.
_WINDOW = 16
_STOP = frozenset(
    "a about after against all also an and any are as at be because been before being but by can could did do does "
    "during each few for from had has have he her here him his how if in into is it its just last later like made may "
    "more most much near new next no not now of off on one only or other our out over own said say says she since so "
    "some such than that the their them then there these they this those through to told under until up us very was we "
    "were what when where which while who whom whose why will with would you your according added late early".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is kept of a text to compare it.

    `starts`, `ends` and `quoted` are those of its words; `shingles` the hash of each run of `width` words, in
    order, and `known` the same sorted, each once; `anchors` the positions of those by which the text is found;
    `content` the hashes of its words that carry meaning and are no quotation, sorted, each once.
    """

    document: Document
    credits: tuple[Credit, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    width: int
    shingles: NDArray[np.uint64]
    known: NDArray[np.uint64]
    anchors: NDArray[np.intp]
    content: NDArray[np.uint64]

    @property
    def words(self) -> int:
        """How many words are compared."""
        return len(self.starts)


def shingles(document: Document) -> NDArray[np.uint64]:
    """The 64-bit hashes of each run of eight words of a report, in order, the same on every machine.

    A text of fewer words has one, of all its words; one without words has none.
    """
    return read_sketch(document).shingles


def read_sketch(document: Document) -> Sketch:
    """The sketch of a report, made from its words without headline, dateline and credit lines."""
    credits = find_credits(document)
    words = read_words(document, credits)
    hashes = hash_words(words.forms)
    width = min(RUN, len(hashes))
    runs = _roll(hashes, width)
    told = ~words.quoted if not words.quoted.all() else words.quoted
    meant = [form not in _STOP and len(form) > 1 for form in words.forms]
    return Sketch(
        document=document,
        credits=credits,
        starts=words.starts,
        ends=words.ends,
        quoted=words.quoted,
        width=width,
        shingles=runs,
        known=np.unique(runs),
        anchors=_anchors(runs),
        content=np.unique(hashes[told & np.array(meant, np.bool_)]),
    )


def contains(known: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For each wanted hash whether it is among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(wanted), np.bool_)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == wanted
    return found


def mix(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hashes whose every bit depends on every bit (the finalizer of splitmix64)."""
    h = hashes.copy()
    h ^= h >> np.uint64(30)
    h *= np.uint64(0xBF58476D1CE4E5B9)
    h ^= h >> np.uint64(27)
    h *= np.uint64(0x94D049BB133111EB)
    h ^= h >> np.uint64(31)
    return h


def _roll(hashes: NDArray[np.uint64], width: int) -> NDArray[np.uint64]:
    if not width:
        return np.zeros(0, np.uint64)
    total = np.zeros(len(hashes) - width + 1, np.uint64)
    for i in range(width):  # arrays wrap around at 64 bits
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashes[i : len(hashes) - width + 1 + i]
    return mix(total)


def _anchors(runs: NDArray[np.uint64]) -> NDArray[np.intp]:
    if not len(runs):
        return np.zeros(0, np.intp)
    windows = sliding_window_view(runs, min(_WINDOW, len(runs)))
    return np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
