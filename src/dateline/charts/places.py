"""Events → the places they were at, as exactly as the reports say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.charts.outlines import Point, middle_of, outlines_by_code, regions_by_key
from dateline.charts.words import counted, cut
from dateline.earth import distance
from dateline.records import Event, Spot
from dateline.register import areas_by_key, key_of, states, towns_named

# How a place is shown. "state" is one too small to have an outline; "unknown" is on no map.
Kind = Literal["site", "town", "region", "country", "state", "unknown"]
_LOOKS: dict[Kind, str] = {
    "site": "at",
    "town": "in",
    "region": "somewhere in",
    "country": "somewhere in",
    "state": "somewhere in",
    "unknown": "somewhere in",
}
_KM = 40.0  # how far a region reaches of which only a point is known
_NEAR = 2000.0  # km: places that far apart still make one map
_MOST_OF = 0.75  # of the events are on the map; the others stand under it
_TOO_WIDE = 25.0  # degrees: a country wider than that does not set the map's frame, its middle does


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where events were: one mark. `at` is (degrees east, degrees north), for a country the middle of its outline.

    `radius` is how far a region reaches in km, 0 for all else.
    """

    name: str
    code: str | None
    kind: Kind
    at: Point | None
    radius: float
    events: tuple[Event, ...]

    @property
    def label(self) -> str:
        """Its name and how many events were there."""
        return f"{self.name} {len(self.events):,}"

    @property
    def full_label(self) -> str:
        """Its name with its state, and how many events were there."""
        state = f", {cut(self.code)}" if self.code and self.kind not in ("country", "state") else ""
        return f"{self.name}{state} {len(self.events):,}"

    @property
    def title(self) -> str:
        """What its mark says."""
        return f"{counted(len(self.events), 'event')} {_LOOKS[self.kind]} {self.name}"

    def extent(self, *, whole: bool) -> tuple[Point, ...]:
        """Points that a map must hold to show it; of a wide country its middle, unless the `whole` is wanted."""
        if self.at is None:
            return ()
        east, north = self.at
        if self.kind == "country" and self.code:
            ring = outlines_by_code()[self.code].main
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            if whole or max(max(xs) - min(xs), max(ys) - min(ys)) <= _TOO_WIDE:
                return ((min(xs), min(ys)), (max(xs), max(ys)))
        reach = self.radius / 100  # about degrees, with room
        return ((east - reach, north - reach), (east + reach, north + reach))


def find_places(events: Iterable[Event]) -> tuple[Place, ...]:
    """The places of the events that have one, those with most events first; what is at one point is one place."""
    groups: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        if event.place:
            groups[_key(event.place)].append(event)
    places = [_place(found) for found in groups.values()]
    return tuple(sorted(places, key=lambda place: (-len(place.events), place.name, place.kind)))


def frame(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places that one map shows: the clusters with most events that together hold three in four of them."""
    clusters = _clusters([place for place in places if place.at])
    whole = sum(map(_weight, clusters))
    kept: list[Place] = []
    for cluster in sorted(clusters, key=lambda c: (-_weight(c), c[0].name)):
        if _weight(kept) >= _MOST_OF * whole:
            break
        kept += cluster
    return tuple(kept)


def state_name(code: str | None) -> str:
    """The name of a state, or its code where the register does not list it."""
    state = states().get(code or "")
    return state.name if state else cut(code or "nowhere known")


def _weight(places: Iterable[Place]) -> int:
    return sum(len(place.events) for place in places)


def _clusters(places: list[Place]) -> list[list[Place]]:
    """The places in groups: from each one to some other of its group is no more than 2,000 km."""
    groups: list[list[Place]] = []
    for place in places:
        near = [group for group in groups if any(_is_near(place, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([place, *(other for group in near for other in group)])
    return groups


def _is_near(one: Place, other: Place) -> bool:
    if one.at is None or other.at is None:
        return False
    return distance(one.at[::-1], other.at[::-1]) <= _NEAR


def _key(spot: Spot) -> tuple[object, ...]:
    if spot.precision == "country":
        return ("country", spot.country)
    if spot.latitude is None or spot.longitude is None:
        return (spot.precision, key_of(spot.name or ""), spot.country)
    return (spot.precision, round(spot.latitude, 2), round(spot.longitude, 2))


def _place(events: list[Event]) -> Place:
    spot = events[0].place
    assert spot is not None
    kind, at, radius = _found(spot)
    name = state_name(spot.country) if spot.precision == "country" else cut(spot.name or "") or "unnamed"
    return Place(name=name, code=spot.country, kind=kind, at=at, radius=radius, events=tuple(events))


def _found(spot: Spot) -> tuple[Kind, Point | None, float]:
    """How a place is shown, where, and how far it reaches."""
    point = (
        (spot.longitude, spot.latitude) if spot.longitude is not None and spot.latitude is not None else None
    )
    if spot.precision == "country":
        return _country(spot.country or "")
    if point and spot.precision in ("exact", "city"):
        return ("site" if spot.precision == "exact" else "town"), point, 0.0
    if point:
        return "region", point, _KM
    area = areas_by_key().get(key_of(spot.name or ""))
    region = regions_by_key().get(key_of(area.name)) if area and spot.precision == "region" else None
    if region:
        return "region", (region.longitude, region.latitude), region.radius
    return "unknown", None, 0.0


@cache
def _country(code: str) -> tuple[Kind, Point | None, float]:
    if code in outlines_by_code():
        return "country", middle_of(outlines_by_code()[code].main), 0.0
    state = states().get(code)
    names = (*state.capitals, state.name) if state else ()
    towns = (town for name in names for town in towns_named(name) if town.code == code)
    town = max(towns, key=lambda town: town.population, default=None)
    return ("state", (town.longitude, town.latitude), 0.0) if town else ("unknown", None, 0.0)
