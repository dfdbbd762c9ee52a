"""Filters in the browser let the same events through as the words of docs/page.md, applied in Python."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap, layers

pytestmark = pytest.mark.browser

COMBINATIONS = 200
DAYS = pd.date_range("2024-12-01", "2025-02-01").strftime("%Y-%m-%d").tolist()
TYPES = ["protest", "riot", "Own type", "тип"]
SOURCES = ["a.csv", "b.csv", "https://example.org/feed"]
PRECISIONS = ["exact", "near", "admin", "country", "unknown"]
WORDS = [
    "Kazan", "KURSK", "ночь", "НОЧЬ В КУРСКЕ", "straße", "STRASSE", "İstanbul", "ISTANBUL", "ıssız", "ΟΔΟΣ",
    "οδός", "Café", "Cafe\u0301", "ﬁre", "Å", "A\u030a", "日本", "😀 fire", "a b", "fire.*", "x" * 300,
]  # fmt: skip
NEEDLES = [
    "kaz", "KAZAN", "Ночь", "ß", "SS", "istanbul", "İ", "ı", "οδος", "ός", "CAFÉ", "cafe", "FI", "å", "本",
    "😀", "A B", ".*", "e", " ", "zz", "ΣΟΔ", "1", "ürs",
]  # fmt: skip
POINTS = [(179.9999, 0.0), (-180.0, 10.0), (180.0, -10.0), (0.0, 0.0), (36.1873, 51.7373)]


def table(event: Callable[..., dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Rows of every kind: undated, ranges, one end only, without texts, at the edges of the world."""
    chance = random.Random(count)
    rows = []
    for number in range(count):
        start = chance.choice([None, *range(len(DAYS))])
        end = None if start is None else min(start + chance.choice([0, 0, 0, 3, 20]), len(DAYS) - 1)
        if chance.random() < 0.1:
            start, end = (start, None) if chance.random() < 0.5 else (None, end)
        lon, lat = round(chance.uniform(-180, 180), 4), round(chance.uniform(-84, 84), 4)
        if chance.random() < 0.2:
            lon, lat = chance.choice(POINTS)
        texts = [chance.choice([None, f"{chance.choice(WORDS)} {chance.choice(WORDS)}"]) for _ in range(3)]
        rows.append(
            event(
                str(number), type=chance.choice(TYPES), source=chance.choice(SOURCES), lon=lon, lat=lat,
                title=texts[0], text=texts[1], place_name=texts[2], place_text=chance.choice(WORDS),
                date_start=None if start is None else DAYS[start],
                date_end=None if end is None else DAYS[end],
                precision=chance.choice(PRECISIONS), is_new=chance.choice([True, False]),
                confidence=chance.choice([round(chance.random(), 2), chance.random(), 0.0, 1.0]),
            )
        )  # fmt: skip
    return rows


def wanted(chance: random.Random, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A filter of some of the fields."""
    west, east = (round(chance.uniform(-180, 180), chance.choice([0, 3])) for _ in range(2))
    row = chance.choice(rows)
    fields: dict[str, Any] = {
        "from": chance.choice(DAYS), "to": chance.choice(DAYS),
        "types": chance.sample([*TYPES, "unheard"], chance.randint(0, 4)),
        "sources": chance.sample([*SOURCES, "b"], chance.randint(0, 3)),
        "precision": chance.sample(PRECISIONS, chance.randint(1, 5)),
        "minConfidence": chance.choice([round(chance.random(), 3), chance.random(), row["confidence"]]),
        "isNew": chance.random() < 0.5, "text": chance.choice(NEEDLES),
        "bounds": chance.choice(
            [[west, -40.0, east, 60.0], [row["lon"], row["lat"], 180.0, 90.0], [170.0, -20.0, -170.0, 20.0]]
        ),
    }  # fmt: skip
    return {name: value for name, value in fields.items() if chance.random() < 0.3}


def folded(text: str) -> str:
    """A text as it counts in a search: docs/page.md has the words."""
    plain = unicodedata.normalize("NFC", text).upper().lower()
    return plain.replace("ς", "σ").replace("i\u0307", "i")


def passes(row: dict[str, Any], fields: dict[str, Any]) -> bool:
    """What docs/page.md says of a filter, over a row."""
    start, end = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    west, south, east, north = fields.get("bounds", (-180, -90, 180, 90))
    lon, lat = row["lon"], row["lat"]
    searched = [row[name] or "" for name in ("title", "text", "place_text", "place_name")]
    return (
        ("from" not in fields or (start is not None and end >= fields["from"]))
        and ("to" not in fields or (start is not None and start <= fields["to"]))
        and row["type"] in fields.get("types", TYPES)
        and row["source"] in fields.get("sources", SOURCES)
        and row["precision"] in fields.get("precision", PRECISIONS)
        and row["confidence"] >= fields.get("minConfidence", 0)
        and row["is_new"] == fields.get("isNew", row["is_new"])
        and any(folded(fields.get("text", "")) in folded(text) for text in searched)
        and south <= lat <= north
        and ((west <= lon <= east) if west <= east else (lon >= west or lon <= east))
    )


@pytest.mark.parametrize("count", [400, 1500], ids=["readable", "packed"])
def test_filters_are_exact(
    visit: Callable[..., Page],
    tmp_path: Path,
    event: Callable[..., dict[str, Any]],
    gaz: gazetteer.Gazetteer,
    count: int,
) -> None:
    rows = table(event, count)
    assert (count > layers.READABLE_ROWS) == (count == 1500)
    EventMap(pd.DataFrame(rows), gazetteer=gaz).save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    chance = random.Random(7)
    filters = [wanted(chance, rows) for _ in range(COMBINATIONS)] + [{"text": text} for text in NEEDLES]
    counted = page.evaluate(
        "(filters) => filters.map((one) => [dateline.filter(one), dateline.visible()])", filters
    )
    expected = [sum(passes(row, fields) for row in rows) for fields in filters]
    wrong = [one for one in zip(filters, counted, expected, strict=True) if one[1] != [one[2], one[2]]]
    assert wrong == []
    assert len({number for number in expected if number}) > 30, "the filters tell events apart"
    assert page.evaluate("dateline.filter(null)") == count


def test_nothing_is_new_where_nobody_says_so(
    visit: Callable[..., Page], tmp_path: Path, event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    EventMap(pd.DataFrame([event("1"), event("2")]), gazetteer=gaz).save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    assert page.evaluate("[dateline.filter({isNew: true}), dateline.filter({isNew: false})]") == [0, 2]


def test_a_reader_chooses_the_new_ones(
    visit: Callable[..., Page], tmp_path: Path, event: Callable[..., dict[str, Any]], gaz: gazetteer.Gazetteer
) -> None:
    rows = [event(str(number), is_new=number < 2) for number in range(5)]
    EventMap(pd.DataFrame(rows), gazetteer=gaz).save(tmp_path / "map.html")
    page = visit((tmp_path / "map.html").as_uri())
    choice = page.get_by_role("checkbox", name="2 new")
    status = page.get_by_role("status")
    choice.check()
    expect(status).to_have_text("2 of 5 events")
    choice.uncheck()
    expect(status).to_have_text("5 of 5 events")
    page.evaluate("dateline.filter({isNew: false})")
    expect(status).to_have_text("3 of 5 events")
    page.get_by_role("button", name="Reset filters").click()
    expect(status).to_have_text("5 of 5 events")
    expect(choice).not_to_be_checked()
