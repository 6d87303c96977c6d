"""Persons: which mentions are one person, and what the text and the register of offices say of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.entities.descriptions import Description, describe
from dateline.entities.identity import Identity, body_identity
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

_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|I{2,3}|IV)\.?$")
_AT_HOME = frozenset(("COP", "JUD", "LEG", "OPP"))
_CONTEXT_MENTIONS = 4
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
    extra: list[tuple[int, int]] = field(default_factory=list)
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
    persons: list[Person] = []
    by_name: dict[int, Person] = {}
    for number in sorted(numbers, key=lambda n: (" " not in scene.names[n].span.quote, n)):
        words = _SUFFIX.sub("", scene.names[number].span.quote)
        person = _fitting(scene, persons, words=words, number=number)
        if person is None:
            person = Person(
                words=words, holders=holders_named(words) or holders_named(scene.names[number].span.quote)
            )
            persons.append(person)
        person.names.append(number)
        by_name[number] = person
    for number in numbers:
        _learn(scene, by_name[number], number)
    for person in persons:
        person.names.sort()
        person.holders = settle_holders(scene, person)
    return tuple(sorted(persons, key=lambda p: p.names[0]))


def _fitting(scene: Scene, persons: list[Person], *, words: str, number: int) -> Person | None:
    fits = [p for p in persons if _fits(p, words)]
    if not fits:
        return None
    before = [p for p in fits if min(p.names) < number]
    return (
        max(before, key=lambda p: max(n for n in p.names if n < number))
        if before
        else min(fits, key=lambda p: p.names[0])
    )


def _fits(person: Person, words: str) -> bool:
    """Whether words may name a person already met: the same name, the same register row, or a part of the name."""
    ours, theirs = key_of(words).split(), key_of(person.words).split()
    if ours == theirs:
        return True
    if len(ours) == 1:
        return (
            ours[0] == person.surname
            or ours[0] in (theirs[-1], person.surname.split(" ")[-1])
            or _is_given(person, ours[0])
        )
    if person.holders and any(h.name == person.holders[0].name for h in holders_named(words)):
        return True
    if surname_key(words) == person.surname:
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    return len(shorter) > 1 and shorter[0] == longer[0] and shorter[-1] == longer[-1]


def _is_given(person: Person, word: str) -> bool:
    """Whether a person goes by the first word of the name: East Asian surnames, and names of one word."""
    words = key_of(person.words).split()
    return len(words) > 1 and words[0] == word and (len(words) == 3 or bool(person.holders)) and len(word) > 1


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


def person_identity(scene: Scene, person: Person) -> Identity:
    """The person as an identity: state, code, sector from the text first, then the register, then the body.

    What first names a state is the main description; a body of no state lends its code and sector.
    """
    held = [h for h in person.holders if scene.day and h.held_on(scene.day)] or list(person.holders)
    ranked = sorted(person.descriptions, key=lambda d: (d.country is None, d.body is None))
    main = ranked[0] if ranked else None
    body = (main.body if main else None) or (None if main and main.country else _body_of(held))
    country = main.country if main else None
    country = country or next((h.country for h in held if h.country), None) or _context(scene, person)
    listed = person.holders[0].name if person.holders else None
    name = person.words if " " in person.words or not listed else listed
    sector = next((d.sector for d in ranked if d.sector), None) or _sector_of(held)
    stateless = body is not None and body.country is None and body.code is not None
    return Identity(
        key=("PERSON", key_of(listed or name) or name, None if listed else country),
        name=name,
        type="PERSON",
        country=(body.country if body else None) if stateless and not (main and main.country) else country,
        code=body.code if body and stateless else None,
        based_in=body.based_in if body and stateless else (),
        sector=body.sector if body and stateless else sector,
    )


def _context(scene: Scene, person: Person) -> str | None:
    """The state of somebody in an office at home ("the police chief"), where the report is about one state."""
    if not any(d.sector in _AT_HOME or d.head in ("mayor", "governor") for d in person.descriptions):
        return None
    ((code, times),) = scene.spoken_of.most_common(1) or ((None, 0),)
    return code if times >= _CONTEXT_MENTIONS and times >= 0.75 * scene.spoken_of.total() else None


def _body_of(held: Iterable[Holder]) -> Identity | None:
    return next((body_identity(bodies_by_code()[h.of]) for h in held if h.of not in states()), None)


def _sector_of(held: Iterable[Holder]) -> str | None:
    for holder in held:
        return holder.sector if holder.country is None else sector_of(holder.title) or holder.sector
    return None


def roles_of(person: Person) -> tuple[str, ...]:
    """The words the report gives for what a person is, longest form of each first met, without repeats."""
    kept: list[str] = []
    for words in dict.fromkeys(d.words for d in person.descriptions if d.words):
        if not any(key_of(words) == key_of(other) for other in kept):
            kept.append(words)
    return tuple(kept)
