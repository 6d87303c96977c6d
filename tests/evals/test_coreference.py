from itertools import permutations

import pytest

from evals.pictures.coreference import b_cubed, ceaf_e, clusters_by, conll, muc, without_singletons
from evals.pictures.pairing import assign, assign_weights


def clusters(*words):
    return tuple(frozenset(word) for word in words)


GOLD, FOUND = clusters("abc", "defg"), clusters("ab", "cd", "fghi")
"""The worked example of Pradhan et al. (2014): e is missed, h and i are made up."""


@pytest.mark.parametrize(
    ("measure", "recall", "precision"), [(muc, 0.4, 0.4), (b_cubed, 0.42, 0.5), (ceaf_e, 0.65, 0.43)]
)
def test_the_worked_example_of_the_reference_scorer(measure, recall, precision):
    found = measure(GOLD, FOUND)
    assert (round(found.recall, 2), round(found.precision, 2)) == (recall, precision)


def test_conll_is_the_mean_of_three():
    b_cubed_f1 = 2 * (35 / 84) * 0.5 / (35 / 84 + 0.5)
    ceaf_f1 = 2 * 1.3 / (2 + 3)
    assert conll(GOLD, FOUND) == pytest.approx((0.4 + b_cubed_f1 + ceaf_f1) / 3)


def test_b_cubed_as_bagga_and_baldwin_tell_it():
    gold, found = clusters("12345", "67", "89ABC"), clusters("12345", "6789ABC")
    assert b_cubed(gold, found).precision == pytest.approx(16 / 21)  # 76 in their paper
    assert b_cubed(gold, found).recall == 1.0


def test_the_same_clusters_are_right_throughout_and_alone_everything_is_precise():
    assert [m(GOLD, GOLD).f1 for m in (muc, b_cubed, ceaf_e)] == [1.0, 1.0, 1.0]
    alone = clusters(*"abcdefg")
    assert (b_cubed(GOLD, alone).precision, b_cubed(GOLD, alone).recall) == (1.0, pytest.approx(2 / 7))
    assert muc(GOLD, alone).f1 == 0.0
    assert conll((), ()) == 0.0


def test_singletons_are_dropped_and_clusters_built():
    assert without_singletons(clusters("a", "bc")) == clusters("bc")
    assert clusters_by([("a", 1), ("b", 2), ("c", 1)]) == clusters("ac", "b")


def test_pairs_have_the_highest_sum_there_is():
    weights = {(0, 0): 3.0, (0, 1): 2.9, (1, 0): 2.8, (2, 2): 1.0, (3, 2): 2.0}
    assert assign_weights(weights) == ((0, 1), (1, 0), (3, 2))  # the greedy pair (0, 0) would leave 1 alone
    assert assign([], [1], likeness=lambda g, f: 1.0) == ()


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_the_best_of_all_orders(seed):
    table = [
        [(7 * i * i + 5 * j * j + 11 * i * j + seed * (i + 2 * j)) % 13 for j in range(5)] for i in range(4)
    ]
    weights = {(i, j): float(table[i][j]) for i in range(4) for j in range(5) if table[i][j]}
    best = max(sum(table[i][j] for i, j in enumerate(order)) for order in permutations(range(5), 4))
    assert sum(weights[pair] for pair in assign_weights(weights)) == best
