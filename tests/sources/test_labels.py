"""Names to show in other languages: told apart by their letters and generic words."""

from __future__ import annotations

import pytest

from sources import labels


@pytest.mark.parametrize(
    ("name", "alternates", "russian", "ukrainian"),
    [
        ("Kharkiv", ["Charkow", "Харков", "Харків", "Харьков"], "Харьков", "Харків"),
        ("Kursk", ["Koersk", "Курск", "Курськ", "کورسک"], "Курск", "Курськ"),
        ("Kazan", ["Казан", "Казань", "Казањ", "Қазан", "Хусан"], "Казань", "Казань"),
        ("Kyiv", ["Киев", "Киевом", "Київ", "Кијев", "Кіеў"], "Киев", "Київ"),
    ],
)
def test_russian_and_ukrainian_are_told_apart(
    name: str, alternates: list[str], russian: str, ukrainian: str
) -> None:
    assert labels.cyrillic(name, alternates) == {"ru": russian, "uk": ukrainian}


def test_a_name_of_another_town_is_left_out() -> None:
    assert labels.cyrillic("Saint Petersburg", ["Ленинград", "Питер"]) == {}


def test_the_generic_word_of_a_sea_tells_its_language() -> None:
    names = ["Azov Sea", "Азовское море", "Азовське море", "Asowsches Meer", "Mer d'Azov", "Mar de Azov"]
    assert labels.generic(names) == {
        "uk": "Азовське море", "ru": "Азовское море", "de": "Asowsches Meer", "fr": "Mer d'Azov",
        "es": "Mar de Azov",
    }  # fmt: skip
