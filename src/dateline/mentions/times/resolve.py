"""What an expression of time comes to, counted from publication or from an earlier time in the text.

In: an expression and the setting it stands in. Out: its TIMEX3 type and value, and an interval as far as
the words pin it down. Where the setting lacks what the words count from, the value stays open
("XXXX-WXX-4", "PAST_REF") and the interval is None.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from dateline.mentions.times import stretches
from dateline.mentions.times.days import (
    resolve_clock,
    resolve_day,
    resolve_overnight,
    resolve_part,
    resolve_written,
)
from dateline.mentions.times.expressions import Expression
from dateline.mentions.times.setting import OPEN_DAY, REFS, Resolved, Setting, choose, known, stretched
from dateline.mentions.times.stretches import Stretch
from dateline.records import Interval

_DAY = timedelta(days=1)
_SIZES = ("minute", "hour", "daypart", "day", "week", "range", "month", "season", "quarter", "year", "decade")
_UNIT_SIZES = {"fortnight": "week", "century": "decade"}  # where a unit is no granularity of its own


def resolve(expression: Expression, setting: Setting) -> Resolved | None:
    """What the expression comes to; None for a day that no calendar has ("February 30")."""
    try:
        if expression.other:
            return _range(expression, setting)
        return _RESOLVERS[expression.kind](expression, setting)
    except (ValueError, OverflowError):
        return None


# ── months, years and larger ─────────────────────────────────────────────────────────────────────────


def _month(expression: Expression, setting: Setting) -> Resolved | None:
    month, year = expression.month or 1, expression.year
    if year is None and expression.origin == "text":
        year = setting.earlier.earliest.year if setting.earlier else None
    elif year is None and setting.today:
        year = _year_of_month(expression, setting)
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02}")
    return stretched(stretches.make_month(year, month), expression, setting)


def _year_of_month(expression: Expression, setting: Setting) -> int:
    today, month = known(setting.today), expression.month or 1
    if expression.unit == "year" or expression.shift == 0:
        return today.year + (expression.shift or 0)
    if expression.shift == -1:
        return today.year - (month >= today.month)
    if expression.shift == 1:
        return today.year + (month <= today.month)
    if setting.year is not None:
        return setting.year
    starts = [date(today.year + shift, month, 1) for shift in (-1, 0, 1)]
    return choose(starts, replace(setting, anchor=_known_moment(setting).replace(day=1))).year


def _known_moment(setting: Setting) -> datetime:
    if setting.anchor is None:
        raise ValueError("no anchor")
    return setting.anchor


def _year(expression: Expression, setting: Setting) -> Resolved | None:
    return stretched(stretches.make_year(expression.year or 0), expression, setting)


def _decade(expression: Expression, setting: Setting) -> Resolved | None:
    return stretched(stretches.make_decade(expression.year or 0), expression, setting)


def _century(expression: Expression, setting: Setting) -> Resolved | None:
    return stretched(
        stretches.make_century(int(expression.count or 0)), replace(expression, value="stated"), setting
    )


def _quarter(expression: Expression, setting: Setting) -> Resolved | None:
    """A quarter or half of the year named, else of the one its clause looks to."""
    make = stretches.make_half if expression.kind == "half" else stretches.make_quarter
    number, letter = int(expression.count or 1), "H" if expression.kind == "half" else "Q"
    if expression.year is not None:
        return stretched(make(expression.year, number), expression, setting)
    today = setting.today
    if today is None:
        return Resolved("DATE", f"XXXX-{letter}{number}" if expression.count else REFS[expression.shift or 0])
    if expression.count is None:
        return stretched(
            stretches.make_unit("quarter", day=today, shift=expression.shift or 0), expression, setting
        )
    if expression.shift is not None:
        return stretched(make(today.year + expression.shift, number), expression, setting)
    options = [make(today.year + shift, number) for shift in (-1, 0, 1)]
    return stretched(_choose_stretch(options, setting), expression, setting)


def _choose_stretch(options: list[Stretch], setting: Setting) -> Stretch:
    """The latest that has begun; looking forward, the first that has not ended."""
    today = known(setting.today)
    if setting.tense == "forward":
        return next(option for option in options if option.end > today)
    return [option for option in options if option.start <= today][-1]


def _season(expression: Expression, setting: Setting) -> Resolved | None:
    season, today = expression.part, setting.today
    if expression.year is not None:
        return stretched(stretches.make_season(expression.year, season), expression, setting)
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
    return stretched(chosen, expression, setting)


def _weekend(expression: Expression, setting: Setting) -> Resolved | None:
    """The weekend of a week: a bare one told before Saturday is the last, unless its clause looks forward."""
    today, shift = setting.today, expression.shift
    if today is None or expression.origin == "text":
        return Resolved("DATE", "XXXX-WXX-WE")
    if shift not in (-1, 1):
        this = today.isoweekday() >= 6 or setting.tense == "forward" or (shift == 0 and setting.tense is None)
        shift = 0 if this else -1
    return stretched(stretches.make_weekend(today + timedelta(weeks=shift)), expression, setting)


# ── units, offsets, durations, sets, references ──────────────────────────────────────────────────────


def _unit(expression: Expression, setting: Setting) -> Resolved | None:
    shift = expression.shift or 0
    if expression.origin == "text":
        return _from_text(expression, setting, count=abs(shift), shift=shift)
    if setting.today is None:
        return Resolved("DATE", REFS[shift])
    stretch = stretches.make_unit(expression.unit, day=setting.today, shift=shift)
    found = stretched(stretch, expression, setting)
    return _cut_at_today(found, expression, setting=setting) if found and shift == 0 else found


def _cut_at_today(found: Resolved, expression: Expression, *, setting: Setting) -> Resolved:
    """ "earlier this week" ends with publication day, "later this week" begins with it."""
    interval, today = found.interval, stretches.make_day(known(setting.today)).on(setting.clock, "relative")
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
        return Resolved("DATE", REFS[shift])
    if expression.unit in ("second", "minute", "hour"):
        return _hours_from(setting.anchor, expression, setting=setting)
    moved = stretches.move(setting.anchor.date(), unit=expression.unit, count=shift * expression.count)
    return stretched(moved, expression, setting) or Resolved("DATE", REFS[shift])


def _hours_from(anchor: datetime, expression: Expression, *, setting: Setting) -> Resolved:
    """Hours and minutes from publication; a report dated to the day only (midnight sharp) has no hour."""
    moved = stretches.add(
        anchor, unit=expression.unit, count=(expression.shift or 0) * (expression.count or 0)
    )
    if moved is None or anchor.timetz().replace(tzinfo=None) == datetime.min.time():
        return Resolved("DATE", REFS[expression.shift or 0])
    hour = expression.unit == "hour" and expression.count == int(expression.count or 0)
    start = moved.replace(minute=0 if hour else moved.minute, second=0, microsecond=0, tzinfo=None)
    within = stretches.make_interval(start, start + timedelta(minutes=60 if hour else 1), clock=setting.clock,
                                     size="hour" if hour else "minute", basis="relative")  # fmt: skip
    return Resolved("TIME", start.isoformat()[: 13 if hour else 16], within)


def _from_text(expression: Expression, setting: Setting, *, count: float | None, shift: int) -> Resolved:
    """Counted from the nearest earlier time, where that is as fine as the unit."""
    earlier, size = setting.earlier, _UNIT_SIZES.get(expression.unit, expression.unit)
    if earlier is None or count is None or size not in _SIZES:
        return Resolved("DATE", OPEN_DAY)
    if _SIZES.index(earlier.granularity) > _SIZES.index(size):
        earlier = setting.earlier_day
    if earlier is None:
        return Resolved("DATE", OPEN_DAY)
    stretch = stretches.move(earlier.earliest.date(), unit=expression.unit, count=shift * count)
    return stretched(stretch, expression, setting) or Resolved("DATE", OPEN_DAY)


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


def _feast(expression: Expression, setting: Setting) -> Resolved | None:
    """A holiday that moves, or that states keep on days of their own: its day is not counted."""
    return Resolved("DATE", OPEN_DAY)


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
    value, kind = f"{first.value}/{last.value}", last.type
    if first.interval is None or last.interval is None or first.interval.earliest >= last.interval.latest:
        return Resolved(kind, value)
    return Resolved(
        kind, value, replace(last.interval, earliest=first.interval.earliest, granularity="range")
    )


def _in_order(
    first: Resolved, last: Resolved, *, alone: Expression, other: Expression, setting: Setting
) -> tuple[Resolved, Resolved]:
    """Both ends, the later after the earlier: weekdays ahead count from the first, all else from the last."""
    if first.interval is None or last.interval is None:
        return first, last
    if alone.kind == "clock" and first.interval.earliest >= last.interval.earliest:
        day = (setting.near_day or known(setting.today)) + _DAY
        return first, resolve(other, replace(setting, near_day=day)) or last
    if not (alone.month or alone.weekday):
        return first, last
    if setting.tense == "forward" and alone.weekday:
        return first, resolve(other, replace(setting, anchor=first.interval.earliest)) or last
    return resolve(alone, replace(setting, anchor=last.interval.earliest, tense="back")) or first, last


_RESOLVERS: dict[str, Callable[[Expression, Setting], Resolved | None]] = {
    "day": resolve_day,
    "written": resolve_written,
    "clock": resolve_clock,
    "part": resolve_part,
    "overnight": resolve_overnight,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _quarter,
    "season": _season,
    "weekend": _weekend,
    "unit": _unit,
    "offset": _offset_from,
    "span": _span,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "feast": _feast,
}
