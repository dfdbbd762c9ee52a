"""From a text to dated, typed, placed events."""

import datetime as dt
from typing import Any

import pytest

import gazetteer
from geo.extraction import events
from geo.identity import EventIds
from geo.recognize.rules import RulesRecognizer
from geo.text import articles
from geo.toponyms import mentions

PUBLISHED = dt.date(2025, 1, 20)


@pytest.fixture(scope="module")
def recognizer(gaz: gazetteer.Gazetteer) -> RulesRecognizer:
    return RulesRecognizer(gaz)


def told(text: str, gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> list[dict[str, Any]]:
    document = articles.from_text(text, source="a.txt", record="1", published=PUBLISHED)
    return events(document, mentions(document, gaz, recognizer), EventIds())


def mapped(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["status"] == "mapped"]


def test_a_wide_date_is_narrowed_by_the_day_a_later_sentence_names(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "A patrol met a wounded man in the Kursk region earlier this month.\n\n"
        "On Jan. 9 the patrol crossed a minefield and set up an ambush."
    )
    [event] = mapped(told(text, gaz, recognizer))
    assert (event["date_start"], event["date_end"]) == ("2025-01-09", "2025-01-09")
    assert event["place_id"] == "gn:538555"


def test_the_day_of_a_report_is_not_the_day_of_the_event(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    [event] = mapped(
        told(
            "Two men were captured in Kursk region, as reported by the Daily Ledger on Jan. 11.",
            gaz,
            recognizer,
        )
    )
    assert event["type"] == "capture"
    assert event["date_start"] is None


def test_without_evidence_there_is_no_date(gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> None:
    [event] = mapped(told("A warehouse exploded in Kazan.", gaz, recognizer))
    assert event["date_start"] is None
    assert event.get("date_granularity", "unknown") == "unknown"
    assert event["published"] == "2025-01-20"


def test_the_same_event_told_again_points_to_the_first(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Shells hit Sudzha on January 12, killing two.\n\n"
        "The shelling of Sudzha on January 12 also cut the power. "
        "Residents of Sudzha were shelled on January 12."
    )
    rows = told(text, gaz, recognizer)
    [first] = mapped(rows)
    repeats = [row for row in rows if row["status"] == "duplicate"]
    assert repeats
    assert {row["duplicate_of"] for row in repeats} == {first["event_id"]}
    assert all(row["lon"] is None for row in repeats)


def test_headlines_of_other_reports_are_events_of_their_own(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Talks went on all day.\n\nRead Next\n"
        "Fire Breaks Out at Oil Depot Near Voronezh\nBy Ann Writer\nJan. 16\n"
        "Blast Damages Rail Yard in Kazan\nBy Ann Writer\nJan. 14\n"
    )
    by_name = {row["place_name"]: row for row in mapped(told(text, gaz, recognizer))}
    assert by_name["Voronezh"]["date_start"] == "2025-01-16"
    assert by_name["Voronezh"]["relation"] == "near"
    assert by_name["Kazan"]["date_start"] == "2025-01-14"


def test_every_mention_comes_out_under_one_status(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Moscow said on Friday that Ukrainian forces had shelled Belgorod. The EU condemned the attack. "
        "Advertisement\nThe mayor of Qwxyzograd was not reached."
    )
    document = articles.from_text(text, source="a.txt", record="1", published=PUBLISHED)
    found = mentions(document, gaz, recognizer)
    rows = events(document, found, EventIds())
    assert len(rows) == len(found)
    assert len({row["event_id"] for row in rows}) == len(rows)
    statuses = {row["place_text"]: (row["status"], row["reason"]) for row in rows}
    assert statuses["Moscow"][0] == "off_map"
    assert str(statuses["Moscow"][1]).startswith("metonym")
    assert str(statuses["Ukrainian"][1]).startswith("demonym")
    assert statuses["Belgorod"][0] == "mapped"


def test_offsets_lead_back_to_the_text_as_given(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "😀 Über: In Łódź, police arrested four men on Sunday.\r\n\r\nA fire broke out near Reykjavík."
    document = articles.from_text(text, source="a.txt", record="1", published=PUBLISHED)
    for row in events(document, mentions(document, gaz, recognizer), EventIds()):
        assert text[row["place_start"] : row["place_end"]] == row["place_text"]
        assert text[row["sentence_start"] : row["sentence_end"]] == row["text"]


def test_an_event_between_two_places_is_one_row_at_the_midpoint(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    rows = told("A bus overturned on the road between Kursk and Belgorod on Jan. 12.", gaz, recognizer)
    [event] = mapped(rows)
    assert event["relation"] == "between"
    assert event["with_place_id"] == "gn:578072"
    assert 50.6 < event["lat"] < 51.7
    assert [row["duplicate_of"] for row in rows if row["status"] == "duplicate"] == [event["event_id"]]


def test_a_country_around_a_town_of_the_same_sentence_is_no_event_of_its_own(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    rows = told("In Canada, an explosion damaged a grain silo in Regina on Jan. 12.", gaz, recognizer)
    assert [row["place_name"] for row in mapped(rows)] == ["Regina"]
    [canada] = [row for row in rows if row["place_text"] == "Canada"]
    assert (canada["status"], canada["lon"]) == ("off_map", None)


def test_a_headline_takes_its_date_from_the_report_below_it(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Storage tank burns near Voronezh\nBy Ann Writer\n\n"
        "A storage tank caught fire near Voronezh on January 11, the governor said. Nobody was hurt.\n"
    )
    rows = told(text, gaz, recognizer)
    [event] = mapped(rows)
    assert (event["date_start"], event["sentence_start"] > 0) == ("2025-01-11", True)
    [headline] = [row for row in rows if row["sentence_start"] == 0]
    assert headline["duplicate_of"] == event["event_id"]


def test_what_neither_a_word_nor_a_date_makes_an_event_is_off_the_map(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "Two tankers collided off Fujairah on Thursday. One of them burned for an hour.\n\n"
        "Both were towed to port. Oil rose two per cent in Singapore before it fell back."
    )
    rows = told(text, gaz, recognizer)
    [singapore] = [row for row in rows if row["place_text"] == "Singapore"]
    assert (singapore["status"], singapore["lon"]) == ("off_map", None)
    assert singapore["reason"] == "place: neither what happened nor when is told"


def test_helpers_come_from_places_where_nothing_happens(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = "A fire burned near Patras on Thursday, with crews from Romania and Moldova at work."
    assert [row["place_text"] for row in mapped(told(text, gaz, recognizer))] == ["Patras"]


def test_an_announced_event_has_its_day_and_says_that_it_is_still_to_come(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    [march] = mapped(told("A march is announced for Friday in Kharkiv.", gaz, recognizer))
    assert (march["date_start"], march["type"]) == ("2025-01-24", "protest")
    assert march["reason"].endswith("announced: that day was still to come")


def test_what_nature_may_still_do_is_off_the_map(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    [flood] = told("The crest of the flood is expected in Regensburg on Wednesday.", gaz, recognizer)
    assert flood["status"] == "off_map"
    assert flood["reason"] == "place: foreseen there, not yet happened"


def test_a_river_beside_the_town_where_it_rose_is_off_the_map(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    rows = mapped(told("The Danube burst its banks in Regensburg on Friday.", gaz, recognizer))
    assert [row["place_text"] for row in rows] == ["Regensburg"]


def test_each_sentence_of_a_text_in_several_languages_is_read_in_its_own(
    gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer
) -> None:
    text = (
        "В Курске в пятницу взорвались склады. Shells fell on Kharkiv on Friday. "
        "У Сумах у четвер горів вокзал."
    )
    found = [(row["place_name"], row["date_start"], row["type"]) for row in told(text, gaz, recognizer)]
    assert found == [
        ("Kursk", "2025-01-17", "explosion"),
        ("Kharkiv", "2025-01-17", "shelling"),
        ("Sumy", "2025-01-16", "accident"),
    ]


def test_words_that_lines_part_are_read_whole(gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> None:
    text = "A landslide cut the main road through Naku-\nru on Satur-\nday, and some forty cars\nstood still."
    [event] = mapped(told(text, gaz, recognizer))
    assert (event["place_name"], event["date_start"], event["place_text"]) == (
        "Nakuru",
        "2025-01-18",
        "Naku-\nru",
    )


def test_the_header_of_a_mail_is_furniture(gaz: gazetteer.Gazetteer, recognizer: RulesRecognizer) -> None:
    text = "From: A <a@example.org>\nSubject: Strike in Lagos\n\nDockers in Karachi walked out on Monday."
    assert [row["place_text"] for row in mapped(told(text, gaz, recognizer))] == ["Karachi"]
