"""The table of outlines → polygons by country.

The outlines are an own table made of facts of Natural Earth 1:110m (public domain) by ``training/make_outlines.py``.
They draw borders as Natural Earth does, mostly as they are held (but Crimea with Ukraine in the edition taken), and
say nothing about whose land it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from dateline.register import key_of

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A country as it lies: polygons of rings of points (degrees east, degrees north), the outer ring first.

    `code` is None for land to which ISO 3166-1 gives no code of its own.
    """

    code: str | None
    name: str
    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def main(self) -> Ring:
        """The outer ring of its largest polygon, in degrees."""
        return max((rings[0] for rings in self.polygons), key=lambda ring: abs(area_of(ring)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """About where a region without borders of its own lies: the middle of it, and how far it reaches in km."""

    name: str
    latitude: float
    longitude: float
    radius: float


@cache
def outlines() -> tuple[Outline, ...]:
    """All outlines of the table."""
    return tuple(
        Outline(code=code or None, name=name, polygons=tuple(_polygon(p) for p in outline.split("|")))
        for code, name, outline in _rows("outlines.tsv")
    )


@cache
def outlines_by_code() -> dict[str, Outline]:
    """The outlines of countries under their ISO 3166-1 alpha-3 codes."""
    return {outline.code: outline for outline in outlines() if outline.code}


@cache
def regions_by_key() -> dict[str, Region]:
    """The regions under their names as the register looks names up."""
    return {
        key_of(name): Region(name=name, latitude=float(north), longitude=float(east), radius=float(radius))
        for name, north, east, radius in _rows("regions.tsv")
    }


def area_of(ring: Ring) -> float:
    """The area inside a ring of points in their square units; its sign tells which way round it runs."""
    after = (*ring[1:], *ring[:1])
    return sum(a * d - c * b for (a, b), (c, d) in zip(ring, after, strict=True)) / 2


def middle_of(ring: Ring) -> Point:
    """The centre of mass of a ring."""
    whole = 6 * area_of(ring)
    if whole == 0:
        return ring[0]
    pairs = list(zip(ring, (*ring[1:], *ring[:1]), strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs)
    return x / whole, y / whole


def _polygon(text: str) -> tuple[Ring, ...]:
    return tuple(_ring([int(number) for number in ring.split()]) for ring in text.split("/"))


def _ring(steps: list[int]) -> Ring:
    return tuple(
        (x / 10, y / 10) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)
    )


def _rows(name: str) -> Iterator[list[str]]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    return (line.split("\t") for line in lines[first + 1 :])
