from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

import gazetteer
from gazetteer.imports.recognising import opened
from gazetteer.imports.records import NameRow, PlaceRow, ShapeRow

Merged = Callable[..., gazetteer.Gazetteer]


def layer(rows: list[dict[str, Any]], shapes: list[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame([{"scalerank": 1} | row for row in rows], geometry=shapes, crs="EPSG:4326")


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    path = tmp_path / "ne_10m_lakes.shp"
    rows = [{"featurecla": "Lake", "name": "Ozero", "name_ru": "Озеро", "ne_id": 11}]
    layer(rows, [box(36, 51, 37, 52)]).to_file(path, encoding="utf-8")
    return path


def test_a_lake_has_names_and_a_shape(lakes: Path) -> None:
    place, name, shape = opened([lakes])[0].records()
    assert isinstance(place, PlaceRow)
    assert (place.key, place.name, place.level, place.feature, place.lon) == (
        "ne:11", "Ozero", "sea", "LK", 36.5,
    )  # fmt: skip
    assert name == NameRow("ne:11", "alternate", "ru", "Озеро")
    assert isinstance(shape, ShapeRow)


def test_an_imported_shape_is_the_places_shape(lakes: Path, merged: Merged) -> None:
    places = merged(lakes)
    shape = places.shape("ne:11")
    assert shape is not None
    assert shape.bounds == (36, 51, 37, 52)
    assert places.label("ne:11", "ru") == "Озеро"


def test_the_stretches_of_a_river_are_one_place(tmp_path: Path) -> None:
    path = tmp_path / "rivers.gpkg"
    rows = [{"featurecla": "River", "name": "Reka", "rivernum": 5}] * 2
    layer(rows, [LineString([(30, 50), (31, 50)]), LineString([(31, 50), (32, 51)])]).to_file(path)
    places = [record for record in opened([path])[0].records() if isinstance(record, PlaceRow)]
    assert [(place.name, place.level) for place in places] == [("Reka", "river")]
    assert places[0].radius_km > 80


def test_a_populated_place_with_a_geonames_id_is_that_place(tmp_path: Path, merged: Merged) -> None:
    path = tmp_path / "towns.gpkg"
    rows = [{"featurecla": "Admin-1 capital", "name": "Koersk", "geonameid": 538560.0, "name_en": "Kursk"}]
    layer(rows, [Point(37, 52)]).to_file(path)
    places = merged(path)
    assert [naming.place.id for naming in places.lookup("Koersk")] == ["gn:538560"]
    assert places.place("gn:538560").lon == 36.18457


def test_a_country_is_found_by_its_code_and_lends_its_shape(tmp_path: Path, merged: Merged) -> None:
    path = tmp_path / "countries.gpkg"
    rows = [{"featurecla": "Admin-0 country", "name": "Ukr.", "iso_a2": "-99", "adm0_a3": "UKR"}]
    layer(rows, [box(22, 44, 40, 52)]).to_file(path)
    shape = merged(path).shape("gn:690791")
    assert shape is not None
    assert shape.bounds == (22, 44, 40, 52)


def test_towns_without_a_country_get_it_from_where_they_lie(tmp_path: Path, merged: Merged) -> None:
    countries, towns = tmp_path / "a.gpkg", tmp_path / "b.csv"
    rows = [{"featurecla": "Admin-1 states", "name": "Kharkiv Oblast", "iso_a2": "UA"}]
    layer(rows, [box(35, 49, 38, 50.5)]).to_file(countries)
    towns.write_text("name,lon,lat\nNowe,36,50\n")
    places = merged(countries, towns)
    assert (places.place("b:nowe").country, places.place("b:nowe").admin1) == ("UA", "Kharkiv Oblast")


def test_features_of_no_known_kind_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "lines.gpkg"
    layer([{"featurecla": "Date line", "name": "Date line"}], [LineString([(180, 0), (180, 9)])]).to_file(
        path
    )
    assert list(opened([path])[0].records()) == []


def test_coordinates_in_metres_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "metres.gpkg"
    layer([{"featurecla": "Lake", "name": "L"}], [box(3, 5, 4, 6)]).to_crs(3857).to_file(path)
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"write them in WGS 84"):
        list(opened([path])[0].records())
