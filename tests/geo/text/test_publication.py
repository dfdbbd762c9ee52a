from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.publication import ago, first_line, labelled, stated, under_headline

DAY = dt.date(2025, 1, 20)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2025-01-20", None),
        ("20250120", None),
        ("2025-01-20T08:00:00+02:00", "08:00:00+02:00"),
        ("2025-01-20T08:00:00.123Z", "08:00:00Z"),
        ("Mon, 20 Jan 2025 08:00:00 GMT", "08:00:00Z"),
        ("Mon, 20 Jan 2025 08:00:00 EST", "08:00:00-05:00"),
        ("20 Jan 2025 08:00 +0300", "08:00:00+03:00"),
        ("Пн, 20 янв 2025 10:00:00 +0300", "10:00:00+03:00"),
        ("lun, 20 ene 2025 08:00:00 +0100", "08:00:00+01:00"),
        ("January 20, 2025 8:00 am", "08:00"),
        ("20.01.2025 10:00", "10:00"),
    ],
)
def test_a_field_gives_day_time_and_zone_as_written(value: str, time: str | None) -> None:
    when = stated(value)
    assert when is not None
    assert (when.start, when.time) == (DAY, time)


@pytest.mark.parametrize(
    "value", ["", None, "yesterday", "2025-01", "2025", "03/04/2025", "31 Feb 2025 08:00:00 GMT", "9" * 500]
)
def test_what_is_no_whole_day_gives_none(value: str | None) -> None:
    assert stated(value) is None


@pytest.mark.parametrize(
    "line",
    [
        "Published: 20 January 2025",
        "Updated 8:04 AM EST, Mon January 20, 2025",
        "Опубликовано: 20 января 2025, 10:30",
        "Опубліковано 20.01.2025 10:00",
        "Veröffentlicht am 20. Januar 2025",
        "Publié le 20 janvier 2025 à 10h30",
        "Publicado el 20 de enero de 2025",
    ],
)
def test_a_labelled_line_states_the_date_in_six_languages(line: str) -> None:
    when = labelled(["Depot burns", line])
    assert when is not None
    assert when.start == DAY


def test_a_date_that_stands_below_the_headline_is_the_publication() -> None:
    for lines in (
        ["Depot burns", "January 20, 2025"],
        ["Depot burns", "By Jane Doe", "20 января 2025, 10:30"],
    ):
        when = under_headline(lines)
        assert when is not None
        assert when.start == DAY
    assert under_headline(["Depot burns", "The depot burned on January 20, 2025."]) is None
    assert under_headline(["Depot burns", "Jan. 20"]) is None


def test_a_first_line_that_begins_with_date_ends_before_the_report() -> None:
    found = first_line("date 2025-01-20 — A team met.")
    assert found is not None
    assert (found[0].start, found[1]) == (DAY, len("date 2025-01-20 — "))
    assert first_line("date 2025-13-20 A team met.") is None


def test_hours_ago_count_from_the_time_of_the_publication() -> None:
    when = ago("9h ago", DAY, "08:00:00+02:00")
    assert when is not None
    assert (when.start, when.time) == (dt.date(2025, 1, 19), "23:00+02:00")
    assert ago("9h ago", DAY, None) is None
    assert ago("9 days ago", DAY, "08:00") is None


@given(
    st.text(max_size=90) | st.from_regex(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
)
def test_any_field_is_a_whole_day_or_nothing(value: str) -> None:
    when = stated(value)
    assert when is None or (when.start == when.end and when.start is not None)


def test_a_date_alone_counts_below_an_address_and_the_headline_once_more() -> None:
    heads = [
        "Print: Bus crash kills six",
        "Source: https://example.org/a",
        "Bus crash kills six",
        "Jan. 7, 2025",
    ]
    when = under_headline(heads)
    assert when is not None
    assert str(when.start) == "2025-01-07"
