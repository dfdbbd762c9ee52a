from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from gazetteer.build import build
from tests.gazetteer.conftest import AREA_NAMES, AREAS, PLACES, write_table

Dateline = Callable[..., Any]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tables of a dozen places instead of the package's, so that a build takes no time."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in (("places-EU", PLACES), ("areas", AREAS), ("area-names", AREA_NAMES)):
        write_table(folder / f"{name}.tsv.xz", text)
    monkeypatch.setitem(build.__kwdefaults__, "tables", folder)


def test_info_counts_by_level_and_by_source(dateline: Dateline, gaz: gazetteer.Gazetteer) -> None:
    info = json.loads(dateline("gazetteer", "info", "--json").out)
    assert info["hash"] == gaz.info().hash
    assert info["counts"]["country"] == 250
    assert info["sources"]["gn"] > 200_000
    assert sum(info["sources"].values()) == sum(
        count for level, count in info["counts"].items() if level not in ("names", "shapes")
    )


def test_a_place_that_is_added_is_resolved_from_then_on(dateline: Dateline, data: Path) -> None:
    added = dateline("gazetteer", "add", "--name", "Lager Nord", "--lon", "36.2", "--lat", "51.9")
    assert (added.code, added.out) == (0, "")
    assert str(data / "places.csv") in added.err
    answer = json.loads(dateline("resolve", "Lager Nord", "--json").out)
    assert (answer["place"]["place_id"], answer["place"]["admin1"]) == ("own:lager-nord", "Kursk Oblast")
    assert answer["reason"] == "your own place"


def test_a_table_of_places_counts_where_it_is_named(dateline: Dateline) -> None:
    Path("sites.csv").write_text("name,lon,lat,country\nLager Nord,36.2,51.9,RU\n")
    assert "unknown" in dateline("resolve", "Lager Nord").out
    assert "own:lager-nord" in dateline("resolve", "Lager Nord", "--places", "sites.csv").out


def test_own_places_reach_the_event_table(dateline: Dateline) -> None:
    Path("places.csv").write_text("name,lon,lat,country\nLager Nord,36.2,51.9,RU\n")
    Path("events.csv").write_text("place,date\nLager Nord,2025-01-01\n")
    assert "own:lager-nord" in dateline("events", "events.csv", "-o", "-").out


def test_own_places_reach_every_process(dateline: Dateline) -> None:
    Path("sites.csv").write_text("name,lon,lat,country\nLager Nord,36.2,51.9,RU\n")
    for number in range(2):
        Path(f"{number}.txt").write_text(f"Shells fell in Lager Nord on 1{number} January 2025.\n")
    rows = dateline("events", "0.txt", "1.txt", "--jobs", "2", "--places", "sites.csv", "-o", "-").out
    assert rows.count("own:lager-nord") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["add"], "takes FILE.csv, or --name"),
        (["add", "--name", "A", "--lon", "1"], "needs --lon and --lat"),
        (["add", "--name", "A", "--lon", "x", "--lat", "1"], "lon 'x' is no number"),
        (["add", "--name", "A", "--lon", "1", "--lat", "1", "--country", "XQ"], "country 'XQ' is no ISO"),
        (["build", "UA.zip"], "follows --from"),
        (["build", "--only", "UA"], "go with --from"),
        ([], "required: {info,build,add,check}\nsee"),
    ],
)
def test_wrong_usage_is_answered_with_what_is_right(
    dateline: Dateline, arguments: list[str], says: str
) -> None:
    answer = dateline("gazetteer", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


def test_a_faulty_table_of_places_is_wrong_configuration(dateline: Dateline) -> None:
    Path("sites.csv").write_text("name,lon,lat\nA,1,2\nB,1,99\n")
    answer = dateline("gazetteer", "add", "sites.csv")
    assert answer.code == 2
    assert "sites.csv, line 3: lat '99'" in answer.err


@pytest.mark.usefixtures("small")
def test_an_import_becomes_a_gazetteer_that_commands_use(dateline: Dateline) -> None:
    Path("towns.csv").write_text("name,lon,lat,country\nNowhereville,36,50,UA\nbad,1,999,UA\n")
    built = dateline("gazetteer", "build", "--from", "towns.csv", "-o", "mine.sqlite")
    assert built.code == 0
    assert "towns.csv, line 3" in built.err
    assert "1 new place" in built.err
    answer = dateline("resolve", "Nowhereville", "--gazetteer", "mine.sqlite")
    assert "towns:nowhereville" in answer.out
    told = dateline("gazetteer", "info", "--gazetteer", "mine.sqlite").out
    assert "imported towns.csv (CSV): 1 new place" in told


def test_a_build_makes_no_folder_that_was_mistyped(dateline: Dateline) -> None:
    Path("towns.csv").write_text("name,lon,lat\nA,1,2\n")
    answer = dateline("gazetteer", "build", "--from", "towns.csv", "-o", "none/mine.sqlite")
    assert (answer.code, answer.out) == (1, "")
    assert "there is no folder none" in answer.err
    assert not Path("none").exists()


@pytest.mark.usefixtures("small")
def test_an_import_of_no_known_kind_fails_and_keeps_the_old_file(dateline: Dateline) -> None:
    Path("towns.csv").write_text("name,lon,lat\nA,1,2\n")
    Path("letter.txt").write_text("Dear all,\n")
    assert dateline("gazetteer", "build", "--from", "towns.csv", "-o", "mine.sqlite", "-q").code == 0
    before = Path("mine.sqlite").read_bytes()
    answer = dateline("gazetteer", "build", "--from", "letter.txt", "-o", "mine.sqlite")
    assert answer.code == 1
    assert "no kind of file that can be imported" in answer.err
    assert Path("mine.sqlite").read_bytes() == before


@pytest.mark.usefixtures("small")
def test_check_exits_with_1_when_something_is_amiss(dateline: Dateline) -> None:
    Path("towns.csv").write_text("name,lon,lat\nA,1,2\n")
    dateline("gazetteer", "build", "--from", "towns.csv", "-o", "mine.sqlite", "-q")
    sound = dateline("gazetteer", "check", "mine.sqlite", "--json")
    assert (sound.code, json.loads(sound.out)["findings"]) == (0, [])
    Path("sites.csv").write_text("name,lon,lat,country\nKursk,36.2,51.7,RU\n")
    answer = dateline("gazetteer", "check", "mine.sqlite", "--places", "sites.csv")
    assert answer.code == 1
    assert "sites.csv, line 2: Kursk is in the gazetteer as Kursk" in answer.out


def test_check_says_which_table_is_in_order(dateline: Dateline) -> None:
    Path("own.csv").write_text("name,lon,lat,country\nLager Nord,36.2,51.9,RU\n")
    answer = dateline("gazetteer", "check", "own.csv")
    assert (answer.code, answer.out) == (0, "own.csv: nothing is inconsistent\n")


def test_check_reads_corrections_too(dateline: Dateline) -> None:
    Path("own.csv").write_text("name,lon,lat,country\nLager Nord,36.2,51.9,RU\n")
    Path("fixes.csv").write_text("text,geonameid\nKursk,1\n")
    answer = dateline("gazetteer", "check", "own.csv", "--corrections", "fixes.csv", "--json")
    assert answer.code == 1
    assert [finding["kind"] for finding in json.loads(answer.out)["findings"]] == ["correction"]
    said = dateline("gazetteer", "check", "own.csv", "--corrections", "fixes.csv").out
    assert said == "fixes.csv, line 2: the gazetteer has no place 1; give lon and lat instead\n"


def test_a_gazetteer_that_is_none_is_named(dateline: Dateline) -> None:
    Path("mine.sqlite").write_text("no database")
    answer = dateline("resolve", "Kursk", "--gazetteer", "mine.sqlite")
    assert answer.code == 1
    assert "mine.sqlite: is no gazetteer but another kind of file" in answer.err
