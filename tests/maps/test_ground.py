"""Land and lines in a window: nothing tears at 180°, at the poles or at the window's edge."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

import gazetteer
from maps import subject
from maps.borders import BORDER, COAST, DISPUTED, DIVISION, Borders
from maps.ground import View, fitted, ground, outline

FIJI = (176.0, -20.0, 183.0, -15.0)
KURSK = (33.0, 49.0, 50.0, 57.0)


@pytest.fixture(scope="module")
def countries(gaz: gazetteer.Gazetteer) -> list[str]:
    return subject.country_ids(gaz)


def longest(lines: list[np.ndarray]) -> float:
    return max((float(np.abs(np.diff(line, axis=0)).max()) for line in lines), default=0.0)


@pytest.mark.parametrize("box", [FIJI, KURSK, None, (160.0, 60.0, 200.0, 72.0), (-80.0, -84.0, 20.0, -60.0)])
def test_no_line_runs_across_the_picture(
    box: tuple[float, ...] | None, gaz: gazetteer.Gazetteer, countries: list[str]
) -> None:
    view = fitted(box, 800, 500)  # type: ignore[arg-type]
    lines = ground(view, Borders.of(gaz), countries).lines
    assert longest([line for kind in (COAST, BORDER) for line in lines.get(kind, [])]) < 260


def test_land_lies_on_both_sides_of_180_degrees() -> None:
    view = fitted((160.0, 62.0, 200.0, 70.0), 800, 400)
    covered = (
        [float(ring[0][:, 0].min()) for ring in ground(view).land],
        [float(ring[0][:, 0].max()) for ring in ground(view).land],
    )
    assert min(covered[0]) < 50
    assert max(covered[1]) > 700


def test_lines_of_divisions_are_there_where_they_can_be_told_apart(countries: list[str]) -> None:
    assert len(ground(fitted(KURSK, 1600, 800), countries=countries).lines[DIVISION]) > 50
    assert not ground(fitted(None, 1600, 800), countries=countries).lines.get(DIVISION)


def test_open_borders_are_lines_of_their_own(gaz: gazetteer.Gazetteer, countries: list[str]) -> None:
    view = fitted((70.0, 30.0, 82.0, 38.0), 800, 500)
    assert ground(view, Borders.of(gaz), countries).lines[DISPUTED]


def test_a_small_picture_has_few_points() -> None:
    small, full = (
        sum(len(ring) for polygon in ground(fitted(None, 960, 520), small=few).land for ring in polygon)
        for few in (True, False)
    )
    assert small < full / 2


def test_the_world_is_never_lower_than_the_window() -> None:
    view = fitted((-179.0, -80.0, 179.0, 80.0), 300, 900)
    assert view.scale >= 900
    assert 0 <= view.top <= 1 - 900 / view.scale


def test_a_window_holds_what_it_is_fitted_to() -> None:
    view = fitted(FIJI, 800, 500)
    corners = view.pixels(np.array([[176 / 360 + 0.5, 0.55], [183 / 360 + 0.5, 0.55]]))
    assert corners[0, 0] >= 0
    assert corners[1, 0] <= 800


def test_an_outline_is_cut_at_the_window_without_a_line_there() -> None:
    view = View(0.5, 0.4, 4000.0, 400.0, 300.0)
    polygons, lines = outline(shapely.box(-40, -40, 10, 40), view)
    assert len(polygons) == 1
    edges = np.concatenate(lines)
    assert not math.isclose(float(edges[:, 0].min()), 0.0, abs_tol=1.0)
