"""Confidence against what was right."""

from evals.calibration import bins_of, calibration_error, reliability_lines
from evals.counts import Count

ANSWERS = [(0.95, True)] * 9 + [(0.95, False)] + [(0.55, True), (0.55, False)]


def test_answers_fall_into_tenths_of_confidence():
    low, high = bins_of(ANSWERS)
    assert (low.low, low.events, low.right) == (0.5, 2, 0.5)
    assert (high.low, high.events, high.right) == (0.9, 10, 0.9)


def test_the_error_is_how_far_confidence_and_share_lie_apart():
    assert calibration_error(ANSWERS * 100) == Count(right=60, gold=1200)  # 1,000 and 200 events, off by 0.05


def test_full_confidence_falls_into_the_last_tenth():
    assert [b.low for b in bins_of([(1.0, True)])] == [0.9]


def test_the_table_has_a_line_for_each_tenth_with_events():
    assert list(reliability_lines(ANSWERS))[2:] == [
        "| 0.5–0.6 | 2 | 55.0 | 50.0 |",
        "| 0.9–1.0 | 10 | 95.0 | 90.0 |",
    ]
