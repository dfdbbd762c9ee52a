from __future__ import annotations

from collections.abc import Mapping

import pytest

from geo.reading.columns import Role, guess, is_known, nearest, override


def roles(**columns: list[str]) -> Mapping[Role, str]:
    return guess(list(columns), columns)


def named(headers: str) -> Mapping[Role, str]:
    listed = headers.split(",")
    return guess(listed, {header: [] for header in listed})


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            "id,date,event,location,killed",
            {"id": "id", "date": "date", "title": "event", "place": "location"},
        ),
        ("datum,ort,land,art", {"date": "datum", "type": "art", "place": "ort", "country": "land"}),
        ("дата,место,событие", {"date": "дата", "title": "событие", "place": "место"}),
        ("дата,місто,країна", {"date": "дата", "place": "місто", "country": "країна"}),
        ("Fecha,Ciudad,País", {"date": "Fecha", "place": "Ciudad", "country": "País"}),
        ("Date,Lieu,Région,Pays", {"date": "Date", "place": "Lieu", "country": "Pays"}),
        ("city,region,country", {"place": "city", "admin1": "region", "country": "country"}),
        ("Latitude,Longitude", {"lon": "Longitude", "lat": "Latitude"}),
        ("Place of incident,Date of incident", {"date": "Date of incident", "place": "Place of incident"}),
    ],
)
def test_names_in_six_languages_are_known(headers: str, expected: dict[str, str]) -> None:
    found = named(headers)
    assert {role: found[role] for role in expected} == expected  # type: ignore[index]


def test_acled_columns() -> None:
    found = named(
        "event_id_cnty,event_date,year,disorder_type,event_type,sub_event_type,actor1,iso,region,country,admin1,"
        "admin2,location,latitude,longitude,source,notes,fatalities,timestamp"
    )
    assert found == {
        "id": "event_id_cnty", "date": "event_date", "text": "notes", "type": "event_type",
        "place": "location",
        "admin1": "admin1", "country": "country", "lon": "longitude", "lat": "latitude",
    }  # fmt: skip


def test_gdelt_columns_leave_the_fips_country_aside() -> None:
    found = named(
        "GLOBALEVENTID,SQLDATE,ActionGeo_FullName,ActionGeo_CountryCode,ActionGeo_Lat,ActionGeo_Long,SOURCEURL"
    )
    assert found == {
        "id": "GLOBALEVENTID", "date": "SQLDATE", "place": "ActionGeo_FullName", "lon": "ActionGeo_Long",
        "lat": "ActionGeo_Lat", "url": "SOURCEURL",
    }  # fmt: skip


def test_name_is_the_place_where_no_better_column_is_and_else_the_title() -> None:
    assert roles(name=["Apia"], country=["WS"])["place"] == "name"
    found = roles(name=["Flood in the harbour"], city=["Apia"])
    assert (found["place"], found["title"]) == ("city", "name")


def test_x_and_y_are_coordinates_only_as_numbers_in_range() -> None:
    assert roles(x=["49.1", "50"], y=["55.7", "56"])["lon"] == "x"
    assert "lon" not in roles(x=["420", "430"], y=["1", "2"], place=["a", "b"])


def test_half_a_pair_of_coordinate_columns_is_none() -> None:
    assert "lat" not in named("place,lat")


def test_columns_without_a_telling_name_are_known_by_their_cells() -> None:
    found = roles(
        a=["2025-01-09", "2025-01-10"], b=["https://a.example/1", "https://a.example/2"], c=["55.7, 49.1"] * 2
    )
    assert (found["date"], found["url"], found["point"]) == ("a", "b", "c")


def test_the_user_is_heard_without_regard_to_case_and_accents() -> None:
    assert override({"place": "cote"}, ["Côté", "x"]) == ({"place": "Côté"}, {})
    assert override({"place": "gone"}, ["x"]) == ({}, {"place": "gone"})


def test_a_mistyped_column_has_near_ones() -> None:
    assert nearest("lokation", ["location", "killed"]) == ["location"]


def test_known_headers_tell_a_header_row() -> None:
    assert is_known("Event_Date")
    assert not is_known("2025-01-09")
