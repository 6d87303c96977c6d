"""Events → a map of where they were, no more exact than the reports."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any

import altair as alt

from dateline.charts.beside import Lead, imported_crosses
from dateline.charts.grammar import Chart, Row, config, heading, leads, linked, no_link, pixels, rows
from dateline.charts.labels import Board, Label, run_on, width_of
from dateline.charts.outlines import Outline, area_of, middle_of, outlines, outlines_by_code
from dateline.charts.palette import COLOURS
from dateline.charts.places import Place, find_places, frame, state_name
from dateline.charts.window import Window, window_of
from dateline.charts.words import counted
from dateline.records import Event, Imported

_WIDTH = 720
_MARKS, _LISTED, _MOVES = 300, 40, 40
_SEEN = 1.5  # pixels: smaller islands are left out
_LEGEND = (
    ("circle", True, "site"),
    ("circle", False, "town"),
    ("dashed", False, "somewhere in this region"),
    ("square", True, "somewhere in this country"),
    ("diamond", False, "somewhere in this small state"),
)
_WIDE = ("country", "region")
_APART = 30  # pixels between a word and the middle of what it names: farther apart, a line ties them
_Href = Callable[[Sequence[Event]], str]


def map_chart(
    events: Iterable[Event],
    *,
    href: _Href = no_link,
    imported: Iterable[Imported] = (),
    imported_href: Lead = no_link,
) -> Chart | None:
    """A map of the places of the events that somebody tells as done, each place one mark that leads to its events.

    A mark is as exact as the reports: a site is a dot, a town a ring, a region a dashed circle about where it lies, a
    country its shaded outline and never a point; a state too small for an outline is a diamond with its name, at its
    capital. Where a visit, a retreat or a deployment is told in another country than its actor's, a dashed line leads
    there "from" that country: it is no route. The map shows the places that lie together and hold three in four of
    the events; what lies elsewhere, and regions of which no point is known, stand as links under it.

    Outlines are those of `outlines`: borders as Natural Earth draws them, which says nothing about whose land it
    is. Of more than 300 places those with most events are drawn and 40 more listed, and the chart says so.
    Events that others coded, `imported`, are grey crosses or triangles at the points that they give: what is outside
    the frame is left out, and the frame is ours. None where no event of ours has a place.
    """
    given = list(events)
    done = [event for event in given if event.voices]
    places = find_places(done)
    if not places:
        return None
    shown = frame(places[:_MARKS])
    rest = [place for place in places if place not in shown]
    whole = all(place.kind == "country" for place in shown)
    corners = [corner for place in shown for corner in place.extent(whole=whole)]
    window = window_of(corners or _WORLD, width=_WIDTH)
    board = Board(width=window.width, height=window.height)
    crosses, signs = imported_crosses(imported, window=window, href=imported_href)
    moves = list(_moves(shown, window=window, href=href))
    layers = [
        *_land(window, shown=shown, href=href),
        *crosses,
        *_marks(shown, window=window, board=board, moves=moves, href=href),
    ]
    under, height = _under(rest, top=window.height, signs=signs, href=href)
    name = "Where the events were"
    rests = f"{counted(sum(len(p.events) for p in places), 'event')} with a place, of {len(given):,}"
    borders = "Borders as Natural Earth draws them; they say nothing about whose land it is."
    said = "; ".join((rests, *signs.values()))
    return alt.layer(
        *layers,
        *under,
        title=heading(name, f"{rests}. {borders}"),
        description=f"{name}: {said}. {borders}{leads(href, 'Each mark leads to its events.')}",
        width=_WIDTH,
        height=height,
        config=config(href),
    )


_WORLD = ((-170.0, -55.0), (170.0, 72.0))


def _land(window: Window, *, shown: Sequence[Place], href: _Href) -> Iterator[alt.Chart]:
    """All land in the frame, and over it the countries that events were somewhere in."""
    countries = {place.code: place for place in shown if place.kind == "country"}
    land = [_feature(o, window=window) for o in outlines() if o.code not in countries]
    yield _shapes([f for f in land if f], window=window, fill="land", stroke="coast", width=0.75)
    shaded = [
        _feature(outlines_by_code()[code], window=window) | {"title": place.title, "href": href(place.events)}
        for code, place in countries.items()
        if code
    ]
    if shaded:
        yield _shapes(shaded, window=window, fill="shade", stroke="place", width=1.75).encode(**linked())


def _shapes(features: list[Any], *, window: Window, fill: str, stroke: str, width: float) -> alt.Chart:
    mark: dict[str, Any] = {
        "fill": COLOURS[fill],
        "stroke": COLOURS[stroke],
        "strokeWidth": width,
        "strokeJoin": "round",
    }
    drawn: alt.Chart = alt.Chart(rows(features)).mark_geoshape(**mark)
    drawn.projection = window.projection()
    return drawn


def _feature(outline: Outline, *, window: Window) -> dict[str, Any]:
    """The outline as GeoJSON as far as it can be seen in the frame; empty where it cannot."""
    polygons = [
        [[*map(list, ring), list(ring[0])] for ring in rings]
        for rings in outline.polygons
        if _is_seen(window.clip(rings[0]))
    ]
    shape = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "geometry": shape} if polygons else {}


def _is_seen(ring: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return bool(ring) and max(max(xs) - min(xs), max(ys) - min(ys)) > _SEEN


def _marks(
    shown: Sequence[Place], *, window: Window, board: Board, moves: Sequence[Row], href: _Href
) -> Iterator[alt.Chart]:
    """Regions under lines under points under words."""
    points = [place for place in shown if place.kind in ("site", "town", "state")]
    regions = sorted((p for p in shown if p.kind == "region"), key=lambda p: (-p.radius, p.name))
    for place in points:
        board.take(*_xy(place, window), radius=_radius(place, window))
    labels = list(_labels(shown, window=window, board=board, href=href))
    yield from _points(regions, window=window, href=href, shape="circle", fill="shade", dashed=True)
    yield from _lines(moves)
    yield from _points(
        [p for p in points if p.kind == "town"], window=window, href=href, shape="circle", fill="paper"
    )
    yield from _points(
        [p for p in points if p.kind == "site"], window=window, href=href, shape="circle", fill="place"
    )
    states = [p for p in points if p.kind == "state"]
    yield from _points(states, window=window, href=href, shape="diamond", fill="paper")
    starts = [_word(move, board=board) for move in moves]
    yield from _leaders(labels)
    yield from _words([*labels, *(row for row in starts if row)])


def _points(
    places: Sequence[Place], *, window: Window, href: _Href, shape: str, fill: str, dashed: bool = False
) -> Iterator[alt.Chart]:
    data: list[Row] = []
    for place in sorted(places, key=lambda p: (-_radius(p, window), p.name)):
        x, y = _xy(place, window)
        area = (2 * _radius(place, window)) ** 2
        data.append({"x": x, "y": y, "size": area, "title": place.title, "href": href(place.events)})
    look: dict[str, Any] = {
        "shape": shape,
        "fill": COLOURS[fill],
        "stroke": COLOURS["place"],
        "strokeWidth": 2,
    }
    if dashed:
        look |= {"strokeDash": [5, 4], "strokeWidth": 1.5, "fillOpacity": 0.35}
    if data:
        size = alt.Size("size:Q", scale=None, legend=None)
        yield alt.Chart(rows(data)).mark_point(**look).encode(**pixels(), size=size, **linked())


def _radius(place: Place, window: Window) -> float:
    """In pixels: how far a region reaches, else by the number of events."""
    if place.kind == "region" and place.at:
        return max(10.0, window.kilometres(place.radius, latitude=place.at[1]))
    return min(14.0, 3.5 + 1.5 * sqrt(len(place.events)))


def _xy(place: Place, window: Window) -> tuple[float, float]:
    """Where the mark or the word of a place stands: for a country in the middle of what is seen of it."""
    if place.kind == "country" and place.code:
        seen = window.clip(outlines_by_code()[place.code].main)
        if len(seen) > 2 and area_of(seen):
            return middle_of(seen)
    assert place.at is not None
    return window.xy(place.at)


def _labels(shown: Sequence[Place], *, window: Window, board: Board, href: _Href) -> Iterator[Row]:
    """Names of points first, beside them; then those of countries and regions, as near to their middle as can be."""
    ranked = sorted(shown, key=lambda p: (p.kind in _WIDE, p.kind == "region", -len(p.events), p.name))
    for place in ranked:
        x, y = _xy(place, window)
        if place.kind in _WIDE:
            label = board.put_near(place.label, x=x, y=y)
        else:
            label = board.put(place.label, x=x, y=y, radius=_radius(place, window))
        if label:
            yield _text(label) | {"title": place.title, "href": href(place.events)} | _leader(label, x=x, y=y)


def _leader(label: Label, *, x: float, y: float) -> Row:
    """Where a line begins that ties a word to what it names, if it stands apart from it."""
    end = min(max(x, label.x), label.x + width_of(label.text))
    apart = max(abs(end - x), abs(label.y - y)) > _APART
    return {"x2": end, "y2": label.y, "x0": x, "y0": y} if apart else {}


def _leaders(labels: Sequence[Row]) -> Iterator[alt.Chart]:
    data: list[Row] = [
        {"x": row["x0"], "y": row["y0"], "x2": row["x2"], "y2": row["y2"]} for row in labels if "x0" in row
    ]
    if data:
        drawn = alt.Chart(rows(data)).mark_rule(color=COLOURS["soft"], strokeWidth=1, aria=False)
        yield drawn.encode(**pixels(), x2="x2:Q", y2="y2:Q")


def _text(label: Label) -> Row:
    return {"x": label.x, "y": label.y, "text": label.text}


def _word(move: Row, *, board: Board) -> Row | None:
    label = board.put_near(str(move["text"]), x=float(move["x"] or 0), y=float(move["y"] or 0))
    return _text(label) | {"title": move["title"], "href": move["href"]} if label else None


def _words(data: Sequence[Row], *, colour: str = "ink") -> Iterator[alt.Chart]:
    """Each with a halo of paper, so that borders do not run through it."""
    if data:
        drawn = alt.Chart(rows(list(data)))
        look: dict[str, Any] = {"align": "left", "baseline": "middle"}
        halo = drawn.mark_text(
            **look, stroke=COLOURS["paper"], strokeWidth=3, color=COLOURS["paper"], aria=False
        )
        yield halo.encode(**pixels(), text="text:N")
        yield drawn.mark_text(**look, color=COLOURS[colour]).encode(**pixels(), text="text:N", **linked())


def _moves(shown: Sequence[Place], *, window: Window, href: _Href) -> Iterator[Row]:
    """Lines from the country of an actor to the place in another country where it was told to go."""
    found: dict[tuple[str, Place], list[Event]] = defaultdict(list)
    for place in shown:
        for event in place.events if place.kind in ("site", "town") else ():
            homes = {party.country for party in event.actors if party.country} if _is_move(event) else set()
            for home in homes & outlines_by_code().keys() - {place.code or ""}:
                found[home, place].append(event)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0][0], pair[0][1].name))
    for (home, place), events in ranked[:_MOVES]:
        x2, y2 = _xy(place, window)
        start = window.xy(middle_of(outlines_by_code()[home].main))
        x, y = window.enter(start, (x2, y2))
        name = state_name(home)
        title = f"{counted(len(events), 'movement')} from {name} to {place.name}; the line is no route"
        yield {
            "x": x,
            "y": y,
            "x2": x2,
            "y2": y2,
            "text": f"from {name}",
            "title": title,
            "href": href(events),
        }


def _is_move(event: Event) -> bool:
    return event.type in ("MOBILIZE", "RETREAT") or (event.type == "CONSULT" and event.mode == "visit")


def _lines(moves: Sequence[Row]) -> Iterator[alt.Chart]:
    if moves:
        drawn = alt.Chart(rows(list(moves))).mark_rule(
            color=COLOURS["move"], strokeWidth=2, strokeDash=[2, 3]
        )
        yield drawn.encode(**pixels(), x2="x2:Q", y2="y2:Q", **linked())


def _under(
    rest: Sequence[Place], *, top: int, signs: Mapping[str, str], href: _Href
) -> tuple[list[alt.Chart], int]:
    """The legend and the places that the map does not show, and how high the whole drawing is."""
    charts = list(_frame(top))
    legend = [*_LEGEND, *((shape, None, words) for shape, words in signs.items())]
    labels, y = run_on([text for *_, text in legend], x=14, y=top + 16, width=_WIDTH)
    for label, (shape, solid, _) in zip(labels, legend, strict=True):
        charts.append(_sign(shape, solid=solid, x=label.x - 9, y=label.y))
    charts += list(_plain([_text(label) for label in labels]))
    for words, kinds in (("Elsewhere:", "known"), ("On no map:", "unknown")):
        places = [p for p in rest if (p.kind == "unknown") == (kinds == "unknown")]
        if places:
            more = [f"and {len(places) - _LISTED:,} more places"] if len(places) > _LISTED else []
            texts = [words, *(p.full_label for p in places[:_LISTED]), *more]
            labels, y = run_on(texts, x=4, y=y + 4, width=_WIDTH)
            links = zip(labels[1:], places[:_LISTED], strict=False)
            charts += _plain([_text(label) for label in (labels[0], *labels[1 + _LISTED :])], colour="soft")
            charts += _words(
                [_text(label) | {"title": p.title, "href": href(p.events)} for label, p in links],
                colour="place",
            )
    return charts, round(y)


def _plain(data: list[Row], *, colour: str = "ink") -> Iterator[alt.Chart]:
    look: dict[str, Any] = {"align": "left", "baseline": "middle", "color": COLOURS[colour], "aria": False}
    yield alt.Chart(rows(data)).mark_text(**look).encode(**pixels(), text="text:N")


def _frame(height: int) -> Iterator[alt.Chart]:
    corners: list[Row] = [{"x": 0, "y": 0, "x2": _WIDTH, "y2": height}]
    drawn = alt.Chart(rows(corners)).mark_rect(
        stroke=COLOURS["coast"], strokeWidth=1, filled=False, aria=False
    )
    yield drawn.encode(**pixels(), x2="x2:Q", y2="y2:Q")


def _sign(shape: str, *, solid: bool | None, x: float, y: float) -> alt.Chart:
    look: dict[str, Any] = {
        "shape": "circle" if shape == "dashed" else shape,
        "fill": COLOURS["shade" if shape in ("dashed", "square") else "place" if solid else "paper"],
        "stroke": COLOURS["place"],
        "size": 80,
        "aria": False,
    }
    if shape == "dashed":
        look["strokeDash"] = [3, 2]
    if solid is None:  # imported
        look |= {"fill": COLOURS["rule"], "stroke": COLOURS["soft"]}
    drawn: alt.Chart = alt.Chart(rows([{"x": x, "y": y}])).mark_point(**look).encode(**pixels())
    return drawn
