from __future__ import annotations

from gazetteer import Gazetteer
from geo import mentions


def found(text: str, name: str, gaz: Gazetteer, **options: object) -> dict[str, object]:
    places = mentions(text, gazetteer=gaz, **options)["places"]  # type: ignore[arg-type]
    return next(place for place in places if place["text"] == name)


def test_a_village_that_is_lacking_lies_in_the_division_that_the_text_puts_it_in(gaz: Gazetteer) -> None:
    place = found("Three people died in Qorvashil in Idlib province on Monday.", "Qorvashil", gaz)
    assert (place["status"], place["name"], place["precision"]) == ("resolved", "Idlib", "admin")
    assert "not in the gazetteer" in str(place["reason"])


def test_a_place_that_is_only_said_to_be_in_a_country_is_left_to_the_user(gaz: Gazetteer) -> None:
    place = found("Three people died in Qorvashil in Nigeria on Monday.", "Qorvashil", gaz)
    assert (place["status"], place["country"]) == ("ambiguous", "NG")


def test_a_building_beside_a_town_has_the_town_as_its_candidate(gaz: Gazetteer) -> None:
    text = "A fire broke out at Qorvashil Hospital while doctors from Hyderabad were on strike."
    place = found(text, "Qorvashil Hospital", gaz)
    assert (place["status"], place["name"]) == ("ambiguous", "Hyderabad")


def test_a_building_that_stands_alone_stays_unknown(gaz: Gazetteer) -> None:
    place = found("A fire broke out at Qorvashil Hospital on Monday.", "Qorvashil Hospital", gaz)
    assert (place["status"], place["place_id"]) == ("unknown", None)
