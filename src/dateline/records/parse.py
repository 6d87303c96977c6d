"""What the learned reader sees in a text: sentences of tokens with a dependency tree, and names."""

from dataclasses import dataclass

from dateline.records.mention import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark with its part of speech and its place in the tree (Universal Dependencies).

    `index` is its position in the sentence, `head` the index of its governor there (-1 for the
    root), `deprel` the relation to it without subtype except where UD subtypes matter
    (``nsubj:pass``, ``obl:agent``, ``nmod:poss``, ``acl:relcl``, ``aux:pass``, ``compound:prt``).
    """

    index: int
    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its characters and its tokens, in order."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """All sentences of a document, in order, and the names found in them, in order."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
