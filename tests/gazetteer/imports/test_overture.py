from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely import to_wkb
from shapely.geometry import Point, box

import gazetteer
from gazetteer.imports.recognising import opened

Merged = Callable[..., gazetteer.Gazetteer]
RULE = pa.struct([("variant", pa.string()), ("language", pa.string()), ("value", pa.string())])
SCHEMA = pa.schema([
    ("id", pa.string()), ("division_id", pa.string()),
    ("names", pa.struct([
        ("primary", pa.string()), ("common", pa.map_(pa.string(), pa.string())), ("rules", pa.list_(RULE)),
    ])),
    ("subtype", pa.string()), ("class", pa.string()), ("country", pa.string()), ("region", pa.string()),
    ("population", pa.int64()), ("geometry", pa.binary()),
])  # fmt: skip


def divisions(path: Path, *rows: dict[str, Any]) -> Path:
    blank = dict.fromkeys(SCHEMA.names)
    parquet.write_table(pa.Table.from_pylist([blank | row for row in rows], schema=SCHEMA), path)
    return path


def division(key: str, name: str, subtype: str, lon: float, lat: float, **more: Any) -> dict[str, Any]:
    return {
        "id": key, "names": {"primary": name, "common": [("ru", f"{name}-ру")], "rules": []},
        "subtype": subtype, "country": "RU", "geometry": to_wkb(Point(lon, lat)),
    } | more  # fmt: skip


def test_a_division_has_its_names_by_language(tmp_path: Path, merged: Merged) -> None:
    places = merged(divisions(tmp_path / "division.parquet", division("a1", "Nowe", "locality", 36, 51)))
    assert places.label("overture:a1", "ru") == "Nowe-ру"
    assert places.place("overture:a1").level == "city"


def test_an_area_of_another_file_is_the_shape_of_its_division(tmp_path: Path, merged: Merged) -> None:
    areas = division("z9", "Nowe", "locality", 0, 0, division_id="a1", geometry=to_wkb(box(35, 50, 37, 52)))
    places = merged(
        divisions(tmp_path / "a.parquet", division("a1", "Nowe", "locality", 36, 51)),
        divisions(tmp_path / "b.parquet", areas),
    )
    assert places.shape("overture:a1") is not None
    assert len(places.lookup("Nowe")) == 1


def test_a_town_that_is_there_is_not_there_twice(tmp_path: Path, merged: Merged) -> None:
    places = merged(divisions(tmp_path / "d.parquet", division("k", "Kursk", "locality", 36.2, 51.7)))
    assert [naming.place.id for naming in places.lookup("Kursk-ру")] == ["gn:538560"]


def test_waters_and_rows_without_a_name_are_no_places(tmp_path: Path) -> None:
    source = opened([divisions(
        tmp_path / "d.parquet", division("s", "Sea", "country", 0, 0, **{"class": "maritime"}),
        division("t", "", "locality", 0, 0), division("u", "Ort", "locality", 0, 0),
    )])[0]  # fmt: skip
    assert [record[1] for record in source.records()][:1] == ["Ort"]
    assert (source.faults.read, source.faults.broken) == (2, 1)


def test_a_file_broken_off_is_refused(tmp_path: Path) -> None:
    path = divisions(tmp_path / "d.parquet", division("u", "Ort", "locality", 0, 0))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"d\.parquet"):
        opened([path])


def test_a_region_known_by_another_code_is_told_from_where_a_town_lies(
    tmp_path: Path, merged: Merged
) -> None:
    region = division("r", "Kursk Oblast", "region", 36.3, 51.8, geometry=to_wkb(box(35, 51, 38, 53)))
    town = division("t", "Nowe", "locality", 36, 52, region="RU-KRS")
    places = merged(divisions(tmp_path / "a.parquet", region), divisions(tmp_path / "b.parquet", town))
    assert places.place("overture:t").admin1_id == "gn:538555"
