"""An archive read into a folder: what is to do, an engine that does it, and how it went."""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from dateline.archive.local import run_local
from dateline.archive.on_ray import run_on_ray
from dateline.archive.output import list_shards, make_output, open_output, read_tally, remove_drafts
from dateline.archive.shards import Shard, find_shards
from dateline.archive.work import Done, Failed, Order
from dateline.cases import reading_version
from dateline.documents import ReadOptions
from dateline.errors import InputError
from dateline.exports import load_extra

Engine = Literal["local", "ray"]
FORM = 1
"""Of the tables: another number where their columns or what they hold change."""
_LIST_EVERY = 5.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: shards and reports, reports a second, and the seconds that are left, None while unknown."""

    shards: int
    of: int
    reports: int
    rate: float
    left: float | None


@dataclass(slots=True, kw_only=True)
class Summary:
    """How a run went: each shard that is done, each that failed, and how long it took.

    `reports`, `words`, `events`, `claims` and `refused` count all shards that are done, in earlier runs too;
    `read` only the reports of this run.
    """

    done: list[Done] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, table: str) -> int:
        """Rows of a table, in all shards that are done."""
        return sum(done.counts[table] for done in self.done)

    @property
    def refused(self) -> int:
        """Items that could not be read."""
        return sum(done.refused for done in self.done)

    @property
    def words(self) -> int:
        """Words of the reports."""
        return sum(done.words for done in self.done)

    @property
    def read(self) -> int:
        """Reports that this run read."""
        return sum(done.counts["documents"] for done in self.done if not done.reused)


def read_archive(
    archive: str,
    out: str,
    *,
    engine: Engine = "local",
    workers: int = 1,
    address: str | None = None,
    options: ReadOptions | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """The readings of every part of an archive are in `out`, whole; parts that failed are named.

    What an earlier run did in the same version is kept. A run that was killed is finished by running it again, and
    gives the same bytes. `address` is that of a Ray cluster. Raises InputError where the archive holds no part, or
    nothing can be written.
    """
    for library in ("pyarrow", "ray") if engine == "ray" else ("pyarrow",):
        load_extra(library, extra="archive")
    shards = find_shards(archive)
    make_output(out)
    run = secrets.token_hex(4)
    version = archive_version()
    orders = [
        Order(shard=shard, out=out, version=version, run=run, options=options or ReadOptions())
        for shard in shards
    ]
    start = partial(run_on_ray, address=address) if engine == "ray" else run_local
    return _Run(out=out, run=run, version=version, shards=shards).follow(
        start(orders, workers=workers), watch=watch
    )


def archive_version() -> str:
    """What the tables depend on beside the archive: the reading, and their form."""
    return f"{reading_version()} archive {FORM}"


class _Run:
    def __init__(self, *, out: str, run: str, version: str, shards: Sequence[Shard]) -> None:
        self._out, self._run, self._version, self._shards = out, run, version, shards
        self._listed = self._earlier()
        self._summary = Summary()
        self._begun = self._noted = time.monotonic()

    def follow(
        self, outcomes: Iterator[Done | Failed | None], *, watch: Callable[[Progress], None]
    ) -> Summary:
        try:
            for outcome in outcomes:
                if isinstance(outcome, Done):
                    self._summary.done.append(outcome)
                    self._listed[outcome.shard.name] = outcome.id
                elif outcome:
                    self._summary.failed.append(outcome)
                    self._listed.pop(outcome.shard.name, None)
                if time.monotonic() > self._noted + _LIST_EVERY:
                    self._list()
                watch(self._progress())
        finally:
            self._list()
        remove_drafts(self._out, self._listed.values())
        self._summary.seconds = time.monotonic() - self._begun
        return self._summary

    def _earlier(self) -> dict[str, str]:
        """The parts that an earlier run of this version had done, as far as they are still there."""
        try:
            output = open_output(self._out)
        except InputError:
            return {}
        names = {shard.name for shard in self._shards} if output.version == self._version else set()
        return {name: id for name, id in output.shards if name in names}

    def _list(self) -> None:
        list_shards(self._out, version=self._version, shards=self._listed.items())
        self._noted = time.monotonic()

    def _progress(self) -> Progress:
        summary = self._summary
        ended = {done.shard.name for done in summary.done} | {failed.shard.name for failed in summary.failed}
        reports = summary.read + read_tally(self._out, run=self._run)
        seconds = time.monotonic() - self._begun
        rate = reports / seconds if seconds else 0.0
        return Progress(
            shards=len(ended),
            of=len(self._shards),
            reports=reports,
            rate=rate,
            left=self._left(ended, rate=rate),
        )

    def _left(self, ended: set[str], *, rate: float) -> float | None:
        """Seconds, from how many reports the parts read so far held for their size."""
        read = [done for done in self._summary.done if not done.reused]
        size = sum(done.shard.size for done in read)
        if not size or not rate:
            return None
        ahead = sum(shard.size for shard in self._shards if shard.name not in ended)
        expected = ahead * sum(done.counts["documents"] for done in read) / size
        return max(0.0, expected - read_tally(self._out, run=self._run)) / rate
