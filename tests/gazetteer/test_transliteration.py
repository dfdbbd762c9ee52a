from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.names import normalise
from gazetteer.transliteration import arabic, cyrillicised, respelt, romanised, ukrainianised


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Щёлково", {"shchelkovo"}),
        ("Енакиево", {"yenakiyevo", "enakievo"}),
        ("Запоріжжя", {"zaporizhzhia", "zaporizhzhya"}),
        ("Згурівка", {"zghurivka"}),
        ("Ялта", {"yalta", "ialta", "alta"}),
        ("Грозный", {"grozny", "groznyy"}),
        ("Джабалия", {"jabalia"}),
    ],
)
def test_cyrillic_is_written_in_latin_by_the_common_systems(name: str, spellings: set[str]) -> None:
    assert spellings <= set(romanised(normalise(name)))


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Tscheljabinsk", "челябинск"),
        ("Woronesch", "воронеш"),
        ("Koupiansk", "купянск"),
        ("Czelabińsk", "челабинск"),
        ("Kharkiv", "харків"),
        ("Ryazan", "рязань"),
    ],
)
def test_a_latin_spelling_is_read_back(name: str, cyrillic: str) -> None:
    assert cyrillic in cyrillicised(normalise(name))


def test_digraphs_stand_for_letters_with_marks() -> None:
    assert "munchen" in respelt("muenchen")
    assert "vasteras" in respelt("vaesteraas")


def test_articles_and_last_letters_are_exchanged() -> None:
    assert {"raqqa", "al raqqa", "ar raqqah", "el raqqa"} <= set(arabic("ar raqqa"))
    assert "sharm el sheikh" in arabic("sharm esh sheikh")


@given(st.text(max_size=30))
def test_any_key_has_few_spellings_and_never_itself(text: str) -> None:
    key = normalise(text)
    found = [*respelt(key), *arabic(key)]
    assert key not in found
    assert len(found) + len(romanised(key)) + len(cyrillicised(key)) < 200


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Charków", 706483), ("Koupiansk", 703656), ("Lyssytschansk", 702972), ("Slowjansk", 693468),
        ("Jekaterinburg", 1486209), ("Iekaterinbourg", 1486209), ("Woronesch", 472045), ("Voronej", 472045),
        ("Machatschkala", 532096), ("Nijni Novgorod", 520555), ("Muenchen", 2867714), ("Zuerich", 2657896),
        ("Goteborg", 2711537), ("Århus", 2624652), ("Vaesteraas", 2664454), ("ar-Raqqah", 172955),
        ("Falloujah", 99454), ("Бейт-Лахия", 281145), ("Эль-Фашир", 379555),
    ],
)  # fmt: skip
def test_a_town_is_found_by_the_spellings_of_many_languages(
    gaz: Gazetteer, name: str, geonameid: int
) -> None:
    match = gaz.resolve(name, level="city")
    assert match.place is not None
    assert match.place.geonameid == geonameid


def test_what_only_a_guessed_spelling_leads_to_is_called_a_transliteration(gaz: Gazetteer) -> None:
    match = gaz.resolve("Lyssytschansk")
    assert match.candidates[0].quality == "transliteration"
    assert "a transliteration of Lysychansk" in match.reason


@pytest.mark.parametrize(
    "word", ["search", "speech", "policy", "Chris", "sushi", "mayor", "pretty", "button"]
)
def test_ordinary_words_are_no_transliterations(gaz: Gazetteer, word: str) -> None:
    assert gaz.resolve(word).place is None


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [("Великая Новосёлка", 690237), ("Великую Новосёлку", 690237), ("Белополье", 712559)],
)
def test_a_russian_spelling_leads_to_the_ukrainian_town(gaz: Gazetteer, name: str, geonameid: int) -> None:
    place = gaz.resolve(name).place
    assert place is not None
    assert (place.geonameid, place.country) == (geonameid, "UA")


def test_a_russian_name_is_written_as_in_ukrainian() -> None:
    assert "велика новосілка" in ukrainianised("великая новоселка")
    assert ukrainianised("kazan") == []
