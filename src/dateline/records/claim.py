"""Who says what, in which words."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.document import Span
from dateline.records.time import Interval

SpeakerKind = Literal["named", "unnamed", "collective", "outlet"]
Manner = Literal["direct", "indirect", "mixed", "narrated"]
Certainty = Literal["asserted", "hedged", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice. `span` is its words in the report (None for the outlet's own voice).

    `entity` is the id of whoever it stands for, `count` the number given ("two officials" is 2; None
    when open), `affiliation` a country or body code, None when the text hides it.
    """

    kind: SpeakerKind
    span: Span | None
    entity: str | None
    count: int | None
    affiliation: str | None
    rule: str | None = None
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one voice says, as one report has it.

    `via` are the relayers between the speaker and the outlet, nearest the speaker first; `told_to`
    the words that name the hearer; `content` the words attributed, in order, possibly in several
    pieces; `said` when it was said. `manner` is ``narrated`` for the outlet's own statements.
    """

    id: str
    speaker: Speaker
    via: tuple[Speaker, ...]
    told_to: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    certainty: Certainty
    said: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims by different voices that cannot both hold, side against side, and what they are about."""

    about: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
