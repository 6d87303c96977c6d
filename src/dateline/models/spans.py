"""Names from label scores: the likeliest sequence in which every inside follows its own beginning."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.models.labels import NAME_LABELS, NAME_TYPES


def _transitions() -> NDArray[np.float32]:
    cost = np.zeros((len(NAME_LABELS), len(NAME_LABELS)), dtype=np.float32)
    for j, label in enumerate(NAME_LABELS):
        if label.startswith("I-"):
            kin = {label, f"B-{label[2:]}"}
            cost[[i for i, before in enumerate(NAME_LABELS) if before not in kin], j] = -1e9
    return cost


_MOVES = _transitions()


def find_spans(log_probs: NDArray[np.float32]) -> list[tuple[int, int, str, float]]:
    """Names as (start, end, type, score) over words; `log_probs` is (words, labels).

    Viterbi decoding, cut short between two words that are both surely no name; the score is the geometric
    mean of the labels' probabilities.
    """
    plain = log_probs[:, 0] > -0.01
    cuts = (np.flatnonzero(plain[1:] & plain[:-1]) + 1).tolist()
    path = [0] * len(log_probs)
    for start, end in pairwise((0, *cuts, len(log_probs))):
        if end > start + 1 or (end == len(log_probs) and start < end):
            path[start:end] = _best_path(log_probs[start:end], closed=end < len(log_probs))
    return _collect(path, log_probs)


def _best_path(log_probs: NDArray[np.float32], *, closed: bool) -> list[int]:
    """The likeliest labels of a run of words before which no name is; a `closed` one ends in no name."""
    best = log_probs[0] + _MOVES[0]
    back = np.zeros(log_probs.shape, dtype=np.intp)
    for i in range(1, len(log_probs)):
        reach = best[:, None] + _MOVES
        back[i] = reach.argmax(0)
        best = reach.max(0) + log_probs[i]
    path = [0 if closed else int(best.argmax())]
    for i in range(len(log_probs) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def _collect(path: list[int], log_probs: NDArray[np.float32]) -> list[tuple[int, int, str, float]]:
    spans: list[tuple[int, int, str, float]] = []
    i = 0
    while i < len(path):
        if path[i] == 0:
            i += 1
            continue
        end = i + 1
        while end < len(path) and NAME_LABELS[path[end]][0] == "I":
            end += 1
        score = float(np.exp(log_probs[np.arange(i, end), path[i:end]].mean()))
        spans.append((i, end, NAME_TYPES[(path[i] - 1) // 2], score))
        i = end
    return spans
