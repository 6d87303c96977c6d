"""Points on the globe → a map's frame in Mercator's projection, and where things lie in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, log, pi, radians, tan

import altair as alt

from dateline.charts.outlines import Point, Ring

_EDGE = 80.0  # degrees north and south: past them the projection only stretches
_MARGIN = 0.12  # of the frame, on each side
_LEAST = 3.0  # degrees from the outermost point to the edge
_HIGH, _LOW = 460, 300  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A frame of `width` × `height` pixels around `middle` (degrees east, Mercator north); `scale` pixels a radian."""

    middle: tuple[float, float]
    scale: float
    width: int
    height: int

    def xy(self, point: Point) -> Point:
        """Where a point lies, in pixels from the upper left."""
        turn = (point[0] - self.middle[0] + 540) % 360 - 180
        return (
            self.width / 2 + self.scale * radians(turn),
            self.height / 2 - self.scale * (_north(point[1]) - self.middle[1]),
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a pixel is inside the frame."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def kilometres(self, radius: float, *, latitude: float) -> float:
        """A distance on the ground in pixels there."""
        return self.scale * radius / 6371 / cos(radians(min(_EDGE, abs(latitude))))

    def projection(self) -> alt.Projection:
        """The same frame for the renderer."""
        return alt.Projection(
            type="mercator",
            rotate=[-self.middle[0], 0, 0],
            scale=self.scale,
            translate=[self.width / 2, self.height / 2 + self.scale * self.middle[1]],
            clipExtent=[[0, 0], [self.width, self.height]],
        )

    def clip(self, ring: Ring) -> Ring:
        """The part of a ring of degrees that is inside the frame, as pixels; empty where none is.

        A ring that runs around the far side of the globe is cut there.
        """
        points = [self.xy(point) for point in ring]
        if any(abs(a - b) > pi * self.scale for (a, _), (b, _) in pairwise(points)):
            points = [p for p in points if self.holds(*p)]
        for axis, limit, sign in (
            (0, 0.0, 1),
            (0, float(self.width), -1),
            (1, 0.0, 1),
            (1, float(self.height), -1),
        ):
            points = _cut(points, axis=axis, limit=limit, sign=sign)
        return tuple(points)

    def enter(self, start: Point, end: Point) -> Point:
        """Where the line from a pixel, perhaps outside, to one inside comes into the frame."""
        part = 0.0
        for axis, size in ((0, self.width), (1, self.height)):
            way = end[axis] - start[axis]
            for limit in (0, size):
                if way and (start[axis] < limit == 0 or start[axis] > limit == size):
                    part = max(part, (limit - start[axis]) / way)
        return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def window_of(points: Iterable[Point], *, width: int) -> Window:
    """The frame that holds all points with a margin, however they lie about the date line."""
    given = list(points)
    west, east = _span([x for x, _ in given])
    norths = [max(-_EDGE, min(_EDGE, y)) for _, y in given]
    south, north = min(norths), max(norths)
    wide, high = (max(_LEAST, _MARGIN * span) for span in (east - west, north - south))
    west, east = (west - wide, east + wide) if east - west + 2 * wide < 360 else (west, west + 360)
    low, top = _north(south - high), _north(north + high)
    tall = round(min(_HIGH, max(_LOW, width * (top - low) / radians(east - west))))
    scale = min(width / radians(east - west), tall / (top - low))
    return Window(middle=((west + east) / 2, (low + top) / 2), scale=scale, width=width, height=tall)


def _span(longitudes: Sequence[float]) -> tuple[float, float]:
    """West and east of the shortest stretch around the globe that holds all."""
    ordered = sorted({x % 360 for x in longitudes})
    after = [*ordered[1:], ordered[0] + 360]
    gap, start = max((b - a, b) for a, b in zip(ordered, after, strict=True))
    return start, start + 360 - gap


def _north(latitude: float) -> float:
    return log(tan(pi / 4 + radians(max(-_EDGE, min(_EDGE, latitude))) / 2))


def _cut(points: Sequence[Point], *, axis: int, limit: float, sign: int) -> list[Point]:
    """What of a ring is on one side of a line (Sutherland and Hodgman's clipping)."""
    kept: list[Point] = []
    for n, point in enumerate(points):
        before = points[n - 1]
        inside, was = (sign * (p[axis] - limit) >= 0 for p in (point, before))
        if inside != was:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1]))
            )
        if inside:
            kept.append(point)
    return kept
