from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.homoglyphs import WHY, unmixed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("K\u0430zan", "Kazan"),
        ("K\u0438\u0435\u0432", "Киев"),
        ("M\u043e\u0441\u043a\u0432\u0430", "Москва"),
        ("Xарків", "Харків"),
        ("\u039cadrid", "Madrid"),
        ("Kazan и K\u0430zan", "Kazan и Kazan"),
        ("Kazan Казань", "Kazan Казань"),
        ("Камаз\u200bgr", "Камаз\u200bgr"),
        ("дgж", "дgж"),
    ],
)
def test_a_word_of_two_alphabets_is_written_in_one(text: str, plain: str) -> None:
    assert unmixed(text) == plain


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=40))
def test_what_is_in_one_alphabet_stays_so(text: str) -> None:
    assert unmixed(unmixed(text)) == unmixed(text)


@pytest.mark.parametrize(
    ("text", "geonameid"),
    [
        ("K\u0430zan", 551487),
        ("M\u043e\u0441\u043a\u0432\u0430", 524901),
        ("B\u043e\u0440\u043e\u043d\u0435\u0436\u0435", 472045),
    ],
)
def test_lookalikes_are_resolved_and_the_reason_says_so(gaz: Gazetteer, text: str, geonameid: int) -> None:
    match = gaz.resolve(text)
    assert match.place is not None
    assert match.place.geonameid == geonameid
    assert WHY in match.reason


@pytest.mark.parametrize("text", ["Ｋａｚａｎ", "Ka\u200bzan", "\u200fKazan\u200e", "Ka\u00adzan"])
def test_wide_letters_and_invisible_ones_do_not_count(gaz: Gazetteer, text: str) -> None:
    place = gaz.resolve(text).place
    assert place is not None
    assert place.geonameid == 551487
