"""Source tables into the rows of the compiled file.

The tables' columns are those of sources/README.md. The same tables give the same rows, whatever the order in
which a folder lists its files.
"""

from __future__ import annotations

import lzma
import math
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import BrokenGazetteer
from gazetteer.inflection import is_adjective
from gazetteer.names import normalise
from gazetteer.rank import ODDS, QUALITIES, importance
from gazetteer.typewords import bare_forms

PLACE_COLUMNS = ("geonameid", "name", "lon", "lat", "country", "admin1", "admin2", "feature", "population")
NAME_COLUMNS = ("geonameid", "quality", "names")
AREA_COLUMNS = (
    "id", "name", "level", "feature", "lon", "lat", "country", "admin1", "parent", "population", "radius_km",
)  # fmt: skip
AREA_NAME_COLUMNS = ("id", "quality", "lang", "names")

_NUMBERS = {quality: number for number, quality in enumerate(QUALITIES)}
_ODDS = [ODDS[quality] for quality in QUALITIES]
_PREFERRED, _OFFICIAL, _FORM, _ALTERNATE, _CODE = (
    _NUMBERS["preferred"], _NUMBERS["official"], _NUMBERS["form"], _NUMBERS["alternate"], _NUMBERS["code"],
)  # fmt: skip
_INSERT_PLACE = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LOCALITIES = frozenset({"PPLX", "PPLL", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"})


def pack(rowid: int, quality: int) -> int:
    """A sense as one 32-bit number: GeoNames ids stay below 2**27 for long, qualities below 2**4."""
    return rowid << 4 | quality


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The data rows of a table. Raises BrokenGazetteer with file and row where it is not as it should be."""
    try:
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
            header = tuple(next(file, "").rstrip("\n").split("\t"))
            if header != columns:
                raise BrokenGazetteer(
                    f"{path}: expected the columns {' '.join(columns)}, found {' '.join(header)}"
                )
            for number, line in enumerate(file, 1):
                row = line.rstrip("\n").split("\t")
                if len(row) != len(columns):
                    raise BrokenGazetteer(
                        f"{path}: row {number} has {len(row)} cells instead of {len(columns)}"
                    )
                yield row
    except (lzma.LZMAError, EOFError, UnicodeDecodeError, FileNotFoundError) as error:
        raise BrokenGazetteer(f"{path}: cannot be read ({error}); install dateline again") from error


def town_radius_km(population: int) -> float:
    """The extent of a town by its people: 12 km for a million of them."""
    return max(0.5, 0.012 * math.sqrt(population))


@dataclass(frozen=True, slots=True)
class _Area:
    rowid: int
    name: str
    population: int


class Compiler:
    """One compilation: holds what later tables need of earlier ones."""

    def __init__(self, connection: sqlite3.Connection, tables: Path) -> None:
        self._connection = connection
        self._tables = tables
        self._rowids: dict[str, int] = {}
        self._countries: dict[str, _Area] = {}
        self._admin1: dict[tuple[str, str], _Area] = {}
        self._kinds: dict[tuple[str, str], int] = {}
        self._regions: dict[tuple[str, int | None], int] = {}
        self._weights: dict[int, float] = {}
        self._senses: list[str] = []

    def steps(self) -> Iterator[int]:
        """Do the work; yields the percent of it that each step was."""
        self._areas()
        yield 3
        self._area_names()
        yield 7
        paths = sorted(self._tables.glob("places-*.tsv.xz"))
        usage = self._usage()
        for path in paths:
            self._places(usage, path, path.with_name(path.name.replace("places-", "names-")))
            yield 45 // len(paths)
        self._names()
        yield 20
        self._connection.execute(
            "INSERT INTO points SELECT p.id, p.lon, p.lon, p.lat, p.lat FROM places p"
            " JOIN kinds k ON k.id = p.kind WHERE k.level IN ('city', 'locality')"
        )
        yield 10
        self._shapes()

    def _areas(self) -> None:
        areas = [
            row for path in sorted(self._tables.glob("areas*.tsv.xz")) for row in rows(path, AREA_COLUMNS)
        ]
        keys = sorted(row[0] for row in areas)
        foreign = [key for key in keys if not key.startswith("gn:")]
        self._rowids = {key: int(key[3:]) for key in keys if key.startswith("gn:")}
        self._rowids |= {key: -number for number, key in enumerate(foreign, 1)}
        for key, name, level, _, _, _, country, admin1, _, population, _ in areas:
            area = _Area(self._rowids[key], name, int(population or 0))
            if level == "country":
                self._countries[country] = area
            elif level == "admin1":
                if not key.startswith("gn:"):
                    raise BrokenGazetteer(
                        f"{self._tables}/areas.tsv.xz: {key}: a first-level division needs a gn: id"
                    )
                self._admin1[country, admin1] = area
        for key, name, level, feature, lon, lat, country, admin1, parent, population, radius_km in areas:
            rowid, people = self._rowids[key], int(population or 0)
            weight = importance(level, feature, people, 0, float(radius_km or 0))
            self._weights[rowid] = weight
            self._connection.execute(
                _INSERT_PLACE,
                (
                    rowid, name, float(lon), float(lat), self._kind(level, feature),
                    self._region(country, admin1), people, float(radius_km or 0), weight,
                ),
            )  # fmt: skip
            if rowid < 0:
                self._connection.execute("INSERT INTO keys VALUES (?, ?)", (rowid, key))
            if level == "country":
                self._connection.execute(
                    "INSERT INTO countries VALUES (?, ?, ?)", (country, rowid, self._rowids.get(parent))
                )
            self._add_names(rowid, "preferred", [name], level)

    def _area_names(self) -> None:
        levels = dict(
            self._connection.execute("SELECT p.id, k.level FROM places p JOIN kinds k ON k.id = p.kind")
        )
        labels: dict[tuple[int, str], str] = {}
        named = (
            row
            for path in sorted(self._tables.glob("area-names*.tsv.xz"))
            for row in rows(path, AREA_NAME_COLUMNS)
        )
        for key, quality, lang, joined in named:
            if (rowid := self._rowids.get(key)) is None:
                continue
            names = joined.split("|")
            self._add_names(rowid, quality, names, levels[rowid])
            if lang and quality in ("preferred", "official", "alternate"):
                labels.setdefault((rowid, lang), names[0])
        self._connection.executemany(
            "INSERT INTO labels VALUES (?, ?, ?)", ((*key, name) for key, name in sorted(labels.items()))
        )

    def _add_names(self, rowid: int, quality: str, names: list[str], level: str) -> None:
        """Names of an area, and the bare name within each: "Kursk" within "Kursk Oblast"."""
        number = _NUMBERS[quality]  # type: ignore[index]
        for name in names:
            if not (key := normalise(name)):
                continue
            self._sense(key, rowid, number)
            if number <= _ALTERNATE and level in ("admin1", "admin2"):
                for bare in bare_forms(key):
                    if not is_adjective(bare):
                        self._sense(bare, rowid, _FORM)
                if level == "admin2" and key.endswith((" county", " parish")) is False:
                    self._sense(f"{key} county", rowid, _FORM)

    def _sense(self, key: str, rowid: int, quality: int) -> None:
        self._senses.append(f"{key}\t{pack(rowid, quality)}")

    def _kind(self, level: str, feature: str) -> int:
        """The number of a level and feature code, entered when it is first met."""
        if (number := self._kinds.get((level, feature))) is None:
            number = self._kinds[level, feature] = len(self._kinds)
            self._connection.execute("INSERT INTO kinds VALUES (?, ?, ?)", (number, level, feature))
        return number

    def _region(self, country: str, admin1: str) -> int:
        """The number of a country's division, entered when it is first met."""
        division = self._admin1.get((country, admin1))
        key = (country, None if division is None else division.rowid)
        if (number := self._regions.get(key)) is None:
            number = self._regions[key] = len(self._regions)
            self._connection.execute(
                "INSERT INTO regions VALUES (?, ?, ?, ?)",
                (number, country or None, division.name if division else None, key[1]),
            )
        return number

    def _usage(self) -> dict[int, dict[str, str]]:
        """Names that English uses for populated places, by row and quality."""
        found: dict[int, dict[str, str]] = defaultdict(dict)
        path = self._tables / "city-names.tsv.xz"
        for key, quality, names in rows(path, NAME_COLUMNS) if path.exists() else ():
            found[int(key)][quality] = names
        return found

    def _places(self, usage: dict[int, dict[str, str]], places: Path, names: Path) -> None:
        preferred: dict[int, str] = {}
        values = []
        for row in rows(places, PLACE_COLUMNS):
            key, listed, lon, lat, country, admin1, _, feature, population = row
            rowid, people = int(key), int(population or 0)
            if rowid in self._weights:
                continue
            nation = self._countries.get(country)
            used = usage.get(rowid, {})
            name = used.get("preferred", listed)
            weight = importance("city", feature, people, nation.population if nation else 0)
            self._weights[rowid] = weight
            values.append((
                rowid, name, float(lon), float(lat),
                self._kind("locality" if feature in _LOCALITIES else "city", feature),
                self._region(country, admin1), people, round(town_radius_km(people), 2), weight,
            ))  # fmt: skip
            if folded := normalise(name):
                preferred[rowid] = folded
                self._sense(folded, rowid, _PREFERRED)
                if name != listed:
                    self._sense(normalise(listed), rowid, _OFFICIAL)
            for common in used.get("common", "").split("|"):
                if folded := normalise(common):
                    self._sense(folded, rowid, _NUMBERS["common"])
        self._connection.executemany(_INSERT_PLACE, values)
        if not names.exists():
            return
        for key, quality, joined in rows(names, NAME_COLUMNS):
            rowid, number = int(key), _NUMBERS[quality]  # type: ignore[index]
            if number == _CODE or rowid not in preferred:
                continue
            own = preferred[rowid]
            bare = bare_forms(own)
            for folded in {normalise(name) for name in joined.split("|")}:
                if folded and folded != own:
                    self._sense(folded, rowid, _FORM if folded in bare else number)

    def _names(self) -> None:
        self._senses.sort()
        self._connection.executemany("INSERT INTO names VALUES (?, ?)", self._packed())
        self._senses.clear()

    def _packed(self) -> Iterator[tuple[str, int | bytes]]:
        """Each name with its senses, likeliest first, every place once, by its best quality.

        A single sense, as most names have, is a number; several are a row of 32-bit numbers.
        """
        weights = self._weights
        current, best = "", dict[int, int]()

        def packed() -> tuple[str, int | bytes]:
            order = sorted(best, key=lambda rowid: (-weights[rowid] * _ODDS[best[rowid]], rowid))
            numbers = [pack(rowid, best[rowid]) for rowid in order]
            return current, numbers[0] if len(numbers) == 1 else struct.pack(f"<{len(numbers)}i", *numbers)

        for line in self._senses:
            key, _, number = line.partition("\t")
            if key != current:
                if best:
                    yield packed()
                current, best = key, {}
            rowid, quality = int(number) >> 4, int(number) & 15
            best[rowid] = min(quality, best.get(rowid, quality))
        if best:
            yield packed()

    def _shapes(self) -> None:
        """Polygons as WKB, with their boxes."""
        paths = sorted(self._tables.glob("shapes-*.topo.xz"))
        if not paths:
            return
        import shapely

        from gazetteer.topology import Topology

        for path in paths:
            topology = Topology.read(path)
            for key in sorted(topology.features):
                if (rowid := self._rowids.get(key)) is None:
                    continue
                shape = topology.geometry(key)
                west, south, east, north = shape.bounds
                self._connection.execute("INSERT INTO shapes VALUES (?, ?)", (rowid, shapely.to_wkb(shape)))
                self._connection.execute(
                    "INSERT INTO shape_boxes VALUES (?, ?, ?, ?, ?)", (rowid, west, east, south, north)
                )
