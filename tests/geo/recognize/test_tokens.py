"""A text as words: none is lost however long a line is."""

from __future__ import annotations

import itertools

import pytest

from geo.recognize.tokens import lines


@pytest.mark.parametrize("sentence", ["Rain fell in Kazan. ", "Kazan ", "kazan and ", "KAZAN, "])
def test_an_endless_line_comes_in_parts_without_losing_a_word(sentence: str) -> None:
    text = sentence * 12_000
    parts = list(lines(text))
    tokens = [token for part in parts for token in part.tokens]
    assert len(parts) > 1
    assert max(len(part.tokens) for part in parts) <= 8_000
    assert {part.casing for part in parts} == {parts[0].casing}
    assert len(tokens) == len(text.replace(",", "").replace(".", "").split())
    assert all(before.stop <= after.start for before, after in itertools.pairwise(tokens))


def test_an_endless_line_is_cut_between_sentences() -> None:
    for part in lines("Rain fell in Kazan. " * 12_000):
        assert (part.tokens[0].text, part.tokens[-1].text) == ("Rain", "Kazan")
