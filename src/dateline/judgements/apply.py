"""Judgements and accounts → accounts with the corrections laid over them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from dateline.ids import make_id
from dateline.judgements.edits import is_named, named, traced, voiced, without
from dateline.judgements.judgement import Applied, Codes, Effect, Judgement, Locator, State, parse_locator
from dateline.judgements.targets import index_at
from dateline.judgements.values import correct_told, party_of, voice_of
from dateline.records import Account, Join, Told


def apply_judgements(
    judgements: Iterable[Judgement], accounts: Iterable[Account], *, codes: Codes
) -> Applied:
    """The linked accounts with the judgements laid over them, in the order in which these were made.

    A judgement whose words are not found, or whose value cannot be read, changes nothing and says why. The
    accounts keep their order; without judgements they are what they were.
    """
    overlay = _Overlay(accounts, codes=codes)
    effects = tuple(overlay.apply(judgement) for judgement in judgements)
    return Applied(accounts=tuple(overlay.accounts.values()), effects=effects)


class _NotFoundError(Exception):
    """What a judgement is about is not found."""

    def __init__(self, why: str, *, state: State = "lost") -> None:
        super().__init__(why)
        self.why = why
        self.state = state


class _Overlay:
    """The accounts on the way through the judgements."""

    def __init__(self, accounts: Iterable[Account], *, codes: Codes) -> None:
        self.accounts = {account.document: account for account in accounts}
        self._codes = codes
        self._order = {document: n for n, document in enumerate(self.accounts)}
        self._events: dict[str, set[str]] | None = None
        self._ways: dict[str, Callable[[Judgement, Mapping[str, Any]], list[str]]] = {
            "event": self._correct,
            "not an event": self._drop,
            "merge": self._merge,
            "split": self._split,
            "speaker": self._give_voice,
            "origin": self._trace,
            "actor": self._name,
        }

    def apply(self, judgement: Judgement) -> Effect:
        """What the judgement came to; the accounts are as it says."""
        before = dict(self.accounts)
        way = self._ways.get(judgement.kind)
        try:
            if way is None or not isinstance(judgement.value, Mapping):
                raise ValueError(f"a judgement of the kind {judgement.kind!r} is not known here")
            gone = way(judgement, judgement.value)
        except _NotFoundError as missing:
            self._put_back(before)
            return Effect(judgement=judgement.id, state=missing.state, why=missing.why)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._put_back(before)
            why = f"it misses {error}" if isinstance(error, KeyError) else str(error)
            return Effect(judgement=judgement.id, state="lost", why=why)
        if gone:
            return Effect(judgement=judgement.id, state="holds in part", why="; ".join(gone))
        if self.accounts == before:
            return Effect(judgement=judgement.id, state="needless", why="it is read so without it")
        return Effect(judgement=judgement.id, state="holds")

    def _put_back(self, before: dict[str, Account]) -> None:
        self.accounts = before
        self._events = None

    # Finding

    def _account(self, document: str) -> Account:
        account = self.accounts.get(document)
        if account is None:
            raise _NotFoundError(f"{document} is not among the reports", state="not yet")
        return account

    def _at(self, words: str) -> tuple[Account, int]:
        place = parse_locator(words)
        account = self._account(place.document)
        found = index_at(account, place)
        if found is None:
            raise _NotFoundError(f"no event is told at {place} any more")
        return account, found

    def _each(self, judgement: Judgement, value: Mapping[str, Any]) -> tuple[list[Locator], list[str]]:
        """The places of its mentions, and what was not found; `_NotFoundError` where none was."""
        places: list[Locator] = []
        missing: list[_NotFoundError] = []
        for words in (judgement.target, *value.get("also", ())):
            try:
                account, index = self._at(words)
            except _NotFoundError as error:
                missing.append(error)
            else:
                told = account.told[index]
                places.append(
                    Locator(document=account.document, start=told.trigger.start, end=told.trigger.end)
                )
        if not places:
            raise missing[0]
        return list(dict.fromkeys(places)), [error.why for error in missing if error.state == "lost"]

    def _events_of(self) -> dict[str, set[str]]:
        """The reports that tell each event."""
        if self._events is None:
            self._events = {}
            for account in self.accounts.values():
                for event in account.events:
                    self._events.setdefault(event, set()).add(account.document)
        return self._events

    # Events

    def _correct(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        def corrected(told: Told) -> Told:
            return correct_told(told, judgement.field, value["to"], codes=self._codes)

        places, gone = self._each(judgement, value)
        for place in places:
            self._set(place, corrected)
        return gone

    def _set(self, place: Locator, corrected: Callable[[Told], Told]) -> None:
        account, index = self._at(str(place))
        told = (*account.told[:index], corrected(account.told[index]), *account.told[index + 1 :])
        self.accounts[account.document] = replace(account, told=told)

    def _drop(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        places, gone = self._each(judgement, value)
        for place in places:
            account, index = self._at(str(place))
            self.accounts[account.document] = without(account, index)
        self._events = None
        return gone

    def _merge(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        (one, here), (other, there) = self._at(judgement.target), self._at(value["with"])
        events = sorted({one.events[here], other.events[there]}, key=self._begins)
        if len(events) == 2:
            self._rename(events[1], events[0], why=f"judgement {judgement.id}")
        return []

    def _begins(self, event: str) -> tuple[int, int]:
        """Where an event is first told."""
        first = min(self._events_of()[event], key=self._order.__getitem__)
        return self._order[first], self.accounts[first].events.index(event)

    def _rename(self, event: str, into: str, *, why: str) -> None:
        first, at = self._begins(event)
        for document in self._events_of()[event]:
            account = self.accounts[document]
            joins = tuple(replace(j, event=into) if j.event == event else j for j in account.joins)
            if self._order[document] == first:
                told = account.told[at].id
                joins = (*joins, Join(told=told, event=into, score=0.0, reasons=(why,)))
            events = tuple(into if e == event else e for e in account.events)
            self.accounts[document] = replace(account, events=events, joins=joins)
        self._events_of().setdefault(into, set()).update(self._events_of().pop(event))

    def _split(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        places, gone = self._each(judgement, value)
        event = make_id("evn", judgement.id)
        if self._is_whole(places):
            return gone
        for place in places:
            account, index = self._at(str(place))
            told = account.told[index].id
            joins = tuple(j for j in account.joins if j.told != told or j.veto)
            why = (f"judgement {judgement.id}",)
            events = (*account.events[:index], event, *account.events[index + 1 :])
            joins = (*joins, Join(told=told, event=event, score=0.0, reasons=why))
            self.accounts[account.document] = replace(account, events=events, joins=joins)
        self._events = None
        return gone

    def _is_whole(self, places: list[Locator]) -> bool:
        """Whether the mentions are all that one event has, so that they are its own already."""
        found = [self._at(str(place)) for place in places]
        events = {account.events[index] for account, index in found}
        if len(events) > 1:
            return False
        (event,) = events
        told = sum(self.accounts[d].events.count(event) for d in self._events_of()[event])
        return told == len({(account.document, index) for account, index in found})

    # Claims, origins, names

    def _give_voice(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        places, gone = self._each(judgement, value)
        for place in places:
            account, index = self._at(str(place))
            told = account.told[index]
            self.accounts[account.document] = voiced(account, told, voice_of(value["to"], account))
        return gone

    def _trace(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        """A report that others go back to takes them along; one that leaves its origin leaves alone."""
        account = self._account(judgement.target)
        own = make_id("ori", account.document)
        origin = self._account(value["to"]).origin if value["to"] else own
        leads = account.origin == own
        for moved in [a for a in self.accounts.values() if leads and a.origin == own] or [account]:
            self.accounts[moved.document] = traced(moved, origin)
        return []

    def _name(self, judgement: Judgement, value: Mapping[str, Any]) -> list[str]:
        account = self._account(judgement.target)
        if not is_named(account, value["words"]):
            raise _NotFoundError(f"nobody in {account.document} is called {value['words']!r} any more")
        self.accounts[account.document] = named(account, value["words"], party_of(value["to"]))
        return []
