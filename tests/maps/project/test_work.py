"""What decides how inputs are located does so, key by key."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest

import geo
from gazetteer.errors import GazetteerError
from maps.project.running import run
from tests.maps.project.conftest import NOON

SETTINGS = """\
[map]
output = "out.geojson"
[[source]]
name = "us"
path = "us.csv"
country = "us"
date_order = "mdy"
columns = { place = "wo", date = "wann" }
[[source]]
path = "gb.csv"
country = ["GB"]
date_order = "dmy"
columns = { place = "wo", date = "wann" }
[[source]]
path = "paper/"
home = "Eugene, Oregon"
published = 2025-01-20
[gazetteer]
places = ["own.csv"]
worldview = "ru"
[run]
recognizer = "rules"
lexicon = "words.csv"
jobs = 1
"""
FILES = {
    "dateline.toml": SETTINGS,
    "us.csv": "wo,wann\nBirmingham,03/04/2025\nSevastopol,03/05/2025\nCamp Qyx,03/06/2025\n",
    "gb.csv": "wo,wann\nBirmingham,03/04/2025\n",
    "paper/a.txt": "Two people were hurt in a glimmerfall near Springfield yesterday.",
    "own.csv": "name,lon,lat\nCamp Qyx,-100.5,40.25\n",
    "words.csv": "type,words\nmeteorite,glimmerfall\n",
}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> gpd.GeoDataFrame:
    folder = tmp_path_factory.mktemp("worked")
    for name, text in FILES.items():
        path: Path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run(folder, now=NOON).maps["out"].result == "made"
    return geo.events(folder / "out.geojson")


def at(events: gpd.GeoDataFrame, source: str, place: str) -> dict[str, object]:
    (row,) = events[(events["source"] == source) & (events["place_text"] == place)].to_dict("records")
    return row


def test_each_source_has_its_countries_columns_and_order_of_dates(events: gpd.GeoDataFrame) -> None:
    us, gb = at(events, "us.csv", "Birmingham"), at(events, "gb.csv", "Birmingham")
    assert (us["country"], us["date_start"]) == ("US", "2025-03-04")
    assert (gb["country"], gb["date_start"]) == ("GB", "2025-04-03")


def test_a_source_has_its_home_and_its_day(events: gpd.GeoDataFrame) -> None:
    row = at(events, "paper/a.txt", "Springfield")
    assert (row["admin1"], row["published"], row["date_start"]) == ("Oregon", "2025-01-20", "2025-01-19")


def test_own_words_tell_the_type(events: gpd.GeoDataFrame) -> None:
    assert at(events, "paper/a.txt", "Springfield")["type"] == "meteorite"


def test_own_places_are_known(events: gpd.GeoDataFrame) -> None:
    assert at(events, "us.csv", "Camp Qyx")["lon"] == -100.5


def test_the_worldview_decides_the_country(events: gpd.GeoDataFrame) -> None:
    assert at(events, "us.csv", "Sevastopol")["country"] == "RU"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('[run]\nrecognizer = "nobody"\n', "nobody"),
        ('[gazetteer]\nfile = "own.csv"\n', "own.csv"),
        ('[run]\nlexicon = "us.csv"\n', "us.csv"),
    ],
)
def test_a_file_or_name_that_is_none_fails_and_is_named(tmp_path: Path, table: str, said: str) -> None:
    for name in ("us.csv", "own.csv"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    least = '[map]\noutput = "out.csv"\n[[source]]\npath = "us.csv"\n'
    (tmp_path / "dateline.toml").write_text(least + table, encoding="utf-8")
    with pytest.raises((ValueError, GazetteerError), match=said):
        run(tmp_path, now=NOON)
    assert not (tmp_path / "out.csv").exists()
