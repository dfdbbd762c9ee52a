"""One's own places: tables of them, kept beside the gazetteer and laid over it when that is opened.

They stand in `places.csv` of the user's data folder, in `places.csv` of the working folder, and in whatever
file is named; columns as in `imports.plain`. A place of one's own weighs as a town of a million people
does (more, where it has more): it wins over villages and unknown namesakes, and what the text says still
counts.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gazetteer.build import own_tables
from gazetteer.errors import BadPlaces, BrokenGazetteer, BrokenImport
from gazetteer.imports.plain import COLUMNS, PlainTable, is_table, place_row
from gazetteer.imports.records import PlaceRow
from gazetteer.names import normalise
from gazetteer.place import Place, Quality
from gazetteer.polygons import Polygons
from gazetteer.rank import ODDS, distance_km, importance
from gazetteer.reader import Reader
from gazetteer.safefiles import locked, put
from gazetteer.worldview import DEFAULT

PREFIX = "own:"
OWN_WEIGHT = 1_000_000.0
"""The importance of an own place, in people, where it has not more of its own."""
MOST = 100_000
"""Own places are held in memory; more of them are what `dateline gazetteer build --from` is for."""

_FIRST_ROW = -1_000_000_000
_RADII_KM = {"country": 500.0, "admin1": 100.0, "admin2": 25.0, "area": 25.0, "sea": 50.0, "river": 50.0}


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A row of a table of own places. where: file and line, for messages; the file without its folder."""

    row: PlaceRow
    where: str

    @property
    def id(self) -> str:
        """The place's id, "own:<its id or its name>"."""
        return str(self.row.key)


def default_files() -> list[Path]:
    """The tables that count without being named: the user's, then the working folder's.

    A `places.csv` in the working folder without the columns name, lon, lat is something else and left alone.
    """
    kept, project = own_tables()
    found = [kept] if kept.exists() else []
    return [*found, project] if project.is_file() and is_table(project) else found


def read(paths: Iterable[str | os.PathLike[str]]) -> tuple[OwnPlace, ...]:
    """The places of some tables, in their order; a later file's place replaces an earlier one's of its id.

    Raises BadPlaces, which names every faulty row, up to five a file.
    """
    found: dict[str, OwnPlace] = {}
    faults: list[str] = []
    for path in map(Path, paths):
        here: dict[str, OwnPlace] = {}
        for own in _rows(path, faults):
            if own.id in here:
                faults.append(
                    f"{own.where}: {own.id} is {here[own.id].where} already; give one of them an id"
                )
            here[own.id] = own
        found |= here
    if faults:
        raise BadPlaces("\n".join(faults))
    if len(found) > MOST:
        raise BadPlaces(
            f"{len(found):,} own places are more than {MOST:,}; "
            "make them part of a gazetteer: dateline gazetteer build --from FILE"
        )
    return tuple(found.values())


def _rows(path: Path, faults: list[str]) -> list[OwnPlace]:
    try:
        table = PlainTable(path, "own")
        rows = [OwnPlace(_as_own(row), f"{path.name}, line {line}") for line, row in table.numbered()]
    except BrokenImport as error:
        raise BadPlaces(str(error)) from error
    except OSError as error:
        raise BadPlaces(f"{path}: cannot be read ({error.strerror})") from error
    faults += table.faults.named
    hidden = table.faults.broken - len(table.faults.named)
    if hidden > 0:
        faults.append(f"{path.name}: {hidden:,} more rows are no places")
    return rows


def _as_own(row: PlaceRow) -> PlaceRow:
    return row if isinstance(row.key, str) else row._replace(key=f"{PREFIX}gn-{row.key}")


def content_hash(own: Sequence[OwnPlace]) -> str:
    """A hash of what the places are, whatever files they stand in; 16 hexadecimal digits."""
    rows = sorted(repr(tuple(place.row)) for place in own)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def add(own: Sequence[OwnPlace], over: Path | None = None, path: Path | None = None) -> tuple[int, int, Path]:
    """Keep places in a table (default: the user's): how many are new, how many replace one of their id.

    over: the compiled gazetteer from which country and division are filled in. The file changes in one step.
    Raises BadPlaces for countries that there are not, BrokenGazetteer where the file cannot be written.
    """
    path = path or own_tables()[0]
    if over is not None:
        complete = OwnReader(over, own)
        own = [
            replace(one, row=one.row._replace(country=place.country or "", admin1=place.admin1 or ""))
            for one, place in zip(own, complete.own, strict=True)
        ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(path.name + ".lock"), wait_s=None):
            held = {place.id: place for place in (read([path]) if path.exists() else ())}
            replaced = sum(place.id in held for place in own)
            held |= {place.id: place for place in own}
            put(path, _as_csv(held.values()).encode("utf-8"))
    except OSError as error:
        raise BrokenGazetteer(
            f"{path}: cannot be written ({error.strerror}); set DATELINE_DATA to a folder that can be"
        ) from error
    return len(own) - replaced, replaced, path


def _as_csv(own: Iterable[OwnPlace]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for place in own:
        row = place.row
        table.writerow((
            place.id.removeprefix(PREFIX), row.name, row.lon, row.lat, row.country, row.admin1, row.level,
            row.feature, row.population or "", "|".join(row.names), row.radius_km or "",
        ))  # fmt: skip
    return out.getvalue()


class OwnReader(Reader):
    """A compiled file's rows with one's own places over them.

    Raises BadPlaces for countries that the file does not know.
    """

    def __init__(self, path: Path, own: Sequence[OwnPlace], view: str = DEFAULT) -> None:
        super().__init__(path, view)
        self._names: dict[str, list[tuple[Place, Quality, float]]] = {}
        self._rows: dict[str, int] = {}
        self.own = _completed(path, path.stat().st_mtime_ns, tuple(own), view)
        for number, (place, given) in enumerate(zip(self.own, own, strict=True)):
            self._rows[place.id] = _FIRST_ROW - number
            least = importance(place.level, place.feature, place.population, 0, place.radius_km)
            weight = max(OWN_WEIGHT, least if place.level in ("city", "locality") else 0.0)
            keys: dict[str, Quality] = {normalise(name): "common" for name in given.row.names}
            for key, quality in (keys | {normalise(place.name): "preferred"}).items():
                if key:
                    self._names.setdefault(key, []).append((place, quality, weight))

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        found = super().senses(key)
        if (own := self._names.get(key)) is None:
            return found
        return sorted([*own, *found], key=lambda sense: -sense[2] * ODDS[sense[1]])

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears, in the order given."""
        present = set(super().known(keys))
        return [key for key in keys if key in present or key in self._names]

    def place(self, place_id: str) -> Place:
        """The place of an id such as "gn:551487" or "own:base". Raises UnknownPlace when there is none."""
        row = self._rows.get(place_id)
        return super().place(place_id) if row is None else self.own[_FIRST_ROW - row]

    def places(self, rowids: Iterable[int]) -> list[Place]:
        """The places of rows that are there, in the order given."""
        wanted = list(rowids)
        listed = iter(super().places(rowid for rowid in wanted if rowid > _FIRST_ROW))
        return [next(listed) if rowid > _FIRST_ROW else self.own[_FIRST_ROW - rowid] for rowid in wanted]

    def rowid(self, place_id: str) -> int:
        """The row of an id. Raises UnknownPlace for an id that none of the rows can have."""
        row = self._rows.get(place_id)
        return super().rowid(place_id) if row is None else row

    def near(self, lon: float, lat: float, reach_km: float) -> list[tuple[float, int]]:
        """Distance in km and row of the own places about a point."""
        found = []
        for number, place in enumerate(self.own):
            km = distance_km(lon, lat, place.lon, place.lat)
            if km <= reach_km:
                found.append((km, _FIRST_ROW - number))
        return found


@lru_cache(maxsize=8)
def _completed(path: Path, made: int, own: tuple[OwnPlace, ...], view: str) -> tuple[Place, ...]:
    """The places with country and division: as their rows say, else by where they lie.

    made: when the file was written, for another may stand at its path later. Kept, because a worker process
    opens the gazetteer for each part that it is given.
    """
    reader = Reader(path, view)
    polygons: Polygons | None = None
    found, faults = [], []
    for given in own:
        row = given.row
        country = _code(reader, row.country)
        if row.country and country is None:
            faults.append(f"{given.where}: country {row.country!r} is no ISO 3166-1 code, as in RU")
            continue
        admin1: Place | None = _division(reader, country, row.admin1) if country and row.admin1 else None
        if country is None or (not row.admin1 and row.level not in ("country", "admin1")):
            polygons = polygons or Polygons(reader)
            ground = polygons.containing(row.lon, row.lat)
            lies_in = None if ground.country is None else ground.country.country
            if country in (None, lies_in):
                country, admin1 = lies_in, ground.admin1 or admin1
        division = admin1.name if admin1 else row.admin1 or None
        radius_km = row.radius_km or _RADII_KM.get(row.level, 1.0)
        found.append(Place(
            given.id, row.name, row.level, row.lon, row.lat, country, division,
            admin1.id if admin1 else None, row.feature, row.population, radius_km,
        ))  # fmt: skip
    if faults:
        raise BadPlaces("\n".join(faults[:5]))
    return tuple(found)


def _code(reader: Reader, code: str) -> str | None:
    if len(code) == 3:
        named = [place for place, _, _ in reader.senses(code.lower()) if place.level == "country"]
        return named[0].country if named else None
    return code if code in reader.countries else None


def _division(reader: Reader, country: str, name: str) -> Place | None:
    for place, _, _ in reader.senses(normalise(name)):
        if place.level == "admin1" and place.country == country:
            return place
    return None


def named(name: str, lon: float, lat: float, **values: str | int | float | Sequence[str]) -> OwnPlace:
    """One place from its values, by the names of the table's columns.

    Raises BadPlaces with what is wrong.
    """
    cells = {"name": name, "lon": str(lon), "lat": str(lat)}
    for column, value in values.items():
        if column not in COLUMNS:
            raise BadPlaces(f"{column}: there is no such column; there are {', '.join(COLUMNS)}")
        cells[column] = "|".join(value) if isinstance(value, list | tuple) else str(value)
    try:
        return OwnPlace(_as_own(place_row(cells, "own")), f"“{name}”")
    except ValueError as error:
        raise BadPlaces(str(error)) from error
