from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import NOWHERE, coordinates, degrees, pair


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("55.79", 55.79), ("55,79", 55.79), ("−0.04", -0.04), ("49.1E", 49.1), ("W 49.1", -49.1),
        ("49,1° O", 49.1),
        ("55°47′24″N", 55.79), ("55° 47' 24\" S", -55.79), ("-16 24 00", -16.4), ("5d30'", 5.5),
        ("1e1", 10.0),
    ],
)  # fmt: skip
def test_degrees_are_read_as_people_type_them(text: str, value: float) -> None:
    assert degrees(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "#VALUE!", "N", "nan", "inf", "1e999", "Kazan", "1.2.3", "12:75"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert degrees(text) is None


@pytest.mark.parametrize(
    ("lon", "lat", "fault"),
    [
        ("49.1", "400", "latitude 400 is out of range"),
        ("-190", "52", "longitude -190 is out of range"),
        ("", "18.09", "half a pair of coordinates: the longitude is missing"),
        ("0", "0.0", "coordinates 0,0 stand for none"),
        ("#VALUE!", "1", 'longitude "#VALUE!" is not a number'),
    ],
)
def test_a_point_that_cannot_be_drawn_says_why(lon: str, lat: str, fault: str) -> None:
    point = coordinates(lon, lat)
    assert point.fault == fault
    assert not point.usable


def test_swapped_coordinates_keep_their_numbers() -> None:
    point = coordinates("14.60", "120.98")
    assert (point.lon, point.lat) == (14.6, 120.98)


def test_no_coordinates_are_no_fault() -> None:
    assert coordinates(" ", "") == NOWHERE


@pytest.mark.parametrize(
    "text",
    ["55.79, 49.12", "55.79 49.12", "55,79; 49,12", "POINT (49.12 55.79)", "49.12E 55.79N", "(55.79,49.12)"],
)
def test_one_cell_holds_a_whole_point(text: str) -> None:
    halves = pair(text)
    assert halves is not None
    assert (degrees(halves[0]), degrees(halves[1])) == (49.12, 55.79)


def test_longitude_first_is_seen_where_nothing_else_can_be() -> None:
    assert pair("120.98, 14.6") == ("120.98", "14.6")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_give_a_point_a_fault_or_nothing(lon: str, lat: str) -> None:
    point = coordinates(lon, lat)
    if point.usable:
        assert point.lon is not None
        assert point.lat is not None
        assert -180 <= point.lon <= 180
        assert -90 <= point.lat <= 90
    else:
        assert point.fault is not None or point == NOWHERE


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_decimal_commas_and_points_mean_the_same(lon: float, lat: float) -> None:
    commas = coordinates(f"{lon:.5f}".replace(".", ","), f"{lat:.5f}".replace(".", ","))
    assert commas == coordinates(f"{lon:.5f}", f"{lat:.5f}")
