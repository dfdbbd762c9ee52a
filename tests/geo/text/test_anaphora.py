"""Words that speak of a place named before."""

import pytest

from geo.text.anaphora import find


def pointed(text: str, lang: str = "en") -> tuple[str, str] | None:
    back = find(text, lang, 0, len(text))
    return None if back is None else (text[back.start : back.end], back.sort)


@pytest.mark.parametrize(
    ("lang", "text", "words", "sort"),
    [
        ("en", "Artillery hit a clinic in the city on Friday.", "the city", "settlement"),
        ("en", "Shells hit the village.", "the village", "settlement"),
        ("en", "Roads across the region were cut.", "the region", "division"),
        ("en", "Two ferries left the island, and nobody stayed on the island.", "the island", "island"),
        ("en", "Nine people died there, doctors said.", "there", "spot"),
        ("ru", "В городе прогремели взрывы.", "городе", "settlement"),
        ("ru", "По данным врачей, там погибли двое.", "там", "spot"),
        ("uk", "У цьому селі зникло світло.", "цьому селі", "settlement"),
        ("de", "In der Stadt fiel der Strom aus.", "der Stadt", "settlement"),
        ("fr", "Deux ponts ont cédé dans la région.", "la région", "division"),
        ("es", "Un incendio destruyó tres casas en el pueblo.", "el pueblo", "settlement"),
    ],
)
def test_words_that_stand_for_a_place_are_found(lang: str, text: str, words: str, sort: str) -> None:
    assert pointed(text, lang) == (words, sort)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "There were two dead."),
        ("en", "There's no sign of the crew."),
        ("en", "A man was held in the city of Kazan."),
        ("en", "The bill was passed in the city council."),
        ("en", "The region is large."),
        ("ru", "В городе Казань прогремел взрыв."),
        ("uk", "У місті Львів зникло світло."),
    ],
)
def test_other_uses_of_the_same_words_stand_for_nothing(lang: str, text: str) -> None:
    assert pointed(text, lang) is None
