"""Texts are handed to a user's model in pieces that it can take."""

from hypothesis import given
from hypothesis import strategies as st

from geo.recognize.adapters import pieces


def test_a_text_is_cut_behind_a_sentence() -> None:
    text = "It rained. It snowed. It hailed."
    assert [text[start:end] for start, end in pieces(text, 15)] == [
        "It rained.",
        " It snowed.",
        " It hailed.",
    ]


@given(st.text(alphabet="ab. \n", max_size=80), st.integers(1, 20))
def test_the_pieces_are_the_text(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= most for start, end in found)
