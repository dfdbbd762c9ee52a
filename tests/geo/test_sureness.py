"""How sure it is that an event lies where a name says."""

import pytest

from geo.corrections import Correction
from geo.recognize import Span
from geo.sureness import SURE_OF_BARE_NAME, SURE_OF_PLACE, of_name
from geo.text.relations import Lie
from geo.toponyms import Mention


def mention(text: str, name: str, lie: Lie = Lie(), decided: Correction | None = None) -> Mention:  # noqa: B008
    start = text.index(name)
    return Mention(Span(start, start + len(name), "place"), name, None, lie, decided=decided)


@pytest.mark.parametrize(
    "text",
    [
        "A fire in Kharkiv.",
        "Outside the besieged Kharkiv, a bus burned.",
        "Пожар в Kharkiv.",
        "Un feu à Kharkiv.",
    ],
)
def test_a_word_that_puts_something_there_is_nearly_sure(text: str) -> None:
    assert of_name(text, mention(text, "Kharkiv")) == SURE_OF_PLACE


def test_so_is_a_relation() -> None:
    text = "A bus burned 15 km south of Kharkiv."
    assert of_name(text, mention(text, "Kharkiv", Lie("distance", 15.0, "S"))) == SURE_OF_PLACE


def test_a_bare_name_is_less_so() -> None:
    assert of_name("Kharkiv was shelled.", mention("Kharkiv was shelled.", "Kharkiv")) == SURE_OF_BARE_NAME


def test_what_the_user_decided_is_sure() -> None:
    decided = Correction("Kharkiv", "kharkiv", 1, place_id="gn:706483")
    assert of_name("Kharkiv", mention("Kharkiv", "Kharkiv", decided=decided)) == 1.0
