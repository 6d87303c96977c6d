"""Observed: documents, the sources they came from, and the issues met on the way. Added to, never changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

from dateline.errors import InputError
from dateline.records import Document
from dateline.store.entries import Added, Entry, Noted, Source
from dateline.store.queries import insert_into, period, read_clock
from dateline.store.rows import document_row, make_document_of, make_entry, storable, storable_or_none
from dateline.store.tables import counts_from, documents, issues, sources
from dateline.store.words import index_words, parse_query

_LONGEST_ADDRESS = 2000  # of a source, in bytes: what the key of a table can hold, on every store


def add_document(
    connection: Connection, document: Document, *, source: str | None, canonical_url: str | None
) -> Added:
    """The document is in the case, once; the version that stood at its address stays beside it."""
    row = document_row(document)
    address = storable_or_none(canonical_url or document.url)
    if address:
        _lock(connection, address)
    if _is_known(connection, row["id"]):
        return Added(id=document.id, news="known")
    if source is not None:
        source = _source_address(source)
        connection.execute(insert_into(connection, sources).values(address=source).on_conflict_do_nothing())
    replaces = _find_newest(connection, address) if address else None
    place = {"canonical_url": address, "source": source, "replaces": replaces}
    number = _insert(connection, {**row, **place, "added_at": read_clock(connection)})
    if number is None:  # another process added it while we waited
        return Added(id=document.id, news="known")
    _index(connection, number, index_words(document.title, document.text))
    return Added(id=document.id, news="new version" if replaces else "new", replaces=replaces)


def _lock(connection: Connection, address: str) -> None:
    """Nobody else adds a version at the address until we are done (in a file, nobody writes at all)."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(address, 0))))


def _source_address(address: str) -> str:
    if len(address.encode("utf-8", "replace")) > _LONGEST_ADDRESS:
        cause = f"an address of over {_LONGEST_ADDRESS} bytes"
        raise InputError(address, cause=cause, next_step="give the feed's short address")
    return storable(address)


def _is_known(connection: Connection, id: str) -> bool:
    return connection.execute(select(documents.c.number).where(documents.c.id == id)).first() is not None


def _find_newest(connection: Connection, address: str) -> str | None:
    """The id of the version at the address that no other replaces."""
    newer = documents.alias("newer")
    replaced = select(newer.c.id).where(newer.c.replaces == documents.c.id).exists()
    query = select(documents.c.id).where(documents.c.canonical_url == address, ~replaced)
    return connection.execute(query.order_by(documents.c.number.desc()).limit(1)).scalar()


def _insert(connection: Connection, row: dict[str, Any]) -> int | None:
    statement = insert_into(connection, documents).values(row).on_conflict_do_nothing(index_elements=["id"])
    number: int | None = connection.execute(statement.returning(documents.c.number)).scalar()
    return number


def _index(connection: Connection, number: int, words: list[str]) -> None:
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO words(rowid, listed) VALUES (:number, :words)"
        connection.execute(text(statement), {"number": number, "words": " ".join(words)})
    else:
        statement = "INSERT INTO words VALUES (:number, array_to_tsvector(CAST(:words AS text[])))"
        connection.execute(text(statement), {"number": number, "words": words})


def select_entries(
    *,
    as_of: datetime | None = None,
    outlet: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Select[Any]:
    """The query for all documents that the conditions leave."""
    query = select(documents).where(*period(as_of=as_of, since=since, until=until))
    return query if outlet is None else query.where(documents.c.outlet == storable(outlet))


def find_entry(connection: Connection, id: str) -> Entry | None:
    """The document of this id as it stands in the case, or None."""
    query = select(documents).where(documents.c.id == storable(id))
    row = connection.execute(query).mappings().first()
    return make_entry(row) if row else None


def find_by_ids(connection: Connection, ids: Iterable[str]) -> list[Document]:
    """The documents of these ids, in order of publication, then id."""
    query = select(documents).where(documents.c.id.in_(list(ids))).order_by(counts_from, documents.c.id)
    return [make_document_of(row) for row in connection.execute(query).mappings()]


def find_replaced(connection: Connection, *, as_of: datetime | None) -> dict[str, str]:
    """Each replaced document's id, and the id of the version that replaced it by then."""
    conditions = [documents.c.replaces.is_not(None), *period(as_of=as_of)]
    rows = connection.execute(select(documents.c.replaces, documents.c.id).where(*conditions))
    return {old: new for old, new in rows}


def find_documents(
    connection: Connection, query: str, *, limit: int, as_of: datetime | None
) -> list[Document]:
    """The newest documents that hold every word asked for."""
    if not (words := parse_query(query)) or limit < 1:
        return []
    if connection.dialect.name == "sqlite":
        asked = " AND ".join(f'"{word}"' + " *" * beginning for word, beginning in words)
        numbers = text("SELECT rowid FROM words WHERE words MATCH :asked")
    else:
        asked = " & ".join(f"'{word}'" + ":*" * beginning for word, beginning in words)
        numbers = text("SELECT number FROM words WHERE listed @@ CAST(:asked AS tsquery)")
    # The numbers are known first; the documents' own index would be walked from end to end otherwise.
    found = select(documents).where(documents.c.number.in_(numbers.bindparams(asked=asked)))
    found = found.where(*period(as_of=as_of)).order_by(counts_from.desc(), documents.c.id).limit(limit)
    return [make_document_of(row) for row in connection.execute(found).mappings()]


def note_source(
    connection: Connection,
    address: str,
    *,
    kind: str | None,
    etag: str | None,
    last_modified: str | None,
    error: str | None,
) -> Source:
    """The source's health says what this try came to."""
    now = read_clock(connection)
    said = {"kind": kind, "etag": etag, "last_modified": last_modified, "last_error": error}
    news: dict[str, Any] = {name: storable(value) for name, value in said.items() if value is not None}
    if error is None:
        news |= {"last_good": now, "failures": 0, "last_error": None}
    row = {
        "address": _source_address(address),
        "failures": 0 if error is None else 1,
        "last_tried": now,
        **news,
    }
    change = {**news, "last_tried": now}
    if error is not None:
        change["failures"] = sources.c.failures + 1
    statement = insert_into(connection, sources).values(row)
    statement = statement.on_conflict_do_update(index_elements=["address"], set_=change)
    found = connection.execute(statement.returning(sources)).mappings().one()
    return Source(**found)


def find_sources(connection: Connection) -> list[Source]:
    """All sources by address."""
    query = select(sources).order_by(sources.c.address)
    return [Source(**row) for row in connection.execute(query).mappings()]


def note_issue(connection: Connection, where: str, what: str) -> Noted:
    """The issue stands in the case."""
    noted = Noted(where=storable(where), what=storable(what), at=read_clock(connection))
    connection.execute(issues.insert().values(where=noted.where, what=noted.what, at=noted.at))
    return noted


def find_issues(connection: Connection) -> list[Noted]:
    """All issues in the order they were met."""
    query = select(issues.c.where, issues.c.what, issues.c.at).order_by(issues.c.number)
    return [Noted(**row) for row in connection.execute(query).mappings()]
