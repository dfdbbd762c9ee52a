"""The gazetteer: what can be asked of a compiled one."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer import build as building
from gazetteer.compiledfile import Merged, fault_of, merged
from gazetteer.errors import BadQuery, BrokenGazetteer
from gazetteer.names import normalise
from gazetteer.place import Level, Match, Naming, Place, Setting, Toponym
from gazetteer.polygons import Containment, Polygons
from gazetteer.rank import distance_km
from gazetteer.reader import Reader
from gazetteer.version import __version__
from gazetteer.worldview import DEFAULT, Standing, Transfer, view_code

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike
    from shapely.geometry.base import BaseGeometry

    from gazetteer.ownplaces import OwnPlace
    from gazetteer.resolution import Resolver
    from gazetteer.series import Column

LICENCES = ("Places: GeoNames, CC BY 4.0, modified", "Made with Natural Earth")

_KEPT_ANSWERS = 8192


@dataclass(frozen=True, slots=True)
class Info:
    """What a gazetteer holds.

    hash: of the tables and imports it was made from, and of the own places over it. counts: places by level,
    names, shapes. worldview: whose view of disputed borders holds. own: how many own places there are.
    imports: what was merged over the package's tables. sources: places by the source of their ids.
    """

    version: str
    hash: str
    path: Path
    counts: dict[str, int]
    licences: tuple[str, ...]
    worldview: str = DEFAULT
    own: int = 0
    imports: tuple[Merged, ...] = ()
    sources: dict[str, int] = field(default_factory=dict)


def load(
    path: str | os.PathLike[str] | None = None,
    *,
    worldview: str = DEFAULT,
    places: Iterable[str | os.PathLike[str]] | None = None,
    progress: bool = False,
) -> Gazetteer:
    """Open the gazetteer; the first use compiles it into the user's cache, in seconds.

    path: a compiled file, or a folder of source tables; null for what DATELINE_GAZETTEER names, else for the
    tables that the package brings.
    worldview: whose view of disputed borders holds, "un" or a country's code (VIEWS).
    places: tables of own places (CSV with name, lon, lat); null for the user's own and the working folder's
    `places.csv`, an empty list for none.
    progress: show the bar also where stderr is no terminal.
    Raises BadQuery for a view that there is not, BadPlaces for own places that are none, BrokenGazetteer
    where the gazetteer can neither be read nor made.
    """
    show, view = True if progress else None, view_code(worldview)
    path = path or os.environ.get("DATELINE_GAZETTEER") or None
    if path is None:
        compiled = building.ensure(progress=show)
    elif Path(path).is_dir():
        compiled = building.ensure(tables=Path(path), progress=show)
    else:
        compiled = Path(path)
        if fault := fault_of(compiled):
            raise BrokenGazetteer(f"{compiled}: {fault}")
    if places is None and not any(map(Path.exists, building.own_tables())):
        return Gazetteer(compiled, view)
    from gazetteer.ownplaces import default_files, read

    return Gazetteer(compiled, view, read(default_files() if places is None else places))


class Gazetteer:
    """A read-only place database; threads may share it, and processes across a fork.

    worldview: whose view of disputed borders decides the country of places, and the shapes of countries.
    own: places of one's own that lie over those of the file.
    """

    def __init__(self, path: Path, worldview: str = DEFAULT, own: Sequence[OwnPlace] = ()) -> None:
        self.path = path
        self.worldview = view_code(worldview)
        self._own = tuple(own)
        self._reader = self._opened()
        self._polygons = Polygons(self._reader)

    def __repr__(self) -> str:
        return f"Gazetteer({str(self.path)!r})"

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, str, tuple[OwnPlace, ...]]]:
        return Gazetteer, (self.path, self.worldview, self._own)

    def seen_by(self, worldview: str) -> Gazetteer:
        """The same places in another view of disputed borders; itself where it is its own."""
        view = view_code(worldview)
        return self if view == self.worldview else Gazetteer(self.path, view, self._own)

    def lookup(self, name: str) -> tuple[Naming, ...]:
        """Every sense of a name, likeliest first; exact but for case, accents and punctuation."""
        return tuple([Naming(place, quality) for place, quality, _ in self._reader.senses(normalise(name))])

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

    def resolve_all(
        self, toponyms: Sequence[Toponym], limit: int = 5, setting: Setting | None = None
    ) -> list[Match]:
        """Which places the names of one document mean, jointly, in the order given.

        The toponyms stand in the order of the text: "Kursk" after "Kursk region" is the region.
        setting: language and home of the document, where they are known.
        Raises BadQuery as `resolve` does.
        """
        return self._resolver.resolve_all(toponyms, limit, setting or Setting())

    def resolve_series(
        self,
        series: Any,
        *,
        country: Column = None,
        countries: Iterable[str] = (),
        admin1: Column = None,
        near: tuple[float, float] | None = None,
        level: Level | None = None,
    ) -> pd.DataFrame:
        """What each name of a pandas Series means, a million rows at once; see `gazetteer.resolve_series`."""
        from gazetteer.series import resolve_series

        return resolve_series(
            series,
            country=country,
            countries=countries,
            admin1=admin1,
            near=near,
            level=level,
            gazetteer=self,
        )

    def place(self, place_id: str) -> Place:
        """The place of an id such as "gn:551487". Raises UnknownPlace when there is none."""
        return self._reader.place(place_id)

    def shape(self, place_id: str) -> BaseGeometry | None:
        """Polygon in lon, lat of a country, first-level division, county or sea; null where none is held.

        One that crosses 180° has parts on both sides of it.
        """
        return self._polygons.shape(place_id)

    def containing(self, lon: float, lat: float) -> Containment:
        """Country and first-level division of a point, by polygon; just off the coast, the nearest one's."""
        _check_point(lon, lat)
        return self._polygons.containing(lon, lat)

    def containing_many(self, lons: ArrayLike, lats: ArrayLike) -> list[Containment]:
        """`containing` for many points at once; nulls where a coordinate is not finite."""
        return self._polygons.containing_many(lons, lats)

    def standing(self, place: Place) -> Standing | None:
        """How the disputed unit stands that a place lies in, in this view; null where it lies in none."""
        return self._reader.standing(place)

    def claim(self, place: Place, country: str) -> str | None:
        """Whose view counts a place to a country that is not its own here, in words; null where nobody's.

        country: ISO 3166-1 alpha-2.
        """
        return self._reader.claim(place, country)

    @property
    def standings(self) -> dict[str, Standing]:
        """The units whose country is disputed, by their ids, as they stand in this view."""
        return self._reader.standings

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """The countries and divisions that this view gives to another country than GeoNames does."""
        return self._reader.transfers

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
        places = self._reader.places(rowid for _, rowid in nearest)
        return [(place, km) for place, (km, _) in zip(places, nearest, strict=True)]

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
        rows = self._reader.all(
            f"SELECT id FROM places WHERE {tree if small else plain} AND kind IN"
            f" (SELECT id FROM kinds WHERE level IN ({marks}))"
            " ORDER BY population DESC, radius_km DESC, id LIMIT ?",
            (east, west, north, south, *levels, limit),
        )
        return self._reader.places(row[0] for row in rows)

    def info(self) -> Info:
        """Version, hash and counts of what is held."""
        meta = dict(self._reader.all("SELECT key, value FROM meta"))
        counts, sources = json.loads(meta["counts"]), json.loads(meta["sources"])
        key, imports = meta["hash"], merged(self.path)
        if self._own:
            from gazetteer.ownplaces import content_hash

            key = hashlib.sha256(f"{key} {content_hash(self._own)}".encode()).hexdigest()[:16]
        licences = dict.fromkeys((*LICENCES, *(done.licence for done in imports if done.licence)))
        return Info(
            version=__version__,
            hash=key,
            path=self.path,
            counts=counts,
            licences=tuple(licences),
            worldview=self.worldview,
            own=len(self._own),
            imports=imports,
            sources=sources,
        )

    def label(self, place_id: str, lang: str) -> str:
        """The place's name in a language (ISO 639-1) where that is known, else its own."""
        row = self._reader.one(
            "SELECT name FROM labels WHERE id = ? AND lang = ?", (self._reader.rowid(place_id), lang)
        )
        return self.place(place_id).name if row is None else str(row[0])

    def labels(self, place_id: str) -> dict[str, str]:
        """The place's names to show, by language (ISO 639-1), where they are known."""
        found = self._reader.all(
            "SELECT lang, name FROM labels WHERE id = ?", (self._reader.rowid(place_id),)
        )
        return {str(lang): str(name) for lang, name in found}

    @property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of the continent that holds it.

        One that the view makes a part of another is there under its code, as the division that it is.
        """
        return self._reader.countries

    @cached_property
    def _resolver(self) -> Resolver:
        from gazetteer.resolution import Resolver

        return Resolver(self._reader)

    @cached_property
    def _answer(self) -> Callable[[Toponym, int], Match]:
        return lru_cache(maxsize=_KEPT_ANSWERS)(self._resolver.resolve)

    def _within(self, lon: float, lat: float, reach_km: float) -> list[tuple[float, int]]:
        high = reach_km / 110.0
        wide = min(180.0, high / max(0.01, math.cos(math.radians(min(89.5, abs(lat) + high)))))
        found = set()
        for shift in (-360.0, 0.0, 360.0):
            west, east = lon - wide + shift, lon + wide + shift
            if east < -180 or west > 180:
                continue
            for rowid, x, y in self._reader.all(
                "SELECT p.id, p.lon, p.lat FROM points b JOIN places p ON p.id = b.id"
                " WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?",
                (east, west, lat + high, lat - high),
            ):
                km = distance_km(lon, lat, x, y)
                if km <= reach_km:
                    found.add((km, rowid))
        if self._own:
            found.update(self._reader.near(lon, lat, reach_km))
        return sorted(found)

    def _opened(self) -> Reader:
        if not self._own:
            return Reader(self.path, self.worldview)
        from gazetteer.ownplaces import OwnReader

        return OwnReader(self.path, self._own, self.worldview)


def _check_point(lon: float, lat: float) -> None:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise BadQuery(f"lon {lon}, lat {lat}: no such point; lon is -180 to 180, lat -90 to 90 degrees")
