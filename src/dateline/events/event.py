"""Accounts with events → what each event is, as all its tellings together have it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from dateline.events.kept import NOTHING, Happenings
from dateline.records import (
    Account,
    Event,
    Party,
    Spot,
    Standing,
    Status,
    Telling,
    Voice,
    making_many,
    outlets_of,
)

_Value = TypeVar("_Value")
_EXACT = {"exact": 0, "city": 1, "region": 2, "country": 3}
_MOST_PARTIES = 6
_FEW = 2  # tellings: so few cannot outvote each other


def make_events(accounts: Iterable[Account]) -> tuple[Event, ...]:
    """Every event that the mentions of the accounts are of, in the order in which they were first told."""
    return add_accounts(NOTHING, accounts).events


def add_accounts(before: Happenings, accounts: Iterable[Account]) -> Happenings:
    """What happened by the reports before, and what these, all of them later, tell of it: as if told all at once."""
    accounts = tuple(accounts)
    outlets = {**outlets_of(accounts), **before.outlets}
    with making_many():
        told = _by_event(accounts, outlets)
        events = [
            _event(event.id, [*event.tellings, *told.pop(event.id)]) if event.id in told else event
            for event in before.events
        ]
        events.extend(_event(id, tellings) for id, tellings in told.items())
    return Happenings(events=tuple(events), outlets=outlets)


def _by_event(accounts: tuple[Account, ...], outlets: Mapping[str, Voice]) -> dict[str, list[Telling]]:
    tellings: dict[str, list[Telling]] = {}
    for account in accounts:
        for told, event in zip(account.told, account.events, strict=True):
            telling = Telling(
                told=told,
                voice=outlets[account.origin] if told.voice.kind == "outlet" else told.voice,
                document=account.document,
                origin=account.origin,
                outlet=account.outlet,
                published_at=account.published_at,
            )
            tellings.setdefault(event, []).append(telling)
    return tellings


def _event(id: str, tellings: Sequence[Telling]) -> Event:
    return _of_many(id, tellings) if len(tellings) > 1 else _of_one(id, tellings[0])


def _of_one(id: str, telling: Telling) -> Event:
    """What `_of_many` makes of one telling, in a third of the time: most events are told once."""
    told, voices = telling.told, (telling.voice,)
    return Event(
        id=id,
        type=told.type,
        mode=told.mode or None,
        quad=told.quad,
        score=told.score or 0.0,
        cameo=told.cameo,
        status=told.status,
        historical=told.historical,
        actors=_side([told.actors]),
        recipients=_side([told.recipients]),
        place=told.place,
        day=told.day,
        last_day=told.last_day if told.day else None,
        tellings=(telling,),
        voices=voices if told.done else (),
        deniers=voices if told.denies else (),
        standing="single-origin" if told.done else "not told as done",
    )


def _of_many(id: str, tellings: Sequence[Telling]) -> Event:
    status = status_of(tellings)
    told = [t.told for t in tellings]
    alike = [t for t in told if t.status == status] or told
    type = most(t.type for t in alike)
    typed = [t for t in alike if t.type == type]
    days = most((t.day, t.last_day) for t in alike if t.day) or (None, None)
    voices = voices_of(tellings, says=_says_done)
    deniers = voices_of(tellings, says=_denies)
    taken_back = _taken_back(tellings) if deniers else set()
    kept = tuple(voice for voice in voices if voice.key not in taken_back)
    first = typed[0]
    return Event(
        id=id,
        type=first.type,
        mode=most(t.mode for t in typed if t.mode),
        quad=first.quad,
        score=most(t.score for t in typed) or 0.0,
        cameo=most(t.cameo for t in typed) or first.cameo,
        status=status,
        historical=sum(t.historical for t in told) * 2 > len(told),
        actors=_side([t.actors for t in alike]),
        recipients=_side([t.recipients for t in alike]),
        place=_place([t.place for t in told if t.place]),
        day=days[0],
        last_day=days[1],
        tellings=tuple(tellings),
        voices=kept,
        deniers=deniers,
        standing="retracted" if voices and not kept else standing_of(kept, deniers),
    )


def _says_done(telling: Telling) -> bool:
    return telling.told.done


def _denies(telling: Telling) -> bool:
    return telling.told.denies


def status_of(tellings: Sequence[Telling]) -> Status:
    """What the reports say by then: done if anybody says so, else what the latest telling says."""
    said = [t.told.status for t in tellings if t.told.done]
    if said:
        return "ongoing" if said.count("ongoing") > said.count("occurred") else "occurred"
    return "denied" if tellings[-1].told.denies else tellings[-1].told.status


def _taken_back(tellings: Sequence[Telling]) -> set[str]:
    """The voices that said it was done and in a later report say it was not."""
    last: dict[str, tuple[bool, str]] = {}
    for telling in tellings:
        key = telling.voice.key
        if telling.told.done:
            last[key] = (True, telling.document)
        elif telling.told.denies and key in last and last[key][1] != telling.document:
            last[key] = (False, telling.document)
    return {key for key, (done, _) in last.items() if not done}


def standing_of(voices: Sequence[Voice], deniers: Sequence[Voice]) -> Standing:
    """How well it stands that the event happened. A denial never corroborates."""
    if not voices:
        return "not told as done"
    if {voice.key for voice in deniers} - {voice.key for voice in voices}:
        return "disputed"
    return "corroborated" if len(voices) > 1 else "single-origin"


def voices_of(tellings: Iterable[Telling], *, says: Callable[[Telling], bool]) -> tuple[Voice, ...]:
    """The independent voices of the tellings that `says` holds for.

    A text that narrates counts as its outlet, whatever else it quotes; all its copies are that one outlet's.
    A text that only quotes counts as those it quotes: a named speaker is one voice wherever quoted, the
    nameless one in each text.
    """
    texts: dict[str, list[Telling]] = {}
    for telling in tellings:
        if says(telling):
            texts.setdefault(telling.origin, []).append(telling)
    found: dict[str, Voice] = {}
    for told in texts.values():
        narrated = [t for t in told if t.voice.kind == "outlet"]
        for t in narrated or told:
            found.setdefault(t.voice.key, t.voice)
    return tuple(found.values())


def most(values: Iterable[_Value]) -> _Value:
    """The value met most often, the earliest of several; None where there is none."""
    counted: dict[_Value, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return max(counted, key=counted.__getitem__, default=None)  # type: ignore[return-value]


def _side(sides: list[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Who most tellings put on this side: where three or more name anybody, everybody whom half of those name.

    A surname alone is the person of that name.
    """
    told = [side for side in sides if side]
    if not told:
        return ()
    if all(side == told[0] for side in told):
        told = told[:1]  # whom all name the same way
        if len(told[0]) == 1:
            return told[0]
    counted = Counter(key for side in told for key in {party.key for party in side})
    least = (len(told) + 1) // 2 if len(told) > _FEW else 1
    kept: dict[str, Party] = {}
    for side in told:
        for party in side:
            if counted[party.key] >= least:
                kept[party.key] = _clearer(kept.get(party.key), party)
    names = [party.name.casefold() for party in kept.values()]
    whole = [p for p in kept.values() if not any(name.endswith(f" {p.name.casefold()}") for name in names)]
    return tuple(whole)[:_MOST_PARTIES]


def _clearer(one: Party | None, other: Party) -> Party:
    """The one that names more: a person before a body, a body before words."""
    if one is None or (one.type is None and other.type is not None):
        return other
    return one


def _place(spots: Sequence[Spot]) -> Spot | None:
    if not spots:
        return None
    named = [s for s in spots if s.name and s.precision != "country"] or spots
    best = most(s.name for s in named)
    alike = [s for s in named if s.name == best]
    return min(alike, key=lambda s: _EXACT.get(s.precision or "", 4), default=None)
