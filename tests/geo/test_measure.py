"""Distances and directions on the ellipsoid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import measure

longitudes = st.floats(-180, 180, allow_nan=False)
latitudes = st.floats(-89, 89, allow_nan=False)


def test_a_degree_of_the_equator_is_111_km() -> None:
    assert measure.distance_km(0, 0, 1, 0) == pytest.approx(111.32, abs=0.01)


def test_distance_crosses_the_antimeridian_the_short_way() -> None:
    assert measure.distance_km(179.5, -17, -179.5, -17) < 110


@given(longitudes, latitudes, st.sampled_from(sorted(measure.DEGREES.values())), st.floats(0.1, 2000))
def test_destination_lies_as_far_as_it_was_sent(lon: float, lat: float, bearing: float, km: float) -> None:
    lon2, lat2 = measure.destination(lon, lat, bearing, km)
    assert measure.distance_km(lon, lat, lon2, lat2) == pytest.approx(km, rel=1e-6)


def test_midpoint_is_as_far_from_both_ends() -> None:
    lon, lat = measure.midpoint(36.19, 51.74, 39.19, 51.67)
    assert measure.distance_km(36.19, 51.74, lon, lat) == pytest.approx(
        measure.distance_km(lon, lat, 39.19, 51.67)
    )


def test_sixteen_winds_go_round_once() -> None:
    assert measure.DEGREES["N"] == 0
    assert measure.DEGREES["S"] == 180
    assert len(measure.DEGREES) == 16
