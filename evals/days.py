"""The days a TIMEX3 date value stands for."""

import calendar
import re
from datetime import date, timedelta

from dateline.records import Interval

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)(?P<weekend>-WE)?|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?"
)


def days_of(value: str) -> tuple[date, date]:
    """First and last day of a day, week, weekend, month or year; parts of a day count as the day.

    Raises ValueError for a value that is no such stretch.

    >>> days_of("2024-W14")
    (datetime.date(2024, 4, 1), datetime.date(2024, 4, 7))
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        raise ValueError(f"no days in {value!r}")
    year = int(match["year"])
    if match["week"]:
        return _week(year, week=int(match["week"]), first=6 if match["weekend"] else 1)
    month, day = match["month"], match["day"]
    if day:
        return (date.fromisoformat(value[:10]),) * 2
    if month:
        return date(year, int(month), 1), date(year, int(month), calendar.monthrange(year, int(month))[1])
    return date(year, 1, 1), date(year, 12, 31)


def lies_in(interval: Interval, value: str) -> bool:
    """True when a time lies in the days of a value, or of a range of two, and begins with them or fills a third of
    them: halves ("mid-March"), nights and clock times count for the whole. False for values that are no days."""
    first, _, last = value.partition("/")
    try:
        start, end = days_of(first)[0], days_of(last or first)[1]
    except ValueError:
        return False
    found, latest = interval.earliest.date(), (interval.latest - timedelta(microseconds=1)).date()
    night = 1 if interval.granularity in ("daypart", "hour", "minute") else 0
    inside = start <= found and (latest - end).days <= night
    return inside and (found == start or 3 * ((latest - found).days + 1) >= (end - start).days + 1)


def _week(year: int, *, week: int, first: int) -> tuple[date, date]:
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, 7)
