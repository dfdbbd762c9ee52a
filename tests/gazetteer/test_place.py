from __future__ import annotations

from gazetteer import Match, Place

CITY = Place("gn:1", "Kursk", "city", 36.2, 51.7, "RU", "Kursk Oblast", "gn:2", "PPLA", 400_000, 8.0)
REGION = Place("gn:2", "Kursk Oblast", "admin1", 36.3, 51.8, "RU", "Kursk Oblast", "gn:2", "ADM1", 1, 130.0)
COUNTRY = Place("gn:3", "Russia", "country", 100.0, 60.0, "RU", None, None, "PCLI", 144_000_000, 4000.0)
SEA = Place("ne:black-sea", "Black Sea", "sea", 34.0, 43.0, None, None, None, "SEA", 0, 580.0)


def test_places_are_told_apart_in_words() -> None:
    assert CITY.label == "Kursk, Kursk Oblast, RU"
    assert REGION.label == "Kursk Oblast, RU"
    assert COUNTRY.label == "Russia"
    assert str(SEA) == "Black Sea (ne:black-sea)"


def test_only_geonames_ids_have_a_number() -> None:
    assert (CITY.geonameid, SEA.geonameid) == (1, None)


def test_a_match_reads_as_a_sentence() -> None:
    found = Match("Kursk", "resolved", "the only place of that name", 0.97, CITY)
    assert str(found) == "Kursk: resolved (0.97), Kursk, Kursk Oblast, RU (gn:1); the only place of that name"
    assert str(Match("-", "rejected", "no name", 0.0, None)) == "-: rejected, no name"
