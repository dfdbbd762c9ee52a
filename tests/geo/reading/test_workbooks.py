from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import Workbook, load_workbook

from geo.errors import BrokenFile
from geo.reading.workbooks import plain, read, write


def book(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_cells_are_text_dates_iso_and_whole_numbers_bare() -> None:
    data = book(
        Events=[
            ["Events 2024"],
            ["Date", "Place", "Killed", "Lat"],
            [dt.datetime(2024, 11, 2), "NA", 3.0, 23.71],  # noqa: DTZ001
            [45611, "#VALUE!", None, "91,5"],
            [None, None, None, None],
        ]
    )
    [(title, sheet)] = read(data)
    assert title == "Events"
    assert sheet.headers == ("Date", "Place", "Killed", "Lat")
    assert sheet.rows == [["2024-11-02", "NA", "3", "23.71"], ["45611", "#VALUE!", "", "91,5"]]


def test_every_worksheet_with_cells_is_offered() -> None:
    data = book(Empty=[], About=[["read me"]], Data=[["place"], ["Kazan"]])
    assert [title for title, _ in read(data)] == ["About", "Data"]


def test_a_damaged_workbook_is_broken_and_no_crash() -> None:
    data = book(Data=[["place"], ["Kazan"]])
    with pytest.raises(BrokenFile, match="damaged XLSX"):
        list(read(data[: len(data) // 2]))


def test_what_is_written_is_typed_as_text_and_never_a_formula() -> None:
    hostile = ["=1+1", "@x", "+1", "#N/A", "a\x00b\x1fc", "{{ 7*7 }}", "x\ud800"]
    data = write(["=name"], [[text] for text in hostile])
    cells = [row[0] for row in load_workbook(io.BytesIO(data)).active.iter_rows()]  # type: ignore[union-attr]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["=name", "=1+1", "@x", "+1", "#N/A", "abc", "{{ 7*7 }}", "x"]


def test_the_bytes_do_not_tell_the_time() -> None:
    assert write(["a"], [["x"], [1], [2.5], [None]]) == write(["a"], [["x"], [1], [2.5], [None]])


def test_plain_values() -> None:
    assert [plain(value) for value in (None, True, 538560.0, 0.5, float("nan"), dt.date(2025, 1, 9))] == [
        "", "true", "538560", "0.5", "", "2025-01-09",
    ]  # fmt: skip
    assert plain(dt.datetime(2025, 1, 9, 14, 30)) == "2025-01-09T14:30:00"  # noqa: DTZ001
