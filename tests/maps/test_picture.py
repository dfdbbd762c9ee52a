"""A still picture says and shows what the page does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

import gazetteer
from maps import EventMap, picture
from maps.errors import BadPicture
from maps.scene import Area, Item, Panel, Scene, Text


def things(items: Any) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Panel):
            yield from things(item.items)


def words(scene: Scene) -> list[str]:
    return [item.text for item in things(scene.items) if isinstance(item, Text)]


def drawn(
    table: pd.DataFrame, gaz: gazetteer.Gazetteer, size: tuple[int, int] = (800, 600), **options: Any
) -> Scene:
    return EventMap(table, gazetteer=gaz, title="Kazan", **options)._scene(size, "en", "light")


def test_title_legend_and_sources_stand_there(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    said = words(drawn(events, gaz))
    assert said[0] == "Kazan"
    assert "4 events, 9–16 January 2025; 1 without a known place" in said
    assert {"Capture", "Explosion", "Statement", "Near, within the ring", "Somewhere in the area"} <= set(
        said
    )
    assert any("GeoNames" in text and "Natural Earth" in text for text in said)


def test_regions_are_drawn_as_their_polygons(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    shaded = [
        item for item in things(drawn(events, gaz).items) if isinstance(item, Area) and item.opacity < 1
    ]
    assert len(shaded) == 1


def test_names_stand_apart_from_one_another(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    from maps import typeface

    names = [item for item in things(drawn(events, gaz).items) if isinstance(item, Text) and item.halo]
    boxes = [
        (name.x - (wide := typeface.width(name.text, name.face, name.size)) / 2, name.y - name.size,
         name.x + wide / 2, name.y)
        for name in names
    ]  # fmt: skip
    assert len(boxes) > 5
    assert not [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] + 3 < other[3] and other[1] + 3 < one[3]
    ]


@pytest.mark.parametrize("count", [0, 1])
def test_few_events_are_a_picture_too(count: int, events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    said = words(drawn(events.iloc[:count], gaz))
    assert any(text.startswith("1 event" if count else "No events on the map") for text in said)


def test_what_lies_beside_180_degrees_lies_together(gaz: gazetteer.Gazetteer) -> None:
    table = pd.DataFrame(
        {"title": ["Suva", "Apia"], "lon": [178.4, -171.8], "lat": [-18.1, -13.8], "type": ["a", "b"]}
    )
    scene = drawn(table, gaz)
    panel = next(item for item in scene.items if isinstance(item, Panel))
    marks = [item for item in panel.items if isinstance(item, Area) and len(item.polygons) == 1][-2:]
    across = [float(mark.polygons[0][0][:, 0].mean()) for mark in marks]
    assert 100 < across[1] - across[0] < 800 or 100 < across[0] - across[1] < 800


@pytest.mark.parametrize("size", [(10, 10), (0, 600), (800, 99_999), (800.5, 600)])
def test_a_size_that_is_none_is_refused(size: Any, events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    with pytest.raises(BadPicture, match="pixels wide and high"):
        EventMap(events, gazetteer=gaz).to_svg(size)


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"theme": "sepia"}, "light or dark"), ({"lang": "xx"}, "en, uk, ru"), ({"lang": ""}, "en, uk")],
)
def test_a_theme_or_language_that_is_none_is_refused(
    asked: dict[str, str], said: str, events: pd.DataFrame, gaz: gazetteer.Gazetteer
) -> None:
    with pytest.raises(BadPicture, match=said):
        EventMap(events, gazetteer=gaz).to_svg(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [0, 9, float("nan"), float("inf"), -1])
def test_a_scale_out_of_reach_is_refused(scale: float) -> None:
    with pytest.raises(BadPicture, match=r"from 0\.25 to 8"):
        picture.require((800, 600), scale)


def test_a_picture_is_the_same_each_time(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    first, again = (EventMap(events, gazetteer=gaz).to_svg((800, 600)) for _ in range(2))
    assert first == again
    ElementTree.fromstring(first)


def test_a_long_title_ends_in_an_ellipsis(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    scene = EventMap(events, gazetteer=gaz, title="Kazan " * 900)._scene((800, 600), "en", "light")
    lines = [text for text in words(scene) if text.startswith("Kazan Kazan")]
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_title_from_right_to_left_stands_on_the_right(
    events: pd.DataFrame, gaz: gazetteer.Gazetteer
) -> None:
    scene = EventMap(events, gazetteer=gaz, title="انفجارات")._scene((800, 600), "en", "light")
    title = next(item for item in scene.items if isinstance(item, Text))
    assert title.right_to_left
    assert title.x > 700
