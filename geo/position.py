"""From a place and how an event lies to it: a point, and how far it may be trusted.

The numbers are radii in kilometres within which the event is taken to lie; docs/precision.md says where they
come from. A text that gives no number gets the widths below, one that gives a number gets a share of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gazetteer import Place
from geo import measure
from geo.schema import Precision
from geo.text.relations import Lie

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Shape = Callable[[str], "BaseGeometry | None"]

NEAR_KM = 15.0
"""Width of "near", "outside", "not far from" around a settlement's own extent."""
SHARE_OF_DISTANCE = 0.35
"""How far a stated distance with a direction may be off ("some 15 km south of"), as a share of it."""
LEAST_KM = 5.0
OFFSHORE_KM = 40.0
"""How far off a coast "off Sfax" may be; its middle is where a direction alone leads to."""

SIDE_SHARE = 0.7
"""How far a side of a place reaches to either hand, as a share of its radius: the sine of 45°."""

_COARSER: tuple[Precision, ...] = ("near", "admin", "country")
_BY_LEVEL: dict[str, Precision] = {
    "country": "country",
    "admin1": "admin",
    "admin2": "admin",
    "sea": "admin",
    "river": "admin",
    "area": "admin",
}


@dataclass(frozen=True, slots=True)
class Position:
    """lon, lat in degrees; the event lies within `uncertainty_km` of it."""

    lon: float
    lat: float
    precision: Precision
    uncertainty_km: float


def position(
    place: Place,
    lie: Lie,
    other: Place | None = None,
    shape: Shape | None = None,
) -> Position:
    """Where an event is that lies so to `place` (and, for between and border, to `other`).

    shape: gives the polygon of a place's id, asked only for a shared border; without it that lies half-way.
    """
    own = _BY_LEVEL.get(place.level, "exact")
    if lie.type == "in":
        return _inside(place, lie.bearing, own, shape)
    if lie.type in ("between", "border"):
        return _between(place, lie, other, shape)
    if lie.type == "offshore":
        return _offshore(place, lie, shape)
    if lie.bearing:
        return _offset(place, lie.bearing, lie.distance_km, shape)
    reach = place.radius_km if own != "exact" or lie.type == "near" else 0.0
    if lie.distance_km is None:
        reach += NEAR_KM
    else:
        reach += lie.distance_km * (1 if lie.type == "near" else 1 + SHARE_OF_DISTANCE)
    precision: Precision = "country" if own == "country" else "near"
    return Position(place.lon, place.lat, precision, max(LEAST_KM, reach))


def _inside(place: Place, bearing: str | None, own: Precision, shape: Shape | None) -> Position:
    """In the place; in the part of it that lies to `bearing` of its point, where a part is named."""
    if bearing is None:
        return Position(place.lon, place.lat, own, place.radius_km)
    part = _part(shape, place, bearing) if shape and own != "exact" else None
    if part is not None:
        return Position(*part[0], own, max(LEAST_KM, part[1]))
    lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[bearing], place.radius_km / 2)
    return Position(lon, lat, own, place.radius_km)


def _offshore(place: Place, lie: Lie, shape: Shape | None) -> Position:
    """At sea off the place: at the distance told, else within OFFSHORE_KM."""
    if lie.bearing and lie.distance_km:
        return _offset(place, lie.bearing, lie.distance_km, shape)
    if lie.bearing:
        far = _edge_km(shape, place, lie.bearing) + OFFSHORE_KM / 2
        lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[lie.bearing], far)
        return Position(lon, lat, "near", OFFSHORE_KM)
    reach = lie.distance_km * (1 + SHARE_OF_DISTANCE) if lie.distance_km else OFFSHORE_KM
    return Position(place.lon, place.lat, "near", place.radius_km + reach)


def _between(place: Place, lie: Lie, other: Place | None, shape: Shape | None) -> Position:
    """Half-way to the other place, or on the border that the two share; as coarse as the coarser of them."""
    precision = max((_precision(place), _precision(other or place)), key=_COARSER.index)
    if other is None and lie.bearing:
        far = _edge_km(shape, place, lie.bearing)
        lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[lie.bearing], far)
        return Position(lon, lat, precision, max(NEAR_KM, place.radius_km * SIDE_SHARE))
    if other is None:
        return Position(place.lon, place.lat, precision, place.radius_km + NEAR_KM)
    shared = _shared_border(shape(place.id), shape(other.id)) if shape and lie.type == "border" else None
    if shared is not None:
        middle, ends = shared
        reach = max(measure.distance_km(*middle, *end) for end in ends)
        return Position(*middle, precision, max(LEAST_KM, reach))
    lon, lat = measure.midpoint(place.lon, place.lat, other.lon, other.lat)
    return Position(lon, lat, precision, max(LEAST_KM, measure.distance_km(lon, lat, place.lon, place.lat)))


def _precision(place: Place) -> Precision:
    own = _BY_LEVEL.get(place.level, "exact")
    return "near" if own == "exact" else own


def _offset(place: Place, bearing: str, km: float | None, shape: Shape | None) -> Position:
    """A point in a direction, from the edge of what has an outline, else from the place's own point.

    Without a distance it lies just outside the place, and is as uncertain as it is far.
    """
    outlined = place.level in _BY_LEVEL
    edge = _edge_km(shape, place, bearing) if outlined or km is None else 0.0
    stated = edge + (km if km is not None else NEAR_KM / 2)
    lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[bearing], stated)
    share = SHARE_OF_DISTANCE * stated if km is not None else stated
    return Position(lon, lat, "near", max(LEAST_KM, share))


def _edge_km(shape: Shape | None, place: Place, bearing: str) -> float:
    """How far it is from a place's point to its outline in a direction; without an outline its radius."""
    outline = shape(place.id) if shape and place.level in _BY_LEVEL else None
    if outline is None:
        return place.radius_km
    import shapely

    degrees = measure.DEGREES[bearing]
    steps = [place.radius_km * 2 * step / _STEPS for step in range(_STEPS + 1)]
    ray = shapely.LineString([measure.destination(place.lon, place.lat, degrees, km) for km in steps])
    cut = shapely.get_coordinates(outline.boundary.intersection(ray))
    return max((measure.distance_km(place.lon, place.lat, *point) for point in cut), default=place.radius_km)


_STEPS = 16
"""Points on a ray of great circle: it is no straight line on a map."""


@lru_cache(maxsize=256)
def _part(shape: Shape, place: Place, bearing: str) -> tuple[tuple[float, float], float] | None:
    """A point inside the half of a place that lies to `bearing` of its own point, and how far that half goes.

    Null where there is no outline to cut.
    """
    import shapely

    outline = shape(place.id)
    if outline is None or not -_STEEPEST < place.lat < _STEEPEST:
        return None
    degrees = math.radians(measure.DEGREES[bearing])
    ahead = math.sin(degrees) / math.cos(math.radians(place.lat)), math.cos(degrees)
    aside = math.cos(degrees) / math.cos(math.radians(place.lat)), -math.sin(degrees)
    corners = [(1, 0), (1, 1), (-1, 1), (-1, 0)]
    box = [
        (
            place.lon + _ALL_AROUND * (across * aside[0] + along * ahead[0]),
            place.lat + _ALL_AROUND * (across * aside[1] + along * ahead[1]),
        )
        for across, along in corners
    ]
    half = shapely.make_valid(outline).intersection(shapely.Polygon(box))
    if half.is_empty or half.area == 0:
        return None
    inside = half.centroid if half.contains(half.centroid) else half.representative_point()
    ends = shapely.get_coordinates(half.convex_hull)
    reach = max(measure.distance_km(inside.x, inside.y, lon, lat) for lon, lat in ends)
    return (float(inside.x), float(inside.y)), min(float(reach), place.radius_km)


_ALL_AROUND = 400.0
"""Degrees: a half plane on the map, larger than any place."""
_STEEPEST = 85.0
"""Degrees of latitude beyond which a map's directions mean little."""


def _shared_border(
    first: BaseGeometry | None, second: BaseGeometry | None
) -> tuple[tuple[float, float], list[tuple[float, float]]] | None:
    """The middle of the longest line that two polygons share, and points that bound the whole of it.

    Null where they do not touch.
    """
    import shapely

    if first is None or second is None:
        return None
    border = shapely.line_merge(
        shapely.multilinestrings(_lines(first.boundary.intersection(second.boundary)))
    )
    if border.is_empty:
        return None
    longest = max(shapely.get_parts(border), key=lambda line: line.length)
    middle = longest.interpolate(0.5, normalized=True)
    hull = border.convex_hull
    outline = hull.exterior if hull.geom_type == "Polygon" else hull
    return (float(middle.x), float(middle.y)), [(float(x), float(y)) for x, y in outline.coords]


def _lines(shared: BaseGeometry) -> list[BaseGeometry]:
    """The lines in an intersection, points where two polygons only meet left out."""
    import shapely

    return [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
