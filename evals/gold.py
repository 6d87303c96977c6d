"""What a coder marked in a passage: frozen records with places in its text.

Wherever the codebook leaves room, a field holds every answer that counts as right.
"""

from dataclasses import dataclass
from datetime import date

from dateline.records import Extent

Codes = tuple[str | None, ...]
ClaimRef = int | None
"""The number of a claim in its case, or None for the outlet's own voice."""


class CaseError(ValueError):
    """A labelled case that cannot be read; the message names the file and the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldActor:
    """Somebody on one side of an event. An optional one may be missing from a right answer."""

    at: Extent
    codes: Codes
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event mention. An optional one is neither missed when absent nor spurious when found.

    `modes` is empty where no mode is scored, `historical` None where it is open. `date` is an ISO
    value, None where the text gives none, "any" where it is not scored.
    """

    triggers: tuple[Extent, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    actors: tuple[GoldActor, ...]
    recipients: tuple[GoldActor, ...]
    place: Extent | None
    date: str | None
    historical: bool | None
    claims: tuple[ClaimRef, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """A voice; `stands_for` is where a pronoun's or "the official"'s speaker is first named."""

    at: Extent
    kinds: tuple[str, ...]
    counts: tuple[int | None, ...]
    affiliations: Codes
    stands_for: Extent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """What one voice says; an optional one is neither missed nor spurious."""

    speaker: GoldSpeaker
    via: tuple[GoldSpeaker, ...]
    told_to: Extent | None
    cues: tuple[Extent, ...]
    content: tuple[Extent, ...]
    manners: tuple[str, ...]
    certainties: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """An expression of time and its TIMEX3 value."""

    at: Extent
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A count or sum with the bounds its words give."""

    at: Extent
    minimum: float | None
    maximum: float | None
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDispute:
    """Two sides that cannot both hold. An optional one is neither missed nor spurious."""

    about: str
    sides: tuple[tuple[ClaimRef, ...], tuple[ClaimRef, ...]]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled passage with what it came with: day of publication, outlet, form, split, tier."""

    name: str
    split: str
    tier: str
    form: str
    crisis: str | None
    published: date
    outlet: str
    text: str
    events: tuple[GoldEvent, ...]
    claims: tuple[GoldClaim, ...]
    times: tuple[GoldTime, ...]
    figures: tuple[GoldFigure, ...]
    disputes: tuple[GoldDispute, ...]

    @property
    def quiet(self) -> bool:
        """True when nothing in the passage is an event."""
        return not self.events
