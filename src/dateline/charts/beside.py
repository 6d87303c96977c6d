"""Imported events → bars and crosses beside ours: of another form, under their own name, never among our counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import sqrt
from typing import Any, Literal

import altair as alt

from dateline.charts.days import Days, ms
from dateline.charts.grammar import WIDTH, Chart, Row, linked, pixels, rows
from dateline.charts.palette import COLOURS
from dateline.charts.window import Window
from dateline.charts.words import counted, cut, days_words
from dateline.records import EventType, Imported
from dateline.register import states

_UP: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
)
_PANEL = 60  # pixels high
_MOST_CROSSES = 300
_SHAPES = {"polecat": "cross", "icews": "triangle-right", "gdelt": "triangle-left"}
_LOOK: dict[str, Any] = {"fill": COLOURS["rule"], "stroke": COLOURS["soft"]}

Dyad = tuple[str, str]
Act = Literal["cooperation", "conflict"]
_Key = tuple[str, tuple[float, float]]  # a format and a point


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedMark:
    """Which imported events a mark stands for: those of a format that meet everything given.

    `dyad` is actor and recipient, `act` what the PLOVER type is, `at` degrees north and east to two decimals.
    """

    format: str
    first: date | None = None
    last: date | None = None
    dyad: Dyad | None = None
    act: Act | None = None
    at: tuple[float, float] | None = None

    def holds(self, row: Imported) -> bool:
        """Whether the mark stands for this one too."""
        return (
            row.format == self.format
            and (self.first is None or (row.day is not None and row.day >= self.first))
            and (self.last is None or (row.day is not None and row.day <= self.last))
            and (self.dyad is None or is_way(row, self.dyad))
            and (self.act is None or act_of(row) == self.act)
            and (self.at is None or point_of(row) == self.at)
        )


Lead = Callable[[ImportedMark], str]


def name_of(format: str) -> str:
    """What marks of a format are called.

    >>> name_of("icews")
    'imported: ICEWS'
    """
    return f"imported: {format.upper()}"


def act_of(row: Imported) -> Act | None:
    """What the type is in PLOVER; None where it has no type."""
    return None if row.type is None else "cooperation" if row.type in _UP else "conflict"


def is_way(row: Imported, dyad: Dyad) -> bool:
    """Whether the first of the dyad does it to the second."""
    actor, recipient = dyad
    return _is(row.actor, row.actor_country, actor) and _is(row.recipient, row.recipient_country, recipient)


def point_of(row: Imported) -> tuple[float, float] | None:
    """Its point in degrees north and east, to two decimals: about a kilometre."""
    if row.latitude is None or row.longitude is None:
        return None
    return round(row.latitude, 2), round(row.longitude, 2)


def _is(name: str | None, country: str | None, words: str) -> bool:
    wanted = words.casefold()
    return wanted == (country or "").casefold() or wanted in (name or "").casefold()


def imported_panels(
    found: Iterable[Imported], *, dyad: Dyad, days: Days, href: Lead
) -> tuple[list[Chart], list[str]]:
    """Panels of grey bars for each format and direction, each on its own scale, and a line of words on each format.

    Up is cooperation, down conflict, by the PLOVER type; rows of other days are left out, and rows without a type or
    in no direction of the dyad.
    """
    counts: dict[tuple[str, Dyad], Counter[tuple[date, Act]]] = defaultdict(Counter)
    for row in found:
        act = act_of(row)
        if row.day and act and days.first <= row.day < days.end:
            for way in filter(partial(is_way, row), (dyad, dyad[::-1])):
                counts[row.format, way][days.start(row.day), act] += 1
    keys = [(format, way) for format in _SHAPES for way in (dyad, dyad[::-1]) if (format, way) in counts]
    panels = [
        _panel(counts[key], format=key[0], way=key[1], days=days, labels=key == keys[-1], href=href)
        for key in keys
    ]
    numbers: Counter[str] = Counter()
    for format, way in keys:
        numbers[format] += counts[format, way].total()
    return panels, [f"{name_of(format)}, {counted(number, 'row')}" for format, number in numbers.items()]


def _panel(
    counts: Counter[tuple[date, Act]], *, format: str, way: Dyad, days: Days, labels: bool, href: Lead
) -> Chart:
    top = max(counts.values())
    data = [
        _bar(first, act, number, format=format, way=way, days=days, href=href)
        for (first, act), number in sorted(counts.items())
    ]
    scale = alt.Scale(domain=[-1.1 * top, 1.1 * top], nice=False)
    axis = alt.Axis(title="rows", labelExpr="abs(datum.value)", tickMinStep=1, tickCount=3, minExtent=32)
    drawn = alt.Chart(rows(data)).mark_rect(**_LOOK)
    y = alt.Y("y:Q", scale=scale, axis=axis)
    bars = drawn.encode(x=days.axis(labels=labels), x2="x2:T", y=y, y2="y2:Q", **linked())
    zero = alt.Chart(rows([{"y": 0}])).mark_rule(color=COLOURS["soft"]).encode(y="y:Q")
    title = alt.TitleParams(
        text=_way_words(format, way), anchor="start", fontSize=12, offset=4, color=COLOURS["soft"]
    )
    panel: Chart = alt.layer(bars, zero).properties(width=WIDTH, height=_PANEL, title=title)
    return panel


def _bar(first: date, act: Act, number: int, *, format: str, way: Dyad, days: Days, href: Lead) -> Row:
    last = days.stop(first) - timedelta(days=1)
    start, end = ms(first), ms(last, part=1)
    gap = (end - start) // 6
    words = f"{days_words(first, last)}, {_way_words(format, way)}: {counted(number, 'row')} of {act}"
    return {
        "x": start + gap,
        "x2": end - gap,
        "y": 0,
        "y2": number if act == "cooperation" else -number,
        "title": words,
        "href": href(ImportedMark(format=format, first=first, last=last, dyad=way, act=act)),
    }


def _way_words(format: str, way: Dyad) -> str:
    return f"{name_of(format)}, {_name(way[0])} → {_name(way[1])}"


def _name(words: str) -> str:
    state = states().get(words.upper())
    return state.name if state else cut(words)


def imported_crosses(
    found: Iterable[Imported], *, window: Window, href: Lead
) -> tuple[list[alt.Chart], dict[str, str]]:
    """Grey marks at the points of the rows, a shape for each format, and what each shape says, by shape.

    Rows about one point are one mark, the larger the more they are. Those outside the frame are left out, and of more
    than 300 points those with the fewest rows.
    """
    counts: Counter[_Key] = Counter()
    names: dict[_Key, str] = {}
    for row in found:
        point = point_of(row)
        if point and window.holds(*window.xy(point[::-1])):
            counts[row.format, point] += 1
            names.setdefault((row.format, point), row.place or "")
    kept = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST_CROSSES]
    charts, signs = [], {}
    for format, shape in _SHAPES.items():
        keys = [key for key in kept if key[0] == format]
        if keys:
            data = [_cross(key, counts[key], name=names[key], window=window, href=href) for key in keys]
            charts.append(_crosses(data, shape=shape))
            number = sum(counts[key] for key in keys)
            signs[shape] = f"{name_of(format)}, {counted(number, 'row')}"
    return charts, signs


def _cross(key: _Key, number: int, *, name: str, window: Window, href: Lead) -> Row:
    format, point = key
    x, y = window.xy(point[::-1])
    return {
        "x": x,
        "y": y,
        "size": (2 * min(12.0, 4 + sqrt(number))) ** 2,
        "title": f"{name_of(format)}, {counted(number, 'row')} in {cut(name) or 'a place without a name'}",
        "href": href(ImportedMark(format=format, at=point)),
    }


def _crosses(data: list[Row], *, shape: str) -> alt.Chart:
    drawn = alt.Chart(rows(data)).mark_point(shape=shape, fillOpacity=0.7, **_LOOK)
    size = alt.Size("size:Q", scale=None, legend=None)
    made: alt.Chart = drawn.encode(**pixels(), size=size, **linked())
    return made
