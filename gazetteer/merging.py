"""What is imported, merged over the package's own tables while these are compiled.

A row with a GeoNames id wins over the package's row of that id; countries, divisions and other areas of the
package keep their level, point and extent and take the import's people and names. A place of another source
that is there already (the same GeoNames id, country, or name and level within a few kilometres) adds its
names and, where none is held, its shape; any other is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gazetteer.compiledfile import INSERT_PLACE, MOST_ROWS, Merged
from gazetteer.errors import BrokenImport
from gazetteer.imports.geonames import GeoNames, inline_quality
from gazetteer.imports.records import Key, NameRow, PlaceRow, ShapeRow, Source
from gazetteer.matching import Bearers, Grounds
from gazetteer.names import normalise
from gazetteer.place import Quality
from gazetteer.rank import distance_km, importance
from gazetteer.sorting import SortedLines
from gazetteer.typewords import bare_forms
from gazetteer.writer import Area, Writer, town_radius_km

SAME_KM = 5.0
"""Two towns of one name so near each other are one."""
SAME_AREA_KM = 50.0
UNKNOWN = 300.0
"""The importance of a feature of which nothing is known but its name: a small village's."""

_BATCH = 5000
_SETTLEMENTS = ("city", "locality")
_RADII_KM = {"admin1": 100.0, "admin2": 25.0, "area": 5.0, "river": 5.0, "sea": 5.0, "mountain": 2.0}
_LOCATED = frozenset({"admin2", "city", "locality", "facility"})
"""Levels of which country and division can be told from where they lie."""


class _Area(NamedTuple):
    level: str
    lon: float
    lat: float
    radius_km: float


class _Pending(NamedTuple):
    rowid: int
    row: PlaceRow
    country: str
    radius_km: float
    weight: float


class Merger:
    """Takes the records of one source after the other. usage: the package's English names, by row."""

    def __init__(self, writer: Writer, usage: Mapping[int, dict[str, str]]) -> None:
        self.merged: list[Merged] = []
        self._writer = writer
        self._connection = writer.connection
        self._usage = usage
        self._areas = {
            rowid: _Area(level, lon, lat, radius)
            for rowid, level, lon, lat, radius in self._connection.execute(
                "SELECT p.id, k.level, p.lon, p.lat, p.radius_km FROM places p JOIN kinds k ON k.id = p.kind"
            )
        }
        self._codes = {area.rowid: code for code, area in writer.admin1.items()}
        self._nations = {area.rowid: code for code, area in writer.countries.items()}
        self._levels: dict[int, str] = {}
        self._open: dict[tuple[str, str], int] = {}
        self._parents: dict[int, int] = {}
        self._pending: list[_Pending] = []
        # A dump's ids come in no order, and a table that grows in the middle is read from the disk again
        # and again.
        self._staged = SortedLines(writer.spool, "places")
        self._bearers: Bearers | None = None
        self._grounds: Grounds | None = None
        self._next = min((0, *self._areas)) - 1
        self._last: tuple[Key, int] = ("", 0)
        self._connection.execute(
            "CREATE TEMP TABLE aliases (key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID"
        )
        self._connection.execute("INSERT INTO aliases SELECT key, id FROM keys")

    def read(self, sources: Sequence[Source]) -> Iterator[int]:
        """Merge some sources; yields the bytes that were read since."""
        for source in sources:
            now = Merged(source.name, source.kind, source.licence)
            if isinstance(source, GeoNames):
                self._take_divisions(source)
            elif self._bearers is None:
                self._bearers = self._borne()
            done = 0
            for count, record in enumerate(source.records(), 1):
                kind = type(record)
                if kind is NameRow:
                    self._name(record, now)  # type: ignore[arg-type]
                elif kind is PlaceRow:
                    self._place(record, now)  # type: ignore[arg-type]
                else:
                    self._shape(record, now)  # type: ignore[arg-type]
                if count % _BATCH == 0:
                    yield source.done - done
                    done = source.done
            self._flush()
            if self._bearers is not None:
                self._bearers.settle()
            now.read, now.broken = source.faults.read, source.faults.broken
            now.faults = tuple(source.faults.named)
            self.merged.append(now)
            yield source.size - done
        self._connection.executemany(INSERT_PLACE, (line.split("\t") for line in self._staged))
        self._connection.execute(
            "UPDATE regions SET admin1_id = NULL WHERE admin1_id NOT IN (SELECT id FROM places)"
        )

    def _place(self, row: PlaceRow, now: Merged) -> None:
        if isinstance(row.key, int):
            self._of_geonames(row.key, row, now)
            return
        country = self._country(row.country)
        if row.geonameid and (row.geonameid in self._writer.weights):
            rowid = row.geonameid
        else:
            rowid = self._same(row, country)
        self._last = (row.key, rowid)
        if not rowid:
            self._enter_foreign(row, country, now)
            return
        now.merged += 1
        self._connection.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?)", (row.key, rowid))
        self._add_names(rowid, "alternate", (row.name, *row.names), row.level)

    def _of_geonames(self, rowid: int, row: PlaceRow, now: Merged) -> None:
        writer = self._writer
        if rowid in self._areas:
            now.merged += 1
            if row.population:
                self._connection.execute(
                    "UPDATE places SET population = ? WHERE id = ?", (row.population, rowid)
                )
            self._add_names(rowid, "alternate", (row.name, *row.names), self._areas[rowid].level)
            return
        if rowid in writer.weights:
            if self._bearers is not None:
                self._correct(rowid, row, now)
            return
        level = row.level
        code = row.admin1
        if level == "country":
            level = "area"
        elif level == "admin1" and code and (row.country, code) not in self._writer.admin1:
            self._open_division(rowid, row)
        if self._parents and not code:
            code = self._inherited(rowid)
        if level in ("admin1", "admin2"):
            self._levels[rowid] = level
        used = self._usage.get(rowid)
        name = used.get("preferred", row.name) if used else row.name
        self._enter(rowid, row._replace(name=name, level=level, admin1=code), row.country, now)
        own = normalise(name)
        if used and name != row.name and (folded := normalise(row.name)):
            writer.sense(folded, rowid, "official")
        if row.names:
            bare = bare_forms(own)
            for other in row.names:
                folded = normalise(other)
                if folded and folded != own:
                    writer.sense(folded, rowid, "form" if folded in bare else inline_quality(other))

    def _correct(self, rowid: int, row: PlaceRow, now: Merged) -> None:
        """A table's row of a GeoNames id that is there: its point and people win, its names are added."""
        now.merged += 1
        self._connection.execute(
            "UPDATE places SET lon = ?, lat = ?, population = max(population, ?) WHERE id = ?",
            (row.lon, row.lat, row.population, rowid),
        )
        self._add_names(rowid, "alternate", (row.name, *row.names), row.level)

    def _enter_foreign(self, row: PlaceRow, country: str, now: Merged) -> None:
        rowid = self._next
        self._next -= 1
        if -rowid >= MOST_ROWS:
            raise BrokenImport(f"{now.name}: more than {MOST_ROWS:,} places; import fewer at a time")
        key = str(row.key)
        self._last = (row.key, rowid)
        self._writer.key(rowid, key)
        self._connection.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?)", (key, rowid))
        if row.level in ("country", "admin1", "admin2"):
            self._levels[rowid] = row.level
        if row.level == "country":
            row = row._replace(level="area")
        self._enter(rowid, row, country, now)
        self._add_names(rowid, "alternate", row.names, row.level)
        if self._bearers is not None:
            self._bearers.add(row.level, normalise(row.name), rowid)

    def _enter(self, rowid: int, row: PlaceRow, country: str, now: Merged) -> None:
        now.new += 1
        nation = self._writer.countries.get(country) if row.feature == "PPLC" else None
        radius = row.radius_km or _radius_km(row)
        weight = _weight(row, nation.population if nation else 0)
        self._writer.weights[rowid] = weight
        if rowid > 0:
            self._staged.add(
                f"{rowid:09d}\t{row.name}\t{row.lon}\t{row.lat}"
                f"\t{self._writer.kind(row.level, row.feature)}\t{self._region(country, row.admin1)}"
                f"\t{row.population}\t{radius}\t{weight}"
            )
        else:
            self._pending.append(_Pending(rowid, row, country, radius, weight))
            if len(self._pending) >= _BATCH:
                self._flush()
        if row.level in ("admin1", "admin2"):
            self._add_names(rowid, "preferred", (row.name,), row.level)
        elif own := normalise(row.name):
            self._writer.sense(own, rowid, "preferred")

    def _name(self, row: NameRow, now: Merged) -> None:
        writer, key = self._writer, row.key
        if isinstance(key, int):
            rowid = key
            if not 0 < rowid < MOST_ROWS or rowid not in writer.weights:
                return
        else:
            rowid = self._row_of(key)
        area = self._areas.get(rowid)
        level = area.level if area else self._levels.get(rowid, "city")
        self._add_names(rowid, row.quality, (row.name,), level)
        now.names += 1
        if row.lang and row.quality in ("common", "official", "alternate"):
            writer.label(rowid, row.lang, row.name, 2 if row.shown or row.quality != "alternate" else 5)

    def _shape(self, row: ShapeRow, now: Merged) -> None:
        import shapely

        rowid = row.key if isinstance(row.key, int) else self._row_of(row.key)
        if self._connection.execute("SELECT 1 FROM shapes WHERE id = ?", (rowid,)).fetchone():
            return
        now.shapes += 1
        self._writer.shape(rowid, row.wkb, shapely.from_wkb(row.wkb).bounds)

    def _row_of(self, key: Key) -> int:
        """The row of the place that was met last, which all names and shapes follow."""
        if key != self._last[0]:
            raise BrokenImport(f"{key}: a name or shape stands apart from its place")
        return self._last[1]

    def _add_names(self, rowid: int, quality: Quality, names: Sequence[str], level: str) -> None:
        if level in ("admin1", "admin2"):
            self._writer.add_names(rowid, quality, names, level)
            return
        for name in names:
            if folded := normalise(name):
                self._writer.sense(folded, rowid, quality)

    def _country(self, code: str) -> str:
        """ISO 3166-1 alpha-2 of a code of two or three letters, empty where it is none."""
        if len(code) == 2:
            return code if code in self._writer.countries else ""
        for rowid in self._writer.known_as.get(code.lower(), ()) if len(code) == 3 else ():
            if rowid in self._nations:
                return self._nations[rowid]
        return ""

    def _same(self, row: PlaceRow, country: str) -> int:
        """The row of the place that this one is, 0 where it is new."""
        found = self._connection.execute("SELECT id FROM aliases WHERE key = ?", (row.key,)).fetchone()
        if found:
            return int(found[0])
        if row.level == "country":
            return self._writer.countries[country].rowid if country else 0
        name = normalise(row.name)
        near: list[tuple[float, int]] = []
        for rowid in self._writer.known_as.get(name, ()):
            area = self._areas[rowid]
            if area.level == row.level and self._may_lie_in(rowid, country):
                km = distance_km(row.lon, row.lat, area.lon, area.lat)
                if km <= max(SAME_AREA_KM, area.radius_km):
                    near.append((km, rowid))
        for rowid in self._bearers.find(row.level, name) if self._bearers is not None else ():
            lon, lat = self._connection.execute(
                "SELECT lon, lat FROM places WHERE id = ?", (rowid,)
            ).fetchone()
            reach = SAME_KM if row.level in _SETTLEMENTS else max(SAME_KM, row.radius_km / 2)
            if (km := distance_km(row.lon, row.lat, lon, lat)) <= reach:
                near.append((km, rowid))
        return min(near, default=(0.0, 0))[1]

    def _may_lie_in(self, rowid: int, country: str) -> bool:
        held = self._codes.get(rowid)
        return held is None or not country or held[0] == country

    def _borne(self) -> Bearers:
        """Who bears which name, of all places that are no areas of the package."""
        bearers = Bearers()
        for rowid, name, level in self._connection.execute(
            "SELECT p.id, p.name, k.level FROM places p JOIN kinds k ON k.id = p.kind ORDER BY p.id"
        ):
            if rowid not in self._areas:
                bearers.add(level, normalise(name), rowid)
        bearers.settle()
        return bearers

    def _take_divisions(self, source: GeoNames) -> None:
        for country, code, name, geonameid in source.divisions():
            if 0 < geonameid < MOST_ROWS:
                self._writer.admin1.setdefault((country, code), Area(geonameid, name, 0))
        self._codes = {area.rowid: code for code, area in self._writer.admin1.items()}
        self._parents = source.parents()

    def _inherited(self, rowid: int) -> str:
        """The division's code of a place that has none, by those above it in the hierarchy."""
        for _ in range(8):
            rowid = self._parents.get(rowid, 0)
            if rowid in self._codes:
                return self._codes[rowid][1]
        return ""

    def _open_division(self, rowid: int, row: PlaceRow) -> None:
        """A division that comes after places in it gives them its name."""
        key = (row.country, row.admin1)
        self._writer.admin1[key] = Area(rowid, row.name, row.population)
        self._codes[rowid] = key
        if (number := self._open.pop(key, None)) is not None:
            self._connection.execute(
                "UPDATE regions SET admin1 = ?, admin1_id = ? WHERE id = ?", (row.name, rowid, number)
            )

    def _region(self, country: str, division: str) -> int:
        """The number of a country's division, which is given by its code or its name."""
        writer = self._writer
        if not division or (code := self._code_of(country, division)):
            return writer.region(country, code if division else "")
        if (number := self._open.get((country, division))) is None:
            number = self._open[country, division] = writer.new_region(country, None, None)
        return number

    def _code_of(self, country: str, division: str) -> str:
        """The code of a country's division, which is given by that or by its name; empty where unknown."""
        if not division or (country, division) in self._writer.admin1:
            return division
        for rowid in self._writer.known_as.get(normalise(division), ()):
            if (code := self._codes.get(rowid)) is not None and code[0] == country:
                return code[1]
        return ""

    def _flush(self) -> None:
        """Put the places that wait into the file."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        strange = [
            entry
            for entry in pending
            if entry.rowid < 0
            and entry.row.level in _LOCATED
            and not (entry.country and self._code_of(entry.country, entry.row.admin1))
        ]
        told: dict[int, tuple[str, str]] = {}
        if strange:
            if self._grounds is None:
                self._grounds = Grounds(self._connection, self._codes, self._nations)
            grounds = self._grounds.of([(entry.row.lon, entry.row.lat) for entry in strange])
            told = {entry.rowid: ground for entry, ground in zip(strange, grounds, strict=True) if ground}
        writer = self._writer
        writer.places([
            (
                rowid, row.name, row.lon, row.lat, writer.kind(row.level, row.feature),
                self._region(*_first_said(country, row.admin1, told.get(rowid))),
                row.population, radius, weight,
            )
            for rowid, row, country, radius, weight in pending
        ])  # fmt: skip


def _first_said(country: str, division: str, told: tuple[str, str] | None) -> tuple[str, str]:
    """Where a row lies that names no division that is known; a contradiction leaves the row its word."""
    return (country, division) if told is None or (country and country != told[0]) else told


def _radius_km(row: PlaceRow) -> float:
    return _RADII_KM.get(row.level) or round(town_radius_km(row.population), 2)


def _weight(row: PlaceRow, country_population: int) -> float:
    """Importance; a feature of nature of which only the name is known weighs as a village does."""
    if row.level in ("admin1", "admin2", "city", "locality"):
        return importance(row.level, row.feature, row.population, country_population)
    if not row.radius_km:
        return UNKNOWN + row.population
    known = importance(row.level, row.feature, row.population, 0, row.radius_km)
    return min(known, 1500.0 * max(row.radius_km, 1.0) + row.population)
