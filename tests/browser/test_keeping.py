"""What a reader takes along, and the filters' numbers and way back, in a real browser."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Callable[..., Page], tmp_path: Path, events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> Page:
    path = tmp_path / "map.html"
    table = events.assign(is_new=[number % 2 for number in range(len(events))], Team=["ñ, 1"] * len(events))
    table.attrs["new_since"] = "2025-01-14"
    EventMap(table, title="Example", gazetteer=gaz).save(path)
    return visit(path.as_uri(), accept_downloads=True)


def downloaded(page: Page, form: str) -> bytes:
    page.get_by_label("Format").select_option(form)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download").click()
    assert caught.value.suggested_filename.endswith(f".{form}")
    return Path(caught.value.path()).read_bytes()


def test_what_is_visible_comes_as_csv_and_geojson_with_the_publishers_columns(page: Page) -> None:
    page.evaluate("dateline.filter({text: 'voronezh'})")
    table = pd.read_csv(io.BytesIO(downloaded(page, "csv")))
    features = json.loads(downloaded(page, "geojson"))["features"]
    assert table["event_id"].astype(str).tolist() == [one["properties"]["event_id"] for one in features]
    assert set(table["Team"]) == {one["properties"]["Team"] for one in features} == {"ñ, 1"}
    assert features[0]["geometry"]["type"] == "Point"
    lon, lat = features[0]["geometry"]["coordinates"]
    assert (lon, lat) == (table["lon"][0], table["lat"][0])


@pytest.mark.parametrize("view", ["clusters", "heat", "areas"])
def test_the_map_comes_as_a_picture_with_title_and_legend(page: Page, view: str) -> None:
    page.evaluate("(view) => dateline.setState({view})", view)
    picture = Image.open(io.BytesIO(downloaded(page, "png")))
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    assert picture.width == round(box["width"])
    assert picture.height > box["height"] + 60
    assert len(picture.convert("RGB").getcolors(2**24) or ()) > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_are_map_legend_and_table(
    page: Page, axe: Callable[[Page], list[Any]], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate("dateline.filter({text: 'kursk'})")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.get_by_role("img", name="Map")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(1 + page.evaluate("dateline.visible()"))
    expect(page.get_by_text("with “kursk”")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert axe(page) == []
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert len(page.pdf()) > 10_000


def test_what_is_new_is_a_filter_that_says_since_when(page: Page) -> None:
    fresh = page.get_by_role("checkbox", name="2 new since 14 January 2025")
    fresh.check()
    expect(page.get_by_role("status")).to_have_text("2 of 4 events")
    assert page.evaluate("dateline.state().filter") == {"isNew": True}
    expect(page.get_by_role("region", name="Events").get_by_text("New", exact=True)).to_have_count(2)


def test_a_choice_says_what_it_would_show_beside_the_other_filters(page: Page) -> None:
    precision = page.get_by_role("combobox", name="Precision")
    expect(precision.locator("option")).to_contain_text(
        ["Precision", "Exact place (2)", "Near a place (1)", "Region (1)", ""]
    )
    types = page.get_by_role("group", name="Layers").get_by_role("checkbox")
    before = page.get_by_role("group", name="Layers").locator(".dl-count").all_text_contents()
    types.first.uncheck()
    assert page.get_by_role("group", name="Layers").locator(".dl-count").all_text_contents() == before
    expect(precision.locator("option").nth(1)).to_have_text("Exact place (1)")


def test_one_key_takes_the_last_change_back(page: Page) -> None:
    status = page.get_by_role("status")
    page.get_by_role("checkbox", name="Explosion").uncheck()
    page.get_by_role("searchbox").type("kursk")
    expect(status).to_have_text("1 of 4 events")
    page.keyboard.press("Control+z")
    expect(status).to_have_text("2 of 4 events")
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.get_by_role("button", name="Reset filters").click()
    expect(status).to_have_text("4 of 4 events")
    page.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("2 of 4 events")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(status).to_have_text("4 of 4 events")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_theme_can_be_chosen_and_is_part_of_the_view(page: Page) -> None:
    page.get_by_label("Theme").select_option("dark")
    assert page.evaluate("dateline.state().theme") == "dark"
    assert page.evaluate("getComputedStyle(document.getElementById('dateline')).colorScheme") == "dark"
    page.evaluate("dateline.setState({theme: 'light'})")
    expect(page.get_by_label("Theme")).to_have_value("light")


def test_the_keys_are_told_and_the_focus_comes_back(page: Page, axe: Callable[[Page], list[Any]]) -> None:
    page.get_by_role("button", name="Keys").press("Enter")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Takes back the last change")
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
    page.get_by_role("region", name="Events").get_by_role("button").first.focus()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
