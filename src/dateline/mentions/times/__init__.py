"""Expressions of time in a report, with what they come to.

In: a document and its parse. Out: time mentions after TIMEX3 (TimeML 1.2.1), in text order, not
overlapping, each with a value and, where the words allow it, an interval. The anchor is the publication
time on its own clock, after the conventions of the newswires: a bare weekday is the last such day up to
publication day unless its clause looks forward. Never reads the machine's clock, and never puts
publication time where the text gives no time. Named periods (Ramadan, Easter) are left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.mentions.numbers import find_words
from dateline.mentions.times.expressions import Expression
from dateline.mentions.times.grammar import find_expressions
from dateline.mentions.times.joining import join_expressions
from dateline.mentions.times.lexicon import TRIGGERS, Item, find_items
from dateline.mentions.times.resolve import resolve
from dateline.mentions.times.setting import Resolved, Setting
from dateline.mentions.times.tense import find_tense
from dateline.records import Document, Interval, Name, Parse, Sentence, TimeMention
from dateline.records.mention import TimeMod

__all__ = ["find_times"]

_BEFORE_PART = frozenset(
    "in at before after by until since during through around toward towards from".split()
)
_NO_OFFSET = frozenset("time times first once twice only".split())
_DAY_SIZES = frozenset({"minute", "hour", "daypart", "day"})
_TENSED = frozenset({"day", "month", "weekend", "season", "quarter", "half", "overnight", "duration"})
_MODS: dict[str, TimeMod] = dict(
    early="START", start="START", beginning="START", outset="START", mid="MID", middle="MID", midpoint="MID",
    late="END", end="END", close="END",
)  # fmt: skip
_NAMES = frozenset({"PERSON", "ORG", "FAC", "WEAPON"})


def find_times(document: Document, parse: Parse) -> tuple[TimeMention, ...]:
    """All expressions of time, in text order, each read against publication and what stands before it.

    Without a publication time, relative expressions keep an open value ("XXXX-WXX-4" for a bare
    Thursday, "PAST_REF" for "last week") and no interval. A time of day without a date is put on the day
    named in its sentence or the one before, else on publication day.
    """
    setting = Setting(anchor=document.published_at)
    names = [name for name in parse.names if name.type in _NAMES]
    mentions: list[TimeMention] = []
    for sentence in parse.sentences:
        items = _items(document.text, sentence)
        expressions = _expressions(items, names) if items else []
        found = _resolved(items, expressions, sentence=sentence, setting=setting)
        mentions += [_mention(document, items, expression, resolved) for expression, resolved in found]
        setting = _after(setting, found)
    return tuple(mentions)


def _items(text: str, sentence: Sentence) -> list[Item]:
    """The items of a sentence; none when it has no digit and no word of time, as most have."""
    words = find_words(text, start=sentence.start, end=sentence.end)
    if not any(word.lower in TRIGGERS or word.text[0].isdigit() for word in words):
        return []
    return find_items(words)


def _expressions(items: Sequence[Item], names: Sequence[Name]) -> list[Expression]:
    found = [
        expression
        for expression in join_expressions(items, find_expressions(items))
        if _stands(items, expression) and not _is_named(items, expression, names=names)
    ]
    return [_ahead(items, expression) for expression in found]


def _stands(items: Sequence[Item], expression: Expression) -> bool:
    """A bare part of day or clock reading needs a preposition ("at dawn", "in the evening", "by 10:30")."""
    certain = expression.kind == "clock" and expression.part != "open"
    if certain or expression.kind not in ("part", "clock") or _opens_entry(items, expression):
        return True
    before = items[expression.first - 1].lower if expression.first else ""
    if expression.last < len(items) and items[expression.last].lower == "of":
        return False
    return before in _BEFORE_PART or (
        expression.kind == "clock" and (expression.zone != "report" or before == "about")
    )


def _opens_entry(items: Sequence[Item], expression: Expression) -> bool:
    """A clock at the head of an entry in a live blog: "11:20 Columns of marchers", "10:05 – We are"."""
    if expression.kind != "clock" or expression.first or expression.last >= len(items):
        return False
    after = items[expression.last]
    return ":" in items[0].text and (after.kind == "dash" or after.text[0].isupper())


def _is_named(items: Sequence[Item], expression: Expression, *, names: Sequence[Name]) -> bool:
    """Whether a longer name holds the words ("Theresa May")."""
    start, end = items[expression.first].start, items[expression.last - 1].end
    at = bisect_right(names, start, key=lambda name: name.span.start) - 1
    if at < 0:
        return False
    span = names[at].span
    return span.end >= end and span.end - span.start > end - start


def _ahead(items: Sequence[Item], expression: Expression) -> Expression:
    """ "in two weeks" may be a point ahead; "for the first time in two weeks" is a length."""
    if expression.kind != "duration" or not expression.first or items[expression.first - 1].lower != "in":
        return expression
    before = items[expression.first - 2].lower if expression.first > 1 else ""
    return expression if before in _NO_OFFSET or before.endswith("est") else replace(expression, shift=1)


# ── reading the expressions of one sentence ──────────────────────────────────────────────────────────


def _resolved(
    items: Sequence[Item], expressions: Sequence[Expression], *, sentence: Sentence, setting: Setting
) -> list[tuple[Expression, Resolved]]:
    """Dates first, so that a time of day can stand on a date said after it."""
    results: dict[int, Resolved | None] = {}
    for place, expression in enumerate(expressions):
        if expression.kind not in ("clock", "part"):
            here = _setting(items, expression, sentence=sentence, setting=setting)
            results[place] = resolved = resolve(expression, here)
            setting = _following(setting, expression, resolved)
    day = _day_of(resolved.interval for resolved in results.values() if resolved) or setting.near_day
    for place, expression in enumerate(expressions):
        if place not in results:
            results[place] = resolve(expression, replace(setting, near_day=day))
    return [(expression, found) for place, expression in enumerate(expressions) if (found := results[place])]


def _setting(
    items: Sequence[Item], expression: Expression, *, sentence: Sentence, setting: Setting
) -> Setting:
    """The setting with what the words before the expression and its clause say."""
    after = items[expression.first - 1].lower if expression.first else ""
    if expression.kind not in _TENSED:
        return replace(setting, after=after)
    at = bisect_right(sentence.tokens, items[expression.first].start, key=lambda token: token.start) - 1
    tense = find_tense(sentence, max(0, at)) if sentence.tokens else None
    return replace(setting, after=after, tense=tense)


def _following(setting: Setting, expression: Expression, resolved: Resolved | None) -> Setting:
    """The setting for what stands after this expression in its sentence."""
    if resolved is None or resolved.interval is None or resolved.type not in ("DATE", "TIME"):
        return setting
    opening = expression.kind == "year" and expression.first < 2 and not expression.other
    year = expression.year if opening else setting.year
    told = resolved.interval
    if (
        expression.count == -1 and expression.kind == "day"
    ):  # "overnight into Saturday": Saturday is spoken of
        told = replace(
            told, earliest=told.earliest + timedelta(days=1), latest=told.latest + timedelta(days=1)
        )
    day = told if told.granularity in _DAY_SIZES else setting.earlier_day
    return replace(setting, earlier=told, earlier_day=day, year=year)


def _after(setting: Setting, found: Sequence[tuple[Expression, Resolved]]) -> Setting:
    """The setting for the next sentence."""
    for expression, resolved in found:
        setting = _following(setting, expression, resolved)
    return replace(setting, near_day=_day_of(resolved.interval for _, resolved in reversed(found)), year=None)


def _day_of(intervals: Iterable[Interval | None]) -> date | None:
    """The first day that the intervals name, if one does."""
    return next((i.earliest.date() for i in intervals if i and i.granularity in _DAY_SIZES), None)


def _mention(
    document: Document, items: Sequence[Item], expression: Expression, resolved: Resolved
) -> TimeMention:
    mod = _mod(items, expression)
    return TimeMention(
        span=document.span(items[expression.first].start, items[expression.last - 1].end),
        type=resolved.type,
        value=resolved.value,
        mod=mod,
        interval=_half(resolved.interval, mod),
    )


def _mod(items: Sequence[Item], expression: Expression) -> TimeMod | None:
    """The start, middle or end said of a longer stretch, or that a length is only about so much."""
    if items[expression.first].kind == "approx":
        return "APPROX"
    return _MODS.get(expression.edge)


def _half(interval: Interval | None, mod: TimeMod | None) -> Interval | None:
    """The first, middle or last half of a stretch of days; whole days where it can be cut so."""
    if interval is None or mod in (None, "APPROX") or interval.granularity in _DAY_SIZES:
        return interval
    days = (interval.latest - interval.earliest).days
    before = {"START": 0, "MID": days // 4}.get(str(mod), days // 2)
    after = {"END": 0, "MID": days // 4}.get(str(mod), days // 2)
    day = timedelta(days=1)
    return replace(interval, earliest=interval.earliest + before * day, latest=interval.latest - after * day)
