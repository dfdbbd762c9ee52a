from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.clocktimes import find


@pytest.mark.parametrize(
    ("text", "lang", "time"),
    [
        ("It burned at 4:30 a.m. on Thursday", "en", "04:30"),
        ("It burned at 4.30pm", "en", "16:30"),
        ("It burned at 12 a.m.", "en", "00:00"),
        ("It burned at 12:05 p.m. local time", "en", "12:05"),
        ("It burned around 14:30", "en", "14:30"),
        ("It burned at 0430 GMT", "en", "04:30Z"),
        ("It burned at 14:30 UTC+3", "en", "14:30+03:00"),
        ("It burned at 9:15 p.m. EST", "en", "21:15-05:00"),
        ("It burned at 9:15 p.m. CST", "en", "21:15"),
        ("It burned at 14:30 (11:30 GMT)", "en", "14:30"),
        ("It burned shortly before midnight", "en", "00:00"),
        ("Склад загорелся в 14:30 мск", "ru", "14:30+03:00"),
        ("Склад загорелся около 5.40", "ru", "05:40"),
        ("Склад загорелся в три часа ночи", "ru", "03:00"),
        ("Склад загорелся в 11 часов вечера", "ru", "23:00"),
        ("Склад загорелся в 11 часов ночи", "ru", "23:00"),
        ("Склад загорелся в полдень", "ru", "12:00"),
        ("Склад загорівся о 14:30", "uk", "14:30"),
        ("Склад загорівся о п’ятій ранку", "uk", "05:00"),
        ("Склад загорівся опівночі", "uk", "00:00"),
        ("Es brannte um 14.30 Uhr", "de", "14:30"),
        ("Es brannte gegen 5 Uhr morgens", "de", "05:00"),
        ("Le feu a pris à 14h30", "fr", "14:30"),
        ("Le feu a pris vers 5 heures du matin", "fr", "05:00"),
        ("El fuego empezó a las 14:30 horas", "es", "14:30"),
        ("El fuego empezó a las 5 de la tarde", "es", "17:00"),
    ],
)
def test_a_time_of_day_is_read_with_its_zone(text: str, lang: str, time: str) -> None:
    assert find(text, lang)[0].time == time


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("They won 3:1 and 10:12", "en"),
        ("a ratio of 1:30", "en"),
        ("He rose by 4.30 per cent", "en"),
        ("I am 9", "en"),
        ("at 61:30", "en"),
        ("Выросло на 4.305", "ru"),
        ("в 14 районах", "ru"),
        ("о 14 районах", "uk"),
    ],
)
def test_ordinary_numbers_are_no_times(text: str, lang: str) -> None:
    assert find(text, lang) == []


@given(
    st.text(alphabet="0123456789:. apmGMTUChuhrв о+-", max_size=60),
    st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"]),
)
def test_any_text_gives_times_that_exist(text: str, lang: str) -> None:
    for clock in find(text, lang):
        assert 0 <= clock.start < clock.end <= len(text)
        assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d{2}:\d{2})?", clock.time)
