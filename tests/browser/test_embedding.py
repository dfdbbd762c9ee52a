"""A map in somebody else's page: bare, as high as it likes, deaf to garbage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Frame, Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser

HOST = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><body data-dateline="ready">
<script>heard = []; addEventListener("message", (event) => heard.push(event.data));</script>
<main>{frame}</main></body></html>"""


@pytest.fixture(scope="module")
def example(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> EventMap:
    return EventMap(events, title="Example", gazetteer=gaz)


@pytest.fixture
def hosted(
    visit: Callable[..., Page], tmp_path: Path, example: EventMap
) -> Callable[..., tuple[Page, Frame]]:
    """A page that embeds the map, and the frame it stands in, ready."""

    def host(markup: str | None = None, **options: Any) -> tuple[Page, Frame]:
        example.save(tmp_path / "map.html")
        path = tmp_path / "host.html"
        path.write_text(HOST.format(frame=markup or example.embed("map.html")), encoding="utf-8")
        page = visit(path.as_uri(), **options)
        page.wait_for_function("frames.length > 0")
        frame = page.frames[1]
        frame.wait_for_selector('body[data-dateline="ready"]', state="attached", timeout=20_000)
        return page, frame

    return host


def heard(page: Page, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(f"heard.filter((one) => one.type === 'dateline:{kind}')")
    return found


def send(page: Page, message: str) -> None:
    page.evaluate(f"frames[0].postMessage({message}, '*')")


def test_the_frame_takes_the_height_that_the_map_asks_for(hosted: Callable[..., tuple[Page, Frame]]) -> None:
    page, _ = hosted()
    page.wait_for_function("heard.some((one) => one.type === 'dateline:height')")
    (told,) = heard(page, "height")
    assert page.locator("iframe").bounding_box()["height"] == told["height"]  # type: ignore[index]
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("heard.filter((one) => one.type === 'dateline:height').length > 1")
    assert heard(page, "height")[-1]["height"] < told["height"]


def test_the_bare_map_has_title_time_and_a_list_behind_its_button(
    hosted: Callable[..., tuple[Page, Frame]], axe: Callable[[Page], list[Any]]
) -> None:
    page, frame = hosted()
    expect(frame.get_by_role("heading", name="Example")).to_be_visible()
    expect(frame.get_by_role("group", name="Time")).to_be_visible()
    expect(frame.get_by_role("searchbox")).to_be_hidden()
    frame.get_by_role("button", name="Show the list").click()
    expect(frame.get_by_role("searchbox")).to_be_visible()
    frame.get_by_role("region", name="Events").get_by_text("Fire near Voronezh").click()
    page.wait_for_function("heard.some((one) => one.type === 'dateline:select' && one.id === '3')")


def test_axe_finds_nothing_in_the_bare_map(
    visit: Callable[..., Page], tmp_path: Path, example: EventMap, axe: Callable[[Page], list[Any]]
) -> None:
    example.save(tmp_path / "map.html")
    page = visit(f"{(tmp_path / 'map.html').as_uri()}#embed", width=390, height=500)
    assert axe(page) == []
    page.get_by_role("button", name="Show the list").click()
    assert axe(page) == []
    full = page.get_by_role("link", name="Full map")
    assert full.get_attribute("rel") == "noopener noreferrer"
    assert "#" not in (full.get_attribute("href") or "#")


def test_messages_steer_the_map_and_tell_of_it(hosted: Callable[..., tuple[Page, Frame]]) -> None:
    page, frame = hosted()
    assert heard(page, "ready") == [{"type": "dateline:ready", "total": 4}]
    send(page, "{type: 'dateline:filter', filter: {types: ['capture']}}")
    page.wait_for_function("heard.some((one) => one.type === 'dateline:filter' && one.visible === 1)")
    send(page, "{type: 'dateline:filter', filter: null}")
    send(page, "{type: 'dateline:select', id: '2'}")
    page.wait_for_function("heard.some((one) => one.type === 'dateline:select' && one.id === '2')")
    assert frame.evaluate("[dateline.visible(), dateline.state().event]") == [4, "2"]
    send(page, "{type: 'dateline:fitBounds', bounds: [20, 50, 24, 52]}")
    frame.wait_for_function("Math.abs(dateline.state().center[0] - 22) < 0.1")


GARBAGE = """() => {
  const deep = (levels) => (levels ? {type: deep(levels - 1), filter: {}} : "dateline:filter");
  const values = [
    undefined, null, 0, -0, -1, NaN, Infinity, 1e308, 7n, "", "x", "x".repeat(1e5), "\\ud800", "\\u202e",
    [], {}, [[]], new Date(0), new Map(), new Set([1]), /x/, new Array(4), new Uint8Array(8),
    new ArrayBuffer(8), deep(50), JSON.parse('{"__proto__": {"stained": 1}}'),
    {constructor: {prototype: {stained: 1}}}, {toString: 1}, {valueOf: 1},
  ];
  const words = ["filter", "select", "fitBounds", "ready", "start", ""].map((word) => `dateline:${word}`);
  const types = [...words, "__proto__", "constructor", "DATELINE:FILTER", ...values];
  const empty = (value) => !Array.isArray(value) && Object.keys(value ?? {}).length === 0;
  const good = (type, field, value) =>
    (type === "dateline:select" && field === "id" && (value === null || typeof value === "string")) ||
    (type === "dateline:filter" && field === "filter" && empty(value));
  const send = (value) => frames[0].postMessage(value, "*");
  values.forEach(send);
  for (const type of types)
    for (const field of ["filter", "id", "bounds", "__proto__", "state", "length"])
      for (const value of values)
        if (!good(type, field, value)) send(Object.fromEntries([["type", type], [field, value]]));
}"""


def test_garbage_by_the_hundred_changes_nothing(hosted: Callable[..., tuple[Page, Frame]]) -> None:
    page, frame = hosted()
    page.wait_for_function("heard.some((one) => one.type === 'dateline:height')")
    page.wait_for_timeout(100)
    before = frame.evaluate("JSON.stringify(dateline.state())")
    page.evaluate("heard.length = 0")
    page.evaluate(GARBAGE)
    send(page, "{type: 'dateline:filter', filter: {minConfidence: 0.5}}")
    page.wait_for_function("heard.some((one) => one.type === 'dateline:filter' && one.visible === 3)")
    assert [one["type"] for one in page.evaluate("heard")] == ["dateline:filter"], "garbage was answered"
    assert frame.evaluate("({}).stained") is None
    send(page, "{type: 'dateline:filter', filter: null}")
    frame.wait_for_function("dateline.visible() === 4")
    assert frame.evaluate("JSON.stringify(dateline.state())") == before


def test_another_frame_is_not_heard(hosted: Callable[..., tuple[Page, Frame]], example: EventMap) -> None:
    says = "parent.frames[0].postMessage({type: 'dateline:select', id: '1'}, '*')"
    stranger = f'<iframe srcdoc="<script>setInterval(() => {says}, 20)</script>" sandbox="allow-scripts">'
    page, frame = hosted(f"{example.embed('map.html')}{stranger}</iframe>")
    page.wait_for_timeout(300)
    assert frame.evaluate("dateline.state().event") is None


@pytest.mark.parametrize(
    "state",
    [
        '{"event":{"toString":1},"center":[1e308,0],"zoom":"x"}',
        '{"filter":{"text":{"toString":1}},"layers":{"length":1}}',
        '{"center":[null,{}],"theme":{"a":1},"filter":[]}',
        '{"__proto__":{"stained":1},"constructor":{"prototype":1}}',
        '{"center":["1","2"],"event":7,"view":["heat"],"lang":{"x":1}}',
        "[]", "null", "7", '"x"', "{", "%", "\u202e",
    ],
)  # fmt: skip
def test_a_hash_that_is_no_view_leaves_the_map_as_it_is(
    visit: Callable[..., Page], tmp_path: Path, example: EventMap, state: str
) -> None:
    example.save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    before = page.evaluate("JSON.stringify(dateline.state())")
    page.evaluate("(text) => { location.hash = text; }", state)
    page.evaluate("(text) => { location.hash = encodeURIComponent(text); }", state)
    page.wait_for_timeout(50)
    assert page.evaluate("JSON.stringify(dateline.state())") == before
    assert page.evaluate("({}).stained") is None


def test_a_notebook_shows_the_map_in_its_sandbox(
    hosted: Callable[..., tuple[Page, Frame]], example: EventMap
) -> None:
    page, frame = hosted(example._repr_html_())
    assert frame.evaluate("[dateline.total, origin]") == [4, "null"]
    frame.get_by_role("button", name="Link to this view").click()
    expect(frame.get_by_role("status")).to_contain_text("link")
    expect(frame.get_by_role("button", name="Copy embed snippet")).to_be_hidden()
    page.get_by_text("Picture and table").click()
    expect(page.locator("details svg").first).to_be_visible()


def test_the_snippet_is_copied(visit: Callable[..., Page], tmp_path: Path, example: EventMap) -> None:
    example.save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    page.evaluate(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    page.get_by_role("button", name="Copy embed snippet").click()
    expect(page.get_by_role("status")).to_contain_text("copied")
    assert page.evaluate("copied").startswith('<iframe src="map.html#embed" title="Example"')
