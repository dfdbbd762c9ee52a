"""Marks that would cover one another are gathered, and none is lost."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maps.gathering import CELL, gather
from maps.ground import View

VIEW = View(0.25, 0.25, 2000.0, 1000.0, 800.0)
POINTS = st.lists(st.tuples(st.floats(0.26, 0.74), st.floats(0.26, 0.64), st.integers(0, 3)), max_size=60)


@given(POINTS)
def test_every_event_is_in_one_group(points: list[tuple[float, float, int]]) -> None:
    world = np.array([point[:2] for point in points]).reshape(-1, 2)
    types = np.array([point[2] for point in points], dtype=np.int64)
    groups = gather(world, types, VIEW)
    assert sum(group.count for group in groups) == len(points)
    assert all(sum(group.types.values()) == group.count for group in groups)


@given(POINTS)
def test_no_group_covers_another(points: list[tuple[float, float, int]]) -> None:
    world = np.array([point[:2] for point in points]).reshape(-1, 2)
    groups = gather(world, np.zeros(len(points), dtype=np.int64), VIEW)
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            assert math.hypot(one.x - other.x, one.y - other.y) >= 0.9 * (one.radius + other.radius) - 1e-6


def test_the_grid_moves_with_the_world() -> None:
    world = np.array([[0.5, 0.5], [0.501, 0.5]])
    moved = View(VIEW.left + CELL / VIEW.scale, VIEW.top, VIEW.scale, VIEW.width, VIEW.height)
    types = np.zeros(2, dtype=np.int64)
    assert [group.count for group in gather(world, types, VIEW)] == [
        group.count for group in gather(world, types, moved)
    ]


def test_what_lies_outside_the_window_is_left_out() -> None:
    assert gather(np.array([[0.9, 0.9]]), np.zeros(1, dtype=np.int64), VIEW) == []
