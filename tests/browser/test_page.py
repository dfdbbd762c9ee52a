"""The page in a real browser: it opens without a network, does what it says, and nothing in the data runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

import gazetteer
from geo import schema
from maps import EventMap, layers

pytestmark = pytest.mark.browser

HOSTILE = [
    "{{ 7*7 }}", "{% raw %}", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "<!--",
    "${alert(1)}", "`+alert(1)+`", "a\u2028b\u2029c", "lone \ud800 surrogate", "nul \x00 byte",
    "' onload=alert(1) x='",
    "&lt;b&gt; &amp;", "{# comment #}", "<svg/onload=alert(1)>", "مرحبا <b>", "javascript:alert(1)",
]  # fmt: skip


@pytest.fixture(scope="module")
def example(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> EventMap:
    return EventMap(events, title="Example", gazetteer=gaz)


def test_it_opens_and_tells_what_it_holds(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    assert page.evaluate("dateline.ready.then((value) => value.total)") == 4
    assert page.evaluate("[dateline.total, dateline.visible()]") == [4, 4]
    expect(page.get_by_role("heading", level=1)).to_have_text("Example")
    expect(page.get_by_role("status")).to_have_text("4 of 4 events")
    for role, name in (
        ("search", None), ("searchbox", "Search events"), ("application", "Map"), ("region", "Events"),
        ("tablist", None), ("tab", "Events"), ("tab", "Not on the map"), ("tab", "About"),
        ("group", "Filters"),
        ("group", "Time"), ("slider", "From"), ("slider", "To"), ("button", "Play"), ("group", "Layers"),
    ):  # fmt: skip
        expect(page.get_by_role(role, name=name).first).to_be_visible()  # type: ignore[arg-type]
    drawn = page.evaluate(
        "() => [...document.querySelectorAll('canvas')].map((one) => new Set(new Uint32Array("
        "one.getContext('2d').getImageData(0, 0, one.width, one.height).data.buffer)).size)"
    )
    assert len(drawn) == 2
    assert min(drawn) > 10, "both canvases are drawn"
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Made with Natural Earth")


def test_an_event_opens_with_all_that_is_known(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    page.get_by_role("region", name="Events").get_by_text("One of two captured").click()
    region = page.get_by_role("region", name="Event", exact=True)
    expect(region).to_contain_text("9 January 2025")
    expect(region).to_contain_text("Somewhere in Kursk Oblast")
    expect(region.locator("mark")).to_have_text("Kursk region")
    expect(region).to_contain_text("70 %")
    link = region.get_by_role("link")
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.keyboard.press("Escape")
    expect(region).to_be_hidden()
    assert page.evaluate("dateline.select('3')") is True
    expect(region).to_contain_text("Near Voronezh, within 15 km")
    assert page.evaluate("dateline.select('no such event')") is False
    expect(region).to_be_hidden()


def test_the_first_view_holds_the_events_and_no_more(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    page.wait_for_timeout(600)
    state = page.evaluate("dateline.state()")
    assert 5 <= state["zoom"] <= 7
    assert 36 < state["center"][0] < 50


def test_a_click_on_a_mark_opens_its_event(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    page.evaluate("dateline.setState({center: [49.1, 55.8], zoom: 7})")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("region", name="Event", exact=True)).to_contain_text("In Kazan")


def test_events_at_one_place_are_listed_by_mouse_and_keyboard(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    page = opened(EventMap(pd.DataFrame([event(str(number)) for number in range(5)]), gazetteer=gaz))
    page.evaluate("dateline.setState({center: [39.1843, 51.672], zoom: 7})")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    here = page.get_by_role("region", name="Events here")
    expect(here.get_by_role("listitem")).to_have_count(5)
    here.get_by_role("button", name="Event 3").press("Enter")
    region = page.get_by_role("region", name="Event", exact=True)
    expect(region.get_by_role("heading")).to_be_focused()
    region.get_by_role("button", name="4 more events here").press("Enter")
    expect(here).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Events", exact=True)).to_be_visible()
    expect(here).to_be_hidden()


def test_what_is_not_on_the_map_is_listed_with_its_reason(
    opened: Callable[..., Page], example: EventMap
) -> None:
    page = opened(example)
    page.get_by_role("tab", name="Not on the map").click()
    pane = page.get_by_role("tabpanel")
    for words in ("Two of like size", "A government", "Repeats row 1", "Row has 14 cells"):
        expect(pane).to_contain_text(words)
    expect(pane.get_by_role("heading")).to_have_text(
        ["Place not resolved", "Could not be read", "Governments called by a place", "Told before"]
    )
    page.get_by_role("searchbox").fill("pyongyang")
    expect(pane.get_by_role("heading")).to_have_text(["Governments called by a place"])
    expect(page.get_by_role("tab", name="Not on the map")).to_have_text("Not on the map 1")
    page.get_by_role("tab", name="About").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("CC BY 4.0")


def test_layers_search_and_sliders_filter_together(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    status = page.get_by_role("status")
    page.get_by_role("checkbox", name="Explosion").uncheck()
    expect(status).to_have_text("2 of 4 events")
    page.get_by_role("searchbox").fill("kUrsk")
    expect(status).to_have_text("1 of 4 events")
    page.get_by_role("button", name="Reset filters").click()
    expect(status).to_have_text("4 of 4 events")
    expect(page.get_by_role("checkbox", name="Explosion")).to_be_checked()
    page.get_by_role("slider", name="From").focus()
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text("2 of 4 events")  # undated events pass only without dates


def test_the_keyboard_reaches_every_event(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    rows = page.get_by_role("region", name="Events").get_by_role("button")
    rows.first.focus()
    page.keyboard.press("End")
    expect(rows.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Event", exact=True).get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows.last).to_be_focused()
    page.get_by_role("tab", name="Events").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Not on the map")).to_have_attribute("aria-selected", "true")


def test_a_view_and_its_events_can_be_kept(opened: Callable[..., Page], example: EventMap) -> None:
    page = opened(example)
    page.evaluate("dateline.setState({filter: {text: 'voronezh'}, zoom: 8, center: [39, 52], event: '3'})")
    kept = page.evaluate("dateline.state()")
    page.get_by_role("button", name="Link to this view").click()
    expect(page.get_by_role("status")).to_contain_text("3 of 4 events. The")
    page.reload()
    page.wait_for_selector('body[data-dateline="ready"]', state="attached")
    again = page.evaluate("dateline.state()")
    assert again.pop("center") == pytest.approx(kept.pop("center"), abs=0.01)  # whole pixels
    assert again == kept
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download").click()
    table = pd.read_csv(caught.value.path())
    assert table["event_id"].tolist() == [1, 3, 4]
    page.evaluate("location.hash = '#%7Bnot json'")
    expect(page.get_by_role("status")).to_contain_text("not understood")


@pytest.mark.parametrize("copies", [1, 20], ids=["readable", "packed"])
def test_nothing_in_the_data_runs_and_all_of_it_shows(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer, copies: int
) -> None:
    ours = (
        "event_id",
        "status",
        "date_granularity",
        "precision",
        "relation",
        "level",
        "place_id",
        "with_place_id",
    )
    texts = [column.name for column in schema.COLUMNS if column.dtype == "str" and column.name not in ours]
    rows = []
    for number, text in enumerate(HOSTILE * copies):
        own = text.replace("\ud800", "?")  # no column of pandas has such a name
        values = dict.fromkeys([*texts, own], text) | {"title": f"{text} {number}"}
        rows.append(event(str(number), **values))
        rows.append(event(f"off {number}", **values | {"lon": None, "lat": None, "status": "off_map"}))
    assert (len(rows) > layers.READABLE_ROWS) == (copies > 1)
    page = opened(EventMap(pd.DataFrame(rows, dtype=object), title=" ".join(HOSTILE), gazetteer=gaz))
    region = page.get_by_role("region", name="Event", exact=True)
    for number, text in enumerate(HOSTILE):
        clean = text.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
        assert page.evaluate("(id) => dateline.select(id)", str(number))
        assert region.get_by_role("heading").text_content() == f"{clean} {number}"
        said = " ".join(region.locator("blockquote").all_text_contents())
        assert said == clean
        assert clean.replace("lone \ufffd", "lone ?") in region.locator("dt").all_text_contents()
    page.evaluate("dateline.select(null)")
    page.get_by_role("tab", name="Not on the map").click()
    page.evaluate("document.querySelectorAll('.dl-group').forEach((group) => (group.open = true))")
    expect(page.get_by_role("tabpanel")).to_contain_text("<img src=x onerror=alert(1)>")
    page.get_by_role("tab", name="About").click()
    page.mouse.move(700, 300)
    page.wait_for_timeout(50)
    assert page.evaluate("document.querySelectorAll('img[src=x], [onerror], [onload]').length") == 0
    assert page.evaluate("[...document.links].every((one) => /^(https?:|#)/.test(one.getAttribute('href')))")


def test_texts_of_any_length_and_direction_keep_their_place(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    long = "слово " * 16_000 + "x" * 4_000
    rows = [
        event("1", title=long, text=long + "!", type=long),
        event("2", title="انفجار في دمشق", type="انفجار"),
    ]
    page = opened(EventMap(pd.DataFrame(rows), title=long, gazetteer=gaz), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("dateline.select('1')")
    assert (
        len(page.get_by_role("region", name="Event", exact=True).locator("h2").text_content() or "")
        == 100_000
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing(
    opened: Callable[..., Page], axe: Callable[[Page], list[Any]], example: EventMap, width: int, scheme: str
) -> None:
    page = opened(example, width=width, color_scheme=scheme)
    for step in (
        "null",
        "dateline.select('2')",
        "document.getElementById('dl-tab-others').click()",
        "document.getElementById('dl-tab-about').click()",
        "document.querySelectorAll('details').forEach((one) => (one.open = true))",
    ):
        page.evaluate(step)
        assert axe(page) == [], step


def test_layers_of_a_folium_user_show(
    opened: Callable[..., Page], events: pd.DataFrame, gaz: gazetteer.Gazetteer
) -> None:
    events_map = EventMap(events, gazetteer=gaz)
    group = folium.FeatureGroup(name="mine").add_to(events_map)
    folium.Marker([54, 44], popup="A popup", tooltip="A tooltip").add_to(group)
    folium.CircleMarker([53, 40], popup=folium.Popup("Another", max_width=200)).add_to(group)
    folium.PolyLine([[52, 36], [55, 49]]).add_to(group)
    square = {"type": "Polygon", "coordinates": [[[40, 50], [44, 50], [44, 53], [40, 53], [40, 50]]]}
    folium.GeoJson(square).add_to(events_map)
    page = opened(events_map)
    assert page.locator(".leaflet-overlay-pane path").count() == 3
    marker = page.locator(".leaflet-marker-icon")
    assert marker.get_attribute("src", timeout=2000).startswith("data:image/png")  # type: ignore[union-attr]
    marker.click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text("A popup")


def test_a_large_table_opens_from_packed_columns(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    base = event("0", text="Ночью — 😀 {{ }} </script>")
    table = pd.DataFrame([base] * 10_000)
    table["event_id"] = [f"e{number}" for number in range(10_000)]
    table["title"] = [f"Событие {number}" for number in range(10_000)]
    table["lon"] = [20 + number % 977 / 50 for number in range(10_000)]
    page = opened(EventMap(table, gazetteer=gaz))
    assert page.evaluate("dateline.filter({text: 'событие 9999'})") == 1
    assert page.evaluate("dateline.select('e9999')")
    expect(page.get_by_role("region", name="Event", exact=True)).to_contain_text("Ночью — 😀 {{ }} </script>")
    assert page.evaluate("document.querySelectorAll('*').length") < 1200


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_map_and_list_without_sideways_scrolling(
    opened: Callable[..., Page], example: EventMap, width: int
) -> None:
    page = opened(example, width=width, height=700, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("region", name="Events")).to_be_visible()
    page.get_by_role("button", name="Hide the list").click()
    expect(page.get_by_role("region", name="Events")).to_be_hidden()
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, .leaflet-bar a')]"
        ".filter((one) => one.offsetHeight && one.offsetHeight < 43).map((one) => one.outerHTML)"
    )
    assert small == []


@pytest.mark.parametrize("rows", [0, 1])
def test_pages_of_no_and_one_event_open(
    opened: Callable[..., Page], event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer, rows: int
) -> None:
    table = pd.DataFrame([event("1")])[:rows]
    page = opened(EventMap(table, gazetteer=gaz))
    expect(page.get_by_role("status")).to_have_text(f"{rows} of {rows} events")


def test_without_scripts_a_picture_and_a_table_stand_there(
    opened: Callable[..., Page], example: EventMap, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    example.save(path)
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.get_by_role("img", name="Example")).to_be_visible()
    expect(page.get_by_role("cell", name="One of two captured")).to_be_visible()
    context.close()


def test_names_are_in_the_readers_language_until_another_is_chosen(
    opened: Callable[..., Page], example: EventMap
) -> None:
    page = opened(example, locale="uk-UA")
    assert page.evaluate("dateline.state().lang") == "uk"
    page.get_by_label("Language of names").select_option("de")
    assert page.evaluate("dateline.state().lang") == "de"
    page.evaluate('dateline.setState({lang: "fr"})')
    assert page.get_by_label("Language of names").input_value() == "fr"
    page.evaluate('dateline.setState({lang: "constructor"})')
    assert page.evaluate("dateline.state().lang") == "fr"
