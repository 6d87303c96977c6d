"""A case kept up to date: reports added, read and set beside each other, and the picture drawn from what is kept."""

import os
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from dateline.errors import InputError
from dateline.events import (
    NOTHING,
    WINDOW,
    Happenings,
    Linker,
    add_accounts,
    pack_happenings,
    unpack_happenings,
)
from dateline.ids import make_id
from dateline.models.named import NAME, VERSION
from dateline.picture import find_occurrences, pack_rest, unpack_rest
from dateline.pipeline import Parser, compose, mark_contested, read, read_or_fail
from dateline.records import (
    SCHEMA,
    Account,
    Disputed,
    Document,
    Event,
    Origin,
    Party,
    Picture,
    Reading,
    Shelf,
    Spot,
    Voice,
    making_many,
    pack,
)
from dateline.store import ALWAYS, Added, Case
from dateline.stories import REACH, StoryLinker
from dateline.version import __version__

_LEASE = timedelta(minutes=2)  # a long report takes seconds; half a million words would take longer

READING = "reading"
"""The name under which a case keeps the readings of its reports."""


def add_report(case: Case, document: Document, *, source: str | None = None) -> Added:
    """The report is in the case, under the one spelling of its address that all versions of the page share."""
    from dateline.origins import canonical_url

    address = canonical_url(document.url) if document.url else None
    return case.add(document, source=source, canonical_url=address)


def reading_version(reader: Parser | None = None) -> str:
    """What a reading depends on beside the report: its form, the reader, and the rules of this Dateline."""
    name, version = (reader.name, reader.version) if reader else (NAME, VERSION)
    return f"{SCHEMA} {name} {version} rules {__version__}"


def read_case(case: Case, *, reader: Parser | None = None) -> Iterator[Reading | InputError]:
    """Each report of the case that nobody has read yet in this version, read and kept, one by one.

    Several processes may read one case at once and share the work. A report that the reader fails on comes as
    one InputError; it is tried twice more and then given up. Whoever stops early loses the report at hand
    alone; whoever is killed holds up to four reports for two minutes, which others then find neither read nor
    free.
    """
    from dateline.models import load_reader

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
    from dateline.judgements import mark_origins
    from dateline.origins import trace_origins

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
    return _link(case, reader=reader)[1]


def _link(case: Case, *, reader: Parser | None) -> tuple[list[tuple[str, datetime, str]], int]:
    """Every report that was read (id, from when it counts, chain), and how many of them were set."""
    version = account_version(reader)
    chained = list(_chained(case.order(READING, reading_version(reader))))
    kept = case.chains(version)
    known = next((n for n, (id, _, chain) in enumerate(chained) if kept.get(id) != chain), len(chained))
    if known == len(chained):
        return chained, 0
    if not known:
        case.drop_accounts(keep=version)
    line = _resume(case, chained[:known], reader=reader, version=version)
    for start in range(known, len(chained), _BATCH):
        rows = []
        for id, at, chain in chained[start : start + _BATCH]:
            account = line.add(reading_of(case, id, reader=reader), at=at)
            rows.append((id, chain, pack(account)))
        case.keep_accounts(version, rows)
    return chained, len(chained) - known


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
    week_before = _start_of(_epoch(last) - 1)
    since = None if last == ALWAYS else min(last - max(WINDOW, REACH), week_before)
    kept = {
        account.document: account
        for account in _unpacked(case, version, since=since)
        if account.document in after
    }
    documents = {d.id: d for d in case.documents(since=week_before, until=last + _TICK)}
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
        from dateline.accounts import make_account
        from dateline.origins import Trail

        self._make_account = make_account
        self._new_trail = Trail
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
        account = self._make_account(reading, origin=origin, counts_from=None if at == ALWAYS else at)
        return self._stories.add(self._events.add(account))

    def _turn(self, at: datetime) -> None:
        """With a new week begins a new trail, which knows the week before."""
        epoch = _epoch(at)
        if epoch == self._epoch:
            return
        self._epoch = epoch
        self._recent = [entry for entry in self._recent if _epoch(entry[2]) >= epoch - 1]
        self._trail = self._new_trail()
        for document, origin, moment in self._recent:
            self._trail.resume(document, origin=origin, at=moment)


def draw_case(case: Case, *, as_of: datetime, reader: Parser | None = None) -> Picture:
    """All that the reports of the case say at a moment. Reports that nobody has read yet are not in it."""
    return Drawing(case, as_of=as_of, reader=reader).picture


class Drawing:
    """The picture of a case at a moment, each part made when it is first asked for.

    Events and the rest of the picture take seconds to draw of thousands of reports, so the last ones drawn stay in the
    case: the events as of some days before, to which later reports are added, the rest as it was drawn. Each is kept
    under what it was drawn from, the chain of the reports, the judgements and the moment, and is drawn anew for
    anything else: what is kept can be out of use, never out of step. Without judgements every part of the past that
    is kept serves; judgements may touch any report, so events that stand under some serve for the same ones alone.
    """

    def __init__(self, case: Case, *, as_of: datetime, reader: Parser | None = None) -> None:
        self.as_of = as_of
        self._case = case
        self._reader = reader
        self._version = account_version(reader)
        self._whole, _ = _link(case, reader=reader)
        self._line = [entry for entry in self._whole if entry[1] <= as_of]
        self._judgements = case.judgements()
        self._occurrences: Sequence[Disputed] | None = None  # where they had to be found
        self._in_step = True  # until others are found to change what is drawn from

    @property
    def reports(self) -> int:
        """How many reports the picture rests on."""
        return len(self._line)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """What each report tells, in order, corrected as people have judged by now."""
        with making_many():
            linked = self._accounts_from(0)
            if not self._judgements:
                return linked
            from dateline.claims.lexicon import load_plover
            from dateline.judgements import apply_judgements

            return apply_judgements(self._judgements, linked, codes=load_plover()).accounts

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened."""
        with making_many():
            events = self._happenings().events
            return mark_contested(events, self._contested(events))

    def _contested(self, events: tuple[Event, ...]) -> Collection[str]:
        """The ids of the events that somebody denies."""
        stamp = self._stamp(len(self._line))
        kept = self._case.part(self._version, _CONTESTED)
        if kept and kept[0] == stamp:
            return frozenset(kept[1].decode("ascii").split())
        self._occurrences = tuple(find_occurrences(events))
        contested = frozenset(disputed.event for disputed in self._occurrences if disputed.event)
        if self.reports > _MOST_AFTER:
            self._keep(stamp, {_CONTESTED: " ".join(sorted(contested)).encode("ascii")})
        return contested

    @cached_property
    def picture(self) -> Picture:
        """All of it."""
        stamp = self._stamp(len(self._line), str(self.as_of.astimezone(UTC)))
        with making_many():
            kept = self._case.part(self._version, _REST)
            if kept and kept[0] == stamp:
                return unpack_rest(kept[1], events=self.events)
            accounts = (
                self.accounts
            )  # before the events, which are quicker to make of them than to look up one by one
            events = self.events
            picture = compose(accounts, as_of=self.as_of, events=events, occurrences=self._occurrences)
            if self.reports > _MOST_AFTER:
                self._keep(stamp, {_REST: pack_rest(picture)})
            return picture

    @cached_property
    def _is_newest(self) -> bool:
        newest = latest_moment(self._case, reader=self._reader)
        return newest is not None and self.as_of >= newest

    def _stamp(self, reports: int, *more: str) -> str:
        """What the first so many reports make, as people have judged."""
        judged = (judgement.id for judgement in self._judgements)
        return make_id("pct", self._line[reports - 1][2] if reports else "", *judged, *more)

    def _happenings(self) -> Happenings:
        kept, heads, tellings = self._kept_happenings()
        whole = "accounts" in self.__dict__ or not kept
        before = NOTHING if whole else unpack_happenings(heads, tellings)
        later = self.accounts if whole else self._accounts_from(kept)
        settled = len(self._line) if self._judgements else self._settled()
        if settled - kept > _MOST_AFTER:
            parted = settled - (0 if whole else kept)
            before = add_accounts(before, later[:parted])
            self._keep_happenings(settled, before)
            later = later[parted:]
        return add_accounts(before, later)

    def _kept_happenings(self) -> tuple[int, bytes, bytes]:
        """How many of the first reports the kept events are of, and the events; 0 where they are of others."""
        kept = [self._case.part(self._version, part) for part in (_EVENTS, _TELLINGS)]
        heads, tellings = kept
        if heads is None or tellings is None or heads[0] != tellings[0]:
            return 0, b"", b""
        least = len(self._line) if self._judgements else 1
        for reports in range(len(self._line), least - 1, -1):
            if self._stamp(reports) == heads[0]:
                return reports, heads[1], tellings[1]
        return 0, b"", b""

    def _accounts_from(self, start: int) -> tuple[Account, ...]:
        """What the reports after the first so many tell, as they were read."""
        if start == len(self._line):
            return ()
        chains = {id: chain for id, _, chain in self._line[start:]}
        found = tuple(
            _unpacked(self._case, self._version, as_of=self.as_of, since=self._line[start][1], chains=chains)
        )
        self._in_step = self._in_step and len(found) == len(chains)
        return found

    def _settled(self) -> int:
        """How many of the first reports are some days older than the last: others may still come between the rest."""
        last = self._line[-1][1] if self._line else None
        return sum(last is not None and last - at > _SETTLES for _, at, _ in self._line)

    def _keep_happenings(self, reports: int, happenings: Happenings) -> None:
        if self._in_step and self._is_newest:
            heads, tellings = pack_happenings(happenings)
            self._keep(self._stamp(reports), {_EVENTS: heads, _TELLINGS: tellings})

    def _keep(self, stamp: str, parts: dict[str, bytes]) -> None:
        """Kept where the case can be written to: else it is drawn again the next time."""
        if not self._in_step or not self._is_newest:
            return
        with suppress(InputError):
            self._case.keep_parts(self._version, stamp, parts)


_EVENTS, _TELLINGS, _CONTESTED, _REST = "events", "tellings", "contested", "rest"
_MOST_AFTER = 300  # reports: so many are added to the kept events in a quarter of a second
_SETTLES = timedelta(days=3)
"""How late a report may come without the kept events being drawn anew."""


def accounts_of(case: Case, *, as_of: datetime, reader: Parser | None = None) -> tuple[Account, ...]:
    """The accounts of the reports that count as of a moment, in order, corrected as people have judged by now."""
    return Drawing(case, as_of=as_of, reader=reader).accounts


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
    case: Case,
    version: str,
    *,
    as_of: datetime | None = None,
    since: datetime | None = None,
    chains: Mapping[str, str] | None = None,
) -> Iterator[Account]:
    shelf = Shelf(once=(Party, Spot, Voice))
    for id, values in case.accounts(version, as_of=as_of, since=since, chains=chains):
        try:
            yield shelf.unpack(Account, values)
        except ValueError as error:
            cause = f"the account of {id} cannot be read ({error})"
            raise InputError(case.name, cause=cause, next_step="run dateline recode --again") from error


def latest_moment(case: Case, *, reader: Parser | None = None) -> datetime | None:
    """Since when the newest report that was read counts, so that none is left out; None where there is none.

    One without a date that was sent in, which counts always, does not move the moment to today. Where all are such,
    it is when the last of them was added.
    """
    return case.newest(READING, reading_version(reader))[0]


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
