"""Annotated passages → words with the targets of the codebook's heads.

Words and sentences are cut as the reader cuts a report. A phrase is learned by its head word, taken from the
trees of the reader's own parser: what governs it lies outside the phrase.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.claims import Layers
from dateline.claims.phrases import country_of
from dateline.documents import prepare
from dateline.entities import resolve_entities
from dateline.mentions import find_names, find_places
from dateline.models.labels import (
    CERTAINTIES,
    KINDS,
    MODE_LABELS,
    ROLES,
    STATUSES,
    TYPE_LABELS,
)
from dateline.models.reader import LearnedReader
from dateline.records import Document, Parse, Token, make_document
from evals.codes import same_code
from training.data import Sentence, restyle
from training.markup import Chars, CodedClaim, CodedPassage
from training.names import label_sets

Word = int
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
# Share of annotated passages that training sees joined to another one.
_JOINED = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerTarget:
    """An event at word `word`; labels are indices, `arguments` the head words of each role."""

    word: Word
    type: int
    mode: int
    status: int
    historical: bool
    arguments: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueTarget:
    """A cue from word `start` to `end`; a missing speaker or hearer is -1, a missing kind None."""

    start: Word
    end: Word
    speaker: Word
    hearer: Word
    kind: int | None
    certainty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTarget:
    """What the words from `source` do to the words from `target` (each start and end): a type without "none"."""

    source: tuple[Word, Word]
    target: tuple[Word, Word]
    type: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The targets of one passage. `carrier` is, for each word, the first word of the cue whose content
    is the innermost around it, -1 for none; `owners` has, for each party, the words of the names with its code."""

    triggers: tuple[TriggerTarget, ...]
    cues: tuple[CueTarget, ...]
    carrier: tuple[Word, ...]
    pairs: tuple[PairTarget, ...]
    owners: tuple[tuple[Word, tuple[Word, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A passage as sentences of words with names, and its coding over all of them."""

    ident: str
    sentences: tuple[Sentence, ...]
    coding: Coding


def code_passages(passages: Iterable[CodedPassage], *, reader: LearnedReader) -> list[CodedText]:
    """The training targets of annotated passages, in order."""
    coded = []
    for passage in passages:
        document = prepare(make_document(passage.text, language="en"))
        coded.append(_code(passage, reader.parse(document.text), document))
    return coded


def pack_coded(texts: Sequence[CodedText], *, rng: random.Random) -> list[CodedText]:
    """The passages in a new order, some restyled as headlines, some joined in pairs, so that the reader meets
    windows that hold more than one matter."""
    order = [replace(t, sentences=tuple(restyle(s, rng) for s in t.sentences)) for t in texts]
    rng.shuffle(order)
    packed: list[CodedText] = []
    while order:
        text = order.pop()
        if order and rng.random() < _JOINED:
            text = _join(text, order.pop())
        packed.append(text)
    return packed


def _join(one: CodedText, other: CodedText) -> CodedText:
    by = sum(len(s.words) for s in one.sentences)
    moved = _moved(other.coding, by)
    coding = Coding(
        triggers=one.coding.triggers + moved.triggers,
        cues=one.coding.cues + moved.cues,
        carrier=one.coding.carrier + moved.carrier,
        pairs=one.coding.pairs + moved.pairs,
        owners=one.coding.owners + moved.owners,
    )
    return CodedText(
        ident=f"{one.ident}+{other.ident}", sentences=one.sentences + other.sentences, coding=coding
    )


def _moved(coding: Coding, by: int) -> Coding:
    """The coding with every word `by` places further on."""

    def far(word: Word) -> Word:
        return word + by if word >= 0 else word

    triggers = tuple(
        replace(t, word=far(t.word), arguments=tuple(tuple(map(far, a)) for a in t.arguments))
        for t in coding.triggers
    )
    cues = tuple(
        replace(c, start=far(c.start), end=far(c.end), speaker=far(c.speaker), hearer=far(c.hearer))
        for c in coding.cues
    )
    pairs = tuple(
        replace(p, source=(far(p.source[0]), far(p.source[1])), target=(far(p.target[0]), far(p.target[1])))
        for p in coding.pairs
    )
    carrier = tuple(map(far, coding.carrier))
    owners = tuple((far(w), tuple(map(far, found))) for w, found in coding.owners)
    return Coding(triggers=triggers, cues=cues, carrier=carrier, pairs=pairs, owners=owners)


def _code(passage: CodedPassage, parse: Parse, document: Document) -> CodedText:
    tokens = [t for s in parse.sentences for t in s.tokens]
    heads = _document_heads(parse)
    finder = _Finder(tokens=tokens, heads=heads)
    cues = {c.letter: _cue(passage, c, finder) for c in passage.claims}
    triggers = tuple(_triggers(passage, finder))
    known = {cue.start for cue in cues.values()}
    carrier = _carriers(passage, {k: c.start for k, c in cues.items()}, tokens)
    assert all(c in known or c == -1 for c in carrier)
    coding = Coding(
        triggers=triggers,
        cues=tuple(cues.values()),
        carrier=carrier,
        pairs=tuple(_pairs(passage, finder)),
        owners=tuple(_owners(passage, finder, word_codes(document, parse))),
    )
    names = _names(passage, tokens)
    sentences, at = [], 0
    for s in parse.sentences:
        end = at + len(s.tokens)
        sentences.append(Sentence(words=tuple(t.text for t in s.tokens), names=tuple(names[at:end])))
        at = end
    return CodedText(ident=passage.ident, sentences=tuple(sentences), coding=coding)


def _document_heads(parse: Parse) -> list[int]:
    """The governor of each word, counted over the whole passage; -1 for roots."""
    heads: list[int] = []
    for s in parse.sentences:
        at = len(heads)
        heads += [t.head + at if t.head >= 0 else -1 for t in s.tokens]
    return heads


@dataclass(frozen=True, slots=True)
class _Finder:
    """Words by characters."""

    tokens: Sequence[Token]
    heads: Sequence[int]

    def words(self, start: int, end: int) -> list[int]:
        return [i for i, t in enumerate(self.tokens) if t.start < end and start < t.end]

    def head(self, start: int, end: int) -> int:
        """The head word of a phrase: the first whose governor is outside, a noun before anything else."""
        inside = self.words(start, end)
        tops = [i for i in inside if self.heads[i] not in inside and self.tokens[i].upos != "PUNCT"]
        nouns = [i for i in tops if self.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM")]
        return (nouns or tops or inside)[0]

    def joined(self, start: int, end: int) -> tuple[int, ...]:
        """The head word of a phrase and the words joined to it inside the phrase."""
        top = self.head(start, end)
        inside = self.words(start, end)
        conj = [i for i in inside if self.heads[i] == top and self.tokens[i].deprel == "conj"]
        return (top, *conj)


def _triggers(passage: CodedPassage, finder: _Finder) -> Iterable[TriggerTarget]:
    for event in passage.events:
        mark = passage.marks[event.trigger]
        mode = MODE_LABELS.index(f"{event.type}.{event.mode}") if event.mode else 0
        roles = []
        for role in ROLES:
            spans = [passage.marks[n] for n in getattr(event, role)]
            roles.append(tuple(sorted({w for m in spans for w in finder.joined(m.start, m.end)})))
        yield TriggerTarget(
            word=finder.words(mark.start, mark.end)[0],
            type=TYPE_LABELS.index(event.type),
            mode=mode,
            status=STATUSES.index(event.status),
            historical=event.historical,
            arguments=tuple(roles),
        )


def word_codes(document: Document, parse: Parse) -> list[frozenset[str]]:
    """For each word the codes of the name or place it belongs to, as the reader resolves names; none for others."""
    names = find_names(document, parse)
    places = find_places(document, parse, names)
    entities = resolve_entities(document, parse, names)
    layers = Layers(document=document, parse=parse, entities=entities, places=places)
    found = []
    for s, sentence in enumerate(parse.sentences):
        for i in range(len(sentence.tokens)):
            known, place = layers.by_word.get((s, i)), layers.places_by_word.get((s, i))
            codes = {known[0].country, known[0].code, country_of(known[0])} if known else set()
            if not any(codes) and place is not None:
                codes = {place.country}
            found.append(frozenset(str(same_code(c)) for c in codes if c))
    return found


def _owners(
    passage: CodedPassage, finder: _Finder, codes: Sequence[frozenset[str]]
) -> Iterable[tuple[Word, tuple[Word, ...]]]:
    parties = {n for e in passage.events for n in (*e.actors, *e.recipients)}
    parties |= {c.speaker for c in passage.claims if c.speaker is not None}
    for number in sorted(parties):
        mark = passage.marks[number]
        wanted = {same_code(c) for c in mark.codes or ()}
        named = tuple(w for w, found in enumerate(codes) if found & wanted)
        for word in finder.joined(mark.start, mark.end):
            yield word, named


def _pairs(passage: CodedPassage, finder: _Finder) -> Iterable[PairTarget]:
    """Every source and target of an event; where the sides are told apart by no more than order, both ways."""

    def words(number: int) -> tuple[Word, Word]:
        found = finder.words(passage.marks[number].start, passage.marks[number].end)
        return found[0], found[-1] + 1

    for event in passage.events:
        kind = TYPE_LABELS.index(event.type) - 1
        sides = [(a, r) for a in event.actors for r in event.recipients]
        sides += [(a, b) for a in event.actors for b in event.actors if a != b and event.type in _MUTUAL]
        for source, target in sides:
            if source != target:
                yield PairTarget(source=words(source), target=words(target), type=kind)


def _cue(passage: CodedPassage, claim: CodedClaim, finder: _Finder) -> CueTarget:
    words = finder.words(*claim.cue)

    def head(number: int | None) -> int:
        return -1 if number is None else finder.head(passage.marks[number].start, passage.marks[number].end)

    return CueTarget(
        start=words[0],
        end=words[-1] + 1,
        speaker=head(claim.speaker),
        hearer=head(claim.told_to),
        kind=None if claim.kind is None else KINDS.index(claim.kind),
        certainty=CERTAINTIES.index(claim.certainty),
    )


def _carriers(passage: CodedPassage, cues: dict[str, Word], tokens: Sequence[Token]) -> tuple[Word, ...]:
    """For each word the cue of the shortest claim whose content holds it."""

    def size(claim: CodedClaim) -> int:
        return sum(e - s for s, e in claim.content)

    found = [-1] * len(tokens)
    for claim in sorted(passage.claims, key=size, reverse=True):
        for i, token in enumerate(tokens):
            if any(_holds(piece, token) for piece in claim.content):
                found[i] = cues[claim.letter]
    return tuple(found)


def _holds(piece: Chars, token: Token) -> bool:
    return piece[0] <= token.start and token.end <= piece[1]


def _names(passage: CodedPassage, tokens: Sequence[Token]) -> list[frozenset[str]]:
    spans = []
    for start, end, kind in passage.names:
        inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
        spans.append((inside[0], inside[-1] + 1, (kind,)))
    return list(label_sets([t.text for t in tokens], spans, unmarked=("MISC",)))
