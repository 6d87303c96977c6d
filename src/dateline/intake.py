"""Reports taken into a case from wherever they come: files, folders, archives, pages, feeds and lists of feeds.

In: a case and the items that a user names. Out: what each report came to. Never lets one item that fails stop the
rest, and keeps in the case what was met: issues, and how each source fares.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from dateline.cases import add_report
from dateline.documents import (
    MOST_ENTRIES,
    Feed,
    FeedEntry,
    FeedList,
    FetchedPage,
    Manners,
    Part,
    ReadOptions,
    Unchanged,
    Visits,
    entry_facts,
    host_of,
    is_web_address,
    make_entry_document,
    read_fetched,
    read_parts,
)
from dateline.errors import InputError
from dateline.records import Document, Issue
from dateline.store import Added, Case, Source

_MOST_TRIES = 3  # of the page behind an entry of a feed, over all runs
_LONGEST_ADDRESS = 2000  # bytes; what a case can keep of a source
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """An address that gave nothing new, and why.

    Its page is known from an earlier run; its server says that nothing changed; its page failed three times.
    """

    address: str
    why: Literal["known", "unchanged", "given up"]


Taken = Added | Passed | Issue | InputError
"""What an item came to: a report is in the case, an address was passed, something is worth knowing, or it failed."""


@dataclass(slots=True, kw_only=True)
class _Run:
    """A feed while its entries are visited; what its server said is kept only when all of them came in."""

    feed: Feed
    source: str
    etag: str | None = None
    last_modified: str | None = None
    left: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    """An address to ask for; `run` and `entry` where a feed names it, `is_feed` where a list does."""

    url: str
    is_feed: bool = False
    run: _Run | None = None
    entry: FeedEntry | None = None


@dataclass(slots=True)
class _Queue:
    """Visits by host, so that one host rests while another is asked."""

    visits: Visits
    hosts: dict[str, deque[_Visit]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def add(self, visit: _Visit) -> bool:
        """Whether the address was not in the queue before."""
        if visit.url in self.seen:
            return False
        self.seen.add(visit.url)
        self.hosts.setdefault(host_of(visit.url) or "", deque()).append(visit)
        return True

    def pop(self) -> _Visit:
        """The next visit: of the host that has rested longest, or soonest will have."""
        host = min(self.hosts, key=lambda name: self.visits.seconds_until_free(self.hosts[name][0].url))
        visit = self.hosts[host].popleft()
        if not self.hosts[host]:
            del self.hosts[host]
        return visit

    def __len__(self) -> int:
        return sum(map(len, self.hosts.values()))


class Intake:
    """What a case takes in during one run."""

    def __init__(self, case: Case, *, options: ReadOptions, manners: Manners | None = None) -> None:
        self._case = case
        self._options = options
        self._visits = Visits(
            manners=manners or Manners(), allow_private=options.allow_private, limits=options.limits
        )
        self._queue = _Queue(self._visits)
        self._known: dict[str, Source] = {}

    @property
    def waiting(self) -> int:
        """How many addresses are still to be asked for, as far as is known."""
        return len(self._queue)

    def take(self, items: Sequence[str]) -> Iterator[Taken]:
        """Every report in the items is in the case, unread; issues and health of sources are noted there.

        Files come first, then what lies on the web. A web address is a page, a feed or a list of feeds, told by
        what comes back; the pages of a feed are fetched once. Where one cannot be, and the feed carries
        the whole text, that is taken and an Issue says so. Raises InputError when the case itself fails.
        """
        self._known = {source.address: source for source in self._case.sources()}
        for taken in self._take(items):
            if isinstance(taken, InputError):
                self._case.note_issue(taken.item, str(taken))
            elif isinstance(taken, Issue):
                self._case.note_issue(taken.where, taken.what)
            yield taken

    def _take(self, items: Sequence[str]) -> Iterator[Taken]:
        for item in items:
            if is_web_address(item):
                self._queue.add(_Visit(url=item.strip()))
            else:
                yield from self._sort(read_parts(item, options=self._options), source=item)
        while self._queue:
            yield from self._visit(self._queue.pop())

    def _sort(
        self, parts: Iterable[Part], *, source: str, page: FetchedPage | None = None
    ) -> Iterator[Taken]:
        for part in parts:
            match part:
                case Document():
                    yield from self._add(part, source=source)
                case Feed():
                    yield from self._open_feed(part, source=source if page else part.item, page=page)
                case FeedList():
                    yield from self._open_list(part)
                case InputError():
                    yield part

    def _add(self, document: Document, *, source: str) -> Iterator[Taken]:
        kept = source if _fits(source) and source != "-" else None
        added, what = take_in(self._case, document, source=kept)
        yield added
        if what:
            yield Issue(where=document.url or source, what=what)

    def _open_list(self, found: FeedList) -> Iterator[Taken]:
        if found.found > len(found.addresses):
            what = f"the list names {found.found} feeds; the first {len(found.addresses)} are taken"
            yield Issue(where=found.item, what=what)
        for address in found.addresses:
            self._queue.add(_Visit(url=address, is_feed=True))

    def _open_feed(self, feed: Feed, *, source: str, page: FetchedPage | None) -> Iterator[Taken]:
        if feed.found > MOST_ENTRIES:
            what = f"the feed has {feed.found} entries; the newest {MOST_ENTRIES} are taken"
            yield Issue(where=feed.item, what=what)
        if bare := min(feed.found, MOST_ENTRIES) - len(feed.entries):
            what = (
                f"the feed has {bare} of its entries without an address and without a text; they are left out"
            )
            yield Issue(where=feed.item, what=what)
        run = _Run(feed=feed, source=source)
        if page:
            run.etag, run.last_modified = page.etag, page.last_modified
        run.left = 1  # the feed itself, until all its entries are in the queue
        for entry in feed.entries:
            if entry.link is None:
                yield from self._take_text(entry, run=run)
            elif self._queue.add(_Visit(url=entry.link, run=run, entry=entry)):
                run.left += 1
        self._leave(run, failed=False)

    def _take_text(self, entry: FeedEntry, *, run: _Run) -> Iterator[Taken]:
        """An entry without an address: its text is all there is of it."""
        document = make_entry_document(entry, feed=run.feed, options=self._options)
        if document:
            yield from self._add(document, source=run.source)
        else:
            cause = "an entry has neither an address nor a report's text"
            yield InputError(run.feed.item, cause=cause, next_step="look at the feed in a browser")

    def _visit(self, visit: _Visit) -> Iterator[Taken]:
        known = self._known.get(visit.url)
        if visit.entry and known and (why := _passes(visit.entry, known=known)):
            yield Passed(address=visit.url, why=why)
            self._leave(visit.run, failed=False)
            return
        try:
            answer = self._visits.fetch(
                visit.url,
                etag=known.etag if known else None,
                last_modified=known.last_modified if known else None,
            )
        except InputError as refusal:
            yield from self._fail(visit, refusal)
            return
        if isinstance(answer, Unchanged):
            yield Passed(address=visit.url, why="unchanged")
            self._note(visit.url)
            self._leave(visit.run, failed=False)
        else:
            yield from self._open(visit, answer)

    def _open(self, visit: _Visit, page: FetchedPage) -> Iterator[Taken]:
        """What came back is sorted; a feed where a report was named, or a list inside a list, is a failure."""
        said = entry_facts(visit.entry, feed=visit.run.feed) if visit.entry and visit.run else None
        parts = list(
            read_fetched(page, item=visit.url, options=self._options, said=said, is_feed=visit.is_feed)
        )
        first = parts[0] if parts else None
        if visit.is_feed and isinstance(first, FeedList):
            cause = "a list of feeds names it as a feed, and it is a list itself"
            first = InputError(visit.url, cause=cause, next_step="give its address by itself")
        elif visit.entry and isinstance(first, Feed | FeedList):
            cause = "a feed names it as a report, and it is a feed itself"
            first = InputError(visit.url, cause=cause, next_step="give its address by itself")
        if isinstance(first, InputError) and len(parts) == 1:
            yield from self._fail(visit, first)
            return
        yield from self._sort(parts, source=visit.run.source if visit.run else visit.url, page=page)
        if isinstance(first, FeedList):
            self._note(visit.url, kind="list")  # asked for whole each time: its feeds are not kept
        elif not isinstance(first, Feed):
            self._note(visit.url, kind="page", page=page)
        self._leave(visit.run, failed=False)

    def _fail(self, visit: _Visit, refusal: InputError) -> Iterator[Taken]:
        """The address failed; a feed that carries the whole text still gives the report."""
        kind = "feed" if visit.is_feed else "page" if visit.entry else None
        document = None
        if visit.entry and visit.run:
            document = make_entry_document(visit.entry, feed=visit.run.feed, options=self._options)
        if document and visit.run:
            yield from self._add(document, source=visit.run.source)
            what = f"the page was not read ({refusal.cause}); the text in the feed was taken"
            yield Issue(where=visit.url, what=what)
        else:
            yield refusal
        self._note(visit.url, kind=kind, error=refusal.cause)
        self._leave(visit.run, failed=document is None)

    def _leave(self, run: _Run | None, *, failed: bool) -> None:
        """One part of a feed is done with; after the last its health is noted."""
        if run is None:
            return
        run.left -= 1
        run.failed += failed
        if run.left == 0:
            whole = run.failed == 0
            if _fits(run.source):
                self._case.note_source(
                    run.source,
                    kind="feed",
                    etag=run.etag if whole else None,
                    last_modified=run.last_modified if whole else None,
                )

    def _note(
        self, url: str, *, kind: str | None = None, page: FetchedPage | None = None, error: str | None = None
    ) -> None:
        if _fits(url):
            etag, last_modified = (page.etag, page.last_modified) if page else (None, None)
            self._case.note_source(url, kind=kind, etag=etag, last_modified=last_modified, error=error)


def _fits(address: str) -> bool:
    return len(address.encode("utf-8", "replace")) <= _LONGEST_ADDRESS


def _passes(entry: FeedEntry, *, known: Source) -> Literal["known", "given up"] | None:
    """Why the page behind an entry is not asked for; one that the feed says was changed since is."""
    if known.last_good:
        is_newer = entry.updated_at is not None and entry.updated_at > known.last_good
        return None if is_newer else "known"
    return "given up" if known.failures >= _MOST_TRIES else None


def take_in(case: Case, document: Document, *, source: str | None = None) -> tuple[Added, str | None]:
    """The report is in the case; and what is odd about its publication time, None where nothing is or the case knew it.

    One that would count only from a day to come was retrieved now, whatever it says: so it counts from now, and does
    not take the whole case to that day.
    """
    now = datetime.now(UTC)
    what = _odd_date(document, now=now)
    if document.counts_from and document.counts_from - now > _AHEAD:
        document = replace(document, retrieved_at=now)
    added = add_report(case, document, source=source)
    return added, what if added.news != "known" else None


def _odd_date(document: Document, *, now: datetime) -> str | None:
    published = document.published_at
    if published is None:
        return None
    if published < _EARLIEST:
        return f"it says that it was published on {published:%Y-%m-%d}, before 1990; check the date"
    if published - min(document.retrieved_at or now, now) > _AHEAD:
        return (
            f"it says that it was published on {published:%Y-%m-%d}, which is still to come; check the date"
        )
    return None
