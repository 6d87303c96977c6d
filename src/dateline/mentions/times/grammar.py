"""What expressions of time are made of: patterns over kinds of words, each making an unresolved expression.

In: items. Out: expressions, longest first at each place. The kinds follow TIMEX3 (TimeML 1.2.1); which
words belong to an expression follows its guidelines: modifiers ("early", "nearly") do, prepositions do not.
Never computes a date: that needs the anchor, and is done in `resolve`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.mentions.times.context import is_age, is_day_of_month, is_month, is_rate, is_season, is_year
from dateline.mentions.times.lexicon import CODES, Item, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """An expression of time before it is resolved: the items it covers and what they say.

    `kind` is what sort of stretch it is; `shift` counts units back or ahead ("last" is -1); `part` is a
    part of day after TimeML; `grain` is how fine a clock is read ("hour", "minute"); `origin` says what
    the words count from: publication, or an earlier time in the text. `other` is the end of a range.
    """

    first: int
    last: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str = ""
    count: float | None = None
    part: str = ""
    edge: str = ""
    clock: str = ""
    zone: Value = None
    grain: str = ""
    origin: str = "publication"
    value: str = ""
    other: "Expression | None" = None


class Match(NamedTuple):
    """A pattern met: all items of the sentence, and the range that the pattern covers."""

    items: Sequence[Item]
    first: int
    last: int

    def value(self, *kinds: str) -> Value:
        return next((i.value for i in self.items[self.first : self.last] if i.kind in kinds), None)

    def number(self, *kinds: str) -> int | None:
        found = self.value(*kinds)
        return int(found) if isinstance(found, int | float) else None

    def word(self, *kinds: str) -> str:
        return next((i.lower for i in self.items[self.first : self.last] if i.kind in kinds), "")

    def text(self, *kinds: str) -> str:
        return str(self.value(*kinds) or "")

    def make(self, kind: str, **fields: object) -> Expression:
        return replace(Expression(first=self.first, last=self.last, kind=kind), **fields)  # type: ignore[arg-type]


Maker = Callable[[Match], Expression | None]
_RULES: list[tuple[re.Pattern[str], Maker]] = []

_PIECES = {
    "COUNT": "(daynum|year|digits|number|decimal|vague)",
    "UNITS": "(units|hours)",
    "UNIT": "(unit|hour)",
    "DAY": "(daynum|ordinal)",
    "EDGE": "((early|late)(in|of)?|(early|late|edge)dash|the?(edge|half)of)?",
    "SHIFT": "(this|last|next|this last|this next)",
    "PART": "(dash?part)?",
    "EARLY": "((early|late)on?)?",
}


def _coded(pattern: str) -> str:
    """The pattern with a letter for every kind: ``daynum month`` becomes two characters."""
    for name, piece in _PIECES.items():
        pattern = pattern.replace(name, piece)
    return re.sub(r"[a-z]+", lambda kind: CODES[kind.group()], pattern).replace(" ", "").replace("(", "(?:")


def _rule(*patterns: str) -> Callable[[Maker], Maker]:
    """Registers a maker for patterns written in the names of kinds; spaces only separate them."""

    def register(make: Maker) -> Maker:
        _RULES.extend((re.compile(_coded(pattern)), make) for pattern in patterns)
        return make

    return register


def find_expressions(items: Sequence[Item]) -> list[Expression]:
    """Expressions in order, not overlapping: at each place the longest that a rule accepts."""
    kinds = "".join(CODES[item.kind] for item in items)
    found: list[Expression] = []
    at = 0
    while opening := _ANY.search(kinds, at):
        expression = _longest(items, kinds, opening.start())
        if expression:
            found.append(expression)
        at = expression.last if expression else opening.start() + 1
    return found


def _longest(items: Sequence[Item], kinds: str, at: int) -> Expression | None:
    matches = [(match.end(), make) for pattern, make in _RULES if (match := pattern.match(kinds, at))]
    for end, make in sorted(matches, key=lambda entry: -entry[0]):
        if expression := make(Match(items, at, end)):
            return expression
    return None


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────


@_rule(
    "EARLY (weekday dot? comma?)? (the ordinal of|ordinal of?|daynum of?) month (comma? year)? PART",
    "EARLY (weekday dot? comma?)? month dot? DAY (comma? year)? PART",
)
def _calendar_day(match: Match) -> Expression | None:
    if not is_day_of_month(match.items, match.first, match.last):
        return None
    return match.make("day", year=match.number("year"), month=match.number("month"), part=_part(match),
                      day=match.number("daynum", "ordinal"), weekday=match.number("weekday"))  # fmt: skip


@_rule("EARLY (weekday comma?)? the ordinal")
def _ordinal_day(match: Match) -> Expression | None:
    """ "on the 5th": digits only, and nothing after it that it could count."""
    if not match.word("ordinal")[0].isdigit() or not is_day_of_month(match.items, match.first, match.last):
        return None
    return match.make("day", day=match.number("ordinal"), weekday=match.number("weekday"), part=_part(match))


@_rule("iso", "slashed", "named")
def _written_day(match: Match) -> Expression | None:
    return match.make("written", value=match.text("iso", "slashed", "named"))


@_rule("EARLY SHIFT? weekday PART", "EARLY weekday last", "overnight (on|to|into)? weekday")
def _weekday(match: Match) -> Expression | None:
    if match.items[match.last - 1].kind == "last" and not (match.word("last") == "last" and _closes(match)):
        return None
    part = "TNI" if match.word("overnight") else _part(match)
    eve = -1 if match.word("into") else None
    return match.make("day", weekday=match.number("weekday"), shift=_shift(match), part=part, count=eve)


@_rule("EARLY weekday of? (this|last|next) unit PART", "EARLY weekday of? the (last|next|previous|following) unit")
def _weekday_of_week(match: Match) -> Expression | None:
    if match.word("unit") != "week":
        return None
    shift = {"previous": -1, "following": 1}.get(match.word("previous", "following"), _shift(match))
    return match.make("day", weekday=match.number("weekday"), unit="week", shift=shift, part=_part(match))


@_rule("EARLY deictic PART", "overnight")
def _deictic(match: Match) -> Expression | None:
    if match.word("overnight"):
        return match.make("overnight", part="TNI")
    days, _, part = match.text("deictic").partition(" ")
    return match.make("day", shift=int(days), unit="day", part=part or _part(match))


@_rule("(early|late)? (this|last|that) (early|late)? part", "the? same part")
def _part_of_known_day(match: Match) -> Expression | None:
    if match.word("last"):
        return match.make("day", shift=-1, unit="day", part=_part(match)) if match.text("part") != "TMO" else None
    if match.word("this"):
        return match.make("day", shift=0, unit="day", part=_part(match))
    return match.make("day", origin="text", shift=0, unit="day", part=_part(match))


@_rule("(the|a)? (early|late)? part", "the following part", "the next part")
def _part_alone(match: Match) -> Expression | None:
    if match.word("following", "next"):
        return match.make("day", origin="text", shift=1, unit="day", part=_part(match))
    return match.make("part", part=_part(match))


# ── clock ────────────────────────────────────────────────────────────────────────────────────────────


@_rule(
    "(clock|decimal|daynum|number) ampm zone?",
    "(clock|decimal) hours? zone?",
    "(year|digits) hours? zone",
    "(year|digits) hours",
    "(daynum|number) oclock",
    "noon zone?",
)
def _clock(match: Match) -> Expression | None:
    reading = _reading(match)
    if not reading or (match.word("decimal") and not match.word("ampm", "zone", "hours")):
        return None
    zone = match.value("zone") if match.word("zone") else "report"
    grain = "minute" if match.word("clock", "decimal", "year", "digits", "noon") else "hour"
    open_half = "" if match.word("ampm", "noon") else "open"
    return match.make("clock", clock=reading, zone=zone, grain=grain, part=open_half)


def _reading(match: Match) -> str:
    """The hour and minute read off the words as ``HH:MM``; empty when no clock shows them."""
    if noon := match.text("noon"):
        return noon
    written = match.text("clock", "decimal").replace(".", ":") or _digits_as_clock(match)
    hour, _, minute = written.partition(":")
    if not hour.isdigit() or not minute.isdigit() or len(minute) != 2:
        return ""
    half = match.text("ampm")
    if half and not 1 <= int(hour) <= 12:
        return ""
    hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return f"{hours:02}:{minute}" if hours < 24 and int(minute) < 60 else ""


def _digits_as_clock(match: Match) -> str:
    number = match.value("year", "digits", "daynum", "number")
    if not isinstance(number, int | float) or number != int(number):
        return ""
    if match.word("year", "digits"):
        return f"{int(number) // 100:02}:{int(number) % 100:02}"
    return f"{int(number)}:00"


# ── months, years and larger ─────────────────────────────────────────────────────────────────────────


@_rule("EDGE (this|last|next)? month", "EDGE month dot? (comma|of)? year", "EDGE month (of? (this|last|next|that|the same) unit)")
def _month(match: Match) -> Expression | None:
    place = next(i for i in range(match.first, match.last) if match.items[i].kind == "month")
    if not is_month(match.items, place, match.last):
        return None
    if (unit := match.word("unit")) and unit != "year":
        return None
    origin = "text" if match.word("that", "same") else "publication"
    return match.make("month", month=match.number("month"), year=match.number("year"), shift=_shift(match), unit=unit,
                      edge=_edge(match), origin=origin)  # fmt: skip


@_rule("EDGE year")
def _year(match: Match) -> Expression | None:
    if not is_year(match.items, match.last - 1, cued=match.last - match.first > 1):
        return None
    return match.make("year", year=match.number("year"), edge=_edge(match))


@_rule("month dot? DAY (dash|to|and) DAY (comma? year)?", "(daynum|ordinal) (dash|to|and) DAY of? month (comma? year)?")
def _day_range(match: Match) -> Expression | None:
    joint = next(i for i in range(match.first, match.last) if match.items[i].kind in ("dash", "to", "and"))
    between = match.first > 0 and match.items[match.first - 1].lower == "between"
    if match.items[joint].kind == "and" and not between:
        return None
    days = [int(i.value) for i in match.items[match.first : match.last] if i.kind in ("daynum", "ordinal") and isinstance(i.value, int)]
    if days[0] >= days[1]:
        return None
    month, year = match.number("month"), match.number("year")
    end = match.make("day", year=year, month=month, day=days[1])
    return match.make("day", year=year, month=month, day=days[0], other=end)


@_rule("year dash daynum", "year dash number")
def _short_years(match: Match) -> Expression | None:
    """ "1980-88" is a range of years, "2024-04" a month."""
    year, end = match.number("year") or 0, match.number("daynum", "number") or 0
    if match.items[match.last - 1].end - match.items[match.last - 1].start != 2:
        return None
    if end > year % 100:
        return match.make("year", year=year, other=match.make("year", year=year - year % 100 + end))
    return match.make("month", year=year, month=end) if 1 <= end <= 12 else None


@_rule("the? ((early|late|later|edge) dash?)? decade", "the ((early|late|later|edge) dash?)? year possessive")
def _decade(match: Match) -> Expression | None:
    digits = (match.text("decade") or match.word("decade"))[:-1] or match.word("year")
    if digits[-1] != "0":
        return None
    if digits[2:] == "00" and digits <= "1900":
        return match.make("century", count=int(digits) // 100 + 1, edge=_edge(match))
    spelled = match.word("decade").isalpha()
    if (len(digits) == 2 or spelled) and not (match.word("the") or match.items[match.first - 1].text in "'’"):
        return None
    return match.make("decade", year=int(digits) if len(digits) == 4 else 1900 + int(digits), edge=_edge(match))


@_rule("the? ((early|late|edge) dash?)? ordinal unit", "the? ((early|late|edge) dash?)? ordinal dash unit")
def _century(match: Match) -> Expression | None:
    if match.word("unit") != "century":
        return None
    return match.make("century", count=match.number("ordinal"), edge=_edge(match))


@_rule(
    "EDGE the? ordinal (unit|half) of (this|last|next)? (year|unit)",
    "EDGE the? ordinal (unit|half) of the (year|unit)",
    "EDGE the? (ordinal|last|next|this|previous) unit",
    "EDGE quarter (of|comma)? year",
    "quarter",
    "ordinal dash unit",
)
def _quarter(match: Match) -> Expression | None:
    """Quarters and halves of a year, numbered or counted from this one."""
    half = match.word("half") and match.word("ordinal")
    units = [i.lower for i in match.items[match.first : match.last] if i.kind == "unit"]
    if not match.word("quarter") and not half and units[:1] != ["quarter"]:
        return None
    if units[1:] not in ([], ["year"]) or (half and not (units == ["year"] or match.word("year"))):
        return None
    number = match.number("ordinal") if match.word("ordinal") else _digit(match.text("quarter"))
    if number is not None and number > (2 if half else 4):
        return None
    shift = -1 if match.word("previous") else _shift(match)
    return match.make("half" if half else "quarter", count=number, year=match.number("year"), shift=shift)


def _digit(text: str) -> int | None:
    return int(text) if text.isdigit() else None


@_rule("EDGE (the|this|last|next)? season", "EDGE the? season of? year", "EDGE season of? (this|last|next) unit")
def _season(match: Match) -> Expression | None:
    place = next(i for i in range(match.first, match.last) if match.items[i].kind == "season")
    dated = match.word("this", "last", "next", "year") or (match.first < place and match.word("early", "late", "edge"))
    if not dated and not is_season(match.items, match.first, match.last):
        return None
    return match.make("season", part=match.text("season"), year=match.number("year"), shift=_shift(match))


@_rule("(the|this)? (last|next|previous|following|coming)? weekend", "(early|late|later) this weekend")
def _weekend(match: Match) -> Expression | None:
    shift = {"previous": -1, "following": 1}.get(match.word("previous", "following"), _shift(match))
    return match.make("weekend", shift=shift, origin="text" if match.word("previous", "following") else "publication")


# ── units counted from publication or from an earlier time ───────────────────────────────────────────


@_rule("((early|late|earlier|later) (in|of)? | edge dash | the? edge of)? (this|last|next) unit")
def _unit(match: Match) -> Expression | None:
    if match.word("unit") in ("minute", "day", "fortnight", "second"):
        return None
    if match.items[match.first].kind in ("last", "next") and match.first and match.items[match.first - 1].kind == "the":
        return None
    return match.make("unit", shift=_shift(match), unit=match.word("unit"), edge=_edge(match))


@_rule("the? (ordinal|last) (unit|units) of EDGE month (comma? year)?")
def _unit_of_month(match: Match) -> Expression | None:
    """ "the last day of March" is a day, "the first week of March" some part of that month."""
    month, year, ordinal = match.number("month"), match.number("year"), match.number("ordinal")
    if match.word("unit") == "day" and not match.word("units"):
        return match.make("day", year=year, month=month, day=-1 if ordinal is None else ordinal)
    if match.text("unit", "units") not in ("day", "week"):
        return None
    return match.make("month", year=year, month=month, edge=match.word("ordinal", "last"))


@_rule("(the? edge of|(early|late|earlier|later) in) the unit", "(the? edge of|(early|late|earlier|later) in) (that|the same) unit")
def _part_of_unit(match: Match) -> Expression | None:
    origin = "text" if match.word("that", "same") or match.word("unit") == "day" else "publication"
    return match.make("unit", shift=0, unit=match.word("unit"), edge=_edge(match), origin=origin)


@_rule("the (following|previous) unit", "(that|the? same) unit", "the next unit", "the unit (before|after)")
def _unit_in_text(match: Match) -> Expression | None:
    if match.word("next") and match.word("unit") != "day":
        return None
    shift = -1 if match.word("previous", "before") else 1 if match.word("following", "next", "after") else 0
    if match.word("before", "after") and not _closes(match):
        return None
    unit = match.word("unit")
    return match.make("day" if unit == "day" else "unit", shift=shift, unit=unit, origin="text")


@_rule("approx? COUNT UNITS ago", "approx? (a|half a|number) UNIT ago", "UNITS ago", "approx? number hour ago")
def _ago(match: Match) -> Expression | None:
    return match.make("offset", shift=-1, unit=_unit_name(match), count=_count(match))


@_rule("approx? COUNT UNITS hence", "approx? (a|half a|number) UNIT hence")
def _hence(match: Match) -> Expression | None:
    return match.make("offset", shift=1, unit=_unit_name(match), count=_count(match))


@_rule(
    "approx? COUNT UNITS (earlier|later)", "approx? (a|half a|number) UNIT (earlier|later)", "UNITS (earlier|later)",
    "approx? COUNT UNITS (before|after)", "approx? (a|number) UNIT (before|after)",
)  # fmt: skip
def _later(match: Match) -> Expression | None:
    if match.word("before", "after") and not _closes(match):
        return None
    back = match.word("earlier", "before")
    return match.make("offset", shift=-1 if back else 1, unit=_unit_name(match), count=_count(match), origin="text")


def _closes(match: Match) -> bool:
    """Nothing follows that "before" or "after" could govern."""
    return match.last == len(match.items) or match.items[match.last].text in ".,;:!?)”’\"'—–"


# ── durations, sets, references ──────────────────────────────────────────────────────────────────────


@_rule("the? (last|next) approx? COUNT UNITS", "(the|this) (last|next) UNIT", "the? (last|next) UNITS", "the? COUNT last UNITS")
def _span(match: Match) -> Expression | None:
    if match.last < len(match.items) and match.items[match.last].kind == "of" and not match.word("units", "hours"):
        return None
    if match.word("next") in ("coming", "upcoming") and match.word("units", "hours") and not match.value(*_NUMBERS):
        return match.make("ref", value="FUTURE_REF")
    count = _count(match) if match.word("units", "hours") else 1
    return match.make("span", shift=_shift(match), unit=_unit_name(match), count=count)


@_rule("approx? COUNT dash? UNITS (dash long)?", "approx? COUNT dash? UNIT (dash long)?", "approx? (a|half a) UNIT", "(UNITS|UNIT) dash (long|old)")
def _duration(match: Match) -> Expression | None:
    if is_age(match.items, match.first, match.last) or _unit_name(match) == "quarter":
        return None
    if match.word("a") and is_rate(match.items, match.first, match.last):
        return match.make("set", unit=_unit_name(match), count=1)
    if match.word("unit", "hour") and not match.word("dash", "long", "a") and match.number(*_NUMBERS) not in (0, 1):
        return None
    return match.make("duration", unit=_unit_name(match), count=_count(match))


@_rule("UNITS")
def _open_duration(match: Match) -> Expression | None:
    """ "for months", "after years of war": only where the words around measure a stretch."""
    before = match.items[match.first - 1].lower if match.first else ""
    after = match.items[match.last].lower if match.last < len(match.items) else ""
    if before not in _MEASURING and after not in ("of", "before", "after"):
        return None
    return match.make("duration", unit=_unit_name(match))


_MEASURING = frozenset("for after within over lasted lasting spent taken took through".split())
_NUMBERS = ("number", "daynum", "year", "digits", "decimal")


@_rule(
    "every COUNT? (UNIT|UNITS|weekend)", "every other UNIT", "every weekday PART", "every part", "every ordinal UNIT",
    "(times|COUNT units) (a|per|every) UNIT", "per UNIT", "weekdays", "setword", "weekends", "COUNT times (a|per|every) UNIT",
)  # fmt: skip
def _set(match: Match) -> Expression | None:
    if match.word("setword"):
        if match.first and match.items[match.first].text[0].isupper():
            return None
        return match.make("set", value=match.text("setword"))
    if match.word("weekday", "weekdays"):
        return match.make("set", weekday=match.number("weekday", "weekdays"), part=_part(match))
    if match.word("part"):
        return match.make("set", value=f"XXXX-XX-X{_part(match)}")
    if match.word("weekend", "weekends"):
        return match.make("set", value="XXXX-WXX-WE")
    if match.word("every") and match.word("other", "units", "hours", "number", "ordinal"):
        return match.make("set", unit=_unit_name(match), count=_count(match) or match.number("ordinal") or 2)
    return match.make("set", unit=_unit_name(match), count=1)


@_rule("ref", "the? recent UNITS", "the last", "the UNITS ahead")
def _reference(match: Match) -> Expression | None:
    if match.word("ahead"):
        of = match.last < len(match.items) and match.items[match.last].kind == "of"
        return None if of else match.make("ref", value="FUTURE_REF")
    if match.word("recent"):
        return match.make("ref", value="PAST_REF")
    if match.word("last"):
        past = match.word("last") == "past" and _closes(match)
        return match.make("ref", value="PAST_REF") if past else None
    return match.make("ref", value=match.text("ref"))


# ── what the words of an expression say ──────────────────────────────────────────────────────────────


def _shift(match: Match) -> int | None:
    if match.word("last"):
        return -1
    if match.word("next"):
        return 1
    return 0 if match.word("this") else None


def _part(match: Match) -> str:
    """The part of day said; "early" and "late" alone mean its beginning and its end."""
    if part := match.text("part"):
        return part
    return "TMO" if match.word("early") else "TNI" if match.word("late") else ""


def _edge(match: Match) -> str:
    return match.word("early", "late", "earlier", "later", "edge")


def _unit_name(match: Match) -> str:
    return match.text("unit", "units", "hour", "hours")


def _count(match: Match) -> float | None:
    """How many units are said; None for "few", "several" and a bare plural."""
    if match.word("vague"):
        return None
    number = match.value(*_NUMBERS)
    if isinstance(number, int | float):
        return float(number)
    if isinstance(number, str):
        return float(number) if number.replace(".", "", 1).isdigit() else None
    if match.word("half"):
        return 0.5
    return 1.0 if match.word("a", "unit", "hour") else None


_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _RULES))
