"""Lines of two directions come out in the order in which they are drawn."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import typeface, writing


@pytest.mark.parametrize(
    ("text", "right_to_left", "drawn"),
    [
        ("Kazan", False, "Kazan"),
        ("שלום", True, "םולש"),
        ("Tel Aviv תל אביב 2025", False, "Tel Aviv 2025 ביבא לת"),
        ("Tel Aviv תל אביב 2025 (שלום)", False, "Tel Aviv (םולש) 2025 ביבא לת"),
        ("תל אביב, 15 בינואר", True, "ראוניב 15 ,ביבא לת"),
        ("(תל אביב)", True, "(ביבא לת)"),
        ("תל Aviv 2025 אביב", True, "ביבא Aviv 2025 לת"),
        ("מחיר 10% היום", True, "םויה 10% ריחמ"),
    ],
)
def test_words_from_right_to_left_are_turned(text: str, right_to_left: bool, drawn: str) -> None:
    assert writing.as_drawn(text, right_to_left=right_to_left) == drawn


def test_arabic_letters_take_the_form_of_their_place() -> None:
    names = [unicodedata.name(letter) for letter in writing.joined("بيب دب")]
    assert names == [
        "ARABIC LETTER BEH INITIAL FORM", "ARABIC LETTER YEH MEDIAL FORM", "ARABIC LETTER BEH FINAL FORM",
        "SPACE",
        "ARABIC LETTER DAL ISOLATED FORM", "ARABIC LETTER BEH ISOLATED FORM",
    ]  # fmt: skip


def test_lam_and_alef_are_one_sign() -> None:
    assert [unicodedata.name(letter) for letter in writing.joined("سلام")] == [
        "ARABIC LETTER SEEN INITIAL FORM", "ARABIC LIGATURE LAM WITH ALEF FINAL FORM",
        "ARABIC LETTER MEEM ISOLATED FORM",
    ]  # fmt: skip


def test_marks_stay_on_their_letters() -> None:
    assert writing.as_drawn("א\u05b8ב", right_to_left=True) == "בא\u05b8"


def test_the_typeface_has_the_forms() -> None:
    assert typeface.missing([writing.joined("انفجارات قرب كورسك لا إله پچگژ")]) == []


@given(st.text(), st.booleans())
def test_no_letter_is_lost(text: str, right_to_left: bool) -> None:
    drawn = writing.as_drawn(text, right_to_left=right_to_left)
    plain = unicodedata.normalize("NFKD", text).translate(writing._MIRRORED)
    assert len(unicodedata.normalize("NFKD", drawn).translate(writing._MIRRORED)) == len(plain)
