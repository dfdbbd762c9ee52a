from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import When
from geo.text.timephrases import TimePhrase, find

MONDAY = dt.date(2025, 1, 20)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def only(
    text: str, lang: str = "en", published: dt.date | None = MONDAY, previous: When | None = None
) -> TimePhrase:
    phrases = find(text, published, lang, previous=previous)
    assert len(phrases) == 1, phrases
    return phrases[0]


@pytest.mark.parametrize(
    ("text", "lang", "start", "end", "granularity"),
    [
        ("It burned on Jan. 9 at dawn", "en", "2025-01-09", "2025-01-09", "day"),
        ("It burned on 9 January 2024", "en", "2024-01-09", "2024-01-09", "day"),
        ("It burned on December 24", "en", "2024-12-24", "2024-12-24", "day"),
        ("It burned on Thursday", "en", "2025-01-16", "2025-01-16", "day"),
        ("It burned on Monday", "en", "2025-01-20", "2025-01-20", "day"),
        ("It burned late on Sunday evening", "en", "2025-01-19", "2025-01-19", "day"),
        ("It burned last Thursday", "en", "2025-01-16", "2025-01-16", "day"),
        ("Talks will resume on Friday", "en", "2025-01-24", "2025-01-24", "day"),
        ("It burned overnight into Thursday", "en", "2025-01-15", "2025-01-16", "night"),
        ("It burned overnight into Jan. 16", "en", "2025-01-15", "2025-01-16", "night"),
        ("It burned in the night from Sunday to Monday", "en", "2025-01-19", "2025-01-20", "night"),
        ("It burned yesterday", "en", "2025-01-19", "2025-01-19", "day"),
        ("It burned overnight", "en", "2025-01-19", "2025-01-20", "night"),
        ("It burned last week", "en", "2025-01-13", "2025-01-19", "week"),
        ("It burned at the weekend", "en", "2025-01-18", "2025-01-19", "weekend"),
        ("It burned earlier this month", "en", "2025-01-01", "2025-01-20", "month"),
        ("It burned in November", "en", "2024-11-01", "2024-11-30", "month"),
        ("It burned in August 2023", "en", "2023-08-01", "2023-08-31", "month"),
        ("In 2023, the plant burned", "en", "2023-01-01", "2023-12-31", "year"),
        ("It has burned since Thursday", "en", "2025-01-16", "2025-01-20", "range"),
        ("It burned from Dec. 28 to Jan. 3", "en", "2024-12-28", "2025-01-03", "range"),
        ("8h ago", "en", "2025-01-19", "2025-01-20", "range"),
        ("It burned two days ago", "en", "2025-01-18", "2025-01-18", "day"),
        ("Склад горел 9 января", "ru", "2025-01-09", "2025-01-09", "day"),
        ("В ночь на четверг горел склад", "ru", "2025-01-15", "2025-01-16", "night"),
        ("Во вторник вечером горел склад", "ru", "2025-01-14", "2025-01-14", "day"),
        ("Вчера горел склад", "ru", "2025-01-19", "2025-01-19", "day"),
        ("Склад горел в мае 2024 года", "ru", "2024-05-01", "2024-05-31", "month"),
        ("Склад горів 9 січня", "uk", "2025-01-09", "2025-01-09", "day"),
        ("У четвер горів склад", "uk", "2025-01-16", "2025-01-16", "day"),
        ("Минулого тижня горів склад", "uk", "2025-01-13", "2025-01-19", "week"),
        ("Am Donnerstag brannte es", "de", "2025-01-16", "2025-01-16", "day"),
        ("Es brannte in der Nacht zum Sonntag", "de", "2025-01-18", "2025-01-19", "night"),
        ("Le feu a pris le 9 janvier", "fr", "2025-01-09", "2025-01-09", "day"),
        ("El fuego empezó el jueves", "es", "2025-01-16", "2025-01-16", "day"),
    ],
)
def test_a_phrase_means_these_days(text: str, lang: str, start: str, end: str, granularity: str) -> None:
    phrase = only(text, lang)
    assert (phrase.when.start, phrase.when.end, phrase.when.granularity) == (
        day(start),
        day(end),
        granularity,
    )
    assert phrase.use == "event"


DATED = [
    line.split("\t")
    for line in (Path(__file__).parent / "dated.tsv").read_text("utf-8").splitlines()
    if line.strip()
]
"""Invented sentences of a report of MONDAY: language, text, first and last day, granularity."""


@pytest.mark.parametrize(("lang", "text", "start", "end", "granularity"), DATED)
def test_every_way_to_say_when_is_read(lang: str, text: str, start: str, end: str, granularity: str) -> None:
    phrase = only(text, lang)
    assert (str(phrase.when.start), str(phrase.when.end), phrase.when.granularity) == (
        start,
        end,
        granularity,
    )
    assert phrase.use == "event"


@pytest.mark.parametrize(
    ("text", "lang", "time"),
    [
        ("It burned at 4:30 a.m. on Thursday", "en", "04:30"),
        ("It burned on Thursday at 14:30 GMT", "en", "14:30Z"),
        ("It burned on 2025-01-16T14:30+03:00", "en", "14:30+03:00"),
        ("It burned overnight into Thursday, shortly before midnight", "en", "00:00"),
        ("Склад загорелся в четверг в 14:30 мск", "ru", "14:30+03:00"),
        ("Склад загорівся у четвер о 14:30", "uk", "14:30"),
    ],
)
def test_the_time_beside_a_day_is_kept_with_its_zone(text: str, lang: str, time: str) -> None:
    assert only(text, lang).when.time == time


def test_a_time_of_another_sentence_is_left_there() -> None:
    (phrase,) = find("It burned on Thursday. At 9 a.m. it rained.", MONDAY, "en")
    assert phrase.when.time is None


def test_an_ambiguous_date_is_left_empty_with_the_reason() -> None:
    when = only("It burned on 03/04/2025").when
    assert when.start is None
    assert when.reason is not None
    assert "3 April 2025 or" in when.reason or "4 March 2025 or" in when.reason


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The following Friday it burned", "en", "2025-01-10"),
        ("The previous Friday it burned", "en", "2025-01-03"),
        ("Two days earlier it burned", "en", "2025-01-07"),
        ("Накануне горел склад", "ru", "2025-01-08"),
        ("За два дня до этого горел склад", "ru", "2025-01-07"),
        ("Спустя два дня горел склад", "ru", "2025-01-11"),
        ("Через день горел склад", "ru", "2025-01-10"),
        ("Через три дня горел склад", "ru", "2025-01-12"),
        ("Двома днями раніше горів склад", "uk", "2025-01-07"),
        ("Напередодні горів склад", "uk", "2025-01-08"),
        ("Am Vortag brannte es", "de", "2025-01-08"),
        ("La veille, le feu a pris", "fr", "2025-01-08"),
        ("Al día siguiente ardió", "es", "2025-01-10"),
    ],
)
def test_phrases_of_every_language_count_from_the_event_before(text: str, lang: str, expected: str) -> None:
    before = When(day("2025-01-09"), day("2025-01-09"), "day")
    assert only(text, lang, previous=before).when.start == day(expected)


def test_the_day_before_a_night_is_that_on_which_it_began() -> None:
    night = When(day("2025-01-15"), day("2025-01-16"), "night")
    assert only("A day earlier it burned", previous=night).when.start == day("2025-01-15")


def test_how_long_something_took_is_no_date_beside_one() -> None:
    phrases = find("Over the past three days it rained; on Thursday it burned", MONDAY, "en")
    assert [phrase.use for phrase in phrases] == ["other", "event"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Накануне выборов горел склад", "ru"),
        ("Напередодні свята горів склад", "uk"),
        ("It burned on the 16th floor", "en"),
        ("in two days of talks", "en"),
        ("Sat down on the mat", "en"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str, lang: str) -> None:
    assert find(text, MONDAY, lang) == []


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("captured in the region as reported by the Herald on Jan. 11", "reporting"),
        ("the mayor said on Thursday", "reporting"),
        ("he told reporters on Monday", "reporting"),
        ("Photo: Jan. 12. 2025", "other"),
        ("the oldest since 1995", "other"),
        ("closed until Monday", "other"),
        ("two people were killed on Thursday", "event"),
        ("the mayor said a house burned on Thursday", "event"),
    ],
)
def test_what_a_phrase_dates_is_told_from_the_words_before_it(text: str, use: str) -> None:
    assert only(text).use == use


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A day earlier it burned", "2025-01-08"),
        ("The same day it burned", "2025-01-09"),
        ("Two days later it burned", "2025-01-11"),
    ],
)
def test_some_phrases_count_from_the_event_before(text: str, expected: str) -> None:
    before = When(day("2025-01-09"), day("2025-01-09"), "day")
    assert only(text, previous=before).when.start == day(expected)


def test_within_one_text_the_event_phrase_before_counts() -> None:
    phrases = find("It burned on Jan. 9 and smoked the next day", MONDAY, "en")
    assert [phrase.when.start for phrase in phrases] == [day("2025-01-09"), day("2025-01-10")]


@pytest.mark.parametrize(
    "text", ["on Thursday", "Jan. 9", "yesterday", "in November", "a day earlier", "last week"]
)
def test_without_a_publication_date_the_reason_is_given(text: str) -> None:
    phrase = only(text, published=None)
    assert phrase.when.start is None
    assert phrase.when.granularity == "unknown"
    assert phrase.when.reason


def test_a_day_that_does_not_exist_is_unknown_with_the_reason() -> None:
    when = only("It burned on 31 February 2024").when
    assert when.start is None
    assert when.reason == "2024-02-31 does not exist"


@pytest.mark.parametrize(
    "text", ["It may 5 times", "They march 3 miles", "a 12-year-old", "97% of 2,000 people", "at 7:30"]
)
def test_ordinary_words_and_numbers_are_no_dates(text: str) -> None:
    assert find(text, MONDAY, "en") == []


@pytest.mark.parametrize(
    ("text", "lang", "time", "expected"),
    [
        ("It burned two hours ago", "en", "16:00", "2025-01-20"),
        ("It burned 8h ago", "en", "05:00+02:00", "2025-01-19"),
        ("It burned 30 hours ago", "en", "16:00Z", "2025-01-19"),
        ("It burned 20 minutes ago", "en", "00:10", "2025-01-19"),
        ("Два часа назад горел склад", "ru", "16:00", "2025-01-20"),
        ("Дві години тому горів склад", "uk", "01:00", "2025-01-19"),
    ],
)
def test_hours_count_from_the_hour_of_publication(text: str, lang: str, time: str, expected: str) -> None:
    [phrase] = find(text, MONDAY, lang, published_time=time)
    assert (phrase.when.start, phrase.when.granularity) == (day(expected), "day")


def test_a_season_says_that_it_is_the_northern_one() -> None:
    assert "north of the equator" in str(only("It burned in spring 2023").when.reason)


PAST = (
    "on Friday", "on May 5", "on the 14th", "in June", "last summer", "over the weekend", "for a third day",
    "overnight", "8h ago", "in the 24 hours to 6 a.m.", "at the end of March", "since Tuesday",
    "on Boxing Day", "on February 29", "on the night of April 3", "from Dec. 28 to Jan. 3",
    "from March to May",
)  # fmt: skip


@given(st.sampled_from(PAST), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_what_a_report_says_has_happened_did_not_happen_after_it(words: str, published: dt.date) -> None:
    when = only(f"The depot burned {words}", published=published).when
    assert when.start is None or when.start <= published


@given(
    st.text(alphabet=st.sampled_from("0123456789 Jan.Thursday-–,overnight to ago h"), max_size=120),
    st.dates(),
    st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_day_give_phrases_in_order(text: str, published: dt.date, lang: str) -> None:
    at = 0
    for phrase in find(text, published, lang):
        assert at <= phrase.start < phrase.end <= len(text)
        assert (phrase.when.start is None) == (phrase.when.end is None)
        if phrase.when.start and phrase.when.end:
            assert phrase.when.start <= phrase.when.end
        at = phrase.end
