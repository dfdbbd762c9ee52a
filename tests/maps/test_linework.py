"""Arcs are thinned alike for all that share them, joined where nothing else meets them, and packed small."""

from __future__ import annotations

import numpy as np

from maps.borders import COAST, NO_LINE, listed
from maps.linework import LADDER, LAND, Fineness, Layer, lines_of


def _fine() -> Fineness:
    fineness = Fineness(8)
    fineness.refine([(0.0, 0.0, 40.0, 90.0)], 2)
    return fineness


def test_arcs_keep_their_ends_within_the_grid_of_their_place() -> None:
    shared = listed("shapes-admin1")
    arcs = range(400)
    for arc, drawn in zip(arcs, lines_of(shared).drawn(arcs, _fine()), strict=True):
        whole = shared.arcs[arc]
        assert np.abs(drawn[[0, -1]] - whole[[0, -1]]).max() <= LADDER[8] / shared.scale
        assert len(drawn) <= len(whole)


def test_where_it_is_finer_more_points_are_kept() -> None:
    lines = lines_of(listed("shapes-admin1"))
    arcs = range(len(lines.starts))
    counts = [sum(map(len, lines.drawn(arcs, Fineness(rung)))) for rung in (1, 4, 8)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 5 * counts[2]


def test_the_edge_of_the_world_stays_where_it_is() -> None:
    shared = listed("shapes-admin1")
    edge = round(180 / shared.scale)
    arcs = [at for at, arc in enumerate(shared.arcs) if (np.abs(arc[:, 0]) == edge).any()]
    for arc, drawn in zip(arcs, lines_of(shared).drawn(arcs, Fineness(10)), strict=True):
        assert np.abs(drawn[:, 0]).max() == edge, arc


def test_a_coast_between_two_divisions_becomes_one_arc() -> None:
    layer = Layer(1.0)
    corners = np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
    for first in (0, 2):
        layer.add_arc(corners[first : first + 3], COAST)
    layer.features = [(LAND, [[[0, 1]]]), (LAND, [[[~1, ~0]]])]
    layer.join(Fineness(0))
    assert len(layer.arcs) == 1
    assert layer.features == [(LAND, [[[0]]]), (LAND, [[[-1]]])]
    assert sorted(map(tuple, layer.arcs[0][:-1].tolist())) == [(0, 0), (0, 10), (10, 0), (10, 10)]


def test_arcs_that_a_third_one_meets_stay_apart() -> None:
    layer = Layer(1.0)
    corners = np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
    for points in (corners[:3], corners[2:], corners[[0, 2]]):
        layer.add_arc(points, COAST)
    layer.features = [(LAND, [[[0, 1]]])]
    layer.join(Fineness(0))
    assert len(layer.arcs) == 3


def test_the_stream_says_each_arc_once_and_in_the_order_of_use() -> None:
    layer = Layer(1.0)
    layer.add_arc(np.array([[0, 0], [4, 8]]), COAST)
    layer.add_arc(np.array([[4, 8], [0, 0]]), NO_LINE)
    layer.features = [(LAND, [[[1, 0]], [[~0]]])]
    numbers = [value // 2 if value % 2 == 0 else -(value + 1) // 2 for value in layer.stream()]
    assert numbers == [
        2, NO_LINE << 3 | 2, 2, COAST << 3 | 2, 2,
        4, 8, -1, -2, 0, 0, 1, 2,
        1, LAND, 2, 1, 2, 0, 0, 1, 1, -2,
    ]  # fmt: skip
