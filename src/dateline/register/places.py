"""Towns, areas and single sites by name."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dateline.register.states import states
from dateline.register.tables import parts, read_rows

_ARTICLES = re.compile(r"(?<![^\W_])(?:el|ad|ar|as|ash|at|az|an|ed|er|es|esh|et|ez|ul|ud|ur|us)[ -](?=\w)")
_NOT_WORD = re.compile(r"[\W_]+")
_KNOWN, _ALONE = 100_000, 20_000
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02bb`]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town: its state, where it lies in degrees (WGS 84), how many live there, its first-order division (GeoNames
    code, "SY.13"; None where it has none). `known` where our own table lists it as one in the news."""

    name: str
    code: str
    latitude: float
    longitude: float
    population: int
    admin1: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region, sea or single site. A region has no point; `code` is None where states share or dispute it."""

    name: str
    names: tuple[str, ...]
    code: str | None
    type: Literal["GPE", "LOC", "FAC"]
    precision: Literal["region", "exact"]
    latitude: float | None
    longitude: float | None
    source: str


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """A name as it is looked up: without accents, case, apostrophes and marks; Arabic articles all as "al".

    >>> key_of("Deir ez-Zor"), key_of("Sana'a")
    ('deir al zor', 'sanaa')
    """
    plain = _APOSTROPHES.sub("", name)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _ARTICLES.sub("al ", plain.casefold())).strip()


def towns_named(name: str) -> tuple[Town, ...]:
    """All towns of this name, those that bear it as their first name before those that are also spelled so."""
    return _towns(key_of(name))


def likeliest_town(
    towns: Sequence[Town], *, spoken_of: Mapping[str, int], beside: str | None = None
) -> Town | None:
    """The town meant among those of one name; None where none is likely enough.

    `beside` is the state set right after the name, and then decides. Else inhabitants by tenfolds weigh
    against the states that the text speaks of (`spoken_of` counts how often) and, less, against capitals.
    A town under 100,000 in a state the text never speaks of is not likely, unless it is known from the news or the only
    one of its name and not small.
    """
    if beside:
        return max((t for t in towns if t.code == beside), key=lambda t: t.population, default=None)
    best = max(towns, key=lambda t: _weight(t, first=towns[0], spoken_of=spoken_of), default=None)
    alone = len(towns) == 1 and towns[0].population >= _ALONE
    return (
        best
        if best and (best.known or alone or best.population >= _KNOWN or spoken_of.get(best.code))
        else None
    )


def _weight(town: Town, *, first: Town, spoken_of: Mapping[str, int]) -> float:
    # Set so that Paris stays in France in a text on the United States, and Tripoli goes to Lebanon in one on Lebanon.
    times = spoken_of.get(town.code, 0)
    spoken = 2.5 + math.log10(times) if times else 0.0
    capital = (
        town.population >= _KNOWN and town.code in states() and town.name in states()[town.code].capitals
    )
    size = 1.5 * math.log10((max(town.population, _KNOWN) if town.known else town.population) + 10)
    return spoken + capital + 0.5 * (town.name == first.name) + size


@cache
def areas() -> tuple[Area, ...]:
    """All areas and sites of the register."""
    return tuple(_area(row) for row in read_rows("areas.tsv"))


@cache
def areas_by_key() -> dict[str, Area]:
    """The areas and sites under each of their names."""
    return {key_of(name): area for area in areas() for name in (area.name, *area.names)}


@cache
def _towns(key: str) -> tuple[Town, ...]:
    rows = [line.split("\t") for line in _lines_under(key)]
    others = [line.split("\t") for row in rows if len(row) == 2 for line in _lines_under(row[1])]
    found = (_town(row) for row in (*rows, *others) if len(row) > 2)
    return tuple(dict.fromkeys((*_own_towns().get(key, ()), *found)))


@cache
def _own_towns() -> dict[str, tuple[Town, ...]]:
    """The towns of our own table by each of their keys."""
    towns: dict[str, list[Town]] = {}
    for name, names, code, north, east, population, _ in read_rows("towns.tsv"):
        town = Town(
            name=name,
            code=code,
            latitude=float(north),
            longitude=float(east),
            population=int(population),
            known=True,
        )
        for key in dict.fromkeys(key_of(n) for n in (name, *parts(names))):
            towns.setdefault(key, []).append(town)
    return {key: tuple(found) for key, found in towns.items()}


def _lines_under(key: str) -> Iterator[str]:
    """The lines of places.tsv under a key. The file is searched by halves as it lies: 6 MB are read in 3 ms, where to
    part them into lines takes 60 ms and into a dict 200 ms."""
    table, start = _table(), f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if middle < low:
            middle = low
        end = table.find(b"\n", middle)
        if table[middle:end] < start:
            low = end + 1
        else:
            high = middle
    while table.startswith(start, low):
        end = table.find(b"\n", low)
        yield table[low:end].decode()
        low = end + 1


@cache
def _table() -> bytes:
    table = files(__package__).joinpath("places.tsv").read_bytes()
    head = re.compile(rb"(?:#[^\n]*\n)*[^\n]*\n").match(table)
    assert head is not None
    return table[head.end() :]


def _town(row: list[str]) -> Town:
    return Town(
        name=row[1],
        code=row[2],
        latitude=float(row[3]),
        longitude=float(row[4]),
        population=int(row[5]),
        admin1=row[6] or None,
    )


def _area(row: list[str]) -> Area:
    return Area(
        name=row[0],
        names=tuple(parts(row[1])),
        code=row[2] or None,
        type="FAC" if row[3] == "FAC" else "LOC" if row[3] == "LOC" else "GPE",
        precision="exact" if row[4] == "exact" else "region",
        latitude=float(row[5]) if row[5] else None,
        longitude=float(row[6]) if row[6] else None,
        source=row[7],
    )
