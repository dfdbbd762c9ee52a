from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.schema import EventType
from geo.text.eventtypes import LANGUAGES, Entry, TypeMatch, built_in, classify, in_story
from geo.text.phrases import phrase

TOLD = [
    line.split("\t")
    for line in (Path(__file__).parent / "typed.tsv").read_text("utf-8").splitlines()
    if line.strip()
]
"""Invented sentences: language, type, text."""


@pytest.mark.parametrize(("lang", "expected", "text"), TOLD)
def test_a_sentence_is_of_the_type_its_words_name(lang: str, expected: str, text: str) -> None:
    assert classify(text, lang).type == expected


def test_every_type_is_told_in_every_language() -> None:
    told = Counter((lang, kind) for lang, kind, _ in TOLD)
    types = set(get_args(EventType)) - {"other", "statement"}
    assert {(lang, kind) for lang in LANGUAGES for kind in types} <= set(told)


def test_the_main_clause_decides_and_not_what_it_came_after() -> None:
    assert classify("Police arrested a man after a riot.", "en").type == "arrest"


def test_what_is_denied_did_not_happen() -> None:
    assert classify("No flooding was seen in the valley.", "en").type == "other"


def test_who_said_so_is_no_statement() -> None:
    assert classify("The lift was mended at noon, the mayor said.", "en").type == "other"
    assert classify("The mayor accused the lift's makers.", "en").type == "statement"


def test_a_phrase_wins_over_a_word_in_it() -> None:
    assert classify("A suicide bomber was seen.", "en").word == "suicide bomber"


def test_the_words_that_decided_are_told() -> None:
    match = classify("A bus overturned on the road.", "en")
    assert (match.word, match.score, match.phrase) == ("overturned", 2, "overturn*")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_type_but_other_has_words_in_every_language(lang: str) -> None:
    assert {entry.type for entry in built_in(lang)} >= set(get_args(EventType)) - {"other"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_type_of_the_lexicon_is_unknown(lang: str) -> None:
    assert {entry.type for entry in built_in(lang)} <= {*get_args(EventType), None}


def test_own_words_win_over_those_of_the_package() -> None:
    own = (Entry(phrase("bus overturn*"), "bus_crash", 4),)
    assert classify("A bus overturned on the road.", "en", own).type == "bus_crash"
    assert classify("A lorry overturned on the road.", "en", own).type == "accident"


def test_own_exclusions_silence_a_word_for_one_type_or_for_all() -> None:
    everywhere = (Entry(phrase("shelling of"), None, 0, exclusion=True),)
    assert classify("The shelling of prawns took an hour.", "en", everywhere).type == "other"
    one = (Entry(phrase("shelling"), "shelling", 0, exclusion=True),)
    assert classify("The shelling set a barn on fire.", "en", one).type == "accident"


def test_own_words_of_a_language_hold_in_it_alone() -> None:
    own = (Entry(phrase("silo"), "store", 4, lang="de"),)
    assert classify("Das Silo steht.", "de", own).type == "store"
    assert classify("The silo stands.", "en", own).type == "other"


def in_report_of(story: str, text: str, lang: str = "en") -> str:
    return in_story(classify(text, lang), story, text, lang)


def test_a_flood_goes_on_through_its_report_where_somebody_or_something_comes_to_harm() -> None:
    assert in_report_of("disaster_flood", "Two more died in Ulm.") == "disaster_flood"
    assert in_report_of("disaster_flood", "Без света остались сёла под Орском.", "ru") == "disaster_flood"
    assert in_report_of("disaster_flood", "Потяги до Рівного не ходять.", "uk") == "disaster_flood"


def test_what_does_no_harm_is_no_flood() -> None:
    assert in_report_of("disaster_flood", "The library extended its hours.") == "other"
    assert in_report_of("disaster_flood", "La capital mandó camiones.", "es") == "other"


def test_only_what_spreads_goes_on_through_its_report() -> None:
    assert in_report_of("arrest", "Two more died in Ulm.") == "other"


def test_a_type_of_its_own_stays_within_a_report() -> None:
    assert in_report_of("disaster_flood", "Hundreds marched to the dam.") == "protest"


def test_fire_and_wind_in_the_report_of_a_wildfire_are_it() -> None:
    assert in_story(TypeMatch("accident", "fire", 2), "wildfire", "", "en") == "wildfire"
    assert in_story(TypeMatch("disaster_storm", "strong wind", 2), "wildfire", "", "en") == "wildfire"


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_text_has_a_type(text: str, lang: str) -> None:
    assert classify(text, lang).type in get_args(EventType)
