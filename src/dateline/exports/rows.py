"""Events → rows: what CSV, Parquet and JSON Lines share, a plain dict an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from dateline.exports.chosen import Chosen, Moment, choose
from dateline.exports.words import one_line
from dateline.records import Event, Party

Kind = Literal["text", "texts", "day", "moment", "number", "numbers", "count", "counts", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, what kind of value it holds, and what that says."""

    name: str
    kind: Kind
    holds: str


def make_columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    """Columns by name, kind and what they hold."""
    return tuple(Column(name=name, kind=kind, holds=holds) for name, kind, holds in rows)


COLUMNS = make_columns(
    ("event", "text", "id of the event"),
    ("day", "day", "first day it may have been on; empty where no report tells it"),
    ("last_day", "day", "last such day"),
    ("type", "text", "PLOVER type"),
    ("mode", "text", "PLOVER mode"),
    ("quad", "text", "verbal or material, cooperation or conflict"),
    ("score", "number", "PLOVER conflict-cooperation score, -10 to 10"),
    ("cameo", "text", "CAMEO code of type and mode"),
    ("status", "text", "whether it is told as done, planned, denied, …"),
    ("standing", "text", "corroborated, single-origin, disputed, retracted, not told as done"),
    ("historical", "flag", "told as background older than a year"),
    ("actors", "texts", "who does it"),
    ("actor_codes", "texts", "their codes, in the same order"),
    ("actor_countries", "texts", "their countries (ISO 3166 alpha-3), in the same order"),
    ("recipients", "texts", "to whom it is directed"),
    ("recipient_codes", "texts", "their codes, in the same order"),
    ("recipient_countries", "texts", "their countries, in the same order"),
    ("place", "text", "where"),
    ("place_country", "text", "the country of the place (ISO 3166 alpha-3)"),
    ("place_admin1", "text", "the first-order division of the place (GeoNames code)"),
    ("latitude", "number", "degrees north (WGS 84); empty for an area"),
    ("longitude", "number", "degrees east; empty for an area"),
    ("precision", "text", "exact, city, region, country"),
    ("origins", "count", "independent voices that say it happened"),
    ("reports", "count", "reports that tell it"),
    ("mentions", "count", "words of reports that tell it"),
    ("voices", "texts", "who says that it happened"),
    ("deniers", "texts", "who says that it did not"),
    (
        "disputed",
        "texts",
        "what is disputed about it: occurrence, responsibility, number, date, place, nature",
    ),
    ("first_told_at", "moment", "when the first report that tells it was published"),
    ("last_told_at", "moment", "when the last one was"),
    ("outlets", "texts", "the outlets that tell it"),
    ("documents", "texts", "ids of the reports that tell it"),
    ("urls", "texts", "their addresses"),
    ("sentence", "text", "the sentence that it is shown by"),
    ("document", "text", "id of the report that the sentence stands in"),
    ("start", "count", "where the sentence begins in that report's text, in characters"),
    ("end", "count", "where it ends, exclusive"),
    ("as_of", "moment", "the moment of the picture: nothing published later is in it"),
)


def event_rows(view: Moment, *, filters: Any = None) -> Iterator[dict[str, Any]]:
    """A dict for each event that meets the filters, in order of their days, with the keys of `COLUMNS`.

    Days are dates, moments aware datetimes in UTC, lists tuples; what is not known is None, in a list too.
    """
    return rows_of(choose(view, filters=filters))


def rows_of(chosen: Chosen) -> Iterator[dict[str, Any]]:
    """The rows of the events that were chosen."""
    return (_row(event, chosen) for event in chosen.events)


def _row(event: Event, chosen: Chosen) -> dict[str, Any]:
    told, place = event.shown, event.place
    moments = sorted(t.published_at.astimezone(UTC) for t in event.tellings if t.published_at)
    documents = tuple(dict.fromkeys(t.document for t in event.tellings))
    urls = (chosen.document(id).url for id in documents)
    return {
        "event": event.id,
        "day": event.day,
        "last_day": event.last_day,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "status": event.status,
        "standing": event.standing,
        "historical": event.historical,
        **_sides("actor", event.actors),
        **_sides("recipient", event.recipients),
        "place": _line(place.name) if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "origins": event.origins,
        "reports": event.reports,
        "mentions": event.mentions,
        "voices": tuple(one_line(voice.name) for voice in event.voices),
        "deniers": tuple(one_line(voice.name) for voice in event.deniers),
        "disputed": tuple(dict.fromkeys(d.slot for d in chosen.disputes.get(event.id, ()))),
        "first_told_at": moments[0] if moments else None,
        "last_told_at": moments[-1] if moments else None,
        "outlets": tuple(dict.fromkeys(one_line(t.outlet) for t in event.tellings if t.outlet)),
        "documents": documents,
        "urls": tuple(dict.fromkeys(one_line(url) for url in urls if url)),
        "sentence": chosen.sentence(told),
        "document": told.document,
        "start": told.told.sentence.start,
        "end": told.told.sentence.end,
        "as_of": chosen.view.as_of.astimezone(UTC),
    }


def _sides(name: str, parties: tuple[Party, ...]) -> dict[str, tuple[str | None, ...]]:
    return {
        f"{name}s": tuple(_line(party.name) for party in parties),
        f"{name}_codes": tuple(_line(party.code) for party in parties),
        f"{name}_countries": tuple(_line(party.country) for party in parties),
    }


def _line(words: str | None) -> str | None:
    return one_line(words) or None if words else None


def plain(value: Any) -> Any:
    """The value of a row as JSON has it: days and moments as ISO 8601, tuples as lists."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if hasattr(value, "isoformat") else value
