"""Layers of the publisher's own: read, brought to degrees, made small, given their looks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

import gazetteer
from maps import BadOverlay, EventMap, Overlay, overlays, packing

Frame = Callable[..., gpd.GeoDataFrame]


@pytest.fixture
def squares() -> Frame:
    """Squares side by side, with a name, a number and a kind."""

    def make(count: int = 10) -> gpd.GeoDataFrame:
        return gpd.GeoDataFrame(
            {
                "name": [f"Square {number}" for number in range(count)],
                "people": np.arange(count) * 10.0,
                "kind": [("wood", "field")[number % 2] for number in range(count)],
            },
            geometry=[shapely.box(number, 50, number + 1, 51) for number in range(count)],
            crs=4326,
        )

    return make


def _table(drawn: overlays.Drawn, at: int = 0) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(drawn.islands["overlay-data"])[at]
    return table


@pytest.mark.parametrize(
    ("name", "driver"),
    [("a.geojson", "GeoJSON"), ("a.gpkg", "GPKG"), ("a.kml", "KML"), ("a.shp", "ESRI Shapefile"),
     ("a.fgb", "FlatGeobuf")],
)  # fmt: skip
def test_every_format_is_read(tmp_path: Path, squares: Frame, name: str, driver: str) -> None:
    squares().to_file(tmp_path / name, driver=driver)
    drawn = overlays.draw([Overlay(tmp_path / name)])
    assert drawn.header[0]["name"] == "a"
    assert len(_table(drawn)["shapes"]) == 10


def test_a_zipped_shapefile_is_read(tmp_path: Path, squares: Frame) -> None:
    squares().to_file(tmp_path / "a.shp.zip", driver="ESRI Shapefile")
    assert overlays.draw([Overlay(tmp_path / "a.shp.zip")]).header[0]["features"] == 10


def test_any_coordinate_system_becomes_degrees(squares: Frame) -> None:
    here = overlays.draw([Overlay(squares())])
    there = overlays.draw([Overlay(squares().to_crs(3857))])
    assert here.islands["overlays"] == there.islands["overlays"]


def test_numbers_are_put_into_classes_of_equal_counts(squares: Frame) -> None:
    frame = squares()
    frame.loc[3, "people"] = np.nan
    drawn = overlays.draw([Overlay(frame, column="people", classes=3)])
    assert [look["label"] for look in drawn.header[0]["looks"]] == [
        "0 – 20",
        "40 – 60",
        "70 – 90",
        "no number",
    ]
    assert _table(drawn)["looks"] == [0, 0, 0, 3, 1, 1, 1, 2, 2, 2]


def test_the_frequent_values_have_colours_and_the_rest_share_one(squares: Frame) -> None:
    frame = squares(20)
    frame["kind"] = [f"kind {min(number, 9)}" for number in range(20)]
    looks = overlays.draw([Overlay(frame, column="kind")]).header[0]["looks"]
    assert [look["label"] for look in looks] == ["kind 9", *(f"kind {n}" for n in range(6)), "other"]
    assert len({look["color"] for look in looks}) == 8


def test_points_lines_and_areas_of_one_feature_are_all_drawn() -> None:
    mixed = shapely.GeometryCollection(
        [shapely.Point(1, 2), shapely.LineString([(0, 0), (1, 1)]), shapely.box(3, 3, 4, 4)]
    )
    table = _table(overlays.draw([Overlay(gpd.GeoDataFrame(geometry=[mixed], crs=4326))]))
    assert table["points"] == [[0, 10_000, 20_000]]
    assert [feature for feature, _ in table["shapes"]] == [0, 0]


def test_a_large_overlay_is_made_coarser_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlays, "BYTES", 12_000)
    turn = np.linspace(0, 2 * np.pi, 5_000)
    wave = 3 + 0.5 * np.sin(turn * 700)
    ring = shapely.Polygon(np.column_stack([20 + wave * np.cos(turn), 50 + wave * np.sin(turn)]))
    shapes = [shapely.affinity.translate(ring, 7 * number, 0) for number in range(8)]
    drawn = overlays.draw([Overlay(gpd.GeoDataFrame(geometry=shapes, crs=4326))])
    assert len(packing.island(drawn.islands["overlays"])) <= overlays.BYTES
    assert "to keep the page small" in drawn.notes[0]


def test_districts_side_by_side_stay_so_however_coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = np.linspace(0, 1, 4_000)[:, None]
    edge = np.hstack([20 + 0.2 * np.sin(40 * turn) * np.sin(np.pi * turn), 50 + turn])
    west = shapely.Polygon([(19, 51), (19, 50), *edge])
    east = shapely.Polygon([(21, 51), (21, 50), *edge])
    drawn: list[Any] = []
    add = overlays._add
    monkeypatch.setattr(overlays, "BYTES", 800)
    monkeypatch.setattr(overlays, "_add", lambda layer, shapes: drawn.append(shapes) or add(layer, shapes))
    overlays.draw([Overlay(gpd.GeoDataFrame(geometry=[west, east], crs=4326))])
    assert len(drawn) > 1
    assert shapely.coverage_is_valid(drawn[-1])


def test_all_faults_come_at_once(tmp_path: Path, squares: Frame) -> None:
    (tmp_path / "broken.gpkg").write_bytes(b"no such thing")
    (tmp_path / "trap.geojson").write_text('<OGRVRTDataSource><OGRVRTLayer name="x"/></OGRVRTDataSource>')
    squares().to_file(tmp_path / "good.geojson")
    far = squares().set_crs(None, allow_override=True)
    far["geometry"] = far.geometry.scale(1000, 1000)
    with pytest.raises(BadOverlay) as caught:
        overlays.draw(
            [
                Overlay(tmp_path / "broken.gpkg"),
                Overlay(tmp_path / "trap.geojson"),
                Overlay(tmp_path / "missing.kml"),
                Overlay(tmp_path / "table.csv"),
                Overlay(tmp_path / "good.geojson", column="peple", color="red"),
                Overlay(far, name="far"),
            ]
        )
    told = "\n".join(caught.value.faults)
    for words in (
        "broken.gpkg: it cannot be read", "trap.geojson: it", "missing.kml: there is no such file",
        "table.csv: the suffix names no format", "there is no column 'peple'", "'red' is no colour",
        "far: it says no coordinate system",
    ):  # fmt: skip
        assert words in told


def test_the_command_line_says_how_an_overlay_looks() -> None:
    assert overlays.parse("a,b.gpkg,name=Towns,column=people,classes=3") == Overlay(
        "a,b.gpkg", "Towns", None, "people", 3
    )
    with pytest.raises(BadOverlay, match="there is no colour="):
        overlays.parse("a.gpkg,colour=#ffffff")


def test_the_same_overlay_gives_the_same_bytes(
    squares: Frame, events: pd.DataFrame, gaz: gazetteer.Gazetteer
) -> None:
    pages = [
        EventMap(events, gazetteer=gaz, overlays=[Overlay(squares(), column="kind")]).get_root().render()
        for _ in range(2)
    ]
    assert pages[0] == pages[1]
