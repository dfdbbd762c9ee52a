"""What is a name of a place and what is not."""

from __future__ import annotations

import pytest

from sources.places import Populated, fold, qualities


def place(*alternates: str) -> Populated:
    return Populated(1, "Kazan", 49.1, 55.8, "RU", "73", "", "PPLA", 1_000_000, alternates)


@pytest.mark.parametrize(
    "junk",
    [
        "http://ru.wikipedia.org/wiki/Kazan",
        "Kazan",
        "Kazan'",
        "ka shan",
        "lws anjls",
        "Казанская область",
        "-",
    ],
)
def test_junk_is_no_name(junk: str) -> None:
    assert qualities(place(junk)) == {}


def test_airport_codes_and_abbreviations_are_told_from_names() -> None:
    assert qualities(place("KZN", "N.Y.", "LA", "Qazan", "Казань")) == {
        "abbreviation": ["LA", "N.Y."],
        "alternate": ["Qazan", "Казань"],
        "code": ["KZN"],
    }


def test_the_written_form_is_kept_and_its_ascii_copy_goes() -> None:
    assert qualities(place("Kazaň kraj", "Kazan kraj")) == {"alternate": ["Kazaň kraj"]}


def test_cyrillic_letters_with_marks_stay_apart() -> None:
    assert fold("Кий") != fold("Кии")
    assert fold("Łódź") != fold("Łudź")
    assert fold("São-Tomé") == fold("sao tome")
