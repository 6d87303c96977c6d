"""Governors from arc scores."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.models.trees import find_heads


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


def _value(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, h + 1] for i, h in enumerate(heads)))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    trees = [h for h in product(range(-1, n), repeat=n) if _is_tree(h)]
    best = max(_value(scores, h) for h in trees)
    found = tuple(find_heads(scores))
    assert _is_tree(found)
    assert abs(_value(scores, found) - best) < 1e-3


@given(st.integers(1, 40), st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_every_sentence_gets_one_root_and_no_cycle(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert _is_tree(tuple(find_heads(scores)))
