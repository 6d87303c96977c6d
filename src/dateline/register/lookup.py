"""What the register has under a name: states, bodies, offices, areas, towns, each row with its source and dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.register.bodies import Body, bodies
from dateline.register.lexicon import terms_of
from dateline.register.people import Holder, bearers, holders_named, superseded
from dateline.register.places import Area, Town, areas, towns_named
from dateline.register.states import State, states


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the register as people read it.

    `what` says in words what it is; `code` is the code an actor of it carries, None where it has none; `since` and
    `to` (exclusive) are ISO 8601 days or years, None where not known or, for `to`, perhaps still to come. `table` and
    `source` say where the row stands and where it comes from.
    """

    kind: Literal["state", "body", "office", "area", "town"]
    name: str
    what: str
    code: str | None
    sector: str | None
    since: str | None
    to: str | None
    table: str
    source: str


def look_up(name: str, *, on: date | None = None) -> tuple[Row, ...]:
    """The rows under a name in any listed spelling; for persons also under the surname, the latest office first.

    With `on`, rows that were not in force on that day are left out, as far as their dates say. Empty where the register
    knows nobody of that name.

    >>> [row.what for row in look_up("Kurilla", on=date(2024, 4, 10))]
    ['Commander of CENTCOM']
    """
    words = " ".join(name.split())
    return tuple(dict.fromkeys((*_named(words, on), *_holders(words, on), *_towns(words))))


def _named(name: str, on: date | None) -> Iterator[Row]:
    for term in terms_of(name):
        for ref in term.refs:
            if term.kind in ("state", "adjective", "people", "capital", "seat"):
                yield _state_row(states()[str(ref)], term.kind)
            elif term.kind == "area":
                yield _area_row(areas()[int(ref)])
            elif term.kind == "body" and _was_there(bodies()[int(ref)], on):
                yield _body_row(bodies()[int(ref)])


def _holders(name: str, on: date | None) -> Iterator[Row]:
    found = holders_named(name) or bearers(name)
    if on is not None:
        found = tuple(h for h in found if h.held_on(on) and not superseded(h, day=on))
    for holder in sorted(found, key=lambda h: (h.since or date.min, h.name), reverse=True):
        yield _office_row(holder)


def _towns(name: str) -> Iterator[Row]:
    for town in sorted(towns_named(name), key=lambda t: -t.population)[:5]:
        yield _town_row(town)


def _was_there(body: Body, on: date | None) -> bool:
    if on is None:
        return True
    day = on.isoformat()
    return (body.since is None or body.since <= day) and (body.to is None or day < body.to)


_AS = {
    "state": "state",
    "adjective": "state, by its adjective",
    "people": "people of the state",
    "capital": "state, by its capital",
    "seat": "state, by the seat of its government",
}


def _state_row(state: State, kind: str) -> Row:
    return Row(kind="state", name=state.name, what=_AS[kind], code=state.code, sector="GOV", since=None, to=None,
               table="states.tsv", source=state.source)  # fmt: skip


def _body_row(body: Body) -> Row:
    home = body.country or (f"based in {', '.join(body.based_in)}" if body.based_in else "of no state")
    part = f", part of {body.parent}" if body.parent else ""
    return Row(kind="body", name=body.name, what=f"body, {home}{part}", code=body.code or body.country,
               sector=body.sector, since=body.since, to=body.to, table="bodies.tsv", source=body.source)  # fmt: skip


def _office_row(holder: Holder) -> Row:
    return Row(
        kind="office",
        name=holder.name,
        what=f"{holder.title} of {holder.of}",
        code=holder.country or holder.of,
        sector=holder.sector,
        since=holder.since.isoformat() if holder.since else None,
        to=holder.to.isoformat() if holder.to else None,
        table="people.tsv",
        source=holder.source,
    )


def _area_row(area: Area) -> Row:
    kind = "site" if area.precision == "exact" else "area"
    return Row(kind="area", name=area.name, what=kind, code=area.code, sector=None, since=None, to=None,
               table="areas.tsv", source=area.source)  # fmt: skip


def _town_row(town: Town) -> Row:
    where = f"{town.latitude:.2f} N, {town.longitude:.2f} E"
    return Row(kind="town", name=town.name, what=f"town of {town.population:,}, {where}", code=town.code, sector=None,
               since=None, to=None, table="towns.tsv" if town.known else "places.tsv",
               source="own" if town.known else "GeoNames")  # fmt: skip
