"""Governors from arc scores: for each sentence the best tree with one root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def find_heads(arcs: Scores) -> list[int]:
    """The governor of each word, -1 for the root, of the maximum spanning tree.

    `arcs` is (words, words + 1): how well each candidate governs each word, candidate 0 being the
    root. The greedy choice stands where it is a tree; else Chu-Liu-Edmonds decides, with each of the
    likeliest words tried as the only root (Zmigrod et al. 2020 give the reason for that care).
    """
    scores = arcs.copy()
    n = len(scores)
    scores[np.arange(n), np.arange(n) + 1] = _NEVER
    heads: list[int] = scores.argmax(1).tolist()
    if _is_tree(heads):
        return [h - 1 for h in heads]
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-(scores[:, 0] - scores.max(1)), kind="stable")[:3].tolist():
        found = _tree_with_root(scores, root)
        value = float(scores[np.arange(n), found].sum())
        if best is None or value > best[0]:
            best = (value, found)
    assert best is not None
    return [h - 1 for h in best[1]]


def _is_tree(heads: list[int]) -> bool:
    """True when exactly one word hangs on the root (0) and every word reaches it."""
    if heads.count(0) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 1
    for start in range(1, len(heads) + 1):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 2
            path.append(at)
            at = heads[at - 1]
        if state[at] == 2:
            return False
        for node in path:
            state[node] = 1
    return True


def _tree_with_root(scores: Scores, root: int) -> list[int]:
    """The best tree in which only word `root` hangs on the root."""
    n = len(scores)
    square = np.full((n + 1, n + 1), _NEVER, dtype=np.float64)
    square[1:, :] = scores
    square[1:, 0] = _NEVER
    square[root + 1, :] = _NEVER
    square[root + 1, 0] = 0.0
    heads = _edmonds(square)
    return [heads[i] for i in range(1, n + 1)]


def _edmonds(square: NDArray[np.float64]) -> list[int]:
    """Chu-Liu-Edmonds over `square[dependent, governor]`, node 0 the root; each cycle contracted in turn."""
    n = len(square)
    heads: list[int] = square.argmax(1).tolist()
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    ring = np.array(cycle)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    kept = square[ring, [heads[c] for c in cycle]]
    enter = square[np.ix_(ring, outside)] - kept[:, None]
    leave = square[np.ix_(outside, ring)]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), float(_NEVER))
    smaller[:m, :m] = square[np.ix_(outside, outside)]
    smaller[m, :m] = enter.max(0)
    smaller[:m, m] = leave.max(1)
    np.fill_diagonal(smaller, float(_NEVER))
    inner = _edmonds(smaller)
    for i, node in enumerate(outside.tolist()):
        if node:
            heads[node] = cycle[int(leave[i].argmax())] if inner[i] == m else int(outside[inner[i]])
    broken = cycle[int(enter[:, inner[m]].argmax())]
    heads[broken] = int(outside[inner[m]])
    return heads


def _cycle(heads: list[int]) -> list[int]:
    seen = [0] * len(heads)
    seen[0] = 1
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while not seen[at]:
            seen[at] = start + 1
            path.append(at)
            at = heads[at]
        if at in path:
            return path[path.index(at) :]
    return []
