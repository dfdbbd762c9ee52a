"""Tables at the edge of what there may be draw rightly: no event, one, all at one point, many types."""

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

Make = Callable[..., dict[str, Any]]
INKS = """() => {
  const canvas = document.querySelector(".leaflet-dateline-marks-pane canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""


@pytest.fixture
def opened(visit: Callable[..., Page], tmp_path: Path, gaz: gazetteer.Gazetteer) -> Callable[..., Page]:
    """Opens the map of some rows; no test may leave a message behind."""

    def open_map(rows: list[dict[str, Any]] | pd.DataFrame, **options: Any) -> Page:
        path = tmp_path / "map.html"
        EventMap(pd.DataFrame(rows), gazetteer=gaz).save(path)
        return visit(path.as_uri(), **options)

    return open_map


def sideways(page: Page) -> float:
    width: float = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@pytest.mark.parametrize("width", [1200, 390])
def test_no_event_at_all_says_so(opened: Callable[..., Page], event: Make, width: int) -> None:
    page = opened(pd.DataFrame([event("1")])[:0], width=width)
    expect(page.get_by_role("status")).to_have_text("0 of 0 events")
    expect(page.get_by_text("No event is on the map.")).to_be_visible()
    expect(page.get_by_role("group", name="Time")).to_be_hidden()
    assert page.evaluate("[dateline.filter({text: 'x'}), dateline.visible(), dateline.total]") == [0, 0, 0]
    assert sideways(page) == 0


def test_one_event_is_in_the_middle_with_its_surroundings(opened: Callable[..., Page], event: Make) -> None:
    page = opened([event("1")])
    expect(page.get_by_role("status")).to_have_text("1 of 1 events")
    state = page.evaluate("dateline.state()")
    assert state["center"] == pytest.approx([39.18, 51.67], abs=1.5)
    assert 6 <= state["zoom"] <= 8
    assert page.evaluate(INKS) > 10
    expect(page.get_by_role("group", name="Time")).to_be_hidden()


def test_all_unresolved_are_told_of_beside_an_empty_map(opened: Callable[..., Page], event: Make) -> None:
    rows = [
        event(str(n), lon=None, lat=None, status="unresolved", reason="nobody knows it") for n in range(600)
    ]
    page = opened(rows)
    expect(page.get_by_role("status")).to_have_text("0 of 0 events")
    expect(page.get_by_text("“Not on the map” lists what was read")).to_be_visible()
    page.get_by_role("tab", name="Not on the map").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Nobody knows it")
    expect(page.get_by_role("tab", name="Not on the map")).to_have_text("Not on the map 600")


def test_all_at_one_point_are_one_number_that_lists_them(opened: Callable[..., Page], event: Make) -> None:
    page = opened([event(str(number)) for number in range(3000)])
    expect(page.get_by_role("status")).to_have_text("3000 of 3000 events")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.evaluate("dateline.setState({center: [39.1843, 51.672], zoom: 7})")
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    expect(page.locator("#dl-tip")).to_have_text("3000 events here: click to list them")
    page.mouse.click(*middle)
    here = page.get_by_role("region", name="Events here")
    expect(here.get_by_role("listitem")).to_have_count(200)
    here.get_by_role("button", name="more of").click()
    expect(here.get_by_role("listitem")).to_have_count(400)
    assert page.evaluate("document.querySelectorAll('*').length") < 5000


def test_one_day_has_no_timeline(opened: Callable[..., Page], event: Make) -> None:
    page = opened([event(str(number), lon=30.0 + number) for number in range(20)])
    expect(page.get_by_role("group", name="Time")).to_be_hidden()
    assert page.evaluate("dateline.filter({from: '2025-01-16', to: '2025-01-16'})") == 20
    assert page.evaluate("dateline.filter({from: '2025-01-17'})") == 0
    expect(page.get_by_text("No event passes these filters.")).to_be_visible()


def test_thirteen_centuries_fit_the_timeline(opened: Callable[..., Page], event: Make) -> None:
    days = ["1200-01-01", "1699-12-31", "1970-01-01", "2025-01-16", "2500-12-31", None]
    page = opened([event(str(n), date_start=day, date_end=day, lon=30.0 + n) for n, day in enumerate(days)])
    slider = page.get_by_role("slider", name="From")
    assert slider.get_attribute("aria-valuetext") == "1 Jan 1200"
    assert page.get_by_role("slider", name="To").get_attribute("aria-valuetext") == "31 Dec 2500"
    assert page.evaluate("dateline.filter({from: '1700-01-01', to: '2025-01-16'})") == 2
    bars = page.locator(".dl-bar-on").get_attribute("d")
    assert bars is not None
    assert bars.count("M") == 2, "a bar for each of the two that pass"
    page.evaluate("dateline.filter(null)")
    order = [f"Event {n}" for n in (4, 3, 2, 1, 0, 5)]
    expect(page.locator(".dl-row-title")).to_have_text(order)  # latest first, undated last


@pytest.mark.parametrize("width", [1200, 390])
def test_titles_of_five_thousand_characters_stay_in_their_place(
    opened: Callable[..., Page], event: Make, width: int
) -> None:
    unbroken, words = "x" * 5000, "Wort " * 1000
    page = opened([event("1", title=unbroken, lon=30.0), event("2", title=words, type=unbroken)], width=width)
    heights = page.evaluate("[...document.querySelectorAll('.dl-row')].map((one) => one.offsetHeight)")
    assert len(heights) == 2
    assert max(heights) <= 76
    assert sideways(page) == 0
    assert page.evaluate("dateline.select('1')")
    expect(page.get_by_role("region", name="Event", exact=True).get_by_role("heading")).to_have_text(unbroken)
    assert sideways(page) == 0


def test_sixty_types_each_have_a_layer_and_a_mark(opened: Callable[..., Page], event: Make) -> None:
    rows = [event(str(n), type=f"Type {n % 60:02d}", lon=20 + n % 40, lat=40 + n // 40) for n in range(900)]
    page = opened(rows)
    boxes = page.get_by_role("group", name="Layers").get_by_role("checkbox")
    expect(boxes).to_have_count(60)
    looks = page.evaluate(
        "[...document.querySelectorAll('.dl-layer .dl-icon polygon')]"
        ".map((one) => one.getAttribute('points') + one.getAttribute('fill'))"
    )
    assert len(set(looks)) == 60
    assert page.evaluate("dateline.filter({types: ['Type 07', 'Type 59']})") == 30
    layers = page.locator("#dl-layers").bounding_box()
    stage = page.locator(".dl-stage").bounding_box()
    assert layers is not None
    assert stage is not None
    assert layers["y"] + layers["height"] <= stage["y"] + stage["height"], "the panel scrolls within the map"


def test_marks_stand_on_both_sides_of_the_dateline(opened: Callable[..., Page], event: Make) -> None:
    rows = [
        event("1", lon=179.9, lat=-17.0),
        event("2", lon=-179.9, lat=-16.0),
        event("3", lon=-180.0, lat=-18.0),
    ]
    page = opened(rows)
    west = page.evaluate("dateline.state().center[0]")
    assert abs(abs(west) - 180) < 5
    assert page.evaluate("dateline.filter({bounds: [179, -20, -179, 0]})") == 3
    assert page.evaluate(INKS) > 10
