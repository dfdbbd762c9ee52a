"""What a disaster does, told from what only goes on beside it."""

import pytest

from geo.text.consequences import has_consequence


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Two more died in Ulm."),
        ("en", "The road to the pass is cut off."),
        ("en", "A ward with forty beds opened."),
        ("ru", "Отключили водозабор."),
        ("uk", "Потяги не ходять."),
        ("de", "Der Markt steht unter Wasser."),
        ("fr", "Les quais sont sous les eaux."),
        ("es", "Murió un sereno."),
        ("xx", "Two more died in Ulm."),
    ],
)
def test_harm_is_a_consequence(lang: str, text: str) -> None:
    assert has_consequence(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Volunteers sent blankets."),
        ("en", "The library has longer hours."),
        ("ru", "Столица направила палатки."),
        ("uk", "Волонтери надіслали ковдри."),
        ("de", "Die Hauptstadt schickt Zelte."),
        ("fr", "La capitale envoie des tentes."),
        ("es", "La capital mandó camiones."),
    ],
)
def test_help_is_none(lang: str, text: str) -> None:
    assert not has_consequence(text, lang)
