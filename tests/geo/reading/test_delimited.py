from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.delimited import grid, looks_like_table, parse, sniff


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_fits_all_lines(mark: str) -> None:
    rows = [["date", "place", "lat"], ["25.3.2025", "Köln", "50,94"], ["26.3.2025", "Graz, Austria", "47,07"]]
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark).writerows(rows)
    assert sniff(stream.getvalue())[0] == mark
    assert [cells for cells, _ in grid(stream.getvalue())] == rows


def test_one_column_with_commas_stays_one() -> None:
    assert [cells for cells, _ in grid("place\nKazan, Russia\nParis, France\n")] == [
        ["place"], ["Kazan, Russia"], ["Paris, France"],
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    assert [cells for cells, _ in grid(end.join(["a,b", "1,2", "3,4"]))] == [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
    ]


def test_a_quotation_mark_that_never_closes_breaks_one_row() -> None:
    rows = list(parse('a,b\n1,"x\n2,y\n3,z\n', ","))
    assert [cells for cells, fault in rows if fault is None] == [["a", "b"], ["2", "y"], ["3", "z"]]
    assert [fault for _, fault in rows if fault] == ["a quotation mark is opened and never closed"]


def test_it_breaks_the_last_row_too_and_a_mark_within_a_cell_none() -> None:
    assert [fault is None for _, fault in parse('a,b\n1,"x,\n', ",")] == [True, False]
    assert [cells for cells, _ in parse('a,b\n1,5" pipe\n', ",")] == [["a", "b"], ["1", '5" pipe']]


def test_line_ends_within_quotes_belong_to_the_cell() -> None:
    assert [cells for cells, _ in parse('a,b\n"x\ny","p""q"\n', ",")] == [["a", "b"], ["x\ny", 'p"q']]


def test_a_cell_may_be_ten_megabytes() -> None:
    text = "place,text\nKazan," + "x" * 10_000_000 + "\n"
    assert [len(cells[1]) for cells, _ in grid(text)] == [4, 10_000_000]


def test_nul_characters_are_dropped() -> None:
    assert [cells for cells, _ in parse("a\0b,c\n", ",")] == [["ab", "c"]]


def test_prose_is_no_table() -> None:
    assert not looks_like_table("London, Monday\nThere was a fire, he said.\nIt was put out, she said.\n")
    assert not looks_like_table("x" * 1000)
    assert looks_like_table("дата\tместо\n2025-06-01\tКазань\n")
    assert looks_like_table("date,place\n2025-06-01,Kazan\n")


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12))
def test_what_a_csv_writer_wrote_is_read_back(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    assert [cells for cells, _ in parse(stream.getvalue(), ",")] == rows


@given(st.text(max_size=200))
def test_any_text_is_a_grid(text: str) -> None:
    grid(text)
