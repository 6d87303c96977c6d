"""Distances on the ground.

In: points in degrees (WGS 84). Out: kilometres. Never looks up a name.
"""

from math import asin, cos, radians, sin, sqrt

_RADIUS = 6371.0


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, each latitude and longitude in degrees, by the haversine formula.

    >>> round(distance((33.51, 36.29), (31.77, 35.21)))
    218
    """
    (a, b), (c, d) = ([radians(v) for v in point] for point in (one, other))
    arc = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(arc))
