"""Small maps side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser


@pytest.fixture
def page(
    visit: Callable[..., Page], tmp_path: Path, gaz: gazetteer.Gazetteer, event: Callable[..., dict[str, Any]]
) -> Page:
    """Explosions in January and protests in February, asked for by type."""
    february = {"date_start": "2025-02-03", "date_end": "2025-02-03", "lon": 49.1, "lat": 55.8}
    rows = [event(str(number)) for number in range(3)]
    rows += [event(f"p{number}", type="protest", **february) for number in range(2)]
    EventMap(pd.DataFrame(rows), title="Example", gazetteer=gaz, facet="type").save(tmp_path / "map.html")
    return visit((tmp_path / "map.html").as_uri())


def _cells(page: Page) -> Any:
    return page.get_by_role("region", name="Small maps").locator(".dl-cell")


def test_the_page_opens_with_the_maps_asked_for(page: Page, axe: Callable[[Page], list[Any]]) -> None:
    expect(_cells(page)).to_have_text(["Explosion 3 events", "Protest 2 events"])
    assert page.evaluate("dateline.state().facet") == "type"
    assert axe(page) == []


def test_choosing_one_filters_by_it_and_brings_the_map_back(page: Page) -> None:
    page.get_by_role("button", name="Protest 2 events").press("Enter")
    assert page.evaluate("[dateline.visible(), dateline.state().facet]") == [2, None]
    expect(page.get_by_role("region", name="Small maps")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="Explosion")).not_to_be_checked()


def test_months_filter_by_their_days(page: Page) -> None:
    page.evaluate("dateline.setState({facet: 'month'})")
    expect(_cells(page)).to_have_text(["January 2025 3 events", "February 2025 2 events"])
    page.get_by_role("button", name="January 2025 3 events").click()
    filtered = page.evaluate("dateline.state().filter")
    assert filtered == {"from": "2025-01-01", "to": "2025-01-31"}


def test_a_country_is_zoomed_to(page: Page) -> None:
    page.evaluate("dateline.setState({facet: 'country'})")
    page.get_by_role("button", name="Russia 5 events").click()
    assert page.evaluate("dateline.visible()") == 5
    west, east = 39.2, 49.1
    assert west < page.evaluate("dateline.state().center[0]") < east


def test_filters_reach_the_small_maps(page: Page) -> None:
    page.evaluate("dateline.filter({types: ['protest']})")
    expect(_cells(page)).to_have_text(["Protest 2 events"])
    page.evaluate("dateline.filter({text: 'no such thing'})")
    expect(page.get_by_role("region", name="Small maps")).to_contain_text("No event passes these filters.")


def test_the_choice_is_in_the_panel_of_layers(page: Page) -> None:
    page.get_by_role("button", name="One map").click()
    page.get_by_role("combobox", name="Small maps").select_option("Small maps by source")
    expect(page.get_by_role("region", name="Small maps").get_by_role("heading")).to_be_focused()
    page.evaluate("dateline.setState({facet: '__proto__'})")
    assert page.evaluate("dateline.state().facet") == "source"
