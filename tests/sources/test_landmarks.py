"""landmarks.csv holds together, and its bare names are no better-known town's or state's."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from gazetteer.names import normalise
from gazetteer.place import Level
from sources import landmarks, tables

DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


@pytest.fixture(scope="module")
def lines() -> list[dict[str, str]]:
    return tables.by_hand(landmarks.HERE / "landmarks.csv")


def test_every_line_has_an_id_of_its_own_in_order(lines: list[dict[str, str]]) -> None:
    ids = [line["id"] for line in lines]
    assert ids == sorted(ids)
    assert [key for key, count in Counter(ids).items() if count > 1] == []
    assert [key for key in ids if not re.fullmatch(r"lm:[a-z0-9-]+", key)] == []


def test_every_line_says_where_and_what_it_is(lines: list[dict[str, str]]) -> None:
    for line in lines:
        assert line["level"] in get_args(Level), line
        assert re.fullmatch(r"[A-Z0-9]{2,5}", line["feature"]), line
        assert abs(float(line["lon"])) <= 180, line
        assert abs(float(line["lat"])) <= 90, line
        assert float(line["radius_km"]) > 0, line


def test_a_river_is_not_called_what_a_country_or_state_is(lines: list[dict[str, str]]) -> None:
    states = {
        normalise(row["name"])
        for row in tables.read(DATA / "areas.tsv.xz")
        if row["level"] == "country" or (row["level"] == "admin1" and row["country"] in ("US", "AU", "CA"))
    }
    called = {
        normalise(name): line["id"]
        for line in lines
        if line["level"] == "river"
        for name in (line["name"], *line["names"].split("|"))
    }
    assert {name: called[name] for name in states & set(called)} == {}


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Danube", "river"),
        ("Lake Baikal", "sea"),
        ("Mount Etna", "mountain"),
        ("Honshu", "area"),
        ("Kerch Bridge", "facility"),
        ("Запорожская АЭС", "facility"),
        ("County Clare", "admin2"),
    ],
)
def test_what_world_news_names_is_there(lines: list[dict[str, str]], name: str, level: str) -> None:
    bearers = {line["level"] for line in lines if name in (line["name"], *line["names"].split("|"))}
    assert bearers == {level}
