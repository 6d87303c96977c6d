"""Whether words that may be a time are one here, told by the words beside them.

In: items and a range. Out: yes or no. "May" is a month after "in" and a name after "Theresa"; "2020" is a
year in "since 2020" and a count in "2020 people". Where the words beside do not tell, the answer is no.
"""

from collections.abc import Sequence

from dateline.mentions.times.lexicon import Item

_MONTH_CUES = frozenset(
    "in since until till by before after from to of during for last next this early mid late and or through "
    "between every each around throughout past the - – , ( about".split()
)
# What is counted, so a number before it is no year and no day of the month.
_COUNTED = frozenset(
    "people persons soldiers troops civilians fighters militants children women men killed "
    "dead wounded injured missing hurt casualties deaths refugees migrants hostages prisoners "
    "detainees officers residents families protesters demonstrators drones missiles rockets "
    "shells bombs tanks vehicles aircraft planes homes houses buildings villages miles "
    "kilometers kilometres km meters metres feet tons tonnes barrels dollars euros pounds "
    "percent per % others more other million billion thousand hundred police workers personnel "
    "guards cases points votes seats members countries nations states trucks ships vessels "
    "flights passengers patients students".split()
)
_YEAR_CUES = frozenset(
    "in since by until till before after from to of during around circa through throughout "
    "between early late mid for than on at ( the a an this his her its their our and or ’s 's "
    ", / - – — into as year".split()
)
_NUMBERED = frozenset(
    "resolution no number flight article section route highway room unit brigade division "
    "regiment page line chapter paragraph vol volume law bill decree regulation windows boeing "
    "airbus order directive channel apollo block type model serial kilometer area code about "
    "around some nearly almost over least than exceeding $ € £ us$ # №".split()
)
_FINITE = frozenset("was is saw will has had marked brought began ended".split())
_SEASON_CUES = frozenset(
    "in during by since this throughout over before after until through every each".split()
)
_AFTER_DAY = frozenset('and in at with as after before when of to but or is was , . ; : ) ? ! ” "'.split())
_DATED = frozenset("on of since by until before after from dated".split())
_RATE_OPENERS = frozenset("people aid times dollars trucks barrels rounds".split())


def _lower(items: Sequence[Item], at: int) -> str:
    return items[at].lower if 0 <= at < len(items) else ""


def is_day_of_month(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether the number counts nothing that follows; "the 5th" alone must stand where a date can."""
    if items[last - 1].kind == "year":
        return True
    following = _lower(items, last)
    if following in _COUNTED and _lower(items, first - 1) not in _DATED:
        return False
    if following == "-" and _lower(items, last + 1) in ("year", "day", "member"):
        return False
    if any(item.kind == "month" for item in items[first:last]):
        return True
    stands = (
        _lower(items, first - 1) in ("on", "by", "until", "before", "since", "from")
        or items[first].kind == "weekday"
    )
    return stands and (following in _AFTER_DAY or not following)


def is_month(items: Sequence[Item], place: int, last: int) -> bool:
    """Whether "May", "March" and "August" are months here; the other names always are."""
    if items[place].lower not in ("may", "march", "august"):
        return True
    if last > place + 1:
        return True
    before = items[place - 1] if place else None
    if before is None:
        return _lower(items, place + 1) in (",", "'s", "’s") and items[place].lower != "may"
    if before.lower in _MONTH_CUES:
        return items[place].lower != "march" or _lower(items, place + 1) not in ("for", "on", "against")
    return (
        items[place].lower != "may" and before.text.islower() and before.lower not in ("said", "says", "told")
    )


def is_year(items: Sequence[Item], at: int, *, cued: bool) -> bool:
    """Whether a four-digit number is a year: by what stands before it, unless it counts what follows."""
    year, before, after = int(items[at].value or 0), _lower(items, at - 1), _lower(items, at + 1)
    if after in _COUNTED or before in _NUMBERED or (before == "." and _lower(items, at - 2) == "no"):
        return False
    if (
        at + 2 < len(items)
        and items[at + 1].kind == "dash"
        and items[at + 2].kind not in ("daynum", "number", "other")
    ):
        return items[at + 2].kind == "year" and 1500 <= year < int(items[at + 2].value or 0) < 2200
    if cued:
        return True
    recent = 1500 <= year < 2100 or before in ("in", "year")
    if before in _YEAR_CUES or (at and items[at - 1].kind in ("year", "month", "season")):
        plural = after.endswith("s") and after not in (
            "is",
            "was",
            "'s",
            "’s",
            "has",
            "as",
            "elections",
            "protests",
        )
        return recent and not (plural and year % 100 == 0 and before not in ("in", "since", "during"))
    if (at and items[at - 1].text[0].isupper()) or (at + 1 < len(items) and items[at + 1].text[0].isupper()):
        return 1900 <= year < 2100
    return recent and (not at or before in (".", ";", ":", "“", '"')) and after in _FINITE


def is_season(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether "spring" or "fall" is a season: after "in (the)", never before "of"."""
    word = items[last - 1]
    if _lower(items, last) == "of" or (word.text[0].isupper() and first):
        return False
    return _lower(items, first - 1) in _SEASON_CUES


def is_rate(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether "a day" says how often: "100 trucks a day", "$3 million a year"."""
    if not first or items[first].kind != "a" or last - first != 2:
        return False
    before = items[first - 1]
    if before.kind in ("number", "year", "daynum", "decimal") or before.lower in _RATE_OPENERS:
        return True
    return (
        before.kind == "other"
        and before.lower.endswith("s")
        and len(before.lower) > 4
        and _counts(items, first - 1)
    )


def _counts(items: Sequence[Item], at: int) -> bool:
    """A number stands within three words before."""
    return any(items[i].kind in ("number", "daynum", "year", "vague") for i in range(max(0, at - 3), at))


def is_age(items: Sequence[Item], first: int, last: int) -> bool:
    """ "45 years old", "a 3-month-old", "aged six months"."""
    if _lower(items, last) in ("old", "olds") or _lower(items, first - 1) in ("aged", "age"):
        return True
    if _lower(items, last) in ("-", "‑", "‐") and _lower(items, last + 1) in ("old", "olds"):
        return True
    if _lower(items, last) == "of" and _lower(items, last + 1) == "age":
        return True
    before = items[first - 1] if first else None
    return (
        items[last - 1].kind == "old" and before is not None and before.kind in ("dash", "number", "daynum")
    )
