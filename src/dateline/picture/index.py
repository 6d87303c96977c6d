"""Events by who takes part: so that one is held against those that share a side, and not against all."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge
from math import inf

from dateline.records import Event, EventType, Party, Telling


@dataclass(frozen=True, kw_only=True)
class Sides:
    """An event with what it is compared by: the codes of both sides, and the stems of the words that tell it."""

    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]

    @cached_property
    def done(self) -> list[Telling]:
        """The tellings that say it was done."""
        return [telling for telling in self.event.tellings if telling.told.done]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of the tellings that say it was done, without endings."""
        return frozenset(telling.told.stem for telling in self.done)


_Entry = tuple[float, str, Sides]


class Index:
    """Events by type and by the codes of those who take part, in the order in which they were told."""

    def __init__(self, events: Iterable[Event], *, at: Callable[[Sides], datetime | None]) -> None:
        self._by_key: dict[tuple[str, EventType], list[_Entry]] = {}
        for event in events:
            sides = sides_of(event)
            entry = (seconds_of(at(sides)), event.id, sides)
            for key in sides.actors | sides.recipients:
                self._by_key.setdefault((key, event.type), []).append(entry)
        for found in self._by_key.values():
            found.sort(key=lambda entry: entry[:2])

    def sharing(
        self, keys: Iterable[str], types: Iterable[EventType], *, since: float, until: float
    ) -> Iterator[Sides]:
        """The events of these types with one of these codes on a side, told in this time (seconds), earliest first."""
        lists = [self._by_key.get((key, type), []) for key in keys for type in types]
        parts = (_from(found, bisect_left(found, (since,))) for found in lists)
        last = ""
        for at, id, sides in merge(*parts, key=lambda entry: entry[:2]):
            if at > until:
                return
            if id != last:
                last = id
                yield sides


def _from(found: Sequence[_Entry], start: int) -> Iterator[_Entry]:
    """The entries from a place on; `islice` would count its way there."""
    return (found[n] for n in range(start, len(found)))


def moment_of(telling: Telling) -> float:
    """When a telling was published, in seconds; never for an undated one."""
    return seconds_of(telling.published_at)


def seconds_of(at: datetime | None) -> float:
    """A moment in seconds; never where there is none."""
    return at.timestamp() if at else inf


def sides_of(event: Event) -> Sides:
    """The event with the codes of its sides: a country stands before a body of it."""
    return Sides(event=event, actors=_homes(event.actors), recipients=_homes(event.recipients))


def _homes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.home for party in parties)
