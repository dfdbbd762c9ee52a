"""The basemap is fine where the data lies, closed everywhere and small."""

from __future__ import annotations

import numpy as np
import pytest

from maps import basemap, packing
from maps.borders import listed

KURSK = np.array([[36.2, 51.7], [39.2, 51.7], [49.1, 55.8]])


def test_one_box_around_near_points_many_around_far_ones() -> None:
    assert len(basemap.boxes(KURSK, [])) == 1
    far = basemap.boxes(np.array([[179.5, -17.0], [-179.5, -17.5], [0.0, 51.5]]), [])
    assert len(far) == 3
    assert all(-180 <= west < east <= 180 for west, _, east, _ in far)


@pytest.mark.parametrize("seed", range(5))
def test_boxes_never_overlap_and_hold_every_point(seed: int) -> None:
    random = np.random.default_rng(seed)
    points = np.column_stack([random.uniform(-180, 180, 60), random.uniform(-60, 75, 60)])
    boxes = basemap.boxes(points, [])
    for lon, lat in points:
        assert any(box[0] <= lon <= box[2] and box[1] <= lat <= box[3] for box in boxes)
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert box[2] < other[0] or other[2] < box[0] or box[3] < other[1] or other[3] < box[1]


def test_the_data_across_180_degrees_has_its_box_on_both_sides() -> None:
    boxes = basemap.boxes(np.array([[178.4, -18.1], [-175.2, -21.1]]), [])
    assert [(box[0], box[2]) for box in boxes] == [
        (-180.0, pytest.approx(-173.7)),
        (pytest.approx(176.9), 180.0),
    ]
    west, _, east, _ = basemap.build(np.array([[178.4, -18.1], [-175.2, -21.1]])).header["view"]
    assert 170 < west < east < 190


def test_the_first_view_is_fine_or_all_the_world_is() -> None:
    ((west, south, east, north),) = basemap.build(KURSK).frame
    assert west < 30 < 55 < east
    assert south < 47 < 59 < north
    assert basemap.build(np.array([[-60.0, -50.0], [150.0, 60.0]])).frame == ((-180.0, -90.0, 180.0, 90.0),)


def test_coasts_of_small_states_are_coasts() -> None:
    malta, fine = "gn:2562770", listed("shapes-admin1")
    base = basemap.build(np.array([[14.4, 35.9]]), countries=sorted({malta, *listed("world-110m").features}))
    assert base.islands != basemap.build(np.array([[14.4, 35.9]])).islands
    assert malta in fine.features


def test_the_detail_has_the_region_and_stays_small() -> None:
    base = basemap.build(KURSK, regions=["gn:538555"])
    assert base.shapes["gn:538555"] >= 0
    assert "gn:538555" in base.detailed
    assert len(packing.island(base.islands["basemap"])) < basemap.BYTES


@pytest.mark.parametrize("spread", [40.0, 170.0])
def test_however_far_the_data_is_spread_the_basemap_stays_small(spread: float) -> None:
    random = np.random.default_rng(7)
    points = np.column_stack([random.uniform(-spread, spread, 400), random.uniform(0, 65, 400)])
    assert len(packing.island(basemap.build(points).islands["basemap"])) < basemap.WORLD_BYTES


def test_the_same_points_give_the_same_bytes() -> None:
    assert basemap.build(KURSK).islands == basemap.build(KURSK[::-1].copy()).islands


def test_a_page_without_points_has_the_world_coarse() -> None:
    base = basemap.build(np.zeros((0, 2)))
    assert base.frame == ()
    assert 15_000 < len(packing.island(base.islands["basemap"])) < 45_000


def test_no_ring_of_the_world_runs_across_180_degrees() -> None:
    world = listed("world-110m")
    for key in world.features:
        for polygon in world.rings(key):
            for ring in polygon:
                leaps = np.abs(np.diff(ring[:, 0])) > 180
                assert (ring[:-1][leaps][:, 1] == -90).all(), key
