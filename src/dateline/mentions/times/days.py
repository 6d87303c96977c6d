"""What days, parts of day and times of day come to.

In: an expression and its setting. Out: type, value and interval; None for a day no calendar has.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.mentions.times import stretches
from dateline.mentions.times.expressions import Expression
from dateline.mentions.times.setting import OPEN_DAY, REFS, Resolved, Setting, basis_of, choose, known
from dateline.records.time import Basis

_DAY = timedelta(days=1)


def resolve_day(expression: Expression, setting: Setting) -> Resolved | None:
    """The day, with its part or the time of day where they are said."""
    day = _find_day(expression, setting)
    if not isinstance(day, date):
        return _open_day(day, expression)
    if expression.count == -1:
        day -= _DAY
    if expression.clock:
        return _clocked(day, expression, setting=setting)
    if expression.part:
        return _part_of(day, expression.part, setting=setting, basis=basis_of(expression))
    return _whole(day, expression, setting=setting)


def _whole(day: date, expression: Expression, *, setting: Setting) -> Resolved:
    """The day as TIMEX3 values it; "early" and "late" halve the interval only."""
    interval = stretches.make_day(day).on(setting.clock, basis_of(expression))
    noon = interval.earliest.replace(hour=12)
    if expression.edge == "early":
        interval = replace(interval, latest=noon, granularity="daypart")
    elif expression.edge == "late":
        interval = replace(interval, earliest=noon, granularity="daypart")
    return Resolved("DATE", day.isoformat(), interval)


def _open_day(day: str, expression: Expression) -> Resolved:
    """A day that cannot be known ("XXXX-WXX-4", "PAST_REF"), with its part where the value can hold one."""
    detail = f"T{expression.clock}" if expression.clock else expression.part
    return Resolved("TIME" if detail else "DATE", day if day.endswith("_REF") else day + detail)


def _part_of(day: date, part: str, *, setting: Setting, basis: Basis) -> Resolved:
    within = stretches.part_of_day(day, part=part, clock=setting.clock, basis=basis)
    return Resolved("TIME", f"{day.isoformat()}{part}", within)


def _find_day(expression: Expression, setting: Setting) -> date | str:
    """The day meant, or as much of its value as can be known."""
    if expression.origin == "text":
        return _day_from_text(expression, setting)
    if expression.origin == "near":
        return setting.near_day or setting.today or OPEN_DAY
    if expression.month is not None:
        return _calendar_day(expression, setting)
    if expression.weekday is not None and expression.day is None:
        return _weekday(expression, setting)
    if expression.day is not None:
        return _day_of_month(expression, setting)
    today = setting.today
    shift = expression.shift or 0
    return today + shift * _DAY if today else REFS[max(-1, min(1, shift))]


def _day_from_text(expression: Expression, setting: Setting) -> date | str:
    earlier = setting.earlier_day
    if earlier is None:
        return OPEN_DAY
    return earlier.earliest.date() + (expression.shift or 0) * _DAY


def _calendar_day(expression: Expression, setting: Setting) -> date | str:
    year, month, day = expression.year, expression.month or 1, expression.day or 1
    if year is None and expression.shift is not None and setting.today:
        year = setting.today.year + expression.shift
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
        return min(options, key=lambda d: abs(d - known(setting.today)))
    return choose(options, setting)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return _last_or(year, month, day)
    except ValueError:
        return None


def _last_or(year: int, month: int, day: int) -> date:
    """The day of the month; -1 is its last day."""
    return stretches.make_month(year, month).end - _DAY if day == -1 else date(year, month, day)


def _weekday(expression: Expression, setting: Setting) -> date | str:
    weekday, today = expression.weekday or 1, setting.today
    if today is None:
        return f"XXXX-WXX-{weekday}"
    if expression.unit == "week":
        return (
            stretches.make_week(today + timedelta(weeks=expression.shift or 0)).start + (weekday - 1) * _DAY
        )
    since = (today.isoweekday() - weekday) % 7
    until = -since % 7
    if expression.shift == -1:
        return today - (since or 7) * _DAY
    if expression.shift == 1:
        return today + (until or 7) * _DAY
    if expression.shift == 0 and setting.tense is None:
        return stretches.make_week(today).start + (weekday - 1) * _DAY
    ahead = setting.tense == "forward" or (setting.tense == "near" and until < since)
    return today + until * _DAY if ahead else today - since * _DAY


def _day_of_month(expression: Expression, setting: Setting) -> date | str:
    """ "the 5th", or "Friday the 13th": the nearest such day the way the clause looks."""
    today, day = setting.today, expression.day or 1
    if today is None:
        return f"XXXX-XX-{day:02}"
    months = [stretches.make_month(today.year, today.month + shift).start for shift in range(-24, 25)]
    options = [found for month in months if (found := _possible(month.year, month.month, day))]
    if expression.weekday:
        options = [found for found in options if found.isoweekday() == expression.weekday]
    return choose(options, replace(setting, tense=setting.tense or "back"))


_WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(Z|[+-][0-9:]+)?)?"
)
_SEPARATED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def resolve_written(expression: Expression, setting: Setting) -> Resolved | None:
    if match := _WRITTEN.fullmatch(expression.value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        zone = _east(match[5]) if match[5] else "report"
        whole = replace(expression, kind="day", clock=match[4] or expression.clock, zone=zone, grain="minute")
        return _clocked(day, whole, setting=setting) if whole.clock else _day_stated(day, setting)
    if match := _SEPARATED.fullmatch(expression.value):
        return _separated(
            int(match[1]), int(match[2]), year=int(match[3]), dotted="." in expression.value, setting=setting
        )
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
    basis, value = basis_of(expression), f"{day.isoformat()}T{expression.clock}"
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


def resolve_clock(expression: Expression, setting: Setting) -> Resolved | None:
    day = setting.near_day or setting.today
    if day is None:
        return Resolved("TIME", f"{OPEN_DAY}T{expression.clock}")
    return _clocked(day, expression, setting=setting)


def resolve_part(expression: Expression, setting: Setting) -> Resolved | None:
    """A bare part of day, on a day named near it; open where none is."""
    if setting.near_day is None:
        return Resolved("TIME", f"{OPEN_DAY}{expression.part}")
    return _part_of(setting.near_day, expression.part, setting=setting, basis="relative")


def resolve_overnight(expression: Expression, setting: Setting) -> Resolved | None:
    """The night before publication, or the one to come."""
    if setting.today is None:
        return Resolved("TIME", f"{OPEN_DAY}TNI")
    day = setting.today if setting.tense == "forward" else setting.today - _DAY
    return _part_of(day, "TNI", setting=setting, basis="relative")
