"""A case kept up to date: reports added, read and set beside each other, and the picture drawn from what is kept."""

import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from dateline import __version__
from dateline.accounts import make_account
from dateline.claims.lexicon import load_plover
from dateline.errors import InputError
from dateline.events import WINDOW, Linker
from dateline.ids import make_id
from dateline.judgements import apply_judgements, mark_origins
from dateline.models import LearnedReader, load_reader
from dateline.origins import Trail, canonical_url, trace_origins
from dateline.pipeline import Parser, compose, read, read_or_fail
from dateline.records import (
    SCHEMA,
    Account,
    Document,
    Origin,
    Picture,
    Reading,
    Voice,
    making_many,
    pack,
    unpack,
)
from dateline.store import Added, Case
from dateline.stories import REACH, StoryLinker

_LEASE = timedelta(minutes=2)  # a long report takes seconds; half a million words would take longer

READING = "reading"
"""The name under which a case keeps the readings of its reports."""


def add_report(case: Case, document: Document, *, source: str | None = None) -> Added:
    """The report is in the case, under the one spelling of its address that all versions of the page share."""
    address = canonical_url(document.url) if document.url else None
    return case.add(document, source=source, canonical_url=address)


def reading_version(reader: Parser | None = None) -> str:
    """What a reading depends on beside the report: its form, the reader, and the rules of this Dateline."""
    name, version = (reader.name, reader.version) if reader else (LearnedReader.name, LearnedReader.version)
    return f"{SCHEMA} {name} {version} rules {__version__}"


def read_case(case: Case, *, reader: Parser | None = None) -> Iterator[Reading | InputError]:
    """Each report of the case that nobody has read yet in this version, read and kept, one by one.

    Several processes may read one case at once and share the work. A report that the reader fails on comes as
    one InputError; it is tried twice more and then given up. Whoever stops early loses the report at hand
    alone; whoever is killed holds up to four reports for two minutes, which others then find neither read nor
    free.
    """
    reader = reader or load_reader()
    version = reading_version(reader)
    owner = f"{os.getpid()} {uuid.uuid4()}"
    failed: set[str] = set()
    try:
        while documents := case.claim(READING, version, owner=owner, limit=4, lease=_LEASE):
            for document in documents:
                reading = _read_into(case, document, reader=reader, version=version, owner=owner)
                if isinstance(reading, Reading) or document.id not in failed:
                    yield reading
                if isinstance(reading, InputError):
                    failed.add(document.id)
    finally:
        case.release(owner)


def _read_into(
    case: Case, document: Document, *, reader: Parser, version: str, owner: str
) -> Reading | InputError:
    reading = read_or_fail(document, read=lambda found: read(found, reader=reader))
    if isinstance(reading, InputError):
        case.fail(document.id, READING, version, owner=owner, error=reading.cause)
    else:
        case.finish(document.id, READING, version, owner=owner, payload=reading)
    return reading


def trace_case(case: Case, *, as_of: datetime | None = None) -> tuple[Origin, ...]:
    """Whose text each report of the case is, as of a moment: every report stands in exactly one origin."""
    documents = list(case.documents(as_of=as_of))
    return mark_origins(
        case.judgements(), trace_origins(documents), order=(document.id for document in documents)
    )


_FORM = 1  # of accounts: another number where their fields change
_EPOCH = 7
"""Days: a text is traced back to those of its own week and the week before."""


def account_version(reader: Parser | None = None) -> str:
    """What an account depends on beside its reading: the rules of this Dateline."""
    return f"{reading_version(reader)} accounts {_FORM}"


def link_case(case: Case, *, reader: Parser | None = None) -> int:
    """Every report that was read stands beside the earlier ones, with its origin, events and story; how many were set.

    A report published last is set beside those of the last weeks. One that is published before others that
    are there already has these made again, because what came later may have been taken for something else.
    Two processes may do this at once: both write the same, or the next call finds what is missing.
    """
    version = account_version(reader)
    order = case.order(READING, reading_version(reader))
    chained = list(_chained(order))
    kept = case.chains(version)
    known = next((n for n, (id, _, chain) in enumerate(chained) if kept.get(id) != chain), len(chained))
    if known == len(chained):
        return 0
    if not known:
        case.drop_accounts(keep=version)
    line = _resume(case, chained[:known], reader=reader, version=version)
    for start in range(known, len(chained), _BATCH):
        rows = []
        for id, at, chain in chained[start : start + _BATCH]:
            account = line.add(reading_of(case, id, reader=reader), at=at)
            rows.append((id, chain, pack(account)))
        case.keep_accounts(version, rows)
    return len(chained) - known


_BATCH = 100


def _chained(order: Iterable[tuple[str, datetime]]) -> Iterator[tuple[str, datetime, str]]:
    chain = ""
    for id, at in order:
        chain = make_id("chn", chain, id, at.isoformat())
        yield id, at, chain


def reading_of(case: Case, id: str, *, reader: Parser | None = None) -> Reading:
    """The reading of one report (an id). Raises InputError where it has none."""
    reading = case.reading(id, READING, reading_version(reader))
    if reading is None:
        raise InputError(case.name, cause=f"the reading of {id} is gone", next_step="run the command again")
    return reading


def _resume(
    case: Case, known: Sequence[tuple[str, datetime, str]], *, reader: Parser | None, version: str
) -> "_Line":
    """The line of accounts as it stood after the last known report."""
    line = _Line()
    if not known:
        return line
    last = known[-1][1]
    after = {id for id, _, _ in known}
    since = min(last - max(WINDOW, REACH), _start_of(_epoch(last) - 1))
    kept = {
        account.document: account
        for account in _unpacked(case, version, since=since)
        if account.document in after
    }
    documents = {d.id: d for d in case.documents(since=_start_of(_epoch(last) - 1), until=last + _TICK)}
    for id, at, _ in known:
        if id in kept:
            line.resume(kept[id], documents.get(id), at=at)
    return line


_TICK = timedelta(microseconds=1)


def _epoch(at: datetime) -> int:
    return at.astimezone(UTC).toordinal() // _EPOCH


def _start_of(epoch: int) -> datetime:
    return datetime.combine(date.fromordinal(max(1, epoch * _EPOCH)), time.min, UTC)


class _Line:
    """The reports of a case in order: origins, events and stories so far, and what the next report is set beside."""

    def __init__(self) -> None:
        self._events = Linker()
        self._stories = StoryLinker()
        self._trail = Trail()
        self._epoch: int | None = None
        self._recent: list[tuple[Document, str, datetime]] = []

    def resume(self, account: Account, document: Document | None, *, at: datetime) -> None:
        self._events.resume(account)
        self._stories.resume(account)
        if document is not None:
            self._turn(at)
            self._trail.resume(document, origin=account.origin, at=at)
            self._recent.append((document, account.origin, at))

    def add(self, reading: Reading, *, at: datetime) -> Account:
        self._turn(at)
        origin = self._trail.add(reading.document, at=at).origin
        self._recent.append((reading.document, origin, at))
        account = make_account(reading, origin=origin, counts_from=at)
        return self._stories.add(self._events.add(account))

    def _turn(self, at: datetime) -> None:
        """With a new week begins a new trail, which knows the week before."""
        epoch = _epoch(at)
        if epoch == self._epoch:
            return
        self._epoch = epoch
        self._recent = [entry for entry in self._recent if _epoch(entry[2]) >= epoch - 1]
        self._trail = Trail()
        for document, origin, moment in self._recent:
            self._trail.resume(document, origin=origin, at=moment)


def draw_case(case: Case, *, as_of: datetime, reader: Parser | None = None) -> Picture:
    """All that the reports of the case say at a moment. Reports that nobody has read yet are not in it."""
    return compose(accounts_of(case, as_of=as_of, reader=reader), as_of=as_of)


def accounts_of(case: Case, *, as_of: datetime, reader: Parser | None = None) -> tuple[Account, ...]:
    """The accounts of the reports that count as of a moment, in order, corrected as people have judged by now."""
    link_case(case, reader=reader)
    version = account_version(reader)
    with making_many():
        linked = _unpacked(case, version, as_of=as_of)
        return apply_judgements(case.judgements(), linked, codes=load_plover()).accounts


def linked_accounts(case: Case, *, reader: Parser | None = None) -> tuple[Account, ...]:
    """The accounts of all reports that were read, as they were read."""
    link_case(case, reader=reader)
    with making_many():
        return tuple(_unpacked(case, account_version(reader)))


def corrected_voices(case: Case, *, as_of: datetime, reader: Parser | None = None) -> dict[str, Voice]:
    """The voice of each claim whose speaker somebody has corrected, by the claim's id."""
    if not any(judgement.kind == "speaker" for judgement in case.judgements()):
        return {}
    link_case(case, reader=reader)
    read = {
        told.claim: told.voice
        for account in _unpacked(case, account_version(reader), as_of=as_of)
        for told in account.told
    }
    judged = accounts_of(case, as_of=as_of, reader=reader)
    voices = {told.claim: told.voice for account in judged for told in account.told}
    return {claim: voice for claim, voice in voices.items() if voice != read.get(claim)}


def _unpacked(
    case: Case, version: str, *, as_of: datetime | None = None, since: datetime | None = None
) -> Iterator[Account]:
    for id, values in case.accounts(version, as_of=as_of, since=since):
        try:
            yield unpack(Account, values)
        except ValueError as error:
            cause = f"the account of {id} cannot be read ({error})"
            raise InputError(case.name, cause=cause, next_step="run dateline recode --again") from error


def latest_moment(case: Case, *, reader: Parser | None = None) -> datetime | None:
    """When the newest report that was read was published, or where none is dated, added; None where there is none.

    One report without a date, which counts from when it was added, does not move the moment to today.
    """
    published, _ = case.newest(READING, reading_version(reader))
    if published is not None:
        return published
    order = case.order(READING, reading_version(reader))
    return order[-1][1] if order else None


def undated_reports(case: Case, *, reader: Parser | None = None) -> int:
    """How many reports that were read have no publication time."""
    return case.newest(READING, reading_version(reader))[1]


def readings_of(
    case: Case, *, as_of: datetime, since: datetime | date | None = None, reader: Parser | None = None
) -> Iterator[Reading]:
    """The readings of the reports that count as of a moment, from `since` on, in order."""
    version = reading_version(reader)
    start = since if isinstance(since, datetime) or since is None else datetime.combine(since, time.min, UTC)
    for id, at in case.order(READING, version):
        if at <= as_of and (start is None or at >= start):
            yield reading_of(case, id, reader=reader)
