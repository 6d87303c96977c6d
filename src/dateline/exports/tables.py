"""Rows → CSV, JSON Lines, Parquet; and a CSV table → its rows again."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from dateline.errors import InputError
from dateline.exports.chosen import Chosen
from dateline.exports.extras import load_extra
from dateline.exports.rows import COLUMNS, Column, plain, rows_of
from dateline.exports.words import number_text, one_line
from dateline.records import Telling

_BETWEEN = " | "
_UNKNOWN = "?"
_RISKY = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    "＝",
    "＋",
    "－",
    "＠",
)  # a sheet may take them for a formula


def make_csv(chosen: Chosen) -> bytes:
    """The events as a table: UTF-8, a header, RFC 4180, guarded against formulas."""
    return write_csv([column.name for column in COLUMNS], _cells(chosen))


def write_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table of CSV with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def guarded(words: str) -> str:
    """The words with an apostrophe before them where a sheet might take them for a formula, or for a guarded one.

    >>> guarded("=1+1"), guarded("Iran"), guarded("'s")
    ("'=1+1", 'Iran', "''s")
    """
    return f"'{words}" if words.startswith(_RISKY) else words


def _cells(chosen: Chosen) -> Iterator[list[str]]:
    for row in rows_of(chosen):
        yield [_cell(row[column.name], column) for column in COLUMNS]


def _cell(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.kind == "texts":
        return guarded(_BETWEEN.join(map(_item, value)))
    if column.kind == "text":
        return guarded(value)
    if column.kind == "flag":
        return "true" if value else "false"
    return number_text(value) if column.kind in ("number", "count") else plain(value)


def _item(value: str | None) -> str:
    """An item of a list: a question mark alone is unknown; strokes and backslashes in words stand after a backslash."""
    if value is None:
        return _UNKNOWN
    safe = value.replace("\\", "\\\\").replace("|", "\\|")
    return f"\\{safe}" if safe == _UNKNOWN else safe


def read_csv(table: bytes, *, name: str = "events.csv") -> Iterator[dict[str, Any]]:
    """The rows of a table that `make_csv` wrote, as they were. Raises InputError for any other table."""
    reader = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    if next(reader, None) != [column.name for column in COLUMNS]:
        raise InputError(
            name,
            cause="its columns are not those of events.csv",
            next_step="give a table of dateline export csv",
        )
    for cells in reader:
        yield {column.name: _value(cell, column) for column, cell in zip(COLUMNS, cells, strict=True)}


def _value(cell: str, column: Column) -> Any:
    if column.kind == "texts":
        return tuple(_read_item(item) for item in _split(cell.removeprefix("'"))) if cell else ()
    if not cell:
        return None
    return _READ[column.kind](cell)


_READ: dict[str, Any] = {
    "text": lambda cell: cell.removeprefix("'"),
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "number": float,
    "count": int,
    "flag": lambda cell: cell == "true",
}


def _split(cell: str) -> list[str]:
    """The items of a list, apart at each stroke that no backslash stands before."""
    items, start = [], 0
    for found in re.finditer(r"\\.| \| ", cell):
        if found[0] == _BETWEEN:
            items.append(cell[start : found.start()])
            start = found.end()
    return [*items, cell[start:]]


def _read_item(item: str) -> str | None:
    return None if item == _UNKNOWN else re.sub(r"\\(.)", r"\1", item)


def make_jsonl(chosen: Chosen) -> bytes:
    """A JSON object for each event, one a line: its row, and under `tellings` every sentence that tells it."""
    lines = []
    for event, row in zip(chosen.events, rows_of(chosen), strict=True):
        tellings = [_telling(telling, chosen) for telling in event.tellings]
        form = {name: plain(value) for name, value in row.items()}
        lines.append(json.dumps({**form, "tellings": tellings}, ensure_ascii=False) + "\n")
    return "".join(lines).encode("utf-8")


def _telling(telling: Telling, chosen: Chosen) -> dict[str, Any]:
    told = telling.told
    return {
        "mention": told.id,
        "claim": told.claim,
        "document": telling.document,
        "origin": telling.origin,
        "outlet": telling.outlet and one_line(telling.outlet),
        "published_at": telling.published_at.isoformat() if telling.published_at else None,
        "voice": one_line(telling.voice.name),
        "voice_kind": telling.voice.kind,
        "affiliation": telling.voice.affiliation,
        "via": [one_line(voice.name) for voice in told.via],
        "certainty": told.certainty,
        "status": told.status,
        "confidence": told.confidence,
        "sentence": chosen.sentence(telling),
        "start": told.sentence.start,
        "end": told.sentence.end,
        "trigger": one_line(told.word),
        "trigger_start": told.trigger.start,
        "trigger_end": told.trigger.end,
    }


def make_parquet(chosen: Chosen) -> bytes:
    """The events as a Parquet table, compressed with zstd; what a column holds stands in its metadata."""
    arrow, parquet = load_extra("pyarrow"), load_extra("pyarrow.parquet")
    schema = arrow_schema(COLUMNS)
    rows = [
        {**row, **{c.name: list(row[c.name]) for c in COLUMNS if c.kind == "texts"}}
        for row in rows_of(chosen)
    ]
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), out, compression="zstd")
    return out.getvalue()


def arrow_schema(columns: Iterable[Column]) -> Any:
    """The columns as a schema of Arrow; what each holds stands in its metadata."""
    arrow = load_extra("pyarrow")
    return arrow.schema([_field(column, arrow) for column in columns])


def _field(column: Column, arrow: Any) -> Any:
    kinds = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "moment": arrow.timestamp("us", tz="UTC"),
        "number": arrow.float64(),
        "numbers": arrow.list_(arrow.uint32()),
        "count": arrow.int64(),
        "counts": arrow.list_(arrow.int32()),
        "flag": arrow.bool_(),
    }
    return arrow.field(column.name, kinds[column.kind], metadata={"holds": column.holds})
