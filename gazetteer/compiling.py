"""Source tables into the rows of the compiled file, and what is imported with them.

The same tables give the same rows, whatever the order in which a folder lists its files.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, cast

from gazetteer.compiledfile import Merged
from gazetteer.errors import BrokenGazetteer
from gazetteer.imports.geonames import level_of
from gazetteer.merging import Merger
from gazetteer.names import normalise
from gazetteer.place import Quality
from gazetteer.rank import importance
from gazetteer.tables import AREA_COLUMNS, AREA_NAME_COLUMNS, LABEL_COLUMNS, NAME_COLUMNS, PLACE_COLUMNS, rows
from gazetteer.transliteration import CYRILLIC_COUNTRIES, romanised
from gazetteer.typewords import CYRILLIC, bare_forms
from gazetteer.writer import Area, PlaceValues, Writer, town_radius_km

if TYPE_CHECKING:
    from gazetteer.imports.records import Source


_NONE: frozenset[str] = frozenset()


def _borne(folded: str, quality: Quality, own: Set[str], bare: Sequence[str]) -> Quality:
    """How a place bears one of its further names: one of its own in Cyrillic letters is in common use.

    own: its common names where Cyrillic is written, empty elsewhere.
    """
    if folded in bare:
        return "form"
    if own and quality == "alternate" and CYRILLIC.match(folded) and not own.isdisjoint(romanised(folded)):
        return "common"
    return quality


class Compiler:
    """One compilation.

    spool: a folder for what does not fit the memory. imports: what is merged over the tables.
    `merged` says afterwards what became of each import.
    """

    def __init__(
        self, connection: sqlite3.Connection, tables: Path, spool: Path, imports: Sequence[Source] = ()
    ) -> None:
        self.merged: list[Merged] = []
        self._writer = Writer(connection, spool, noting=bool(imports))
        self._tables = tables
        self._imports = imports
        self._rowids: dict[str, int] = {}

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
        merger = Merger(self._writer, usage) if self._imports else None
        self._writer.noting = False
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
        self._labels()
        self._writer.write_labels()
        for part in self._writer.write_names():
            yield part * (30 if self._imports else 20)
        self._writer.write_points()
        yield 5

    def _areas(self) -> None:
        writer = self._writer
        keys = sorted(row[0] for row in self._area_rows())
        foreign = [key for key in keys if not key.startswith("gn:")]
        self._rowids = {key: int(key[3:]) for key in keys if key.startswith("gn:")}
        self._rowids |= {key: -number for number, key in enumerate(foreign, 1)}
        for key, name, level, _, _, _, country, admin1, _, population, _ in self._area_rows():
            area = Area(self._rowids[key], name, int(population or 0))
            if level == "country":
                writer.countries[country] = area
            elif level == "admin1":
                if not key.startswith("gn:"):
                    raise BrokenGazetteer(
                        f"{self._tables}/areas.tsv.xz: {key}: a first-level division needs a gn: id"
                    )
                writer.admin1[country, admin1] = area
        for (
            key,
            name,
            level,
            feature,
            lon,
            lat,
            country,
            admin1,
            parent,
            population,
            radius_km,
        ) in self._area_rows():
            rowid, people, reach_km = self._rowids[key], int(population or 0), float(radius_km or 0)
            weight = writer.weights[rowid] = importance(level, feature, people, 0, reach_km)
            writer.place((
                rowid, name, float(lon), float(lat), writer.kind(level, feature),
                writer.region(country, admin1), people, reach_km, weight,
            ))  # fmt: skip
            if rowid < 0:
                writer.key(rowid, key)
            if level == "country":
                writer.country(country, rowid, self._rowids.get(parent))
            writer.add_names(rowid, "preferred", [name], level)

    def _area_rows(self) -> Iterator[list[str]]:
        """Read anew each time: fifty thousand rows held would take as long, and 50 MB."""
        for path in sorted(self._tables.glob("areas*.tsv.xz")):
            yield from rows(path, AREA_COLUMNS)

    def _area_names(self) -> None:
        writer = self._writer
        levels = dict(
            writer.connection.execute("SELECT p.id, k.level FROM places p JOIN kinds k ON k.id = p.kind")
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
            writer.add_names(rowid, cast(Quality, quality), names, levels[rowid])
            if lang and quality in ("preferred", "official", "alternate"):
                labels.setdefault((rowid, lang), names[0])
        for (rowid, lang), name in labels.items():
            writer.label(rowid, lang, name, 0)

    def _labels(self) -> None:
        """Names to show in a language that `area-names` does not tell: cities', waters'."""
        path = self._tables / "labels.tsv.xz"
        for key, lang, name in rows(path, LABEL_COLUMNS) if path.exists() else ():
            rowid = int(key[3:]) if key.startswith("gn:") else self._rowids.get(key)
            if rowid is not None and rowid in self._writer.weights:
                self._writer.label(rowid, lang, name, 0)

    def _usage(self) -> dict[int, dict[str, str]]:
        """Names that English uses for populated places, by row and quality."""
        found: dict[int, dict[str, str]] = defaultdict(dict)
        path = self._tables / "city-names.tsv.xz"
        for key, quality, names in rows(path, NAME_COLUMNS) if path.exists() else ():
            found[int(key)][quality] = names
        return found

    def _places(self, usage: dict[int, dict[str, str]], places: Path, names: Path) -> None:
        """A continent's places, but for those that an import has put in already: these get the names."""
        writer = self._writer
        preferred: dict[int, str] = {}
        cyrillic: dict[int, set[str]] = {}
        areas = set(self._rowids.values())
        values: list[PlaceValues] = []
        for row in rows(places, PLACE_COLUMNS):
            key, listed, lon, lat, country, admin1, _, feature, population = row
            rowid, people = int(key), int(population or 0)
            if rowid in areas:
                continue
            nation = writer.countries.get(country)
            used = usage.get(rowid, {})
            name = used.get("preferred", listed)
            if rowid not in writer.weights:
                weight = importance("city", feature, people, nation.population if nation else 0)
                writer.weights[rowid] = weight
                values.append((
                    rowid, name, float(lon), float(lat), writer.kind(level_of("P", feature), feature),
                    writer.region(country, admin1), people, round(town_radius_km(people), 2), weight,
                ))  # fmt: skip
            if folded := normalise(name):
                preferred[rowid] = folded
                writer.sense(folded, rowid, "preferred")
                if name != listed:
                    writer.sense(normalise(listed), rowid, "official")
            commons = [normalise(common) for common in used.get("common", "").split("|") if common]
            for folded in filter(None, commons):
                writer.sense(folded, rowid, "common")
            if country in CYRILLIC_COUNTRIES:
                cyrillic[rowid] = {normalise(name), normalise(listed), *commons}
        writer.places(values)
        if not names.exists():
            return
        for key, quality, joined in rows(names, NAME_COLUMNS):
            rowid, borne = int(key), cast(Quality, quality)
            if borne == "code" or rowid not in preferred:
                continue
            own = preferred[rowid]
            bare = bare_forms(own)
            for folded in {normalise(name) for name in joined.split("|")}:
                if folded and folded != own:
                    writer.sense(folded, rowid, _borne(folded, borne, cyrillic.get(rowid, _NONE), bare))

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
                self._writer.shape(rowid, shapely.to_wkb(shape), shape.bounds)
