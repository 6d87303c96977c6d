"""Derived: the accounts of a case, each set beside the earlier ones, in the order in which documents count.

An account depends on every document before it. `chain` says which those were, so that whoever finds another chain
than the one that is kept knows from where on the accounts are to be made again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from dateline.store.derived import Step
from dateline.store.queries import count_changed, insert_into
from dateline.store.rows import pack
from dateline.store.tables import ALWAYS, Instant, accounts, counts_from, documents, pictures, readings

_MOST_ROWS = 100


def select_order(step: Step) -> Select[Any]:
    """The query for the documents that the step has read, and from when each counts, in that order."""
    joined = documents.join(readings, (readings.c.document == documents.c.id) & step.of(readings))
    query = select(documents.c.id, counts_from.label("counts_from")).select_from(joined)
    return query.order_by(counts_from, documents.c.id)


def find_newest(connection: Connection, step: Step) -> tuple[datetime | None, int]:
    """Since when the newest document that the step has read counts, and how many have no publication time.

    Where none of them says when it was published or retrieved, when the last was added.
    """
    joined = documents.join(readings, (readings.c.document == documents.c.id) & step.of(readings))
    newest = func.max(counts_from, type_=Instant)
    added = func.max(documents.c.added_at, type_=Instant)
    undated = func.count().filter(documents.c.published_at.is_(None))
    found = connection.execute(select(newest, added, undated).select_from(joined)).one()
    return (found[1] if found[0] == ALWAYS else found[0]), found[2]


def find_chains(connection: Connection, version: str) -> dict[str, str]:
    """The chain of each account kept in this version."""
    query = select(accounts.c.document, accounts.c.chain).where(accounts.c.version == version)
    return {document: chain for document, chain in connection.execute(query)}


def keep_accounts(connection: Connection, version: str, rows: Sequence[tuple[str, str, Any]]) -> None:
    """Each account (document, chain, payload) is kept, in place of the one before it."""
    values = [
        {"document": document, "version": version, "chain": chain, "payload": pack(payload)}
        for document, chain, payload in sorted(rows, key=lambda row: row[0])
    ]
    for start in range(0, len(values), _MOST_ROWS):
        statement = insert_into(connection, accounts).values(values[start : start + _MOST_ROWS])
        renewed = {"chain": statement.excluded.chain, "payload": statement.excluded.payload}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["document", "version"], set_=renewed)
        )


def select_accounts(version: str) -> Select[Any]:
    """The query for what each account of this version holds."""
    joined = accounts.join(documents, documents.c.id == accounts.c.document)
    query = select(accounts.c.document, accounts.c.chain, accounts.c.payload).select_from(joined)
    return query.where(accounts.c.version == version)


def find_part(connection: Connection, version: str, part: str) -> tuple[str, bytes] | None:
    """The stamp and the payload of this part of a picture; None where none is kept, or not as it was written."""
    query = select(pictures).where(pictures.c.version == version, pictures.c.part == part)
    row = connection.execute(query).mappings().first()
    if row is None or row["digest"] != _digest(version, part, row["stamp"], row["payload"]):
        return None
    return row["stamp"], row["payload"]


def keep_parts(connection: Connection, version: str, stamp: str, parts: Mapping[str, bytes]) -> None:
    """Each part is kept under the stamp, in place of the one before it."""
    values = [
        {
            "version": version,
            "part": part,
            "stamp": stamp,
            "digest": _digest(version, part, stamp, payload),
            "payload": payload,
        }
        for part, payload in sorted(parts.items())
    ]
    statement = insert_into(connection, pictures).values(values)
    renewed = {name: statement.excluded[name] for name in ("stamp", "digest", "payload")}
    connection.execute(statement.on_conflict_do_update(index_elements=["version", "part"], set_=renewed))


def _digest(version: str, part: str, stamp: str, payload: bytes) -> str:
    whole = hashlib.sha256("\n".join((version, part, stamp, "")).encode())
    whole.update(payload)
    return whole.hexdigest()


def drop_accounts(connection: Connection, *, keep: str) -> int:
    """Only the accounts of the version to `keep` are left, and of its pictures; how many accounts went."""
    connection.execute(delete(pictures).where(pictures.c.version != keep))
    return count_changed(connection, delete(accounts).where(accounts.c.version != keep))
