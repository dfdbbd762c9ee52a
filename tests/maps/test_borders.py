"""The lines of the basemap follow the view, fine and coarse."""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.topology import Topology
from gazetteer.worldview import VIEWS
from maps import borders
from maps.borders import BORDER, COAST, DISPUTED, NO_LINE, Borders

FINE = "shapes-admin1"
CRIMEA, KHERSON, JAMMU, AZAD, KOSOVO, SERBIA, SAHARA = (
    "gn:703883", "gn:706442", "gn:1269320", "gn:1184196", "gn:831053", "gn:6290252", "gn:2461445",
)  # fmt: skip


@pytest.fixture(scope="module")
def views(gaz: gazetteer.Gazetteer) -> dict[str, Borders]:
    return {view: Borders.of(gaz.seen_by(view)) for view in VIEWS}


@pytest.fixture(scope="module")
def nations(gaz: gazetteer.Gazetteer) -> set[str]:
    return {nation.id for nation, _ in gaz.countries.values()}


def _between(shared: Topology, first: str, second: str, kinds: list[int]) -> set[int]:
    """What the lines are that two features share."""
    return {
        kinds[arc] for arc, owners in enumerate(shared.arc_owners()) if first in owners and second in owners
    }


@pytest.mark.parametrize(
    ("view", "first", "second", "line"),
    [
        ("un", CRIMEA, KHERSON, NO_LINE),
        ("RU", CRIMEA, KHERSON, NO_LINE),
        ("RU", KHERSON, "gn:700567", BORDER),
        ("un", KHERSON, "gn:700567", NO_LINE),
        ("un", JAMMU, AZAD, DISPUTED),
        ("IN", JAMMU, AZAD, NO_LINE),
        ("PK", JAMMU, AZAD, NO_LINE),
        ("IN", AZAD, "gn:1168873", BORDER),
        ("un", AZAD, "gn:1168873", NO_LINE),
        ("PK", JAMMU, "gn:1270101", BORDER),
        ("un", KOSOVO, SERBIA, DISPUTED),
        ("XK", KOSOVO, SERBIA, BORDER),
        ("un", KOSOVO, "gn:783754", BORDER),
        ("RS", KOSOVO, "gn:783754", BORDER),
        ("un", SAHARA, "gn:2542007", BORDER),
        ("un", SAHARA, "gn:2589581", BORDER),
        ("MA", SAHARA, "gn:2589581", BORDER),
    ],
)
def test_lines_appear_and_vanish_with_the_view(
    views: dict[str, Borders], nations: set[str], view: str, first: str, second: str, line: int
) -> None:
    seen = views[view]
    shared = borders.viewed(FINE, seen)
    kinds = borders.classes(shared, nations - seen.joined, seen)
    assert _between(shared, first, second, kinds) == {line}


@pytest.mark.parametrize(("view", "part", "whole"), [("RS", KOSOVO, SERBIA), ("MA", SAHARA, "gn:2542007")])
def test_a_part_has_no_border_with_its_whole(
    views: dict[str, Borders], nations: set[str], view: str, part: str, whole: str
) -> None:
    seen = views[view]
    listed, shared = borders.listed(FINE), borders.viewed(FINE, seen)
    kinds = borders.classes(shared, nations - seen.joined, seen)
    assert _between(listed, part, whole, kinds) == {NO_LINE}
    assert part in seen.joined


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_no_ground_is_lost_and_none_is_drawn_twice(views: dict[str, Borders], view: str) -> None:
    seen, listed = views[view], borders.listed(FINE)
    shared = borders.viewed(FINE, seen)
    touched = {key for one in seen.transfers for key in (one.gains, one.loses) if key}
    whole = {*touched, *seen.joined}
    before = sum(listed.geometry(key).area for key in whole)
    after = sum(shared.geometry(key).area for key in whole - seen.joined)
    assert after == pytest.approx(before, rel=1e-6)


def test_outlines_of_countries_are_those_of_the_gazetteer(
    views: dict[str, Borders], gaz: gazetteer.Gazetteer
) -> None:
    drawn = borders.viewed(FINE, views["RU"]).geometry("gn:690791")
    asked = gaz.seen_by("RU").shape("gn:690791")
    assert asked is not None
    assert shapely.symmetric_difference(drawn, asked).area < 1e-6


def test_the_coarse_world_shows_lines_that_it_lacks(views: dict[str, Borders]) -> None:
    def lines(view: str, kind: int) -> shapely.Geometry:
        return shapely.multilinestrings(
            [
                shapely.linestrings(points)
                for points, line in borders.coarse(views[view]).added
                if line == kind
            ]
        )

    mykolaiv = shapely.Point(32.4, 46.75)
    assert lines("RU", BORDER).distance(mykolaiv) < 0.5
    assert lines("un", BORDER).distance(mykolaiv) > 0.5
    control = shapely.Point(74.0, 34.0)
    assert lines("un", DISPUTED).distance(control) < 0.3
    assert shapely.union(lines("IN", DISPUTED), lines("IN", BORDER)).distance(control) > 0.3


def test_coasts_stay_coasts_in_every_view(views: dict[str, Borders]) -> None:
    counts = {view: borders.coarse(seen).classes.count(COAST) for view, seen in views.items()}
    assert len(set(counts.values())) == 1
