from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names import (
    bare_forms,
    inflections,
    is_name,
    normalise,
    one_edit,
    readings,
    split_containers,
    type_levels,
)


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
    "text", ["", " ", "-", "—", "N/A", "n/a", "#VALUE!", "#REF!", "12.5", "1,000", "Ka\x00zan", "?"]
)
def test_what_is_no_name_is_told(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["NA", "Å", "6th of October City", "東京", "Нью-Йорк", "<b>Kazan</b>"])
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


@pytest.mark.parametrize(
    ("key", "bare", "level"),
    [
        ("kursk region", "kursk", "admin1"),
        ("kursk oblast", "kursk", "admin1"),
        ("walker county", "walker", "admin2"),
        ("county cork", "cork", "admin2"),
        ("republic of tatarstan", "tatarstan", "admin1"),
        ("republic of the congo", "congo", "country"),
        ("state of lagos", "lagos", "admin1"),
        ("xinjiang uyghur autonomous region", "xinjiang uyghur", "admin1"),
        ("mexico city", "mexico", "city"),
        ("провинция киву", "киву", "admin1"),
        ("city of london", "london", "city"),
    ],
)
def test_a_type_word_tells_the_level(key: str, bare: str, level: str) -> None:
    assert any(reading.key == bare and level in reading.levels for reading in readings(key))


def test_a_type_word_alone_leaves_no_bare_name() -> None:
    assert bare_forms("central region") == ()
    assert bare_forms("kursk") == ()


@pytest.mark.parametrize(
    ("key", "nominative"),
    [
        ("казани", "казань"),
        ("воронежем", "воронеж"),
        ("курске", "курск"),
        ("москве", "москва"),
        ("києві", "київ"),
        ("харкові", "харків"),
        ("тернополі", "тернопіль"),
        ("одесі", "одеса"),
        ("сумах", "суми"),
        ("нижнем новгороде", "нижний новгород"),
        ("кривому рогу", "кривий ріг"),
        ("чорному морі", "чорне море"),
        ("таджикистана", "таджикистан"),
        ("в казани", "казань"),
        ("курской области", "курская область"),
        ("краснодарском крае", "краснодарский край"),
        ("харківщині", "харків"),
        ("луганщина", "луганськ"),
        ("kharkivska oblast", "kharkiv"),
        ("luhanska oblast", "luhansk"),
        ("voronezhskaya oblast", "voronezh"),
        ("сумська область", "суми"),
    ],
)
def test_an_inflected_name_leads_to_its_nominative(key: str, nominative: str) -> None:
    assert nominative in [reading.key for reading in inflections(key)]


@pytest.mark.parametrize("key", ["london", "paris texas", "東京"])
def test_other_languages_are_not_inflected(key: str) -> None:
    assert inflections(key) == ()


def test_type_words_are_known_in_their_cases() -> None:
    assert type_levels("области") == type_levels("oblast")
    assert type_levels("kursk") == frozenset()


def test_one_edit_reaches_a_swap_a_drop_a_change_and_an_addition() -> None:
    found = one_edit("kazna")
    assert {"kazan", "kazn", "kasna", "kazzna"} <= set(found)
    assert "kazna" not in found
    assert one_edit("ural") == []
