from __future__ import annotations

import pytest

import gazetteer
import geo
from geo.recognize import Span
from geo.recognize.coordination import shared_types, with_adjectives


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Drones hit the Kursk and Belgorod regions.", {"Kursk": "regions"}),
        ("in Moscow and the Kursk and Belgorod regions", {"Kursk": "regions"}),
        ("Kharkiv, Sumy, and Chernihiv oblasts", {"Kharkiv": "oblasts", "Sumy": "oblasts"}),
        (
            "Обстреляли Курскую и Белгородскую области.",
            {"Курскую": "область", "Белгородскую области": "область"},
        ),
        (
            "у Харківській, Сумській та Полтавській областях",
            {"Харківській": "область", "Сумській": "область", "Полтавській областях": "область"},
        ),
        ("Kursk and Belgorod were hit; regions suffer", {}),
        ("Киев и Курская область", {}),
        ("Kursk region", {}),
    ],
)
def test_a_list_lends_its_type_word_to_each_name(text: str, names: dict[str, str]) -> None:
    assert {text[start:end]: word for (start, end), word in shared_types(text).items()} == names


def test_an_adjective_of_a_list_is_a_name_like_the_next_one() -> None:
    text = "Сумську та Чернігівську області"
    last = Span(11, 31, "place", "mention")
    assert with_adjectives(text, [last], shared_types(text)) == [Span(0, 7, "place", "mention"), last]


def test_a_list_whose_last_name_nobody_found_is_found_whole() -> None:
    text = "Суджанский и Глушковский районы Курской области"
    found = with_adjectives(text, [Span(32, 47, "place")], shared_types(text))
    assert [text[span.start : span.end] for span in found] == [
        "Суджанский",
        "Глушковский районы",
        "Курской области",
    ]


def test_what_follows_a_list_of_districts_holds_them_all() -> None:
    text = "Суджанский и Глушковский районы Курской области"
    found = with_adjectives(text, [Span(32, 47, "place")], shared_types(text))
    assert [span.containers for span in found] == [("Курской области",), ("Курской области",), ()]
    assert found[-1].role == "mention"


def test_a_long_list_is_read_in_no_time() -> None:
    assert shared_types("Aaa, " * 20_000 + "Bbb and Ccc") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drones hit the Kursk and Belgorod regions.", ["gn:538555", "gn:578071"]),
        ("Обстреляли Киевскую, Сумскую и Черниговскую области.", ["gn:703446", "gn:692196", "gn:710734"]),
    ],
)
def test_regions_that_share_a_word_are_regions_each(
    gaz: gazetteer.Gazetteer, text: str, found: list[str]
) -> None:
    places = geo.mentions(text, gazetteer=gaz)["places"]
    assert [place["place_id"] for place in places] == found
