"""Contacts → who was in touch with whom, by day: sides as lanes, a line from who to whom."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from dateline.charts.grammar import Chart, Row, config, heading, leads, linked, no_link, pixels, rows
from dateline.charts.labels import run_on
from dateline.charts.palette import COLOURS
from dateline.charts.places import state_name
from dateline.charts.words import counted, cut, days_words, side_words
from dateline.records import Contact, Party, Way
from dateline.register import bodies_by_code, states

_MOST, _PARTIES, _LANES = 80, 500, 20
_LONGEST = timedelta(days=2)
_LEFT, _LANE, _FULL = 170, 28, 1040  # pixels: for the names of sides, a lane, and all columns with flat days
_NARROW = 640  # pixels: for the words over and under the lanes
_STEP, _CLOSE, _DAY = 26, 18, 56  # pixels: a contact, one where they are many, and a day with its date
_HEXAGON = "M-0.5,-0.87L0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0Z"
_SHAPES: dict[Way, str] = {
    "visit": "square",
    "meeting": "diamond",
    "phone": "circle",
    "message": "cross",
    "talks": _HEXAGON,
}
_OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A contact in its place: `x` in pixels, and the lanes (y in pixels) of who, through whom, and whom."""

    contact: Contact
    x: float
    who: tuple[float, ...]
    via: tuple[float, ...]
    whom: tuple[float, ...]


def contacts_chart(contacts: Iterable[Contact], *, href: Callable[[Contact], str] = no_link) -> Chart | None:
    """Who was in touch with whom, by day: a lane for each side, a column for each day that has a contact.

    A line goes from who, in the shape of the way (visit, meeting, phone, message, talks), to an arrowhead at whom, and
    bends through a circle for each who passed it on. Filled is what was told as done; hollow and dashed is what was
    planned, asked for or denied; "?" is disputed. Sides are countries, or whoever has none. Contacts without a day, or
    with more than two, stand in the column "no day". Of more than 80 contacts, or 500 parties to them, the latest are
    drawn, of more than 20 sides the busiest have lanes and the others one together; the chart says so. None where there
    is no contact.
    """
    given = list(contacts)
    if not given:
        return None
    kept = sorted(_latest(given), key=_order)
    lanes = _lanes(kept)
    groups: dict[date | None, list[Contact]] = defaultdict(list)
    for contact in kept:
        groups[_day(contact)].append(contact)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] is None, pair[0] or date.max))
    return _chart(ordered, lanes=lanes, of=len(given), href=href)


def _latest(contacts: Iterable[Contact]) -> Iterator[Contact]:
    """The latest contacts, as many as can be drawn; one has at least two parties on the drawing."""
    parties = 0
    for contact in sorted(contacts, key=_order, reverse=True)[:_MOST]:
        parties += max(2, len(_parties(contact)))
        if parties > _PARTIES:
            break
        yield contact


def _order(contact: Contact) -> tuple[bool, date, str]:
    """Those without a day first, then by day: the last ones are the latest."""
    day = _day(contact)
    return (day is not None, day or date.min, contact.id)


def _day(contact: Contact) -> date | None:
    short = contact.day and (contact.last_day is None or contact.last_day - contact.day < _LONGEST)
    return contact.day if short else None


def _lanes(contacts: Sequence[Contact]) -> list[str]:
    """The sides, busiest first, by what they are known by."""
    counts = Counter(home for contact in contacts for home in {*map(_home, _parties(contact))})
    ranked = sorted(counts, key=lambda home: (-counts[home], home))
    return [*ranked[:_LANES], *([_OTHERS] if len(ranked) > _LANES else [])]


def _parties(contact: Contact) -> tuple[Party, ...]:
    return (*contact.who, *contact.via, *contact.whom)


def _home(party: Party) -> str:
    return party.country or cut(party.name)


def _chart(
    groups: Sequence[tuple[date | None, list[Contact]]],
    *,
    lanes: Sequence[str],
    of: int,
    href: Callable[[Contact], str],
) -> Chart:
    flat = sum(max(_STEP * len(group), _DAY) for _, group in groups) <= _FULL
    top = 24 if flat else 66
    ys = {lane: top + _LANE * (n + 0.5) for n, lane in enumerate(lanes)}
    drawn: list[_Drawn] = []
    heads: list[Row] = []
    x = float(_LEFT)
    for day, group in groups:
        width = max(_STEP * len(group), _DAY) if flat else max(_CLOSE * len(group), 20)
        heads.append({"x": x + width / 2, "y": top - 8, "left": x, "text": _head(day, flat=flat)})
        step = width / len(group)
        drawn += [_drawn(c, x=x + step * (n + 0.5), ys=ys) for n, c in enumerate(group)]
        x += width
    bottom = top + _LANE * len(lanes)
    layers = [
        *_grid(lanes, ys=ys, heads=heads, right=x, top=top, bottom=bottom, flat=flat),
        *_contacts(drawn, href=href),
        *_legend(bottom + 20, width=x),
    ]
    count = sum(len(group) for _, group in groups)
    shown = f"the latest {count} of {counted(of, 'contact')}" if count < of else counted(of, "contact")
    rests = f"{shown}; a line goes from who to whom, dashed where it is not told as done"
    name = "Who was in touch with whom"
    return alt.layer(
        *layers,
        title=heading(name, rests),
        description=f"{name}, by day: {rests}.{leads(href, 'Each line leads to its sentences.')}",
        width=max(round(x), _NARROW),
        height=round(bottom + 36),
        config=config(href),
    )


def _head(day: date | None, *, flat: bool) -> str:
    if day is None:
        return "no day"
    return f"{day.day} {day:%b}" if flat else day.isoformat()


def _drawn(contact: Contact, *, x: float, ys: dict[str, float]) -> _Drawn:
    def lanes(parties: Sequence[Party]) -> tuple[float, ...]:
        return tuple(sorted({ys.get(_home(party), ys.get(_OTHERS, 0.0)) for party in parties}))

    return _Drawn(
        contact=contact, x=x, who=lanes(contact.who), via=lanes(contact.via), whom=lanes(contact.whom)
    )


def _grid(
    lanes: Sequence[str],
    *,
    ys: dict[str, float],
    heads: Sequence[Row],
    right: float,
    top: float,
    bottom: float,
    flat: bool,
) -> Iterator[alt.Chart]:
    """Lanes with their names, columns with their days."""
    rules: list[Row] = [{"x": _LEFT, "y": ys[lane], "x2": right, "y2": ys[lane]} for lane in lanes]
    edges = [*(head["left"] for head in heads), right]
    rules += [{"x": edge, "y": top, "x2": edge, "y2": bottom} for edge in edges]
    drawn = alt.Chart(rows(rules)).mark_rule(color=COLOURS["rule"], strokeWidth=1, aria=False)
    yield drawn.encode(**pixels(), x2="x2:Q", y2="y2:Q")
    names: list[Row] = [{"x": _LEFT - 8, "y": ys[lane], "text": _lane_name(lane)} for lane in lanes]
    yield _text(names, align="right", baseline="middle", limit=_LEFT - 12)
    turned = {} if flat else {"angle": 300}
    yield _text(
        list(heads), align="center" if flat else "left", baseline="bottom" if flat else "middle", **turned
    )


def _lane_name(lane: str) -> str:
    body = bodies_by_code().get(lane)
    return state_name(lane) if lane in states() else cut(body.name) if body else lane


def _text(data: list[Row], **look: Any) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(rows(data)).mark_text(color=COLOURS["ink"], aria=False, **look)
    drawn = drawn.encode(**pixels(), text="text:N")
    return drawn


def _contacts(drawn: Sequence[_Drawn], *, href: Callable[[Contact], str]) -> Iterator[alt.Chart]:
    """Lines under signs; what is done apart from what is not, because a mark is either filled or hollow."""
    signed = {d: {"title": _title(d.contact), "href": href(d.contact)} for d in drawn}
    for done in (True, False):
        these = [d for d in drawn if _is_done(d.contact) == done]
        dash = {} if done else {"strokeDash": [4, 3]}
        lines: list[Row] = [line | signed[d] for d in these for line in _lines(d)]
        yield _linked(lines, "rule", color=COLOURS["place"], strokeWidth=2, **dash).encode(
            x2="x2:Q", y2="y2:Q"
        )
        fill = COLOURS["place" if done else "paper"]
        for way, shape in _SHAPES.items():
            starts: list[Row] = [
                {"x": d.x - _bend(d), "y": y} | signed[d]
                for d in these
                for y in d.who
                if d.contact.way == way
            ]
            yield _linked(starts, "point", shape=shape, fill=fill, stroke=COLOURS["place"], size=80)
        for shape, down in (("triangle-down", True), ("triangle-up", False)):
            ends: list[Row] = [
                {"x": d.x + _bend(d), "y": y} | signed[d]
                for d in these
                for y in d.whom
                if (y >= max(d.who or (y,))) == down
            ]
            yield _linked(ends, "point", shape=shape, fill=fill, stroke=COLOURS["place"], size=70)
    relays: list[Row] = [{"x": d.x, "y": y} | signed[d] for d in drawn for y in d.via]
    yield _linked(relays, "point", shape="circle", fill=COLOURS["paper"], stroke=COLOURS["move"], size=60)
    doubts: list[Row] = [
        {"x": d.x + 7, "y": min(_ys(d)) - 7, "text": "?"} for d in drawn if d.contact.disputed
    ]
    yield _text(doubts, align="left", baseline="middle")


def _linked(data: list[Row], mark: str, **look: Any) -> alt.Chart:
    drawn = alt.Chart(rows(data))
    made: alt.Chart = drawn.mark_rule(**look) if mark == "rule" else drawn.mark_point(**look)
    made = made.encode(**pixels(), **linked())
    return made


def _ys(drawn: _Drawn) -> tuple[float, ...]:
    return (*drawn.who, *drawn.via, *drawn.whom) or (0.0,)


def _bend(drawn: _Drawn) -> float:
    """How far who stands before whom: nothing, unless a side is both or somebody passed it on."""
    return 6.0 if drawn.via or set(drawn.who) & set(drawn.whom) else 0.0


def _lines(drawn: _Drawn) -> Iterator[Row]:
    """From who to whom; from who to each who passed it on, and from there to whom, where somebody did."""
    bend = _bend(drawn)
    start, middle, end = drawn.x - bend, drawn.x, drawn.x + bend
    for relay in drawn.via:
        yield from ({"x": start, "y": y, "x2": middle, "y2": relay} for y in drawn.who)
        yield from ({"x": middle, "y": relay, "x2": end, "y2": y} for y in drawn.whom)
    if bend and not drawn.via:
        yield from ({"x": start, "y": y, "x2": end, "y2": y2} for y in drawn.who for y2 in drawn.whom)
    elif not bend:
        ys = _ys(drawn)
        yield {"x": start, "y": min(ys), "x2": end, "y2": max(ys)}


def _is_done(contact: Contact) -> bool:
    return contact.status in ("occurred", "ongoing")


def _title(contact: Contact) -> str:
    through = f" through {side_words(contact.via)}" if contact.via else ""
    doubt = "; disputed" if contact.disputed else ""
    return (
        f"{days_words(contact.day, contact.last_day)}: {contact.way}, {side_words(contact.who)} → "
        f"{side_words(contact.whom)}{through}; {contact.status}{doubt}; {counted(len(contact.voices), 'voice')}"
    )


def _legend(top: float, *, width: float) -> Iterator[alt.Chart]:
    labels, _ = run_on([*_SHAPES, "passed it on"], x=20, y=top, width=max(width, 600))
    for label, shape in zip(labels, [*_SHAPES.values(), "circle"], strict=True):
        relays = label is labels[-1]
        sign = alt.Chart(rows([{"x": label.x - 10, "y": label.y}])).mark_point(
            shape=shape,
            fill=COLOURS["paper" if relays else "place"],
            stroke=COLOURS["move" if relays else "place"],
            size=80,
            aria=False,
        )
        yield sign.encode(**pixels())
    words: list[Row] = [{"x": label.x, "y": label.y, "text": label.text} for label in labels]
    yield _text(words, align="left", baseline="middle")
