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


_KINDS = (
    "other weekday weekdays month the a of in on at to and between dash comma dot daynum year digits "
    "decimal number ordinal decade clock iso slashed named vague approx last next following previous "
    "this that same unit units part noon deictic overnight ago hence later earlier before after early "
    "late edge half season quarter weekend weekends every times per setword ref recent coming zone "
    "ampm oclock hours hour long old into possessive open close ahead or feast"
).split()
CODES = {kind: chr(0x100 + place) for place, kind in enumerate(_KINDS)}

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_UNITS = "second minute hour day week fortnight month quarter year decade century".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

# Words that are times only when written as a name beside a number or a month: "Sat", "Mar".
_SHORT_DAYS = dict(mon=1, tue=2, tues=2, wed=3, weds=3, thu=4, thur=4, thurs=4, fri=5, sat=6, sun=7)
_SHORT_MONTHS = dict(jan=1, feb=2, mar=3, apr=4, jun=6, jul=7, aug=8, sep=9, sept=9, oct=10, nov=11, dec=12)
_NAME_MONTHS = frozenset({"march", "may", "august"})
# Hours east of Greenwich; a clock with "us" before its winter hours changes with summer time. What means
# several clocks (BST, IST, AST) has none: the hour is then kept, the instant left open.
_ZONES: dict[str, Value] = {
    **dict(gmt=0, utc=0, cet=1, cest=2, eet=2, eest=3, msk=3, idt=3, jst=9, kst=9),
    **dict(est=-5, edt=-4, cst=-6, cdt=-5, mst=-7, mdt=-6, pst=-8, pdt=-7),
    **dict(et="us-5", ct="us-6", mt="us-7", pt="us-8"),
    **dict.fromkeys(("bst", "ist", "ast")),
}

# Kind, then its words, each with its value where it has one.
_PLAIN = """
the the | a a an | of of | in in during throughout | on on | at at | to to until till til through thru | and and &
between between from | into into | ago ago | later later afterwards afterward | earlier earlier | before before
after after
early early | late late | edge start beginning outset middle end close eve mid | half half | last last past
next next coming upcoming | following following | previous previous preceding | this this current | that that
same same | recent recent | every every each | times once twice thrice times | per per | long long | old old
or or | hence hence | ahead ahead | open ( | close ) | comma , | dot . | dash - ‐ ‑ ‒ – — | possessive 's ’s
oclock o'clock o’clock | ampm am=a pm=p a.m.=a p.m.=p a.m=a p.m=p | vague few several many numerous
approx about around roughly approximately nearly almost barely some over under exactly only
part morning=TMO mornings=TMO dawn=TMO daybreak=TMO sunrise=TMO afternoon=TAF lunchtime=TMI evening=TEV
part dusk=TEV sunset=TEV nightfall=TEV night=TNI nighttime=TNI
noon noon=12:00 midday=12:00 midnight=24:00 | overnight overnight
deictic today=0 yesterday=-1 tomorrow=1
season spring=SP summer=SU autumn=FA fall=FA winter=WI | weekend weekend | weekends weekends
quarter q1=1 q2=2 q3=3 q4=4
setword daily=P1D nightly=P1D weekdays=P1D weekly=P1W fortnightly=P2W monthly=P1M yearly=P1Y annually=P1Y hourly=PT1H
ref now=PRESENT_REF currently=PRESENT_REF nowadays=PRESENT_REF recently=PAST_REF lately=PAST_REF soon=FUTURE_REF
decade twenties=1920s thirties=1930s forties=1940s fifties=1950s sixties=1960s seventies=1970s eighties=1980s
decade nineties=1990s
hour hour=hour hr=hour | hours hours=hour hrs=hour | unit min=minute | units mins=minute secs=second centuries=century
"""

# Kind and value, then fixed phrases read as one item. Names that hold a word of time are "other": no time.
_FIXED = """
approx: more than; less than; fewer than; at least; up to; as many as; at most; close to; just over; just under
approx: well over; no more than; no less than; as long as
zone: local time; local hours; tehran time; israel time; israeli time; jerusalem time; kyiv time; kiev time
zone: london time; paris time; berlin time; gaza time; beirut time; damascus time; cairo time; ukrainian time
zone: iranian time
zone us-5: eastern time; washington time; new york time
zone us-6: central time
zone us-8: pacific time
zone -5: eastern standard time
zone -4: eastern daylight time
zone 0: greenwich mean time
zone 3: moscow time; riyadh time; istanbul time; baghdad time; doha time
zone 4.5: kabul time
zone 5: islamabad time
zone 5.5: delhi time
zone 8: beijing time; taipei time
zone 9: tokyo time; seoul time
deictic -2: the day before yesterday; day before yesterday
deictic 2: the day after tomorrow; day after tomorrow
part TMO: early hours; small hours; wee hours; predawn hours; pre - dawn hours; morning hours; early morning
part TMO: early morning hours; mid - morning; first light
part TAF: early afternoon; mid - afternoon; late afternoon
part TEV: early evening; evening hours; late evening
part TNI: late night; overnight hours
ref PRESENT_REF: at present; at the moment; right now; these days; at this time
ref PAST_REF: long ago; the recent past; the distant past
ref FUTURE_REF: the future; the near future; the foreseeable future; the not too distant future
vague: a few; a number of
number 2: a couple; a couple of; couple of
hence: from now
named 2001-09-11: 9 / 11
other: 24 / 7; half past; black friday; bloody sunday; black sunday; super tuesday; fat tuesday
other: man friday; arab spring; prague spring; sunday times; sunday telegraph; sunday mirror
other: sunday express; sunday mail; evening standard; new york times; financial times; los angeles times
other: the times; four seasons; all seasons; last minute; last - minute; last - ditch; at a time; soon as
other: soon after; now that; recently as; only time
"""

# Days and seasons that go by a name of their own, each with its month and day where it is always the same.
_FEASTS = """
12-24: christmas eve
12-25: christmas day
12-26: boxing day
12-31: new year ’s eve; new year 's eve
01-01: new year ’s day; new year 's day
05-01: may day
07-14: bastille day
11-11: veterans day; armistice day
-: christmas; orthodox christmas; orthodox easter; easter; easter sunday; easter monday; good friday; palm sunday
-: ash wednesday; maundy thursday; holy thursday; holy saturday; holy week; lent; ramadan; eid; eid al - fitr
-: eid al - adha; ashura; arbaeen; mawlid; tabaski; muharram; nowruz; passover; rosh hashanah; hanukkah; sukkot; purim
-: yom kippur; diwali; holi; lunar new year; chinese new year; new year; tet; songkran; vesak; timkat; meskel
-: thanksgiving; election day; inauguration day; independence day; victory day; army day; quds day; al - quds day
-: nakba day; labor day; labour day; memorial day; national day; republic day; liberation day; unity day; carnival
"""
_FEAST_NOUNS = ("holiday", "holidays", "feast", "festival")


def _words() -> dict[str, tuple[str, Value]]:
    """Kind and value of every word of time."""
    table: dict[str, tuple[str, Value]] = {}
    for kind, names in (("weekday", _WEEKDAYS), ("month", _MONTHS), ("ordinal", _ORDINALS)):
        table |= {name: (kind, number) for number, name in enumerate(names, start=1)}
    table |= {f"{day}s": ("weekdays", number) for number, day in enumerate(_WEEKDAYS, start=1)}
    table |= {unit: ("unit", unit) for unit in _UNITS if unit != "second"}
    table |= {f"{unit}s": ("units", unit) for unit in _UNITS}
    for entry in _PLAIN.replace("|", "\n").strip().splitlines():
        kind, *words = entry.split()
        for word, _, value in (item.partition("=") for item in words):
            table[word] = (kind, value or None)
    return table | {"thirtieth": ("ordinal", 30), "tonight": ("deictic", "0 TNI")}


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, Value]]]:
    """Fixed phrases by their first word, longest first: the other words, kind and value."""
    table: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    for line in _FIXED.strip().splitlines():
        head, _, phrases = line.partition(": ")
        kind, _, value = head.partition(" ")
        for first, *rest in (phrase.split() for phrase in phrases.split(";")):
            table.setdefault(first, []).append((tuple(rest), kind, _value(kind, value)))
    for line in _FEASTS.strip().splitlines():
        value, _, phrases = line.partition(": ")
        for first, *rest in (phrase.split() for phrase in phrases.split(";")):
            table.setdefault(first, []).append((tuple(rest), "feast", value))
            table[first] += [((*rest, noun), "feast", "-") for noun in _FEAST_NOUNS]
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in table.items()}


def _value(kind: str, text: str) -> Value:
    if kind in ("zone", "number") and text and not text.startswith("us"):
        return float(text)
    return text or None


WORDS = _words()
_PHRASES = _phrases()

_DAY_NUMBERS = frozenset(str(n) for n in range(1, 32)) | frozenset(f"0{n}" for n in range(1, 10))
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"[12][0-9]{2}0s|[2-9]0s")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_SEPARATED = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}")

# Any sentence with an expression of time has a digit or one of these.
_TELLING = frozenset(
    "weekday weekdays month unit units hour hours part noon deictic overnight season decade weekend weekends setword "
    "ref quarter".split()
)
TRIGGERS = frozenset(
    [word for word, (kind, _) in WORDS.items() if kind in _TELLING]
    + [
        line.split()[0]
        for part in _FEASTS.split(":")[1:]
        for line in re.split(r"[;\n]", part)
        if line.strip()
    ]
    + ["past", "future", "present", "moment", "ago", *_SHORT_DAYS, *_SHORT_MONTHS]
)


def find_items(words: Sequence[Word]) -> list[Item]:
    """The words as the grammar sees them: numbers and fixed phrases are one item each."""
    items: list[Item] = []
    at = 0
    while at < len(words):
        kind, value, after = _phrase_at(words, at) or _number_at(words, at) or (*_word(words, at), at + 1)
        items.append(
            Item(words[at].start, words[after - 1].end, words[at].text, words[at].lower, kind, value)
        )
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
        near.text[0] in "0123456789"
        or WORDS.get(near.lower, "")[:1] == ("month",)
        or near.lower in _SHORT_MONTHS
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
