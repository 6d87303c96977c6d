"""Parquet tables of reports → text and facts: one report a row, in columns named like the fields of a record."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from dateline.documents.draft import Draft
from dateline.documents.json_records import FIELDS, parse_record
from dateline.errors import InputError

_ROWS = 64
_BROKEN = "it is broken or cut short"
_WHOLE = "give a whole Parquet file"


def read_table(path: str, *, item: str) -> Iterator[Draft | InputError]:
    """The rows of a Parquet file as reports; a bad row, or a broken run of rows, is an InputError of its own.

    Raises InputError for a file that is no such table, and where pyarrow is not installed.
    """
    file = _opened(path, item=item)
    names = [name for name in FIELDS if name in file.schema_arrow.names]
    if "text" not in names:
        cause = 'it has no column "text"'
        raise InputError(item, cause=cause, next_step="name the column of the reports' words text")
    row = 0
    for group in range(file.num_row_groups):
        first, row = row, row + file.metadata.row_group(group).num_rows
        try:
            for number, values in enumerate(_rows(file, group, names), start=first + 1):
                yield _draft(values, item=f"{item}, row {number}")
        except _errors() as error:
            cause = f"{_BROKEN} ({type(error).__name__})"
            yield InputError(f"{item}, rows {first + 1} to {row}", cause=cause, next_step=_WHOLE)


def _opened(path: str, *, item: str) -> Any:
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        step = "install it with: pip install 'dateline[archive]'"
        raise InputError(item, cause="Parquet files need the library pyarrow", next_step=step) from error
    try:
        return parquet.ParquetFile(path)
    except _errors() as error:
        raise InputError(item, cause="it is no Parquet file, or cut short", next_step=_WHOLE) from error


def _errors() -> tuple[type[Exception], ...]:
    arrow = import_module("pyarrow")
    return (arrow.ArrowException, OSError, ValueError)


def _rows(file: Any, group: int, names: list[str]) -> Iterator[dict[str, Any]]:
    for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], columns=names, use_threads=False):
        yield from batch.to_pylist()


def _draft(values: dict[str, Any], *, item: str) -> Draft | InputError:
    """A row as the record that it would be in JSON; a moment without an offset is in UTC."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    try:
        return parse_record(plain, item=item)
    except InputError as refusal:
        return refusal
