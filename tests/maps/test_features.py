"""The events on a map as GeoJSON."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

from geo.errors import BadOption
from maps import features


def test_the_rows_on_the_map_become_features(events: pd.DataFrame) -> None:
    found = features.collection(events)
    assert found["type"] == "FeatureCollection"
    assert [feature["properties"]["event_id"] for feature in found["features"]] == ["1", "2", "3", "4"]
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [39.1843, 51.672]}


def test_only_the_columns_asked_for_are_kept(events: pd.DataFrame) -> None:
    found = features.collection(events, ["title"])
    assert [list(feature["properties"]) for feature in found["features"]] == [["title"]] * 4
    with pytest.raises(BadOption, match="titel"):
        features.collection(events, ["titel"])


def test_shapes_stay_shapes_in_degrees() -> None:
    table = gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=[box(0, 0, 1, 1), None], crs=4326).to_crs(3857)
    (feature,) = features.collection(table)["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert max(lon for lon, _ in feature["geometry"]["coordinates"][0]) == pytest.approx(1)


def test_own_geometry_goes_before_the_columns() -> None:
    table = gpd.GeoDataFrame({"lon": [5.0, 6.0], "lat": [5.0, 6.0]}, geometry=[Point(1, 2), None])
    found = features.collection(table)["features"]
    assert [feature["geometry"]["coordinates"] for feature in found] == [[1.0, 2.0], [6.0, 6.0]]
