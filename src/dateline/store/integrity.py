"""Whether a case still is what it says it is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, or_, select, text

from dateline.records import Document
from dateline.store.derived import MOST_ATTEMPTS
from dateline.store.judged import make_judgement_id
from dateline.store.queries import Connect, stream
from dateline.store.rows import document_digest, make_document_of, unpack
from dateline.store.tables import accounts, documents, judgements, ledger, readings

_READING = "dateline.reading/"


def find_faults(connect: Connect) -> Iterator[str]:
    """Every fault in one sentence; nothing when the case is whole."""
    with connect() as connection:
        yield from _find_file_faults(connection)
        yield from _find_link_faults(connection)
        yield from _find_ledger_faults(connection)
    for row in stream(connect, select(documents)):
        yield from _find_document_faults(row)
    query = select(accounts.c.document, accounts.c.version, accounts.c.payload).select_from(
        accounts.join(documents, documents.c.id == accounts.c.document)
    )
    for row in stream(connect, query):
        yield from _find_account_faults(row)
    joined = readings.join(documents, documents.c.id == readings.c.document)
    columns = (readings.c.stage, readings.c.version, readings.c.payload, documents)
    for row in stream(connect, select(*columns).select_from(joined)):
        name = f"{row['id']}, {row['stage']} {row['version']}"
        yield from (f"{name}: {fault}" for fault in _find_payload_faults(row))


def _find_file_faults(connection: Connection) -> Iterator[str]:
    """What the database itself can say about its pages and keys (PostgreSQL keeps watch over both)."""
    if connection.dialect.name != "sqlite":
        return
    for (fault,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if fault != "ok":
            yield f"the file is damaged: {fault}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: points to nothing in {parent}"


def _find_link_faults(connection: Connection) -> Iterator[str]:
    older = documents.alias("older")
    query = select(documents.c.id).join(older, documents.c.replaces == older.c.id)
    wrong = or_(older.c.canonical_url != documents.c.canonical_url, older.c.number >= documents.c.number)
    for (id,) in connection.execute(query.where(wrong)):
        yield f"{id}: replaces a document of another address, or a later one"
    number = "rowid" if connection.dialect.name == "sqlite" else "number"
    unindexed = text(f"SELECT id FROM documents WHERE number NOT IN (SELECT {number} FROM words)")
    for (id,) in connection.execute(unindexed):
        yield f"{id}: search cannot find it"
    for row in connection.execute(select(judgements)).mappings():
        if row["id"] != make_judgement_id(row):
            yield f"{row['id']}: the judgement was changed"


def _find_ledger_faults(connection: Connection) -> Iterator[str]:
    same = (readings.c.document == ledger.c.document) & (readings.c.stage == ledger.c.stage)
    same &= readings.c.version == ledger.c.version
    unknown = select(readings.c.document).outerjoin(ledger, same).where(ledger.c.document.is_(None))
    for (id,) in connection.execute(unknown):
        yield f"{id}: a reading that the ledger does not know"
    joined = ledger.join(documents, documents.c.id == ledger.c.document).outerjoin(readings, same)
    faults = {
        "the ledger says done, and there is no reading": ledger.c.done_at.is_not(None)
        & readings.c.document.is_(None),
        "there is a reading, and the ledger does not say done": ledger.c.done_at.is_(None)
        & readings.c.document.is_not(None),
        "the document is not the one that was read": ledger.c.input_hash != documents.c.digest,
        f"tried more than {MOST_ATTEMPTS} times": ledger.c.attempts > MOST_ATTEMPTS,
    }
    for fault, condition in faults.items():
        for (id,) in connection.execute(select(ledger.c.document).select_from(joined).where(condition)):
            yield f"{id}: {fault}"


def _find_document_faults(row: Any) -> Iterator[str]:
    try:
        document = make_document_of(row)
    except (ValueError, TypeError, KeyError) as error:
        yield f"{row['id']}: the document cannot be rebuilt ({error})"
        return
    if document_digest(document) != row["digest"]:
        yield f"{row['id']}: the document was changed"


def _find_account_faults(row: Any) -> Iterator[str]:
    try:
        unpack(row["payload"])
    except ValueError as error:
        yield f"{row['document']}: the account cannot be unpacked ({error})"


def _find_payload_faults(row: Any) -> Iterator[str]:
    try:
        form = unpack(row["payload"])
        if not isinstance(form, dict) or not str(form.get("schema")).startswith(_READING):
            return
        document, of = make_document_of(row), form["document"]["text"]
    except (ValueError, TypeError, KeyError) as error:
        yield f"the reading cannot be unpacked ({error})"
        return
    if of != document.text:
        yield "the reading is of another text"
    else:
        yield from _find_span_faults(form, document)


def _find_span_faults(form: Any, document: Document) -> Iterator[str]:
    """Words of the reading that are not where it says they are, however deep they stand."""
    if isinstance(form, list):
        for part in form:
            yield from _find_span_faults(part, document)
    elif isinstance(form, dict):
        yield from _check_span(form, document)
        for part in form.values():
            yield from _find_span_faults(part, document)


def _check_span(form: dict[str, Any], document: Document) -> Iterator[str]:
    start, end = form.get("start"), form.get("end")
    if start is None and end is None:
        return
    if start is None or end is None or not 0 <= start <= end <= len(document.text):
        yield f"no such words: {start}-{end} in a text of {len(document.text)}"
    elif "quote" in form and document.text[start:end] != form["quote"]:
        yield f"the words at {start}-{end} are not {form['quote'][:60]!r}"
