"""An event as another data set codes it."""

from dataclasses import dataclass
from datetime import date

from dateline.records.event import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An event of event data that others made: without text, voice, status or origin, and never one of our own.

    `format` is the shape of the data ("polecat"), `key` its own number there; `cells` are the row as it came. `type`
    and `mode` are PLOVER's, for CAMEO data by the conversion table, None where it has none. `score` is on the scale
    of the format: PLOVER's, or Goldstein's. Countries are ISO 3166 alpha-3 where they can be known.
    """

    id: str
    format: str
    key: str
    day: date | None
    type: EventType | None
    mode: str | None
    cameo: str | None
    score: float | None
    actor: str | None
    actor_country: str | None
    recipient: str | None
    recipient_country: str | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    cells: tuple[str, ...]
