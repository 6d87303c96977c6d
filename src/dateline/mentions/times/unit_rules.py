"""Months, years and larger, counts of units, durations and repeated times.

In: matches. Out: unresolved expressions. Never computes a date.
"""

from dateline.mentions.times.context import is_age, is_month, is_rate, is_season, is_year
from dateline.mentions.times.expressions import NUMBERS, Expression, Match, rule

# ── months, years and larger ─────────────────────────────────────────────────────────────────────────


@rule(
    "EDGE (this|last|next)? month",
    "EDGE month dot? (comma|of)? year",
    "EDGE month (of? (this|last|next|that|the same) unit)",
)
def month(match: Match) -> Expression | None:
    """A month, or the edge of it that is said; never "may" and "march" as verbs, nor a month of anything but a year."""
    place = next(i for i in range(match.first, match.last) if match.items[i].kind == "month")
    if not is_month(match.items, place, match.last):
        return None
    if (unit := match.word("unit")) and unit != "year":
        return None
    origin = "text" if match.word("that", "same") else "publication"
    return match.make("month", month=match.number("month"), year=match.number("year"), shift=match.shift(), unit=unit,
                      edge=match.edge(), origin=origin)  # fmt: skip


@rule("EDGE year")
def year(match: Match) -> Expression | None:
    """A year of four digits where the words around read it as one, not as a count."""
    if not is_year(match.items, match.last - 1, cued=match.last - match.first > 1):
        return None
    return match.make("year", year=match.number("year"), edge=match.edge())


@rule(
    "month dot? DAY (dash|to|and) DAY (comma? year)?",
    "(daynum|ordinal) (dash|to|and) DAY of? month (comma? year)?",
)
def day_range(match: Match) -> Expression | None:
    """The days from one to another of one month ("between May 3 and 5"); refused where the first is not the earlier."""
    joint = next(i for i in range(match.first, match.last) if match.items[i].kind in ("dash", "to", "and"))
    if match.items[joint].kind == "and" and match.before() not in ("between", "on"):
        return None
    days = [
        int(i.value)
        for i in match.items[match.first : match.last]
        if i.kind in ("daynum", "ordinal") and isinstance(i.value, int)
    ]
    if days[0] >= days[1]:
        return None
    month, year = match.number("month"), match.number("year")
    end = match.make("day", year=year, month=month, day=days[1])
    return match.make("day", year=year, month=month, day=days[0], other=end)


@rule("year dash daynum", "year dash number")
def short_years(match: Match) -> Expression | None:
    """ "1980-88" is a range of years, "2024-04" a month."""
    year, end = match.number("year") or 0, match.number("daynum", "number") or 0
    if match.items[match.last - 1].end - match.items[match.last - 1].start != 2:
        return None
    if end > year % 100:
        return match.make("year", year=year, other=match.make("year", year=year - year % 100 + end))
    return match.make("month", year=year, month=end) if 1 <= end <= 12 else None


@rule("the? ((early|late|later|edge) dash?)? decade", "the ((early|late|later|edge) dash?)? year possessive")
def decade(match: Match) -> Expression | None:
    """Ten years ("the 1990s", "the nineties"), or a century for "the 1800s"; two digits need "the" or an apostrophe."""
    digits = (match.text("decade") or match.word("decade"))[:-1] or match.word("year")
    if digits[-1] != "0":
        return None
    if digits[2:] == "00" and digits <= "1900":
        return match.make("century", count=int(digits) // 100 + 1, edge=match.edge())
    spelled = match.word("decade").isalpha()
    if (len(digits) == 2 or spelled) and not (match.word("the") or match.before() in ("'", "’")):
        return None
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return match.make("decade", year=first, edge=match.edge())


@rule("the? ((early|late|edge) dash?)? ordinal unit", "the? ((early|late|edge) dash?)? ordinal dash unit")
def century(match: Match) -> Expression | None:
    """A century by its number ("the 21st century")."""
    if match.word("unit") != "century":
        return None
    return match.make("century", count=match.number("ordinal"), edge=match.edge())


@rule(
    "EDGE the? ordinal (unit|half) of (this|last|next)? (year|unit)",
    "EDGE the? ordinal (unit|half) of the (year|unit)",
    "EDGE the? (ordinal|last|next|this|previous) unit",
    "EDGE quarter (of|comma)? year",
    "the ordinal half",
    "quarter",
    "ordinal dash unit",
)
def quarter(match: Match) -> Expression | None:
    """Quarters and halves of a year, numbered or counted from this one."""
    half = match.word("half") and match.word("ordinal")
    units = [i.lower for i in match.items[match.first : match.last] if i.kind == "unit"]
    if not match.word("quarter") and not half and units[:1] != ["quarter"]:
        return None
    if units[1:] not in ([], ["year"]):
        return None
    if half and not (
        units == ["year"] or match.word("year") or (match.before() in ("in", "during") and match.closes())
    ):
        return None
    number = match.number("ordinal") if match.word("ordinal") else _digit(match.text("quarter"))
    if number is not None and number > (2 if half else 4):
        return None
    shift = -1 if match.word("previous") else match.shift()
    return match.make("half" if half else "quarter", count=number, year=match.number("year"), shift=shift)


def _digit(text: str) -> int | None:
    return int(text) if text.isdigit() else None


@rule(
    "EDGE (the|this|last|next)? season", "EDGE the? season of? year", "EDGE season of? (this|last|next) unit"
)
def season(match: Match) -> Expression | None:
    """A season ("last summer", "the spring of 2022"); without a year or an edge only after words that set a season."""
    place = next(i for i in range(match.first, match.last) if match.items[i].kind == "season")
    dated = match.word("this", "last", "next", "year") or (
        match.first < place and match.word("early", "late", "edge")
    )
    if not dated and not is_season(match.items, match.first, match.last):
        return None
    return match.make("season", part=match.text("season"), year=match.number("year"), shift=match.shift())


@rule("(the|this)? (last|next|previous|following|coming)? weekend", "(early|late|later) this weekend")
def weekend(match: Match) -> Expression | None:
    """A weekend counted from publication, or from the time told of before ("the following weekend")."""
    shift = {"previous": -1, "following": 1}.get(match.word("previous", "following"), match.shift())
    return match.make(
        "weekend", shift=shift, origin="text" if match.word("previous", "following") else "publication"
    )


# ── units counted from publication or from an earlier time ───────────────────────────────────────────


@rule("((early|late|earlier|later) (in|of)? | edge dash | the? edge of)? (this|last|next) unit")
def unit(match: Match) -> Expression | None:
    """This week, month or longer unit, the last or the next, with the edge of it that is said ("early next month")."""
    if match.word("unit") in ("minute", "day", "fortnight", "second"):
        return None
    if match.before() == "the" and match.items[match.first].kind in ("last", "next"):
        return None
    return match.make("unit", shift=match.shift(), unit=match.word("unit"), edge=match.edge())


@rule("the? (ordinal|last) (unit|units) of EDGE month (comma? year)?")
def unit_of_month(match: Match) -> Expression | None:
    """ "the last day of March" is a day, "the first week of March" some part of that month."""
    month, year, ordinal = match.number("month"), match.number("year"), match.number("ordinal")
    if match.word("unit") == "day" and not match.word("units"):
        return match.make("day", year=year, month=month, day=-1 if ordinal is None else ordinal)
    if match.text("unit", "units") not in ("day", "week"):
        return None
    return match.make("month", year=year, month=month, edge=match.word("ordinal", "last"))


@rule(
    "(the? edge of|(early|late|earlier|later) in) the unit",
    "(the? edge of|(early|late|earlier|later) in) (that|the same) unit",
)
def part_of_unit(match: Match) -> Expression | None:
    """Some part of this unit, or of the one the text told of ("late in the week", "earlier that month")."""
    unit, known = match.word("unit"), match.word("that", "same")
    if unit == "day" and not known:
        return match.make("day", unit=unit, origin="near")
    return match.make(
        "unit", shift=0, unit=unit, edge=match.edge(), origin="text" if known else "publication"
    )


@rule("the (following|previous) unit", "(that|the? same) unit", "the next unit", "the unit (before|after)")
def unit_in_text(match: Match) -> Expression | None:
    """A unit counted from the time told of before ("the following day", "that week"), not from publication."""
    if match.word("next") and match.word("unit") != "day":
        return None
    shift = -1 if match.word("previous", "before") else 1 if match.word("following", "next", "after") else 0
    if match.word("before", "after") and not match.closes():
        return None
    unit = match.word("unit")
    return match.make("day" if unit == "day" else "unit", shift=shift, unit=unit, origin="text")


@rule("approx? COUNT UNITS ago", "approx? (a|half a|number) UNIT ago", "UNITS ago", "approx? number hour ago")
def ago(match: Match) -> Expression | None:
    """A time so long before publication ("two weeks ago")."""
    return match.make("offset", shift=-1, unit=match.unit(), count=match.quantity())


@rule("approx? COUNT UNITS hence", "approx? (a|half a|number) UNIT hence")
def hence(match: Match) -> Expression | None:
    """A time so long after publication ("three days from now")."""
    return match.make("offset", shift=1, unit=match.unit(), count=match.quantity())


@rule(
    "approx? COUNT UNITS (earlier|later|before|after)",
    "approx? (a|half a|number) UNIT (earlier|later|before|after)",
    "UNITS (earlier|later)",
)
def later(match: Match) -> Expression | None:
    """A time so long before or after the time told of before ("two days later")."""
    if match.word("before", "after") and not match.closes():
        return None
    back = match.word("earlier", "before")
    return match.make(
        "offset", shift=-1 if back else 1, unit=match.unit(), count=match.quantity(), origin="text"
    )


# ── durations, sets, references ──────────────────────────────────────────────────────────────────────


@rule(
    "the? (last|next) approx? (COUNT (to|or|dash))? COUNT UNITS",
    "(the|this) (last|next) UNIT",
    "the? (last|next) UNITS",
    "the? COUNT last UNITS",
)
def span(match: Match) -> Expression | None:
    """ "the past two weeks", "the last year"; "the coming days" have no length, "the last week of" no end."""
    plural = match.word("units", "hours")
    if match.after() == "of" and not plural:
        return None
    if match.word("next") in ("coming", "upcoming") and plural and not match.value(*NUMBERS):
        return match.make("ref", value="FUTURE_REF")
    count = match.quantity() if plural else 1
    return match.make("span", shift=match.shift(), unit=match.unit(), count=count)


@rule(
    "approx? (COUNT (to|or|dash))? COUNT dash? UNITS (dash long)?",
    "approx? COUNT dash? UNIT (dash long)?",
    "approx? (a|half a) UNIT",
    "(UNITS|UNIT) dash (long|old)",
)
def duration(match: Match) -> Expression | None:
    """A length of time ("a 10-day truce"), or how often where it is a rate; never somebody's age."""
    if is_age(match.items, match.first, match.last) or match.unit() == "quarter":
        return None
    if match.word("a") and is_rate(match.items, match.first, match.last):
        return match.make("set", unit=match.unit(), count=1)
    if match.word("unit", "hour") and not match.word("dash", "long", "a") and match.number(*NUMBERS) != 1:
        return None
    return match.make("duration", unit=match.unit(), count=match.quantity())


@rule("UNITS")
def open_duration(match: Match) -> Expression | None:
    """ "for months", "after years of war": only where the words around measure a stretch."""
    if match.before() not in _MEASURING and match.after() not in ("of", "before", "after"):
        return None
    return match.make("duration", unit=match.unit())


_MEASURING = frozenset("for after within over lasted lasting spent taken took through".split())


@rule(
    "every COUNT? (UNIT|UNITS|weekend)",
    "every (other|ordinal) UNIT",
    "every weekday PART",
    "every part",
    "(times|COUNT units|COUNT times) (a|per|every) UNIT",
    "per UNIT",
    "weekdays",
    "weekends",
    "setword",
)
def repeated(match: Match) -> Expression | None:
    """A time that comes again ("every Friday", "twice a week", "daily"); never "Daily" inside a sentence, a title."""
    if match.word("setword"):
        if match.first and match.items[match.first].text[0].isupper():
            return None
        return match.make("set", value=match.text("setword"))
    if match.word("weekday", "weekdays"):
        return match.make("set", weekday=match.number("weekday", "weekdays"), part=match.part())
    if match.word("part"):
        return match.make("set", value=f"XXXX-XX-X{match.part()}")
    if match.word("weekend", "weekends"):
        return match.make("set", value="XXXX-WXX-WE")
    if match.word("every") and match.word("other", "units", "hours", "number", "ordinal"):
        every = 2 if match.word("other") == "other" else match.quantity() or match.number("ordinal")
        return match.make("set", unit=match.unit(), count=every or 2)
    return match.make("set", unit=match.unit(), count=1)


@rule("ref", "the? recent UNITS", "the last", "the UNITS ahead")
def reference(match: Match) -> Expression | None:
    """Time without a date ("now", "recently", "the past") as a reference to past, present or future."""
    if match.word("ahead"):
        return None if match.after() == "of" else match.make("ref", value="FUTURE_REF")
    if match.word("recent"):
        return match.make("ref", value="PAST_REF")
    if match.word("last"):
        past = match.word("last") == "past" and match.closes()
        return match.make("ref", value="PAST_REF") if past else None
    return match.make("ref", value=match.text("ref"))


UNIT_RULES = (
    month,
    year,
    day_range,
    short_years,
    decade,
    century,
    quarter,
    season,
    weekend,
    unit,
    unit_of_month,
    part_of_unit,
    unit_in_text,
    ago,
    hence,
    later,
    span,
    duration,
    open_duration,
    repeated,
    reference,
)
