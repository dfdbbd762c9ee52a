from __future__ import annotations

from geo.reading.sheets import Sheet, from_grid, unique


def sheet(*rows: list[str]) -> Sheet:
    made = from_grid([(row, None) for row in rows])
    assert made is not None
    return made


def test_title_and_blank_lines_above_the_header_are_skipped() -> None:
    made = sheet(["Events, January"], [""], ["date", "place"], ["2025-01-09", "Kazan"])
    assert made.headers == ("date", "place")
    assert made.numbers == [1]
    assert made.notes == ("2 lines above the header skipped",)


def test_a_row_with_too_many_cells_is_broken_and_keeps_its_number() -> None:
    made = sheet(["date", "place"], ["1", "a"], ["2", "b", "c", "d"], ["3", "e"])
    assert made.numbers == [1, 3]
    assert [(row.number, row.value, row.reason) for row in made.broken] == [
        (2, "2 | b | c | d", "4 cells where the header has 2")
    ]


def test_empty_surplus_cells_are_fine_and_missing_ones_empty() -> None:
    made = sheet(["date", "place", "type"], ["1", "a", "b", "", " "], ["2"])
    assert made.rows == [["1", "a", "b"], ["2", "", ""]]
    assert not made.broken


def test_headers_are_distinct_and_none_is_empty() -> None:
    assert unique(["name", "name", "", " name ", "\ufeffid"]) == (
        "name",
        "name 2",
        "column 3",
        "name 3",
        "id",
    )
    assert unique(["a", "a", "a 2"]) == ("a", "a 3", "a 2")


def test_a_table_without_a_header_loses_no_row() -> None:
    made = sheet(["2025-01-09", "Kazan"], ["2025-01-10", "Kursk"])
    assert made.headers == ("column 1", "column 2")
    assert len(made.rows) == 2


def test_humanitarian_tags_are_no_row() -> None:
    made = sheet(["date", "place"], ["#date+event", "#loc+name"], ["2025-01-09", "Kazan"])
    assert made.rows == [["2025-01-09", "Kazan"]]


def test_blank_rows_at_the_end_are_no_rows() -> None:
    assert len(sheet(["date", "place"], ["1", "a"], ["", ""], [" "]).rows) == 1


def test_nothing_is_no_sheet() -> None:
    assert from_grid([]) is None
    assert from_grid([([""], None)]) is None
