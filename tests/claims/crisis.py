"""Sentences of an invented border crisis with their trees, and the layers over them."""

from datetime import UTC, datetime, timedelta

from dateline.claims import Layers
from dateline.ids import make_id
from dateline.models import ScriptedReader
from dateline.records import Document, Entity, Interval, PlaceMention, Span, TimeMention, make_document
from dateline.records.mention import NameType

SIDES: dict[str, tuple[NameType, str | None]] = {
    "Sudmark": ("GPE", "SDM"),
    "Norland": ("GPE", "NRL"),
    "Berg": ("PERSON", "NRL"),
    "the Courier": ("ORG", None),
    "Elm": ("GPE", None),
}


def layers(text: str, script: str, *, days: dict[str, datetime] | None = None) -> Layers:
    """The layers over `text` with the trees of `script` and the sides of the crisis as entities.

    `days` gives the day that each expression of time stands for; the report is of 10 April 2024.
    """
    document = make_document(text, published_at=datetime(2024, 4, 10, tzinfo=UTC))
    parse = ScriptedReader(script, names={name: kind for name, (kind, _) in SIDES.items()}).parse(text)
    entities = []
    for name, (kind, country) in SIDES.items():
        mentions = tuple(n.span for n in parse.names if n.span.quote == name)
        if mentions:
            entities.append(_entity(name, kind, country, mentions))
    times = tuple(_time(document, words, day) for words, day in (days or {}).items())
    places = tuple(_place(n.span) for n in parse.names if n.span.quote == "Elm")
    return Layers(document=document, parse=parse, entities=tuple(entities), times=times, places=places)


def _time(document: Document, words: str, day: datetime) -> TimeMention:
    start = document.text.index(words)
    interval = Interval(earliest=day, latest=day + timedelta(days=1), granularity="day", basis="relative")
    span = document.span(start, start + len(words))
    return TimeMention(span=span, type="DATE", value=day.date().isoformat(), interval=interval)


def _place(span: Span) -> PlaceMention:
    return PlaceMention(span=span, name="Elm", country="NRL", latitude=50.0, longitude=9.0, precision="city")


def _entity(name: str, kind: NameType, country: str | None, mentions: tuple) -> Entity:  # type: ignore[type-arg]
    return Entity(
        id=make_id("ent", name),
        name=name,
        type=kind,
        country=country,
        code=country,
        based_in=(),
        sector=None,
        roles=(),
        offices=(),
        mentions=mentions,
    )
