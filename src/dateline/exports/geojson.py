"""Events → GeoJSON (RFC 7946): a feature for each event, with a point only where a report names one."""

from typing import Any

from dateline.exports.chosen import Chosen
from dateline.exports.json_lines import write_json
from dateline.exports.rows import plain, rows_of

_POINTS = ("exact", "city")


def make_geojson(chosen: Chosen) -> bytes:
    """A collection of features; the geometry of an event in a country, in an area or nowhere is null."""
    features = [_feature(row) for row in rows_of(chosen)]
    return write_json({"type": "FeatureCollection", "features": features})


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    left_out = ("event", "latitude", "longitude")
    return {
        "type": "Feature",
        "id": row["event"],
        "geometry": _point(row),
        "properties": {name: plain(value) for name, value in row.items() if name not in left_out},
    }


def _point(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["precision"] not in _POINTS or row["latitude"] is None or row["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
