"""Events → marks by day and severity."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import altair as alt

from dateline.charts.days import Days, dated, days_of, ms
from dateline.charts.grammar import (
    WIDTH,
    Chart,
    Row,
    by_quad,
    config,
    heading,
    leads,
    linked,
    no_link,
    rows,
)
from dateline.charts.palette import COLOURS
from dateline.charts.words import counted, event_words
from dateline.records import Event

_MOST = 400  # marks: at about 600 bytes each the drawing stays under 300 kB
_LEAST_SEVERITY = 1.0
_MARK = 14  # pixels that a mark takes; where a day has no room for all beside each other, they stand in lines
_LINES, _LINE = 3, 0.4  # lines at most, and how far apart in degrees of severity


def timeline_chart(events: Iterable[Event], *, href: Callable[[Event], str] = no_link) -> Chart | None:
    """Marks of events by day and severity, which is the conflict-cooperation score without its sign, 0 to 10.

    Shape and colour are the kind of event, size the independent origins. On it are events told as done on a day or
    two; what no report dates is on no day. Events of one day and severity stand beside each other within their day
    (week or month, where there are more than 80 days), if need be in three lines: where exactly says nothing. Of more
    than 400 events the weightiest are drawn, by origins × severity, and the chart says so. None where no event is left.
    """
    given = list(events)
    found = dated(given)
    if not found:
        return None
    drawn = sorted(found, key=_rank)[:_MOST]
    days = days_of([event.day for event in drawn if event.day])
    data = _rows(drawn, days=days, href=href)
    shown = f"the {_MOST} weightiest of " if len(found) > _MOST else ""
    rests = f"{shown}{counted(len(found), 'event')} with a day, of {len(given):,}"
    name = "Events by day and severity"
    marks = (
        alt.Chart(rows(data))
        .mark_point()
        .encode(
            x=days.axis(),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[-0.6, 10.6], nice=False), axis=_severity()),
            size=_sizes(drawn),
            **by_quad(shape=True, legend=alt.Legend(title=None, columns=4)),
            **linked(),
        )
    )
    return alt.layer(
        marks,
        title=heading(name, rests),
        description=f"{name}: {rests}.{leads(href, 'Each mark leads to its event.')}",
        width=WIDTH,
        height=300,
        config=config(href),
    )


def _severity() -> alt.Axis:
    return alt.Axis(title="severity", values=[0, 2, 4, 6, 8, 10], minExtent=32)


def _sizes(events: Sequence[Event]) -> alt.Size:
    most = max(event.origins for event in events)
    steps = sorted({1, (1 + most) // 2, most})
    look: dict[str, Any] = {
        "symbolFillColor": COLOURS["paper"],
        "symbolStrokeColor": COLOURS["ink"],
        "orient": "top",
    }
    legend = alt.Legend(title="independent origins", values=steps, format="d", symbolType="circle", **look)
    return alt.Size("origins:Q", scale=alt.Scale(domain=[0, max(4, most)], range=[30, 420]), legend=legend)


def _rank(event: Event) -> tuple[float, str]:
    return (-event.origins * max(_LEAST_SEVERITY, abs(event.score)), event.id)


def _rows(events: Sequence[Event], *, days: Days, href: Callable[[Event], str]) -> list[Row]:
    """A row for each event by day, those of one day and severity spread over their stretch."""
    beside: dict[tuple[date, float], list[Event]] = defaultdict(list)
    for event in events:
        if event.day:
            beside[days.start(event.day), abs(event.score)].append(event)
    found: list[Row] = []
    for (day, severity), group in sorted(beside.items(), key=lambda pair: pair[0]):
        ranked = sorted(group, key=lambda e: (-e.origins, e.id))
        for event, (part, up) in zip(ranked, _spread(len(group), day=day, days=days), strict=True):
            found.append(_row(event, href=href) | {"x": ms(day, part=part), "y": severity + up})
    return found


def _spread(count: int, *, day: date, days: Days) -> list[tuple[float, float]]:
    """Where so many marks stand: the part of their stretch, in days, and how far over or under their severity."""
    width = (days.stop(day) - day).days
    fit = max(1, int(width * WIDTH / (days.end - days.first).days // _MARK))
    lines = min(_LINES, -(-count // fit))
    each = -(-count // lines)
    return [(width * (n // lines + 0.5) / each, _LINE * (n % lines - (lines - 1) / 2)) for n in range(count)]


def _row(event: Event, *, href: Callable[[Event], str]) -> Row:
    return {
        "quad": event.quad,
        "origins": event.origins,
        "title": event_words(event),
        "href": href(event),
    }
