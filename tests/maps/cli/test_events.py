"""`dateline events`: every row accounted for, whatever the input holds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.schema import NAMES

pytestmark = pytest.mark.usefixtures("gaz")

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = ["{{ 7*7 }}", "<img src=x onerror=alert(1)>", "</script>", "=1+1", "#VALUE!"]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def account(report: dict[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = report["account"]
    assert counts["read"] == sum(count for status, count in counts.items() if status != "read")
    return counts


def test_a_pipe_gets_csv_and_people_get_the_account(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("Ort,Datum\nKazan,2025-01-01\nQyxthorpe,2025-01-02\n")
    answer = dateline("events", "events.csv")
    rows = table(answer.out)
    assert answer.code == 0
    assert tuple(rows[0])[: len(NAMES)] == NAMES
    assert [row["status"] for row in rows] == ["mapped", "unresolved"]
    assert "events.csv: place=Ort, date=Datum" in answer.err
    assert "not on the map: 1 unresolved" in answer.err
    assert answer.err.splitlines()[-1].startswith("read 2 = mapped 1 + off_map 0 + unresolved 1")


def test_quiet_says_nothing(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    assert dateline("events", "events.csv", "-q").err == ""


def test_verbose_names_each_problem(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\nQyxthorpe\n")
    assert "events.csv, record 2: unresolved" in dateline("events", "events.csv", "-v").err


def test_columns_can_be_named_where_guessing_fails(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n2025-01-01,Kazan\n")
    answer = dateline("events", "odd.csv", "--place-column", "b", "--date-column", "a")
    assert [(row["place_id"], row["date_start"]) for row in table(answer.out)] == [
        ("gn:551487", "2025-01-01")
    ]


def test_a_column_that_is_not_there_is_named_with_those_that_are(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place,date\nKazan,2025-01-01\n")
    answer = dateline("events", "events.csv", "--place-column", "plaec")
    assert answer.code == 2
    assert "plaec" in answer.err
    assert "place" in answer.err.replace("plaec", "")


def test_a_table_without_places_names_the_option(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "numbers.csv").write_text("a,b\n1,2\n3,4\n")
    answer = dateline("events", "numbers.csv")
    assert answer.code == 2
    assert "--place-column" in answer.err
    assert len(answer.err.splitlines()) <= 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\x00"),
        ("none.csv", None),
    ],
)
def test_an_input_that_cannot_be_read_fails_alone_and_is_one_record_among_others(
    name: str, content: bytes | None, dateline: Callable[..., Any], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    alone = dateline("events", name)
    assert alone.code == 1
    assert name in alone.err
    assert len(alone.err.splitlines()) <= 3
    assert str(tmp_path) not in alone.err
    (tmp_path / "good.csv").write_text("place\nKazan\n")
    among = dateline("events", "good.csv", name, "--report", "report.json")
    assert among.code == 0
    counts = account(json.loads((tmp_path / "report.json").read_text()))
    assert (counts["mapped"], counts["rejected"]) == (1, 1)


def test_a_folder_without_readable_files_fails(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    answer = dateline("events", "folder")
    assert answer.code == 1
    assert "folder" in answer.err


def test_dirty_rows_keep_their_place_or_say_why_not(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "dirty.csv").write_text(
        "place,country,date,lat,lon,title\n"
        "Windhoek,NA,2025-01-01,,,Namibia\n"
        "Kazan,RU,31.02.2025,400,49,a latitude of 400\n"
        "Kazan,RU,03/04/2025,,,two readings\n"
        "Kazan,RU,2025-01-01,,,too many cells,surplus\n"
        "#VALUE!,,2025-01-01,,,no name\n"
    )
    rows = sorted(table(dateline("events", "dirty.csv").out), key=lambda row: int(row["record"]))
    assert [row["status"] for row in rows] == ["mapped", "mapped", "mapped", "rejected", "unresolved"]
    assert rows[0]["country"] == "NA"
    assert rows[1]["date_start"] == ""
    assert "400" in rows[1]["reason"]
    assert "31 February" in rows[1]["reason"]
    assert rows[2]["date_start"] == ""
    assert rows[2]["reason"]
    assert all(row["reason"] for row in rows[3:])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_an_encoding_is_found_out(encoding: str, dateline: Callable[..., Any], tmp_path: Path) -> None:
    text = "место;дата\nКазань;2025-01-01\nВоронеж;2025-01-02\nКурская область;2025-01-03\n"
    (tmp_path / "events.csv").write_bytes(text.encode(encoding))
    rows = table(dateline("events", "events.csv").out)
    assert [row["place_id"] for row in rows] == ["gn:551487", "gn:472045", "gn:538555"]


def test_hostile_cells_and_nul_bytes_are_text(dateline: Callable[..., Any], tmp_path: Path) -> None:
    body = "".join(f"Kazan,{value}\n" for value in HOSTILE) + "Kazan,a\0b\n"
    (tmp_path / "hostile.csv").write_bytes(b"place,title\n" + body.encode())
    answer = dateline("events", "hostile.csv")
    rows = table(answer.out)
    assert len(rows) == len(HOSTILE) + 1
    assert [row["title"] for row in rows[:3]] == HOSTILE[:3]
    assert rows[3]["title"] == "'=1+1"


def test_a_line_of_ten_megabytes_is_accounted_for(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("place,text\nKazan,ok\nKazan," + "x" * 10_000_000 + "\n")
    answer = dateline("events", "long.csv", "-o", "out.jsonl")
    assert answer.code == 0
    assert "read 2 =" in answer.err


def test_strict_exits_with_three_and_leaves_the_last_output(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\nQyxthorpe\n")
    (tmp_path / "out.csv").write_text("the last good one")
    answer = dateline("events", "events.csv", "-o", "out.csv", "--strict", "--report", "report.json")
    assert answer.code == 3
    assert "1 row could not be placed" in answer.err
    assert (tmp_path / "out.csv").read_text() == "the last good one"
    assert account(json.loads((tmp_path / "report.json").read_text()))["unresolved"] == 1


def test_corrections_win(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    (tmp_path / "corrections.csv").write_text("text,geonameid\nKazan,743615\n")
    rows = table(dateline("events", "events.csv", "--corrections", "corrections.csv").out)
    assert rows[0]["place_id"] == "gn:743615"
    missing = dateline("events", "events.csv", "--corrections", "none.csv")
    assert missing.code in (1, 2)
    assert "none.csv" in missing.err


def test_what_leaves_the_house_can_be_chosen(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place,description\nKazan,a secret\n")
    assert "secret" not in dateline("events", "events.csv", "--no-text").out
    assert (
        dateline("events", "events.csv", "--columns", "place_text,lon").out.splitlines()[0]
        == "place_text,lon"
    )


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".geojson", ".jsonl", ".parquet", ".gpkg", ".xlsx"])
def test_each_format_is_written_and_read_again(
    suffix: str, dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place,date\nKazan,2025-01-01\nVoronezh,2025-01-02\n")
    assert dateline("events", "events.csv", "-o", f"out{suffix}").code == 0
    again = table(dateline("events", f"out{suffix}").out)
    assert [(row["place_id"], row["date_start"]) for row in again] == [
        ("gn:551487", "2025-01-01"),
        ("gn:472045", "2025-01-02"),
    ]


def test_the_place_comes_in_the_fields_of_plover(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place,date\nKazan,2025-01-01\n")
    [row] = table(dateline("events", "events.csv", "--schema", "plover").out)
    assert (row["Placename"], row["Country"], row["Event Date"]) == ("Kazan", "RUS", "2025-01-01")
    assert (row["geo_precision"], row["time_precision"]) == ("1", "1")


def test_an_output_that_cannot_be_written_is_named(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    answer = dateline("events", "events.csv", "-o", "nowhere/out.csv")
    assert answer.code == 1
    assert "nowhere" in answer.err
    assert len(answer.err.splitlines()) <= 3


def test_the_examples_account_for_themselves(dateline: Callable[..., Any], tmp_path: Path) -> None:
    examples = [str(ROOT / "examples" / "events.csv"), str(ROOT / "examples" / "articles")]
    answer = dateline("events", *examples, "--report", "report.json")
    text = (tmp_path / "report.json").read_text("utf-8")
    report = json.loads(text)
    counts = account(report)
    assert set(report) == {"account", "sources", "problems", "gazetteer", "seconds"}
    assert len(table(answer.out)) == counts["read"]
    assert counts["mapped"] >= 30
    assert min(counts["off_map"], counts["unresolved"], counts["duplicate"], counts["rejected"]) >= 1
    assert str(ROOT) not in text + answer.out


def test_what_was_guessed_repaired_and_not_read_is_said(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes("place;date\nKöln;13/04/2025\nZürich;03/04/2025\n".encode("cp1252"))
    (tmp_path / "broken.csv").write_bytes(b"")
    answer = dateline("events", "old.csv", "broken.csv", "-o", "out.csv")
    assert answer.err.splitlines() == [
        "broken.csv: not read: empty file",
        "old.csv: place=place, date=date; encoding cp1252; dates read as dmy, "
        "as other rows of the column decide",
        "not on the map: 1 rejected",
        "read 3 = mapped 2 + off_map 0 + unresolved 0 + duplicate 0 + rejected 1",
        "wrote out.csv: 3 rows",
    ]


def test_a_folder_that_is_not_there_is_said_before_the_work(dateline: Callable[..., Any]) -> None:
    for options in (["-o", "none/out.csv"], ["--report", "none/report.json"]):
        answer = dateline("events", "gone.csv", *options)
        assert (answer.code, "there is no folder none" in answer.err) == (1, True)


def test_an_output_that_cannot_be_written_is_said_before_the_work(
    dateline: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").mkdir()
    assert "out.csv: cannot be written: it is a folder" in dateline("events", "gone.csv", "-o", "out.csv").err
    monkeypatch.setattr("os.access", lambda *_: False)
    answer = dateline("events", "gone.csv", "-o", "events.csv")
    assert (answer.code, "events.csv: cannot be written: no permission" in answer.err) == (1, True)


def test_a_text_is_named_once_in_what_is_said_of_it(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(
        "Police in Qyxthorpe said a fire broke out. Kazan is calm, Moscow said.\n"
    )
    said = dateline("events", "news.txt", "-v", "-o", "out.csv").err.splitlines()
    assert "news.txt: unresolved: 'Qyxthorpe': no place of that name is known" in said
    assert "not on the map: 1 mention that is no location, 1 unresolved" in said


def test_own_output_passes_through_unchanged(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(
        "id,place,date,colour\n1,Kazan,2025-01-01,=red()\n1,Kazan,2025-01-01,=red()\n2,Qyxthorpe,x,\n3,1,2,3,4\n"
    )
    dateline("events", "events.csv", "-o", "first.csv")
    for suffix in ("csv", "geojson", "tsv"):
        dateline("events", "first.csv", "-o", f"second.{suffix}")
        dateline("events", f"second.{suffix}", "-o", "third.csv")
        assert (tmp_path / "third.csv").read_bytes() == (tmp_path / "first.csv").read_bytes(), suffix


def test_corrections_that_cannot_be_are_named_at_once_before_the_work(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\nLima\n")
    (tmp_path / "own.csv").write_text("text,country,geonameid\nKazan,,999999999\nLima,QQ,3936456\n")
    answer = dateline("events", "events.csv", "--corrections", "own.csv")
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "dateline: own.csv, line 2: the gazetteer has no place 999999999; give lon and lat instead",
        "own.csv, line 3: there is no country QQ",
    ]


def test_a_place_that_is_to_be_ignored_is_off_the_map_and_no_problem(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place,lat,lon\nKazan,,\nOnline,1,2\n")
    (tmp_path / "own.csv").write_text("text,ignore\nOnline,yes\n")
    answer = dateline(
        "events", "events.csv", "--corrections", "own.csv", "--strict", "--report", "report.json"
    )
    report = json.loads((tmp_path / "report.json").read_text())
    assert (answer.code, account(report)["off_map"], report["problems"]) == (0, 1, [])
