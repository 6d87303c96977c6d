"""A picture → its days: what happened on each, and which days weigh most."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.outputs.extracts import Texts, state
from dateline.records import Day, Entry, Event

_LONGEST = timedelta(days=2)  # "over the weekend" is on a timeline, "last week" is not
_LEAST_SEVERITY = 1.0


def make_timeline(
    events: Iterable[Event], *, texts: Texts, most: int | None = None, entries: int | None = None
) -> tuple[Day, ...]:
    """The days on which events were told to happen, in order, each with its events, weightiest first.

    A day weighs what its events weigh together: the texts that date the event on it × the independent voices
    that say it happened × how severe or friendly it is (the conflict-cooperation score without its sign).
    Copies of a text count nothing. An event that no report dates is on no day: publication is never taken for
    its time. With `most`, only so many days, those that weigh most; with `entries`, only so many events of each.
    """
    by_day: dict[date, list[tuple[float, Event]]] = defaultdict(list)
    for event in events:
        if event.day and event.last_day and event.voices and event.last_day - event.day < _LONGEST:
            by_day[event.day].append((weight_of(event), event))
    ranked = sorted(by_day, key=lambda day: (-sum(w for w, _ in by_day[day]), day))
    days = sorted(ranked[:most])
    return tuple(_day(day, by_day[day], texts=texts, entries=entries) for day in days)


def weight_of(event: Event) -> float:
    """How much an event weighs: texts that date it × voices × severity."""
    return event.datings * event.origins * max(_LEAST_SEVERITY, abs(event.score))


def _day(day: date, weighed: list[tuple[float, Event]], *, texts: Texts, entries: int | None) -> Day:
    weighed.sort(key=lambda pair: (-pair[0], pair[1].id))
    shown = tuple(
        Entry(
            event=event.id,
            line=state(event, texts=texts),
            type=event.type,
            status=event.status,
            standing=event.standing,
            origins=event.origins,
            reports=event.reports,
            weight=weight,
        )
        for weight, event in weighed[:entries]
    )
    return Day(day=day, weight=sum(weight for weight, _ in weighed), events=len(weighed), entries=shown)
