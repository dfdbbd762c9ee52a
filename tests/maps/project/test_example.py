"""The worked project in examples/ does what its comments say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import geopandas as gpd
import pytest

import geo
from maps.project.running import run
from maps.project.state import State
from tests.maps.project.conftest import NOON

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "project"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example after a run."""
    folder = tmp_path_factory.mktemp("example") / "project"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".dateline", "public"))
    outcome = run(folder, now=NOON)
    assert {name: one.result for name, one in outcome.maps.items()} == {"storm": "made", "accidents": "made"}
    return folder


@pytest.fixture(scope="module")
def events(made: Path) -> gpd.GeoDataFrame:
    return geo.events(made / "public" / "events.csv").set_index("event_id", drop=False)


def test_all_outputs_are_there(made: Path) -> None:
    assert sorted(path.name for path in (made / "public").iterdir()) == [
        "accidents.geojson", "events.csv", "index.html", "storm.embed.html", "storm.svg",
    ]  # fmt: skip


def test_every_source_is_on_the_map(events: gpd.GeoDataFrame) -> None:
    mapped = events[events["status"] == "mapped"]
    assert {source.split("/")[0] for source in mapped["source"]} == {"events", "feeds", "articles"}
    assert {"Batumi", "Odesa", "Sochi", "Constanța", "Burgas"} <= set(mapped["place_name"])


def test_the_corrections_hold(made: Path, events: gpd.GeoDataFrame) -> None:
    assert (events.loc["19", "lon"], events.loc["19", "lat"]) == (28.5895, 43.8071)
    assert events.loc["21", "status"] == "off_map"
    report = json.loads(State.of(made).report("storm").read_text(encoding="utf-8"))
    assert report["corrections"]["unused"] == []


def test_the_page_has_its_layer_its_look_and_what_is_new(made: Path) -> None:
    page = (made / "public" / "index.html").read_text(encoding="utf-8")
    for words in ("Storm warnings (invented)", "Invented, to show how a project works", '"new_since":'):
        assert words in page


def test_the_map_of_accidents_has_only_them_and_no_text(made: Path) -> None:
    accidents = geo.events(made / "public" / "accidents.geojson")
    assert set(accidents["type"]) == {"accident"}
    assert accidents["text"].isna().all()
