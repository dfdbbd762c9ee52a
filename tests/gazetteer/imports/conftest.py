"""Small files in the documented layout of each format, and a gazetteer merged from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from gazetteer.build import build
from gazetteer.imports.recognising import opened

Rows = Iterable[dict[str, Any]]


def dump_line(**given: Any) -> str:
    """A line of a GeoNames dump; what is not given is as for a village in Kursk oblast."""
    values = {
        "id": 1, "name": "Village", "ascii": "", "alternates": "", "lat": 51.0, "lon": 36.0, "class": "P",
        "code": "PPL", "country": "RU", "cc2": "", "admin1": "41", "admin2": "", "admin3": "", "admin4": "",
        "population": 0, "elevation": "", "dem": "", "timezone": "Europe/Moscow", "modified": "2024-01-01",
    }  # fmt: skip
    return "\t".join(str(value) for value in (values | given).values())


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """Write a dump of lines, `dump(line, …)`, into a folder of its own."""

    def write(*lines: str | bytes, name: str = "RU.txt") -> Path:
        folder = tmp_path / "dump"
        folder.mkdir(exist_ok=True)
        path = folder / name
        encoded = [line if isinstance(line, bytes) else line.encode() for line in lines]
        path.write_bytes(b"".join(line + b"\n" for line in encoded))
        return path

    return write


@pytest.fixture
def merged(tables: Path, tmp_path: Path) -> Callable[..., gazetteer.Gazetteer]:
    """The small tables with some files merged over them."""

    def make(*paths: Path, **options: Any) -> gazetteer.Gazetteer:
        path = build(tmp_path / "merged.sqlite", tables=tables, imports=opened(paths, **options))
        return gazetteer.load(path, places=())

    return make


def square(lon: float, lat: float, half: float = 0.5) -> list[list[list[float]]]:
    """The coordinates of a square about a point."""
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def write_geojson(path: Path, features: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Path:
    """A feature collection of (properties, geometry)."""
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": p, "geometry": g} for p, g in features],
    }
    path.write_text(json.dumps(collection))
    return path


def write_whosonfirst(path: Path, places: Rows, names: Rows, concordances: Rows = ()) -> Path:
    """A distribution; places have id, name, placetype, country, latitude, longitude and may have a body."""
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE spr (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, placetype TEXT,"
        " country TEXT, repo TEXT, latitude REAL, longitude REAL, is_current INTEGER, is_deprecated INTEGER,"
        " is_ceased INTEGER, is_superseded INTEGER, is_superseding INTEGER, lastmodified INTEGER);"
        "CREATE TABLE names (id INTEGER, placetype TEXT, country TEXT, language TEXT, extlang TEXT,"
        " script TEXT, region TEXT, variant TEXT, extension TEXT, privateuse TEXT, name TEXT,"
        " lastmodified INTEGER);"
        "CREATE TABLE geojson (id INTEGER, body TEXT, source TEXT, is_alt INTEGER, lastmodified INTEGER);"
        "CREATE TABLE concordances (id INTEGER, other_id TEXT, other_source TEXT, lastmodified INTEGER);"
    )
    for place in places:
        connection.execute(
            "INSERT INTO spr VALUES (:id, 0, :name, :placetype, :country, '', :latitude, :longitude,"
            " :current, 0, 0, 0, 0, 0)",
            {"current": 1} | place,
        )
        if "body" in place:
            connection.execute(
                "INSERT INTO geojson VALUES (?, ?, '', 0, 0)", (place["id"], json.dumps(place["body"]))
            )
    connection.executemany(
        "INSERT INTO names (id, language, privateuse, name) VALUES (:id, :language, :privateuse, :name)",
        list(names),
    )
    connection.executemany(
        "INSERT INTO concordances VALUES (:id, :other_id, :other_source, 0)", list(concordances)
    )
    connection.commit()
    connection.close()
    return path
