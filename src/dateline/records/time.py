"""A stretch of time, as far as the words pin it down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Granularity = Literal[
    "minute", "hour", "daypart", "day", "week", "month", "season", "quarter", "year", "decade", "range"
]
Basis = Literal["stated", "relative", "event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """``earliest <= t < latest``, both aware, on the clock of the report.

    `granularity` is the size of what was said: "in March" is a month, never the first of March.
    `basis` is ``stated`` when the words carry the date themselves, ``relative`` when it was counted
    from publication or from another time in the text, ``event`` when it was counted from an event that
    the text dates ("two days after the strike").
    """

    earliest: datetime
    latest: datetime
    granularity: Granularity
    basis: Basis
