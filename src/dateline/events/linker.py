"""The reports met so far, and which event each mention of the next one is of."""

import math
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import nlargest

from dateline.events.likeness import Comparison, compare_told, may_be_one
from dateline.ids import make_id
from dateline.records import Account, EventType, Join, Told

WINDOW = timedelta(days=30)
"""How long an event can be met again: a mention is compared with those of this many days before."""

# The least mean score at which a mention joins an event: see docs/decisions/0011-events.md.
THRESHOLD = -0.75
# A veto holds where it parts a mention from one in so many of those compared: one of them may be misread.
_VETOED = 3
_MOST_EVENTS = 160  # events looked at for each mention, the latest told first
_MOST_TOLD = 8  # mentions compared of each: the first, and the latest
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Told:
    told: Told
    document: str
    at: datetime | None


@dataclass(slots=True)
class _Open:
    """An event that may be met again."""

    id: str
    told: list[_Told] = field(default_factory=list)
    types: set[EventType] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    @property
    def compared(self) -> list[_Told]:
        if len(self.told) <= _MOST_TOLD:
            return self.told
        return [self.told[0], *self.told[1 - _MOST_TOLD :]]


class Linker:
    """Which event each mention is of, in one pass through the reports in order of publication.

    Each mention joins the event it is likest to, or begins one: best first, and never revised. Only reports
    of the `WINDOW` before count, so that the work for one more report depends on how many were published
    lately, not on how many there are; a linker that is told of those alone (`resume`) goes on exactly as the
    one that saw all.
    """

    def __init__(self) -> None:
        self._accounts: deque[Account] = deque()
        self._events: dict[str, _Open] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._words: Counter[str] = Counter()
        self._weights: dict[str, float] = {}  # of this moment, as far as asked for

    def resume(self, account: Account) -> None:
        """An account whose mentions have their events is among those met."""
        self._forget(account.counts_from)
        for told, event in zip(account.told, account.events, strict=True):
            self._keep(told, event, account)
        self._met(account)

    def add(self, account: Account) -> Account:
        """The account with an event for each mention, and the joins and vetoes that led there."""
        self._forget(account.counts_from)
        events: list[str] = []
        joins: list[Join] = []
        for told in account.told:
            event, why = self._place(told, account)
            events.append(event)
            joins += why
            self._keep(told, event, account)
        linked = replace(account, events=tuple(events), joins=tuple(joins))
        self._met(linked)
        return linked

    def _place(self, told: Told, account: Account) -> tuple[str, list[Join]]:
        found: list[tuple[float, str, Comparison]] = []
        vetoed: list[Join] = []
        for event in self._candidates(told):
            compared = [self._compare(told, other, account) for other in event.compared]
            score = sum(c.score for c in compared) / len(compared)
            if score < THRESHOLD:
                continue
            vetoes = [c.vetoes for c in compared if c.vetoes]
            if vetoes and len(vetoes) * _VETOED >= len(compared):
                vetoed.append(
                    Join(told=told.id, event=event.id, score=_round(score), reasons=vetoes[0], veto=True)
                )
            else:
                found.append((score, event.id, max(compared, key=lambda c: c.score)))
        if not found:
            return make_id("evn", told.id), vetoed
        score, id, best = max(found, key=lambda f: (f[0], f[1]))
        join = Join(told=told.id, event=id, score=_round(score), reasons=best.reasons)
        return id, [join, *vetoed]

    def _compare(self, told: Told, other: _Told, account: Account) -> Comparison:
        days = abs(account.counts_from - other.at).days if account.counts_from and other.at else 0
        return compare_told(
            told,
            other.told,
            days_between=days,
            one_report=other.document == account.document,
            weight=self._weight,
        )

    def _weight(self, word: str) -> float:
        weight = self._weights.get(word)
        if weight is None:
            weight = math.log((len(self._accounts) + 2) / (self._words[word] + 1)) + 0.1
            self._weights[word] = weight
        return weight

    def _candidates(self, told: Told) -> Iterator[_Open]:
        ids: dict[str, None] = {}
        for key in keys_of(told):
            ids.update(self._by_key.get(key, {}))
        near = [event for id in ids if may_be_one(told.type, (event := self._events[id]).types)]
        yield from nlargest(_MOST_EVENTS, near, key=lambda event: (event.told[-1].at or _LATEST, event.id))

    def _keep(self, told: Told, id: str, account: Account) -> None:
        event = self._events.setdefault(id, _Open(id))
        event.told.append(_Told(told, account.document, account.counts_from))
        event.types.add(told.type)
        for key in keys_of(told):
            event.keys.add(key)
            self._by_key.setdefault(key, {})[id] = None

    def _met(self, account: Account) -> None:
        self._accounts.append(account)
        self._weights.clear()
        for told in account.told:
            self._words.update(told.words)

    def _forget(self, at: datetime | None) -> None:
        """What is older than the window is met no more."""
        while (
            at
            and self._accounts
            and ((first := self._accounts[0].counts_from) is None or at - first > WINDOW)
        ):
            account = self._accounts.popleft()
            for told in account.told:
                self._words.subtract(told.words)
            for word in {word for told in account.told for word in told.words}:
                if not self._words[word]:
                    del self._words[word]
            self._weights.clear()
            for id in dict.fromkeys(account.events):
                event = self._events[id]
                event.told = [t for t in event.told if t.document != account.document]
                self._narrow(event)

    def _narrow(self, event: _Open) -> None:
        """What only forgotten mentions said of an event finds it no more: a linker that resumes never knew it."""
        kept = {key for t in event.told for key in keys_of(t.told)}
        for key in event.keys - kept:
            del self._by_key[key][event.id]
            if not self._by_key[key]:
                del self._by_key[key]
        event.keys, event.types = kept, {t.told.type for t in event.told}
        if not event.told:
            del self._events[event.id]


def keys_of(told: Told) -> Iterator[str]:
    """What an event can be found by: without one of these in common two mentions are not compared."""
    yield f"word {told.stem}"
    for party in (*told.actors, *told.recipients):
        yield f"party {party.key}"
    if told.place and told.place.name:
        yield f"place {told.place.name}"


def _round(score: float) -> float:
    return round(score, 3)
