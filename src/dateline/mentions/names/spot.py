"""A name while it is being found."""

from dataclasses import dataclass

from dateline.records.mention import NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Characters `start` to `end` of a text, read as a name of a type."""

    start: int
    end: int
    type: NameType
    score: float
