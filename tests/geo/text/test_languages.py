"""The language of a text, short ones too."""

import pytest

from geo.text.languages import detect, of_sentence


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A wildfire burned through pines near Corinth. Another front destroyed a hotel.", "en"),
        ("Police arrested two men.", "en"),
        ("Потяг зупинився у Сумах.", "uk"),
        ("Склад сгорел, и двое погибли.", "ru"),
        ("У Харкові пошкоджено вокзал.", "uk"),
        ("Взрыв в Курске.", "ru"),
        ("Feuer zerstört ein Lagerhaus in Ulm.", "de"),
        ("Un incendie a détruit un entrepôt à Lille.", "fr"),
        ("Un incendio destruyó un almacén en Bilbao.", "es"),
        ("12 34", "en"),
    ],
)
def test_a_short_text_has_its_language(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Shells fell on Kharkiv on Friday.", "ru", "en"),
        ("В Курске взорвался склад.", "en", "ru"),
        ("У Сумах горів вокзал.", "ru", "uk"),
        ("Am Montag brannte es in der Halle.", "en", "de"),
        ("Ulm.", "en", "en"),
        ("14:30", "uk", "uk"),
    ],
)
def test_a_sentence_in_a_text_of_several_languages_has_its_own(text: str, lang: str, expected: str) -> None:
    assert of_sentence(text, lang) == expected
