"""From a place and how an event lies to it: a point, and how far it may be trusted.

The numbers are radii in kilometres within which the event is taken to lie; docs/precision.md says where they
come from. A text that gives no number gets the widths below, one that gives a number gets a share of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
        return Position(place.lon, place.lat, own, place.radius_km)
    if lie.type in ("between", "border"):
        return _between(place, lie, other, shape)
    if lie.type == "offshore":
        reach = place.radius_km + (
            lie.distance_km * (1 + SHARE_OF_DISTANCE) if lie.distance_km else OFFSHORE_KM
        )
        if lie.bearing and lie.distance_km:
            return _offset(place, lie.bearing, lie.distance_km)
        return Position(place.lon, place.lat, "near", reach)
    if lie.bearing:
        return _offset(place, lie.bearing, lie.distance_km)
    if lie.distance_km:
        return Position(
            place.lon, place.lat, "near", max(LEAST_KM, lie.distance_km * (1 + SHARE_OF_DISTANCE))
        )
    return Position(place.lon, place.lat, "near", place.radius_km + NEAR_KM)


def _between(place: Place, lie: Lie, other: Place | None, shape: Shape | None) -> Position:
    """Half-way to the other place, or on the border that the two share; as coarse as the coarser of them."""
    precision = max((_precision(place), _precision(other or place)), key=_COARSER.index)
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


def _offset(place: Place, bearing: str, km: float | None) -> Position:
    """A point in a direction; without a distance, just outside the place and as uncertain as that is far."""
    stated = km if km is not None else place.radius_km + NEAR_KM / 2
    lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[bearing], stated)
    share = SHARE_OF_DISTANCE * stated if km is not None else stated
    return Position(lon, lat, "near", max(LEAST_KM, share))


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
