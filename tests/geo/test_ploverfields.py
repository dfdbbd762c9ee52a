"""PLOVER's location fields."""

import gazetteer
from geo.ploverfields import plover
from geo.schema import frame
from geo.writing import to_bytes

KURSK = {
    "event_id": "e1",
    "source": "a.csv",
    "record": "1",
    "date_start": "2025-01-12",
    "date_end": "2025-01-12",
    "place_text": "Kursk",
    "place_id": "gn:538560",
    "geonameid": 538560,
    "place_name": "Kursk",
    "country": "RU",
    "admin1": "Kursk Oblast",
    "level": "city",
    "lon": 36.19,
    "lat": 51.74,
    "precision": "exact",
    "status": "mapped",
    "type": "shelling",
    "confidence": 0.9,
}
NOWHERE = {"event_id": "e2", "source": "a.csv", "record": "2", "place_text": "Qyx", "status": "unresolved"}


def test_a_town_fills_the_fields_of_its_place(gaz: gazetteer.Gazetteer) -> None:
    row = plover(frame([KURSK]), gaz).iloc[0]
    fields = ("Event ID", "Event Date", "Placename", "City", "District", "Province", "Country", "GeoNames ID")
    told = ("e1", "2025-01-12", "Kursk", "Kursk", None, "Kursk Oblast", "RUS", 538560)
    assert tuple(row[field] for field in fields) == told
    assert (row["Latitude"], row["Longitude"], row["Raw Placename"]) == (51.74, 36.19, "Kursk")
    assert row["Feature Type"] == "PPLA"


def test_a_region_is_a_province_and_no_city(gaz: gazetteer.Gazetteer) -> None:
    region = {**KURSK, "place_id": "gn:538555", "place_name": "Kursk Oblast", "level": "admin1"}
    row = plover(frame([region]), gaz).iloc[0]
    assert (row["City"], row["Province"], row["Feature Type"]) == (None, "Kursk Oblast", "ADM1")


def test_no_row_is_lost_and_what_plover_lacks_stands_behind(gaz: gazetteer.Gazetteer) -> None:
    made = plover(frame([KURSK, NOWHERE]), gaz)
    assert made["status"].tolist() == ["mapped", "unresolved"]
    assert made["Country"].tolist() == ["RUS", None]
    assert list(made.columns)[:3] == ["Event ID", "Event Date", "Placename"]
    assert "place_name" not in made.columns


def test_numbers_stay_numbers_in_every_format(gaz: gazetteer.Gazetteer) -> None:
    made = plover(frame([KURSK, NOWHERE]), gaz)
    assert b"e1,2025-01-12,Kursk,Kursk,,Kursk Oblast,RUS,51.74,36.19,538560,Kursk" in to_bytes(made, ".csv")
    assert b'"GeoNames ID": 538560' in to_bytes(made, ".jsonl")


def test_every_country_of_the_gazetteer_has_three_letters(gaz: gazetteer.Gazetteer) -> None:
    rows = [{**KURSK, "event_id": code, "country": code} for code in gaz.countries]
    assert {len(code) for code in plover(frame(rows), gaz)["Country"]} == {3}
