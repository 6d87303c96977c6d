"""Days → stretches of an axis: days, weeks or months, whichever are few enough to be seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import altair as alt

from dateline.records import Event

_MOST = 80  # stretches on an axis of 680 pixels: narrower, a bar cannot be pointed at
_LEAST = 14  # days on an axis: fewer, its ticks would be hours
_LONGEST = timedelta(days=2)  # as on the timeline: "over the weekend" has a day, "last week" has none
_A_DAY = timedelta(days=1)
_DATES = (
    date(100, 1, 1),
    date(9990, 1, 1),
)  # an axis needs room before and after; what lies outside is a misreading
Unit = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of an axis, `first` to before `end`, in stretches of a `unit`; weeks begin on Monday."""

    first: date
    end: date
    unit: Unit

    def start(self, day: date) -> date:
        """The first day of the stretch that a day is in."""
        if self.unit == "month":
            return day.replace(day=1)
        return day - timedelta(days=day.weekday()) if self.unit == "week" else day

    def stop(self, day: date) -> date:
        """The first day after the stretch that a day is in."""
        start = self.start(day)
        if self.unit == "month":
            return (start + timedelta(days=31)).replace(day=1)
        return start + (timedelta(days=7) if self.unit == "week" else _A_DAY)

    def axis(self, *, labels: bool = True) -> alt.X:
        """The x channel of these days, in UTC whatever the machine's zone."""
        scale = alt.Scale(type="utc", domain=[ms(self.first), ms(self.end)], nice=False)
        ticks: dict[str, Any] = {"format": "%-d %b %Y", "tickCount": 6, "labelOverlap": True}
        axis = alt.Axis(title=None, labels=labels, ticks=labels, **ticks)
        return alt.X("x:T", scale=scale, axis=axis)


def days_of(days: Collection[date]) -> Days:
    """An axis that holds all these days; at least two weeks, so that a single day is no wall."""
    first, last = min(days), max(days)
    span = (last - first).days + 1
    unit: Unit = "day" if span <= _MOST else "week" if span <= 7 * _MOST else "month"
    axis = Days(first=first, end=last + _A_DAY, unit=unit)
    missing = max(0, _LEAST - span)
    start = axis.start(first) - timedelta(days=missing // 2)
    return Days(first=start, end=axis.stop(last) + timedelta(days=missing - missing // 2), unit=unit)


def dated(events: Iterable[Event]) -> list[Event]:
    """The events that are on a timeline: told as done by somebody, on a day or two."""
    return [
        event
        for event in events
        if event.day
        and event.last_day
        and event.voices
        and event.last_day - event.day < _LONGEST
        and _DATES[0] < event.day < _DATES[1]
    ]


def ms(day: date, *, part: float = 0.0) -> int:
    """A day, or a part of the way to the next one, as milliseconds since 1970 in UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return round(1000 * (midnight.timestamp() + part * 86400))
