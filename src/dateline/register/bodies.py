"""Bodies: organs of states, forces, services, parties, armed groups, alliances, organisations, media."""

from dataclasses import dataclass
from functools import cache

from dateline.register.tables import parts, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with its actor code, state, PLOVER sector.

    `country` is None for bodies of no state; `based_in` says where those act from. `names` are its
    other names; those in `shared` are everyday words or stand for other bodies too. `parent` is the name of the body
    that it is part of; `since` and `to` (exclusive) are a year or a day, as far as known ("2017", "2025-07-01").
    """

    code: str | None
    name: str
    names: tuple[str, ...]
    shared: frozenset[str]
    country: str | None
    based_in: tuple[str, ...]
    sector: str
    parent: str | None
    since: str | None
    to: str | None
    source: str

    @property
    def homes(self) -> tuple[str, ...]:
        """The states it belongs to or acts from."""
        return (self.country,) if self.country else self.based_in


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the register, in the order of its table."""
    return tuple(_body(row) for row in read_rows("bodies.tsv"))


@cache
def bodies_by_code() -> dict[str, Body]:
    """The bodies that have an actor code, by code."""
    return {body.code: body for body in bodies() if body.code}


def _body(row: list[str]) -> Body:
    written = parts(row[2])
    shared = frozenset(name[:-1] for name in written if name.endswith("?"))
    names = tuple(name.removesuffix("?") for name in written)
    return Body(
        code=row[0] or None,
        name=row[1],
        names=tuple(name for name in names if name != row[1]),
        shared=shared,
        country=row[3] or None,
        based_in=tuple(row[4].split(",")) if row[4] else (),
        sector=row[5],
        parent=row[7] or None,
        since=row[8] or None,
        to=row[9] or None,
        source=row[10],
    )
