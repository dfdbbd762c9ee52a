"""Layers of the publisher's own on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap, Overlay

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}</script>"


@pytest.fixture
def page(visit: Callable[..., Page], tmp_path: Path, events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> Page:
    """Two districts, a road and a station, with names that would like to run."""
    districts = gpd.GeoDataFrame(
        {"name": ["West", HOSTILE], "people": [10, 20]},
        geometry=[shapely.box(38, 50, 40, 52), shapely.box(40, 50, 42, 52)],
        crs=4326,
    )
    road = gpd.GeoDataFrame({"road": ["M4"]}, geometry=[shapely.LineString([(38, 53), (42, 53)])], crs=4326)
    station = gpd.GeoDataFrame({"station": ["Hill"]}, geometry=[shapely.Point(41, 54)], crs=4326)
    drawn = EventMap(
        events,
        title="Example",
        gazetteer=gaz,
        overlays=[
            Overlay(districts, name=HOSTILE, column="people"),
            Overlay(road, name="Roads"),
            Overlay(station, name="Stations"),
        ],
    )
    drawn.save(tmp_path / "map.html")
    return visit((tmp_path / "map.html").as_uri())


def _click(page: Page, lon: float, lat: float) -> None:
    page.evaluate("([lon, lat]) => dateline.setState({center: [lon, lat], zoom: 7})", [lon, lat])
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_each_is_a_checkbox_with_its_legend(page: Page, axe: Callable[[Page], list[Any]]) -> None:
    group = page.get_by_role("group", name="Overlays")
    expect(group.get_by_role("checkbox")).to_have_count(3)
    expect(group).to_contain_text("people")
    assert axe(page) == []
    group.get_by_role("checkbox", name="Roads").uncheck()
    assert page.evaluate("dateline.state().overlays") == [HOSTILE, "Stations"]
    page.evaluate("dateline.setState({overlays: ['Roads', 7]})")
    expect(group.get_by_role("checkbox", name="Roads")).to_be_checked()
    expect(group.get_by_role("checkbox", name="Stations")).not_to_be_checked()


@pytest.mark.parametrize(("lon", "lat", "title"), [(41.5, 50.5, HOSTILE), (40.5, 53, "M4"), (41, 54, "Hill")])
def test_a_click_tells_what_lies_there_as_text(page: Page, lon: float, lat: float, title: str) -> None:
    _click(page, lon, lat)
    region = page.get_by_role("region", name="Feature")
    expect(region.get_by_role("heading")).to_have_text(title)
    page.keyboard.press("Escape")
    expect(region).to_be_hidden()


def test_features_are_reached_without_a_pointer(page: Page) -> None:
    group = page.get_by_role("group", name="Overlays")
    group.get_by_text("By name").first.press("Enter")
    group.get_by_role("button", name="West").press("Enter")
    region = page.get_by_role("region", name="Feature")
    expect(region.get_by_role("heading")).to_be_focused()
    expect(region).to_contain_text("10")
