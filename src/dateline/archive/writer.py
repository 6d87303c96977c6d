"""Rows → the Parquet files of a shard, a thousand reports at a time."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.archive.columns import TABLES
from dateline.exports import arrow_schema, load_extra

GROUP = 1000
"""Reports in a row group: what is held in memory before it is written."""


class Writer:
    """The tables of a shard on their way into a folder; `close` makes the files whole."""

    def __init__(self, folder: Path) -> None:
        self._arrow = load_extra("pyarrow", extra="archive")
        parquet = load_extra("pyarrow.parquet", extra="archive")
        self._schemas = {name: arrow_schema(columns) for name, columns in TABLES.items()}
        self._files = {
            name: parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._held = {name: _empty(schema) for name, schema in self._schemas.items()}
        self._reports = 0
        self.counts = dict.fromkeys(TABLES, 0)

    def add(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """The rows are in their tables; full groups are on disk."""
        for table, row in rows:
            if table == "documents" and self._reports == GROUP:
                self._flush()
            self._reports += table == "documents"
            self.counts[table] += 1
            for name, column in self._held[table].items():
                column.append(row[name])

    def close(self) -> None:
        """Everything is on disk; a table without rows is a file all the same."""
        self._flush()
        for file in self._files.values():
            file.close()

    def _flush(self) -> None:
        for name, columns in self._held.items():
            schema = self._schemas[name]
            self._files[name].write_table(
                self._arrow.Table.from_pydict(columns, schema=schema), row_group_size=1 << 30
            )
            self._held[name] = _empty(schema)
        self._reports = 0


def _empty(schema: Any) -> dict[str, list[Any]]:
    return {name: [] for name in schema.names}
