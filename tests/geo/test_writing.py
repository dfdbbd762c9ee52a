from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import LineString

from geo.errors import BadOption
from geo.reading.inputs import read
from geo.reading.tables import event_rows
from geo.schema import NAMES, check, frame, is_null
from geo.writing import to_bytes, write

SUFFIXES = (".csv", ".tsv", ".geojson", ".jsonl", ".parquet", ".gpkg", ".xlsx")
HOSTILE = [
    "=1+1",
    "-cmd",
    "'=x",
    "@x",
    "\tx",
    "a\rb",
    'q"uo,te;d',
    "line\nend",
    "{{ 7*7 }}",
    "</script>",
    " edge ",
]


def events() -> gpd.GeoDataFrame:
    mapped: dict[str, Any] = {
        "event_id": "a", "source": "s.csv", "record": "1", "title": "Köln – Казань",
        "date_start": "2025-01-09",
        "date_end": "2025-01-09", "date_granularity": "day", "place_text": "Kazan", "place_id": "gn:551487",
        "geonameid": 551487, "lon": 49.12214, "lat": 55.78874, "confidence": 0.97, "uncertainty_km": 12.0,
        "status": "mapped", "precision": "exact", "=killed": "3", "Type": "x",
    }  # fmt: skip
    shaped = {**mapped, "event_id": "line", "geometry": LineString([(0, 0), (1, 1)])}
    rest = [
        {
            "event_id": f"h{i}",
            "source": "s.csv",
            "record": str(i),
            "text": text,
            "place_text": text,
            "status": "unresolved",
        }
        for i, text in enumerate(HOSTILE)
    ]
    return frame([mapped, shaped, *rest])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_events_are_the_same_bytes(suffix: str) -> None:
    assert to_bytes(events(), suffix) == to_bytes(events(), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_was_written_is_read_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"events{suffix}"
    given = events()
    write(given, path)
    [table] = read([path]).tables
    assert table.is_events
    back = frame(event_rows(table))
    assert check(back) == []
    drawn = suffix in (".geojson", ".parquet", ".gpkg")
    for name in NAMES:
        for one, other in zip(given[name].tolist(), back[name].tolist(), strict=True):
            if suffix == ".xlsx" and isinstance(one, str):
                one, other = one.replace("\r", "\n"), str(other).replace("\r", "\n")
            assert (is_null(one) and is_null(other)) or one == other, name
    assert back["=killed"].tolist()[:3] == ["3", "3", None]
    if drawn:
        assert [shape and shape.wkt for shape in given.geometry] == [
            shape and shape.wkt for shape in back.geometry
        ]


def test_csv_cells_that_a_spreadsheet_would_run_are_guarded() -> None:
    text = to_bytes(events(), ".csv").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert "'=killed" in rows[0]
    assert [row["text"] for row in rows[2:7]] == ["'=1+1", "'-cmd", "''=x", "'@x", "'\tx"]
    assert rows[0]["geonameid"] == "551487"
    assert rows[2]["geonameid"] == ""
    assert '"a\rb"' in text
    assert "\r\n" not in text


def test_negative_coordinates_are_numbers_and_stay() -> None:
    made = frame(
        [{"event_id": "a", "source": "s", "record": "1", "status": "mapped", "lon": -0.5, "lat": -1.0}]
    )
    assert ",-0.5,-1," in to_bytes(made, ".csv").decode()


def test_geojson_is_valid_and_one_feature_a_line() -> None:
    data = to_bytes(events(), ".geojson").decode()
    made = json.loads(data)
    assert made["features"][0]["geometry"] == {"type": "Point", "coordinates": [49.12214, 55.78874]}
    assert made["features"][0]["properties"]["geonameid"] == 551487
    assert made["features"][2]["geometry"] is None
    assert len(data.splitlines()) == len(made["features"]) + 2


def test_text_and_columns_stay_in_the_house_on_request() -> None:
    made = json.loads(to_bytes(events(), ".jsonl", no_text=True).decode().splitlines()[2])
    assert made["text"] is None
    chosen = to_bytes(events(), ".csv", columns=["status", "title"]).decode().splitlines()
    assert chosen[0] == "title,status"
    with pytest.raises(BadOption, match="did you mean"):
        to_bytes(events(), ".csv", columns=["titel"])


def test_csv_for_excel_has_a_mark_and_the_separator_of_the_language() -> None:
    assert to_bytes(events(), ".csv", csv_for="excel").startswith(b"\xef\xbb\xbfevent_id,source")
    german = to_bytes(events(), ".csv", csv_for="excel:de")
    assert german.startswith(b"\xef\xbb\xbfevent_id;source")
    assert b";49,12214;55,78874;" in german
    [table] = read(["-"], stdin=german).tables
    assert event_rows(table)[0]["lon"] == 49.12214
    with pytest.raises(BadOption, match="csv-for"):
        to_bytes(events(), ".csv", csv_for="numbers")


def test_an_unknown_suffix_lists_the_formats(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"\.csv \.tsv"):
        write(events(), tmp_path / "events.doc")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_events_are_a_file_too(suffix: str) -> None:
    assert len(to_bytes(frame([]), suffix)) >= (0 if suffix == ".jsonl" else 1)
