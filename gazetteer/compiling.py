"""Source tables into the rows of the compiled file.

The tables' columns are those of sources/README.md. The same tables give the same rows, whatever the order in
which a folder lists its files.
"""

from __future__ import annotations

import lzma
import math
import sqlite3
import struct
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import BrokenGazetteer
from gazetteer.inflection import is_adjective
from gazetteer.names import normalise
from gazetteer.rank import ODDS, QUALITIES, importance
from gazetteer.sieve import LEAST_WEIGHT, Sieve
from gazetteer.sorting import SortedLines
from gazetteer.typewords import bare_forms

if TYPE_CHECKING:
    from gazetteer.imports.records import Source
    from gazetteer.merging import Merged

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
_BATCH = 10_000
_LOCALITIES = frozenset({"PPLX", "PPLL", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"})


ROWID_OFFSET = 1 << 27
"""Makes every row's number positive, so that lines sort as the numbers in them."""
MOST_SENSES = 1000
"""Senses that one name keeps, the likeliest: a big import knows twenty thousand First Baptist Churches."""


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
class Area:
    """A country or division as places that lie in it need it."""

    rowid: int
    name: str
    population: int


class Weights:
    """The importance of each row, 4 bytes a row: twelve million places fit where a dictionary would not."""

    def __init__(self) -> None:
        self._above = array("f")
        self._below = array("f")

    def __contains__(self, rowid: int) -> bool:
        return self[rowid] > 0.0

    def __getitem__(self, rowid: int) -> float:
        held, place = (self._above, rowid) if rowid >= 0 else (self._below, -rowid)
        return held[place] if place < len(held) else 0.0

    def __setitem__(self, rowid: int, weight: float) -> None:
        held, place = (self._above, rowid) if rowid >= 0 else (self._below, -rowid)
        if place >= len(held):
            held.frombytes(bytes(4 * (max(place + 1, len(held) * 5 // 4) - len(held))))
        held[place] = weight


class Compiler:
    """One compilation: holds what later tables need of earlier ones.

    spool: a folder for what does not fit the memory. imports: what is merged over the tables.
    `merged` says afterwards what became of each import.
    """

    def __init__(
        self, connection: sqlite3.Connection, tables: Path, spool: Path, imports: Sequence[Source] = ()
    ) -> None:
        self.connection = connection
        self.spool = spool
        self.countries: dict[str, Area] = {}
        self.admin1: dict[tuple[str, str], Area] = {}
        self.rowids: dict[str, int] = {}
        self.known_as: dict[str, list[int]] = {}
        self.weights = Weights()
        self.merging = False
        self.labels = SortedLines(spool, "labels")
        self.merged: list[Merged] = []
        self._tables = tables
        self._imports = imports
        self._kinds: dict[tuple[str, str], int] = {}
        self._regions: dict[tuple[str, int | None], int] = {}
        self._region_count = 0
        self._senses = SortedLines(spool, "names")

    def steps(self) -> Iterator[float]:
        """Do the work; yields the percent of it that each step was."""
        small = 0.05 if self._imports else 1.0
        self._areas()
        yield 3 * small
        self._area_names()
        yield 7 * small
        self._shapes()
        yield 10 * small
        usage = self._usage()
        from gazetteer.merging import Merger

        merger = Merger(self, usage) if self._imports else None
        self.merging = merger is not None
        sources = sorted(self._imports, key=lambda source: source.kind != "GeoNames")
        dumps = sum(source.kind == "GeoNames" for source in sources)
        total = sum(source.size for source in sources) or 1
        if merger is not None:
            for share in merger.read(sources[:dumps]):
                yield 60 * share / total
        paths = sorted(self._tables.glob("places-*.tsv.xz"))
        for path in paths:
            self._places(usage, path, path.with_name(path.name.replace("places-", "names-")))
            yield 45 * small / len(paths)
        if merger is not None:
            for share in merger.read(sources[dumps:]):
                yield 60 * share / total
            self.merged = merger.merged
        self._write_labels()
        for part in self._names():
            yield part * (30 if self._imports else 20)
        self.connection.execute(
            "INSERT INTO points SELECT p.id, p.lon, p.lon, p.lat, p.lat FROM places p"
            " JOIN kinds k ON k.id = p.kind WHERE k.level IN ('city', 'locality')"
        )
        yield 5

    def _areas(self) -> None:
        areas = [
            row for path in sorted(self._tables.glob("areas*.tsv.xz")) for row in rows(path, AREA_COLUMNS)
        ]
        keys = sorted(row[0] for row in areas)
        foreign = [key for key in keys if not key.startswith("gn:")]
        self.rowids = {key: int(key[3:]) for key in keys if key.startswith("gn:")}
        self.rowids |= {key: -number for number, key in enumerate(foreign, 1)}
        for key, name, level, _, _, _, country, admin1, _, population, _ in areas:
            area = Area(self.rowids[key], name, int(population or 0))
            if level == "country":
                self.countries[country] = area
            elif level == "admin1":
                if not key.startswith("gn:"):
                    raise BrokenGazetteer(
                        f"{self._tables}/areas.tsv.xz: {key}: a first-level division needs a gn: id"
                    )
                self.admin1[country, admin1] = area
        for key, name, level, feature, lon, lat, country, admin1, parent, population, radius_km in areas:
            rowid, people = self.rowids[key], int(population or 0)
            weight = importance(level, feature, people, 0, float(radius_km or 0))
            self.weights[rowid] = weight
            self.connection.execute(
                _INSERT_PLACE,
                (
                    rowid, name, float(lon), float(lat), self.kind(level, feature),
                    self.region(country, admin1), people, float(radius_km or 0), weight,
                ),
            )  # fmt: skip
            if rowid < 0:
                self.connection.execute("INSERT INTO keys VALUES (?, ?)", (rowid, key))
            if level == "country":
                self.connection.execute(
                    "INSERT INTO countries VALUES (?, ?, ?)", (country, rowid, self.rowids.get(parent))
                )
            self.add_names(rowid, "preferred", [name], level)

    def _area_names(self) -> None:
        levels = dict(
            self.connection.execute("SELECT p.id, k.level FROM places p JOIN kinds k ON k.id = p.kind")
        )
        labels: dict[tuple[int, str], str] = {}
        named = (
            row
            for path in sorted(self._tables.glob("area-names*.tsv.xz"))
            for row in rows(path, AREA_NAME_COLUMNS)
        )
        for key, quality, lang, joined in named:
            if (rowid := self.rowids.get(key)) is None:
                continue
            names = joined.split("|")
            self.add_names(rowid, quality, names, levels[rowid])
            if lang and quality in ("preferred", "official", "alternate"):
                labels.setdefault((rowid, lang), names[0])
        for (rowid, lang), name in labels.items():
            self.label(rowid, lang, name, 0)

    def add_names(self, rowid: int, quality: str, names: Sequence[str], level: str) -> None:
        """Names of an area, and the bare name within each: "Kursk" within "Kursk Oblast"."""
        number = _NUMBERS[quality]  # type: ignore[index]
        for name in names:
            if not (key := normalise(name)):
                continue
            self.sense(key, rowid, number)
            if self._imports and not self.merging:
                self.known_as.setdefault(key, []).append(rowid)
            if number <= _ALTERNATE and level in ("admin1", "admin2"):
                for bare in bare_forms(key):
                    if not is_adjective(bare):
                        self.sense(bare, rowid, _FORM)
                        if self._imports and not self.merging:
                            self.known_as.setdefault(bare, []).append(rowid)
                if level == "admin2" and key.endswith((" county", " parish")) is False:
                    self.sense(f"{key} county", rowid, _FORM)

    def sense(self, key: str, rowid: int, quality: int) -> None:
        """Enter a normalised name under the number of its quality."""
        self._senses.add(f"{key}\t{pack(rowid, quality)}")

    def label(self, rowid: int, lang: str, name: str, rank: int) -> None:
        """Offer a name to show in a language; the one of the lowest rank is taken, 0 to 9."""
        self.labels.add(f"{rowid + ROWID_OFFSET:09d}\t{lang}\t{rank}\t{' '.join(name.split())}")

    def _write_labels(self) -> None:
        self.connection.executemany("INSERT INTO labels VALUES (?, ?, ?)", self._labelled())

    def _labelled(self) -> Iterator[tuple[int, str, str]]:
        last = ""
        for line in self.labels:
            number, lang, _, name = line.split("\t")
            if (mark := f"{number}\t{lang}") != last:
                last = mark
                yield int(number) - ROWID_OFFSET, lang, name

    def kind(self, level: str, feature: str) -> int:
        """The number of a level and feature code, entered when it is first met."""
        if (number := self._kinds.get((level, feature))) is None:
            number = self._kinds[level, feature] = len(self._kinds)
            self.connection.execute("INSERT INTO kinds VALUES (?, ?, ?)", (number, level, feature))
        return number

    def region(self, country: str, admin1: str) -> int:
        """The number of a country's division, entered when it is first met."""
        division = self.admin1.get((country, admin1))
        key = (country, None if division is None else division.rowid)
        if (number := self._regions.get(key)) is None:
            number = self._regions[key] = self.new_region(
                country, division.name if division else None, key[1]
            )
        return number

    def new_region(self, country: str, admin1: str | None, admin1_id: int | None) -> int:
        """Enter a region of its own, however many there are like it."""
        number = self._region_count
        self._region_count += 1
        self.connection.execute(
            "INSERT INTO regions VALUES (?, ?, ?, ?)", (number, country or None, admin1, admin1_id)
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
        """A continent's places, but for those that an import has put in already: these get the names."""
        preferred: dict[int, str] = {}
        areas = set(self.rowids.values())
        values = []
        for row in rows(places, PLACE_COLUMNS):
            key, listed, lon, lat, country, admin1, _, feature, population = row
            rowid, people = int(key), int(population or 0)
            if rowid in areas:
                continue
            nation = self.countries.get(country)
            used = usage.get(rowid, {})
            name = used.get("preferred", listed)
            if rowid not in self.weights:
                weight = importance("city", feature, people, nation.population if nation else 0)
                self.weights[rowid] = weight
                values.append((
                    rowid, name, float(lon), float(lat),
                    self.kind("locality" if feature in _LOCALITIES else "city", feature),
                    self.region(country, admin1), people, round(town_radius_km(people), 2), weight,
                ))  # fmt: skip
            if folded := normalise(name):
                preferred[rowid] = folded
                self.sense(folded, rowid, _PREFERRED)
                if name != listed:
                    self.sense(normalise(listed), rowid, _OFFICIAL)
            for common in used.get("common", "").split("|"):
                if folded := normalise(common):
                    self.sense(folded, rowid, _NUMBERS["common"])
        self.connection.executemany(_INSERT_PLACE, values)
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
                    self.sense(folded, rowid, _FORM if folded in bare else number)

    def _names(self) -> Iterator[float]:
        """Write the names in order; yields the share of the work that was done since."""
        total = len(self._senses) or 1
        read = [0]
        packed = self._packed(read)
        done = 0
        known: list[str] = []
        while batch := list(islice(packed, _BATCH)):
            self.connection.executemany("INSERT INTO names VALUES (?, ?)", batch)
            known.extend(name for name, senses in batch if self._weight_of(senses) >= LEAST_WEIGHT)
            yield (read[0] - done) / total
            done = read[0]
        self.connection.execute("INSERT INTO sieve VALUES (?)", (bytes(Sieve.of(known).bits),))

    def _weight_of(self, senses: int | bytes) -> float:
        """The importance of a name's likeliest place."""
        first = senses if isinstance(senses, int) else struct.unpack_from("<i", senses)[0]
        return self.weights[first >> 4]

    def _packed(self, read: list[int]) -> Iterator[tuple[str, int | bytes]]:
        """Each name with its senses, likeliest first, every place once, by its best quality.

        A single sense, as most names have, is a number; several are a row of 32-bit numbers. read: its first
        number counts the senses that have been read.
        """
        weights = self.weights
        current, best = "", dict[int, int]()

        def packed() -> tuple[str, int | bytes]:
            if len(best) == 1:
                ((rowid, quality),) = best.items()
                return current, pack(rowid, quality)
            order = sorted(best, key=lambda rowid: (-weights[rowid] * _ODDS[best[rowid]], rowid))
            del order[MOST_SENSES:]
            numbers = [pack(rowid, best[rowid]) for rowid in order]
            return current, struct.pack(f"<{len(numbers)}i", *numbers)

        for line in self._senses:
            read[0] += 1
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
                if (rowid := self.rowids.get(key)) is None:
                    continue
                shape = topology.geometry(key)
                west, south, east, north = shape.bounds
                self.connection.execute("INSERT INTO shapes VALUES (?, ?)", (rowid, shapely.to_wkb(shape)))
                self.connection.execute(
                    "INSERT INTO shape_boxes VALUES (?, ?, ?, ?, ?)", (rowid, west, east, south, north)
                )
