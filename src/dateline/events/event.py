"""Accounts with events → what each event is, as all its tellings together have it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

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
    accounts = tuple(accounts)
    with making_many():
        tellings = _by_event(accounts)
        return tuple(_event(id, found) for id, found in tellings.items())


def _by_event(accounts: tuple[Account, ...]) -> dict[str, list[Telling]]:
    outlets = outlets_of(accounts)
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


def _event(id: str, tellings: list[Telling]) -> Event:
    status = status_of(tellings)
    alike = [t for t in tellings if t.told.status == status] or tellings
    type = most(t.told.type for t in alike)
    typed = [t for t in alike if t.told.type == type]
    days = most((t.told.day, t.told.last_day) for t in alike if t.told.day) or (None, None)
    voices = voices_of(tellings, says=lambda t: t.told.done)
    deniers = voices_of(tellings, says=lambda t: t.told.denies)
    taken_back = _taken_back(tellings)
    kept = tuple(voice for voice in voices if voice.key not in taken_back)
    first = typed[0].told
    return Event(
        id=id,
        type=first.type,
        mode=most(t.told.mode for t in typed if t.told.mode),
        quad=first.quad,
        score=most(t.told.score for t in typed) or 0.0,
        cameo=most(t.told.cameo for t in typed) or first.cameo,
        status=status,
        historical=sum(t.told.historical for t in tellings) * 2 > len(tellings),
        actors=_side([t.told.actors for t in alike]),
        recipients=_side([t.told.recipients for t in alike]),
        place=_place(tellings),
        day=days[0],
        last_day=days[1],
        tellings=tuple(tellings),
        voices=kept,
        deniers=deniers,
        standing="retracted" if voices and not kept else standing_of(kept, deniers),
    )


def status_of(tellings: Sequence[Telling]) -> Status:
    """What the reports say by then: done if anybody says so, else what the latest telling says."""
    said = Counter(t.told.status for t in tellings if t.told.done)
    if said:
        return "ongoing" if said["ongoing"] > said["occurred"] else "occurred"
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
    for telling in filter(says, tellings):
        texts.setdefault(telling.origin, []).append(telling)
    found: dict[str, Voice] = {}
    for told in texts.values():
        narrated = [t for t in told if t.voice.kind == "outlet"]
        for t in narrated or told:
            found.setdefault(t.voice.key, t.voice)
    return tuple(found.values())


def most(values: Iterable[_Value]) -> _Value:
    """The value met most often, the earliest of several; None where there is none."""
    counted: Counter[Hashable] = Counter(values)
    return max(counted, key=lambda v: counted[v], default=None)  # type: ignore[return-value]


def _side(sides: list[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Who most tellings put on this side: where three or more name anybody, everybody whom half of those name.

    A surname alone is the person of that name.
    """
    told = [side for side in sides if side]
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


def _place(tellings: Sequence[Telling]) -> Spot | None:
    spots = [t.told.place for t in tellings if t.told.place]
    named = [s for s in spots if s.name and s.precision != "country"] or spots
    best = most(s.name for s in named)
    alike = [s for s in named if s.name == best]
    return min(alike, key=lambda s: _EXACT.get(s.precision or "", 4), default=None)
