"""Polygons survive the file and share their lines with their neighbours."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.errors import BrokenGazetteer
from gazetteer.topology import Topology
from gazetteer.topologyfile import _integers, _varints


def grid(lines: list[int], rows: list[int]) -> dict[str, shapely.Geometry]:
    """Boxes between consecutive lines and rows, a full coverage."""
    return {
        f"{west}:{south}": shapely.box(west, south, east, north)
        for west, east in pairwise(lines)
        for south, north in pairwise(rows)
    }


LINES = st.lists(st.integers(-180, 180), min_size=2, max_size=5, unique=True).map(sorted)
ROWS = st.lists(st.integers(-90, 90), min_size=2, max_size=5, unique=True).map(sorted)


@pytest.fixture
def country() -> Topology:
    """Two provinces with a border, the west one with a lake, and an island far off."""
    west = shapely.box(0, 0, 10, 10).difference(shapely.box(3, 3, 5, 5))
    east = shapely.MultiPolygon([shapely.box(10, 0, 20, 10), shapely.box(40, 0, 42, 2)])
    return Topology.from_geometries({"west": west, "east": east}, 0.01)


def same(left: Topology, right: Topology) -> bool:
    return (
        left.scale == right.scale
        and left.features == right.features
        and all(np.array_equal(a, b) for a, b in zip(left.arcs, right.arcs, strict=True))
    )


@given(st.lists(st.integers(-(2**40), 2**40)))
def test_varints_give_the_numbers_back(values: list[int]) -> None:
    numbers = np.array(values, dtype=np.int64)
    assert np.array_equal(_integers(_varints(numbers)), numbers)


@settings(deadline=None)
@given(LINES, ROWS)
def test_round_trip_is_lossless(
    tmp_path_factory: pytest.TempPathFactory, lines: list[int], rows: list[int]
) -> None:
    path = tmp_path_factory.mktemp("topology") / "grid.topo.xz"
    topology = Topology.from_geometries(grid(lines, rows), 0.5)
    topology.write(path)
    assert same(Topology.read(path), topology)


@settings(deadline=None)
@given(LINES, ROWS)
def test_every_geometry_is_valid_and_keeps_its_area(lines: list[int], rows: list[int]) -> None:
    shapes = grid(lines, rows)
    topology = Topology.from_geometries(shapes, 0.5)
    for key, shape in shapes.items():
        drawn = topology.geometry(key)
        assert drawn.is_valid
        assert drawn.equals(shape)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=4, max_size=40))
def test_any_shape_is_drawn_valid_on_however_coarse_a_grid(points: list[tuple[float, float]]) -> None:
    triangles = [shapely.MultiPoint(points[i : i + 3]).convex_hull for i in range(len(points) - 2)]
    shape = shapely.union_all(triangles, grid_size=1e-6)
    for scale in (0.002, 0.1, 0.5):
        topology = Topology.from_geometries({"any": shape}, scale)
        for drawn in (topology, topology.simplified(2 * scale)):
            assert all(drawn.geometry(key).is_valid for key in drawn.features)


@settings(deadline=None)
@given(LINES, ROWS)
def test_a_line_is_kept_once_and_merging_leaves_only_the_outline(lines: list[int], rows: list[int]) -> None:
    topology = Topology.from_geometries(grid(lines, rows), 0.5)
    kept = {arc.tobytes() for arc in topology.arcs} | {arc[::-1].tobytes() for arc in topology.arcs}
    assert len(kept) == 2 * len(topology.arcs)
    whole = topology.with_features({"whole": topology.merged(topology.features)}).geometry("whole")
    assert whole.equals(shapely.box(lines[0], rows[0], lines[-1], rows[-1]))


def test_a_border_has_two_owners_and_a_coast_one(country: Topology) -> None:
    owners = country.arc_owners()
    border = [arc for arc, keys in zip(country.arcs, owners, strict=True) if keys == ("east", "west")]
    assert len(border) == 1
    assert set(border[0][:, 0].tolist()) == {1000}
    assert sorted(set(owners)) == [("east",), ("east", "west"), ("west",)]


def test_merged_neighbours_keep_their_lakes_and_islands(country: Topology) -> None:
    whole = country.with_features({"whole": country.merged(["west", "east"])}).geometry("whole")
    assert whole.area == pytest.approx(200 - 4 + 4)
    assert not whole.contains(shapely.Point(4, 4))
    assert whole.contains(shapely.Point(41, 1))


def test_simplifying_moves_neighbours_together() -> None:
    wavy = [(10 + 0.05 * (i % 2), i / 10) for i in range(101)]
    west = shapely.Polygon([(0, 0), *wavy, (0, 10)])
    east = shapely.Polygon([(20, 0), *wavy, (20, 10)])
    plain = Topology.from_geometries({"west": west, "east": east}, 0.01).simplified(0.2)
    assert plain.geometry("west").intersection(plain.geometry("east")).area == 0
    assert plain.geometry("west").union(plain.geometry("east")).equals(shapely.box(0, 0, 20, 10))


def test_simplifying_loses_no_island() -> None:
    island = shapely.Point(5, 5).buffer(0.05)
    plain = Topology.from_geometries({"island": island}, 0.002).simplified(5.0)
    assert plain.geometry("island").area > 0


def test_a_speck_smaller_than_the_grid_does_not_take_its_feature_along() -> None:
    speck = shapely.box(0, 0, 0.4, 0.4)
    topology = Topology.from_geometries({"both": shapely.MultiPolygon([speck, shapely.box(5, 5, 9, 9)])}, 1.0)
    assert topology.geometry("both").equals(shapely.box(5, 5, 9, 9))


def test_bounds_are_degrees(country: Topology) -> None:
    assert country.bounds("east") == pytest.approx((10, 0, 42, 10))


@pytest.mark.parametrize("content", [b"", b"junk", b"\xfd7zXZ\x00cut"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.topo.xz"
    path.write_bytes(content)
    with pytest.raises(BrokenGazetteer, match=r"broken\.topo\.xz"):
        Topology.read(path)


def test_a_truncated_file_is_named(tmp_path: Path, country: Topology) -> None:
    path = tmp_path / "cut.topo.xz"
    country.write(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BrokenGazetteer, match=r"cut\.topo\.xz"):
        Topology.read(path)


def test_a_feature_is_cut_out_of_the_one_that_holds_it() -> None:
    whole = {"a": shapely.box(0, 0, 2, 2), "b": shapely.box(2, 0, 4, 2), "hole": shapely.box(0.5, 0.5, 1, 1)}
    whole["a"] = whole["a"].difference(whole["hole"])
    shared = Topology.from_geometries(whole, 0.01)
    shared = shared.with_features({"state": shared.merged(["a", "b", "hole"])})
    left = shared.with_features({"left": shared.merged(["state"], ["b", "hole"])}).geometry("left")
    assert left.equals(whole["a"])
