"""Intervals in the shortest words that keep what was said."""

from datetime import timedelta

from dateline.records import Interval


def interval_words(interval: Interval) -> str:
    """The interval in ISO 8601, as coarse as it was stated: a day, a week, a month, or first/last day.

    >>> from datetime import UTC, datetime
    >>> week = {"earliest": datetime(2024, 4, 1, tzinfo=UTC), "latest": datetime(2024, 4, 8, tzinfo=UTC)}
    >>> interval_words(Interval(granularity="week", basis="relative", **week))
    '2024-W14'
    """
    first = interval.earliest
    match interval.granularity:
        case "minute" | "hour":
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
    """The first and the last day that the interval touches, shortened as ISO 8601 allows, or the one day."""
    first, last = interval.earliest.date(), (interval.latest - timedelta(microseconds=1)).date()
    if first == last:
        return str(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first}/{last:%d}" if same_month else f"{first}/{last}"
