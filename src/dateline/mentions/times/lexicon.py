"""The words of time, each with its kind and what it stands for.

In: the words of a sentence. Out: items, one per word or fixed phrase, with a kind for the grammar to
match and a value for it to use. Never looks at the anchor: that is for `resolve`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.mentions.numbers import SPELLED, Word, read_number

Value = int | float | str | None


class Item(NamedTuple):
    """A word or fixed phrase as the grammar sees it. A tuple, because there are many."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    value: Value


KINDS = (
    "other weekday weekdays month the a of in on at to and between dash comma dot daynum year digits decimal number ordinal "
    "decade clock iso slashed named vague approx last next following previous this that same unit units part noon deictic "
    "overnight ago hence later earlier before after early late edge half season quarter weekend weekends every times per "
    "setword ref recent coming zone ampm oclock hours hour long old into possessive open ahead"
).split()
CODES = {kind: chr(0x100 + place) for place, kind in enumerate(KINDS)}
OTHER = CODES["other"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")

# Words that are times only when written as a name or beside a number: "sat", "march", "may".
_SHORT_DAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
               "sat": 6, "sun": 7}  # fmt: skip
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
                 "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
_NAME_MONTHS = frozenset({"march", "may", "august"})
# Hours east of Greenwich; "us" clocks change with summer time. What means several clocks (BST, IST)
# is None: the hour is then kept, the instant left open.
_ZONES: dict[str, Value] = {
    "gmt": 0, "utc": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "idt": 3, "jst": 9, "kst": 9,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "et": "us-5", "ct": "us-6", "mt": "us-7", "pt": "us-8", "bst": None, "ist": None, "ast": None,
}  # fmt: skip


def _table() -> dict[str, tuple[str, Value]]:
    table: dict[str, tuple[str, Value]] = {}
    table |= {day: ("weekday", number) for number, day in enumerate(_WEEKDAYS, start=1)}
    table |= {f"{day}s": ("weekdays", number) for number, day in enumerate(_WEEKDAYS, start=1)}
    table |= {month: ("month", number) for number, month in enumerate(_MONTHS, start=1)}
    table |= {unit: ("unit", unit) for unit in _UNITS if unit != "second"}
    table |= {f"{unit}s": ("units", unit) for unit in _UNITS} | {"centuries": ("units", "century")}
    table |= {"hour": ("hour", "hour"), "hours": ("hours", "hour"), "hrs": ("hours", "hour"), "hr": ("hour", "hour")}
    table |= {"mins": ("units", "minute"), "min": ("unit", "minute"), "secs": ("units", "second")}
    for word in _PLAIN.split():
        kind, _, rest = word.partition("=")
        table |= {entry.partition(":")[0]: (kind, entry.partition(":")[2] or None) for entry in rest.split(",")}
    table |= {word: ("ordinal", number) for number, word in enumerate(_ORDINALS.split(), start=1)}
    table |= {"twentieth": ("ordinal", 20), "thirtieth": ("ordinal", 30)}
    table |= {"tonight": ("deictic", "0 TNI"), "today": ("deictic", "0"), "yesterday": ("deictic", "-1"),
              "tomorrow": ("deictic", "1"), ",": ("comma", None), ".": ("dot", None)}  # fmt: skip
    table |= {mark: ("dash", None) for mark in "-‐‑‒–—"} | {mark: ("possessive", None) for mark in ("'s", "’s")}
    return table


_PLAIN = """
the=the a=a,an of=of in=in,during,throughout on=on at=at to=to,until,till,til,through,thru and=and,&
between=between,from into=into ago=ago later=later earlier=earlier before=before after=after early=early late=late
edge=start,beginning,outset,middle,end,close,eve,mid half=half last=last,past next=next,coming,upcoming
following=following previous=previous,preceding this=this,current that=that same=same recent=recent every=every,each
times=once,twice,thrice,times per=per long=long old=old,old's open=(
vague=few,several,many,numerous approx=about,around,roughly,approximately,nearly,almost,barely,some,over,under,exactly,only
part=morning:TMO,mornings:TMO,afternoon:TAF,evening:TEV,night:TNI,nighttime:TNI,dawn:TMO,daybreak:TMO,sunrise:TMO,dusk:TEV,sunset:TEV,nightfall:TEV,lunchtime:TMI
noon=noon:12:00,midday:12:00,midnight:24:00 overnight=overnight
season=spring:SP,summer:SU,autumn:FA,fall:FA,winter:WI weekend=weekend weekends=weekends
setword=daily:P1D,weekly:P1W,monthly:P1M,yearly:P1Y,annually:P1Y,hourly:PT1H,nightly:P1D,fortnightly:P2W,weekdays:P1D
ref=now:PRESENT_REF,currently:PRESENT_REF,nowadays:PRESENT_REF,recently:PAST_REF,lately:PAST_REF,soon:FUTURE_REF
ampm=am:a,pm:p,a.m.:a,p.m.:p,a.m:a,p.m:p oclock=o'clock,o’clock hence=hence ahead=ahead
decade=twenties:1920s,thirties:1930s,forties:1940s,fifties:1950s,sixties:1960s,seventies:1970s,eighties:1980s,nineties:1990s
quarter=q1:1,q2:2,q3:3,q4:4
"""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
WORDS = _table()

# Fixed phrases read as one item, longest first under their first word.
_PHRASES: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}


def _phrase(words: str, kind: str, value: Value = None) -> None:
    first, *rest = words.split()
    _PHRASES.setdefault(first, []).append((tuple(rest), kind, value))
    _PHRASES[first].sort(key=lambda entry: -len(entry[0]))


for _words in ("more than", "less than", "fewer than", "at least", "up to", "as many as", "at most", "close to",
               "just over", "just under", "well over", "no more than", "no less than", "as long as"):  # fmt: skip
    _phrase(_words, "approx")
for _words in ("local time", "Eastern time", "local hours"):
    _phrase(_words.lower(), "zone")
for _words, _east in (
    ("eastern time", "us-5"), ("eastern standard time", -5), ("eastern daylight time", -4), ("pacific time", "us-8"),
    ("central time", "us-6"), ("greenwich mean time", 0), ("moscow time", 3), ("beijing time", 8), ("tokyo time", 9),
    ("seoul time", 9), ("taipei time", 8), ("washington time", "us-5"), ("new york time", "us-5"), ("riyadh time", 3),
    ("istanbul time", 3), ("baghdad time", 3), ("doha time", 3), ("tehran time", None), ("israel time", None),
    ("jerusalem time", None), ("kyiv time", None), ("kiev time", None), ("london time", None), ("paris time", None),
    ("berlin time", None), ("gaza time", None), ("beirut time", None), ("damascus time", None), ("cairo time", None),
    ("kabul time", 4.5), ("delhi time", 5.5), ("islamabad time", 5), ("israeli time", None), ("ukrainian time", None),
    ("iranian time", None),
):  # fmt: skip
    _phrase(_words, "zone", _east)
for _words, _value in (
    ("the day before yesterday", "-2"), ("the day after tomorrow", "2"), ("day before yesterday", "-2"),
    ("day after tomorrow", "2"),
):  # fmt: skip
    _phrase(_words, "deictic", _value)
for _words, _value in (
    ("early hours", "TMO"), ("pre - dawn hours", "TMO"), ("small hours", "TMO"), ("wee hours", "TMO"), ("predawn hours", "TMO"),
    ("morning hours", "TMO"), ("evening hours", "TEV"), ("overnight hours", "TNI"), ("early morning hours", "TMO"),
    ("late afternoon", "TAF"), ("mid - morning", "TMO"), ("mid - afternoon", "TAF"), ("early afternoon", "TAF"),
    ("late evening", "TEV"), ("late night", "TNI"), ("early morning", "TMO"), ("early evening", "TEV"),
    ("first light", "TMO"),
):  # fmt: skip
    _phrase(_words, "part", _value)
for _words, _value in (
    ("at present", "PRESENT_REF"), ("at the moment", "PRESENT_REF"), ("right now", "PRESENT_REF"),
    ("these days", "PRESENT_REF"), ("at this time", "PRESENT_REF"), ("long ago", "PAST_REF"),
    ("the recent past", "PAST_REF"), ("the near future", "FUTURE_REF"), ("the foreseeable future", "FUTURE_REF"),
    ("the future", "FUTURE_REF"), ("the distant past", "PAST_REF"), ("the not too distant future", "FUTURE_REF"),
):  # fmt: skip
    _phrase(_words, "ref", _value)
_phrase("a few", "vague")
_phrase("a couple of", "number", 2)
_phrase("a couple", "number", 2)
_phrase("couple of", "number", 2)
_phrase("a number of", "vague")
_phrase("from now", "hence")
_phrase("9 / 11", "named", "2001-09-11")
_phrase("24 / 7", "other")
_phrase("half past", "other")
# Names that hold a word of time: read whole, they are no time.
for _words in (
    "black friday", "good friday", "bloody sunday", "black sunday", "easter sunday", "easter monday", "palm sunday",
    "ash wednesday", "maundy thursday", "holy thursday", "holy saturday", "super tuesday", "fat tuesday", "man friday",
    "arab spring", "prague spring", "new year", "may day",
    "sunday times", "sunday telegraph", "sunday mirror", "sunday express", "sunday mail", "evening standard",
    "new york times", "financial times", "los angeles times", "the times", "four seasons", "all seasons",
    "last minute", "last - minute", "last - ditch", "at a time", "of the year award",
    "soon as", "soon after", "now that", "recently as", "first second", "only time",
):  # fmt: skip
    _phrase(_words, "other")

_DAY_NUMBERS = frozenset(str(n) for n in range(1, 32)) | frozenset(f"0{n}" for n in range(1, 10))
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"[12][0-9]{2}0s|[2-9]0s")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_SEPARATED = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}")

# Any sentence with an expression of time has a digit or one of these.
TRIGGERS = frozenset(
    word
    for word, (kind, _) in WORDS.items()
    if kind in {"weekday", "weekdays", "month", "unit", "units", "hour", "hours", "part", "noon", "deictic", "overnight",
                "season", "decade", "weekend", "weekends", "setword", "ref", "quarter"}
) | {"past", "future", "present", "moment", "ago", "o'clock", "daylong", "weeklong", "monthlong", "yearlong",
     *_SHORT_DAYS, *_SHORT_MONTHS}  # fmt: skip


def find_items(words: Sequence[Word]) -> list[Item]:
    """The words as the grammar sees them: numbers and fixed phrases are one item each."""
    items: list[Item] = []
    at = 0
    while at < len(words):
        kind, value, after = _phrase_at(words, at) or _number_at(words, at) or (*_word(words, at), at + 1)
        items.append(Item(words[at].start, words[after - 1].end, words[at].text, words[at].lower, kind, value))
        at = after
    return items


def _phrase_at(words: Sequence[Word], at: int) -> tuple[str, Value, int] | None:
    for rest, kind, value in _PHRASES.get(words[at].lower, ()):
        after = at + 1 + len(rest)
        if after <= len(words) and all(words[at + 1 + i].lower == word for i, word in enumerate(rest)):
            return kind, value, after
    return None


def _number_at(words: Sequence[Word], at: int) -> tuple[str, Value, int] | None:
    """A number of several words, or one spelled out; single digits keep their own kind."""
    lower = words[at].lower
    if lower[0] not in "0123456789" and lower not in SPELLED and lower not in ("a", "an"):
        return None
    number = read_number(words, at=at)
    if number is None or (number.end == at + 1 and lower[0] in "0123456789"):
        return None
    return "number", number.value, number.end


def _word(words: Sequence[Word], at: int) -> tuple[str, Value]:
    word = words[at]
    first = word.text[0]
    if first in "0123456789":
        return _digit_word(word)
    if entry := WORDS.get(word.lower):
        if entry[0] == "month" and word.lower in _NAME_MONTHS and first.islower():
            return "other", None
        return entry
    if first.isupper():
        return _short_name(words, at)
    return "other", None


def _short_name(words: Sequence[Word], at: int) -> tuple[str, Value]:
    """ "Oct" and "Sat" by what stands beside them; zones in capitals."""
    word = words[at]
    if word.lower in _ZONES and word.text.isupper():
        return "zone", _ZONES[word.lower]
    around = [words[i] for i in (at - 1, at + 1, at + 2) if 0 <= i < len(words)]
    if word.lower in _SHORT_MONTHS and any(near.text[0] in "0123456789" for near in around):
        return "month", _SHORT_MONTHS[word.lower]
    if word.lower in _SHORT_DAYS and any(
        near.text[0] in "0123456789" or WORDS.get(near.lower, "")[:1] == ("month",) or near.lower in _SHORT_MONTHS
        for near in around
    ):
        return "weekday", _SHORT_DAYS[word.lower]
    return "other", None


def _digit_word(word: Word) -> tuple[str, Value]:
    text = word.text
    if text in _DAY_NUMBERS:
        return "daynum", int(text)
    if text.isdigit() and len(text) == 4:
        return ("year", int(text)) if 1000 <= int(text) < 2200 else ("digits", int(text))
    if match := _ORDINAL.fullmatch(text):
        return "ordinal", int(match[1])
    if match := _CLOCK.fullmatch(text):
        return ("clock" if ":" in text else "decimal"), text
    if _DECADE.fullmatch(text):
        return "decade", text
    if len(text) >= 10 and text[4] == "-":
        return "iso", text
    if _SEPARATED.fullmatch(text):
        return "slashed", text
    number = read_number([word], at=0)
    return ("number", number.value) if number else ("other", None)
