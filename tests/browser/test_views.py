"""The ways to show events: clusters, points, heat, areas."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser

VIEWS = ("Clusters", "Points", "Heat", "Areas")


@pytest.fixture
def opened(visit: Callable[..., Page], tmp_path: Path, gaz: gazetteer.Gazetteer) -> Callable[..., Page]:
    """Opens a map of a table."""
    numbers = itertools.count()

    def open_map(table: pd.DataFrame, **options: Any) -> Page:
        path = tmp_path / f"{next(numbers)}.html"
        EventMap(table, title="Example", gazetteer=gaz).save(path)
        return visit(path.as_uri(), **options)

    return open_map


def _picture(page: Page) -> str:
    """The canvas of the marks as data."""
    drawn: str = page.evaluate("document.querySelector('.leaflet-dateline-marks-pane canvas').toDataURL()")
    return drawn


def _legend(page: Page) -> Any:
    return page.locator(".dl-view-legend")


def test_each_view_draws_something_else_and_is_told_in_the_state(
    opened: Callable[..., Page], events: pd.DataFrame
) -> None:
    page = opened(events)
    pictures = []
    for name in VIEWS:
        page.get_by_role("radio", name=name).check(force=True)
        assert page.evaluate("dateline.state().view") == name.lower()
        pictures.append(_picture(page))
    assert len(set(pictures)) == 4


def test_the_view_is_changed_by_the_arrows(opened: Callable[..., Page], events: pd.DataFrame) -> None:
    page = opened(events)
    page.get_by_role("radio", name="Clusters").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("dateline.state().view") == "points"
    expect(page.get_by_role("radio", name="Points")).to_be_focused()


def test_a_state_and_an_address_bring_the_view_back(
    opened: Callable[..., Page], events: pd.DataFrame
) -> None:
    page = opened(events)
    page.evaluate("dateline.setState({view: 'areas', areas: 'country', classes: 'jenks'})")
    page.get_by_role("button", name="Link to this view").click()
    page.reload()
    page.wait_for_function("window.dateline?.state()?.view === 'areas'")
    state = page.evaluate("dateline.state()")
    assert (state["areas"], state["classes"]) == ("country", "jenks")
    page.evaluate("dateline.setState({view: 'pies', areas: 7, classes: ['__proto__']})")
    assert page.evaluate("dateline.state().view") == "areas"


def test_areas_count_the_events_that_pass_the_filter(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]]
) -> None:
    kazan = {"lon": 49.1, "lat": 55.8, "type": "protest"}
    rows = [event(str(number)) for number in range(5)] + [event(f"k{n}", **kazan) for n in range(2)]
    rows.append(event("ru", precision="country"))
    page = opened(pd.DataFrame(rows))
    page.evaluate("dateline.setState({view: 'areas'})")
    expect(_legend(page)).to_contain_text("21 region")
    expect(_legend(page)).to_contain_text("In none: 1 event")
    page.get_by_text("All by number").click()
    buttons = _legend(page).get_by_role("button")
    expect(buttons).to_have_text(["Voronezh Oblast5", "Tatarstan2"])
    page.evaluate("dateline.filter({types: ['protest']})")
    expect(buttons).to_have_text(["Tatarstan2"])
    page.get_by_role("combobox", name="Areas").select_option("Countries")
    page.evaluate("dateline.filter(null)")
    expect(buttons).to_have_text(["Russia8"])


def test_an_area_tells_its_count_and_lists_its_events(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]]
) -> None:
    page = opened(pd.DataFrame([event(str(number)) for number in range(3)]))
    page.evaluate("dateline.setState({view: 'areas', center: [39.9, 51.2], zoom: 7})")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    expect(page.locator("#dl-tip")).to_have_text("Voronezh Oblast: 3 events")
    page.mouse.click(*middle)
    here = page.get_by_role("region", name="Events here")
    expect(here.get_by_role("heading")).to_have_text("Voronezh Oblast")
    expect(here.get_by_role("listitem")).to_have_count(3)


def test_heat_says_what_it_leaves_out(opened: Callable[..., Page], events: pd.DataFrame) -> None:
    page = opened(events)
    page.evaluate("dateline.setState({view: 'heat'})")
    expect(_legend(page)).to_contain_text("Not in it: 1 event known to a region only")


def test_a_point_opens_its_event(opened: Callable[..., Page], events: pd.DataFrame) -> None:
    page = opened(events)
    page.evaluate("dateline.setState({view: 'points', center: [49.1, 55.8], zoom: 7})")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("region", name="Event", exact=True)).to_contain_text("In Kazan")


@pytest.mark.parametrize("view", ["points", "heat", "areas"])
def test_axe_finds_nothing_in_any_view(
    opened: Callable[..., Page], events: pd.DataFrame, axe: Callable[[Page], list[Any]], view: str
) -> None:
    page = opened(events, color_scheme="dark" if view == "heat" else "light")
    page.evaluate("view => dateline.setState({view})", view)
    assert axe(page) == []


def test_ten_thousand_points_are_drawn_and_found(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]]
) -> None:
    row = event("0")
    table = pd.DataFrame([row] * 10_000).assign(
        event_id=[str(number) for number in range(10_000)],
        lon=[30 + number % 100 / 10 for number in range(10_000)],
        lat=[48 + number // 100 / 20 for number in range(10_000)],
    )
    page = opened(table)
    page.evaluate("dateline.setState({view: 'points', center: [34.95, 50.5], zoom: 8})")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2 + 4, box["y"] + box["height"] / 2)
    expect(page.get_by_role("region", name="Event", exact=True)).to_be_visible()
