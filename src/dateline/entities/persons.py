"""Persons: which mentions are one person, and what the text and the register of offices say of them."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from dateline.entities.descriptions import Description, describe
from dateline.entities.identity import Identity, body_identity
from dateline.entities.links import Rule, Taking
from dateline.entities.scene import Scene
from dateline.records import Office
from dateline.register import (
    Holder,
    bearers,
    bodies_by_code,
    gender_of,
    holders_named,
    holders_of_surname,
    key_of,
    known_surname,
    sector_of,
    states,
    surname_key,
)

# What a name is looked up by: the sort of key, then its words.
_Key = tuple[str, ...]


class Around(Protocol):
    """What the words around a name tell: the one state that is meant there, and whose a role is."""

    def state(self, name: int) -> str | None: ...

    def owner(self, description: Description) -> Identity | None: ...


# The numbers of the names met so far under each key, in order.
_Mentioned = dict[_Key, list[int]]

_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|I{2,3}|IV)\.?$")
_AT_HOME = frozenset(("COP", "JUD", "LEG", "OPP", "GOV", "MIL", "SPY", "PTY"))
_MEN = frozenset(
    "mr king prince sheikh ayatollah emir sultan pope lord imam mullah spokesman chairman".split()
)
_WOMEN = frozenset("mrs ms miss queen princess spokeswoman chairwoman congresswoman dame".split())


@dataclass(slots=True, kw_only=True)
class Person:
    """One person of a report while its mentions are gathered: by what words, described how."""

    words: str
    names: list[int] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    holders: tuple[Holder, ...] = ()
    extra: dict[tuple[int, int], Taking] = field(default_factory=dict)
    gender: str | None = None

    @property
    def surname(self) -> str:
        return surname_key(self.holders[0].surname) if self.holders else surname_key(surname_of(self.words))

    @property
    def heads(self) -> frozenset[str]:
        """The head words of all that the text says the person is."""
        return frozenset(d.head for d in self.descriptions)


def gather_persons(scene: Scene) -> tuple[Person, ...]:
    """The persons of a report, in order of first mention, with all their names.

    Full names come first; a surname alone then joins the last full name before it that it fits, else
    the first after it, else stands for itself.
    """
    numbers = [n for n, name in enumerate(scene.names) if name.type == "PERSON"]
    by_name: dict[int, Person] = {}
    mentioned: _Mentioned = {}
    for number in sorted(numbers, key=lambda n: (" " not in scene.names[n].span.quote, n)):
        words = _SUFFIX.sub("", scene.names[number].span.quote)
        met = _fitting(mentioned, words=words, number=number)
        person = _person(words, scene.names[number].span.quote) if met is None else by_name[met]
        insort(person.names, number)
        by_name[number] = person
        for key in _keys_of(person):
            insort(mentioned.setdefault(key, []), number)
    for number in numbers:
        _learn(scene, by_name[number], number)
    persons = {id(person): person for person in by_name.values()}.values()
    for person in persons:
        person.holders = settle_holders(scene, person)
    return tuple(sorted(persons, key=lambda p: p.names[0]))


def _person(words: str, quote: str) -> Person:
    return Person(words=words, holders=holders_named(words) or holders_named(quote))


def _fitting(mentioned: _Mentioned, *, words: str, number: int) -> int | None:
    """The last mention before a name of a person that its words fit, else the first after it."""
    before: list[int] = []
    after: list[int] = []
    for key in _keys_for(words):
        numbers = mentioned.get(key, [])
        at = bisect_left(numbers, number)
        before += numbers[max(0, at - 1) : at]
        after += numbers[at : at + 1]
    return max(before) if before else min(after, default=None)


def _keys_of(person: Person) -> Iterator[_Key]:
    """What a person met is looked up by: the whole name, each part that names alone, row, surname, both ends."""
    split = key_of(person.words).split()
    yield "whole", *split
    parts = {person.surname.split(" ")[-1], *split[-1:], *_given(split, listed=bool(person.holders))}
    yield from (("part", part) for part in parts)
    yield "surname", person.surname
    if person.holders:
        yield "row", person.holders[0].name
    if len(split) > 1:
        yield "ends", split[0], split[-1]


def _keys_for(words: str) -> Iterator[_Key]:
    """Where a person met may be found whom these words name: under the same name, the same register row, or a
    part of the name."""
    split = key_of(words).split()
    yield "whole", *split
    if len(split) == 1:
        yield "part", split[0]
        return
    yield "surname", surname_key(words)
    yield from {("row", holder.name) for holder in holders_named(words)}
    if split:
        yield "ends", split[0], split[-1]


def _given(split: list[str], *, listed: bool) -> list[str]:
    """The first word, where a person goes by it: East Asian surnames, and persons of the register."""
    return split[:1] if len(split) > 1 and (len(split) == 3 or listed) and len(split[0]) > 1 else []


def surname_of(words: str) -> str:
    """The last word of a name, with the particles before it ("von der Leyen", "al-Assad")."""
    split = words.split()
    at = len(split) - 1
    while at > 1 and split[at - 1].casefold() in (
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "der",
        "de",
        "da",
        "di",
        "le",
    ):
        at -= 1
    return " ".join(split[at:])


def _learn(scene: Scene, person: Person, number: int) -> None:
    person.descriptions.extend(describe(scene, number))
    place = scene.places[number]
    before = scene.tokens(place.sentence)[place.first - 1].lower.rstrip(".") if place and place.first else ""
    told = {d.head for d in person.descriptions} | {before}
    titled = "m" if told & _MEN else "f" if told & _WOMEN else None
    given = gender_of(person.words.split()[0]) if " " in person.words else None
    person.gender = person.gender or titled or given


def settle_holders(scene: Scene, person: Person) -> tuple[Holder, ...]:
    """The register's rows for a person: by full name, or by title and surname, or by a surname that one holder
    of a high office bears on the day. Rows of another state than the text gives are not the person's."""
    told = {d.country for d in person.descriptions if d.country}
    found = person.holders
    if not found and " " not in person.words:
        found = _by_surname(scene, person, told=told)
    return tuple(h for h in found if not told or h.country is None or h.country in told)


def _by_surname(scene: Scene, person: Person, *, told: set[str]) -> tuple[Holder, ...]:
    day = scene.day
    titles = [_title_words(d.words) for d in person.descriptions if d.words]
    now = holders_of_surname(person.words, day=day) if day else ()
    for listed in (now, bearers(person.words)):
        fitting = [h for h in listed if any(_title_words(h.title) <= words for words in titles)]
        fitting = [h for h in fitting if not told or h.country in told]
        if len({h.name for h in fitting}) == 1:
            return holders_named(fitting[0].name)
    known = known_surname(person.words, day=day, spoken_of=scene.spoken_of) if day and not titles else None
    return holders_named(known.name) if known else ()


def _title_words(title: str) -> frozenset[str]:
    words = key_of(title).replace("defence", "defense").replace("spokeswoman", "spokesman").split()
    return frozenset(words) - {"of", "the", "for", "to", "and"}


def offices_on(holders: Iterable[Holder], day: date | None) -> tuple[Office, ...]:
    """The offices held on a day; none when the day is unknown."""
    if day is None:
        return ()
    held = [h for h in holders if h.held_on(day) and h.title and h in holders_of_surname(h.surname, day=day)]
    return tuple(dict.fromkeys(Office(title=h.title, of=h.of, since=h.since, to=h.to) for h in held))


def person_identity(scene: Scene, person: Person, *, around: Around) -> Identity:
    """The person as an identity: state, code, sector from the text first, then the register, then the body.

    What first names a state is the main description; a body of no state lends its code and sector. `around` tells
    what is left unsaid.
    """
    held = [h for h in person.holders if scene.day and h.held_on(scene.day)] or list(person.holders)
    ranked = sorted(person.descriptions, key=lambda d: (d.country is None, d.body is None))
    main = ranked[0] if ranked else None
    owner = None if main and (main.country or main.body) else _owner(person, around)
    if main and owner:
        main = replace(main, country=owner.country, body=owner)
    body = (main.body if main else None) or (None if main and main.country else _body_of(held))
    country, rule, row = _state_of(person, told=main.country if main else None, held=held, around=around)
    if body and not country:
        rule, row = ("role in the text", body.row) if main and main.body else ("office in the register", row)
    listed = person.holders[0].name if person.holders else None
    name = person.words if " " in person.words or not listed else listed
    sector = next((d.sector for d in (main, *ranked) if d and d.sector), None) or _sector_of(held)
    stateless = body is not None and body.country is None and body.code is not None
    return Identity(
        key=("PERSON", key_of(listed or name) or name, None if listed else country),
        name=name,
        type="PERSON",
        country=(body.country if body else None) if stateless and not (main and main.country) else country,
        code=body.code if body and stateless else None,
        based_in=body.based_in if body and stateless else (),
        sector=body.sector if body and stateless else sector,
        rule=rule,
        row=row,
    )


def _state_of(
    person: Person, *, told: str | None, held: list[Holder], around: Around
) -> tuple[str | None, Rule | None, str | None]:
    """The state of a person, by which rule, and the row that says so: the text goes before the register."""
    row = f"people.tsv: {held[0].name}, {held[0].title} of {held[0].of}" if held else None
    if told:
        return told, "role in the text", row
    code = next((h.country for h in held if h.country), None)
    if code or held:
        named = " " in person.words
        return code, "office in the register" if named else "office and state of the surname", row
    if any(d.body for d in person.descriptions) or not any(_is_at_home(d) for d in person.descriptions):
        return None, None, None
    code = around.state(person.names[0])
    return code, "only state near" if code else None, None


def _owner(person: Person, around: Around) -> Identity | None:
    return next((found for d in person.descriptions if (found := around.owner(d))), None)


def _is_at_home(description: Description) -> bool:
    """Whether what somebody is said to be belongs to a state that need not be named ("the police chief")."""
    return description.sector in _AT_HOME or description.head in ("mayor", "governor")


def _body_of(held: Iterable[Holder]) -> Identity | None:
    return next((body_identity(bodies_by_code()[h.of]) for h in held if h.of not in states()), None)


def _sector_of(held: Iterable[Holder]) -> str | None:
    for holder in held:
        return holder.sector if holder.country is None else sector_of(holder.title) or holder.sector
    return None


def roles_of(person: Person) -> tuple[str, ...]:
    """The words the report gives for what a person is, as first written, without repeats."""
    kept: dict[str, str] = {}
    for words in (d.words for d in person.descriptions if d.words):
        kept.setdefault(key_of(words), words)
    return tuple(kept.values())
