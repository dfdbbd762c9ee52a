"""The event table as the page carries it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point

from maps import BadEvents, layers, packing


def test_mapped_rows_come_first_and_none_is_lost(events: pd.DataFrame) -> None:
    content = layers.rows(events.iloc[::-1])
    assert content.mapped == 4
    assert sorted(content.texts["event_id"]) == [str(n) for n in range(1, 9)]
    assert content.categories["status"][:4] == ["mapped"] * 4


def test_regions_are_drawn_by_their_place_and_cities_are_not(events: pd.DataFrame) -> None:
    content = layers.rows(events)
    regions = dict(zip(content.texts["event_id"], content.regions, strict=True))
    assert regions["2"] == "gn:538555"
    assert regions["1"] == regions["3"] == ""


def test_the_place_is_marked_where_the_text_has_it(event: Callable[..., dict[str, Any]]) -> None:
    text = "😀 Kursk wrote; in Kursk it burned."
    at = text.rindex("Kursk")
    row = event("1", text=text, place_text="Kursk", sentence_start=100, place_start=100 + at)
    [(start, length)] = layers.rows(pd.DataFrame([row])).highlights
    assert text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le") == "Kursk"
    assert start == at + 1  # the emoji is two units in the page's script


def test_only_web_addresses_become_links(event: Callable[..., dict[str, Any]]) -> None:
    urls = [
        "https://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a b",
        "//x.org",
        "file:///x",
    ]
    content = layers.rows(pd.DataFrame([event(str(n), url=url) for n, url in enumerate(urls)]))
    assert content.texts["url"] == ["https://example.org", "", "", "", "", ""]


def test_a_plain_geodataframe_is_enough() -> None:
    shapes = [Point(1, 2), LineString([(0, 0), (2, 0)]), None]
    table = gpd.GeoDataFrame({"title": ["a", "b", "c"], "geometry": shapes}, crs=4326)
    content = layers.rows(table)
    assert content.mapped == 2
    assert content.categories["status"] == ["mapped", "mapped", "unresolved"]
    assert content.given[0] is None
    assert content.given[1] is shapes[1]


def test_a_table_without_coordinates_is_refused() -> None:
    with pytest.raises(BadEvents):
        layers.rows(pd.DataFrame({"title": ["x"]}))


def test_small_tables_are_readable_and_large_ones_packed(event: Callable[..., dict[str, Any]]) -> None:
    one = layers.rows(pd.DataFrame([event("1")]))
    small, none = layers.payload(one, title="T", shapes=[-1], areas=np.array([3]), about={})
    assert not none
    assert json.loads(packing.script_json(small))["texts"]["title"] == ["Event 1"]
    many = layers.rows(pd.DataFrame([event(str(n)) for n in range(layers.READABLE_ROWS + 1)]))
    nowhere = np.full(len(many), -1)
    header, islands = layers.payload(many, title="T", shapes=[-1] * len(many), areas=nowhere, about={})
    planes = [spec.get("planes", 0) for spec in header["columns"].values()]
    assert len(islands["columns"]) == sum(planes) * len(many)
    assert b"Event 500" in islands["text-title"]
    assert header["texts"]["text"] == {"value": "Explosions near Voronezh were heard."}


def test_events_may_be_marked_as_new(event: Callable[..., dict[str, Any]]) -> None:
    flags = [True, False, None, "yes", "FALSE", 1, 0.0, "1"]
    rows = [event(str(n), is_new=flag) for n, flag in enumerate(flags)]
    content = layers.rows(pd.DataFrame(rows, dtype=object))
    assert content.is_new is not None
    assert content.is_new.tolist() == [True, False, False, True, False, True, False, True]
    assert "is_new" not in content.extras
    header, _ = layers.payload(content, title=None, shapes=[-1] * 8, areas=np.full(8, -1), about={})
    assert header["integers"]["is_new"] == [1, 0, 0, 1, 0, 1, 0, 1]
    assert layers.rows(pd.DataFrame([event("1")])).is_new is None


def test_the_place_is_marked_where_the_page_cannot_find_it(event: Callable[..., dict[str, Any]]) -> None:
    text = "Kursk wrote; in Kursk it burned."
    second = text.rindex("Kursk")
    rows = [
        event("1", text=text, place_text="Kursk"),
        event("2", text=text, place_text="Kursk", sentence_start=5, place_start=5 + second),
        event("3", text=text, place_text="Kazan"),
    ]
    content = layers.rows(pd.DataFrame(rows))
    header, _ = layers.payload(content, title=None, shapes=[-1] * 3, areas=np.full(3, -1), about={})
    assert header["integers"]["place_at"] == [0, second, -1]


def test_dates_far_from_today_and_impossible_ones(event: Callable[..., dict[str, Any]]) -> None:
    days = ["1200-01-01", "2500-12-31", "2025-02-31", "soon", None, "2025-01-09T10:00"]
    content = layers.rows(pd.DataFrame([event(str(n), date_start=day) for n, day in enumerate(days)]))
    found = content.days["date_start"].tolist()
    assert found[2:5] == [packing.NULL] * 3
    assert found[5] - found[0] > 365 * 800
