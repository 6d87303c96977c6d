"""A case: the reports of one crisis, what was made of them, and what people decided about it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Text, func, select

from dateline.errors import InputError
from dateline.ids import make_id
from dateline.records import Document, Imported, Reading
from dateline.store import access, derived, imports, judged, linked, observed
from dateline.store.address import find_case, make_engine, parse_address
from dateline.store.derived import Step
from dateline.store.entries import (
    Added,
    Counts,
    Deed,
    Done,
    Entry,
    Failure,
    Judgement,
    Noted,
    Outcome,
    Source,
    StageCount,
)
from dateline.store.integrity import find_faults
from dateline.store.queries import period, stream
from dateline.store.refusals import refusing
from dateline.store.rows import make_entry, storable, unpack
from dateline.store.schema import migrate
from dateline.store.tables import documents, imported, issues, judgements, ledger, readings, sources

_LEASE = timedelta(minutes=10)
_MAKE_AGAIN = "run dateline recode --again"


def open_case(where: str | Path, *, create: bool = False) -> "Case":
    """The case at `where` is open, in the newest form; with `create`, made where there is none.

    `where` is the path of a file (SQLite) or ``postgresql://user@host/database``; a new case on a server
    needs an empty database of its own. A case that an older Dateline made is brought to the newest form in
    one transaction. Open a case anew in every process; threads may share it.

    Raises InputError, whose item is `where` without its password, when there is no case, something else is
    there, a newer Dateline made it, the place cannot be written to, or the server cannot be reached or
    refuses; so do all methods of the case when the disk is full or the server goes away.
    """
    address = parse_address(where)
    engine = make_engine(address)
    try:
        find_case(address, engine, create=create)
        migrate(engine, name=address.name)
    except BaseException:
        engine.dispose()
        raise
    return Case(engine, name=address.name)


class Case:
    """An open case; `open_case` makes it.

    What was published at or before a moment and has been added counts `as_of` that moment. A document without a
    date, or with one after its retrieval, counts from its retrieval, and always where neither is known. So a report
    that is added late, or that is published later, never takes anything away from an earlier picture.
    Moments without an offset from UTC raise ValueError everywhere. `people` are the users, tokens and keys of the
    case when it is served.
    """

    def __init__(self, engine: Engine, *, name: str) -> None:
        self.name = name
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self.people = access.People(self._looking, self._writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The case is let go of; its file can be copied or moved. Closing again changes nothing."""
        self._engine.dispose()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with refusing(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with refusing(self.name), self._writer.connect() as connection, connection.begin():
            yield connection

    # Observed

    def add(
        self, document: Document, *, source: str | None = None, canonical_url: str | None = None
    ) -> Added:
        """The document is in the case, and stays when the machine stops right after.

        A document whose id is there is known and changes nothing. One with the canonical address of
        others (its own url unless given) is a new version, which `replaces` the newest of them; that one
        stays. `source` is the address of the feed or folder that it came through; InputError over 2,000
        bytes.
        """
        with self._writing() as connection:
            return observed.add_document(connection, document, source=source, canonical_url=canonical_url)

    def documents(
        self,
        *,
        as_of: datetime | None = None,
        outlet: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[Document]:
        """The documents that count as of a moment, from `since` on and before `until`, one by one.

        They come in order of publication, then id; every version of a page is among them (`replaced`).
        What another process adds meanwhile may be among them too.
        """
        entries = self.entries(as_of=as_of, outlet=outlet, since=since, until=until)
        return (entry.document for entry in entries)

    def entries(
        self,
        *,
        as_of: datetime | None = None,
        outlet: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[Entry]:
        """The same with what the case knows of each: source, canonical address, time of adding, version."""
        query = observed.select_entries(as_of=as_of, outlet=outlet, since=since, until=until)
        return (make_entry(row) for row in stream(self._looking, query))

    def document(self, id: str) -> Document | None:
        """The document of this id, or None."""
        entry = self.entry(id)
        return entry.document if entry else None

    def entry(self, id: str) -> Entry | None:
        """The document of this id with what the case knows of it, or None."""
        with self._looking() as connection:
            return observed.find_entry(connection, id)

    def replaced(self, *, as_of: datetime | None = None) -> dict[str, str]:
        """Each document that a newer version replaced by then, with the id of that version."""
        with self._looking() as connection:
            return observed.find_replaced(connection, as_of=as_of)

    def search(self, query: str, *, limit: int = 20, as_of: datetime | None = None) -> list[Document]:
        """The newest documents, at most `limit`, that hold all words of the query in title or text.

        Case, accents and plurals do not matter; ``iran*`` finds every word that begins so. Nothing else a
        query holds is an operator, and no query is refused; one without words finds nothing. Both stores
        find the same.
        """
        with self._looking() as connection:
            return observed.find_documents(connection, query, limit=limit, as_of=as_of)

    def note_source(
        self,
        address: str,
        *,
        kind: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        error: str | None = None,
    ) -> Source:
        """The source was tried now: it answered, or failed once more with `error`.

        What is not given stays as it was known. Raises InputError for an address over 2,000 bytes.
        """
        with self._writing() as connection:
            return observed.note_source(
                connection, address, kind=kind, etag=etag, last_modified=last_modified, error=error
            )

    def sources(self) -> list[Source]:
        """All sources, by address."""
        with self._looking() as connection:
            return observed.find_sources(connection)

    def note_issue(self, where: str, what: str) -> Noted:
        """Something met and not understood stands in the case: `where` (an item, a line), `what` in a sentence."""
        with self._writing() as connection:
            return observed.note_issue(connection, where, what)

    def issues(self) -> list[Noted]:
        """All issues noted, in order."""
        with self._looking() as connection:
            return observed.find_issues(connection)

    # Judged

    def judge(
        self,
        kind: str,
        target: str,
        *,
        author: str,
        reason: str,
        field: str | None = None,
        value: Any = None,
    ) -> Judgement:
        """A judgement of this kind on `target` (an id) stands in the case from now on.

        `value` is anything that JSON can say; TypeError or ValueError for anything else.
        """
        with self._writing() as connection:
            return judged.add_judgement(
                connection, kind, target, field=field, value=value, author=author, reason=reason
            )

    def withdraw(self, id: str, *, by: str) -> Judgement:
        """The judgement holds no longer, and is kept. Withdrawn before, it stays as it was.

        Raises InputError when the case holds no such judgement.
        """
        with self._writing() as connection:
            return judged.withdraw_judgement(connection, id, by=by, name=self.name)

    def judgements(self, *, as_of: datetime | None = None, active: bool = True) -> list[Judgement]:
        """The judgements made by then, in order, without those withdrawn by then unless `active` is False."""
        with self._looking() as connection:
            return judged.find_judgements(connection, as_of=as_of, active=active)

    # Derived

    def claim(
        self, stage: str, version: str, *, owner: str, limit: int = 16, lease: timedelta = _LEASE
    ) -> list[Document]:
        """Documents not yet done in this stage and version, now leased to `owner`, first published first.

        No other process gets them until the lease ends, by the clock of the database. `owner` is a name
        that nobody else uses. At most 1,000; none when all are done, given up or leased.
        """
        with self._writing() as connection:
            ids = derived.claim_documents(
                connection, _step(stage, version), owner=owner, limit=limit, lease=lease
            )
            return observed.find_by_ids(connection, ids)

    def finish(self, document: str, stage: str, version: str, *, owner: str, payload: Any) -> bool:
        """The payload (a Reading, or anything that JSON can say) is kept and the document (an id) done.

        Both in one transaction. False, and nothing is kept, when it is not `owner`'s: the lease ended and
        somebody else has it or has done it.
        """
        with self._writing() as connection:
            step = _step(stage, version)
            return derived.finish_document(connection, document, step, owner=owner, payload=payload)

    def fail(self, document: str, stage: str, version: str, *, owner: str, error: str) -> bool:
        """The error is kept, and the document is handed out again; after three attempts it is given up.

        False, and nothing is kept, when it is not `owner`'s any more. A process that just ends spends no
        attempt.
        """
        with self._writing() as connection:
            return derived.fail_document(
                connection, document, _step(stage, version), owner=owner, error=error
            )

    def release(self, owner: str) -> int:
        """All that `owner` holds can be claimed again at once; how many documents that were."""
        with self._writing() as connection:
            return derived.release_documents(connection, owner)

    def pending(self, stage: str, version: str) -> int:
        """How many documents are neither done nor given up; leased ones count."""
        with self._looking() as connection:
            return derived.count_step(connection, _step(stage, version)).pending

    def failures(self, stage: str, version: str) -> list[Failure]:
        """The documents whose last attempt failed, with the error."""
        with self._looking() as connection:
            return derived.find_failures(connection, _step(stage, version))

    def readings(self, stage: str, version: str, *, as_of: datetime | None = None) -> Iterator[Reading]:
        """The readings of the documents that count as of a moment, in order of publication, then id.

        Raises InputError at a payload that is no reading of the form this Dateline writes.
        """
        query = derived.select_payloads(_step(stage, version)).where(*period(as_of=as_of))
        for row in stream(self._looking, query):
            yield self._rebuilt(row["document"], stage, version, row["payload"])

    def reading(self, document: str, stage: str, version: str) -> Reading | None:
        """The reading of one document (an id), or None. Raises InputError like `readings`."""
        query = derived.select_payloads(_step(stage, version)).where(documents.c.id == storable(document))
        with self._looking() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else self._rebuilt(document, stage, version, row["payload"])

    def _rebuilt(self, document: str, stage: str, version: str, payload: bytes) -> Reading:
        try:
            return Reading.from_dict(unpack(payload))
        except ValueError as error:
            cause = f"what {stage} {version} made of {document} cannot be read ({error})"
            raise InputError(self.name, cause=cause, next_step="read the case again") from error

    def payloads(
        self, stage: str, version: str, *, as_of: datetime | None = None
    ) -> Iterator[tuple[str, Any]]:
        """The same for any payload: the document's id, and the payload as JSON said it."""
        query = derived.select_payloads(_step(stage, version)).where(*period(as_of=as_of))
        return ((row["document"], unpack(row["payload"])) for row in stream(self._looking, query))

    def drop(self, stage: str, version: str) -> int:
        """All that this stage made in this version is gone and to do again; how many payloads that were."""
        with self._writing() as connection:
            return derived.drop_step(connection, _step(stage, version))

    def order(self, stage: str, version: str) -> list[tuple[str, datetime]]:
        """The documents that this stage has read, in the order in which they count, and since when each does."""
        with self._looking() as connection:
            rows = connection.execute(linked.select_order(_step(stage, version)))
            return [(id, at) for id, at in rows]

    def newest(self, stage: str, version: str) -> tuple[datetime | None, int]:
        """Since when the newest document that this stage has read counts, and how many have no publication time.

        Where none of them says when it was published or retrieved, when the last was added.
        """
        with self._looking() as connection:
            return linked.find_newest(connection, _step(stage, version))

    def chains(self, version: str) -> dict[str, str]:
        """The chain of each document that has an account in this version; see `keep_accounts`."""
        with self._looking() as connection:
            return linked.find_chains(connection, version)

    def keep_accounts(self, version: str, rows: Sequence[tuple[str, str, Any]]) -> None:
        """These accounts are kept, all or none: document, chain (what it depends on), and what JSON can say of it.

        One that was there is replaced: who comes last with the same documents writes the same.
        """
        with self._writing() as connection:
            linked.keep_accounts(connection, version, rows)

    def accounts(
        self,
        version: str,
        *,
        as_of: datetime | None = None,
        since: datetime | None = None,
        chains: Mapping[str, str] | None = None,
    ) -> Iterator[tuple[str, Any]]:
        """The accounts of the documents that count as of a moment, from `since` on: the id, and what is kept.

        With `chains` only those of these documents, and only while their chain is this one.
        """
        query = linked.select_accounts(version).where(*period(as_of=as_of, since=since))
        for row in stream(self._looking, query):
            if chains is not None and chains.get(row["document"]) != row["chain"]:
                continue
            try:
                yield row["document"], unpack(row["payload"])
            except ValueError as error:
                cause = f"the account of {row['document']} cannot be read ({error})"
                raise InputError(self.name, cause=cause, next_step=_MAKE_AGAIN) from error

    def part(self, version: str, name: str) -> tuple[str, bytes] | None:
        """The stamp of a part of a picture that is kept in this version, and the part; None where none is whole."""
        with self._looking() as connection:
            return linked.find_part(connection, version, name)

    def keep_parts(self, version: str, stamp: str, parts: Mapping[str, bytes]) -> None:
        """These parts of a picture are kept under the stamp, all or none, in place of those before them.

        `stamp` is made of all that the picture was drawn from: whoever finds another one draws it anew.
        """
        with self._writing() as connection:
            linked.keep_parts(connection, version, stamp, parts)

    def drop_accounts(self, *, keep: str) -> int:
        """The accounts and pictures of every version but the one to `keep` are gone; how many accounts those were."""
        with self._writing() as connection:
            return linked.drop_accounts(connection, keep=keep)

    # Imported: what other data sets code, beside the case and never among its events

    def keep_imported(self, rows: Sequence[Imported]) -> int:
        """The events that others coded are in the case; how many were not there before."""
        with self._writing() as connection:
            return imports.keep_imported(connection, rows)

    def imported(
        self,
        *,
        format: str | None = None,
        since: date | None = None,
        until: date | None = None,
        in_order: bool = False,
    ) -> Iterator[Imported]:
        """The events that others coded, by day, those without one last; `in_order`, as they came.

        `format` is the shape of the data, `since` and `until` days, both included; they leave out what has no day.
        """
        return imports.find_imported(
            self._looking, format=format, since=since, until=until, in_order=in_order
        )

    # Kept: users, tokens and keys are with `people`

    def record(
        self,
        what: Deed,
        *,
        who: str | None,
        target: str | None = None,
        address: str | None = None,
        outcome: Outcome = "done",
    ) -> None:
        """The deed stands in the audit, which is only ever appended to. Give no password and no secret."""
        with self._writing() as connection:
            access.add_done(connection, what, who=who, target=target, address=address, outcome=outcome)

    def audit(self, *, limit: int = 100, before: int | None = None) -> list[Done]:
        """What was done, newest first; `before` is the number of the last one seen, for the next page."""
        with self._looking() as connection:
            return access.find_done(connection, limit=limit, before=before)

    # The whole

    def counts(self) -> Counts:
        """How much the case holds."""
        with self._looking() as connection:
            replaced = documents.c.replaces.is_not(None)
            return Counts(
                documents=_count(connection, select(func.count()).select_from(documents)),
                replaced=_count(connection, select(func.count()).where(replaced)),
                sources=_count(connection, select(func.count()).select_from(sources)),
                issues=_count(connection, select(func.count()).select_from(issues)),
                judgements=_count(connection, select(func.count()).select_from(judgements)),
                withdrawn=_count(
                    connection, select(func.count()).where(judgements.c.withdrawn_at.is_not(None))
                ),
                stages=_count_stages(connection),
            )

    def revision(self) -> str:
        """What changes whenever a document, a reading, a judgement or imported data does; asking costs a few counts."""
        with self._looking() as connection:
            counted = (
                select(func.max(documents.c.number)),
                select(func.count()).select_from(readings),
                select(func.max(ledger.c.done_at, type_=Text)),
                select(func.count()).select_from(judgements),
                select(func.count()).where(judgements.c.withdrawn_at.is_not(None)),
                select(func.max(imported.c.number)),
            )
            return make_id("rev", *(str(connection.execute(query).scalar()) for query in counted))

    def check(self) -> list[str]:
        """Every fault of the case in a sentence; empty when it is whole.

        The database's own check of the file and its keys, every document against its hash, every version
        against its address, the ledger against the readings, and every span of every reading against the
        text: all slice back. A file too damaged to be read on is a fault, the last one.
        """
        faults: list[str] = []
        try:
            faults.extend(find_faults(self._looking))
        except InputError as error:
            faults.append(str(error))
        return faults


def _step(stage: str, version: str) -> Step:
    return Step(stage=stage, version=version)


def _count(connection: Connection, query: Any) -> int:
    found: int = connection.execute(query).scalar_one()
    return found


def _count_stages(connection: Connection) -> tuple[StageCount, ...]:
    return tuple(derived.count_step(connection, step) for step in derived.find_steps(connection))
