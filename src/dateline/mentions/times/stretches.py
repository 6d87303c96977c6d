"""Stretches of the calendar: their TIMEX3 values, and intervals on a clock.

In: dates and counts. Out: values such as "2024-W14" and the days they cover. Never reads a text, and never
the clock of the machine. Weeks are ISO 8601 weeks; seasons are those of the northern hemisphere, by whole
months (spring is March to May).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo

from dateline.records import Interval
from dateline.records.time import Basis, Granularity

_DAY = timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Hours of a day that a part of day spans. "Morning" takes in the small hours ("the early hours"); night
# runs on into the next day.
_PARTS = {"TMO": (0, 12), "TMI": (11, 14), "TAF": (12, 18), "TEV": (17, 24), "TNI": (18, 30)}
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
            "quarter": "M", "year": "Y", "decade": "Y", "century": "Y"}  # fmt: skip
_FACTORS = {"fortnight": 2, "quarter": 3, "decade": 10, "century": 100}
_OPEN = {"decade": "PXDE", "century": "PXCE", "quarter": "PXQ"}
FINER = {"second": ("minute", 1 / 60), "hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7),
         "fortnight": ("day", 14), "month": ("day", 30), "year": ("month", 12), "decade": ("year", 10),
         "century": ("year", 100), "quarter": ("month", 3), "minute": ("second", 60)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days with the value that names them; `end` is exclusive."""

    value: str
    start: date
    end: date
    granularity: Granularity

    def on(self, clock: tzinfo, basis: Basis) -> Interval:
        """The stretch as an interval on a clock."""
        return make_interval(
            _midnight(self.start), _midnight(self.end), clock=clock, size=self.granularity, basis=basis
        )


def make_interval(
    start: datetime, end: datetime, *, clock: tzinfo, size: Granularity, basis: Basis
) -> Interval:
    """An interval whose wall-clock ends stand on `clock`."""
    return Interval(
        earliest=start.replace(tzinfo=clock), latest=end.replace(tzinfo=clock), granularity=size, basis=basis
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall clock; the zone is set in `make_interval`


def make_day(day: date) -> Stretch:
    return Stretch(day.isoformat(), day, day + _DAY, "day")


def make_week(day: date) -> Stretch:
    """The ISO week that a day lies in."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Stretch(f"{year:04}-W{week:02}", monday, monday + timedelta(days=7), "week")


def make_weekend(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that a day lies in."""
    week = make_week(day)
    return Stretch(f"{week.value}-WE", week.end - timedelta(days=2), week.end, "range")


def make_month(year: int, month: int) -> Stretch:
    """A month; `month` may run over the end of the year either way."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Stretch(
        f"{year:04}-{month:02}", date(year, month, 1), date(year + month // 12, month % 12 + 1, 1), "month"
    )


def make_quarter(year: int, quarter: int) -> Stretch:
    """A quarter; `quarter` may run over the end of the year either way."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first, last = make_month(year, 3 * quarter - 2), make_month(year, 3 * quarter)
    return Stretch(f"{year:04}-Q{quarter}", first.start, last.end, "quarter")


def make_half(year: int, half: int) -> Stretch:
    first, last = make_month(year, 6 * half - 5), make_month(year, 6 * half)
    return Stretch(f"{year:04}-H{half}", first.start, last.end, "range")


def make_season(year: int, season: str) -> Stretch:
    """A season by the year it begins in: the winter of December 2023 is 2023-WI."""
    first = make_month(year, _SEASON_STARTS[season])
    return Stretch(
        f"{year:04}-{season}", first.start, make_month(year, _SEASON_STARTS[season] + 2).end, "season"
    )


def make_year(year: int) -> Stretch:
    return Stretch(f"{year:04}", date(year, 1, 1), date(year + 1, 1, 1), "year")


def make_decade(year: int) -> Stretch:
    first = year - year % 10
    return Stretch(f"{first // 10:03}", date(first, 1, 1), date(first + 10, 1, 1), "decade")


def make_century(number: int) -> Stretch:
    """A century as ISO 8601 writes it: the 20th is "19", the years 1900 to 1999."""
    first = 100 * (number - 1) or 1
    return Stretch(f"{number - 1:02}", date(first, 1, 1), date(first + 100, 1, 1), "range")


def make_unit(unit: str, *, day: date, shift: int) -> Stretch | None:
    """The unit that a day lies in, or the one so many units away; None for units that have no calendar."""
    match unit:
        case "day":
            return make_day(day + shift * _DAY)
        case "week":
            return make_week(day + timedelta(weeks=shift))
        case "month":
            return make_month(day.year, day.month + shift)
        case "quarter":
            return make_quarter(day.year, (day.month - 1) // 3 + 1 + shift)
        case "year":
            return make_year(day.year + shift)
        case "decade":
            return make_decade(day.year + 10 * shift)
        case "century":
            return make_century(day.year // 100 + 1 + shift)
    return None


def move(day: date, *, unit: str, count: float) -> Stretch | None:
    """What lies so many units from a day, no finer than the unit: "two weeks ago" is a week."""
    if count != int(count):
        unit, factor = FINER[unit]
        count = int(count * factor)
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit in ("decade", "century"):
        return make_unit("year", day=day, shift=int(count) * _FACTORS[unit])
    return make_unit(unit, day=day, shift=int(count))


def add(moment: datetime, *, unit: str, count: float) -> datetime | None:
    """The moment so many units away; months and years keep the day where the month has it."""
    if count != int(count):
        unit, factor = FINER[unit]
        count = int(count * factor)
    count = int(count) * _FACTORS.get(unit, 1)
    if unit in ("second", "minute", "hour", "day", "week", "fortnight"):
        unit = "week" if unit == "fortnight" else unit
        return moment + timedelta(**{f"{unit}s": count})
    months = count if unit in ("month", "quarter") else 12 * count
    place = make_month(moment.year, moment.month + months)
    day = min(moment.day, (place.end - place.start).days)
    return moment.replace(year=place.start.year, month=place.start.month, day=day)


def part_of_day(day: date, *, part: str, clock: tzinfo, basis: Basis) -> Interval:
    """Morning, afternoon, evening or night of a day, as wide as the words are used."""
    first, last = (_midnight(day) + timedelta(hours=hours) for hours in _PARTS[part])
    return make_interval(first, last, clock=clock, size="daypart", basis=basis)


def moment_of_day(
    day: date, *, reading: str, east: timedelta | None, clock: tzinfo, size: Granularity, basis: Basis
) -> Interval:
    """The minute or hour a clock `east` of Greenwich shows, on `clock`; on `clock` itself when None."""
    hour, minute = (int(piece) for piece in reading.split(":"))
    start = _midnight(day) + timedelta(hours=hour, minutes=minute)
    if east is not None:
        start = start.replace(tzinfo=timezone(east)).astimezone(clock).replace(tzinfo=None)
    length = timedelta(minutes=1) if size == "minute" else timedelta(hours=1)
    return make_interval(start, start + length, clock=clock, size=size, basis=basis)


def format_duration(unit: str, count: float | None) -> str:
    """A length after ISO 8601: "P3D", "PT48H", "P30Y"; "PXD" where the words leave the count open."""
    letters = _LETTERS[unit]
    time, letter = ("T", letters[1]) if len(letters) == 2 else ("", letters)
    if count is None:
        return _OPEN.get(unit, f"P{time}X{letter}")
    count *= _FACTORS.get(unit, 1)
    if count == 0.5:
        finer, factor = FINER[unit]
        return (
            format_duration(finer, count * factor)
            if factor * count == int(factor * count)
            else f"P{time}0.5{letter}"
        )
    return f"P{time}{count:g}{letter}" if count < 10**6 else f"P{time}{int(count)}{letter}"


def us_offset(standard: int, day: date) -> timedelta:
    """Hours of a United States clock on a day: summer time from the second Sunday of March to the first of November.

    The rule in force since 2007; told without a time zone database, so every machine says the same.
    """
    summer = _nth_sunday(day.year, month=3, nth=2) <= day < _nth_sunday(day.year, month=11, nth=1)
    return timedelta(hours=standard + summer)


def _nth_sunday(year: int, *, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
