"""Events between two sides → bars by day: cooperation up, conflict down, and how hard on the mean."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt

from dateline.charts.beside import Lead, imported_panels
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
from dateline.charts.words import counted, cut, days_words
from dateline.records import Event, Imported, Party, Quad
from dateline.register import states

_UP: tuple[Quad, ...] = ("material cooperation", "verbal cooperation")
_DOWN: tuple[Quad, ...] = ("material conflict", "verbal conflict")
_PANEL, _SCORES = 110, 90  # pixels high


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a bar stands for: the events of the days `first` to `last`, both included, that one side did to the other.

    `actor` and `recipient` are words of the dyad. `quad` is None for the mean of all four.
    """

    first: date
    last: date
    actor: str
    recipient: str
    quad: Quad | None
    events: tuple[Event, ...]

    @property
    def score(self) -> float:
        """The mean of the events' conflict-cooperation scores, -10 to 10."""
        return sum(event.score for event in self.events) / len(self.events)


def dyad_chart(
    events: Iterable[Event],
    *,
    dyad: tuple[str, str],
    href: Callable[[Bar], str] = no_link,
    imported: Iterable[Imported] = (),
    imported_href: Lead = no_link,
) -> Chart | None:
    """Bars that count the events between two sides by day: one panel for each direction, the mean score below.

    Each word of the dyad is a code, a country or part of a name. Up is cooperation, down conflict; filled is what was
    done, hollow what was said. Counted are events, not mentions: those told as done on a day or two, an event once in
    each direction that it has. More than 80 days are drawn as weeks, more than 80 weeks as months: up to seven years
    that is never more than 80 stretches, and the drawing keeps under 300 kB. None where no event is left.

    Events that others coded, `imported`, stand in grey panels of their own below, one for each format and direction,
    on the same days and their own scale: how many rows there are depends on how the data set counts, not on us. Each
    format adds up to 110 kB.
    """
    given = [event for event in events if any(_directions(event, dyad))]
    kept = dated(given)
    if not kept:
        return None
    days = days_of([event.day for event in kept if event.day])
    bars = {way: tuple(_bars(kept, days=days, dyad=dyad, way=way)) for way in (dyad, dyad[::-1])}
    peaks = [abs(end) for way in bars.values() for _, end in _stacked(way).values()]
    panels = [_panel(found, way=way, days=days, top=max(peaks), href=href) for way, found in bars.items()]
    name = f"Events between {_name(dyad[0])} and {_name(dyad[1])} by {days.unit}"
    rests = f"{counted(len(kept), 'event')} with a day, of {len(given):,}; up: cooperation, down: conflict"
    theirs, words = imported_panels(imported, dyad=dyad, days=days, href=imported_href)
    chart: Chart = alt.vconcat(
        *panels, _scores(bars, days=days, href=href), *theirs, spacing=14, config=config(href)
    )
    chart = chart.resolve_scale(shape="independent", fill="shared", stroke="shared")
    chart.title = heading(name, rests, *words)
    said = "; ".join((rests, *words))
    chart.description = f"{name}: {said}.{leads(href, 'Each bar leads to its events.')}"
    return chart


def _directions(event: Event, dyad: tuple[str, str]) -> Iterator[bool]:
    one, other = dyad
    yield _has(event.actors, one) and _has(event.recipients, other)
    yield _has(event.actors, other) and _has(event.recipients, one)


def _has(side: Sequence[Party], words: str) -> bool:
    wanted = words.casefold()
    return any(
        wanted in ((p.code or "").casefold(), (p.country or "").casefold()) or wanted in p.name.casefold()
        for p in side
    )


def _bars(kept: Sequence[Event], *, days: Days, dyad: tuple[str, str], way: tuple[str, str]) -> Iterator[Bar]:
    """The bars of one direction in order: by day, and in each from the axis outward."""
    found: dict[tuple[date, Quad], list[Event]] = defaultdict(list)
    for event in kept:
        if event.day and _has(event.actors, way[0]) and _has(event.recipients, way[1]):
            found[days.start(event.day), event.quad].append(event)
    for first in sorted({first for first, _ in found}):
        for quad in (*_UP, *_DOWN):
            if events := found.get((first, quad)):
                yield _bar(first, quad, events, days=days, way=way)


def _bar(first: date, quad: Quad | None, events: Sequence[Event], *, days: Days, way: tuple[str, str]) -> Bar:
    last = days.stop(first) - timedelta(days=1)
    return Bar(first=first, last=last, actor=way[0], recipient=way[1], quad=quad, events=tuple(events))


def _stacked(bars: Sequence[Bar]) -> dict[Bar, tuple[int, int]]:
    """Where each bar begins and ends: what was done stands at the axis, what was said on top of it."""
    ends: dict[tuple[date, bool], int] = defaultdict(int)
    found = {}
    for bar in bars:
        side = (bar.first, bar.quad in _UP)
        end = ends[side] + (len(bar.events) if bar.quad in _UP else -len(bar.events))
        found[bar] = (ends[side], end)
        ends[side] = end
    return found


def _panel(
    bars: Sequence[Bar], *, way: tuple[str, str], days: Days, top: int, href: Callable[[Bar], str]
) -> Chart:
    data: list[Row] = [
        _row(bar, href=href) | {"y": start, "y2": end} for bar, (start, end) in _stacked(bars).items()
    ]
    scale = alt.Scale(domain=[-top - 0.5, top + 0.5], nice=False)
    axis = alt.Axis(title="events", labelExpr="abs(datum.value)", tickMinStep=1, tickCount=5, minExtent=32)
    drawn = (
        alt.Chart(rows(data))
        .mark_rect()
        .encode(
            x=days.axis(labels=False),
            x2="x2:T",
            y=alt.Y("y:Q", scale=scale, axis=axis),
            y2="y2:Q",
            **by_quad(shape=False, legend=alt.Legend(title=None)),
            **linked(),
        )
    )
    title = alt.TitleParams(
        text=f"{_name(way[0])} → {_name(way[1])}", anchor="start", fontSize=12, offset=4, color=COLOURS["ink"]
    )
    return alt.layer(drawn, _zero()).properties(width=WIDTH, height=_PANEL, title=title)


def _zero() -> alt.Chart:
    drawn: alt.Chart = alt.Chart(rows([{"y": 0}])).mark_rule(color=COLOURS["soft"]).encode(y="y:Q")
    return drawn


def _scores(bars: dict[tuple[str, str], tuple[Bar, ...]], *, days: Days, href: Callable[[Bar], str]) -> Chart:
    """The mean score of each direction by day, -10 to 10."""
    ways = [f"{_name(actor)} → {_name(recipient)}" for actor, recipient in bars]
    data: list[Row] = [
        _point(mean, way=name, href=href)
        for name, (way, found) in zip(ways, bars.items(), strict=True)
        for mean in _means(found, days=days, way=way)
    ]
    scale = alt.Scale(domain=[-10, 10])
    axis = alt.Axis(title="mean score", values=[-10, -5, 0, 5, 10], minExtent=32)
    drawn = alt.Chart(rows(data)).encode(x=days.axis(), y=alt.Y("y:Q", scale=scale, axis=axis))
    lines = drawn.mark_line(color=COLOURS["soft"], strokeWidth=1.25, aria=False).encode(
        detail="way:N", strokeDash=alt.StrokeDash("way:N", legend=None)
    )
    legend = alt.Legend(title="mean score of a day's events")
    points = drawn.mark_point(size=45, fill=COLOURS["paper"], stroke=COLOURS["ink"]).encode(
        shape=alt.Shape("way:N", scale=alt.Scale(domain=ways, range=["circle", "square"]), legend=legend),
        **linked(),
    )
    return alt.layer(_zero(), lines, points).properties(width=WIDTH, height=_SCORES)


def _means(bars: Sequence[Bar], *, days: Days, way: tuple[str, str]) -> Iterator[Bar]:
    for first in sorted({bar.first for bar in bars}):
        events = [event for bar in bars if bar.first == first for event in bar.events]
        yield _bar(first, None, events, days=days, way=way)


def _row(bar: Bar, *, href: Callable[[Bar], str]) -> Row:
    kind = f" of {bar.quad}" if bar.quad else ""
    start, end = ms(bar.first), ms(bar.last, part=1)
    title = (
        f"{days_words(bar.first, bar.last)}, {_name(bar.actor)} → {_name(bar.recipient)}: "
        f"{counted(len(bar.events), 'event')}{kind}, mean score {bar.score:+.1f}"
    )
    gap = (end - start) // 12
    return {
        "x": start + gap,
        "x2": end - gap,
        "quad": bar.quad,
        "title": title,
        "href": href(bar),
    }


def _point(mean: Bar, *, way: str, href: Callable[[Bar], str]) -> Row:
    middle = (ms(mean.first) + ms(mean.last, part=1)) // 2
    return _row(mean, href=href) | {"x": middle, "y": round(mean.score, 2), "way": way}


def _name(words: str) -> str:
    state = states().get(words.upper())
    return state.name if state else cut(words)
