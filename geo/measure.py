"""Geodesic measuring on the WGS 84 ellipsoid; the one module that knows how the earth is shaped.

Points are lon, lat in degrees, distances kilometres, bearings degrees clockwise from north.
Source: Karney 2013, "Algorithms for geodesics", as PROJ implements it (pyproj.Geod).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, get_args

from geo.schema import Bearing

if TYPE_CHECKING:
    from pyproj import Geod

CRS = "EPSG:4326"
DEGREES = {name: 22.5 * index for index, name in enumerate(get_args(Bearing))}


@cache
def _ellipsoid() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Length of the geodesic between two points."""
    return float(_ellipsoid().inv(lon1, lat1, lon2, lat2)[2]) / 1000


def distances_km(
    lons1: Sequence[float], lats1: Sequence[float], lons2: Sequence[float], lats2: Sequence[float]
) -> list[float]:
    """Lengths of the geodesics between points of equal index."""
    metres = _ellipsoid().inv(list(lons1), list(lats1), list(lons2), list(lats2))[2]
    return [float(value) / 1000 for value in metres]


def destination(lon: float, lat: float, bearing: float, km: float) -> tuple[float, float]:
    """The point that lies `km` from (lon, lat) in the direction `bearing`."""
    lon2, lat2, _ = _ellipsoid().fwd(lon, lat, bearing, km * 1000)
    return float(lon2), float(lat2)


def midpoint(lon1: float, lat1: float, lon2: float, lat2: float) -> tuple[float, float]:
    """The point half-way along the geodesic."""
    bearing, _, metres = _ellipsoid().inv(lon1, lat1, lon2, lat2)
    return destination(lon1, lat1, float(bearing), float(metres) / 2000)
