"""What a window shows of the data, also across 180°."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import framing

LON, LAT = st.floats(-180, 180), st.floats(-84, 84)


def corners(*points: tuple[float, float]) -> np.ndarray:
    return np.array([(lon, lat, lon, lat) for lon, lat in points])


def test_the_narrowest_box_may_cross_180_degrees() -> None:
    assert framing.around(corners((178.0, -18.0), (-175.0, -21.0))) == (178.0, -21.0, 185.0, -18.0)
    assert framing.around(corners((-60.0, 0.0), (60.0, 1.0))) == (-60.0, 0.0, 60.0, 1.0)
    assert framing.around(np.zeros((0, 4))) is None


@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=8))
def test_every_point_lies_in_the_box_and_in_what_is_seen(points: list[tuple[float, float]]) -> None:
    view = framing.around(corners(*points))
    assert view is not None
    for west, south, east, north in (view, framing.grown(view, 2, 2), framing.seen(view)):
        for lon, lat in points:
            turns = (lon - 360, lon, lon + 360)
            assert any(west - 1e-6 <= turn <= east + 1e-6 for turn in turns)
            assert south - 1e-6 <= lat <= north + 1e-6


@given(st.floats(-180, 180), st.floats(0.1, 300))
def test_parts_of_a_box_end_at_180_degrees(west: float, width: float) -> None:
    parts = framing.split((west, 0.0, west + width, 1.0))
    assert all(-180 <= part[0] < part[2] <= 180 for part in parts) or len(parts) == 1
    assert sum(part[2] - part[0] for part in parts) == pytest.approx(width)


def test_a_latitude_comes_back_from_the_projection() -> None:
    ((_, y),) = framing.mercator(np.array([[0.0, 51.5]])).tolist()
    assert framing.latitude(y) == pytest.approx(51.5)
