"""From a place and how an event lies to it: a point, and how far it may be trusted.

The numbers are radii in kilometres within which the event is taken to lie; docs/precision.md says where they
come from. A text that gives no number gets the widths below, one that gives a number gets a share of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gazetteer import Place
from geo import measure
from geo.relations import Lie
from geo.schema import Precision

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

NEAR_KM = 15.0
"""Width of "near", "outside", "not far from" around a settlement's own extent."""
SHARE_OF_DISTANCE = 0.35
"""How far a stated distance with a direction may be off ("some 15 km south of"), as a share of it."""
LEAST_KM = 5.0
OFFSHORE_KM = 40.0

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
    shapes: tuple[BaseGeometry | None, BaseGeometry | None] = (None, None),
) -> Position:
    """Where an event is that lies so to `place` (and, for between and border, to `other`).

    shapes: the polygons of the two places, for a shared border.
    """
    own = _BY_LEVEL.get(place.level, "exact")
    if lie.type == "in":
        return Position(place.lon, place.lat, own, place.radius_km)
    if lie.type in ("between", "border"):
        if other is None:
            precision: Precision = own if own != "exact" else "near"
            return Position(place.lon, place.lat, precision, place.radius_km + NEAR_KM)
        lon, lat = (
            _on_border(shapes) if lie.type == "border" and None not in shapes else None
        ) or measure.midpoint(place.lon, place.lat, other.lon, other.lat)
        reach = max(
            measure.distance_km(lon, lat, place.lon, place.lat),
            measure.distance_km(lon, lat, other.lon, other.lat),
        )
        return Position(lon, lat, "near", max(LEAST_KM, reach))
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


def _offset(place: Place, bearing: str, km: float | None) -> Position:
    """A point in a direction; without a distance, just outside the place and as uncertain as that is far."""
    stated = km if km is not None else place.radius_km + NEAR_KM / 2
    lon, lat = measure.destination(place.lon, place.lat, measure.DEGREES[bearing], stated)
    share = SHARE_OF_DISTANCE * stated if km is not None else stated
    return Position(lon, lat, "near", max(LEAST_KM, share))


def _on_border(shapes: Any) -> tuple[float, float] | None:
    """A point on the line that two polygons share, null where they do not touch."""
    line = shapes[0].boundary.intersection(shapes[1].boundary)
    if line.is_empty:
        return None
    point = line.representative_point() if line.area else line.interpolate(0.5, normalized=True)
    return float(point.x), float(point.y)
