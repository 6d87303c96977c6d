"""What the voices do not agree on: whether it happened, who did it, when, where, and what the target was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.ids import make_id
from dateline.picture.cited import cite_all, cite_at, voices_in
from dateline.picture.index import Index, Sides, seconds_of, sides_of
from dateline.records import (
    Account,
    Citation,
    Described,
    Disputed,
    Event,
    Opposed,
    Side,
    Slot,
    Telling,
    Voice,
    outlets_of,
)

_REACH = timedelta(days=14)  # a denial answers what was told so long before
_PLACES = frozenset("building site facility compound complex place structure target base object".split())
_LEAST_VALUES = 2
_DENIED = "it did not happen"
_DONE = "it happened"


def find_disputed(
    accounts: Sequence[Account], events: Sequence[Event], *, occurrences: Iterable[Disputed] | None = None
) -> tuple[Disputed, ...]:
    """Every dispute but those over numbers, each once, in the order of their events.

    Occurrence: some say it is done and others that it is not, in one event or in two that tell the same.
    Responsibility: the side that is said to have done it denies it, or two sides are named. Date and place:
    values that cannot both hold. Nature: two voices say different things of one target. Disputes that one
    report itself sets out are among them. `occurrences` are what `find_occurrences` found, for who has that already.
    """
    found: dict[tuple[str | None, Slot], Disputed] = {}
    for disputed in (
        *(find_occurrences(events) if occurrences is None else occurrences),
        *_slots(events),
        *_natures(accounts),
        *_inside(accounts, events),
    ):
        found.setdefault((disputed.event or disputed.id, disputed.slot), disputed)
    return tuple(found.values())


def find_contested(events: Sequence[Event]) -> frozenset[str]:
    """The ids of the events of which somebody says that they did not happen."""
    return frozenset(disputed.event for disputed in find_occurrences(events) if disputed.event)


def find_occurrences(events: Sequence[Event]) -> Iterator[Disputed]:
    """The disputes over whether an event happened, in the order of the events."""
    denied = [event for event in events if not event.voices and event.status == "denied"]
    denials = Index(denied, at=lambda sides: sides.event.first_at)
    for event in (e for e in events if e.voices and not e.historical):
        sides = sides_of(event)
        at = seconds_of(event.first_at)
        near = denials.sharing(sides.actors, (event.type,), since=at, until=at + _REACH.total_seconds())
        answers = [e.event for e in near if _answers(e, sides)]
        if not answers and not event.deniers:
            continue
        says = [t for t in event.tellings if t.told.done]
        against = [t for e in (event, *answers) for t in e.tellings if t.told.denies]
        firm = {t.voice.key for t in against} - {t.voice.key for t in says}
        no = [t for t in against if t.voice.key in firm]
        if no:
            yield Disputed(
                id=make_id("dsp", "occurrence", event.id),
                slot="occurrence",
                about=f"whether it happened: {event.first.told.word}",
                event=event.id,
                unit=None,
                sides=(_side(_DONE, says), _side(_DENIED, no)),
            )


def _answers(denial: Sides, told: Sides) -> bool:
    """Whether an event that is only denied is the one that others tell as done, here or before."""
    if not denial.actors & told.actors:
        return False
    if denial.recipients and told.recipients and not denial.recipients & told.recipients:
        return False
    tellings = denial.event.tellings
    if not any(t.told.stem in told.stems for t in tellings):
        return _same_place(denial.event, told.event)
    words = {w for t in told.event.tellings for w in t.told.words} - told.stems
    first, answer = told.event.first, denial.event.first
    return first.document == answer.document or any(w in words for t in tellings for w in t.told.words)


def _same_place(one: Event, other: Event) -> bool:
    return bool(one.place and other.place and one.place.name and one.place.name == other.place.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A slot of an event: what a telling says of it, and when two values cannot both hold."""

    slot: Slot
    about: str
    value: Callable[[Telling], object]
    words: Callable[[Telling], str]
    apart: Callable[[Telling, Telling], bool]


def _slots(events: Sequence[Event]) -> Iterator[Disputed]:
    for event in events:
        if event.historical or not event.voices:
            continue
        told = [t for t in event.tellings if t.told.done]
        if len(told) < _LEAST_VALUES:
            continue
        for part in _PARTS:
            sides = _opposite(part, told)
            if sides:
                yield Disputed(
                    id=make_id("dsp", part.slot, event.id),
                    slot=part.slot,
                    about=f"{part.about}: {event.first.told.word}",
                    event=event.id,
                    unit=None,
                    sides=sides,
                )


def _opposite(part: _Part, told: Sequence[Telling]) -> tuple[Side, ...]:
    """The values that stand against each other, each by a voice that gives no other."""
    groups: dict[object, list[Telling]] = {}
    for telling in told:
        value = part.value(telling)
        if value:
            groups.setdefault(value, []).append(telling)
    if len(groups) < _LEAST_VALUES:
        return ()
    values: dict[str, set[object]] = {}
    for value, tellings in groups.items():
        for telling in tellings:
            values.setdefault(telling.voice.key, set()).add(value)
    firm = {v: [t for t in g if len(values[t.voice.key]) == 1] for v, g in groups.items()}
    kept = [
        g
        for g in firm.values()
        if g and any(h and h is not g and all(part.apart(a, b) for a in g for b in h) for h in firm.values())
    ]
    return tuple(_side(part.words(g[0]), g) for g in kept)


def _countries(telling: Telling) -> frozenset[str]:
    return frozenset(p.country for p in telling.told.actors if p.country)


def _other_doers(a: Telling, b: Telling) -> bool:
    quoted = a.voice.kind != "outlet" and b.voice.kind != "outlet"
    same = {p.country for p in a.told.recipients} & {p.country for p in b.told.recipients} - {None}
    return quoted and bool(same) and not _countries(a) & _countries(b)


def _day(telling: Telling) -> tuple[date, date] | None:
    told = telling.told
    return (told.day, told.last_day) if told.day and told.last_day else None


def _other_day(a: Telling, b: Telling) -> bool:
    one, other = _day(a), _day(b)
    return bool(one and other and (one[1] < other[0] or other[1] < one[0]))


def _place(telling: Telling) -> str | None:
    place = telling.told.place
    return place.name if place and place.precision in ("exact", "city") else None


def _other_place(a: Telling, b: Telling) -> bool:
    one, other = a.told.place, b.told.place
    return bool(one and other and one.is_far_from(other))


_PARTS = (
    _Part(
        slot="responsibility",
        about="who did it",
        value=_countries,
        words=lambda t: " and ".join(party.name for party in t.told.actors),
        apart=_other_doers,
    ),
    _Part(
        slot="date",
        about="on what day",
        value=_day,
        words=lambda t: " to ".join(dict.fromkeys(d.isoformat() for d in (_day(t) or ()))),
        apart=_other_day,
    ),
    _Part(slot="place", about="where", value=_place, words=lambda t: _place(t) or "", apart=_other_place),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nature:
    account: Account
    described: Described

    @property
    def citation(self) -> Citation:
        return cite_at(self.described.sentence, document=self.account.document)


def _natures(accounts: Sequence[Account]) -> Iterator[Disputed]:
    """What voices say that one building, ship or other target is, where they differ."""
    told: dict[tuple[str | None, str], list[_Nature]] = {}
    for account in accounts:
        for described in account.described:
            thing = "building" if described.thing in _PLACES else described.thing
            told.setdefault((account.story, thing), []).append(_Nature(account=account, described=described))
    for (_, thing), natures in told.items():
        quoted = [n for n in natures if n.described.voice.kind != "outlet"]
        groups: list[list[_Nature]] = []
        for nature in quoted:
            for group in groups:
                if not _unlike(nature, group[0]):
                    group.append(nature)
                    break
            else:
                groups.append([nature])
        homes = {n.described.voice.affiliation or n.described.voice.key for n in quoted}
        if len(groups) > 1 and len(homes) > 1:
            first = natures[0].described
            yield Disputed(
                id=make_id("dsp", "nature", natures[0].account.document, first.span.start),
                slot="nature",
                about=f"what the {thing} was",
                event=None,
                unit=None,
                sides=tuple(_nature_side(group) for group in groups),
            )


def _unlike(one: _Nature, other: _Nature) -> bool:
    a, b = one.described, other.described
    return a.negated != b.negated if set(a.words) & set(b.words) else not a.negated and not b.negated


def _nature_side(group: Sequence[_Nature]) -> Side:
    first = group[0].described
    voices: dict[str, Voice] = {n.described.voice.key: n.described.voice for n in group}
    return Side(
        value=("not " if first.negated else "") + first.value,
        voices=tuple(voices.values()),
        since=group[0].account.published_at,
        citations=tuple(dict.fromkeys(n.citation for n in group)),
    )


def _inside(accounts: Sequence[Account], events: Sequence[Event]) -> Iterator[Disputed]:
    """The disputes that one report sets out itself; a copy sets out that of its original."""
    known = {event.id for event in events}
    seen: set[tuple[str, ...]] = set()
    outlets = outlets_of(accounts)
    for account in accounts:
        placed = dict(zip((t.id for t in account.told), account.events, strict=True))
        for opposed in account.opposed:
            one, other = (
                outlets[account.origin] if voice.kind == "outlet" else voice
                for voice in (opposed.one, opposed.other)
            )
            opposed = replace(opposed, one=one, other=other)
            key = (opposed.about, *sorted((opposed.one.key, opposed.other.key)))
            if opposed.about.startswith("how many") or key in seen:
                continue
            seen.add(key)
            event = placed.get(opposed.told or "")
            yield _opposed(account, opposed, event=event if event in known else None)


def _opposed(account: Account, opposed: Opposed, *, event: str | None) -> Disputed:
    words = opposed.about.split()[0]
    slot: Slot = "nature" if words == "what" else "responsibility" if words == "who" else "occurrence"
    sides = tuple(
        Side(
            value="",
            voices=(voice,),
            since=account.published_at,
            citations=(cite_at(place, document=account.document),),
        )
        for voice, place in ((opposed.one, opposed.here), (opposed.other, opposed.there))
    )
    id = make_id("dsp", slot, event or account.document, opposed.here.start, opposed.there.start)
    return Disputed(id=id, slot=slot, about=opposed.about, event=event, unit=None, sides=sides)


def _side(value: str, tellings: Iterable[Telling]) -> Side:
    tellings = tuple(tellings)
    dated = [t.published_at for t in tellings if t.published_at]
    return Side(
        value=value,
        voices=voices_in(tellings),
        since=min(dated, default=None),
        citations=cite_all(tellings),
    )
