from __future__ import annotations

import pytest

from gazetteer import load
from gazetteer.parts import whole


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("North London", "London"),
        ("northeastern Syria", "Syria"),
        ("metro Atlanta", "Atlanta"),
        ("Chicago area", "Chicago"),
        ("far north Queensland", "Queensland"),
        ("London", ""),
        ("Northampton", ""),
        ("", ""),
    ],
)
def test_a_part_leads_to_its_whole(text: str, place: str) -> None:
    assert whole(text)[1] == place


def test_a_part_without_a_place_of_its_own_is_the_whole_and_says_so() -> None:
    match = load().resolve("downtown Chicago")
    assert match.place is not None
    assert match.place.id == "gn:4887398"
    assert "downtown" in match.reason


def test_a_place_that_is_called_like_a_part_is_itself() -> None:
    assert load().resolve("West Virginia").place == load().place("gn:4826850")
