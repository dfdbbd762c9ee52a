"""Second-level divisions are called what English texts call them, and never only what a town in them is."""

from __future__ import annotations

import pytest

from sources.districts import bare, english_name, other_names
from sources.geonames import Division


def division(name: str, *aliases: str) -> Division:
    return Division("XX.01.1", 1, name, "", "", aliases, 2, None)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Kabupaten Bogor", "Bogor"),
        ("Çarşamba İlçesi", "Çarşamba"),
        ("Powiat chrzanowski", "chrzanowski"),
        ("Iwanuma-shi", "Iwanuma"),
        ("Municipio de Granados", "Granados"),
        ("Hampshire", "Hampshire"),
    ],
)
def test_the_kind_is_told_from_the_name(name: str, plain: str) -> None:
    assert bare(name) == plain


@pytest.mark.parametrize(
    ("given", "country", "towns", "called"),
    [
        (division("Hampshire"), "GB", {"winchester"}, "Hampshire"),
        (division("Borispol’skiy Rayon", "Boryspil Raion"), "UA", {"boryspil"}, "Borispol’skiy Raion"),
        (division("Powiat będziński", "Będzin County"), "PL", {"będzin"}, "Będzin County"),
        (division("Verona", "Provincia di Verona"), "IT", {"verona"}, "Verona Province"),
        (division("Centro"), "MX", {"villahermosa"}, "Centro Municipality"),
        (division("Var"), "FR", {"toulon"}, "Var Department"),
        (division("Iwanuma-shi"), "JP", {"iwanuma"}, None),
        (division("Praha 20"), "CZ", {"praha"}, None),
    ],
)
def test_a_division_that_repeats_its_town_is_left_out_unless_people_speak_of_both(
    given: Division, country: str, towns: set[str], called: str | None
) -> None:
    assert english_name(given, country, towns) == called


def test_the_name_of_the_town_is_no_name_of_the_division() -> None:
    kassel = division("Regierungsbezirk Kassel", "Kassel", "Kassel Region")
    assert other_names("Kassel District", kassel, {"kassel"}) == ["Regierungsbezirk Kassel", "Kassel Region"]
