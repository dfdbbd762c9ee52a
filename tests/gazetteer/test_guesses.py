from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.guesses import namesake_of, rewritings, spellings
from gazetteer.senses import is_doubtful
from gazetteer.typewords import readings


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ukraine's", "Ukraine"), ("#SierraLeone", "Sierra Leone"), ("NewYork", "New York"),
        ("san_diego", "san diego"), ("K\u0430zan", "Kazan"),
    ],
)  # fmt: skip
def test_a_text_is_rewritten_more_plainly(text: str, other: str) -> None:
    assert other in [rewriting.text for rewriting in rewritings(text)]


@pytest.mark.parametrize("text", ["Kazan", "New York", "Łódź", "東京"])
def test_a_plain_text_is_left_alone(text: str) -> None:
    assert list(rewritings(text)) == []


def test_only_possessives_and_cyrillic_words_are_doubtful() -> None:
    assert is_doubtful("туле", "Туле")
    assert is_doubtful("perus", "Peru's")
    assert not is_doubtful("kazan", "Kazan")


def test_a_lake_is_never_the_state_it_is_called_like() -> None:
    assert namesake_of(readings("lake victoria")[1]) == 0
    assert namesake_of(readings("kursk district")[1]) > namesake_of(readings("engels air base")[1]) > 0


def test_an_endless_name_is_not_guessed_at() -> None:
    assert list(spellings("x" * 100, readings("x" * 100))) == []


@pytest.mark.parametrize(
    ("text", "geonameid"),
    [
        ("Ukraine's", 690791), ("Canada's", 6251999), ("Peru's", 3932488), ("France’s", 3017382),
        ("#SierraLeone", 2403846), ("#Kharkiv", 706483), ("NewYork", 5128581), ("SanDiego", 5391811),
    ],
)  # fmt: skip
def test_possessives_hashtags_and_joined_words_are_read(gaz: Gazetteer, text: str, geonameid: int) -> None:
    place = gaz.resolve(text).place
    assert place is not None
    assert place.geonameid == geonameid


@pytest.mark.parametrize(
    ("text", "geonameid"),
    [
        ("nyc", 5128581),
        ("uae", 290557),
        ("uk", 2635167),
        ("usa", 6252001),
        ("U.K.", 2635167),
        ("NSW", 2155400),
    ],
)
def test_short_forms_need_no_capitals_where_they_are_no_words(
    gaz: Gazetteer, text: str, geonameid: int
) -> None:
    place = gaz.resolve(text).place
    assert place is not None
    assert place.geonameid == geonameid


@pytest.mark.parametrize(
    ("word", "code"), [("in", "India"), ("la", "Louisiana"), ("or", "Oregon"), ("me", "Maine")]
)
def test_words_are_no_short_forms(gaz: Gazetteer, word: str, code: str) -> None:
    place = gaz.resolve(word).place
    assert place is None or place.name != code


@pytest.mark.parametrize(
    ("text", "geonameid"),
    [
        ("Dallas TX", 4684888), ("Springfield IL", 4250542), ("Athens Ga.", 4180386),
        ("Portland OR", 5746545),
        ("Paris France", 2988507), ("London UK", 2643743), ("paris, tx", 4717560), ("Киев Украина", 703448),
        ("Cairns, Qld", 2172797), ("Geelong, Vic", 2165798), ("Toronto, Ont.", 6167865),
        ("Laval, Que", 6050610), ("Paris, FRA", 2988507), ("Perth, WA", 2063523),
        ("Fargo, N. Dak.", 5059163), ("portland, or", 5746545),
    ],
)  # fmt: skip
def test_a_container_may_be_short_and_stand_without_a_comma(
    gaz: Gazetteer, text: str, geonameid: int
) -> None:
    match = gaz.resolve(text)
    assert match.place is not None
    assert (match.place.geonameid, match.status) == (geonameid, "resolved")
    assert "named with" in match.reason


@pytest.mark.parametrize("text", ["Lake Victoria", "Mount Kenya", "River Jordan", "Gulf of Mexico"])
def test_a_feature_of_nature_is_no_state_of_its_name(gaz: Gazetteer, text: str) -> None:
    place = gaz.resolve(text).place
    assert place is None or place.level in ("sea", "river", "mountain", "area")


@pytest.mark.parametrize("text", ["Washington Post", "Manchester United", "New York Times"])
def test_a_place_before_another_word_is_not_taken_for_one_in_it(gaz: Gazetteer, text: str) -> None:
    assert gaz.resolve(text).place is None
