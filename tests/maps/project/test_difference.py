"""What changed between two event tables."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pytest

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
