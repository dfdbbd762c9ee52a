"""What WCAG 2.2 AA asks of the page: keys, focus, touch, zoom, colours of one's own."""

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

VISIBLE = """(names) => [...document.querySelectorAll(names)].filter(
    (one) => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length)"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> Path:
    where = tmp_path_factory.mktemp("everyone") / "map.html"
    table = events.assign(is_new=[at == 1 for at in range(len(events))])
    EventMap(table, title="Example", gazetteer=gaz).save(where)
    return where


def focused(page: Page) -> Any:
    return page.evaluate(
        "() => { const one = document.activeElement; const style = getComputedStyle(one);"
        " return {name: one.getAttribute('aria-label') || one.textContent.trim().slice(0, 40) || one.id,"
        " ringed: style.outlineStyle !== 'none' || one.matches('.dl-choice input')} }"
    )


def test_tab_reaches_every_control_and_its_focus_shows(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri())
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        now = focused(page)
        if page.evaluate("document.activeElement === document.body") or (seen and now == seen[0]):
            break
        seen.append(now)
    names = " | ".join(str(one["name"]) for one in seen)
    for wanted in (
        "Skip to the list", "Search events", "Precision", "Confidence", "Download", "Format",
        "Link to this view", "Copy embed", "Print", "Keys", "Map", "Zoom in", "Layers", "Small maps",
        "Theme", "Play", "Speed", "From", "To",
    ):  # fmt: skip
        assert wanted in names, f"{wanted} in {names}"
    assert [one["name"] for one in seen if not one["ringed"]] == []


def test_the_map_is_moved_by_keys(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri())
    before = page.evaluate("dateline.state()")
    page.get_by_role("application", name="Map").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.wait_for_timeout(500)
    after = page.evaluate("dateline.state()")
    assert after["center"][0] > before["center"][0]
    assert after["zoom"] > before["zoom"]


def test_an_event_leads_to_the_next_and_to_its_place(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri(), reduced_motion="reduce")
    rows = page.get_by_role("region", name="Events").get_by_role("button")
    rows.first.press("Enter")
    region = page.get_by_role("region", name="Event", exact=True)
    expect(region).to_contain_text("1 of 4")
    expect(region.get_by_role("button", name="Previous event")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(region).to_contain_text("2 of 4")
    expect(region.get_by_role("heading")).to_be_focused()
    region.get_by_role("button", name="Next event").click()
    expect(region).to_contain_text("3 of 4")
    page.keyboard.press("ArrowLeft")
    expect(region).to_contain_text("2 of 4")
    page.evaluate("dateline.setState({center: [0, 0], zoom: 3})")
    region.get_by_role("button", name="Show on the map").click()
    page.wait_for_timeout(100)
    state = page.evaluate("dateline.state()")
    assert state["zoom"] > 5
    assert state["center"][0] > 30
    page.keyboard.press("Escape")
    expect(rows.nth(1)).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(600, 400), (320, 256), (320, 640), (768, 1024), (640, 512)])
def test_nothing_is_lost_in_small_or_enlarged_windows(
    visit: Callable[..., Page], path: Path, axe: Callable[[Page], list[Any]], width: int, height: int
) -> None:
    page = visit(path.as_uri(), width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('dateline').scrollWidth") <= width
    for role, name in (
        ("searchbox", "Search events"),
        ("button", "Download"),
        ("button", "Play"),
        ("slider", "To"),
    ):
        control = page.get_by_role(role, name=name)  # type: ignore[arg-type]
        control.scroll_into_view_if_needed()
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + 1
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height + 1, name
    list_box = page.get_by_role("region", name="Events").bounding_box()
    assert list_box is not None
    assert list_box["height"] >= 150, "two events can be read"
    assert axe(page) == []


def test_fingers_find_targets_of_44_pixels(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri(), width=390, height=844, has_touch=True, is_mobile=True)
    page.evaluate("document.querySelectorAll('.dl-more, .dl-layers').forEach((one) => (one.open = true))")
    too_small = (
        f"({VISIBLE})('button, select, summary, label, input[type=search], .leaflet-bar a')"
        ".filter((one) => one.offsetHeight < 44 || (one.offsetWidth < 44 && !one.matches('label')))"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert page.evaluate(too_small) == []
    page.evaluate("document.querySelector('.dl-layers').open = false; dateline.select('1')")
    assert page.evaluate(too_small) == []


def test_a_finger_opens_and_closes(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri(), width=390, height=844, has_touch=True, is_mobile=True)
    page.get_by_text("One of two captured").tap()
    region = page.get_by_role("region", name="Event", exact=True)
    expect(region).to_be_visible()
    region.get_by_role("button", name="Close").tap()
    expect(region).to_be_hidden()
    page.get_by_text("Filters", exact=True).tap()
    page.get_by_role("checkbox", name="1 new").tap()
    expect(page.get_by_role("status")).to_have_text("1 of 4 events")
    page.get_by_role("button", name="Reset filters").tap()
    expect(page.get_by_role("status")).to_have_text("4 of 4 events")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_ones_own_keep_what_is_chosen_apart(
    visit: Callable[..., Page], path: Path, axe: Callable[[Page], list[Any]], scheme: str
) -> None:
    page = visit(path.as_uri(), forced_colors="active", color_scheme=scheme)
    tabs = page.get_by_role("tab")
    colors = [tabs.nth(at).evaluate("(tab) => getComputedStyle(tab).borderBottomColor") for at in (0, 1)]
    assert colors[0] != colors[1]
    assert axe(page) == []


def test_numbers_of_events_are_told_politely(visit: Callable[..., Page], path: Path) -> None:
    page = visit(path.as_uri())
    status = page.get_by_role("status")
    assert status.get_attribute("aria-live") in (None, "polite")
    page.get_by_role("searchbox").fill("kazan")
    expect(status).to_have_text("1 of 4 events", timeout=500)


def test_text_from_right_to_left_stands_on_the_right(
    visit: Callable[..., Page], tmp_path: Path, event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    table = pd.DataFrame([event("1", title="انفجار في دمشق", text="وقع انفجار في دمشق أمس")])
    EventMap(table, title="أحداث", gazetteer=gaz).save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    sides = page.evaluate(
        "() => ['h1', '.dl-row-title']"
        ".map((name) => getComputedStyle(document.querySelector(name)).direction)"
    )
    assert sides == ["rtl", "rtl"]
