"""What changed between two event tables."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import geopandas as gpd
import pytest

import geo
from gazetteer import Gazetteer
from geo.schema import frame
from maps.project.difference import Changed, Difference, Moved, difference


def _table(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    kazan = {"status": "mapped", "place_id": "gn:551487", "place_name": "Kazan", "lon": 49.12, "lat": 55.79}
    return frame([{"title": "Flood", **kazan, **row} for row in rows])


def test_equal_tables_differ_in_nothing() -> None:
    assert not difference(_table({"event_id": "a"}), _table({"event_id": "a", "confidence": 0.5}))


def test_added_and_removed_events_are_named() -> None:
    found = difference(
        _table({"event_id": "a"}, {"event_id": "b"}), _table({"event_id": "c"}, {"event_id": "a"})
    )
    assert (found.added, found.removed) == (("c",), ("b",))


def test_a_move_tells_the_distance_and_both_places() -> None:
    to = {"event_id": "a", "place_id": "gn:x", "place_name": "Arsk", "lon": 49.88, "lat": 56.09}
    (moved,) = difference(_table({"event_id": "a"}), _table(to)).moved
    assert (moved.before, moved.after, moved.km) == ("Kazan", "Arsk", pytest.approx(58.1, abs=1))


def test_rounded_coordinates_are_no_move() -> None:
    assert not difference(_table({"event_id": "a"}), _table({"event_id": "a", "lon": 49.1200001})).moved


def test_an_event_that_lost_its_point_has_moved() -> None:
    gone = {
        "event_id": "a",
        "lon": None,
        "lat": None,
        "place_id": None,
        "place_name": None,
        "status": "unresolved",
    }
    found = difference(_table({"event_id": "a"}), _table(gone))
    assert found.moved == (Moved("a", "Kazan", None, None),)
    assert found.changed == (Changed("a", {"status": ("mapped", "unresolved")}),)


def test_other_columns_tell_before_and_after() -> None:
    found = difference(_table({"event_id": "a"}), _table({"event_id": "a", "title": "Flooding"}))
    assert found == Difference(changed=(Changed("a", {"title": ("Flood", "Flooding")}),))
    assert found.as_dict()["changed"] == [{"event_id": "a", "columns": {"title": ["Flood", "Flooding"]}}]


def test_columns_of_one_table_only_do_not_count() -> None:
    assert not difference(_table({"event_id": "a"}), _table({"event_id": "a", "their own": "x"}))


FORMATS = ("a.csv", "b.csv", "c.csv", "d.tsv", "e.geojson", "f.jsonl", "g.parquet", "h.gpkg", "i.xlsx")
CSV_FOR = {"b.csv": "excel", "c.csv": "excel:de"}


@pytest.fixture(scope="module")
def located(tmp_path_factory: pytest.TempPathFactory, gaz: Gazetteer) -> gpd.GeoDataFrame:
    """Events of every kind that a file could change: texts that look like numbers, formulas, empty cells."""
    folder = tmp_path_factory.mktemp("located")
    (folder / "a.csv").write_text(
        "id,date,place,title,killed,code,share,ok,lat,lon\n"
        '1,2025-01-13,Kazan,"=Flood, ""big""\nnext line",3,007,1.5,true,55.7911111,49.1234567\n'
        "2,2025-31-14,Qyxthorpe,-5 degrees,,1e5,,,,\n"
        ",2025-01-14,15 km south of Kursk,+1 more,4,9999999999999999999,-0.25,false,,\n"
        "9,,Odesa Oblast,@home,10,x,1e-7,false,,\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "date 2025-01-20\nStorm\n\nA storm tore down power lines near Gdansk on Sunday night. "
        "Two men were arrested there. Moscow said so.\n\nКазань затопило 14 января. 😀 In Kursk, a fire.\n",
        encoding="utf-8",
    )
    area = {"type": "Polygon", "coordinates": [[[36, 51], [37.123456789, 51], [37, 52], [36, 51]]]}
    feature = {"type": "Feature", "properties": {"name": "Kursk", "n": 3, "r": 0.1}, "geometry": area}
    (folder / "c.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return geo.locate(sorted(folder.iterdir()), gazetteer=gaz)


@pytest.fixture(scope="module")
def read_back(
    tmp_path_factory: pytest.TempPathFactory, located: gpd.GeoDataFrame
) -> dict[str, gpd.GeoDataFrame]:
    """The same events as each format gives them back."""
    folder = tmp_path_factory.mktemp("formats")
    for name in FORMATS:
        geo.write(located, folder / name, csv_for=CSV_FOR.get(name))
    return {name: geo.events(folder / name) for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_changes_no_event(
    name: str, located: gpd.GeoDataFrame, read_back: dict[str, gpd.GeoDataFrame]
) -> None:
    assert list(read_back[name].columns) == list(located.columns)
    assert difference(located, read_back[name]) == Difference()


@pytest.mark.parametrize(("old", "new"), list(pairwise((*FORMATS, FORMATS[0]))))
def test_two_formats_of_the_same_events_differ_in_nothing(
    old: str, new: str, read_back: dict[str, gpd.GeoDataFrame]
) -> None:
    assert difference(read_back[old], read_back[new]) == Difference()


@pytest.mark.parametrize("name", FORMATS)
def test_a_change_is_seen_in_every_format(
    name: str, located: gpd.GeoDataFrame, read_back: dict[str, gpd.GeoDataFrame]
) -> None:
    before = located.copy()
    before.loc[before["event_id"] == "1", "killed"] = "4"
    assert difference(before, read_back[name]).changed == (Changed("1", {"killed": ("4", "3")}),)
