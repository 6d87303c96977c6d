"""Pronouns and "the general": later words for a person already named, where there is one choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.entities.links import Taking
from dateline.entities.persons import Person
from dateline.entities.scene import Scene
from dateline.records import Token
from dateline.register import is_role, terms_of

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_UNDER = ("ccomp", "advcl", "conj", "parataxis", "xcomp")
_MEMORY, _REACH, _NEAR = 8, 80, 2
_FIRST = frozenset(("i", "me", "my", "we", "our"))
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
                person = _pronoun(scene, number, token, here=here, seen=seen)
            if person is None and token.upos in ("NOUN", "PROPN", "ADJ"):
                person = _bare_role(scene, number, token, seen=seen + here)
            if person is not None:
                word = _beside(sentence.tokens, token.index)
                subject = sentence.tokens[word].deprel in _SUBJECTS
                here.append(_Seen(person=person, sentence=number, word=word, subject=subject))
        seen = [*seen, *here][-3 * _MEMORY :]


def _beside(tokens: Sequence[Token], at: int) -> int:
    """The word that a name is set beside ("Haiti's prime minister, Ariel Henry"), else the name's own."""
    for _ in range(4):
        if tokens[at].deprel not in ("appos", "flat", "nmod:desc") or tokens[at].head < 0:
            break
        at = tokens[at].head
    return at


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
    before = tokens[max(0, token.index - _REACH) : token.index]
    if any(t.lower in _FIRST for t in before):
        return None
    above = _above(tokens, token, here)
    if above is not None and above.gender in (None, gender):
        above.gender = gender
        above.extra[token.start, token.end] = "subject of the clause above"
        return above
    if any(_is_other(scene, sentence, t) for t in before):
        return None
    found = _alone(here[-_REACH:], gender) if here else _from_last(scene, sentence, gender, seen=seen)
    if found and here and token.deprel not in _SUBJECTS and _nearest(here, gender) is not found:
        return None
    if found is not None:
        found.gender = gender
        found.extra[token.start, token.end] = (
            "pronoun in its sentence" if here else "pronoun for the subject before"
        )
    return found


def _above(tokens: Sequence[Token], token: Token, here: list[_Seen]) -> Person | None:
    """The person who is subject of the clause that reports or governs the pronoun's own ("Berg said that he …")."""
    if token.deprel not in _SUBJECTS:
        return None
    verb = token.head
    for _ in range(4):
        if not 0 <= verb < len(tokens) or tokens[verb].deprel.partition(":")[0] not in _UNDER:
            return None
        verb = tokens[verb].head
        subject = next((t.index for t in tokens if t.head == verb and t.deprel in _SUBJECTS), None)
        if subject is not None and subject != token.index:
            persons = [seen.person for seen in here if seen.word == subject]
            joined = any(t.head == subject and t.deprel == "conj" for t in tokens)
            return persons[0] if persons and not joined else None
    return None


def _from_last(scene: Scene, sentence: int, gender: str, *, seen: list[_Seen]) -> Person | None:
    """The person that the sentence before is about: the subject of its main clause, else its only subject."""
    if sentence == 0 or any(_is_other(scene, sentence - 1, t) for t in scene.tokens(sentence - 1)):
        return None
    before = [s for s in seen if s.sentence == sentence - 1 and s.subject]
    main = scene.tokens(sentence - 1)
    if any(main[s.word].deprel == "conj" for s in seen if s.sentence == sentence - 1):
        return None  # "Berg and Holm met. He …": either
    return _only([s for s in before if _governs(s, main)], gender) or _only(before, gender)


def _alone(here: list[_Seen], gender: str) -> Person | None:
    """The one person of the sentence so far whom the pronoun fits; none where there are two."""
    people = {id(s.person): s.person for s in here if s.person.gender in (None, gender)}
    return next(iter(people.values())) if len(people) == 1 else None


def _only(seen: list[_Seen], gender: str) -> Person | None:
    """The one person that fits: alone as a subject, or alone."""
    fitting = [s for s in seen if s.person.gender in (None, gender)]
    people = {id(s.person): s.person for s in fitting if s.subject} or {
        id(s.person): s.person for s in fitting
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _nearest(seen: list[_Seen], gender: str) -> Person | None:
    return next((s.person for s in reversed(seen) if s.person.gender in (None, gender)), None)


def _governs(seen: _Seen, main: Sequence[Token]) -> bool:
    """Whether a mention is the subject of the sentence's main clause."""
    governor = main[seen.word].head
    return seen.subject and governor >= 0 and main[governor].deprel == "root"


def _is_other(scene: Scene, sentence: int, token: Token) -> bool:
    """Whether a word is an unnamed single person as a subject ("a soldier said")."""
    if token.deprel not in _SUBJECTS or token.upos != "NOUN" or (sentence, token.index) in scene.name_at:
        return False
    if not (is_role(token.text) or token.lower in _OTHERS):
        return False
    return not any(t.head == token.index and t.deprel in ("appos", "flat") for t in scene.tokens(sentence))


def _bare_role(scene: Scene, sentence: int, token: Token, *, seen: list[_Seen]) -> Person | None:
    """ "the general", "the prime minister": the last person called so within a few sentences; "the American": the one
    person of that state near."""
    tokens = scene.tokens(sentence)
    start = _article(tokens, token.index)
    if start is None or _goes_on(scene, sentence, tokens, token):
        return None
    if (sentence, token.index) in scene.name_at:
        return _national(scene, sentence, token, start, seen=seen)
    if not is_role(token.text):
        return None
    phrase = " ".join(t.lower for t in tokens[start + 1 : token.index + 1])
    for mention in reversed(seen):
        if sentence - mention.sentence > _MEMORY:
            break
        if _is_called(scene, mention.person, phrase):
            return _take(mention.person, tokens[start].start, token.end, "role named before")
    return None


def _national(scene: Scene, sentence: int, token: Token, start: int, *, seen: list[_Seen]) -> Person | None:
    near = {id(s.person): s.person for s in seen if sentence - s.sentence <= _NEAR}
    state = _state_at(scene, sentence, token.index)
    ours = [person for person in near.values() if state is not None and state in _states_of(person)]
    if len(ours) != 1 or token.deprel not in _SUBJECTS or start != token.index - 1:
        return None
    return _take(ours[0], scene.tokens(sentence)[start].start, token.end, "national named before")


def _is_called(scene: Scene, person: Person, phrase: str) -> bool:
    """Whether a person is what a phrase says: by the text, or by an office held on the day."""
    if phrase in person.heads or any(d.words.lower().endswith(phrase) for d in person.descriptions):
        return True
    if person.descriptions or scene.day is None:
        return False
    return any(h.title.lower() == phrase and h.held_on(scene.day) for h in person.holders)


def _article(tokens: Sequence[Token], at: int) -> int | None:
    """The place of "the" right before a word, or before the one word that stands before it."""
    return next((at - back for back in (1, 2) if at >= back and tokens[at - back].lower == "the"), None)


def _state_at(scene: Scene, sentence: int, word: int) -> str | None:
    name = scene.name_at.get((sentence, word))
    if name is None:
        return None
    terms = terms_of(scene.names[name].span.quote)
    return next((str(t.refs[0]) for t in terms if t.kind in ("adjective", "state")), None)


def _states_of(person: Person) -> set[str]:
    """The states that the text or the register gives a person."""
    told = {d.country for d in person.descriptions} | {h.country for h in person.holders}
    return {code for code in told if code}


def _take(person: Person, start: int, end: int, rule: Taking) -> Person:
    person.extra[start, end] = rule
    return person


def _goes_on(scene: Scene, sentence: int, tokens: Sequence[Token], token: Token) -> bool:
    """Whether a noun is only part of a longer phrase ("the general staff", "the president of Chad")."""
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if after is None:
        return False
    return after.lower == "of" or after.upos in ("NOUN", "PROPN", "ADJ")


def mentions_of(person: Person, scene: Scene) -> Iterator[tuple[int, int]]:
    """All characters that mention a person, in order."""
    spans = [(scene.names[n].span.start, scene.names[n].span.end) for n in person.names]
    yield from sorted({*spans, *person.extra})
