from __future__ import annotations

import pytest

from gazetteer.typewords import bare_forms, is_typed, readings, type_levels, type_noun


@pytest.mark.parametrize(
    ("key", "bare", "level"),
    [
        ("kursk region", "kursk", "admin1"),
        ("kursk oblast", "kursk", "admin1"),
        ("walker county", "walker", "admin2"),
        ("county cork", "cork", "admin2"),
        ("republic of tatarstan", "tatarstan", "admin1"),
        ("republic of the congo", "congo", "country"),
        ("state of lagos", "lagos", "admin1"),
        ("xinjiang uyghur autonomous region", "xinjiang uyghur", "admin1"),
        ("mexico city", "mexico", "city"),
        ("провинция киву", "киву", "admin1"),
        ("city of london", "london", "city"),
        ("river thames", "thames", "river"),
        ("thames river", "thames", "river"),
        ("rio negro", "negro", "river"),
        ("lake victoria", "victoria", "sea"),
        ("gulf of mexico", "mexico", "sea"),
        ("mount kenya", "kenya", "mountain"),
        ("zagros mountains", "zagros", "mountain"),
        ("island of crete", "crete", "area"),
        ("kola peninsula", "kola", "area"),
        ("boryspil international airport", "boryspil", "facility"),
        ("engels air base", "engels", "facility"),
        ("walker co", "walker", "admin2"),
        ("co cork", "cork", "admin2"),
        ("osaka fu", "osaka", "admin1"),
        ("land brandenburg", "brandenburg", "admin1"),
        ("река волга", "волга", "river"),
        ("озере байкал", "байкал", "sea"),
        ("гора эльбрус", "эльбрус", "mountain"),
        ("остров змеиный", "змеиный", "area"),
        ("аэропорту внуково", "внуково", "facility"),
    ],
)
def test_a_type_word_tells_the_level(key: str, bare: str, level: str) -> None:
    assert any(reading.key == bare and level in reading.levels for reading in readings(key))


def test_a_type_word_alone_leaves_no_bare_name() -> None:
    assert bare_forms("central region") == ()
    assert bare_forms("kursk") == ()


@pytest.mark.parametrize(
    "key", ["prince edward island", "rhode island", "bay of plenty", "lake district", "rio de janeiro"]
)
def test_a_word_of_nature_belongs_to_the_name_of_a_division(key: str) -> None:
    assert bare_forms(key) in ((), ("lake",))


@pytest.mark.parametrize(
    ("key", "typed"),
    [("kursk oblast", True), ("city of london", True), ("lake charles", False), ("kursk", False)],
)
def test_only_words_of_divisions_make_a_name_typed(key: str, typed: bool) -> None:
    assert is_typed(key) is typed


@pytest.mark.parametrize(
    ("word", "noun"),
    [("областью", "область"), ("республіці", "республіка"), ("хребта", "хребет"), ("oblast", "oblast")],
)
def test_a_type_word_is_shown_in_the_nominative(word: str, noun: str) -> None:
    assert type_noun(word) == noun


def test_type_words_are_known_in_their_cases() -> None:
    assert type_levels("области") == type_levels("oblast")
    assert type_levels("kursk") == frozenset()
