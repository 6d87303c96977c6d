"""Pages asked for one after another, with the manners that their servers ask for.

In: addresses. Out: FetchedPages, or the word that nothing changed. Never asks one host for two things at once or
without a pause, and never for what its robots.txt keeps for itself.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.documents.addresses import host_of
from dateline.documents.fetch import (
    DEFAULT_LIMITS,
    FEEDS,
    PAGES,
    ROBOT,
    AnswerError,
    Asking,
    FetchedPage,
    FetchLimits,
    Unchanged,
    UnreachableError,
    fetch_permitted,
    make_permit,
    try_again_in,
)
from dateline.errors import InputError

if TYPE_CHECKING:
    from protego import Protego

_ANYTHING = Asking(types=None)
_ROBOTS_LIMITS = FetchLimits(most_bytes=2_000_000, seconds=10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a host is treated: seconds, but for `most_failures`.

    `pause` lies between the end of one request to a host and the next; its robots.txt may ask for more, up to
    `longest_pause`. A server that asks to be left alone (Retry-After) for up to `longest_wait` is waited for,
    once a page; for longer, it is not asked again. Neither is one that could not be reached `most_failures`
    times in a row.
    """

    pause: float = 1.0
    longest_pause: float = 10.0
    longest_wait: float = 30.0
    most_failures: int = 3


@dataclass(slots=True)
class _Host:
    """What we know of a host: when it may be asked again, and whether it may be asked at all."""

    pause: float
    free_at: float = 0.0
    closed_until: float = 0.0
    failures: int = 0


DEFAULT_MANNERS = Manners()


class Visits:
    """All that is asked of the web in one run."""

    def __init__(
        self,
        *,
        manners: Manners = DEFAULT_MANNERS,
        allow_private: bool = False,
        limits: FetchLimits = DEFAULT_LIMITS,
    ) -> None:
        self._manners = manners
        self._allow_private = allow_private
        self._limits = limits
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, Protego | InputError | None] = {}
        self._asked = _Host(pause=manners.pause)

    def seconds_until_free(self, url: str) -> float:
        """How long the host of an address still rests."""
        host = self._hosts.get(host_of(url) or "")
        return max(0.0, host.free_at - time.monotonic()) if host else 0.0

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> FetchedPage | Unchanged:
        """The page or feed behind an address, once its host has rested, or Unchanged since last time.

        Raises InputError for every failure, for an address that robots.txt keeps from us, and, without asking,
        for a host that wants to be left alone or could not be reached several times.
        """
        asking = Asking(types=PAGES + FEEDS, etag=etag, last_modified=last_modified)
        try:
            return self._fetch(url, asking=asking)
        except AnswerError as refusal:
            if refusal.wait is None:
                raise
            if refusal.wait > self._manners.longest_wait:
                self._host(url).closed_until = time.monotonic() + refusal.wait
                raise
            time.sleep(refusal.wait)
            return self._fetch(url, asking=asking)

    def _fetch(self, url: str, *, asking: Asking) -> FetchedPage | Unchanged:
        self._enter(url, item=url)
        permit = make_permit(url, allow_private=self._allow_private, limits=self._limits)
        with self._counted(url):
            return fetch_permitted(
                url,
                permit=permit,
                limits=self._limits,
                asking=asking,
                before_redirect=lambda next_url: self._enter_redirect(next_url, item=url),
            )

    def _enter_redirect(self, url: str, *, item: str) -> None:
        try:
            self._enter(url, item=item)
        except UnreachableError as error:  # it is counted already
            raise InputError(item, cause=error.cause, next_step=error.next_step) from error

    def _enter(self, url: str, *, item: str) -> None:
        """The host of the address has rested and lets us ask for it; raises InputError where it does not."""
        if host_of(url) is None:
            return  # fetch_permitted refuses it in better words
        self._refuse_closed(url, item=item)
        robots = self._robots_of(url, item=item)
        if isinstance(robots, InputError):
            raise InputError(item, cause=robots.cause, next_step=robots.next_step)
        if robots is not None and not robots.can_fetch(url, ROBOT):
            cause = "its server keeps it from programs (robots.txt)"
            raise InputError(item, cause=cause, next_step="save the page from a browser and give that file")
        time.sleep(self.seconds_until_free(url))
        self._asked = self._host(url)
        self._asked.free_at = time.monotonic() + self._asked.pause

    def _refuse_closed(self, url: str, *, item: str) -> None:
        host = self._host(url)
        left = host.closed_until - time.monotonic()
        if left > 0:
            raise InputError(item, cause="its server asks to be left alone", next_step=try_again_in(left))
        if host.failures >= self._manners.most_failures:
            cause = f"its server could not be reached {host.failures} times in a row"
            raise InputError(item, cause=cause, next_step="try again later")

    def _robots_of(self, url: str, *, item: str) -> "Protego | InputError | None":
        """The rules of the host, None where it has none, or why nothing may be asked of it."""
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin, item=item)
            robots = self._robots[origin]
            delay = None if robots is None or isinstance(robots, InputError) else robots.crawl_delay(ROBOT)
            host = self._host(url)
            host.pause = max(host.pause, min(delay or 0.0, self._manners.longest_pause))
        return self._robots[origin]

    def _fetch_robots(self, origin: str, *, item: str) -> "Protego | InputError | None":
        """As RFC 9309 has it: no such file permits everything, a server in trouble nothing."""
        from protego import Protego

        permit = make_permit(item, allow_private=self._allow_private, limits=_ROBOTS_LIMITS)
        url = f"{origin}/robots.txt"
        try:
            with self._counted(url):
                page = fetch_permitted(url, permit=permit, limits=_ROBOTS_LIMITS, asking=_ANYTHING)
        except AnswerError as refusal:
            if refusal.status < 500 and refusal.status != 429:
                return None
            if refusal.wait is not None:
                self._host(url).closed_until = time.monotonic() + refusal.wait
            cause = f"its robots.txt cannot be read ({refusal.cause})"
            return InputError(item, cause=cause, next_step=refusal.next_step)
        return Protego.parse(page.body.decode("utf-8", "replace")) if isinstance(page, FetchedPage) else None

    @contextmanager
    def _counted(self, url: str) -> Iterator[None]:
        """A request: when it ends, the host asked last begins to rest, and failures to reach it are counted.

        That is another one than the address names after a redirect.
        """
        self._asked = self._host(url)
        try:
            yield
        except UnreachableError:
            self._asked.failures += 1
            raise
        else:
            self._asked.failures = 0
        finally:
            self._asked.free_at = time.monotonic() + self._asked.pause

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(host_of(url) or "", _Host(pause=self._manners.pause))


def _origin(url: str) -> str:
    parts = urlsplit(url.strip())
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{parts.port}" if parts.port else "")
