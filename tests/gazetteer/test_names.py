from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.inflection import inflections
from gazetteer.names import is_name, normalise, one_edit, possessor, split_containers, split_joined
from gazetteer.typewords import bare_forms, readings


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kazan", "kazan"),
        ("  KAZAN \t", "kazan"),
        ("U.S.", "us"),
        ("U. S. A.", "usa"),
        ("B.C.", "bc"),
        ("Washington, D.C.", "washington dc"),
        ("N'Djamena", "ndjamena"),
        ("Sana’a", "sanaa"),
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
        ("Diyarbakır", "diyarbakir"),
        ("Großräschen", "grossraschen"),
        ("Đà Nẵng", "da nang"),
        ("Ørsta", "orsta"),
        ("Þórshöfn", "thorshofn"),
        ("St. Louis", "saint louis"),
        ("St.Petersburg", "saint petersburg"),
        ("Sault Ste. Marie", "sault sainte marie"),
        ("The Hague", "hague"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("Орёл", "орел"),
        ("Йошкар-Ола", "йошкар ола"),
        ("Київ", "київ"),
        ("Слов'янськ", "словянськ"),
        ("Москва́", "москва"),
        ("ガーナ", "ガーナ"),
        ("दिल्ली", "दिल्ली"),
        ("أربيل", "اربيل"),
        ("***", ""),
        ("The", "the"),
    ],
)
def test_writings_of_one_name_share_a_key(text: str, key: str) -> None:
    assert normalise(text) == key


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    key = normalise(text)
    assert normalise(key) == key


@given(st.text(st.characters(exclude_characters=".")) | st.text("аиіуейїў가각ᄀ\u11a8éeस\u0306\u0308\u0301"))
def test_letters_with_their_marks_apart_or_not_share_a_key(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    is_name(text)
    name, containers = split_containers(text)
    assert len(name) <= len(text)
    assert all(normalise(container) for container in containers)
    key = normalise(text)
    assert readings(key)[0].key == key
    bare_forms(key)
    inflections(key)
    one_edit(key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "—",
        "N/A",
        "n/a",
        "#VALUE!",
        "#REF!",
        "12.5",
        "1,000",
        "Ka\x00zan",
        "?",
        "#",
        "#N/A",
        "#####",
        "#DIV/0!",
    ],
)
def test_what_is_no_name_is_told(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text", ["NA", "Å", "#Kharkiv", "6th of October City", "東京", "Нью-Йорк", "<b>Kazan</b>"]
)
def test_what_may_be_a_name_is_let_through(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kazan, Tatarstan, Russia", ("Kazan", ("Tatarstan", "Russia"))),
        ("Springfield (Illinois)", ("Springfield", ("Illinois",))),
        ("Hyderabad in Sindh", ("Hyderabad", ("Sindh",))),
        ("Paris, TX", ("Paris", ("TX",))),
        ("Rafah (Gaza, Palestine)", ("Rafah", ("Gaza", "Palestine"))),
        ("Kazan,", ("Kazan", ())),
        ("Guinea-Bissau", ("Guinea-Bissau", ())),
        ("Kazan", ("Kazan", ())),
    ],
)
def test_containers_are_read_from_the_name(text: str, parts: tuple[str, tuple[str, ...]]) -> None:
    name, containers = parts
    found = split_containers(text)
    assert (found[0].rstrip(","), found[1]) == (name, containers)


def test_one_edit_reaches_a_swap_a_drop_a_change_and_an_addition() -> None:
    found = one_edit("kazna")
    assert {"kazan", "kazn", "kasna", "kazzna"} <= set(found)
    assert "kazna" not in found
    assert one_edit("ural") == []


def test_a_possessive_leads_to_its_owner() -> None:
    assert possessor("Ukraine's") == "Ukraine"
    assert possessor("Honduras’") == "Honduras"
    assert possessor("Kazan") == ""


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("#SierraLeone", "Sierra Leone"), ("NewYork", "New York"), ("san_diego", "san diego"),
        ("#Kharkiv", "Kharkiv"), ("Kazan", ""), ("USA", ""), ("New York", ""), ("ÎleDeRé", "Île De Ré"),
        ("НижнийНовгород", "Нижний Новгород"),
    ],
)  # fmt: skip
def test_joined_words_are_parted_at_their_capitals(text: str, apart: str) -> None:
    assert split_joined(text) == apart
