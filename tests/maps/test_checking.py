"""A table built by hand is taken, or refused with everything that is wrong with it."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from maps import BadEvents, checking, layers


def test_every_fault_is_named_with_row_and_column() -> None:
    table = pd.DataFrame(
        {
            "lon": ["x", 500.0, 30.0], "lat": [1, 2, None], "confidence": [3, "high", 0.5],
            "status": ["maped", "mapped", None], "precision": ["near", "roughly", "exact"],
            "is_new": ["perhaps", True, "no"],
        }
    )  # fmt: skip
    with pytest.raises(BadEvents) as caught:
        checking.require(table)
    text = str(caught.value)
    for words in (
        "row 1, column lon: 'x' is no number from -180 to 180", "row 2, column lon: 500.0",
        "row 1, column confidence: 3", "row 2, column confidence: 'high'",
        "row 1, column status: 'maped' is none of",
        "row 2, column precision: 'roughly'", "row 1, column is_new: 'perhaps' is none of yes, no",
    ):  # fmt: skip
        assert words in text
    assert "row 3" not in text


def test_many_faults_are_counted() -> None:
    with pytest.raises(BadEvents, match="and 80 more"):
        checking.require(pd.DataFrame({"lon": ["x"] * 100, "lat": [0.0] * 100}))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([1, 2], "not list"),
        (pd.DataFrame({"title": ["a"], "lon": [1.0]}), "lat and the geometry are missing"),
        (pd.DataFrame([[1.0, 2.0, 3.0]], columns=["lon", "lat", "lat"]), "column lat stands there twice"),
    ],
)
def test_what_is_no_table_of_events_says_why(table: object, words: str) -> None:
    with pytest.raises(BadEvents, match=words):
        checking.require(table)


def test_a_few_columns_are_enough_in_any_reference_system() -> None:
    table = gpd.GeoDataFrame({"name": ["a"]}, geometry=[Point(30, 50)], crs=4326).to_crs(3857)
    content = layers.rows(table)
    assert content.points.tolist() == [[pytest.approx(30), pytest.approx(50)]]
    assert content.extras == {"name": ["a"]}
