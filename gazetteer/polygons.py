"""Which country and division a point lies in, by polygon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gazetteer.compiledfile import GROUNDS
from gazetteer.place import Place
from gazetteer.reader import Reader

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from shapely.geometry.base import BaseGeometry

_COAST_DEGREES = 0.05
"""Harbours lie outside the generalised coastline; so near a shape a point counts as inside."""


@dataclass(frozen=True, slots=True)
class Containment:
    """What a point lies in; both null at sea."""

    country: Place | None
    admin1: Place | None


_NOWHERE = Containment(None, None)


class Polygons:
    """The shapes of a compiled file, each read when it is first needed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._prepared: dict[int, BaseGeometry] = {}
        self._drawn: dict[str, BaseGeometry] = {}

    def shape(self, place_id: str) -> BaseGeometry | None:
        """The polygon of a place in the view, null where none is held."""
        own = self._listed(place_id)
        if own is None or place_id not in self._redrawn:
            return own
        if place_id not in self._drawn:
            self._drawn[place_id] = self._redraw(own, *self._redrawn[place_id])
        return self._drawn[place_id]

    def _listed(self, place_id: str) -> BaseGeometry | None:
        import shapely

        row = self._reader.one("SELECT wkb FROM shapes WHERE id = ?", (self._reader.rowid(place_id),))
        return None if row is None else shapely.from_wkb(row[0])

    @cached_property
    def _redrawn(self) -> dict[str, tuple[list[str], list[str]]]:
        """Ids of the countries whose shape is another in the view, with the units that they gain and lose."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for transfer in self._reader.transfers:
            found.setdefault(transfer.gains, ([], []))[0].append(transfer.unit)
            if transfer.loses is not None:
                found.setdefault(transfer.loses, ([], []))[1].append(transfer.unit)
        return found

    def _redraw(self, own: BaseGeometry, gained: list[str], lost: list[str]) -> BaseGeometry:
        """A country's shape with units added and taken away: neighbours share their lines, so none remain."""
        import shapely

        added = [shape for unit in gained if (shape := self._listed(unit)) is not None]
        taken = [shape for unit in lost if (shape := self._listed(unit)) is not None]
        whole = shapely.union_all([own, *added]) if added else own
        return shapely.difference(whole, shapely.union_all(taken)) if taken else whole

    def containing(self, lon: float, lat: float) -> Containment:
        """Country and first-level division of a point; just off the coast, the nearest one's."""
        import shapely

        boxes = self._reader.all(
            "SELECT b.id FROM shape_boxes b JOIN places p ON p.id = b.id JOIN kinds k ON k.id = p.kind"
            " WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?"
            " AND k.level IN ('admin1', 'country') ORDER BY k.level, b.id",
            (lon + _COAST_DEGREES, lon - _COAST_DEGREES, lat + _COAST_DEGREES, lat - _COAST_DEGREES),
        )
        rowids = [row[0] for row in boxes]
        for rowid in rowids:
            if shapely.contains_xy(self._polygon(rowid), lon, lat):
                return self._containment(rowid)
        point = shapely.Point(lon, lat)
        near = [(self._polygon(rowid).distance(point), number) for number, rowid in enumerate(rowids)]
        distance, number = min(near, default=(_COAST_DEGREES, -1))
        return self._containment(rowids[number]) if distance < _COAST_DEGREES else _NOWHERE

    def containing_many(self, lons: ArrayLike, lats: ArrayLike) -> list[Containment]:
        """`containing` for many points at once; nulls where a coordinate is not finite."""
        import numpy as np
        import shapely

        x, y = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
        usable = np.isfinite(x) & np.isfinite(y)
        points = shapely.points(np.where(usable, x, 0.0), np.where(usable, y, 0.0))
        rowids, polygons = self._all
        owners = np.full(len(points), len(rowids), dtype=np.int64)
        # The tree holds the points, for a polygon asked about thousands of them is prepared once.
        polygon_at, point_at = shapely.STRtree(points).query(polygons, predicate="contains")
        np.minimum.at(owners, point_at, polygon_at)
        missed = np.flatnonzero(usable & (owners == len(rowids)))
        near_at, missed_at = shapely.STRtree(points[missed]).query(
            polygons, predicate="dwithin", distance=_COAST_DEGREES
        )
        distances = shapely.distance(points[missed[missed_at]], polygons[near_at])
        order = np.lexsort((near_at, distances, missed_at))
        first = order[np.unique(missed_at[order], return_index=True)[1]]
        owners[missed[missed_at[first]]] = near_at[first]
        answers = [*map(self._containment, rowids), _NOWHERE]
        return [answers[owner] if ok else _NOWHERE for owner, ok in zip(owners, usable, strict=True)]

    def _containment(self, rowid: int) -> Containment:
        place = self._reader.places([rowid])[0]
        if place.level == "country":
            return Containment(place, None)
        if place.level == "admin2" and place.admin1_id is not None:
            place = self._reader.place(place.admin1_id)
        nation = self._reader.countries.get(place.country or "")
        return Containment(None if nation is None else nation[0], place)

    def _polygon(self, rowid: int) -> BaseGeometry:
        import shapely

        if (polygon := self._prepared.get(rowid)) is None:
            polygon = shapely.from_wkb(self._reader.one("SELECT wkb FROM shapes WHERE id = ?", (rowid,))[0])
            shapely.prepare(polygon)
            self._prepared[rowid] = polygon
        return polygon

    @cached_property
    def _all(self) -> tuple[list[int], Any]:
        """Row and polygon of each division and country; the first that holds a point is the finest."""
        import shapely

        rows = self._reader.all(GROUNDS)
        return [rowid for rowid, _ in rows], shapely.from_wkb([wkb for _, wkb in rows])
