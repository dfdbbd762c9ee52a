from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.imports.plain import PlainTable, is_table, place_row

Merged = Callable[..., gazetteer.Gazetteer]


def table(tmp_path: Path, text: str | bytes, name: str = "sites.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_column_is_read(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "id;name;latitude;longitude;country;admin1;level;feature;population;names;radius_km\n"
        "7;Depot;51.5;36.5;ru;41;facility;DEPO;12;Dépôt|Склад;2.5\n",
    )
    (row,) = PlainTable(path).records()
    assert row == (
        "sites:7", "Depot", "facility", "DEPO", 36.5, 51.5, "RU", "41", 12, 2.5, ("Dépôt", "Склад"), 0,
    )  # fmt: skip


def test_rows_that_are_no_places_are_counted_with_their_lines(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        b"name,lon,lat\nA,1,2\nB,1\n\nC,1,95\nD,x,2\n,1,2\nE\xff,1,2\n"
        + b"".join(b"F%d,1,2\n" % number for number in range(9)),
    )
    source = PlainTable(path)
    assert len(list(source.records())) == 10
    assert source.faults.named == [
        "sites.csv, line 3: 2 cells instead of 3", "sites.csv, line 5: lat '95' is not between -90 and 90",
        "sites.csv, line 6: lon 'x' is no number", "sites.csv, line 7: the name is empty",
        "sites.csv, line 8: not UTF-8",
    ]  # fmt: skip


def test_a_byte_order_mark_and_quoted_line_feeds_are_no_trouble(tmp_path: Path) -> None:
    path = table(tmp_path, '\ufeffname,lon,lat\r\n"A\nB",1,2\r\nC,3,4\r\n')
    assert [row.name for row in PlainTable(path).records()] == ["A\nB", "C"]


def test_a_table_of_something_else_is_none_of_places(tmp_path: Path) -> None:
    assert not is_table(table(tmp_path, "date,place\n2025-01-01,Kursk\n"))
    assert not is_table(table(tmp_path, b"\x00\x01name,lon,lat"))
    assert is_table(table(tmp_path, "Name\tLon\tLat\n"))


@given(st.dictionaries(st.sampled_from(["name", "lon", "lat", "level", "country", "population"]), st.text()))
def test_any_cells_are_a_place_or_a_reason(cells: dict[str, str]) -> None:
    try:
        row = place_row(cells, "own")
    except ValueError:
        return
    assert row.name
    assert -180 <= row.lon <= 180
    assert -90 <= row.lat <= 90


def test_a_new_place_of_a_table_is_found_with_its_division(tmp_path: Path, merged: Merged) -> None:
    path = table(tmp_path, "name,lon,lat,country,admin1\nDepot,36.5,51.5,RU,Kursk Oblast\n")
    match = merged(path).resolve("Depot")
    assert match.place is not None
    assert (match.place.id, match.place.admin1_id) == ("sites:depot", "gn:538555")


def test_a_place_that_is_there_gets_the_tables_names(tmp_path: Path, merged: Merged) -> None:
    path = table(tmp_path, "name,lon,lat,names\nkursk,36.19,51.73,Kursk-on-Tuskar\n")
    places = merged(path)
    assert [naming.place.id for naming in places.lookup("Kursk on Tuskar")] == ["gn:538560"]
    assert places.info().imports[0].merged == 1


def test_a_namesake_far_off_is_a_place_of_its_own(tmp_path: Path, merged: Merged) -> None:
    places = merged(table(tmp_path, "name,lon,lat\nKursk,10,50\n"))
    assert {naming.place.id for naming in places.lookup("Kursk")} >= {"gn:538560", "sites:kursk"}


def test_a_geonames_id_in_a_table_replaces_the_row_of_that_id(tmp_path: Path, merged: Merged) -> None:
    places = merged(table(tmp_path, "id,name,lon,lat,country\ngn:538560,Kursk,36.9,51.9,RU\n"))
    assert places.place("gn:538560").lon == 36.9


def test_a_table_without_the_columns_says_which(tmp_path: Path) -> None:
    with pytest.raises(gazetteer.BrokenGazetteer, match="no column lat; it needs name, lon, lat"):
        list(PlainTable(table(tmp_path, "name,lon\nA,1\n")).records())


def test_namesakes_without_an_id_are_places_of_their_own(tmp_path: Path, merged: Merged) -> None:
    places = merged(table(tmp_path, "name,lon,lat\nKamenka,10,50\nKamenka,20,50\n"))
    assert {naming.place.id for naming in places.lookup("Kamenka")} == {"sites:kamenka", "sites:kamenka-2"}
