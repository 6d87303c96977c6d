"""Builds the outlines of countries that the map is drawn from.

    python training/make_outlines.py FILE    writes src/dateline/charts/outlines.tsv

`FILE` is the 1:110m table of countries of Natural Earth (naturalearthdata.com, public domain) as GeoJSON, with its
fields ``adm0_a3`` and ``name``. Kept of it are the outlines, rounded to a tenth of a degree, under the codes that
Dateline uses; points that the rounding sets on one another or on one line are left out. Both sides of a border are
rounded alike, so no gap opens.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateline.register import states

TABLE = Path(__file__).parent.parent / "src" / "dateline" / "charts" / "outlines.tsv"
CODES = {"KOS": "XKX", "PSX": "PSE", "SAH": "ESH", "SDS": "SSD"}
LEFT_OUT = {"ATA"}  # runs through the pole: no outline on a map that has none
GUIANA = (-55.0, -51.0)  # degrees east; Natural Earth draws it as France, ISO 3166 gives it a code
HEAD = """\
# Outlines of countries: an own table, rounded to a tenth of a degree, of facts from Natural Earth 1:110m
# (naturalearthdata.com, public domain). Borders are as Natural Earth draws them, mostly as they are held (but Crimea
# with Ukraine in the edition taken); that says nothing about whose land it is.
# `code` is ISO 3166-1 alpha-3 (XKX: Kosovo), empty for land that has none there.
# `outline`: polygons parted by "|", their rings by "/" (the first is the outer one, clockwise), and a ring is tenths of
# a degree east and north: the first point, then the step to each next one. Made by training/make_outlines.py.
"""
Point = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python training/make_outlines.py", description=__doc__)
    parser.add_argument("file", type=Path, help="GeoJSON of Natural Earth's countries, 1:110m")
    features = json.loads(parser.parse_args().file.read_text(encoding="utf-8"))["features"]
    rows = sorted(row for feature in features for row in _rows(feature))
    lines = ["code\tname\toutline", *("\t".join(row) for row in rows)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} outlines, {TABLE.stat().st_size} bytes")


def _rows(feature: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    facts, geometry = feature["properties"], feature["geometry"]
    if facts["adm0_a3"] in LEFT_OUT:
        return
    code = CODES.get(facts["adm0_a3"], facts["adm0_a3"])
    code = code if code in states() else ""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    apart = [p for p in polygons if code == "FRA" and GUIANA[0] < p[0][0][0] < GUIANA[1]]
    if apart:
        yield "GUF", states()["GUF"].name, _outline(apart)
    yield (
        code,
        states()[code].name if code else facts["name"],
        _outline([p for p in polygons if p not in apart]),
    )


def _outline(polygons: Sequence[Any]) -> str:
    kept = ([_ring(ring, outer=n == 0) for n, ring in enumerate(polygon)] for polygon in polygons)
    return "|".join("/".join(_deltas(ring) for ring in rings if ring) for rings in kept if rings[0])


def _ring(ring: Sequence[Sequence[float]], *, outer: bool) -> list[Point]:
    """The ring in tenths of a degree, open, outer ones clockwise; empty where nothing is left of it."""
    points = [(round(10 * east), round(10 * north)) for east, north, *_ in ring]
    points = [p for n, p in enumerate(points[:-1]) if p != points[n - 1] or n == 0]
    points = [
        p for n, p in enumerate(points) if not _is_between(p, points[n - 1], points[(n + 1) % len(points)])
    ]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, *points[:1]]))
    if area == 0:
        return []
    return points if (area < 0) == outer else points[::-1]


def _is_between(point: Point, before: Point, after: Point) -> bool:
    (x, y), (a, b), (c, d) = point, before, after
    return (x - a) * (d - y) == (c - x) * (y - b) and (x - a) * (c - x) >= 0 and (y - b) * (d - y) >= 0


def _deltas(ring: Sequence[Point]) -> str:
    steps = [ring[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring))]
    return " ".join(f"{east} {north}" for east, north in steps)


if __name__ == "__main__":
    main()
