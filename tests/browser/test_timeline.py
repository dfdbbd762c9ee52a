"""The time under the map in a real browser: bars, brush, sliders, play."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(
    tmp_path_factory: pytest.TempPathFactory, event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> Path:
    days = pd.date_range("2025-01-01", "2025-01-30").strftime("%Y-%m-%d")
    rows = [event(f"{at}", date_start=day, date_end=day) for at, day in enumerate(days)]
    rows.append(event("undated", date_start=None, date_end=None, date_granularity="unknown"))
    where = tmp_path_factory.mktemp("time") / "map.html"
    EventMap(pd.DataFrame(rows), title="Thirty days", gazetteer=gaz).save(where)
    return where


@pytest.fixture
def page(visit: Callable[..., Page], path: Path) -> Page:
    return visit(path.as_uri())


def at(page: Page, day: float) -> tuple[float, float]:
    """Where a day of January lies on the bars, its noon."""
    box = page.locator(".dl-brush").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * (day - 0.5) / 30, box["y"] + 10


def drag(page: Page, start: float, end: float) -> None:
    page.mouse.move(*at(page, start))
    page.mouse.down()
    page.mouse.move(*at(page, (start + end) / 2))
    page.mouse.move(*at(page, end))
    page.mouse.up()


def asked(page: Page) -> Any:
    return page.evaluate("dateline.state().filter")


def test_it_says_what_a_bar_is_and_how_many_have_no_date(page: Page) -> None:
    time = page.get_by_role("group", name="Time")
    expect(time).to_contain_text("1 – 30 Jan 2025")
    expect(time).to_contain_text("a bar: a day · 1 without date")
    ticks = time.locator(".dl-ticks span")
    assert 4 <= ticks.count() <= 14
    boxes = [ticks.nth(one).bounding_box() for one in range(ticks.count())]
    assert all(one and two and one["x"] + one["width"] <= two["x"] for one, two in itertools.pairwise(boxes))


def test_a_drag_draws_a_window_that_can_be_moved_and_taken_back(page: Page) -> None:
    drag(page, 5, 9)
    assert asked(page) == {"from": "2025-01-05", "to": "2025-01-09"}
    expect(page.get_by_role("status")).to_have_text("5 of 31 events")
    drag(page, 7, 17)
    assert asked(page) == {"from": "2025-01-15", "to": "2025-01-19"}
    page.keyboard.press("Control+z")
    assert asked(page) == {"from": "2025-01-05", "to": "2025-01-09"}
    drag(page, 25, 21)
    assert asked(page) == {"from": "2025-01-21", "to": "2025-01-25"}
    page.mouse.dblclick(*at(page, 23))
    assert asked(page) == {}


def test_a_click_chooses_a_bar_and_again_all(page: Page) -> None:
    page.mouse.click(*at(page, 12))
    assert asked(page) == {"from": "2025-01-12", "to": "2025-01-12"}
    page.mouse.click(*at(page, 12))
    assert asked(page) == {}


def test_a_bar_tells_its_days_and_its_number(page: Page) -> None:
    page.mouse.move(*at(page, 12))
    expect(page.locator(".dl-time-tip")).to_have_text("12 Jan 2025: 1 event")
    page.evaluate("dateline.filter({text: 'nowhere to be found'})")
    page.mouse.move(*at(page, 13))
    expect(page.locator(".dl-time-tip")).to_have_text("13 Jan 2025: 0 of 1 event")


def test_the_sliders_stand_at_the_edges_of_the_window(page: Page) -> None:
    page.evaluate("dateline.filter({from: '2025-01-10', to: '2025-01-20'})")
    band = page.locator(".dl-band").bounding_box()
    for name, edge in (("From", 0.0), ("To", 1.0)):
        slider = page.get_by_role("slider", name=name)
        box = slider.bounding_box()
        assert box is not None
        assert band is not None
        share = (float(slider.input_value()) - float(slider.get_attribute("min") or 0)) / 29
        thumb = box["x"] + 9 + share * (box["width"] - 18)
        assert thumb == pytest.approx(band["x"] + edge * band["width"], abs=1.5)


def test_keys_move_the_sliders_by_days(page: Page) -> None:
    page.get_by_role("slider", name="To").focus()
    page.keyboard.press("ArrowLeft")
    assert asked(page) == {"to": "2025-01-29"}
    expect(page.get_by_role("slider", name="To")).to_have_attribute("aria-valuetext", "29 Jan 2025")
    page.keyboard.press("Home")
    assert asked(page) == {"to": "2025-01-01"}


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_play_goes_through_the_time_and_brings_all_back(
    visit: Callable[..., Page], path: Path, motion: str
) -> None:
    page = visit(path.as_uri(), reduced_motion=motion)
    page.get_by_label("Speed").select_option("4")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".dl-days")).to_have_text(re.compile("^[3-9] "))
    page.get_by_role("button", name="Pause").click()
    held = asked(page)
    assert held["from"] > "2025-01-01"
    page.keyboard.press("Control+z")
    assert asked(page) == {}


def test_a_finger_draws_a_window(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri(), width=390, height=844, has_touch=True, is_mobile=True)
    page.touchscreen.tap(*at(page, 12))
    assert asked(page) == {"from": "2025-01-12", "to": "2025-01-12"}
