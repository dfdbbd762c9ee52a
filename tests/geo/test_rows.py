"""What a table row says of where, and what is believed when it contradicts itself."""

from pathlib import Path
from typing import Any

import pytest

import gazetteer
import geo


def rows(tmp_path: Path, gaz: gazetteer.Gazetteer, text: str, **options: Any) -> list[dict[str, Any]]:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    events = geo.locate(path, gazetteer=gaz, **options)
    return [dict(row) for row in events.drop(columns="geometry").to_dict("records")]


def one(tmp_path: Path, gaz: gazetteer.Gazetteer, text: str) -> dict[str, Any]:
    [row] = rows(tmp_path, gaz, text)
    return row


def test_na_is_namibia(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    row = one(tmp_path, gaz, "date,place,country\n2025-01-01,Windhoek,NA\n")
    assert (row["status"], row["country"]) == ("mapped", "NA")


def test_the_country_column_decides_between_namesakes(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    found = rows(
        tmp_path, gaz, "date,place,country\n2025-01-01,Kazan,TR\n2025-01-01,Kazan,RU\n2025-01-01,Kazan,\n"
    )
    assert [row["geonameid"] for row in found] == [743615, 551487, 551487]


def test_good_coordinates_are_drawn_as_written(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    row = one(tmp_path, gaz, "date,place,country,lat,lon\n2025-01-01,Quito,EC,-0.22,-78.51\n")
    assert (row["lon"], row["lat"], row["precision"]) == (-78.51, -0.22, "exact")
    assert row["geonameid"] == 3652462


@pytest.mark.parametrize(
    ("lat", "lon", "word"),
    [
        ("400", "-78.51", "latitude"),
        ("0", "0", "0,0"),
        ("", "-78.51", "half a pair"),
        ("#VALUE!", "-78.51", "not a number"),
        ("-78.51", "-0.22", "exchanged"),
        ("48.86", "2.35", "France"),
    ],
)
def test_a_point_that_cannot_be_true_goes_to_the_named_place(
    tmp_path: Path, gaz: gazetteer.Gazetteer, lat: str, lon: str, word: str
) -> None:
    row = one(tmp_path, gaz, f"date,place,country,lat,lon\n2025-01-01,Quito,EC,{lat},{lon}\n")
    assert row["status"] == "mapped"
    assert row["geonameid"] == 3652462
    assert row["lat"] == pytest.approx(-0.22, abs=0.1)
    assert word in row["reason"]


def test_coordinates_without_a_name_say_country_and_division(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    row = one(tmp_path, gaz, "date,place,lat,lon\n2025-01-01,,51.73,36.19\n")
    assert row["status"] == "mapped"
    assert row["country"] == "RU"
    assert "Kursk" in row["admin1"]
    assert not isinstance(row["place_id"], str)


def test_a_name_nobody_knows_stays_where_its_coordinates_are(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    row = one(tmp_path, gaz, "date,place,lat,lon\n2025-01-01,Qwxyzograd,51.73,36.19\n")
    assert row["status"] == "mapped"
    assert row["reason"] == "no place of that name is known: placed by its coordinates"


def test_neither_name_nor_point_is_unresolved(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    found = rows(
        tmp_path,
        gaz,
        "date,place,lat,lon\n2025-01-01,,,\n2025-01-02,#VALUE!,,\n2025-01-03,Springfield,,\n",
    )
    assert {row["status"] for row in found} == {"unresolved"}
    assert all(row["reason"] for row in found)


def test_a_cell_may_hold_a_phrase(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    found = rows(
        tmp_path,
        gaz,
        'date,place\n2025-01-01,"near Kursk, Russia"\n2025-01-01,"15 km south of Bakhmut, Ukraine"\n',
    )
    assert [(row["relation"], row["precision"]) for row in found] == [("near", "near"), ("direction", "near")]
    assert found[1]["lat"] == pytest.approx(48.4593, abs=0.01)


def test_a_row_repeated_in_every_column_is_a_duplicate(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    line = "2025-01-01,Kazan,fire\n"
    found = rows(tmp_path, gaz, "date,place,what\n" + line + line + "2025-01-01,Kazan,flood\n")
    assert [row["status"] for row in found] == ["mapped", "duplicate", "mapped"]
    assert found[1]["duplicate_of"] == found[0]["event_id"]
    assert len({row["event_id"] for row in found}) == 3


def test_extra_columns_are_carried_and_never_shadow_ours(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    row = one(tmp_path, gaz, "date,place,killed,status\n2025-01-01,Kazan,3,verified\n")
    assert (row["killed"], row["status"], row["input_status"]) == ("3", "mapped", "verified")


def test_an_event_id_does_not_depend_on_where_the_event_is_found(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    text = "date,place\n2025-01-01,Kazan\n"
    plain = rows(tmp_path, gaz, text)
    corrections = tmp_path / "corrections.csv"
    corrections.write_text("text,country,geonameid\nKazan,,743615\n", encoding="utf-8")
    corrected = rows(tmp_path, gaz, text, corrections=corrections)
    assert corrected[0]["geonameid"] == 743615
    assert corrected[0]["event_id"] == plain[0]["event_id"]
    assert "line 2" in corrected[0]["reason"]


def test_written_events_are_read_back_as_they_were(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    source = tmp_path / "in.csv"
    source.write_text(
        "date,place,note\n2025-01-01,Kazan,=1+1\n2025-01-02,Nowhereville-on-Qx,x\n", encoding="utf-8"
    )
    events = geo.locate(source, gazetteer=gaz)
    for suffix in (".csv", ".geojson"):
        first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
        geo.write(events, first)
        geo.write(geo.locate(first, gazetteer=gaz), second)
        assert first.read_bytes() == second.read_bytes()


def test_problems_name_what_was_put_aside_and_not_how_a_name_was_understood(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "date,city,state,country,lat,lon\n"
        "2025-01-01,Quito,Pichincha,EC,,\n"
        "2025-02-31,Quito,Pichincha,EC,400,-78\n"
        "2025-01-01,Quito,,Ruritania,,\n"
        "2025-01-01,,,,400,1\n"
        "2025-01-01,,,,,\n",
        encoding="utf-8",
    )
    problems = geo.report(geo.locate(path, gazetteer=gaz))["problems"]
    assert [(one["record"], one["column"], one["value"], one["reason"]) for one in problems] == [
        ("2", "lat", "400, -78", "latitude 400 is out of range: placed at Quito"),
        ("2", "date", "2025-02-31", "31 February does not exist"),
        ("3", "country", "Ruritania", "'Ruritania' is no country that the gazetteer knows"),
        ("4", "lat", "400, 1", "latitude 400 is out of range; no place is named"),
        ("5", "city", "", "neither a name nor coordinates"),
    ]


def test_a_cell_as_long_as_a_file_is_no_name(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    row = one(tmp_path, gaz, f"date,place\n2025-01-01,{'Quito ' * 10_000}\n")
    assert row["status"] == "unresolved"
    assert row["reason"] == "59,999 characters are no name of a place"


def test_two_tables_of_events_keep_their_ids_apart(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "in.csv").write_text("place\nKazan\nKazan\n", encoding="utf-8")
    made = geo.locate(tmp_path / "in.csv", gazetteer=gaz)
    for name in ("a.csv", "b.csv"):
        geo.write(made, tmp_path / name)
    both = geo.locate([tmp_path / "a.csv", tmp_path / "b.csv"], gazetteer=gaz)
    first, second = made["event_id"]
    assert list(both["event_id"]) == [first, second, f"{first}@b.csv", f"{second}@b.csv"]
    assert list(both["duplicate_of"]) == [None, first, None, f"{first}@b.csv"]


def test_an_unknown_place_is_not_put_at_what_it_lies_in(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    cells = (
        "Qyxthorpe, Texas, US",
        "15 km south of Bakhmut, Ukraine",
        "Qyxthorpe (Texas)",
        "a bank in Lima, Peru",
    )
    found = rows(tmp_path, gaz, "\n".join(["place", *(f'"{cell}"' for cell in cells)]))
    assert [(row["status"], row["place_name"]) for row in found] == [
        ("unresolved", None), ("mapped", "Bakhmut"), ("unresolved", None), ("mapped", "Lima"),
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["", "Simferopol"])
@pytest.mark.parametrize(
    ("view", "said", "country", "word"),
    [
        ("un", "Russia", "UA", "Crimea belongs to RU in Russia's view (UA here)"),
        ("RU", "Ukraine", "RU", "Crimea belongs to UA in the UN's"),
    ],
)
def test_a_country_of_another_view_does_not_contradict_a_point(
    tmp_path: Path, gaz: gazetteer.Gazetteer, place: str, view: str, said: str, country: str, word: str
) -> None:
    text = f"date,place,country,lat,lon\n2025-01-01,{place},{said},44.957,34.111\n"
    [row] = rows(tmp_path, gaz, text, worldview=view)
    assert (row["status"], row["country"], row["lat"]) == ("mapped", country, pytest.approx(44.957))
    assert word in row["reason"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_keep_the_view(tmp_path: Path, gaz: gazetteer.Gazetteer, jobs: int) -> None:
    for number in range(4):
        text = f"Shelling was reported in Simferopol on {number + 1} January 2025.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    events = geo.locate(tmp_path, gazetteer=gaz, worldview="RU", jobs=jobs)
    assert set(events.loc[events["status"] == "mapped", "country"]) == {"RU"}
