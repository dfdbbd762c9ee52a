from __future__ import annotations

import datetime as dt

import pytest
from shapely import Point, Polygon

from geo.errors import BadSchema
from geo.schema import NAMES, check, empty, frame, is_null, require

ROW = {
    "event_id": "a",
    "source": "s",
    "record": "1",
    "status": "mapped",
    "lon": 49.1,
    "lat": 55.8,
    "geonameid": 551487,
}


def test_a_column_that_appears_late_is_null_before() -> None:
    rows = (
        {"event_id": str(number)} | ({"own": "x"} if number == 10_001 else {}) for number in range(10_002)
    )
    events = frame(rows)
    assert events["own"].tolist() == [None] * 10_001 + ["x"]
    assert events["event_id"].tolist() == [str(number) for number in range(10_002)]


def test_rows_become_the_columns_in_order_then_extras_then_geometry() -> None:
    events = frame(
        [{**ROW, "killed": "3"}, {"event_id": "b", "source": "s", "record": "2", "status": "unresolved"}]
    )
    assert list(events.columns) == [*NAMES, "killed", "geometry"]
    assert events["geometry"].iat[0] == Point(49.1, 55.8)
    assert events["geometry"].iat[1] is None
    assert check(events) == []


def test_nulls_and_types_follow_one_convention() -> None:
    events = frame([{**ROW, "date_start": dt.date(2025, 1, 9)}, {**ROW, "event_id": "b", "geonameid": None}])
    assert events["date_start"].tolist() == ["2025-01-09", None]
    assert str(events["geonameid"].dtype) == "Int64"
    assert str(events["lon"].dtype) == "float64"
    assert events["title"].dtype == object
    assert is_null(events["geonameid"].iat[1])


def test_an_empty_table_has_all_columns() -> None:
    assert list(empty().columns) == [*NAMES, "geometry"]
    assert check(empty()) == []


def test_a_shape_of_its_own_is_kept() -> None:
    shape = Polygon([(0, 0), (1, 0), (1, 1)])
    assert frame([{**ROW, "geometry": shape}])["geometry"].iat[0] == shape


def test_all_faults_are_reported_at_once_with_row_and_column() -> None:
    events = frame(
        [ROW, {**ROW, "status": "lost", "lat": 400.0, "date_start": "31.1.2025"}, {"event_id": "c"}]
    )
    faults = check(events)
    assert "row 2, column event_id: 'a' stands in an earlier row too" in faults
    assert "row 2, column lat: 400.0 is out of range" in faults
    assert "row 3, column source: empty" in faults
    assert any("column date_start" in fault for fault in faults)
    assert any("'lost' is none of mapped" in fault for fault in faults)
    with pytest.raises(BadSchema, match="row 3, column record"):
        require(events)


def test_a_missing_column_is_named() -> None:
    assert check(empty().drop(columns="status")) == ["column status is missing"]
