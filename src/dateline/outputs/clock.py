"""Intervals in the shortest words that keep what was said."""

from datetime import timedelta

from dateline.records import Interval

_DAY = timedelta(days=1)


def interval_words(interval: Interval) -> str:
    """The interval in ISO 8601, as coarse as it was stated: a day, a week, a month, or first/last day.

    >>> from datetime import UTC, datetime
    >>> week = {"earliest": datetime(2024, 4, 1, tzinfo=UTC), "latest": datetime(2024, 4, 8, tzinfo=UTC)}
    >>> interval_words(Interval(granularity="week", basis="relative", **week))
    '2024-W14'
    """
    first = interval.earliest
    match interval.granularity:
        case "minute" | "hour" | "daypart":
            return f"{first:%Y-%m-%dT%H:%M}"
        case "day":
            return f"{first:%Y-%m-%d}"
        case "week":
            return "{}-W{:02}".format(*first.isocalendar())
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first:%Y}-Q{(first.month + 2) // 3}"
        case "year":
            return f"{first:%Y}"
        case "decade":
            return f"{first:%Y}s"
        case _:
            return _from_to(interval)


def _from_to(interval: Interval) -> str:
    """The first and the last day that the interval touches."""
    last = interval.latest - timedelta(microseconds=1)
    if last - interval.earliest < _DAY:
        return f"{interval.earliest:%Y-%m-%d}"
    return f"{interval.earliest:%Y-%m-%d}/{last:%Y-%m-%d}"
