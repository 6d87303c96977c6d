"""Times counted from an event that the text dates: "two days after the strike"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from dateline.claims.circumstances import owner_of
from dateline.claims.drafts import Draft
from dateline.claims.layers import Layers
from dateline.claims.lexicon import lemmatize_noun, lemmatize_verb, load_triggers
from dateline.claims.tree import Tree
from dateline.dates import add_duration
from dateline.records import EventMention, Interval, TimeMention

_WAYS = {"after": 1, "since": 1, "following": 1, "before": -1}
# How many words after "after" the event's own word may stand.
_REACH = 7
_DAYS = frozenset(("minute", "hour", "daypart", "day"))
_HAPPENED = frozenset(("occurred", "ongoing"))


def anchor_times(
    layers: Layers, s: int, drafts: Sequence[Draft], told: Sequence[EventMention]
) -> dict[TimeMention, TimeMention]:
    """The lengths of time in sentence `s` that are counted from an event, each with the time it comes to.

    The event is named after "after" or "before", and dated there or where an event of the same word, or type, was
    last told with a day. What happens at the new time gets it where it has none of its own.
    """
    tree = layers.trees[s]
    owners = {w: d for d in drafts for w in d.words}
    found: dict[TimeMention, TimeMention] = {}
    for mention in layers.times_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        if mention.type != "DURATION" or not words:
            continue
        way, at = _named_after(tree, words[-1])
        interval = _interval_of(tree, at, owners, told) if at is not None else None
        moved = None if interval is None else _moved(mention, interval, way=way)
        if at is None or moved is None:
            continue
        span = layers.document.span(mention.span.start, tree.tokens[at].end)
        day = moved.earliest.date().isoformat()
        found[mention] = replace(mention, span=span, type="DATE", value=day, interval=moved)
        owner = owner_of(layers, tree, tree.top(words), {w: d for w, d in owners.items() if w != at}, moved)
        if owner is not None and owner.interval is None:
            owner.interval = moved
    return found


def _named_after(tree: Tree, last: int) -> tuple[int, int | None]:
    """1 for after and -1 for before, and the word of the event: the first noun that is not part of another."""
    if last + 2 >= len(tree.tokens) or (way := _WAYS.get(tree.lower(last + 1))) is None:
        return 0, None
    for at in range(last + 2, min(last + 2 + _REACH, len(tree.tokens))):
        token = tree.tokens[at]
        if token.upos == "PUNCT":
            break
        if token.upos == "NOUN" and token.deprel not in ("compound", "nmod:poss", "nmod:desc"):
            return way, at
    return way, None


def _interval_of(
    tree: Tree, at: int, owners: dict[int, Draft], told: Iterable[EventMention]
) -> Interval | None:
    """When the event named by word `at` was: told with it, else with the last event before of its word or type."""
    draft = owners.get(at)
    if draft is not None and draft.interval is not None:
        return draft.interval if draft.interval.granularity in _DAYS else None
    word = tree.lower(at)
    types = {row.type for row in load_triggers().of(word, pos="n") if row.type is not None}
    dated = [
        e
        for e in told
        if e.interval is not None and e.interval.granularity in _DAYS and e.status in _HAPPENED
    ]
    same = [e for e in dated if _lemmas(e.trigger.quote) & _lemmas(word)]
    alike = [e for e in dated if e.type in types]
    intervals = [e.interval for e in same or alike]
    if not intervals:
        return None
    if draft is not None:
        draft.interval = intervals[-1]
    return intervals[-1]


def _lemmas(word: str) -> set[str]:
    form = word.lower()
    return {form, *lemmatize_verb(form), *lemmatize_noun(form)}


def _moved(mention: TimeMention, interval: Interval, *, way: int) -> Interval | None:
    day = add_duration(interval.earliest.date(), mention.value, way=way)
    if day is None:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=interval.earliest.tzinfo)
    end = add_duration(day, "P1D", way=1)
    if end is None:
        return None
    return Interval(
        earliest=start,
        latest=datetime(end.year, end.month, end.day, tzinfo=start.tzinfo),
        granularity="day",
        basis="event",
    )
