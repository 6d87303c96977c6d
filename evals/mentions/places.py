"""Places: state, distance, precision; the place of an event."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

from dateline.records import PlaceMention
from evals.counts import Scores, share
from evals.match import overlap, pair
from evals.mentions.items import Item
from evals.score import Read

_NEAR = 50.0
_EARTH = 6371.0


def score_places(item: Item, read: Read) -> Scores:
    """Of the places labelled: state right, within 50 km where they have a point, precision; no point for an area."""
    reading = read(item.document)
    gold = [g for g in item.labels.get("places", []) if not g.get("actor")]
    actors = [g for g in item.labels.get("places", []) if g.get("actor")]
    pairs = pair(gold, reading.places, likeness=lambda g, f: float(overlap(item.place(g), f.span)))
    met = [(gold[i], reading.places[j]) for i, j in pairs]
    countries = sum(f.country in (g["country"], *g.get("or_country", [])) for g, f in met)
    points = [g for g in gold if "latitude" in g]
    near = sum(kilometres(g, f) <= _NEAR for g, f in met if "latitude" in g)
    areas = [p for p in reading.places if p.precision in ("region", "country")]
    placed = [
        any(e.place is not None and overlap(e.place.span, item.place(g)) for g in labels)
        for e in reading.events
        if (labels := [g for g in gold if "of_event" in g and _carries(item, g, e.trigger.quote)])
    ]
    return {
        "set.places.found": share(len(pairs), of=len(gold)),
        "set.places.country": share(countries, of=len(gold)),
        "set.places.near": share(near, of=len(points)),
        "set.places.precision": share(
            sum(f.precision in (g["precision"], *g.get("or_precision", [])) for g, f in met), of=len(met)
        ),
        "set.places.no_fake_point": share(sum(a.latitude is None for a in areas), of=len(areas)),
        "set.places.actors": share(
            sum(not _is_place(item, g, reading.places) for g in actors), of=len(actors)
        ),
        "set.places.event_place": share(sum(placed), of=len(placed)),
    }


def _carries(item: Item, label: dict[str, Any], trigger: str) -> bool:
    words = label["of_event"]
    return item.text.count(trigger) == 1 and (trigger in words or words in trigger)


def _is_place(item: Item, label: dict[str, Any], places: tuple[PlaceMention, ...]) -> bool:
    return any(overlap(item.place(label), p.span) for p in places)


def kilometres(label: dict[str, Any], place: PlaceMention) -> float:
    """The great-circle distance of a place from where the label puts it; infinite where the place has no point."""
    if place.latitude is None or place.longitude is None:
        return float("inf")
    north, south = radians(label["latitude"]), radians(place.latitude)
    across = radians(label["longitude"] - place.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(sqrt(chord))
