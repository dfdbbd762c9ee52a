from __future__ import annotations

import pytest

from gazetteer.typewords import bare_forms, readings, type_levels


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
    ],
)
def test_a_type_word_tells_the_level(key: str, bare: str, level: str) -> None:
    assert any(reading.key == bare and level in reading.levels for reading in readings(key))


def test_a_type_word_alone_leaves_no_bare_name() -> None:
    assert bare_forms("central region") == ()
    assert bare_forms("kursk") == ()


def test_type_words_are_known_in_their_cases() -> None:
    assert type_levels("области") == type_levels("oblast")
    assert type_levels("kursk") == frozenset()
