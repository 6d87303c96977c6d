from datetime import date

import pytest

from evals.days import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-04-11", date(2024, 4, 11), date(2024, 4, 11)),
        ("2024-04-11TNI", date(2024, 4, 11), date(2024, 4, 11)),
        ("2024-W14", date(2024, 4, 1), date(2024, 4, 7)),
        ("2024-W14-WE", date(2024, 4, 6), date(2024, 4, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_value_stands_for_its_days(value, first, last):
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["PAST_REF", "P2D", "any"])
def test_what_is_no_stretch_of_days_is_refused(value):
    with pytest.raises(ValueError, match=value):
        days_of(value)
