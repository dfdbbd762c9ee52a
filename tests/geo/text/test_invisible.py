"""Characters that nobody sees part no words."""

from hypothesis import given
from hypothesis import strategies as st

from geo.text.invisible import MARKS, end_of_word, joined, moved_out


def test_a_word_is_whole_and_the_text_as_long() -> None:
    assert moved_out("on Fri\u00adday in Khar\u200bkiv.") == "on Friday\u00ad in Kharkiv\u200b."


def test_marks_between_words_stay() -> None:
    assert moved_out("a \u200b b") == "a \u200b b"


@given(st.text(alphabet=st.sampled_from("ab ." + MARKS), max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    moved = moved_out(text)
    assert len(moved) == len(text)
    assert sorted(moved) == sorted(text)


def test_a_word_that_a_line_parts_is_whole() -> None:
    assert moved_out("on Satur-\nday night") == "on Saturday-\n night"


def test_a_name_in_capitals_behind_a_hyphen_is_its_own() -> None:
    assert moved_out("Kyiv-\nLviv") == "Kyiv-\nLviv"


def test_a_parted_word_ends_on_its_second_line() -> None:
    assert end_of_word("In Naku-\nru, hail", 7) == 11
    assert end_of_word("In Nakuru, hail", 9) == 9
    assert joined("Naku-\nru") == "Nakuru"
