"""What every room of the store asks alike: the clock, rows in order of publication, writing what may be there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    RowMapping,
    Select,
    Table,
    Update,
    func,
    literal,
    or_,
    select,
)

from dateline.store.tables import Instant, counts_from, documents

Connect = Callable[[], AbstractContextManager[Connection]]

_PAGE = 200


def read_clock(connection: Connection) -> datetime:
    """The moment now, by the clock of the database, which all who share it agree on."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return now.astimezone(UTC)


def insert_into(connection: Connection, table: Table) -> Any:
    """An INSERT of the dialect that knows ON CONFLICT."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(table)
    from sqlalchemy.dialects.postgresql import insert as insert_postgresql

    return insert_postgresql(table)


def count_changed(connection: Connection, statement: Insert | Update | Delete) -> int:
    """How many rows the statement changed."""
    return connection.execute(statement).rowcount


def period(
    *, as_of: datetime | None = None, since: datetime | None = None, until: datetime | None = None
) -> list[ColumnElement[bool]]:
    """The conditions that a document counts by `as_of`, and from `since` on and before `until`."""
    found: list[ColumnElement[bool]] = []
    if as_of is not None:
        found.append(counts_from <= _moment("as_of", as_of))
    if since is not None:
        found.append(counts_from >= _moment("since", since))
    if until is not None:
        found.append(counts_from < _moment("until", until))
    return found


def _moment(name: str, at: datetime) -> ColumnElement[datetime]:
    if at.tzinfo is None:
        raise ValueError(f"{name} has no offset from UTC: {at.isoformat()}")
    return literal(at, Instant)


def stream(connect: Connect, query: Select[Any]) -> Iterator[RowMapping]:
    """The rows of a query over documents in order of publication, then id.

    They come in pages, each in a transaction of its own: a reader that stops halfway holds nothing open, and
    a long one keeps no writer from tidying up. The price is that what is added meanwhile may be seen.
    """
    ordered = query.add_columns(counts_from.label("_from"), documents.c.id.label("_id"))
    ordered = ordered.order_by(counts_from, documents.c.id).limit(_PAGE)
    page_query = ordered
    while True:
        with connect() as connection:
            page = connection.execute(page_query).mappings().all()
        yield from page
        if len(page) < _PAGE:
            return
        page_query = ordered.where(_after(page[-1]["_from"], page[-1]["_id"]))


def _after(at: datetime, id: str) -> ColumnElement[bool]:
    moment = literal(at, Instant)
    # The first half alone lets the index find the place; the second settles equal moments.
    return (counts_from >= moment) & or_(counts_from > moment, documents.c.id > id)
