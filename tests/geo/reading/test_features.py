from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import pytest
from shapely import Point, Polygon

from geo.errors import BrokenFile
from geo.reading.features import from_geojson, from_geopackage, from_parquet, shapes_of
from geo.reading.objects import load


def collection(*features: Any, **more: Any) -> Any:
    return load(json.dumps({"type": "FeatureCollection", "features": features, **more}))


def feature(geometry: Any, properties: Any = None, **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties, **more}


POINT = {"type": "Point", "coordinates": [-171.77, -13.83]}
LINE = {"type": "LineString", "coordinates": [[0, 0], [2, 2]]}


def test_points_become_columns_and_lines_stay_shapes() -> None:
    made = from_geojson(collection(feature(POINT, {"name": "Apia"}, id=7), feature(LINE), feature(None)))
    assert made.headers == ("id", "name", "lon", "lat")
    assert made.rows[0] == ["7", "Apia", "-171.77", "-13.83"]
    assert made.geometry is not None
    assert [shape and shape.geom_type for shape in made.geometry] == [None, "LineString", None]


def test_what_is_no_feature_is_a_broken_row() -> None:
    made = from_geojson(collection(7, feature({"type": "Point", "coordinates": ["x", 1]}), feature(POINT)))
    assert [(row.number, row.reason) for row in made.broken] == [
        (1, "no GeoJSON feature"),
        (2, "the geometry of the feature is none"),
    ]
    assert made.numbers == [3]


def test_an_older_coordinate_system_is_brought_to_degrees() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    made = from_geojson(collection(feature({"type": "Point", "coordinates": [1113194.9, 0.0]}), crs=crs))
    assert float(made.rows[0][0]) == pytest.approx(10, abs=1e-4)


def frame() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"place": ["Kazan", None], "killed": [3, 4]},
        geometry=[Point(49.12, 55.79), Polygon([(0, 0), (1, 0), (1, 1)])],
        crs="EPSG:4326",
    )


def test_parquet_with_shapes_is_read() -> None:
    stream = io.BytesIO()
    frame().to_parquet(stream)
    made = from_parquet(stream.getvalue())
    assert made.rows == [["Kazan", "3", "49.12", "55.79"], ["", "4", "", ""]]
    assert made.geometry is not None


def test_parquet_without_shapes_keeps_whole_numbers_whole() -> None:
    import pandas as pd

    stream = io.BytesIO()
    pd.DataFrame({"place": ["Kazan", None], "geonameid": [551487.0, None]}).to_parquet(stream)
    assert from_parquet(stream.getvalue()).rows == [["Kazan", "551487"], ["", ""]]


def test_geopackage_is_read(tmp_path: Any) -> None:
    frame().to_crs(3857).to_file(tmp_path / "a.gpkg", driver="GPKG")
    made = from_geopackage((tmp_path / "a.gpkg").read_bytes())
    assert made.rows[0][:2] == ["Kazan", "3"]
    assert float(made.rows[0][2]) == pytest.approx(49.12)


def test_damaged_files_are_broken_and_no_crash() -> None:
    with pytest.raises(BrokenFile):
        from_parquet(b"PAR1" + b"x" * 100)
    with pytest.raises(BrokenFile):
        from_geopackage(b"SQLite format 3\0" + b"x" * 100)


def test_well_known_text_is_a_shape() -> None:
    shapes = shapes_of(["LINESTRING (0 0, 1 1)", "POINT (1 1)", "Kazan", ""])
    assert [shape is not None for shape in shapes] == [True, False, False, False]
