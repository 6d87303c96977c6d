"""Expressions of time, and the days of events."""

from typing import Any

from dateline.records import EventMention
from evals.counts import Scores, share
from evals.days import lies_in
from evals.match import overlap, pair
from evals.mentions.items import Item
from evals.score import Read


def score_times(item: Item, read: Read) -> Scores:
    """Expressions found and valued, and of the happenings found as events those with the right time or none."""
    reading = read(item.document)
    gold = item.labels.get("times", [])
    pairs = pair(gold, reading.times, likeness=lambda g, f: float(overlap(item.place(g), f.span)))
    right = sum(reading.times[j].value in answers_of(gold[i], "value") for i, j in pairs)
    typed = sum(reading.times[j].type == gold[i]["type"] for i, j in pairs)
    events = item.labels.get("events", [])
    met = pair(events, reading.events, likeness=lambda g, f: float(overlap(item.place(g), f.trigger)))
    dated = sum(date_fits(reading.events[j], answers_of(events[i], "date")) for i, j in met)
    return {
        "set.times.found": share(len(pairs), of=len(gold)),
        "set.times.type": share(typed, of=len(pairs)),
        "set.times.value": share(right, of=len(gold)),
        "set.times.events": share(len(met), of=len(events)),
        "set.times.event_date": share(dated, of=len(met)),
    }


def answers_of(label: dict[str, Any], field: str) -> list[str | None]:
    """The answers that count as right: the field's own and those under "or"."""
    return [label[field], *label.get("or", [])]


def date_fits(event: EventMention, answers: list[str | None]) -> bool:
    """True when the event's time covers the days that one of the answers names, or both have none."""
    if event.interval is None:
        return None in answers
    return any(answer is not None and lies_in(event.interval, answer) for answer in answers)
