from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.recognize.span import Span
from geo.text.relations import Lie, relation


def lies(text: str, *names: str, lang: str = "en") -> list[Lie]:
    """The relation of each name, which stands in the text in this order."""
    spans, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        spans.append(Span(start, at, "place"))
    return [relation(text, spans, index, lang) for index in range(len(spans))]


@pytest.mark.parametrize(
    ("text", "name", "lang", "expected"),
    [
        ("A mast fell in Kursk.", "Kursk", "en", Lie()),
        ("A mast fell near Kursk.", "Kursk", "en", Lie("near")),
        ("A mast fell on the outskirts of Kursk.", "Kursk", "en", Lie("near")),
        ("A mast fell not far from the town of Kursk.", "Kursk", "en", Lie("near")),
        ("Strike on Depot Near Voronezh", "Voronezh", "en", Lie("near")),
        ("About 15 km south of Bakhmut a mast fell.", "Bakhmut", "en", Lie("direction", 15.0, "S")),
        ("A mast fell 10 miles north-east of Bakhmut.", "Bakhmut", "en", Lie("direction", 16.093, "NE")),
        ("A mast fell east of Bakhmut.", "Bakhmut", "en", Lie("direction", None, "E")),
        ("A mast fell 40 km from Bakhmut.", "Bakhmut", "en", Lie("distance", 40.0)),
        ("A mast fell within 5 km of Bakhmut.", "Bakhmut", "en", Lie("near", 5.0)),
        ("A boat sank 20 nautical miles off Sfax.", "Sfax", "en", Lie("offshore", 37.04)),
        ("A boat sank off the coast of Sfax.", "Sfax", "en", Lie("offshore")),
        ("A mast fell in northern Mali.", "Mali", "en", Lie("in", None, "N")),
        ("A mast fell in the south of Mali.", "Mali", "en", Lie("in", None, "S")),
        ("A lorry burned at the border with Chad.", "Chad", "en", Lie("border")),
        ("Обломки упали под Воронежем.", "Воронежем", "ru", Lie("near")),
        ("Обломки упали в 15 км к югу от Курска.", "Курска", "ru", Lie("direction", 15.0, "S")),
        ("Обломки упали недалеко от Курска.", "Курска", "ru", Lie("near")),
        ("Уламки впали біля Сум.", "Сум", "uk", Lie("near")),
        ("Уламки впали за 12 кілометрів на схід від Сум.", "Сум", "uk", Lie("direction", 12.0, "E")),
        ("Es brannte bei Aalen.", "Aalen", "de", Lie("near")),
        ("Es brannte 20 Kilometer südlich von Aalen.", "Aalen", "de", Lie("direction", 20.0, "S")),
        ("Un incendie près de Gao.", "Gao", "fr", Lie("near")),
        ("Un incendie à 15 km au sud de Gao.", "Gao", "fr", Lie("direction", 15.0, "S")),
        ("Un incendio cerca de Tandil.", "Tandil", "es", Lie("near")),
        ("Un incendio a 70 km al oeste de Tandil.", "Tandil", "es", Lie("direction", 70.0, "W")),
    ],
)
def test_the_words_before_a_name_tell_how_an_event_lies_to_it(
    text: str, name: str, lang: str, expected: Lie
) -> None:
    assert lies(text, name, lang=lang) == [expected]


@pytest.mark.parametrize(
    ("text", "names", "lang", "kind"),
    [
        ("Between Goma and Sake a bus burned.", ("Goma", "Sake"), "en", "between"),
        ("A bus burned on the road from Goma to Sake.", ("Goma", "Sake"), "en", "between"),
        ("A bus burned on the Goma-Sake road.", ("Goma", "Sake"), "en", "between"),
        ("Guards met on the border of Poland and Belarus.", ("Poland", "Belarus"), "en", "border"),
        ("Guards met on the border between Poland and Belarus.", ("Poland", "Belarus"), "en", "border"),
        ("Автобус горел между Рязанью и Тулой.", ("Рязанью", "Тулой"), "ru", "between"),
        ("На кордоні Польщі та Словаччини стояла черга.", ("Польщі", "Словаччини"), "uk", "border"),
        ("Zwischen Ulm und Aalen brannte ein Zug.", ("Ulm", "Aalen"), "de", "between"),
        ("Un car a brûlé entre Bamako et Ségou.", ("Bamako", "Ségou"), "fr", "between"),
    ],
)
def test_two_ends_point_at_each_other(text: str, names: tuple[str, ...], lang: str, kind: str) -> None:
    first, second = lies(text, *names, lang=lang)
    assert (first.type, first.other) == (kind, 1)
    assert (second.type, second.other) == (kind, 0)


LYING = [
    line.split("\t")
    for line in (Path(__file__).parent / "lying.tsv").read_text("utf-8").splitlines()
    if line.strip()
]
"""Invented sentences with their names in brackets: language, text, how it lies to each name."""


def shown(lie: Lie) -> str:
    """As the table writes it: "direction 15 S", "in>origin"."""
    distance = "" if lie.distance_km is None else f" {lie.distance_km:g}"
    bearing = f" {lie.bearing}" if lie.bearing else ""
    return f"{lie.type}{distance}{bearing}" + (f">{lie.way}" if lie.way else "")


@pytest.mark.parametrize(("lang", "marked", "expected"), LYING)
def test_every_way_to_say_where_is_read(lang: str, marked: str, expected: str) -> None:
    names = re.findall(r"\[([^\]]*)\]", marked)
    found = lies(re.sub(r"[\[\]]", "", marked), *names, lang=lang)
    assert " ".join(map(shown, found)) == expected


def test_without_a_word_of_going_from_one_to_another_is_no_movement() -> None:
    assert lies("Shops closed in towns from Goma to Sake.", "Goma", "Sake") == [Lie(), Lie()]


def test_a_list_shares_what_stands_before_its_first_name() -> None:
    assert lies("It burned near Ulm, Aalen and Gera.", "Ulm", "Aalen", "Gera") == [Lie("near")] * 3


def test_off_the_coast_of_a_sea_is_in_it() -> None:
    assert lies("It shook off the coast of the Pacific Ocean.", "Pacific Ocean") == [Lie()]


def test_the_sentence_before_does_not_reach_over() -> None:
    assert lies("He went 5 km south of Aalen. In Ulm it rained.", "Aalen", "Ulm")[1] == Lie()


@given(
    st.text(alphabet=st.sampled_from("km 15 south of near off between and Kursk-–,.\n"), max_size=150),
    st.integers(0, 150),
    st.integers(1, 20),
    st.sampled_from(["en", "ru", "uk", "de", "fr", "es"]),
)
@settings(max_examples=200, deadline=None)
def test_any_words_give_a_relation(text: str, start: int, length: int, lang: str) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)), "place")
    lie = relation(text, [span], 0, lang)
    assert lie.other is None
    assert lie.distance_km is None or lie.distance_km >= 0
