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


def test_an_id_is_never_cut() -> None:
    assert terminal.aligned([("a" * 50, "b" * 50, "c")], limit=10, whole=1) == [f"{'a' * 9}…  {'b' * 50}  c"]


def test_a_column_that_is_empty_throughout_is_left_out() -> None:
    assert terminal.aligned([("a", "", "b"), ("c", "", "d")]) == ["a  b", "c  d"]


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


def test_work_that_takes_longer_shows_how_far_it_is_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(terminal, "PATIENCE_S", 0.0)
    with terminal.working("locating") as told:
        assert told is not None
        while not screen.getvalue():
            pass
    assert screen.getvalue().startswith("\rlocating")
    assert screen.getvalue().endswith(" \r")


def test_how_far_the_work_is() -> None:
    half = terminal.meter("locating", 2_000, 4_000, 3.2)
    assert half == "locating [############            ]  50%, 2,000 of 4,000, 3 s"
    assert terminal.meter("reading", 0, 0, 3.2) == "reading … 3 s"


def test_nothing_moves_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with terminal.working("locating") as told:
        assert told is None
