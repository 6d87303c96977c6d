"""What the learned reader sees in a text: sentences of tokens with a dependency tree, names, and the coding."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.records.claim import Certainty, SpeakerKind
from dateline.records.event import EventType, Status
from dateline.records.mention import Name

# A word of a text: (index of the sentence, index of the token).
Word = tuple[int, int]


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
class TriggerWord:
    """A word that carries an event, with the head words of whoever and whatever takes part.

    `score` is the probability, 0 to 1, that there is an event of this type here, `presence` that there is one at all.
    """

    word: Word
    type: EventType
    mode: str | None
    status: Status
    historical: bool
    actors: tuple[Word, ...]
    recipients: tuple[Word, ...]
    places: tuple[Word, ...]
    times: tuple[Word, ...]
    score: float
    presence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Words that attribute, `size` of them from `word` on, with the head words of speaker and hearer.

    `content` are runs of words (sentence, first word, end word) in order: all that is attributed. `via` are the first
    words of the cues in whose content this one stands, the innermost first.
    """

    word: Word
    size: int
    speaker: Word | None
    hearer: Word | None
    kind: SpeakerKind
    certainty: Certainty
    content: tuple[tuple[int, int, int], ...]
    score: float
    via: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The codebook as a reader applied it to a text: triggers and cues, in order.

    `owners` leads from the head words of parties and speakers to words of the names that say whose they are,
    likeliest first: from "the general" to "Sudanese".
    """

    triggers: tuple[TriggerWord, ...]
    cues: tuple[CueWords, ...]
    owners: Mapping[Word, tuple[Word, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """All sentences of a document, in order, and the names found in them, in order.

    `coding` is None where the reader knows nothing of the codebook; claims and events are then read by rules.
    """

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    coding: Coding | None = None
