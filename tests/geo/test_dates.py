from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import UNKNOWN, cell, clock, decide_order, in_name

DAY = dt.date(2025, 1, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-09", "2025/01/09", "2025.1.9", "20250109", "9 Jan 2025", "9-Jan-2025", "9-Jan-25",
        "Jan. 9, 2025",
        "January 9, 2025", "9th of January 2025", "2025 Jan 9", "9.1.2025", "09.01.25", "9 января 2025 г.",
        "9 січня 2025 року", "9. Januar 2025", "9. Jänner 2025", "le 9 janvier 2025", "9 de enero de 2025",
        "Thu, 9 Jan 2025", "четверг, 9 января 2025",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    when = cell(text)
    assert (when.start, when.end, when.granularity, when.reason) == (DAY, DAY, "day", None)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2025-01-09T14:30:00+03:00", "14:30:00+03:00"),
        ("2025-01-09T14:30:00Z", "14:30:00Z"),
        ("2025-01-09 14:30", "14:30"),
        ("9 Jan 2025 2:30 PM", "14:30"),
        ("Thu, 9 Jan 2025 14:30:00 GMT", "14:30:00Z"),
        ("20250109143000", "14:30:00"),
    ],
)
def test_a_time_is_kept_with_its_offset_as_written(text: str, time: str) -> None:
    assert (cell(text).start, cell(text).time) == (DAY, time)


@pytest.mark.parametrize(
    ("text", "start", "end", "granularity"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("01/2025", "2025-01-01", "2025-01-31", "month"),
        ("Jan-25", "2025-01-01", "2025-01-31", "month"),
        ("März 2025", "2025-03-01", "2025-03-31", "month"),
        ("2025-W03", "2025-01-13", "2025-01-19", "week"),
        ("Q1 2025", "2025-01-01", "2025-03-31", "range"),
        ("2025-01-09/2025-01-12", "2025-01-09", "2025-01-12", "range"),
        ("9–12 January 2025", "2025-01-09", "2025-01-12", "range"),
        ("January 9-12, 2025", "2025-01-09", "2025-01-12", "range"),
        ("30 December 2024 to 2 January 2025", "2024-12-30", "2025-01-02", "range"),
        ("9 January – 3 February 2025", "2025-01-09", "2025-02-03", "range"),
        ("01.02.2025-05.02.2025", "2025-02-01", "2025-02-05", "range"),
    ],
)
def test_months_years_and_ranges_are_intervals(text: str, start: str, end: str, granularity: str) -> None:
    when = cell(text)
    assert (str(when.start), str(when.end), when.granularity) == (start, end, granularity)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-31", "31 February does not exist"),
        ("31/02/2025", "31 February does not exist"),
        ("2024-13-14", "month 13 does not exist"),
        ("2023-02-29", "29 February 2023 does not exist"),
        ("0000-01-01", "year 0 does not exist"),
        ("2025-01-12/2025-01-09", "2025-01-09 lies before 2025-01-12"),
        ("#VALUE!", '"#VALUE!" is not a date'),
        ("9 May", '"9 May" names no year'),
        ("45611", '"45611" is not a date'),
    ],
)
def test_what_cannot_be_a_date_is_empty_with_a_reason(text: str, reason: str) -> None:
    when = cell(text)
    assert (when.start, when.end, when.granularity, when.reason) == (None, None, "unknown", reason)


def test_an_ambiguous_date_names_both_readings() -> None:
    when = cell("03/04/2024")
    assert when.start is None
    assert when.reason is not None
    assert "3 April 2024" in when.reason
    assert "4 March 2024" in when.reason


def test_day_and_month_that_are_equal_are_not_ambiguous() -> None:
    assert cell("03/03/2025").start == dt.date(2025, 3, 3)


def test_the_order_decides() -> None:
    assert cell("03/04/2025", "dmy").start == dt.date(2025, 4, 3)
    assert cell("03/04/2025", "mdy").start == dt.date(2025, 3, 4)
    assert cell("03/04/05", "ymd").start == dt.date(2003, 4, 5)


def test_a_day_count_is_a_date_only_where_told() -> None:
    assert cell("45611", serials=True).start == dt.date(2024, 11, 15)
    assert cell("45611.5", serials=True).time == "12:00"


def test_an_empty_cell_is_unknown_without_a_reason() -> None:
    assert cell("  ") == UNKNOWN


def test_another_row_decides_the_order() -> None:
    assert decide_order(["03/04/2025", "13/04/2025", ""]).order == "dmy"
    assert decide_order(["03/04/2025", "04/13/2025"]).order == "mdy"
    assert decide_order(["30/02/2025", "01/02/2025"]).order is None


def test_rows_that_contradict_one_another_decide_nothing() -> None:
    decision = decide_order(["13/04/2025", "04/13/2025"])
    assert decision.order is None
    assert decision.reason is not None
    assert "13/04/2025" in decision.reason


def test_iso_dates_do_not_decide_a_lone_numeric_one() -> None:
    assert decide_order(["2024-03-01", "03/04/2024", "2024-03-07"]).order is None


def test_a_date_in_a_file_name_is_found() -> None:
    assert in_name("kursk-2025-01-20.txt") == dt.date(2025, 1, 20)
    assert in_name("20250120_report.csv") == dt.date(2025, 1, 20)
    assert in_name("report 20.01.2025.md") == dt.date(2025, 1, 20)
    assert in_name("2025-02-31.txt") is None
    assert in_name("1234567890.txt") is None


def test_a_clock_cell_is_a_time() -> None:
    assert clock("2:30 PM") == "14:30"
    assert clock("noon") is None


@given(st.text(max_size=60), st.sampled_from([None, "ymd", "dmy", "mdy"]))
def test_any_text_is_an_interval_or_none(text: str, order: None) -> None:
    when = cell(text, order, serials=True)
    assert (when.start is None) == (when.end is None) == (when.granularity == "unknown")
    assert when.start is None or when.end is None or when.start <= when.end


@given(st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2068, 12, 31)))
def test_a_day_reads_the_same_in_iso_and_under_its_order(day: dt.date) -> None:
    assert cell(day.isoformat()).start == day
    assert cell(f"{day.day}/{day.month}/{day.year}", "dmy").start == day
    assert cell(f"{day.month}/{day.day}/{day.year}", "mdy").start == day
    assert cell(f"{day:%d %B %Y}").start == day
    assert cell(f"{day:%d.%m.%y}").start == day
