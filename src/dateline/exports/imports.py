"""Tables of event data that others made → imported events, and these → the same table again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import BinaryIO, get_args

from dateline.errors import InputError
from dateline.exports import gdelt, icews, polecat
from dateline.exports.codes import cameo_codes, nations
from dateline.ids import make_id
from dateline.records import EventType, Imported
from dateline.register import states

_LONGEST = 1_000_000  # bytes of one row
_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some programs begin a file with


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape of event data: its columns, whether they stand in a header, and the word for missing.

    `parts` gives the column of each part of an imported event, `spot` the one that says how exact its point is, with
    the words there for a town or a site; no words where any will do.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    header: bool
    missing: str
    parts: Mapping[str, str]
    spot: tuple[str, frozenset[str]]


_SHAPES = (
    Shape(
        name="polecat",
        file="polecat.tsv",
        columns=polecat.COLUMNS,
        header=True,
        missing=polecat.MISSING,
        parts={
            "key": "Event ID",
            "day": "Event Date",
            "type": "Event Type",
            "mode": "Event Mode",
            "score": "Intensity",
            "actor": "Actor Name",
            "actor_country": "Actor Country",
            "recipient": "Recipient Name",
            "recipient_country": "Recipient Country",
            "place": "Placename",
            "place_country": "Country",
            "latitude": "Latitude",
            "longitude": "Longitude",
        },
        spot=("City", frozenset()),
    ),
    Shape(
        name="icews",
        file="icews.tsv",
        columns=icews.COLUMNS,
        header=True,
        missing="",
        parts={
            "key": "Event ID",
            "day": "Event Date",
            "cameo": "CAMEO Code",
            "score": "Intensity",
            "actor": "Source Name",
            "actor_country": "Source Country",
            "recipient": "Target Name",
            "recipient_country": "Target Country",
            "place": "City",
            "place_country": "Country",
            "latitude": "Latitude",
            "longitude": "Longitude",
        },
        spot=("City", frozenset()),
    ),
    Shape(
        name="gdelt",
        file="events.export.CSV",
        columns=gdelt.EVENT_COLUMNS,
        header=False,
        missing="",
        parts={
            "key": "GLOBALEVENTID",
            "day": "SQLDATE",
            "cameo": "EventCode",
            "score": "GoldsteinScale",
            "actor": "Actor1Name",
            "actor_country": "Actor1CountryCode",
            "recipient": "Actor2Name",
            "recipient_country": "Actor2CountryCode",
            "place": "ActionGeo_FullName",
            "place_country": "ActionGeo_CountryCode",
            "latitude": "ActionGeo_Lat",
            "longitude": "ActionGeo_Long",
        },
        spot=("ActionGeo_Type", frozenset({"3", "4"})),
    ),
)
IMPORTS: Mapping[str, Shape] = {shape.name: shape for shape in _SHAPES}
"""The shapes that can be read, by name."""


def find_imports(name: str) -> Shape:
    """The shape of this name. Raises InputError for any other name."""
    if name not in IMPORTS:
        step = f"give one of {', '.join(IMPORTS)}"
        raise InputError(name, cause="Dateline reads no event data of this shape", next_step=step)
    return IMPORTS[name]


def read_imports(table: BinaryIO, *, format: str, name: str) -> Iterator[Imported | InputError]:
    """The events of a table, in order; a row that cannot be read comes as an InputError that names its line.

    A line is UTF-8, or else ISO 8859-1. Raises InputError where the table as a whole has another shape.
    """
    shape = find_imports(format)
    lines = _lines(table)
    first = next(lines, None)
    found = first.split("\t") if first is not None else []
    if len(found) != len(shape.columns) or (shape.header and tuple(found) != shape.columns):
        raise _other_shape(name, shape, found=len(found))
    if first is not None and not shape.header:
        yield _parsed(first, shape, where=f"{name}, line 1")
    for number, line in enumerate(lines, start=2):
        yield _parsed(line, shape, where=f"{name}, line {number}")


def _lines(table: BinaryIO) -> Iterator[str]:
    """The lines without their ends; of one that is too long its beginning, which has too few cells or is refused."""
    while line := table.readline(_LONGEST):
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (rest := table.readline(_LONGEST)) and not rest.endswith(b"\n"):
                continue
        yield _decoded(line).removesuffix("\n").removesuffix("\r")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig" if line.startswith(_MARK) else "utf-8")
    except UnicodeDecodeError:
        return line.decode("iso-8859-1")


def _other_shape(name: str, shape: Shape, *, found: int) -> InputError:
    wanted = f"the {len(shape.columns)} columns of {shape.name}, with tabs between them"
    cause = f"it does not have {wanted}" + (f" but {found}" if found != len(shape.columns) else "")
    return InputError(
        name, cause=cause, next_step="give the file of events as it was published, and its --format"
    )


def _parsed(line: str, shape: Shape, *, where: str) -> Imported | InputError:
    cells = tuple(line.split("\t"))
    if len(cells) != len(shape.columns):
        cause = f"it has {len(cells)} cells, not {len(shape.columns)}"
        return InputError(where, cause=cause, next_step="mend the row; the others were taken")
    row = dict(zip(shape.columns, cells, strict=True))
    parts = {part: _known(row[column], shape) for part, column in shape.parts.items()}
    try:
        return _imported(parts, shape, cells)
    except ValueError as error:
        return InputError(
            where, cause=f"a cell cannot be read ({error})", next_step="mend the row; the others were taken"
        )


def _known(cell: str, shape: Shape) -> str | None:
    return None if cell in ("", shape.missing) else cell


def _imported(parts: Mapping[str, str | None], shape: Shape, cells: tuple[str, ...]) -> Imported:
    cameo = parts.get("cameo")
    meaning = cameo_codes().get(cameo or "")
    return Imported(
        id=make_id("imp", shape.name, *cells),
        format=shape.name,
        key=parts["key"] or "",
        day=_day(parts["day"]),
        type=_type(parts["type"]) if "type" in parts else meaning.type if meaning else None,
        mode=parts.get("mode", meaning.mode if meaning else None),
        cameo=cameo,
        score=_number(parts["score"]),
        actor=parts["actor"],
        actor_country=_country(parts["actor_country"]),
        recipient=parts["recipient"],
        recipient_country=_country(parts["recipient_country"]),
        place=parts["place"],
        place_country=_country(parts["place_country"], fips=shape.name == "gdelt"),
        latitude=_number(parts["latitude"]),
        longitude=_number(parts["longitude"]),
        cells=cells,
    )


def _day(cell: str | None) -> date | None:
    if cell is None:
        return None
    return date.fromisoformat(cell[:10])


def _number(cell: str | None) -> float | None:
    return None if cell is None else float(cell)


def _type(cell: str | None) -> EventType | None:
    known: tuple[EventType, ...] = get_args(EventType)
    return next((type for type in known if type == (cell or "").upper()), None)


def _country(cell: str | None, *, fips: bool = False) -> str | None:
    """The ISO code of a state that a cell gives as a code or a name; None where it is no single state known."""
    if cell is None:
        return None
    if fips:
        return _by_fips().get(cell)
    return cell if cell in states() else _by_name().get(cell.casefold())


@cache
def _by_fips() -> dict[str, str]:
    return {nation.fips: code for code, nation in nations().items() if nation.fips}


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): s.code for s in states().values() for name in (*s.names, s.name)}


def is_placed(row: Imported) -> bool:
    """Whether it was in a town or at a site, and where that is: the middle of a country or a province is no place."""
    shape = IMPORTS[row.format]
    column, words = shape.spot
    cell = row.cells[shape.columns.index(column)]
    given = cell in words if words else _known(cell, shape) is not None
    return given and row.latitude is not None and row.longitude is not None


def write_imports(rows: Iterable[Imported], *, format: str) -> bytes:
    """The table of these rows as they came: a tab between cells, a line feed after each, in UTF-8."""
    shape = find_imports(format)
    lines = ["\t".join(shape.columns)] if shape.header else []
    lines += ["\t".join(row.cells) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
