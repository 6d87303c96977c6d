"""Pronouns and "the general": later words for a person already named, where there is one choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.entities.persons import Person
from dateline.entities.scene import Scene
from dateline.records import Token
from dateline.register import is_role

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_MEMORY = 8
_OTHERS = frozenset("man woman boy girl person child someone somebody anyone source official witness".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A mention of a person: where, and whether it is a clause's subject."""

    person: Person
    sentence: int
    word: int
    subject: bool


def add_coreferences(scene: Scene, persons: Sequence[Person]) -> None:
    """Adds to each person the pronouns and the bare roles ("the minister") that can only mean that person.

    A pronoun goes to the one person named before it in the sentence, or its only subject; else to the
    subject, or only person, of the sentence before. It stays unresolved inside quotation marks, after
    an unnamed person, and where two are as near.
    """
    owner = {number: person for person in persons for number in person.names}
    seen: list[_Seen] = []
    for number, sentence in enumerate(scene.parse.sentences):
        here: list[_Seen] = []
        for token in sentence.tokens:
            person = _person_at(scene, number, token, owner=owner)
            if person is None:
                person = _pronoun(scene, number, token, here=here, seen=seen) or _bare_role(
                    scene, number, token, seen=seen + here
                )
            if person is not None:
                here.append(
                    _Seen(person=person, sentence=number, word=token.index, subject=token.deprel in _SUBJECTS)
                )
        seen = [*seen, *here][-3 * _MEMORY :]


def _person_at(scene: Scene, sentence: int, token: Token, *, owner: dict[int, Person]) -> Person | None:
    name = scene.name_at.get((sentence, token.index))
    place = scene.places[name] if name is not None else None
    return owner.get(name) if name is not None and place and place.head == token.index else None


def _pronoun(
    scene: Scene, sentence: int, token: Token, *, here: list[_Seen], seen: list[_Seen]
) -> Person | None:
    gender = "m" if token.lower in _HE else "f" if token.lower in _SHE else None
    if gender is None or token.upos != "PRON" or scene.in_quotes(token.start):
        return None
    tokens = scene.tokens(sentence)
    others = any(_is_other(scene, sentence, t) for t in tokens[: token.index])
    found = None
    if here:
        found = None if others else _only(here, gender)
    elif not others:
        before = [s for s in seen if s.sentence == sentence - 1]
        blocked = sentence > 0 and any(_is_other(scene, sentence - 1, t) for t in scene.tokens(sentence - 1))
        found = (
            None if blocked else _only(before, gender, main=scene.tokens(sentence - 1) if sentence else ())
        )
    if found is not None:
        found.gender = gender
        found.extra.append((token.start, token.end))
    return found


def _only(seen: list[_Seen], gender: str, *, main: Sequence[Token] = ()) -> Person | None:
    """The one person that fits: alone, or alone as a subject, or subject of the main clause."""
    fitting = [s for s in seen if s.person.gender in (None, gender)]
    for chosen in (fitting, [s for s in fitting if s.subject], [s for s in fitting if _governs(s, main)]):
        people = {id(s.person): s.person for s in chosen}
        if len(people) == 1:
            return next(iter(people.values()))
    return None


def _governs(seen: _Seen, main: Sequence[Token]) -> bool:
    """Whether a mention is the subject of the sentence's main clause."""
    return (
        bool(main)
        and seen.subject
        and main[seen.word].head >= 0
        and main[main[seen.word].head].deprel == "root"
    )


def _is_other(scene: Scene, sentence: int, token: Token) -> bool:
    """Whether a word is an unnamed single person as a subject ("a soldier said")."""
    if token.deprel not in _SUBJECTS or token.upos != "NOUN" or (sentence, token.index) in scene.name_at:
        return False
    if not (is_role(token.text) or token.lower in _OTHERS):
        return False
    return not any(t.head == token.index and t.deprel in ("appos", "flat") for t in scene.tokens(sentence))


def _bare_role(scene: Scene, sentence: int, token: Token, *, seen: list[_Seen]) -> Person | None:
    """ "the general": the last person called so within a few sentences."""
    tokens = scene.tokens(sentence)
    if token.upos not in ("NOUN", "PROPN") or token.index == 0 or not is_role(token.text):
        return None
    if tokens[token.index - 1].lower != "the" or _goes_on(scene, sentence, tokens, token):
        return None
    for mention in reversed(seen):
        if sentence - mention.sentence > _MEMORY:
            return None
        if token.lower in mention.person.heads:
            mention.person.extra.append((tokens[token.index - 1].start, token.end))
            return mention.person
    return None


def _goes_on(scene: Scene, sentence: int, tokens: Sequence[Token], token: Token) -> bool:
    """Whether a noun is only part of a longer phrase ("the general staff", "the president of Chad")."""
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if after is None:
        return False
    return (
        after.lower == "of" or after.upos in ("NOUN", "PROPN", "ADJ") or (after.text in ("'s", "-") and False)
    )


def mentions_of(person: Person, scene: Scene) -> Iterator[tuple[int, int]]:
    """All characters that mention a person, in order."""
    spans = [(scene.names[n].span.start, scene.names[n].span.end) for n in person.names]
    yield from sorted({*spans, *person.extra})
