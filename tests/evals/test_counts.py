import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.counts import Count, add_scores, balance, share


@pytest.mark.parametrize(
    ("count", "value", "words"),
    [
        (share(3, of=4), 75.0, "3 of 4"),
        (balance(2, gold=4, found=2), 200 / 3, "2 of 4, 2 found"),
        (share(0, of=0), None, "0 of 0"),
    ],
)
def test_a_count_shows_its_value_and_its_words(count, value, words):
    assert count.value == (value if value is None else pytest.approx(value))
    assert count.words == words


counts = st.builds(balance, st.integers(0, 9), gold=st.integers(9, 20), found=st.integers(9, 20))


@given(one=counts, other=counts)
def test_counts_add_in_any_order(one: Count, other: Count):
    assert one + other == other + one
    assert (one + other).right == one.right + other.right


def test_scores_add_by_name():
    total = add_scores([{"a": share(1, of=2)}, {"a": share(1, of=1), "b": share(0, of=3)}])
    assert total == {"a": share(2, of=3), "b": share(0, of=3)}
