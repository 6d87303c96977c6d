"""Derived: what stages make of documents, and the ledger of what is done. Can be dropped and made again.

A ledger row is one document in one stage of one version. There is none until the document is first handed
out, so a new stage or version starts with everything to do.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, or_, select, update

from dateline.records import Reading
from dateline.store.entries import Failure, StageCount
from dateline.store.queries import count_changed, insert_into, read_clock
from dateline.store.rows import pack, storable
from dateline.store.tables import counts_from, documents, ledger, readings

MOST_ATTEMPTS = 3
_MOST_CLAIMED = 1000  # SQLite takes some thousands of values in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage in one version."""

    stage: str
    version: str

    def of(self, table: Any) -> ColumnElement[bool]:
        """The condition that a row is of this step."""
        found: ColumnElement[bool] = and_(table.c.stage == self.stage, table.c.version == self.version)
        return found


def claim_documents(
    connection: Connection, step: Step, *, owner: str, limit: int, lease: timedelta
) -> list[str]:
    """The ids of documents that are now `owner`'s to finish until the lease ends, first published first."""
    now = read_clock(connection)
    free = _is_open() & or_(ledger.c.lease_until.is_(None), ledger.c.lease_until <= now)
    joined = documents.outerjoin(ledger, (ledger.c.document == documents.c.id) & step.of(ledger))
    query = select(documents.c.id, documents.c.digest).select_from(joined)
    query = query.where(or_(ledger.c.document.is_(None), free)).order_by(counts_from, documents.c.id)
    # Who comes second looks for other documents instead of waiting for these. The lock is the weaker one (NO KEY
    # UPDATE): the full one makes whoever finishes a document wait for us, and we for them.
    query = query.limit(min(limit, _MOST_CLAIMED))
    query = query.with_for_update(of=documents, skip_locked=True, key_share=True)
    taken: list[str] = []
    while not taken and (rows := connection.execute(query).all()):
        leased = {"lease_owner": owner, "lease_until": now + lease}
        values = [
            {"document": id, "stage": step.stage, "version": step.version, "input_hash": digest, **leased}
            for id, digest in sorted(tuple(row) for row in rows)
        ]
        # Another process may have leased and let go between our look and our lock: ask again while writing.
        statement = insert_into(connection, ledger).values(values)
        statement = statement.on_conflict_do_update(
            index_elements=["document", "stage", "version"], set_=leased, where=free
        )
        taken = list(connection.execute(statement.returning(ledger.c.document)).scalars())
    return taken


def _is_open() -> ColumnElement[bool]:
    """The condition that a ledger row is neither done nor given up."""
    return ledger.c.done_at.is_(None) & (ledger.c.attempts < MOST_ATTEMPTS)


def _is_held(document: str, step: Step, owner: str) -> ColumnElement[bool]:
    held = and_(ledger.c.document == document, step.of(ledger), ledger.c.lease_owner == owner)
    return held & ledger.c.done_at.is_(None)


def finish_document(connection: Connection, document: str, step: Step, *, owner: str, payload: Any) -> bool:
    """The payload is kept and the document done, both or neither; False when it is not `owner`'s any more."""
    statement = update(ledger).where(_is_held(document, step, owner))
    statement = statement.values(
        done_at=read_clock(connection), lease_owner=None, lease_until=None, error=None
    )
    if not count_changed(connection, statement):
        return False
    packed = pack(payload.to_dict() if isinstance(payload, Reading) else payload)
    row = {"document": document, "stage": step.stage, "version": step.version, "payload": packed}
    connection.execute(insert_into(connection, readings).values(row))
    return True


def fail_document(connection: Connection, document: str, step: Step, *, owner: str, error: str) -> bool:
    """The error is kept and the document free again, or given up; False when it is not `owner`'s any more."""
    statement = update(ledger).where(_is_held(document, step, owner))
    change = {"attempts": ledger.c.attempts + 1, "error": storable(error)}
    return bool(count_changed(connection, statement.values(**change, lease_owner=None, lease_until=None)))


def release_documents(connection: Connection, owner: str) -> int:
    """Everything that `owner` held is free again."""
    _lock(connection, ledger.c.lease_owner == owner)
    statement = update(ledger).where(ledger.c.lease_owner == owner)
    return count_changed(connection, statement.values(lease_owner=None, lease_until=None))


def drop_step(connection: Connection, step: Step) -> int:
    """Nothing of the step is left, and all of it is to do again; how many readings went."""
    _lock(connection, step.of(ledger))
    dropped = count_changed(connection, delete(readings).where(step.of(readings)))
    connection.execute(delete(ledger).where(step.of(ledger)))
    return dropped


def _lock(connection: Connection, condition: ColumnElement[bool]) -> None:
    """The rows are ours till the end, locked in the order of `claim_documents`, so that nobody waits in a ring."""
    rows = select(ledger.c.document).where(condition)
    connection.execute(rows.order_by(ledger.c.document, ledger.c.stage, ledger.c.version).with_for_update())


def select_payloads(step: Step) -> Select[Any]:
    """The query for what the step made of each document."""
    joined = readings.join(documents, documents.c.id == readings.c.document)
    return select(readings.c.document, readings.c.payload).select_from(joined).where(step.of(readings))


def count_step(connection: Connection, step: Step) -> StageCount:
    """How far the step has come."""
    every = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    done = _count(connection, step, ledger.c.done_at.is_not(None))
    given_up = _count(connection, step, ledger.c.done_at.is_(None) & (ledger.c.attempts >= MOST_ATTEMPTS))
    pending = every - done - given_up
    return StageCount(stage=step.stage, version=step.version, done=done, pending=pending, given_up=given_up)


def _count(connection: Connection, step: Step, condition: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).where(step.of(ledger), condition)).scalar_one()


def find_steps(connection: Connection) -> list[Step]:
    """Every stage and version that was ever begun."""
    rows = connection.execute(select(ledger.c.stage, ledger.c.version).distinct())
    return [Step(stage=stage, version=version) for stage, version in sorted(tuple(row) for row in rows)]


def find_failures(connection: Connection, step: Step) -> list[Failure]:
    """The documents whose last attempt failed, given up or not."""
    query = select(ledger.c.document, ledger.c.attempts, ledger.c.error).where(step.of(ledger))
    query = query.where(ledger.c.error.is_not(None)).order_by(ledger.c.document)
    return [Failure(**row) for row in connection.execute(query).mappings()]
