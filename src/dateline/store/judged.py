"""Judged: what people decided. Appended, withdrawn at most, never erased."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, or_, select, update

from dateline.errors import InputError
from dateline.ids import make_id
from dateline.store.entries import Judgement
from dateline.store.queries import insert_into, read_clock
from dateline.store.rows import storable, storable_or_none
from dateline.store.tables import judgements


def add_judgement(
    connection: Connection,
    kind: str,
    target: str,
    *,
    field: str | None,
    value: Any,
    author: str,
    reason: str,
) -> Judgement:
    """The judgement stands in the case."""
    at = read_clock(connection)
    row = {
        "kind": storable(kind),
        "target": storable(target),
        "field": storable_or_none(field),
        "value": json.dumps(value, sort_keys=True, allow_nan=False),
        "author": storable(author),
        "at": at,
        "reason": storable(reason),
    }
    id = make_judgement_id(row)
    statement = insert_into(connection, judgements).values(id=id, **row)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["id"]))
    return _find_judgement(connection, id)


def make_judgement_id(row: Mapping[Any, Any]) -> str:
    """The id of a judgement's row: made from all that was said when it was made."""
    parts = (row[part] for part in ("kind", "target", "field", "value", "author", "reason"))
    return make_id("jdg", *parts, row["at"].isoformat())


def withdraw_judgement(connection: Connection, id: str, *, by: str, name: str) -> Judgement:
    """The judgement is withdrawn; the first withdrawal stands. `name` is the case, for the refusal."""
    statement = update(judgements).where(judgements.c.id == storable(id), judgements.c.withdrawn_at.is_(None))
    connection.execute(statement.values(withdrawn_at=read_clock(connection), withdrawn_by=storable(by)))
    known = connection.execute(select(judgements.c.id).where(judgements.c.id == storable(id))).scalar()
    if known is None:
        raise InputError(
            name, cause=f"it holds no judgement {id}", next_step="give the id of one of its judgements"
        )
    return _find_judgement(connection, id)


def _find_judgement(connection: Connection, id: str) -> Judgement:
    return _make_judgement(
        connection.execute(select(judgements).where(judgements.c.id == id)).mappings().one()
    )


def _make_judgement(row: RowMapping) -> Judgement:
    parts = {name: row[name] for name in row if name != "number"}
    return Judgement(**{**parts, "value": json.loads(row["value"])})


def find_judgements(connection: Connection, *, as_of: datetime | None, active: bool) -> list[Judgement]:
    """The judgements made by `as_of`, in that order; with `active`, those not withdrawn by then."""
    query = select(judgements).order_by(judgements.c.at, judgements.c.number)
    withdrawn = judgements.c.withdrawn_at
    if as_of is not None:
        query = query.where(judgements.c.at <= as_of)
    if active:
        query = query.where(
            withdrawn.is_(None) if as_of is None else or_(withdrawn.is_(None), withdrawn > as_of)
        )
    found = [_make_judgement(row) for row in connection.execute(query).mappings()]
    return [_as_of(judgement, as_of) for judgement in found]


def _as_of(judgement: Judgement, at: datetime | None) -> Judgement:
    """The judgement as it stood then: a later withdrawal was not known."""
    if at is None or judgement.withdrawn_at is None or judgement.withdrawn_at <= at:
        return judgement
    return replace(judgement, withdrawn_at=None, withdrawn_by=None)
