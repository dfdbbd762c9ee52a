"""The shipped typeface is measured as it is drawn."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from maps import typeface

WORDS = ("Kazan", "Казань", "Ґданськ", "Αθήνα", "Đà Nẵng", "Երևան", "თბილისი", "ירושלים", "نغازي")


@pytest.mark.parametrize("face", typeface.FACES)
def test_widths_are_those_that_are_drawn(face: typeface.Face) -> None:
    font = ImageFont.truetype(
        io.BytesIO(typeface.font_bytes(face)), 100, layout_engine=ImageFont.Layout.BASIC
    )
    for word in WORDS[:3]:
        assert typeface.width(word, face, 100) == pytest.approx(font.getlength(word), rel=0.03)


def test_the_scripts_of_titles_are_there() -> None:
    assert typeface.missing(WORDS) == []
    assert typeface.missing(["日本 Kazan"]) == ["日", "本"]


def test_italics_give_way_where_they_lack_letters() -> None:
    assert typeface.face_for("Чёрное море", "italic") == "italic"
    assert typeface.face_for("البحر الأسود", "italic") == "regular"


@given(st.text(), st.floats(20, 400))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    assert typeface.width(typeface.shortened(text, "regular", 12, room), "regular", 12) <= room + 0.001


@given(st.text(), st.integers(1, 4))
def test_a_wrapped_text_has_so_many_lines_at_most(text: str, most: int) -> None:
    lines = typeface.wrapped(text, "regular", 12, 90, most)
    assert len(lines) <= most
    assert all(typeface.width(line, "regular", 12) <= 90.001 for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"), [("Kazan", False), ("(قازان)", True), ("12 קזאן", True), ("", False)]
)
def test_the_first_letter_with_a_direction_gives_it(text: str, expected: bool) -> None:
    assert typeface.right_to_left(text) is expected
