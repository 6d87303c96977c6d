"""What an expression of time comes to, counted from publication or from an earlier time in the text.

In: an expression and the setting it stands in. Out: its TIMEX3 type and value, and an interval as far as
the words pin it down. Where the setting lacks what the words count from, the value stays open
("XXXX-WXX-4", "PAST_REF") and the interval is None.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from dateline.mentions.times import stretches
from dateline.mentions.times.grammar import Expression
from dateline.mentions.times.stretches import Stretch
from dateline.mentions.times.tense import Tense
from dateline.records import Interval
from dateline.records.mention import TimeType
from dateline.records.time import Basis

_DAY = timedelta(days=1)
_OPEN_DAY = "XXXX-XX-XX"
_REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SIZES = ("minute", "hour", "daypart", "day", "week", "range", "month", "season", "quarter", "year", "decade")
_UNIT_SIZES = {"day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year",
               "decade": "decade", "century": "decade"}  # fmt: skip
_SEASONS_BACK = 2
_SOON, _LONG_AGO = 100, 260  # days: a bare date this near ahead and this far behind is the one ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an expression is read against.

    `anchor` is the publication time, None when unknown; `tense` where its clause looks; `earlier` the
    interval of the nearest earlier time in the text; `near_day` a day named in the same sentence or the
    one before; `year` a bare year that
    opens the same sentence; `after` the word before it.
    """

    anchor: datetime | None
    tense: Tense | None = None
    earlier: Interval | None = None
    near_day: date | None = None
    year: int | None = None
    after: str = ""

    @property
    def clock(self) -> tzinfo:
        return (self.anchor.tzinfo if self.anchor else None) or UTC

    @property
    def today(self) -> date | None:
        return self.anchor.date() if self.anchor else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Type, value and interval of an expression."""

    type: TimeType
    value: str
    interval: Interval | None = None


def resolve(expression: Expression, setting: Setting) -> Resolved | None:
    """What the expression comes to; None for a day that no calendar has ("February 30")."""
    try:
        if expression.other:
            return _range(expression, setting)
        return _RESOLVERS[expression.kind](expression, setting)
    except (ValueError, OverflowError):
        return None


def _basis(expression: Expression) -> Basis:
    return "stated" if expression.year is not None or expression.value else "relative"


def _stretched(stretch: Stretch | None, expression: Expression, setting: Setting) -> Resolved | None:
    if stretch is None:
        return None
    return Resolved("DATE", stretch.value, stretch.on(setting.clock, _basis(expression)))


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────


def _day(expression: Expression, setting: Setting) -> Resolved | None:
    day = _find_day(expression, setting)
    if isinstance(day, date) and expression.kind == "day" and expression.count == -1:
        day -= _DAY
    kind: TimeType = "TIME" if expression.part or expression.clock else "DATE"
    if not isinstance(day, date):
        value = day if day.endswith("_REF") else day + (expression.clock and f"T{expression.clock}" or expression.part)
        return Resolved(kind if value != day or kind == "DATE" else "TIME", value)
    basis = _basis(expression)
    if expression.clock:
        return _clocked(day, expression, setting=setting)
    if expression.part:
        within = stretches.part_of_day(day, part=expression.part, clock=setting.clock, basis=basis)
        return Resolved("TIME", f"{day.isoformat()}{expression.part}", within)
    return Resolved("DATE", day.isoformat(), stretches.make_day(day).on(setting.clock, basis))


def _find_day(expression: Expression, setting: Setting) -> date | str:
    """The day meant, or as much of its value as can be known."""
    if expression.origin == "text":
        return _day_from_text(expression, setting)
    if expression.month is not None:
        return _calendar_day(expression, setting)
    if expression.weekday is not None and expression.day is None:
        return _weekday(expression, setting)
    if expression.day is not None:
        return _day_of_month(expression, setting)
    today = setting.today
    shift = expression.shift or 0
    return today + shift * _DAY if today else _REFS[max(-1, min(1, shift))]


def _day_from_text(expression: Expression, setting: Setting) -> date | str:
    earlier = setting.earlier
    if earlier is None or earlier.granularity not in ("minute", "hour", "daypart", "day"):
        return _OPEN_DAY
    return earlier.earliest.date() + (expression.shift or 0) * _DAY


def _calendar_day(expression: Expression, setting: Setting) -> date | str:
    year, month, day = expression.year, expression.month or 1, expression.day or 1
    if year is not None:
        return _last_or(year, month, day)
    if setting.today is None:
        date(2000, month, max(day, 1))
        return f"XXXX-{month:02}-{day:02}" if day > 0 else f"XXXX-{month:02}"
    if setting.year is not None:
        return _last_or(setting.year, month, day)
    around = range(setting.today.year - 4, setting.today.year + 5)
    options = [found for y in around if (found := _possible(y, month, day))]
    if expression.weekday:
        options = [d for d in options if d.isoweekday() == expression.weekday] or options
        return min(options, key=lambda d: abs(d - _known(setting.today)))
    return _choose(options, setting)


def _known(day: date | None) -> date:
    if day is None:
        raise ValueError("no anchor")
    return day


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return _last_or(year, month, day)
    except ValueError:
        return None


def _last_or(year: int, month: int, day: int) -> date:
    """The day of the month; -1 is its last day."""
    return stretches.make_month(year, month).end - _DAY if day == -1 else date(year, month, day)


def _choose(options: list[date], setting: Setting) -> date:
    """Of a day in several years or months, the latest up to today or the next, as the clause looks.

    A bare date close ahead is meant for itself, not for one most of a year ago, unless the clause tells
    of the past.
    """
    today = _known(setting.today)
    back = [option for option in options if option <= today]
    ahead = [option for option in options if option >= today]
    if not ahead or not back:
        raise ValueError("the calendar ends there")
    if setting.tense == "forward":
        return ahead[0]
    far = (today - back[-1]).days > _LONG_AGO and (ahead[0] - today).days < _SOON
    return ahead[0] if far and setting.tense is None else back[-1]


def _weekday(expression: Expression, setting: Setting) -> date | str:
    weekday, today = expression.weekday or 1, setting.today
    if today is None:
        return f"XXXX-WXX-{weekday}"
    if expression.unit == "week":
        return stretches.make_week(today + timedelta(weeks=expression.shift or 0)).start + (weekday - 1) * _DAY
    since = (today.isoweekday() - weekday) % 7
    until = -since % 7
    if expression.shift == -1:
        return today - (since or 7) * _DAY
    if expression.shift == 1:
        return today + (until or 7) * _DAY
    if expression.shift == 0 and setting.tense is None:
        return stretches.make_week(today).start + (weekday - 1) * _DAY
    return today + until * _DAY if setting.tense == "forward" else today - since * _DAY


def _day_of_month(expression: Expression, setting: Setting) -> date | str:
    """ "the 5th", or "Friday the 13th": the nearest such day the way the clause looks."""
    today, day = setting.today, expression.day or 1
    if today is None:
        return f"XXXX-XX-{day:02}"
    months = [stretches.make_month(today.year, today.month + shift).start for shift in range(-24, 25)]
    options = [found for month in months if (found := _possible(month.year, month.month, day))]
    if expression.weekday:
        options = [found for found in options if found.isoweekday() == expression.weekday]
    return _choose(options, replace(setting, tense=setting.tense or "back"))


_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(Z|[+-][0-9:]+)?)?")
_SEPARATED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def _written(expression: Expression, setting: Setting) -> Resolved | None:
    if match := _WRITTEN.fullmatch(expression.value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        zone = _east(match[5]) if match[5] else "report"
        whole = replace(expression, kind="day", clock=match[4] or expression.clock, zone=zone, grain="minute")
        return _clocked(day, whole, setting=setting) if whole.clock else _day_stated(day, setting)
    if match := _SEPARATED.fullmatch(expression.value):
        return _separated(int(match[1]), int(match[2]), year=int(match[3]), dotted="." in expression.value, setting=setting)
    return None


def _separated(first: int, second: int, *, year: int, dotted: bool, setting: Setting) -> Resolved | None:
    """A date in figures: by the part that can only be a day; dots mean day first; else the day stays open."""
    if dotted or first > 12 or first == second:
        return _day_stated(date(year, second, first), setting)
    if second > 12:
        return _day_stated(date(year, first, second), setting)
    date(year, first, second)
    return Resolved("DATE", f"{year:04}-XX-XX", stretches.make_year(year).on(setting.clock, "stated"))


def _day_stated(day: date, setting: Setting) -> Resolved:
    return Resolved("DATE", day.isoformat(), stretches.make_day(day).on(setting.clock, "stated"))


def _east(zone: str) -> float:
    if zone == "Z":
        return 0.0
    digits = zone[1:].replace(":", "")
    return (1 if zone[0] == "+" else -1) * (int(digits[:2]) + int(digits[2:] or 0) / 60)


# ── clocks and parts of day ──────────────────────────────────────────────────────────────────────────


def _clocked(day: date, expression: Expression, *, setting: Setting) -> Resolved:
    """A time of day. In a zone that the words leave unknown ("local time") the interval is the whole day."""
    basis, value = _basis(expression), f"{day.isoformat()}T{expression.clock}"
    if expression.zone is None:
        return Resolved("TIME", value, stretches.make_day(day).on(setting.clock, basis))
    east = _offset(expression.zone, day)
    within = stretches.moment_of_day(day, reading=expression.clock, east=east, clock=setting.clock,
                                     size="hour" if expression.grain == "hour" else "minute", basis=basis)  # fmt: skip
    return Resolved("TIME", value + _suffix(east), within)


def _offset(zone: object, day: date) -> timedelta | None:
    if isinstance(zone, str) and zone.startswith("us"):
        return stretches.us_offset(int(zone[2:]), day)
    return timedelta(hours=zone) if isinstance(zone, int | float) else None


def _suffix(east: timedelta | None) -> str:
    if east is None:
        return ""
    minutes = int(east.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def _clock(expression: Expression, setting: Setting) -> Resolved | None:
    day = setting.near_day or setting.today
    if day is None:
        return Resolved("TIME", f"{_OPEN_DAY}T{expression.clock}")
    return _clocked(day, expression, setting=setting)


def _part(expression: Expression, setting: Setting) -> Resolved | None:
    if setting.near_day is None:
        return Resolved("TIME", f"{_OPEN_DAY}{expression.part}")
    within = stretches.part_of_day(setting.near_day, part=expression.part, clock=setting.clock, basis="relative")
    return Resolved("TIME", f"{setting.near_day.isoformat()}{expression.part}", within)


def _overnight(expression: Expression, setting: Setting) -> Resolved | None:
    """The night before publication, or the one to come."""
    if setting.today is None:
        return Resolved("TIME", f"{_OPEN_DAY}TNI")
    day = setting.today if setting.tense == "forward" else setting.today - _DAY
    within = stretches.part_of_day(day, part="TNI", clock=setting.clock, basis="relative")
    return Resolved("TIME", f"{day.isoformat()}TNI", within)


# ── months, years and larger ─────────────────────────────────────────────────────────────────────────


def _month(expression: Expression, setting: Setting) -> Resolved | None:
    month, today = expression.month or 1, setting.today
    if expression.year is not None:
        return _stretched(stretches.make_month(expression.year, month), expression, setting)
    if expression.origin == "text" or today is None:
        year = setting.earlier.earliest.year if expression.origin == "text" and setting.earlier else None
        return _stretched(stretches.make_month(year, month), expression, setting) if year else Resolved("DATE", f"XXXX-{month:02}")  # fmt: skip
    return _stretched(stretches.make_month(_year_of_month(expression, setting), month), expression, setting)


def _year_of_month(expression: Expression, setting: Setting) -> int:
    today, month = _known(setting.today), expression.month or 1
    if expression.unit == "year" or expression.shift == 0:
        return today.year + (expression.shift or 0)
    if expression.shift:
        return today.year - (month >= today.month) if expression.shift < 0 else today.year + (month <= today.month)
    if setting.year is not None:
        return setting.year
    starts = [date(today.year + shift, month, 1) for shift in (-1, 0, 1)]
    return _choose(starts, replace(setting, anchor=_known_moment(setting).replace(day=1))).year


def _known_moment(setting: Setting) -> datetime:
    if setting.anchor is None:
        raise ValueError("no anchor")
    return setting.anchor


def _year(expression: Expression, setting: Setting) -> Resolved | None:
    return _stretched(stretches.make_year(expression.year or 0), expression, setting)


def _decade(expression: Expression, setting: Setting) -> Resolved | None:
    return _stretched(stretches.make_decade(expression.year or 0), expression, setting)


def _century(expression: Expression, setting: Setting) -> Resolved | None:
    return _stretched(stretches.make_century(int(expression.count or 0)), replace(expression, value="stated"), setting)


def _quarter(expression: Expression, setting: Setting) -> Resolved | None:
    """A quarter or half of the year named, else of the one its clause looks to."""
    make = stretches.make_half if expression.kind == "half" else stretches.make_quarter
    number, letter = int(expression.count or 1), "H" if expression.kind == "half" else "Q"
    if expression.year is not None:
        return _stretched(make(expression.year, number), expression, setting)
    today = setting.today
    if today is None:
        return Resolved("DATE", f"XXXX-{letter}{number}" if expression.count else _REFS[expression.shift or 0])
    if expression.count is None:
        return _stretched(stretches.make_unit("quarter", day=today, shift=expression.shift or 0), expression, setting)
    if expression.shift is not None:
        return _stretched(make(today.year + expression.shift, number), expression, setting)
    options = [make(today.year + shift, number) for shift in (-1, 0, 1)]
    return _stretched(_choose_stretch(options, setting), expression, setting)


def _choose_stretch(options: list[Stretch], setting: Setting) -> Stretch:
    """The latest that has begun; looking forward, the first that has not ended."""
    today = _known(setting.today)
    if setting.tense == "forward":
        return next(option for option in options if option.end > today)
    return [option for option in options if option.start <= today][-1]


def _season(expression: Expression, setting: Setting) -> Resolved | None:
    season, today = expression.part, setting.today
    if expression.year is not None:
        return _stretched(stretches.make_season(expression.year, season), expression, setting)
    if today is None:
        return Resolved("DATE", f"XXXX-{season}")
    options = [stretches.make_season(today.year + shift, season) for shift in (-2, -1, 0, 1, 2)]
    if expression.shift == -1:
        chosen = [option for option in options if option.end <= today][-1]
    elif expression.shift == 1:
        chosen = next(option for option in options if option.start > today)
    elif expression.shift == 0 and setting.tense is None:
        chosen = next(option for option in options if option.end > today)
    else:
        chosen = _choose_stretch(options, setting)
    return _stretched(chosen, expression, setting)


def _weekend(expression: Expression, setting: Setting) -> Resolved | None:
    today = setting.today
    if today is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    if expression.origin == "text":
        return Resolved("DATE", "XXXX-WXX-WE")
    inside = today.isoweekday() >= 6
    shift = expression.shift if expression.shift in (-1, 1) else None
    if shift is None:
        shift = 0 if inside or setting.tense == "forward" or (expression.shift == 0 and setting.tense is None) else -1
    return _stretched(stretches.make_weekend(today + timedelta(weeks=shift)), expression, setting)


# ── units, offsets, durations, sets, references ──────────────────────────────────────────────────────


def _unit(expression: Expression, setting: Setting) -> Resolved | None:
    shift = expression.shift or 0
    if expression.origin == "text":
        return _from_text(expression, setting, count=abs(shift), shift=shift)
    if setting.today is None:
        return Resolved("DATE", _REFS[shift])
    stretch = stretches.make_unit(expression.unit, day=setting.today, shift=shift)
    found = _stretched(stretch, expression, setting)
    return _cut_at_today(found, expression, setting=setting) if found and shift == 0 else found


def _cut_at_today(found: Resolved, expression: Expression, *, setting: Setting) -> Resolved:
    """ "earlier this week" ends with publication day, "later this week" begins with it."""
    interval, today = found.interval, stretches.make_day(_known(setting.today)).on(setting.clock, "relative")
    if interval is None or expression.edge not in ("earlier", "later"):
        return found
    if expression.edge == "earlier":
        return replace(found, interval=replace(interval, latest=today.latest))
    return replace(found, interval=replace(interval, earliest=today.earliest))


def _offset_from(expression: Expression, setting: Setting) -> Resolved | None:
    shift = expression.shift or 0
    if expression.origin == "text":
        return _from_text(expression, setting, count=expression.count, shift=shift)
    if setting.anchor is None or expression.count is None:
        return Resolved("DATE", _REFS[shift])
    if expression.unit in ("second", "minute", "hour"):
        return _hours_from(setting.anchor, expression, setting=setting)
    found = _stretched(stretches.move(setting.anchor.date(), unit=expression.unit, count=shift * expression.count), expression, setting)  # fmt: skip
    return found or Resolved("DATE", _REFS[shift])


def _hours_from(anchor: datetime, expression: Expression, *, setting: Setting) -> Resolved:
    """Hours and minutes from publication; a report dated to the day only (midnight sharp) has no hour."""
    moved = stretches.add(anchor, unit=expression.unit, count=(expression.shift or 0) * (expression.count or 0))
    if moved is None or anchor.timetz().replace(tzinfo=None) == datetime.min.time():
        return Resolved("DATE", _REFS[expression.shift or 0])
    hour = expression.unit == "hour" and expression.count == int(expression.count or 0)
    start = moved.replace(minute=0 if hour else moved.minute, second=0, microsecond=0, tzinfo=None)
    within = stretches.make_interval(start, start + timedelta(minutes=60 if hour else 1), clock=setting.clock,
                                     size="hour" if hour else "minute", basis="relative")  # fmt: skip
    return Resolved("TIME", start.isoformat()[: 13 if hour else 16], within)


def _from_text(expression: Expression, setting: Setting, *, count: float | None, shift: int) -> Resolved:
    """Counted from the nearest earlier time, where that is as fine as the unit."""
    earlier, size = setting.earlier, _UNIT_SIZES.get(expression.unit)
    if earlier is None or count is None or size is None or _SIZES.index(earlier.granularity) > _SIZES.index(size):
        return Resolved("DATE", _OPEN_DAY)
    stretch = stretches.move(earlier.earliest.date(), unit=expression.unit, count=shift * count)
    return _stretched(stretch, expression, setting) or Resolved("DATE", _OPEN_DAY)


def _span(expression: Expression, setting: Setting) -> Resolved | None:
    """ "the past two weeks" runs up to publication, "the next 48 hours" from it."""
    value = stretches.format_duration(expression.unit, expression.count)
    anchor = setting.anchor
    if anchor is None or expression.count is None:
        return Resolved("DURATION", value)
    there = stretches.add(anchor, unit=expression.unit, count=(expression.shift or 1) * expression.count)
    if there is None:
        return Resolved("DURATION", value)
    first, last = sorted((anchor, there))
    interval = Interval(earliest=first, latest=last, granularity="range", basis="relative")
    return Resolved("DURATION", value, interval if first < last else None)


def _duration(expression: Expression, setting: Setting) -> Resolved | None:
    if expression.shift and setting.tense == "forward":
        return _offset_from(expression, setting)
    if setting.after == "within" and setting.tense == "forward" and expression.count:
        return _span(replace(expression, shift=1), setting)
    return Resolved("DURATION", stretches.format_duration(expression.unit, expression.count))


def _set(expression: Expression, setting: Setting) -> Resolved | None:
    if expression.value:
        return Resolved("SET", expression.value)
    if expression.weekday is not None:
        return Resolved("SET", f"XXXX-WXX-{expression.weekday}{expression.part}")
    return Resolved("SET", stretches.format_duration(expression.unit, expression.count))


def _ref(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", expression.value)


def _range(expression: Expression, setting: Setting) -> Resolved | None:
    """From the start of one to the end of the other; the end is read first where the clause looks back."""
    alone, other = replace(expression, other=None), expression.other
    if other is None:
        return None
    if alone.month is not None and other.month is not None and alone.year is None and other.year is not None:
        alone = replace(alone, year=other.year - (alone.month > other.month))
    last = resolve(other, setting)
    first = resolve(alone, setting)
    if first is None or last is None:
        return None
    first, last = _in_order(first, last, alone=alone, other=other, setting=setting)
    value = f"{first.value}/{last.value}"
    if first.interval is None or last.interval is None or first.interval.earliest >= last.interval.latest:
        return Resolved("DATE", value)
    joined = replace(last.interval, earliest=first.interval.earliest, granularity="range")
    return Resolved("TIME" if expression.clock else "DATE", value, joined)


def _in_order(
    first: Resolved, last: Resolved, *, alone: Expression, other: Expression, setting: Setting
) -> tuple[Resolved, Resolved]:
    """Both ends, the later after the earlier: weekdays ahead count from the first, all else from the last."""
    if first.interval is None or last.interval is None or not (alone.month or alone.weekday):
        return first, last
    if setting.tense == "forward" and alone.weekday:
        return first, resolve(other, replace(setting, anchor=first.interval.earliest)) or last
    return resolve(alone, replace(setting, anchor=last.interval.earliest, tense="back")) or first, last


_RESOLVERS: dict[str, Callable[[Expression, Setting], Resolved | None]] = {
    "day": _day, "written": _written, "clock": _clock, "part": _part, "overnight": _overnight, "month": _month,
    "year": _year, "decade": _decade, "century": _century, "quarter": _quarter, "half": _quarter, "season": _season,
    "weekend": _weekend, "unit": _unit, "offset": _offset_from, "span": _span, "duration": _duration, "set": _set,
    "ref": _ref,
}  # fmt: skip
