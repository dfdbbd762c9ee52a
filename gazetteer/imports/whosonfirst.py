"""Who's On First: a SQLite distribution with the tables spr, names and geojson, concordances where there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import BrokenImport
from gazetteer.imports import vectors
from gazetteer.imports.records import NameRow, PlaceRow, Record, ShapeRow, Source, people
from gazetteer.place import Level

_LEVELS: dict[str, tuple[Level, str]] = {
    "continent": ("area", "CONT"), "ocean": ("sea", "OCN"), "marinearea": ("sea", "SEA"),
    "country": ("country", "PCLI"), "dependency": ("country", "PCLD"), "macroregion": ("area", "RGN"),
    "region": ("admin1", "ADM1"), "macrocounty": ("admin2", "ADM2"), "county": ("admin2", "ADM2"),
    "localadmin": ("admin2", "ADM3"), "locality": ("city", "PPL"), "borough": ("locality", "PPLX"),
    "macrohood": ("locality", "PPLX"), "neighbourhood": ("locality", "PPLX"),
    "microhood": ("locality", "PPLX"), "airport": ("facility", "AIRP"),
}  # fmt: skip
_SHAPED = frozenset({"area", "sea", "country", "admin1", "admin2"})
_LANGUAGES = {
    "ara": "ar", "ben": "bn", "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en",
    "fas": "fa", "fin": "fi", "fra": "fr", "heb": "he", "hin": "hi", "hun": "hu", "ind": "id", "ita": "it",
    "jpn": "ja", "kor": "ko", "nld": "nl", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru",
    "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
}  # fmt: skip


class WhosOnFirst(Source):
    """One distribution. only: countries; empty for all."""

    kind = "Who's On First"
    licence = "Who's On First, CC BY 4.0 (see whosonfirst.org/docs/licenses)"

    def __init__(self, path: Path, *, only: frozenset[str] = frozenset()) -> None:
        super().__init__(path)
        self._only = only

    def records(self) -> Iterator[Record]:
        """Each place that is current, with its names and, for areas, its shape."""
        connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            yield from self._read(connection)
        except sqlite3.Error as error:
            raise BrokenImport(f"{self.path}: cannot be read ({error}); is it whole?") from error
        finally:
            connection.close()
        self.faults.require_mostly_good(self.name, at_end=True)

    def _read(self, connection: sqlite3.Connection) -> Iterator[Record]:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        marks = ",".join("?" * len(_LEVELS))
        total = connection.execute("SELECT count(*) FROM spr").fetchone()[0] or 1
        found = connection.execute(
            "SELECT id, name, placetype, country, latitude, longitude FROM spr"
            f" WHERE placetype IN ({marks}) AND is_current <> 0 AND is_deprecated = 0 AND is_ceased = 0"
            " AND is_superseded = 0 ORDER BY id",
            tuple(_LEVELS),
        )
        for count, (number, name, placetype, country, lat, lon) in enumerate(found, 1):
            self.done = self.size * count // total
            if self._only and country not in self._only:
                continue
            self.faults.read += 1
            if not name or lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
                self.faults.add(f"{self.name}, id {number}", "no name" if not name else "no point")
                continue
            key = f"wof:{number}"
            level, feature = _LEVELS[placetype]
            body = _body(connection, number) if "geojson" in tables else {}
            shape = _shape(body) if level in _SHAPED else None
            yield PlaceRow(
                key, name, level, feature, float(lon), float(lat), "" if country == "XX" else country or "",
                population=people((body.get("properties") or {}).get("wof:population", 0)),
                radius_km=vectors.reach_km(shape) if shape is not None else 0.0,
                geonameid=_geonameid(connection, number) if "concordances" in tables else 0,
            )  # fmt: skip
            if "names" in tables:
                yield from _names(connection, number, key)
            if (wkb := vectors.outline(shape)) is not None:
                yield ShapeRow(key, wkb)


def is_whosonfirst(path: Path) -> bool:
    """Whether a file is a SQLite database with the table spr as Who's On First has it."""
    try:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                return False
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(spr)")}
        finally:
            connection.close()
    except (OSError, sqlite3.Error):
        return False
    return {"id", "name", "placetype", "latitude", "longitude"} <= columns


def _body(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    row = connection.execute(
        "SELECT body FROM geojson WHERE id = ? ORDER BY is_alt LIMIT 1", (number,)
    ).fetchone()
    try:
        found = json.loads(row[0]) if row else {}
    except (json.JSONDecodeError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _shape(body: dict[str, Any]) -> Any:
    import shapely

    geometry = body.get("geometry")
    if not geometry:
        return None
    shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    return None if shape is None or shape.is_empty else shape


def _geonameid(connection: sqlite3.Connection, number: int) -> int:
    row = connection.execute(
        "SELECT other_id FROM concordances WHERE id = ? AND other_source = 'gn:id'", (number,)
    ).fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else 0


def _names(connection: sqlite3.Connection, number: int, key: str) -> Iterator[NameRow]:
    rows = connection.execute(
        "SELECT language, privateuse, name FROM names WHERE id = ? ORDER BY language, privateuse, name",
        (number,),
    )
    for language, use, name in rows:
        if name:
            lang = _LANGUAGES.get(language or "", "")
            preferred = (use or "").endswith("preferred")
            yield NameRow(
                key, "common" if lang == "en" and preferred else "alternate", lang if preferred else "", name
            )
