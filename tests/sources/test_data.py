"""The committed tables keep what sources/check.py promises of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from sources import check, tables, worldviews

DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


@pytest.fixture(scope="module")
def data() -> check.Tables:
    return check.Tables(DATA)


@pytest.mark.parametrize("promise", sorted(check.CHECKS))
def test_committed_tables_keep_the_promise(data: check.Tables, promise: str) -> None:
    assert list(check.CHECKS[promise](data)) == []


def test_every_country_has_a_shape(data: check.Tables) -> None:
    assert [
        row["name"] for row in data.areas if row["level"] == "country" and row["id"] not in data.shapes
    ] == []


def test_crimea_is_within_the_outline_of_ukraine_and_outside_that_of_russia(data: check.Tables) -> None:
    crimea = data.shapes["gn:703883"].point_on_surface()
    assert data.shapes["gn:690791"].contains(crimea)
    assert not data.shapes["gn:2017370"].contains(crimea)
    assert not data.topologies["world-110m.topo.xz"].geometry("gn:2017370").contains(crimea)


def test_western_sahara_reaches_from_the_ocean_to_its_eastern_border(data: check.Tables) -> None:
    for point in (shapely.Point(-13.2, 27.15), shapely.Point(-15.4, 23.75), shapely.Point(-9.0, 26.7)):
        assert data.shapes["gn:2461445"].contains(point)
        assert not data.shapes["gn:2542007"].contains(point)


def test_country_outline_and_its_divisions_share_their_arcs(data: check.Tables) -> None:
    topology = data.topologies["shapes-admin1.topo.xz"]
    outline = {max(i, ~i) for polygon in topology.features["gn:690791"] for ring in polygon for i in ring}
    divisions = [row["id"] for row in data.areas if row["level"] == "admin1" and row["country"] == "UA"]
    bounding = {
        max(i, ~i)
        for key in divisions
        for polygon in topology.features.get(key, ())
        for ring in polygon
        for i in ring
    }
    assert outline < bounding


@pytest.mark.parametrize(
    ("name", "quality", "geonameid"),
    [
        ("U.S.", "abbreviation", 6252001),
        ("DPRK", "abbreviation", 1873107),
        ("Britain", "common", 2635167),
        ("Burma", "former", 1327865),
        ("Holy See", "common", 3164670),
        ("Ukrainians", "demonym", 690791),
        ("North Korean", "adjective", 1873107),
        ("Calif.", "abbreviation", 5332921),
        ("N.S.W.", "abbreviation", 2155400),
        ("Курская область", "alternate", 538555),
        ("Харківська область", "alternate", 706482),
        ("RU-KRS", "code", 538555),
    ],
)
def test_areas_are_called_what_people_write(
    data: check.Tables, name: str, quality: str, geonameid: int
) -> None:
    bearers = {
        row["id"] for row in data.area_names if row["quality"] == quality and name in row["names"].split("|")
    }
    assert f"gn:{geonameid}" in bearers


def test_a_city_does_not_carry_its_region_s_name() -> None:
    names = {
        name
        for row in tables.read(DATA / "names-EU.tsv.xz")
        if row["geonameid"] == "472045"
        for name in row["names"].split("|")
    }
    assert "Воронеж" in names
    assert "Воронежская область" not in names


def test_worldviews_speak_of_known_areas(data: check.Tables) -> None:
    units = {row[0] for row in worldviews.rows()}
    places = {f"gn:{row['geonameid']}" for row in data.places}
    assert units
    assert units <= {row["id"] for row in data.areas} | places


def test_the_table_of_worldviews_is_that_of_the_sources(tmp_path: Path) -> None:
    worldviews.write(tmp_path)
    assert (tmp_path / "worldviews.tsv").read_bytes() == (DATA / "worldviews.tsv").read_bytes()
