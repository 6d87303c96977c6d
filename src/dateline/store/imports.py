"""Imported: events of data sets that others made, kept as they came, never among those of the case's reports."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from dateline.records import Imported
from dateline.records import pack as pack_record
from dateline.records import unpack as unpack_record
from dateline.store.queries import Connect, insert_into
from dateline.store.rows import pack, unpack
from dateline.store.tables import imported

_MOST_ROWS = 100
_PAGE = 500


def keep_imported(connection: Connection, rows: Sequence[Imported]) -> int:
    """The events are in the case; how many were not there before."""
    new = 0
    for start in range(0, len(rows), _MOST_ROWS):
        values = [
            {
                "id": row.id,
                "format": row.format,
                "day": row.day.isoformat() if row.day else None,
                "payload": pack(pack_record(row)),
            }
            for row in rows[start : start + _MOST_ROWS]
        ]
        statement = insert_into(connection, imported).values(values)
        statement = statement.on_conflict_do_nothing(index_elements=["id"])
        new += len(connection.execute(statement.returning(imported.c.id)).all())
    return new


def find_imported(
    connect: Connect, *, format: str | None, since: date | None, until: date | None, in_order: bool
) -> Iterator[Imported]:
    """The imported events that meet the conditions, by day, those without one last, or in the order they came in."""
    query = select(imported.c.number, imported.c.day, imported.c.payload)
    if format is not None:
        query = query.where(imported.c.format == format)
    if since is not None:
        query = query.where(imported.c.day >= since.isoformat())
    if until is not None:
        query = query.where(imported.c.day <= until.isoformat())
    parts = (
        (query,)
        if in_order
        else (query.where(imported.c.day.is_not(None)), query.where(imported.c.day.is_(None)))
    )
    for part in parts:
        for row in _pages(connect, part, by_day=not in_order):
            yield unpack_record(Imported, unpack(row["payload"]))


def _pages(connect: Connect, query: Select[Any], *, by_day: bool) -> Iterator[Any]:
    """The rows of a query, some hundred at a time, each page in a transaction of its own."""
    day, number = imported.c.day, imported.c.number
    ordered = query.order_by(*((day, number) if by_day else (number,))).limit(_PAGE)
    page_query = ordered
    while True:
        with connect() as connection:
            page = connection.execute(page_query).mappings().all()
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1]
        later = number > last["number"]
        if by_day and last["day"] is not None:
            later = or_(day > last["day"], (day == last["day"]) & later)
        page_query = ordered.where(later)
