from __future__ import annotations

import datetime as dt

from geo.reading.sheets import Sheet
from geo.reading.tables import Table, build, event_rows
from geo.schema import NAMES


def table(headers: str, *rows: str, **options: object) -> Table:
    names = tuple(headers.split(","))
    cells = [row.split("|") for row in rows]
    sheet = Sheet(names, cells, list(range(1, len(cells) + 1)))
    return build(sheet, "t.csv", **options)  # type: ignore[arg-type]


def test_values_stay_text() -> None:
    made = table("place,country,n", "Windhoek|NA|007", "Oslo|NO|1.0")
    assert made.values["country"].tolist() == ["NA", "NO"]
    assert made.values["n"].tolist() == ["007", "1.0"]
    assert made.values["n"].dtype == object


def test_what_has_no_role_is_an_extra() -> None:
    assert table("place,killed,date", "Kazan|3|2025-01-09").extras == ("killed",)


def test_the_user_overrides_the_guess() -> None:
    made = table("place,ort,date", "a|b|2025-01-09", columns={"place": "Ort"})
    assert made.columns["place"] == "ort"
    assert made.extras == ("place",)


def test_other_rows_decide_how_a_date_is_read_and_the_note_says_so() -> None:
    made = table("date,place", "03/04/2025|a", "13/04/2025|b")
    assert [when.start for when in made.when()] == [dt.date(2025, 4, 3), dt.date(2025, 4, 13)]
    assert made.date_order == "dmy"
    assert "dmy" in made.notes[0]


def test_day_counts_are_dates_beside_dates_only() -> None:
    assert table("date,place", "2024-11-14|a", "45611|b").when()[1].start == dt.date(2024, 11, 15)
    assert table("date,place", "45611|b").when()[0].start is None


def test_end_and_time_of_day_come_from_their_columns() -> None:
    made = table("date,end_date,time,place", "2025-01-09|2025-01-12|14:30|a", "2025-01-09|2025-01-01||b")
    first, second = made.when()
    assert (first.end, first.granularity, first.time) == (dt.date(2025, 1, 12), "range", "14:30")
    assert second.end == dt.date(2025, 1, 9)
    assert second.reason == "the end 2025-01-01 lies before 2025-01-09"


def test_midnight_in_every_row_is_no_time() -> None:
    assert [
        w.time for w in table("date,place", "2025-01-09T00:00:00Z|a", "2025-01-10T00:00:00Z|b").when()
    ] == [None, None]
    assert table("date,place", "2025-01-09 00:00|a", "2025-01-10 14:30|b").when()[0].time == "00:00"


def test_a_column_of_whole_points_is_split() -> None:
    made = table("coordinates,what", "55.79, 49.12|a", "LINESTRING (0 0, 1 1)|b", "POINT (49.1 55.7)|c")
    assert [(point.lon, point.lat) for point in made.points()] == [(49.12, 55.79), (None, None), (49.1, 55.7)]
    assert made.geometry is not None
    assert made.geometry[1] is not None
    assert made.says_where


def test_a_table_says_where_or_not() -> None:
    assert not table("date,what", "2025-01-09|b").says_where
    assert table("date,country", "2025-01-09|NA").says_where


def test_own_output_is_recognised_and_typed_again() -> None:
    cells = dict.fromkeys(NAMES, "") | {
        "event_id": "a", "geonameid": "551487", "lon": "49.12", "confidence": "0.9",
        "status": "mapped", "note": "x",
    }  # fmt: skip
    made = build(Sheet(tuple(cells), [list(cells.values())], [1]), "own.csv")
    assert made.is_events
    assert made.extras == ("note",)
    [row] = event_rows(made)
    assert (row["geonameid"], row["lon"], row["title"], row["place_text"], row["note"]) == (
        551487,
        49.12,
        None,
        "",
        "x",
    )
