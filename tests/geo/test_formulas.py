from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.formulas import guarded, unguarded


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "＝1+1",
        "＠SUM(A1)",
        "\n=1+1",
        "=cmd|'/c calc'!A1",
        "+cmd",
        "-cmd",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "-1+1",
        "+49 30 1234",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+5.5", "-1,5", "-1e5", "Kazan", "", "'quoted'", "{{ 7*7 }}"])
def test_numbers_and_other_text_stay(text: str) -> None:
    assert guarded(text) == text


@given(st.text("'=+-@＝＠\t\r\n1a,.", max_size=8))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
