"""Mentions: words that name somebody, point to a time or place, or give a figure."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.document import Span
from dateline.records.time import Interval

NameType = Literal["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "WEAPON"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal["START", "MID", "END", "APPROX"]
Precision = Literal["exact", "city", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name with its type; `score` is the reader's confidence, 0 to 1."""

    span: Span
    type: NameType
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time after TIMEX3: its words, type, value and, where it can be known, interval.

    `mod` is TIMEX3's modifier: the start, middle or end of what `value` names ("mid-March"), or about so much.
    The interval of a start, middle or end is half of the whole.
    """

    span: Span
    type: TimeType
    value: str
    mod: TimeMod | None = None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as named in the text.

    `latitude` and `longitude` are degrees (WGS 84) of the named place, or None: a country or region
    is an area and has no point. `country` is ISO 3166 alpha-3, `admin1` the first-order division that a town lies
    in, by its GeoNames code ("SY.13"), where the register knows it.
    """

    span: Span
    name: str
    country: str | None
    admin1: str | None = None
    latitude: float | None
    longitude: float | None
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count or sum: what bounds the words give, of what.

    `minimum` and `maximum` are inclusive, None where the words leave that side open. `unit` is the
    thing counted ("killed", "wounded", "drones", "USD"); `outcome` what became of things that are counted
    ("launched", "intercepted"). `vague` when the words blur the number. `event` is the id of the event mention
    whose figure it is, None where the sentence tells none.
    """

    span: Span
    minimum: float | None
    maximum: float | None
    unit: str | None
    vague: bool
    outcome: str | None = None
    event: str | None = None
