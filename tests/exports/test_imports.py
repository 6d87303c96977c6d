"""Event data of others: read, kept beside the case's own events, written again as it came."""

import io
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.exports import IMPORTS, is_placed, make_files, read_imports, write_imports
from dateline.records import Imported
from dateline.store import Case, open_case
from dateline.views import View
from tests.contracts.server import Server


def table(view: View, format: str) -> bytes:
    return next(iter(make_files(view, format).values()))


def rows(table: bytes, format: str) -> list[Imported]:
    found = list(read_imports(io.BytesIO(table), format=format, name="events.tsv"))
    assert all(isinstance(row, Imported) for row in found)
    return [row for row in found if isinstance(row, Imported)]


@pytest.fixture(params=["a file", "a server"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    if request.param == "a server":
        server: Server = request.getfixturevalue("server")
        return open_case(server.make_database(), create=True)
    return open_case(str(tmp_path / "empty.case"), create=True)


@pytest.mark.parametrize("format", IMPORTS)
def test_what_was_exported_comes_back_the_same_bytes(format: str, view: View, case: Case) -> None:
    given = table(view, format)
    with case:
        kept = rows(given, format)
        assert case.keep_imported(kept) == len(kept) > 0
        assert case.keep_imported(kept) == 0
        assert write_imports(case.imported(format=format, in_order=True), format=format) == given


@pytest.mark.parametrize("format", IMPORTS)
def test_the_parts_are_those_of_the_events(format: str, view: View) -> None:
    found = rows(table(view, format), format)
    events = view.find_events()
    assert {row.day for row in found} <= {event.day for event in events}
    assert {row.actor_country for row in found} >= {"IRN", "ISR", "USA", None}
    assert all(row.type is not None for row in found)
    assert {row.format for row in found} == {format}


def test_imported_events_are_not_the_cases_own(view: View, case: Case) -> None:
    with case:
        case.keep_imported(rows(table(view, "polecat"), "polecat"))
        assert case.counts().documents == 0
        assert list(case.documents()) == []
        assert case.check() == []


def test_they_are_listed_by_day(view: View, case: Case) -> None:
    with case:
        case.keep_imported(rows(table(view, "icews"), "icews"))
        days = [row.day for row in case.imported()]
        dated = [day for day in days if day]
        assert dated == sorted(dated)
        assert days[len(dated) :] == [None] * (len(days) - len(dated))
        since, until = date(2024, 4, 10), date(2024, 4, 13)
        kept = list(case.imported(since=since, until=until))
        assert [row.day for row in kept] == [day for day in dated if since <= day <= until]
        assert list(case.imported(format="gdelt")) == []


def test_more_rows_than_a_page_come_in_order(case: Case) -> None:
    line = "\t".join(["{n}", "2024010{d}", *[""] * 59])
    given = "".join(line.format(n=n, d=1 + n % 7) + "\n" for n in range(1200)).encode()
    with case:
        assert case.keep_imported(rows(given, "gdelt")) == 1200
        assert [row.key for row in case.imported(in_order=True)] == [str(n) for n in range(1200)]
        found = [(row.day, int(row.key)) for row in case.imported()]
        assert found == sorted(found)
        assert len(found) == 1200


def test_cameo_without_a_place_in_plover_has_no_type() -> None:
    cells = dict.fromkeys(IMPORTS["icews"].columns, "")
    cells |= {"Event ID": "1", "Event Date": "2024-04-13", "CAMEO Code": "010", "Intensity": "0.0"}
    header = "\t".join(cells)
    given = f"{header}\n" + "\t".join(cells.values()) + "\n"
    (row,) = rows(given.encode(), "icews")
    assert (row.type, row.cameo, row.day, row.score) == (None, "010", date(2024, 4, 13), 0.0)


def placed(format: str, **cells: str) -> bool:
    """Whether a row with these cells, at 35.7 north and 51.4 east, was in a town or at a site."""
    shape = IMPORTS[format]
    row = dict.fromkeys(shape.columns, shape.missing)
    row |= {shape.parts["latitude"]: "35.7", shape.parts["longitude"]: "51.4"} | cells
    head = "\t".join(shape.columns) + "\n" if shape.header else ""
    (found,) = rows((head + "\t".join(row.values()) + "\n").encode(), format)
    return is_placed(found)


def test_the_middle_of_a_country_or_a_province_is_no_place() -> None:
    for format in ("polecat", "icews"):
        assert placed(format, City="Tehran")
        assert not placed(format, Country="Iran")
        assert not placed(format, City="Tehran", Latitude=IMPORTS[format].missing)
    assert [placed("gdelt", ActionGeo_Type=str(n)) for n in range(6)] == [False] * 3 + [True] * 2 + [False]


def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_taken(view: View) -> None:
    lines = table(view, "polecat").decode().splitlines(keepends=True)
    broken = [lines[0], "too\tshort\n", lines[1].replace("2024-", "soon-", 1), lines[2]]
    one, other, row = read_imports(io.BytesIO("".join(broken).encode()), format="polecat", name="p.tsv")
    assert str(one).startswith("p.tsv, line 2: it has 2 cells, not 40")
    assert isinstance(other, InputError)
    assert isinstance(row, Imported)


@pytest.mark.parametrize("format", IMPORTS)
@pytest.mark.parametrize("given", [b"", b"a,b\n1,2\n", b"\x00\xff"])
def test_another_table_is_refused(format: str, given: bytes) -> None:
    with pytest.raises(InputError, match="it does not have the"):
        list(read_imports(io.BytesIO(given), format=format, name="other.csv"))


def test_latin_text_is_read() -> None:
    cells = ["1", "20240413", *[""] * 59]
    cells[6] = "BOGOTÁ"
    (row,) = rows(("\t".join(cells) + "\n").encode("iso-8859-1"), "gdelt")
    assert row.actor == "BOGOTÁ"


def test_a_row_without_an_end_is_told() -> None:
    cells = ["1", "20240413", *[""] * 59]
    first = "\t".join(cells).encode() + b"\n"
    given = first + b"x" * 3_000_000 + b"\n" + first
    one, long, other = read_imports(io.BytesIO(given), format="gdelt", name="g.CSV")
    assert isinstance(one, Imported)
    assert one == other
    assert str(long).startswith("g.CSV, line 2: it has 1 cells, not 61")
