"""The compiled gazetteer, read."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer import build as building
from gazetteer.errors import BadQuery, BrokenGazetteer, UnknownPlace
from gazetteer.names import normalise
from gazetteer.place import Level, Match, Naming, Place, Quality, Toponym
from gazetteer.rank import QUALITIES, distance_km

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from shapely.geometry.base import BaseGeometry

    from gazetteer.resolution import Resolver

LICENCES = ("Places: GeoNames, CC BY 4.0, modified", "Made with Natural Earth")

_COLUMNS = (
    "id, key, name, level, lon, lat, country, admin1, admin1_id, feature, population, radius_km, weight"
)
_BATCH = 8
_MOST_KEPT = 60_000
_KEPT_ANSWERS = 8192
_COAST_DEGREES = 0.05
"""Harbours lie outside the generalised coastline; so near a shape a point counts as inside."""


@dataclass(frozen=True, slots=True)
class Containment:
    """What a point lies in; both null at sea."""

    country: Place | None
    admin1: Place | None


@dataclass(frozen=True, slots=True)
class Info:
    """What a gazetteer holds.

    hash: of the tables it was made from. counts: places by level, names, shapes.
    """

    version: str
    hash: str
    path: Path
    counts: dict[str, int]
    licences: tuple[str, ...]


def load(path: str | os.PathLike[str] | None = None, *, progress: bool = False) -> Gazetteer:
    """Open the gazetteer; the first use compiles it into the user's cache, in seconds.

    path: a compiled file, or a folder of source tables; null for the tables that the package brings.
    progress: show the bar also where stderr is no terminal.
    Raises BrokenGazetteer where it can neither be read nor made.
    """
    show = True if progress else None
    if path is None:
        return Gazetteer(building.ensure(progress=show))
    given = Path(path)
    if given.is_dir():
        return Gazetteer(building.ensure(tables=given, progress=show))
    if not building.is_whole(given):
        state = "is no compiled gazetteer of this version" if given.exists() else "does not exist"
        raise BrokenGazetteer(f"{given}: {state}; make one with: dateline gazetteer build")
    return Gazetteer(given)


class Gazetteer:
    """A read-only place database; threads may share it, and processes across a fork."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._places: dict[int, tuple[Place, float]] = {}
        self._prepared: dict[int, BaseGeometry] = {}

    def __repr__(self) -> str:
        return f"Gazetteer({str(self.path)!r})"

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self.path,)

    def lookup(self, name: str) -> tuple[Naming, ...]:
        """Every sense of a name, likeliest first; exact but for case, accents and punctuation."""
        return tuple([Naming(place, quality) for place, quality, _ in self.senses(normalise(name))])

    def resolve(
        self,
        name: str,
        *,
        countries: Iterable[str] = (),
        country: str | None = None,
        containers: Iterable[str] = (),
        near: tuple[float, float] | None = None,
        level: Level | None = None,
        limit: int = 5,
    ) -> Match:
        """Which place a name means. Containers may stand in the name: "Kazan, Tatarstan, Russia".

        countries: ISO 3166-1 alpha-2 codes that are preferred; country: the one it must lie in.
        near: (lon, lat) degrees. limit: how many candidates the answer carries.
        Raises BadQuery for a country, level or coordinate that cannot be.
        """
        toponym = Toponym(name, tuple(containers), tuple(countries), country, level, near)
        return self._answer(toponym, limit)

    def resolve_all(self, toponyms: Sequence[Toponym], limit: int = 5) -> list[Match]:
        """Which places the names of one document mean, jointly, in the order given.

        The toponyms stand in the order of the text: "Kursk" after "Kursk region" is the region.
        Raises BadQuery as `resolve` does.
        """
        return self._resolver.resolve_all(toponyms, limit)

    def place(self, place_id: str) -> Place:
        """The place of an id such as "gn:551487". Raises UnknownPlace when there is none."""
        rowid = self._rowid(place_id)
        if rowid not in self._places:
            self._fetch([rowid])
        if (found := self._places.get(rowid)) is None:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return found[0]

    def shape(self, place_id: str) -> BaseGeometry | None:
        """Polygon in lon, lat of a country, first-level division, county or sea; null where none is held."""
        import shapely

        row = self._one("SELECT wkb FROM shapes WHERE id = ?", (self._rowid(place_id),))
        return None if row is None else shapely.from_wkb(row[0])

    def containing(self, lon: float, lat: float) -> Containment:
        """Country and first-level division of a point, by polygon; just off the coast, the nearest one's."""
        import shapely

        _check_point(lon, lat)
        boxes = self._all(
            "SELECT b.id, p.level, p.country FROM shape_boxes b JOIN places p ON p.id = b.id"
            " WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?"
            " AND p.level IN ('admin1', 'country') ORDER BY p.level, b.id",
            (lon + _COAST_DEGREES, lon - _COAST_DEGREES, lat + _COAST_DEGREES, lat - _COAST_DEGREES),
        )
        for rowid, _, _ in boxes:
            if shapely.contains_xy(self._polygon(rowid), lon, lat):
                return self._containment(rowid)
        point = shapely.Point(lon, lat)
        near = [(self._polygon(rowid).distance(point), number) for number, (rowid, _, _) in enumerate(boxes)]
        distance, number = min(near, default=(_COAST_DEGREES, -1))
        return self._containment(boxes[number][0]) if distance < _COAST_DEGREES else Containment(None, None)

    def containing_many(self, lons: ArrayLike, lats: ArrayLike) -> list[Containment]:
        """`containing` for many points at once; nulls where a coordinate is not finite."""
        import numpy as np
        import shapely

        x, y = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
        usable = np.isfinite(x) & np.isfinite(y)
        points = shapely.points(np.where(usable, x, 0.0), np.where(usable, y, 0.0))
        rowids, polygons = self._all_polygons
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
        answers = [*map(self._containment, rowids), Containment(None, None)]
        return [answers[owner] if ok else answers[-1] for owner, ok in zip(owners, usable, strict=True)]

    def nearest(
        self, lon: float, lat: float, *, limit: int = 1, max_km: float = 100.0
    ) -> list[tuple[Place, float]]:
        """The populated places nearest to a point with their distance in km, nearest first."""
        _check_point(lon, lat)
        reach_km = min(max_km, 10.0)
        while True:
            found = self._within(lon, lat, reach_km)
            if len(found) >= limit or reach_km >= max_km:
                break
            reach_km = min(max_km, reach_km * 3)
        nearest = found[:limit]
        self._fetch([rowid for _, rowid in nearest])
        return [(self._places[rowid][0], km) for km, rowid in nearest]

    def largest(
        self, bounds: tuple[float, float, float, float], *, levels: Sequence[Level], limit: int = 100
    ) -> list[Place]:
        """The places with most people in a box, those without by their extent.

        bounds: west, south, east, north in degrees, west <= east.
        """
        west, south, east, north = bounds
        marks = ",".join("?" * len(levels))
        # Only populated places are in the R*Tree; over half the world a plain scan is quicker than it.
        tree = "id IN (SELECT id FROM points WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?)"
        plain = "lon <= ? AND lon >= ? AND lat <= ? AND lat >= ?"
        small = set(levels) <= {"city", "locality"} and east - west < 180
        rows = self._all(
            f"SELECT id FROM places WHERE {tree if small else plain} AND level IN ({marks})"
            " ORDER BY population DESC, radius_km DESC, id LIMIT ?",
            (east, west, north, south, *levels, limit),
        )
        rowids = [row[0] for row in rows]
        self._fetch(rowids)
        return [self._places[rowid][0] for rowid in rowids]

    def info(self) -> Info:
        """Version, hash and counts of what is held."""
        from gazetteer.version import __version__

        meta = dict(self._all("SELECT key, value FROM meta", ()))
        counts = dict(self._all("SELECT level, count(*) FROM places GROUP BY level ORDER BY level", ()))
        for table in ("names", "shapes"):
            counts[table] = self._all(f"SELECT count(*) FROM {table}", ())[0][0]
        return Info(__version__, meta["hash"], self.path, counts, LICENCES)

    def label(self, place_id: str, lang: str) -> str:
        """The place's name in a language (ISO 639-1) where that is known, else its own."""
        row = self._one("SELECT name FROM labels WHERE id = ? AND lang = ?", (self._rowid(place_id), lang))
        return self.place(place_id).name if row is None else str(row[0])

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        row = self._one("SELECT senses FROM names WHERE name = ?", (key,))
        if row is None:
            return []
        packed = struct.unpack(f"<{len(row[0]) // 4}i", row[0])
        places = self._places
        missing = [number >> 4 for number in packed if number >> 4 not in places]
        if missing:
            if len(places) > _MOST_KEPT:
                self._places = places = {}
                missing = [number >> 4 for number in packed]
            self._fetch(missing)
        found = []
        for number in packed:
            place, weight = places[number >> 4]
            found.append((place, QUALITIES[number & 15], weight))
        return found

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears, in the order given."""
        marks = ",".join("?" * len(keys))
        present = {
            row[0] for row in self._all(f"SELECT name FROM names WHERE name IN ({marks})", tuple(keys))
        }
        return [key for key in keys if key in present]

    @cached_property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of the continent that holds it."""
        rows = self._all("SELECT code, id, parent FROM countries ORDER BY code", ())
        self._fetch([rowid for _, *ids in rows for rowid in ids if rowid is not None])
        return {
            code: (self._places[rowid][0], None if parent is None else self._places[parent][0].id)
            for code, rowid, parent in rows
        }

    @cached_property
    def _resolver(self) -> Resolver:
        from gazetteer.resolution import Resolver

        return Resolver(self)

    @cached_property
    def _answer(self) -> Callable[[Toponym, int], Match]:
        return lru_cache(maxsize=_KEPT_ANSWERS)(self._resolver.resolve)

    def _containment(self, rowid: int) -> Containment:
        if rowid not in self._places:
            self._fetch([rowid])
        place = self._places[rowid][0]
        if place.level == "country":
            return Containment(place, None)
        return Containment(
            self.countries[place.country][0] if place.country in self.countries else None, place
        )

    def _polygon(self, rowid: int) -> BaseGeometry:
        import shapely

        if (polygon := self._prepared.get(rowid)) is None:
            row = self._one("SELECT wkb FROM shapes WHERE id = ?", (rowid,))
            polygon = shapely.from_wkb(row[0])
            shapely.prepare(polygon)
            self._prepared[rowid] = polygon
        return polygon

    @cached_property
    def _all_polygons(self) -> tuple[list[int], Any]:
        """Divisions before countries, so that the first polygon that holds a point is the finest."""
        import shapely

        rows = self._all(
            "SELECT s.id, s.wkb FROM shapes s JOIN places p ON p.id = s.id"
            " WHERE p.level IN ('admin1', 'country') ORDER BY p.level, s.id",
            (),
        )
        return [rowid for rowid, _ in rows], shapely.from_wkb([wkb for _, wkb in rows])

    def _within(self, lon: float, lat: float, reach_km: float) -> list[tuple[float, int]]:
        import math

        high = reach_km / 110.0
        wide = min(180.0, high / max(0.01, math.cos(math.radians(min(89.5, abs(lat) + high)))))
        found = set()
        for shift in (-360.0, 0.0, 360.0):
            west, east = lon - wide + shift, lon + wide + shift
            if east < -180 or west > 180:
                continue
            for rowid, x, y in self._all(
                "SELECT p.id, p.lon, p.lat FROM points b JOIN places p ON p.id = b.id"
                " WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?",
                (east, west, lat + high, lat - high),
            ):
                km = distance_km(lon, lat, x, y)
                if km <= reach_km:
                    found.add((km, rowid))
        return sorted(found)

    def _rowid(self, place_id: str) -> int:
        source, _, number = place_id.partition(":")
        if source == "gn" and number.isdecimal() and len(number) < 12:
            return int(number)
        row = self._one("SELECT id FROM places WHERE key = ?", (place_id,))
        if row is None:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return int(row[0])

    def _fetch(self, rowids: Sequence[int]) -> None:
        """Read places into memory, in batches of few sizes so that the prepared statements are kept."""
        for start in range(0, len(rowids), _BATCH):
            batch = rowids[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            for row in self._all(f"SELECT {_COLUMNS} FROM places WHERE id IN ({marks})", tuple(batch)):
                self._places[row[0]] = _place(row)

    def _one(self, statement: str, values: tuple[Any, ...]) -> Any:
        try:
            return self._connection.execute(statement, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def _all(self, statement: str, values: tuple[Any, ...]) -> list[Any]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> BrokenGazetteer:
        return BrokenGazetteer(
            f"{self.path}: cannot be read ({error}); make it anew: dateline gazetteer build"
        )

    @property
    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; a connection must not be carried across a fork."""
        held = getattr(self._local, "held", None)
        if held is not None and held[0] == os.getpid():
            return held[1]  # type: ignore[no-any-return]
        try:
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("PRAGMA mmap_size=134217728")
        except sqlite3.Error as error:
            raise self._broken(error) from error
        self._local.held = (os.getpid(), connection)
        return connection


def _place(row: Sequence[Any]) -> tuple[Place, float]:
    rowid, key, name, level, lon, lat, country, admin1, admin1_id, feature, population, radius_km, weight = (
        row
    )
    return (
        Place(
            f"gn:{rowid}" if key is None else key,
            name,
            sys.intern(level),  # type: ignore[arg-type]
            lon,
            lat,
            country and sys.intern(country),
            admin1 and sys.intern(admin1),
            None if admin1_id is None else sys.intern(f"gn:{admin1_id}"),
            sys.intern(feature),
            population,
            radius_km,
        ),
        weight,
    )


def _check_point(lon: float, lat: float) -> None:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise BadQuery(f"lon {lon}, lat {lat}: no such point; lon is -180 to 180, lat -90 to 90 degrees")
