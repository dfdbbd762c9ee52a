from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.schema import EventType
from geo.text.eventtypes import NOT_MEANT, TABLE, classify


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Two men were captured near the bridge.", "en", "capture"),
        ("Rebels ambushed a patrol at dusk.", "en", "armed_clash"),
        ("Shells landed on the market.", "en", "shelling"),
        ("A drone struck a silo.", "en", "air_strike"),
        ("Explosions rock a port as drones target its terminal", "en", "explosion"),
        ("Thousands marched against the fee.", "en", "protest"),
        ("Police arrested nine drivers.", "en", "arrest"),
        ("The river burst its banks.", "en", "disaster_flood"),
        ("A magnitude 6.1 quake struck at noon.", "en", "disaster_earthquake"),
        ("The cyclone made landfall.", "en", "disaster_storm"),
        ("A forest fire burned 200 hectares.", "en", "wildfire"),
        ("A bus overturned on the ring road.", "en", "accident"),
        ("Cholera has reached the camp.", "en", "disease"),
        ("Envoys signed an accord.", "en", "diplomacy"),
        ("A curfew was declared.", "en", "strategic_development"),
        ("The baker opened at six.", "en", "other"),
        ("Беспилотник ударил по складу.", "ru", "air_strike"),
        ("Задержаны двое подозреваемых.", "ru", "arrest"),
        ("У селі згоріла школа.", "uk", "accident"),
        ("Стався землетрус.", "uk", "disaster_earthquake"),
    ],
)
def test_a_sentence_is_of_the_type_its_words_name(text: str, lang: str, expected: str) -> None:
    assert classify(text, lang).type == expected


@pytest.mark.parametrize(
    "text",
    [
        "The director shot a film in the harbour.",
        "The shop held a fire sale.",
        "He is under fire for his remarks on cattle.",
        "A heart attack ended his walk.",
        "The firms struck a deal.",
    ],
)
def test_figures_of_speech_name_no_attack(text: str) -> None:
    assert classify(text, "en").type == "other"


def test_the_main_clause_decides_and_not_what_it_came_after() -> None:
    assert classify("Police arrested a man after a riot.", "en").type == "arrest"


def test_the_word_that_decided_is_told() -> None:
    match = classify("A bus overturned on the road.", "en")
    assert match.word == "overturned"
    assert match.strength == 2


def test_every_type_but_other_has_words_in_english_russian_and_ukrainian() -> None:
    assert {kind for kind, _, _ in TABLE} == set(get_args(EventType)) - {"other"}
    assert all({"en", "ru", "uk"} <= set(words) for _, _, words in TABLE)


def test_every_pattern_of_the_table_compiles_alone() -> None:
    lists = [words for _, _, by_lang in TABLE for words in by_lang.values()] + list(NOT_MEANT.values())
    for words in lists:
        for part in re.split(r"\s{3,}|\n", words):
            re.compile(part.strip())


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"]))
def test_any_text_has_a_type(text: str, lang: str) -> None:
    assert classify(text, lang).type in get_args(EventType)
