from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import gazetteer
from gazetteer import ownplaces
from gazetteer.errors import BadPlaces

Open = Callable[..., gazetteer.Gazetteer]
HEAD = "id,name,lon,lat,country,admin1,level,names\n"


@pytest.fixture
def opened(tables: Path, tmp_path: Path) -> Open:
    """The small gazetteer with a table of own places over it."""

    def open_with(text: str, name: str = "sites.csv") -> gazetteer.Gazetteer:
        path = tmp_path / name
        path.write_text(HEAD + text, encoding="utf-8")
        return gazetteer.load(tables, places=[path])

    return open_with


def test_an_own_place_is_resolved_and_the_reason_says_whose_it_is(opened: Open) -> None:
    match = opened("7,Depot,36.5,51.5,RU,Kursk Oblast,facility,\n").resolve("Depot")
    assert match.status == "resolved"
    assert match.reason == "your own place"
    assert match.place is not None
    assert (match.place.id, match.place.admin1_id, match.place.level) == ("own:7", "gn:538555", "facility")


def test_an_own_place_is_found_by_every_question(opened: Open) -> None:
    places = opened("7,Depot,36.5,51.5,RU,Kursk Oblast,city,Склад\n")
    assert places.lookup("склад")[0].place.id == "own:7"
    assert places.place("own:7").name == "Depot"
    assert places.label("own:7", "ru") == "Depot"
    assert places.shape("own:7") is None
    assert [place.id for place, _ in places.nearest(36.51, 51.5, limit=2)] == ["own:7", "gn:538560"]


def test_an_own_place_wins_over_towns_and_not_over_a_metropolis(opened: Open) -> None:
    places = opened("a,Kursk,10,50,RU,,city,\nb,Kazan,10,50,RU,,city,\n")
    assert [match.place.id for match in map(places.resolve, ("Kursk", "Kazan")) if match.place] == [
        "own:a", "gn:551487",
    ]  # fmt: skip


def test_what_the_text_says_still_counts(opened: Open) -> None:
    places = opened("a,Kursk,36.5,50,UA,Kharkiv Oblast,city,\n")
    match = places.resolve("Kursk, Kursk Oblast")
    assert match.place is not None
    assert match.place.id == "gn:538560"


def test_country_and_division_come_from_where_a_place_lies(gaz: gazetteer.Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text("name,lon,lat\nBase camp,36.2,51.9\n")
    place = gazetteer.load(gaz.path, places=[path]).place("own:base-camp")
    assert (place.country, place.admin1_id) == ("RU", "gn:538555")


def test_a_pickled_gazetteer_brings_its_own_places(opened: Open) -> None:
    places = opened("7,Depot,36.5,51.5,RU,Kursk Oblast,city,\n")
    assert pickle.loads(pickle.dumps(places)).place("own:7") == places.place("own:7")


def test_the_hash_changes_with_the_own_places(opened: Open) -> None:
    first = opened("7,Depot,36.5,51.5,RU,Kursk Oblast,city,\n").info()
    second = opened("7,Depot,36.6,51.5,RU,Kursk Oblast,city,\n").info()
    assert (first.own, second.own) == (1, 1)
    assert first.hash != second.hash


def test_the_hash_does_not_change_with_the_order_of_rows(opened: Open) -> None:
    rows = ["1,A,1,2,RU,,city,\n", "2,B,3,4,RU,,city,\n"]
    assert opened("".join(rows)).info().hash == opened("".join(reversed(rows))).info().hash


def test_faulty_rows_are_all_named_at_once(opened: Open) -> None:
    with pytest.raises(BadPlaces) as refused:
        opened("1,A,x,2,RU,,city,\n2,,1,2,RU,,city,\n3,C,1,2,RU,,town,\n")
    assert [line.partition(": ")[0] for line in str(refused.value).splitlines()] == [
        "sites.csv, line 2", "sites.csv, line 3", "sites.csv, line 4",
    ]  # fmt: skip


def test_a_country_that_there_is_not_is_named_with_its_line(opened: Open) -> None:
    with pytest.raises(BadPlaces, match=r"sites\.csv, line 2: country 'XQ' is no ISO 3166-1 code"):
        opened("1,A,1,2,XQ,,city,\n")


def test_two_places_of_one_id_are_a_fault(opened: Open) -> None:
    with pytest.raises(BadPlaces, match=r"own:camp is sites\.csv, line 2 already; give one of them an id"):
        opened(",Camp,1,2,RU,,city,\n,Camp,3,4,RU,,city,\n")


def test_a_table_that_is_not_there_is_named(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(BadPlaces, match=r"none\.csv: cannot be read"):
        gazetteer.load(tables, places=[tmp_path / "none.csv"])


def test_a_projects_places_count_without_being_named(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("places.csv").write_text("name,lon,lat,country\nDepot,36,51,RU\n")
    assert gazetteer.load(tables).resolve("Depot").status == "resolved"
    assert gazetteer.load(tables, places=()).resolve("Depot").status == "unknown"


def test_a_places_csv_of_something_else_is_left_alone(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("places.csv").write_text("date,text\n2025-01-01,Fire\n")
    assert gazetteer.load(tables).info().own == 0


def test_added_places_are_kept_and_replaced_by_their_id(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    over = gazetteer.load(tables, places=()).path
    first = ownplaces.named("Depot", 36.5, 51.5, country="RU", admin1="Kursk Oblast", names=["Склад", "D-1"])
    assert ownplaces.add([first], over)[:2] == (1, 0)
    moved = ownplaces.named("Depot", 36.6, 51.5, country="RU", admin1="Kursk Oblast")
    assert ownplaces.add([moved, ownplaces.named("Camp", 37, 52, country="RU")], over)[:2] == (1, 1)
    places = gazetteer.load(tables)
    assert (places.place("own:depot").lon, places.place("own:camp").lat) == (36.6, 52)


def test_what_is_added_is_read_back_as_it_was(tmp_path: Path) -> None:
    own = ownplaces.named(
        '"=Лагерь|', 36.123456789, -51.5, names=["a,b", "=c"], population=12, level="facility"
    )
    _, _, path = ownplaces.add([own], path=tmp_path / "own.csv")
    assert [place.row for place in ownplaces.read([path])] == [own.row]
