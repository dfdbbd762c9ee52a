"""The language of a text, short ones too."""

import pytest

from geo.text.languages import detect


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
