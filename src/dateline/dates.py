"""When a report was published, from the words that say so.

In: a date as a person, a feed or a page writes it. Out: an aware datetime that keeps the clock offset
given. Never fills a missing part from today's date, and never chooses between two readings.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateline.errors import InputError

_LONGEST = 100
_YEARS = range(1600, 2200)
_WRITE_ISO = "write it as 2024-04-10 or 2024-04-10T17:00-04:00"

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Hours east of Greenwich. Abbreviations that English-language outlets use for more than one clock
# (BST, IST, AST, …) are left out on purpose: they are refused, not guessed.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "trt": 3, "idt": 3, "wat": 1, "cat": 2, "sast": 2, "eat": 3, "pkt": 5, "npt": 5.75, "wib": 7, "hkt": 8,
    "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "hst": -10,
    "akst": -9, "akdt": -8, "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5, "est": -5,
    "edt": -4,
}  # fmt: skip
_CLOCKS = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_COMPACT = re.compile(r"(?<![\d.])(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?!\d)", re.ASCII)
_ZONE_AGAIN = re.compile(r"(?<=[+-]\d{4}) \([A-Za-z]{1,5}\)$", re.ASCII)  # RFC 2822: "-0400 (EDT)"


_DURATION = re.compile(r"P(\d{1,4})([DWMY])", re.ASCII)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE | re.VERBOSE)


_PIECES = (
    ("date", _form(r"(?P<year>\d{4}) (?P<mark>[-/.]) (?P<month>\d{1,2}) (?P=mark) (?P<day>\d{1,2}) (?!\d)")),
    ("date", _form(r"""(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:[ ]of)? [ -]
                       (?P<name>[a-z]{3,9})\.?,? [ -] (?P<year>\d{4}) (?!\d)""")),
    ("date", _form(r"""(?P<name>[a-z]{3,9})\.? [ ] (?P<day>\d{1,2})(?:st|nd|rd|th)?
                       ,?[ ] (?P<year>\d{4}) (?!\d)""")),
    ("date", _form(r"(?P<first>\d{1,2}) (?P<mark>[-/.]) (?P<other>\d{1,2}) (?P=mark)(?P<year>\d{4})(?!\d)")),
    ("time", _form(r"""(?P<hour>\d{1,2}) [:.] (?P<minute>\d{2})
                       (?: : (?P<second>\d{2}) (?: [.,] (?P<fraction>\d{1,9}) )? )? (?!\d)
                       (?: [ ]? (?P<half>[ap])\.?m\b\.? )?""")),
    ("time", _form(r"(?P<hour>\d{1,2}) [ ]? (?P<half>[ap])\.?m\b\.?")),
    ("zone", _form(r"(?:(?:utc|gmt)[ ]?)? (?P<sign>[+-])(?P<hours>\d{1,2})(?: :?(?P<minutes>\d{2}))?(?!\d)")),
    ("weekday", _form(r"""(?P<weekday> (?:mon|tues|wednes|thurs|fri|satur|sun)day
                          | mon | tues? | weds? | thu | thurs? | fri | sat | sun )\b\.?""")),
    ("filler", _form(r"[ ,()|] | \b(?:at|on|the)\b | T(?=\d)")),
    ("zone", _form(r"(?P<letters>[a-z]{1,5})\b")),
)  # fmt: skip


def parse_publication(words: str) -> datetime:
    """The moment of publication, on the clock the words give; midnight UTC when they give only a day.

    Reads ISO 8601, RFC 2822 and plain English ("10 April 2024", "April 10, 2024, 5:00 pm EDT"). A
    time without a zone is taken as UTC. Raises InputError for words with two readings
    ("04/05/2024", "5 pm IST"), for a weekday that contradicts the date, and for anything else.

    >>> parse_publication("April 10, 2024 5:00 pm EDT").isoformat()
    '2024-04-10T17:00:00-04:00'
    >>> parse_publication("10 April 2024").isoformat()
    '2024-04-10T00:00:00+00:00'
    """
    pieces = dict(_pieces(words))
    if "date" not in pieces:
        raise _refusal(words, cause="no full date with day, month and year was found")
    year, month, day = _day(pieces["date"], words=words)
    hour, minute, second, micro = _time(pieces.get("time"), words=words)
    try:
        naive = datetime(year, month, day, hour, minute, second, micro)  # noqa: DTZ001
    except ValueError:
        raise _refusal(words, cause="there is no such day or hour") from None
    _check_weekday(pieces.get("weekday"), day=naive, words=words)
    return naive.replace(tzinfo=_zone(pieces.get("zone"), naive=naive, words=words))


def add_duration(day: date, duration: str, *, way: int) -> date | None:
    """The day a whole number of days, weeks, months or years ("P2D") after a day, or before it where `way` is -1.

    Months and years keep the day of the month, or end on its last. None for other durations and beyond the calendar.

    >>> add_duration(date(2024, 3, 31), "P1M", way=-1)
    datetime.date(2024, 2, 29)
    """
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    count, unit = way * int(match[1]), match[2]
    try:
        if unit in "DW":
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        months = 12 * day.year + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def _pieces(words: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Date, time, zone and weekday as found, each at most once; refuses words left over."""
    if len(words) > _LONGEST:
        raise _refusal(words, cause="it is too long for a date")
    line = _ZONE_AGAIN.sub("", _COMPACT.sub(_spread, " ".join(words.split())))
    at, seen = 0, set[str]()
    while at < len(line):
        kind, match = _piece(line, at=at, words=words)
        at = match.end()
        if kind == "filler":
            continue
        if kind in seen:
            raise _refusal(words, cause=f"it gives more than one {kind}")
        seen.add(kind)
        yield kind, match.groupdict(default="")


def _piece(line: str, *, at: int, words: str) -> tuple[str, re.Match[str]]:
    for kind, pattern in _PIECES:
        if match := pattern.match(line, at):
            return kind, match
    raise _refusal(words, cause="it cannot be read as a date")


def _spread(compact: re.Match[str]) -> str:
    year, month, day, hour, minute, second = compact.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}" if hour else "")


def _day(piece: dict[str, str], *, words: str) -> tuple[int, int, int]:
    year = int(piece["year"])
    if year not in _YEARS:
        raise _refusal(words, cause=f"{year:04d} is not a year of publication")
    if name := piece.get("name"):
        return year, _month(name, words=words), int(piece["day"])
    if piece.get("first"):
        return year, *_month_and_day(int(piece["first"]), second=int(piece["other"]), words=words)
    return year, int(piece["month"]), int(piece["day"])


def _month(name: str, *, words: str) -> int:
    short = name.lower()
    for number, month in enumerate(_MONTHS, start=1):
        if short in (month, month[:3]) or (short == "sept" and number == 9):
            return number
    raise _refusal(words, cause=f'"{name}" is not a month')


def _month_and_day(first: int, *, second: int, words: str) -> tuple[int, int]:
    if first == second or first > 12:
        return second, first
    if second > 12:
        return first, second
    if not first or not second:
        raise _refusal(words, cause="there is no such day")
    one, two = (f"{day} {_MONTHS[month - 1].title()}" for day, month in ((first, second), (second, first)))
    raise _refusal(words, cause=f"it can mean {one} or {two}")


def _time(piece: dict[str, str] | None, *, words: str) -> tuple[int, int, int, int]:
    if piece is None:
        return 0, 0, 0, 0
    hour, half = int(piece["hour"]), piece.get("half", "").lower()
    if half and not 1 <= hour <= 12:
        raise _refusal(words, cause=f"there is no hour {hour} {half}m")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    micro = int(piece.get("fraction", "").ljust(6, "0")[:6])
    return hour, int(piece.get("minute") or 0), int(piece.get("second") or 0), micro


def _check_weekday(piece: dict[str, str] | None, *, day: datetime, words: str) -> None:
    actual = _WEEKDAYS[day.weekday()]
    if piece and not actual.startswith(piece["weekday"].lower()[:3]):
        raise _refusal(words, cause=f"{day:%Y-%m-%d} was a {actual.title()}")


def _zone(piece: dict[str, str] | None, *, naive: datetime, words: str) -> tzinfo:
    if piece is None:
        return UTC
    letters = piece.get("letters", "").lower()
    if letters in _CLOCKS:
        return _offset_on(_CLOCKS[letters], naive=naive, words=words)
    if letters and letters not in _ZONES:
        raise _refusal(words, cause=f'"{letters.upper()}" is not one known time zone')
    if letters:
        return timezone(timedelta(hours=_ZONES[letters]))
    hours, minutes = int(piece["hours"]), int(piece["minutes"] or 0)
    if hours > 14 or minutes > 59:
        raise _refusal(words, cause="no clock has that offset")
    east = timedelta(hours=hours, minutes=minutes)
    return timezone(-east if piece["sign"] == "-" else east)


def _offset_on(clock: str, *, naive: datetime, words: str) -> tzinfo:
    """The fixed offset that a clock with summer time had at that moment."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = ZoneInfo(clock).utcoffset(naive)
    except ZoneInfoNotFoundError:
        offset = None
    if offset is None:
        raise _refusal(words, cause="this machine has no time zone data for it")
    return timezone(offset)


def _refusal(words: str, *, cause: str) -> InputError:
    return InputError(words or "(no date)", cause=cause, next_step=_WRITE_ISO)
