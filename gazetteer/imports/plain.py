"""A plain table of places: CSV or TSV with the columns name, lon, lat and any of the optional ones.

Optional: id, country, admin1, level, feature, population, names (joined by "|"), radius_km. One's own places
are kept in such tables too.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from gazetteer.errors import BrokenImport
from gazetteer.imports.records import Key, PlaceRow, Record, Source, number
from gazetteer.names import normalise
from gazetteer.place import Level

COLUMNS = (
    "id", "name", "lon", "lat", "country", "admin1", "level", "feature", "population", "names", "radius_km",
)  # fmt: skip
REQUIRED = ("name", "lon", "lat")

_ALIASES = {"longitude": "lon", "lng": "lon", "long": "lon", "latitude": "lat", "radius": "radius_km"}
_LEVELS: tuple[Level, ...] = get_args(Level)
_HEAD = 1 << 16


class PlainTable(Source):
    """A CSV of places; `source` is the first part of the ids of rows that bring none of GeoNames."""

    kind = "CSV"
    licence = ""

    def __init__(self, path: Path, source: str | None = None) -> None:
        super().__init__(path)
        self._source = source or slug(path.stem) or "csv"

    def records(self) -> Iterator[Record]:
        """The rows that are places; the others are counted. Of those that share an id, each has its own."""
        seen: Counter[Key] = Counter()
        for _, row in self.numbered():
            seen[row.key] += isinstance(row.key, str)
            yield row if seen[row.key] < 2 else row._replace(key=f"{row.key}-{seen[row.key]}")
        self.faults.require_mostly_good(self.name, at_end=True)

    def numbered(self) -> Iterator[tuple[int, PlaceRow]]:
        """The rows that are places, each with the number of its line."""
        faults = self.faults
        for line, cells, fault in _rows(self.path, self):
            faults.read += 1
            try:
                if fault:
                    raise ValueError(fault)
                yield line, place_row(cells, self._source)
            except ValueError as error:
                faults.add(f"{self.name}, line {line}", str(error))


def place_row(cells: Mapping[str, str], source: str) -> PlaceRow:
    """A row's cells, by the names of COLUMNS, as a place. ValueError says what is wrong with it."""
    name = cells.get("name", "").strip()
    if not normalise(name):
        raise ValueError("the name is empty" if not name else f"the name {name[:40]!r} holds no letter")
    lon = number(cells.get("lon", "").strip(), -180, 180, "lon")
    lat = number(cells.get("lat", "").strip(), -90, 90, "lat")
    level = cells.get("level", "").strip().lower() or "city"
    if level not in _LEVELS:
        raise ValueError(f"level {level!r} is none of {', '.join(_LEVELS)}")
    country = cells.get("country", "").strip().upper()
    if country and not (len(country) in (2, 3) and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country[:40]!r} is no code of two letters, as in RU")
    population = cells.get("population", "").strip()
    radius = cells.get("radius_km", "").strip()
    return PlaceRow(
        _key(cells.get("id", "").strip(), name, source), name, level, cells.get("feature", "").strip(),
        lon, lat, country, cells.get("admin1", "").strip(),
        int(number(population, 0, 1e10, "population")) if population else 0,
        number(radius, 0, 20_000, "radius_km") if radius else 0.0,
        tuple(part.strip() for part in cells.get("names", "").split("|") if part.strip()),
    )  # fmt: skip


def is_table(path: Path) -> bool:
    """Whether a file begins with a header that names at least name, lon and lat."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return b"\0" not in head and set(REQUIRED) <= set(_header(head)[0])


def slug(text: str) -> str:
    """A text as part of an id: "Дача, 5" -> "дача-5"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w]+", "-", folded).strip("-_")


def _key(given: str, name: str, source: str) -> Key:
    if given.startswith("gn:") and given[3:].isdecimal() and len(given) < 12:
        return int(given[3:])
    bare = given.removeprefix(f"{source}:")
    return f"{source}:{slug(bare or name)}"


def _header(head: bytes) -> tuple[list[str], str]:
    first = head.decode("utf-8-sig", "replace").partition("\n")[0].strip("\r")
    separator = max(",;\t", key=first.count)
    names = [name.strip().lower() for name in next(csv.reader([first], delimiter=separator), [])]
    return [_ALIASES.get(name, name) for name in names], separator


def _rows(path: Path, source: PlainTable) -> Iterator[tuple[int, dict[str, str], str]]:
    """(line, cells by column, what is wrong with it) of each row that is not blank."""
    with path.open("rb") as file:
        columns, separator = _header(file.read(_HEAD))
        missing = [name for name in REQUIRED if name not in columns]
        if missing:
            raise BrokenImport(
                f"{path}: the first line names no column {' and no '.join(missing)}; "
                f"it needs {', '.join(REQUIRED)}, and may have {', '.join(COLUMNS)}"
            )
        file.seek(0)
        bad: list[int] = []

        def lines() -> Iterator[str]:
            for count, line in enumerate(file, 1):
                source.done += len(line)
                try:
                    yield line.decode("utf-8-sig" if count == 1 else "utf-8")
                except UnicodeDecodeError:
                    bad.append(count)
                    yield line.decode("utf-8", "replace")

        table: Any = csv.reader(lines(), delimiter=separator)
        next(table)
        bad.clear()
        while True:
            try:
                row = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                yield table.line_num, {}, str(error)
                continue
            if not any(cell.strip() for cell in row):
                continue
            fault = ""
            if bad:
                fault = "not UTF-8"
                bad.clear()
            elif len(row) != len(columns):
                fault = f"{len(row)} cells instead of {len(columns)}"
            yield table.line_num, dict(zip(columns, row, strict=False)), fault
