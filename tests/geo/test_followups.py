"""Events that a text tells without naming their place anew."""

import datetime as dt
from typing import Any

import pytest

import gazetteer
from geo.extraction import events
from geo.identity import EventIds
from geo.recognize.rules import RulesRecognizer
from geo.text import articles
from geo.toponyms import mentions

Told = list[tuple[str, str, str | None, str | None]]


@pytest.fixture(scope="module")
def recognizer(gaz: gazetteer.Gazetteer) -> RulesRecognizer:
    return RulesRecognizer(gaz)


def rows(text: str, gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> list[dict[str, Any]]:
    document = articles.from_text(text, source="a.txt", record="1", published=dt.date(2025, 1, 20))
    return events(document, mentions(document, gaz, recognizer), EventIds())


def mapped(text: str, gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> Told:
    return [
        (row["type"], row["place_text"], row["place_name"], row["date_start"])
        for row in rows(text, gaz, recognizer)
        if row["status"] == "mapped"
    ]


def test_the_city_is_the_one_named_before(gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> None:
    text = "Drones hit Kharkiv on Thursday. On Friday, artillery shelled a clinic in the city."
    assert mapped(text, gaz, recognizer) == [
        ("air_strike", "Kharkiv", "Kharkiv", "2025-01-16"),
        ("shelling", "the city", "Kharkiv", "2025-01-17"),
    ]


def test_the_region_is_no_city(gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> None:
    text = "Drones hit Kharkiv on Thursday. On Friday, floods cut roads in the region."
    assert [place for _, place, _, _ in mapped(text, gaz, recognizer)] == ["Kharkiv"]


def test_there_lies_as_what_was_told_before_lies(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "Rebels fired on a convoy 20 km north of Goma on Monday. Police arrested two men there on Tuesday."
    first, second = [row for row in rows(text, gaz, recognizer) if row["status"] == "mapped"]
    assert (second["place_text"], second["type"]) == ("there", "arrest")
    assert (second["lon"], second["lat"], second["distance_km"]) == (first["lon"], first["lat"], 20.0)
    assert second["confidence"] < first["confidence"]


def test_an_arrest_without_a_place_is_made_where_the_report_is(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Farmers stormed a pumping station in Lucca on Saturday. Police detained eighteen people on Sunday."
    )
    kinds = [(kind, name, date) for kind, _, name, date in mapped(text, gaz, recognizer)]
    assert kinds[1:] == [("arrest", "Lucca", "2025-01-19")]


def test_what_only_says_more_of_the_event_is_no_second_one(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "Drones hit Kharkiv on Thursday. The strike damaged a school. Three people were wounded."
    assert len(mapped(text, gaz, recognizer)) == 1


def test_background_is_not_where_the_report_goes_on(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "In July 2007 a plane crashed in Kharkiv. Police arrested two men on Friday."
    assert [kind for kind, _, _, _ in mapped(text, gaz, recognizer)] == ["accident"]


def test_a_name_that_nobody_found_keeps_there_from_an_earlier_place(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Shells hit Kharkiv on Friday. Families fled to Qwxyzogradia. "
        "Police arrested two men there on Sunday."
    )
    assert "there" not in [place for _, place, _, _ in mapped(text, gaz, recognizer)]


def test_arrests_at_a_protest_are_an_event_of_their_own(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "Police fired tear gas at protesters in Dakar on Friday, and detained fourteen drivers."
    assert mapped(text, gaz, recognizer) == [
        ("protest", "Dakar", "Dakar", "2025-01-17"),
        ("arrest", "Dakar", "Dakar", "2025-01-17"),
    ]


def test_every_row_has_an_id_of_its_own_and_its_words_in_the_text(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Drones hit Kharkiv on Thursday. Artillery shelled the city on Friday. Police detained ten people, "
        "and protesters marched in the city on Saturday."
    )
    found = rows(text, gaz, recognizer)
    assert len({row["event_id"] for row in found}) == len(found)
    assert all(text[row["place_start"] : row["place_end"]] == row["place_text"] for row in found)
    assert all(text[row["sentence_start"] : row["sentence_end"]] == row["text"] for row in found)


def test_deep_in_a_report_how_things_are_is_no_event(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "A storm tore roofs off in Lucca on Friday. Two people died. The mayor asked for tents.\n\n"
        "Hotels in Pisa are taking in families. The valley grows rice."
    )
    [pisa] = [row for row in rows(text, gaz, recognizer) if row["place_text"] == "Pisa"]
    assert (pisa["status"], pisa.get("lon")) == ("off_map", None)


def test_the_area_is_the_only_place_that_a_report_tells_of(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    aside = " ".join(["The men had waited for days."] * 8)
    text = (
        f"A patrol was ambushed in the Kursk region on Jan. 9. {aside} Artillery began to bombard the area."
    )
    assert mapped(text, gaz, recognizer)[-1] == ("shelling", "the area", "Kursk Oblast", "2025-01-09")
