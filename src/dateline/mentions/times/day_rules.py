"""Days, parts of day and times of day: "early on Sunday", "Oct. 7", "the 14th of May", "10:30 p.m. ET".

In: matches. Out: unresolved expressions. Never computes a date.
"""

from dateline.mentions.times.context import is_day_of_month
from dateline.mentions.times.expressions import Expression, Match, rule

# ── days ─────────────────────────────────────────────────────────────────────────────────────────────


@rule(
    "EARLY (weekday dot? comma?)? (the ordinal of|ordinal of?|daynum of?) month YEAR PART",
    "EARLY (weekday dot? comma?)? month dot? DAY YEAR PART",
)
def calendar_day(match: Match) -> Expression | None:
    """A day of a month, with its year and weekday where they are said; refused where the number counts something."""
    if not is_day_of_month(match.items, match.first, match.last) or match.word("unit") not in ("", "year"):
        return None
    return match.make_day(
        year=match.number("year"),
        month=match.number("month"),
        day=match.number("daynum", "ordinal"),
        weekday=match.number("weekday"),
        shift=match.shift(),
    )


@rule("EARLY (weekday comma?)? the ordinal")
def ordinal_day(match: Match) -> Expression | None:
    """ "on the 5th": digits only, and nothing after it that it could count."""
    if not match.word("ordinal")[0].isdigit() or not is_day_of_month(match.items, match.first, match.last):
        return None
    return match.make_day(day=match.number("ordinal"), weekday=match.number("weekday"))


@rule("iso", "slashed", "named")
def written_day(match: Match) -> Expression | None:
    """A day in figures alone or by its own name ("2024-05-07", "5/7/2024", "9/11")."""
    return match.make("written", value=match.text("iso", "slashed", "named"))


@rule("the? feast")
def feast(match: Match) -> Expression | None:
    """A day or season by its own name ("Christmas Day", "the Eid holiday"), with capitals; never part of another name
    ("Easter Island") and never what is named after one ("the Yom Kippur war")."""
    item = match.items[match.last - 1]
    if not item.text[0].isupper() or match.after() in ("war", "rising", "offensive", "island", "islands"):
        return None
    if item.value == "-":
        return match.make("feast")
    month, _, day = str(item.value).partition("-")
    return match.make_day(month=int(month), day=int(day))


@rule("EARLY SHIFT? weekday PART", "EARLY weekday last", "overnight (on|to|into)? weekday")
def weekday(match: Match) -> Expression | None:
    """A day of the week, with the part of day said; "overnight into" a day is the night before it."""
    if match.items[match.last - 1].kind == "last" and not (match.word("last") == "last" and match.closes()):
        return None
    part = "TNI" if match.word("overnight") else match.part()
    eve = -1 if match.word("into") else None
    return match.make_day(weekday=match.number("weekday"), shift=match.shift(), part=part, count=eve)


@rule(
    "EARLY weekday of? (this|last|next) unit PART",
    "EARLY weekday of? the (last|next|previous|following) unit",
)
def weekday_of_week(match: Match) -> Expression | None:
    """A day of a week that is named or counted ("Monday of last week"); refused for other units than weeks."""
    if match.word("unit") != "week":
        return None
    shift = {"previous": -1, "following": 1}.get(match.word("previous", "following"), match.shift())
    return match.make_day(weekday=match.number("weekday"), unit="week", shift=shift)


@rule("EARLY deictic PART", "overnight")
def deictic(match: Match) -> Expression | None:
    """A day counted from publication ("yesterday", "tomorrow morning"), or the night for "overnight"."""
    if match.word("overnight"):
        return match.make("overnight", part="TNI")
    days, _, part = match.text("deictic").partition(" ")
    return match.make_day(shift=int(days), unit="day", part=part or match.part())


@rule("(early|late)? (this|last|that) (early|late)? part", "the? same part")
def part_of_known_day(match: Match) -> Expression | None:
    """A part of the day of publication ("this morning"), of the day before ("last night"), or of one told of before."""
    if match.word("last"):
        return None if match.part() == "TMO" else match.make_day(shift=-1, unit="day")
    if match.word("this"):
        return match.make_day(shift=0, unit="day")
    return match.make_day(origin="text", shift=0, unit="day")


@rule("(the|a)? (early|late)? part", "the (following|next|previous) part")
def part_alone(match: Match) -> Expression | None:
    """A part of a day still to be settled ("in the evening"), or of the day after the one told of before."""
    if match.word("following", "next", "previous"):
        return match.make_day(origin="text", shift=-1 if match.word("previous") else 1, unit="day")
    return match.make("part", part=match.part())


# ── clock ────────────────────────────────────────────────────────────────────────────────────────────


@rule(
    "(clock|decimal|daynum|number) ampm zone?",
    "(clock|decimal) hours? zone?",
    "(year|digits) hours? zone",
    "(year|digits) hours",
    "(daynum|number) oclock",
    "noon zone?",
)
def clock(match: Match) -> Expression | None:
    """A time of day by the clock, in the zone said, else the report's; without "a.m." or "p.m." its half is open."""
    reading = _reading(match)
    if not reading or (match.word("decimal") and not match.word("ampm", "zone", "hours")):
        return None
    zone = match.value("zone") if match.word("zone") else "report"
    grain = "minute" if match.word("clock", "decimal", "year", "digits", "noon") else "hour"
    open_half = "" if match.word("ampm", "noon") else "open"
    return match.make("clock", clock=reading, zone=zone, grain=grain, part=open_half)


@rule("(clock|decimal|daynum) (and|to|dash) (clock|decimal|daynum) ampm zone?")
def clock_range(match: Match) -> Expression | None:
    """ "between 2 and 4 p.m.": both hours in the half that is said last."""
    joint = match.first + 1
    if match.items[joint].kind == "and" and match.before() != "between":
        return None
    end = clock.make(Match(match.items, joint + 1, match.last))
    start = _reading(
        Match((match.items[match.first], *match.items[joint + 2 : match.last]), 0, match.last - joint - 1)
    )
    if end is None or not start:
        return None
    grain = "minute" if match.items[match.first].kind != "daynum" else "hour"
    return match.make("clock", clock=start, zone=end.zone, grain=grain, other=end)


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


DAY_RULES = (
    calendar_day,
    ordinal_day,
    written_day,
    feast,
    weekday,
    weekday_of_week,
    deictic,
    part_of_known_day,
    part_alone,
    clock_range,
    clock,
)
