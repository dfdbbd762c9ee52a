from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "On Jan. 9 Gov. Smith met Gen. R. Lee in Athens, Ga. near the U.S. border.",
        "It rose 3.5 percent to 1.2 million.",
        "Он родился в 1990 г. в с. Ивановка, Курской обл. России.",
        "Мешканець м. Суми та смт. Краснопілля.",
        "Am 9. Januar kam Dr. Weber.",
        "It was over... and then it began.",
    ],
)
def test_abbreviations_initials_and_numbers_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The road is closed. Nobody knows why.", ["The road is closed.", "Nobody knows why."]),
        ("“We saw it.” He left.", ["“We saw it.”", "He left."]),
        ("Really? Yes! “No.”", ["Really?", "Yes!", "“No.”"]),
        ("Дорога закрыта. Причина неизвестна.", ["Дорога закрыта.", "Причина неизвестна."]),
        ("He left for the U.S. The army stayed.", ["He left for the U.S.", "The army stayed."]),
        ("First headline\nSecond headline", ["First headline", "Second headline"]),
        ("a line that is\nwrapped by hand.", ["a line that is\nwrapped by hand."]),
        ("", []),
    ],
)
def test_sentences_end_where_readers_see_it(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_only_the_asked_stretch_is_split() -> None:
    text = "One. Two. Three."
    assert [text[a:b] for a, b in sentences(text, 5, 9)] == ["Two."]


@given(st.text(alphabet=st.sampled_from("aA .!?…\n\"”'1г"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_sentences_keep_every_letter_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(found))


def test_a_million_dots_are_read_in_pieces_of_bounded_length() -> None:
    found = sentences("." * 1_000_000)
    assert sum(end - start for start, end in found) == 1_000_000
    assert max(end - start for start, end in found) <= LONGEST


def test_a_text_without_full_stops_is_cut_at_blanks() -> None:
    text = "Kazan, " * 2_000
    assert all(text[start:end].endswith("Kazan,") for start, end in sentences(text))


def test_a_text_without_capitals_has_sentences_too() -> None:
    assert split("floods hit the valley. streets were under water.") == [
        "floods hit the valley.",
        "streets were under water.",
    ]
