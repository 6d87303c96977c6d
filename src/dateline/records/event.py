"""What somebody did, does, will do, threatens, refuses or asks for, as one report mentions it."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.document import Span
from dateline.records.mention import PlaceMention
from dateline.records.time import Interval

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Status = Literal[
    "occurred", "ongoing", "planned", "threatened", "requested", "possible", "conditional", "denied"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody on one side of an event: the words, and who they stand for where that is known.

    `rule` says how that is known ("name", "owner or adjective", "pronoun"); None where nobody is.
    """

    span: Span
    entity: str | None
    country: str | None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event as one report mentions it, coded after PLOVER with status and voice.

    `trigger` is the word that carries it. `interval` is None unless the text gives a time.
    `claim` is the id of the claim that carries it; `confidence` is 0 to 1.
    """

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    score: float
    cameo: str
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: PlaceMention | None
    interval: Interval | None
    status: Status
    historical: bool
    claim: str
    confidence: float
