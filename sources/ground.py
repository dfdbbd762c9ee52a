"""Which division a point lies in, while the tables are being made."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from .geonames import GeoNames
from .shapes import Shapes

_SHORE = 0.1  # degrees: quays, capes and runways stick out of simplified outlines


class Ground:
    """The first-level divisions by their polygons."""

    def __init__(self, geonames: GeoNames, shapes: Shapes) -> None:
        self._codes: list[str] = []
        polygons: list[shapely.Geometry] = []
        for code in sorted(geonames.admin1):
            shape = shapes.get(geonames.area_id(code))
            if shape is not None:
                self._codes.append(code)
                polygons.append(shape)
        self._tree = shapely.STRtree(polygons)

    def divisions(self, points: Sequence[tuple[float, float]]) -> list[str]:
        """Code of the division that holds each point, or whose shore is nearest; empty where none is near.

        points: lon, lat degrees. A point on a shared border goes to the first code.
        """
        found = [""] * len(points)
        if not points:
            return found
        spots = shapely.points(list(points))
        nearest = self._tree.query_nearest(spots, max_distance=_SHORE, all_matches=True)
        for point, polygon in sorted(nearest.T.tolist(), reverse=True):
            found[point] = self._codes[polygon]
        return found
