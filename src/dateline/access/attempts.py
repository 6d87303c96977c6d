"""Failed logins, counted in memory: who tries too often has to wait."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from dateline.access.names import fold_name
from dateline.errors import DatelineError

WINDOW = 15 * 60  # seconds
MOST_PER_NAME = 5
MOST_PER_ADDRESS = 50
_MOST_KEPT = 20_000

_Key = tuple[str, str | None]


class LockedError(DatelineError):
    """Too many logins failed: none is tried for so many `seconds`. `begins` says that the wait begins with this one."""

    def __init__(self, seconds: int, *, begins: bool) -> None:
        minutes = math.ceil(seconds / 60)
        super().__init__(f"Too many logins failed; try again in {minutes} minute{'s' * (minutes != 1)}.")
        self.seconds = seconds
        self.begins = begins


class Attempts:
    """The logins that failed lately, in this process.

    After 5 failures in 15 minutes a name is locked for its address for 15 minutes, after 50 an address. Addresses of
    IPv6 count by their /64, which one customer has whole. `clock` gives seconds that only grow.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[_Key, deque[float]] = OrderedDict()
        self._told: set[_Key] = set()
        self._lock = threading.Lock()

    def admit(self, name: str, *, address: str) -> None:
        """One more login may be tried. It counts as failed at once: many at the same time get no more tries than one.

        Raises LockedError, and counts nothing, where too many failed.
        """
        with self._lock:
            now, keys = self._clock(), _keys(name, address)
            for key, most in zip(keys, (MOST_PER_NAME, MOST_PER_ADDRESS), strict=True):
                self._refuse(key, most, now)
            for key in keys:
                self._failed.setdefault(key, deque()).append(now)
                self._failed.move_to_end(key)
            self._forget_most(now)

    def _refuse(self, key: _Key, most: int, now: float) -> None:
        """Raises LockedError where the key is locked; forgets what is over."""
        failed = self._failed.get(key, deque())
        if len(failed) >= most:
            left = failed[-1] + WINDOW - now
            if left > 0:
                begins = key not in self._told
                self._told.add(key)
                raise LockedError(math.ceil(left), begins=begins)
            failed.clear()
        self._told.discard(key)
        while failed and failed[0] <= now - WINDOW:
            failed.popleft()

    def _forget_most(self, now: float) -> None:
        """Those whose last failure is over are forgotten; past 20,000 the oldest, too."""
        while self._failed:
            key, failed = next(iter(self._failed.items()))
            if len(self._failed) <= _MOST_KEPT and failed and failed[-1] > now - WINDOW:
                return
            del self._failed[key]
            self._told.discard(key)

    def forgive(self, name: str, *, address: str) -> None:
        """The login succeeded: the failures of the name from there are forgotten, and it is none of the address's."""
        with self._lock:
            own, all_ = _keys(name, address)
            self._failed.pop(own, None)
            if failed := self._failed.get(all_):
                failed.pop()


def _keys(name: str, address: str) -> tuple[_Key, _Key]:
    place = _place(address)
    return (place, fold_name(name) or ""), (place, None)


def _place(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
