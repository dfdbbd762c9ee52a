from __future__ import annotations

import pytest

from geo.namesakes import held


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("University of Oxford", ["Oxford"]),
        ("The University of Hong Kong", ["Hong Kong"]),
        ("Hamburg Airport", ["Hamburg"]),
        ("Tyumen State Medical University", ["Tyumen State Medical"]),
        ("Salavat refinery", ["Salavat"]),
        ("Oxford", []),
        ("University", []),
    ],
)
def test_the_place_in_a_name_is_found(name: str, places: list[str]) -> None:
    assert list(held(name)) == places
