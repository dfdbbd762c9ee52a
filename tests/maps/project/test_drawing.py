"""The outputs of a map are as its keys say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from maps.project.running import run
from tests.maps.project.conftest import NOON

SETTINGS = """\
[[map]]
name = "all"
output = "all.html"
no_text = true
stamp = true
columns = ["title", "text"]
new_since = "7d"
[[map]]
name = "floods"
output = ["floods.csv", "floods.geojson"]
types = ["disaster_flood"]
country = "RU"
columns = ["event_id", "title", "place_name", "country", "type", "text", "status"]
no_text = true
[[map]]
name = "pictures"
output = ["all.svg", "all.png"]
types = "protest"
size = "480x300"
scale = 1.5
[[source]]
path = "events.csv"
"""
EVENTS = """\
date,place,country,type,title,text,secret
2025-01-13,Kazan,RU,disaster_flood,A street floods,Words of Kazan,mine
2025-01-13,Kursk,RU,protest,A march,Words of Kursk,mine
2025-01-14,Odesa,UA,disaster_flood,A port floods,Words of Odesa,mine
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project after two runs; Lgov came between them."""
    folder = tmp_path_factory.mktemp("drawn")
    (folder / "dateline.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "events.csv").write_text(EVENTS, encoding="utf-8")
    run(folder, now=NOON)
    with (folder / "events.csv").open("a", encoding="utf-8") as stream:
        stream.write("2025-01-15,Lgov,RU,protest,Another march,Words of Lgov,mine\n")
    outcome = run(folder, only=["all", "floods"], now=NOON.replace(hour=13))
    assert {one.result for one in outcome.maps.values()} == {"made"}
    return folder


def test_types_and_countries_choose_the_events(made: Path) -> None:
    drawn = json.loads((made / "floods.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["place_name"] for feature in drawn] == ["Kazan"]


def test_a_table_has_the_columns_that_are_named_and_no_text(made: Path) -> None:
    head, row = (made / "floods.csv").read_text(encoding="utf-8").splitlines()
    assert head == "event_id,title,text,type,place_name,country,status"
    assert row.split(",")[1:] == ["A street floods", "", "disaster_flood", "Kazan", "RU", "mapped"]


def test_pictures_have_their_size(made: Path) -> None:
    assert re.search(r'width="480"[^>]* height="300"', (made / "all.svg").read_text(encoding="utf-8"))
    png = (made / "all.png").read_bytes()
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (720, 450)


def test_a_page_has_neither_texts_nor_columns_that_stay_at_home(made: Path) -> None:
    page = (made / "all.html").read_text(encoding="utf-8")
    assert "A street floods" in page
    assert "Words of" not in page
    assert '"secret"' not in page


def test_a_page_says_what_is_new_and_when_it_was_made(made: Path) -> None:
    page = (made / "all.html").read_text(encoding="utf-8")
    assert '"is_new"' in page
    assert '"made":"2025-01-20 13:00 UTC"' in page
