from __future__ import annotations

import pytest

from geo.recognize import Span
from geo.recognize.sports import plays


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("Chicago beat Detroit 3-1 on Saturday.", "Chicago"),
        ("Chicago beat Detroit 3-1 on Saturday.", "Detroit"),
        ("Rovers drew 1-1 with Barcelona on Sunday.", "Barcelona"),
        ("Dallas defeated Phoenix 101-95.", "Dallas"),
        ("Denver won its third straight game, 98-90.", "Denver"),
        ("Полтава обыграла Львов 3:1.", "Львов"),
    ],
)
def test_who_beats_whom_with_a_score_is_a_team(text: str, team: str) -> None:
    at = text.index(team)
    assert plays(text, Span(at, at + len(team), "place"))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Police in Chicago met the family on 3-4 May.", "Chicago"),
        ("Rebels beat back an attack on Aleppo, killing 10-15 soldiers.", "Aleppo"),
        ("Flooding hit Denver on Sunday.", "Denver"),
        ("The mayor of Leeds won the vote by 3-1.", "Leeds"),
    ],
)
def test_a_town_without_a_match_is_no_team(text: str, town: str) -> None:
    at = text.index(town)
    assert not plays(text, Span(at, at + len(town), "place"))
