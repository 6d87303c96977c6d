"""Later words for states and bodies already named: "the ministry", "it", "both countries"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.entities.links import Taking
from dateline.entities.scene import Scene
from dateline.records import Token
from dateline.records.mention import NameType

# How many sentences back a body is still called to mind, and a pair.
_MEMORY, _PAIR_MEMORY = 5, 3
_SUBJECTS = ("nsubj", "nsubj:pass")
_STATES = frozenset(
    "countries nations states governments capitals neighbours neighbors powers rivals koreas".split()
)
_SIDES = frozenset("sides parties".split())
_PEOPLE = frozenset(
    "men women leaders ministers presidents generals politicians diplomats lawmakers officers".split()
)
_PAIRED = _STATES | _SIDES | _PEOPLE
# Nouns that take a body up, with the sectors of bodies that go by them whatever their name.
NOUNS = {
    "group": "REB UAF PTY CRM NGO OPP", "movement": "REB PTY OPP", "militia": "UAF REB", "militants": "REB",
    "rebels": "REB", "organisation": "IGO NGO", "organization": "IGO NGO", "alliance": "", "bloc": "IGO",
    "union": "LAB", "party": "PTY", "ministry": "", "council": "", "court": "", "tribunal": "", "parliament": "LEG",
    "assembly": "", "commission": "", "committee": "", "agency": "IGO SPY NGO", "mission": "", "army": "MIL",
    "military": "MIL", "navy": "", "guard": "", "bank": "", "department": "", "bureau": "", "office": "",
    "company": "BUS", "firm": "BUS", "service": "SPY", "brigade": "", "command": "", "junta": "", "front": "",
    "coalition": "", "federation": "", "university": "EDU", "hospital": "HLH", "newspaper": "MED", "paper": "MED",
    "broadcaster": "MED", "network": "", "charity": "NGO", "gang": "CRM", "force": "", "secretariat": "",
}  # fmt: skip
_GOES_ON = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name where it stands: whom it means, and by which words that one is known."""

    ident: str
    sentence: int
    word: int
    type: NameType
    country: str | None
    sector: str | None
    words: frozenset[str]

    @property
    def is_state(self) -> bool:
        return self.type == "GPE" and self.country is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Later words for somebody named: characters from `start` to `end`, by a rule."""

    ident: str
    start: int
    end: int
    rule: Taking


def find_later(scene: Scene, named: Sequence[Named]) -> Iterator[Later]:
    """The later words of a report, in order. `named` are its names in order of the text.

    A noun goes to the last body that is called so; "it" and "they" to the subject of the clause above or before; a pair
    to the two last named together. Words in quotation marks stay open, as does what has no one answer.
    """
    at = {(n.sentence, n.word): n for n in named}
    for s, sentence in enumerate(scene.parse.sentences):
        for token in sentence.tokens:
            if (s, token.index) in scene.name_at and token.lower != "koreas":
                continue
            if token.lower in NOUNS:
                yield from _noun(scene, s, token, named)
            elif token.lower in ("it", "they", "its"):
                yield from _pronoun(scene, s, token, at)
            elif token.lower in _PAIRED:
                yield from _pair(scene, s, token, named)


def _noun(scene: Scene, s: int, token: Token, named: Sequence[Named]) -> Iterator[Later]:
    tokens = scene.tokens(s)
    before = tokens[token.index - 1] if token.index else None
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if before is None or before.lower != "the" or (after and (after.lower == "of" or after.upos in _GOES_ON)):
        return
    body = body_called(named, token.lower, s, token.index)
    if body is not None:
        yield Later(ident=body.ident, start=before.start, end=token.end, rule="body named before")


def body_called(named: Sequence[Named], noun: str, s: int, word: int) -> Named | None:
    """The last body before a word that a noun may take up: by its name, else by its sector; for "its" the one body of
    the sentence or of the one before."""
    bodies = [n for n in named if n.type == "ORG" and _stands_before(n, s, word)]
    if noun in ("its", "their"):
        near = [n for n in bodies if s - 1 <= n.sentence]
        return (
            near[-1]
            if near and len({n.ident for n in near if n.sentence == near[-1].sentence}) == 1
            else None
        )
    near = [n for n in bodies if s - _MEMORY <= n.sentence]
    called = [n for n in near if noun in n.words]
    alike = called or [n for n in near if n.sector in NOUNS.get(noun, "").split()]
    return alike[-1] if alike else None


def _stands_before(named: Named, s: int, word: int) -> bool:
    return (named.sentence, named.word) < (s, word)


def _pronoun(scene: Scene, s: int, token: Token, at: dict[tuple[int, int], Named]) -> Iterator[Later]:
    owns = token.lower == "its"
    if token.upos != "PRON" or (token.deprel not in _SUBJECTS and not owns) or scene.in_quotes(token.start):
        return
    tokens = scene.tokens(s)
    above = _subject_beside(tokens, token) if owns else _subject_above(tokens, token)
    rule: Taking = "subject of the clause above"
    if above is None and _opens(tokens, token) and s > 0:
        above, rule, s = _main_subject(scene.tokens(s - 1)), "subject of the sentence before", s - 1
    found = at.get((s, above)) if above is not None else None
    if found is None or found.type == "PERSON" or _joined(scene.tokens(s), above or 0):
        return
    plural = found.type == "NORP"
    if plural == (token.lower == "they"):
        yield Later(ident=found.ident, start=token.start, end=token.end, rule=rule)


def _subject_above(tokens: Sequence[Token], token: Token) -> int | None:
    """The subject of the clause that the pronoun's clause depends on, where it stands before it."""
    verb = token.head
    for _ in range(4):
        if not 0 <= verb < len(tokens) or tokens[verb].head < 0:
            return None
        if tokens[verb].deprel.partition(":")[0] not in (
            "ccomp",
            "advcl",
            "conj",
            "parataxis",
            "xcomp",
            "acl",
        ):
            return None
        verb = tokens[verb].head
        subject = next((t.index for t in tokens if t.head == verb and t.deprel in _SUBJECTS), None)
        if subject is not None and subject != token.index:
            return subject if subject < token.index else None
    return None


def _subject_beside(tokens: Sequence[Token], token: Token) -> int | None:
    """The subject of the clause that a possessive stands in, or of those above it, where it stands before it."""
    at = token.head
    for _ in range(8):
        if not 0 <= at < len(tokens):
            return None
        subject = next((t.index for t in tokens if t.head == at and t.deprel in _SUBJECTS), None)
        if subject is not None and subject < token.index and subject != token.head:
            return subject
        at = tokens[at].head
    return None


def _opens(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the pronoun is the subject of its sentence's main clause and near its beginning."""
    return 0 <= token.head < len(tokens) and tokens[token.head].head < 0 and token.index < 6


def _main_subject(tokens: Sequence[Token]) -> int | None:
    roots = [t.index for t in tokens if t.head < 0]
    return next((t.index for t in tokens if t.head in roots and t.deprel in _SUBJECTS), None)


def _joined(tokens: Sequence[Token], word: int) -> bool:
    """Whether a subject is one of several ("Bolivia and Chile")."""
    return any(t.head == word and t.deprel == "conj" for t in tokens)


def _pair(scene: Scene, s: int, token: Token, named: Sequence[Named]) -> Iterator[Later]:
    tokens = scene.tokens(s)
    first = next(
        (t for t in tokens[max(0, token.index - 3) : token.index] if t.lower in ("both", "two")), None
    )
    if first is None or scene.in_quotes(token.start) or _is_new(tokens, first, token):
        return
    kinds = [n for n in named if _may_be_of(n, token.lower) and _stands_before(n, s, token.index)]
    start = (
        tokens[first.index - 1].start
        if first.index and tokens[first.index - 1].lower == "the"
        else first.start
    )
    for ident in _last_two(scene, kinds, s):
        yield Later(ident=ident, start=start, end=token.end, rule="two named before")


def _is_new(tokens: Sequence[Token], first: Token, noun: Token) -> bool:
    """Whether people are brought in who were not named before: "two French diplomats", not "both ministers"."""
    definite = first.lower == "both" or (first.index > 0 and tokens[first.index - 1].lower == "the")
    return noun.lower in _PEOPLE and (not definite or noun.index != first.index + 1)


def _may_be_of(named: Named, noun: str) -> bool:
    if noun in _PEOPLE:
        return named.type == "PERSON"
    return named.is_state or (noun in _SIDES and named.type == "ORG")


def _last_two(scene: Scene, named: Sequence[Named], s: int) -> tuple[str, ...]:
    """The two of the sentence, or of it and those before it, as soon as two are met; of three at once, the last two
    that "and" joins."""
    states = {n.country: n.ident for n in reversed(named) if n.is_state and n.sector == "GOV" and n.country}
    met: dict[str, str] = {}
    for back in range(s, max(-1, s - 1 - _PAIR_MEMORY), -1):
        here = [n for n in named if n.sentence == back]
        for n in here:
            code = n.country if n.is_state else None
            met.setdefault(code or n.ident, states.get(code, n.ident) if code else n.ident)
        if len(met) == 2:
            return tuple(met.values())
        if len(met) > 2:
            return _joined_pair(scene.tokens(back), here)
    return ()


def _joined_pair(tokens: Sequence[Token], named: Sequence[Named]) -> tuple[str, ...]:
    pairs = [
        (a, b)
        for a in named
        for b in named
        if tokens[b.word].deprel == "conj" and tokens[b.word].head == a.word
    ]
    return (pairs[-1][0].ident, pairs[-1][1].ident) if pairs else ()
