"""A publisher's look on the page: seen, harmless, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from maps import EventMap
from maps.theme import Logo, Theme, TypeStyle, night

pytestmark = pytest.mark.browser

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
HARM = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def themed(events: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("theme") / "map.html"
    look = Theme(
        title="Week 3",
        subtitle=f"Of the north {HARM}", footer="Map: The Example", fonts=("Georgia", "serif"),
        logo=Logo(SVG, "image/svg+xml", 40, 20, "The Example"), accent="#7a1f5c", accent_dark="#e9a6d2",
        types={"explosion": TypeStyle("#8a4b00", shape="hexagon", label="Blasts")},
    )  # fmt: skip
    EventMap(events, style=look).save(path)
    return path


def test_words_logo_and_typeface_are_the_publishers(themed: Path, visit: Callable[..., Any]) -> None:
    page = visit(themed.as_uri())
    assert page.locator("#dl-title").text_content() == "Week 3"
    assert page.locator(".dl-subtitle").text_content() == f"Of the north {HARM}"
    assert page.locator(".dl-credit").text_content() == "Map: The Example"
    assert page.get_by_role("img", name="The Example").evaluate("image => image.naturalWidth") > 0
    assert page.locator("#dateline").evaluate("root => getComputedStyle(root).fontFamily") == "Georgia, serif"
    assert page.get_by_role("checkbox", name="Blasts").count() == 1


@pytest.mark.parametrize(("theme", "color", "accent"), [
    ("light", "#8a4b00", "rgb(122, 31, 92)"), ("dark", night("#8a4b00"), "rgb(233, 166, 210)"),
])  # fmt: skip
def test_colours_follow_day_and_night(
    theme: str, color: str, accent: str, themed: Path, visit: Callable[..., Any]
) -> None:
    page = visit(themed.as_uri())
    page.evaluate("theme => dateline.setState({ theme })", theme)
    icon = page.locator(".dl-layer", has_text="Blasts").locator("polygon")
    wanted = ", ".join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    assert icon.evaluate("element => getComputedStyle(element).fill") == f"rgb({wanted})"
    accented = page.locator(".dl-skip").evaluate("element => getComputedStyle(element).color")
    assert accented == accent


def test_nothing_of_it_is_hard_to_use(
    themed: Path, visit: Callable[..., Any], axe: Callable[..., Any]
) -> None:
    for theme in ("light", "dark"):
        page = visit(themed.as_uri())
        page.evaluate("theme => dateline.setState({ theme })", theme)
        assert axe(page) == []


def test_without_scripts_the_picture_has_its_colours(themed: Path) -> None:
    text = themed.read_text("utf-8")
    assert "<svg" in text
    assert 'fill="#8a4b00"' in text or 'stroke="#8a4b00"' in text
