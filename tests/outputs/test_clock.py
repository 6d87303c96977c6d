"""Intervals as short as they can be without losing what was said."""

from datetime import UTC, datetime

import pytest

from dateline.outputs.clock import interval_words
from dateline.records import Interval
from dateline.records.time import Granularity


@pytest.mark.parametrize(
    ("granularity", "earliest", "latest", "words"),
    [
        ("minute", "2024-04-10T09:30", "2024-04-10T09:31", "2024-04-10T09:30"),
        ("daypart", "2024-04-10T18:00", "2024-04-11T00:00", "2024-04-10"),
        ("daypart", "2024-04-10T18:00", "2024-04-11T06:00", "2024-04-10/11"),
        ("day", "2024-04-11", "2024-04-12", "2024-04-11"),
        ("week", "2024-12-30", "2025-01-06", "2025-W01"),
        ("month", "2024-04-01", "2024-05-01", "2024-04"),
        ("quarter", "2024-04-01", "2024-07-01", "2024-Q2"),
        ("season", "2024-03-01", "2024-06-01", "2024-03-01/2024-05-31"),
        ("year", "2020-01-01", "2021-01-01", "2020"),
        ("decade", "1990-01-01", "2000-01-01", "1990s"),
        ("range", "2024-04-08", "2024-04-11", "2024-04-08/10"),
        ("range", "2024-04-08T10:00", "2024-04-08T12:00", "2024-04-08"),
    ],
)
def test_an_interval_is_written_as_coarse_as_it_was_said(
    granularity: Granularity, earliest: str, latest: str, words: str
) -> None:
    interval = Interval(
        earliest=datetime.fromisoformat(earliest).replace(tzinfo=UTC),
        latest=datetime.fromisoformat(latest).replace(tzinfo=UTC),
        granularity=granularity,
        basis="stated",
    )
    assert interval_words(interval) == words
