"""Answers made once: what two ask for at the same time is made by one of them, and kept as long as there is room."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class Kept(Generic[_Thing]):
    """Things under their names, those asked for last, together at most `most` by `weigh`. Threads may share it.

    What weighs more than half of that by itself is given to all who wait for it, and not kept.
    """

    def __init__(self, *, most: int, weigh: Callable[[_Thing], int] = lambda thing: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._lock = Lock()
        self._making: dict[str, Future[_Thing]] = {}
        self._things: OrderedDict[str, tuple[_Thing, int]] = OrderedDict()
        self._weight = 0

    def give(self, name: str, make: Callable[[], _Thing]) -> _Thing:
        """What is kept under the name, or else what `make` gives. Where that raises, nothing is kept."""
        with self._lock:
            if name in self._things:
                self._things.move_to_end(name)
                return self._things[name][0]
            others, mine = self._making.get(name), Future[_Thing]()
            if others is None:
                self._making[name] = mine
        return others.result() if others else self._make(name, make, mine)

    def _make(self, name: str, make: Callable[[], _Thing], mine: Future[_Thing]) -> _Thing:
        try:
            thing = make()
        except BaseException as error:
            with self._lock:
                del self._making[name]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._making[name]
            self._keep(name, thing)
        mine.set_result(thing)
        return thing

    def _keep(self, name: str, thing: _Thing) -> None:
        weight = self._weigh(thing)
        if 2 * weight > self._most:
            return
        self._things[name] = thing, weight
        self._weight += weight
        while self._weight > self._most:
            _, (_, lost) = self._things.popitem(last=False)
            self._weight -= lost
