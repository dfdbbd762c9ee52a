from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.phrases import BadPhrase, Index, Words, phrase


def found(written: str, text: str) -> list[str]:
    words = Words(text)
    return [words.between(one.places[0], one.places[-1]) for one in Index([phrase(written)]).search(words)]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("riot", "A riot, riots", ["riot"]),
        ("riot*", "A riot, riots", ["riot", "riots"]),
        ("*brand", "Großbrand und Brand", ["Großbrand", "Brand"]),
        ("*streik*", "Warnstreiks", ["Warnstreiks"]),
        ("take/took control", "They took control", ["took control"]),
        ("opened? fire", "They opened fire", ["opened fire", "fire"]),
        ("magnitude of? #", "magnitude 5.6, magnitude of 6", ["magnitude 5.6", "magnitude of 6"]),
        ("shot … drone*", "They shot down two big drones", ["shot down two big drones"]),
        ("shot … drone*", "They shot, and drones fell", []),
        ("закрыл* & аэропорт", "Аэропорт вчера закрыли", ["Аэропорт вчера закрыли"]),
        ("горел*", "Горёлый лес", ["Горёлый"]),
        ("coup d'état", "Un coup d’état", ["coup d’état"]),
        ("army", "The army's camp", ["army's"]),
    ],
)
def test_a_phrase_is_found_as_it_is_written(written: str, text: str, expected: list[str]) -> None:
    assert found(written, text) == expected


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no word"),
        ("… fire", "begins with"),
        ("fire …", "ends with"),
        ("fire?", "left out as a whole"),
        ("fi(re", "no word"),
        ("a & b & c", "more than one"),
        ("a? b? c? d? e? f? g? h", "too many"),
    ],
)
def test_what_is_no_phrase_is_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(BadPhrase, match=why):
        phrase(written)


@given(st.text(alphabet="ab cd.,-'…*", max_size=60))
def test_what_is_found_stands_in_the_text_in_order(text: str) -> None:
    words = Words(text)
    for one in Index([phrase("a … b"), phrase("c*"), phrase("d? a")]).search(words):
        assert list(one.places) == sorted(set(one.places))
        assert words.between(one.places[0], one.places[-1]) in text
