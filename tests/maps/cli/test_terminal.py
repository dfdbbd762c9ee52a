"""What reaches a terminal is harmless and aligned."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.cli import terminal


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text())
def test_no_control_character_of_the_data_reaches_the_terminal(text: str) -> None:
    shown = terminal.plain(text)
    steering = {
        character for character in shown if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
    }
    assert steering <= {"\u200c", "\u200d"}


def test_right_to_left_overrides_are_made_visible() -> None:
    assert terminal.plain("Kazan\u202egnp.exe") == "Kazan\\u202egnp.exe"


def test_cells_stand_under_one_another_whatever_their_script() -> None:
    lines = terminal.aligned([("東京", "JP"), ("Łódź", "PL"), ("Sana'a", "YE")])
    assert lines == ["東京    JP", "Łódź    PL", "Sana'a  YE"]


def test_long_cells_are_cut_but_the_last_runs_on() -> None:
    assert terminal.aligned([("a" * 50, "b" * 50)], limit=10) == ["a" * 9 + "…  " + "b" * 50]


@pytest.mark.parametrize(
    ("stream", "variables", "expected"),
    [
        (Screen(), {}, True),
        (Screen(), {"NO_COLOR": "1"}, False),
        (Screen(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour_only_where_it_is_wanted(
    stream: io.StringIO, variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal.coloured(stream) is expected
