"""Mentions: words that name somebody, point to a time or place, or give a figure."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.document import Span
from dateline.records.time import Interval

NameType = Literal["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "WEAPON"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["exact", "city", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name with its type; `score` is the reader's confidence, 0 to 1."""

    span: Span
    type: NameType
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time after TIMEX3: its words, type, value and, where it can be known, interval."""

    span: Span
    type: TimeType
    value: str
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as named in the text.

    `latitude` and `longitude` are degrees (WGS 84) of the named place, or None: a country or region
    is an area and has no point. `country` is ISO 3166 alpha-3.
    """

    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count or sum: what bounds the words give, of what.

    `minimum` and `maximum` are inclusive, None where the words leave that side open. `unit` is the
    thing counted ("killed", "wounded", "drones", "USD"). `vague` when the words blur the number.
    """

    span: Span
    minimum: float | None
    maximum: float | None
    unit: str | None
    vague: bool
