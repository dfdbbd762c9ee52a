"""Airports are called what people write."""

from __future__ import annotations

import pytest

from sources.airports import full_name, other_names


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("Engels Airbase", "Engels Air Base"),
        ("Dover AFB Airport", "Dover AFB"),
        ("Krasnoyarsk Severny", "Krasnoyarsk Severny Airport"),
        ("Henry Post Army Air Field (Fort Sill) Airport", "Henry Post Army Air Field"),
        ("Ronald Reagan Washington Ntl Airport", "Ronald Reagan Washington National Airport"),
        ("Boryspil International Airport", "Boryspil International Airport"),
    ],
)
def test_the_name_says_what_it_is(listed: str, name: str) -> None:
    assert full_name(listed) == name


def test_an_international_airport_is_called_without_the_word_too() -> None:
    assert other_names("Boryspil International Airport") == ["Boryspil Airport"]


def test_an_air_base_is_spelt_both_ways() -> None:
    assert other_names("Shayrat Air Base") == ["Shayrat Airbase", "Shayrat Airfield"]
    assert other_names("Dover AFB") == ["Dover Air Force Base"]
