"""A spaCy pipeline as Dateline's reader: its sentences, trees and names → `Parse`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.adapters.relations import Arc, universal_arcs
from dateline.errors import InputError
from dateline.models import split_sentences
from dateline.models.labels import UPOS
from dateline.records import Name, Parse, Sentence, Span, Token
from dateline.records.mention import NameType

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Run
    from spacy.tokens import Token as Word

# Types of names of OntoNotes, CoNLL and WikiNER. Others are left out: a PRODUCT may be a rocket or a telephone.
NAME_TYPES: dict[str, NameType] = {
    "FAC": "FAC", "GPE": "GPE", "LOC": "LOC", "NORP": "NORP", "ORG": "ORG", "PER": "PERSON", "PERSON": "PERSON",
    "WEAPON": "WEAPON",
}  # fmt: skip
_NEEDED = {"DEP": "trees", "POS": "parts of speech", "ENT_IOB": "names"}


class SpacyReader:
    """Reads with a spaCy pipeline that sets trees, parts of speech and names, in place of Dateline's own reader.

    `dateline.read(document, reader=SpacyReader(nlp))`. A spaCy pipeline knows nothing of the codebook, so claims and
    events are read by rules alone. `name` and `version` are those of the pipeline's package: give every pipeline that
    you train a version of its own.
    """

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self.name = f"spacy-{nlp.meta['lang']}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])

    def parse(self, text: str) -> Parse:
        """Sentences, tokens, trees and names of `text`, without coding; every offset is into `text`.

        Sentences end where Dateline ends them (a headline has no full stop), and where the pipeline does besides.
        Raises InputError where the pipeline leaves words without a tree, part of speech or mark of names.
        """
        sentences: list[Sentence] = []
        names: list[Name] = []
        extents = split_sentences(text)
        docs = self._nlp.pipe(text[start:end] for start, end in extents)
        for (start, _), doc in zip(extents, docs, strict=True):
            self._refuse_bare(doc)
            sentences += (made for run in doc.sents if (made := _sentence(run, start)) is not None)
            names += _names(doc, start)
        return Parse(sentences=tuple(sentences), names=tuple(names))

    def _refuse_bare(self, doc: "Doc") -> None:
        missing = [what for label, what in _NEEDED.items() if not doc.has_annotation(label)]
        if missing and any(not token.is_space for token in doc):
            raise InputError(
                self.name,
                cause=f"this spaCy pipeline sets no {' and no '.join(missing)}",
                next_step="give one with a parser, a tagger and an entity recogniser, such as en_core_web_sm",
            )


def _sentence(run: "Run", offset: int) -> Sentence | None:
    """The sentence without its blanks, None where there is nothing else."""
    words = [word for word in run if not word.is_space]
    if not words:
        return None
    arcs = universal_arcs(tuple(_arcs(words)), persons=tuple(_persons(run, words)))
    tokens = tuple(
        Token(
            index=i,
            start=offset + word.idx,
            end=offset + word.idx + len(word),
            text=word.text,
            upos=arc.upos,
            head=arc.head,
            deprel=arc.label,
        )
        for i, (word, arc) in enumerate(zip(words, arcs, strict=True))
    )
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _arcs(words: "Sequence[Word]") -> Iterator[Arc]:
    """The words with their governors among themselves: past blanks, and with one root where a blank was it."""
    places = {word.i: n for n, word in enumerate(words)}
    heads = [_head(word, places) for word in words]
    root = heads.index(-1)
    for n, (word, head) in enumerate(zip(words, heads, strict=True)):
        upos = word.pos_ if word.pos_ in UPOS else "CCONJ" if word.pos_ == "CONJ" else "X"
        second = head < 0 and n != root
        label = "dep" if second else "ROOT" if head < 0 else word.dep_ or "dep"
        yield Arc(text=word.text, upos=upos, head=root if second else head, label=label)


def _head(word: "Word", places: dict[int, int]) -> int:
    at = word
    while at.head.i != at.i:
        at = at.head
        if at.i in places:
            return places[at.i]
    return -1


def _persons(run: "Run", words: "Sequence[Word]") -> Iterator[tuple[int, int]]:
    """The words [start, end) of each person's name."""
    for name in run.ents:
        if NAME_TYPES.get(name.label_) == "PERSON":
            inside = [n for n, word in enumerate(words) if name.start <= word.i < name.end]
            if inside:
                yield inside[0], inside[-1] + 1


def _names(doc: "Doc", offset: int) -> Iterator[Name]:
    for name in doc.ents:
        kind = NAME_TYPES.get(name.label_)
        if kind is not None and name.text.strip():
            start, end = offset + name.start_char, offset + name.end_char
            yield Name(span=Span(start=start, end=end, quote=name.text), type=kind)
