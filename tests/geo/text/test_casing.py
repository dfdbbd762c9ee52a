"""What holds of a text in small letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.text.casing import folded


@given(st.text())
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_letter_that_would_become_two_stays_as_it_is() -> None:
    assert folded("İZMİR, On Monday") == "İzmİr, on monday"
