from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from geo.recognize import Span
from geo.recognize.learned import LearnedRecognizer


@pytest.fixture(scope="module")
def recognizer(gaz: gazetteer.Gazetteer) -> LearnedRecognizer:
    return LearnedRecognizer(gaz)


def found(recognizer: LearnedRecognizer, text: str, lang: str = "en") -> dict[str, Span]:
    return {text[span.start : span.end]: span for span in recognizer.recognize(text, lang)}


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("A mast fell in Kursk region on Tuesday.", "en", "Kursk region"),
        ("A tornado hit Walker County at noon.", "en", "Walker County"),
        ("A boat sank on the Black Sea.", "en", "Black Sea"),
        ("In Moscow, the ministry said that a depot had burned.", "en", "Moscow"),
        ("BLAST HEARD NEAR ZONGULDAK", "en", "ZONGULDAK"),
        ("fire guts a hall in basel, nobody hurt", "en", "basel"),
        ("A bus burned in Tunis, Sfax and Gabès.", "en", "Gabès"),
        ("we remember the victims #kashmir", "en", "kashmir"),
        ("Gunmen attacked Pont-Sondé in Haiti's Artibonite region.", "en", "Pont-Sondé"),
        ("The family moved to the German island Rügen.", "en", "Rügen"),
        ("israeli strike on khan younis kills nine", "en", "khan younis"),
        ("A lorry turned over outside Sembirovka, a village of forty houses.", "en", "Sembirovka"),
        ("В Курской области сбит беспилотник.", "ru", "Курской области"),
        ("Обломки упали под Воронежем.", "ru", "Воронежем"),
        ("На Харківщині гасять пожежу.", "uk", "Харківщині"),
        ("In Köln brannte eine Halle.", "de", "Köln"),
        ("Un incendie a ravagé un marché à Dakar.", "fr", "Dakar"),
        ("Un incendio arrasó un mercado en Rosario.", "es", "Rosario"),
    ],
)
def test_a_place_is_found_as_it_is_written(
    recognizer: LearnedRecognizer, text: str, lang: str, name: str
) -> None:
    span = found(recognizer, text, lang)[name]
    assert (span.kind, span.role) == ("place", "location")


@pytest.mark.parametrize(
    ("text", "name", "kind", "behind"),
    [
        ("Moscow said on Friday that the talks had failed.", "Moscow", "metonym", "Moscow"),
        ("Washington imposed sanctions on two banks.", "Washington", "metonym", "Washington"),
        ("The Kremlin denied the report.", "Kremlin", "metonym", "Moscow"),
        ("Ukrainian forces left the village.", "Ukrainian", "demonym", "Ukraine"),
        ("The Kyiv Post reported a fire.", "Kyiv Post", "org", None),
        ("The film stars Paris Hilton.", "Paris Hilton", "person", None),
    ],
)
def test_what_only_bears_a_places_name_is_kept_off_the_map(
    recognizer: LearnedRecognizer, text: str, name: str, kind: str, behind: str | None
) -> None:
    span = found(recognizer, text)[name]
    assert (span.kind, span.role, span.refers_to) == (kind, "mention", behind)


def test_a_name_without_a_place_in_it_is_none_of_ours(recognizer: LearnedRecognizer) -> None:
    assert not found(recognizer, "Microsoft hired a Mr Quixblatt on Tuesday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The vote is over. XENIA — The bridge is open.", "XENIA"),
        ("CHARLESTON, W.Va. -- All lanes reopened.", "CHARLESTON"),
    ],
)
def test_a_town_in_capitals_before_a_dash_is_the_dateline(
    recognizer: LearnedRecognizer, text: str, name: str
) -> None:
    span = found(recognizer, text)[name]
    assert (span.kind, span.role, span.why) == ("place", "mention", "the dateline")


def test_a_person_named_before_stays_one(recognizer: LearnedRecognizer) -> None:
    text = "President Carlos Clayton resigned. Clayton left at noon."
    assert {span.kind for span in recognizer.recognize(text, "en")} <= {"person"}


def test_who_was_killed_in_a_town_was_killed_there(recognizer: LearnedRecognizer) -> None:
    assert found(recognizer, "The attack killed 12 people in Kagara.")["Kagara"].role == "location"


def test_the_people_of_a_town_are_no_event_there(recognizer: LearnedRecognizer) -> None:
    assert found(recognizer, "He thanked the people of Boston.")["Boston"].role == "mention"


def test_what_a_place_lies_in_is_its_container(recognizer: LearnedRecognizer) -> None:
    spans = found(recognizer, "A mill burned in Athens, Ga., on Sunday.")
    assert spans["Athens"].containers == ("Ga.",)


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "uk", "de", "xx"]))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_inside_it_in_order(recognizer: LearnedRecognizer, text: str, lang: str) -> None:
    end = 0
    for span in recognizer.recognize(text, lang):
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_what_was_read_before_changes_nothing(gaz: gazetteer.Gazetteer) -> None:
    text = "Shells fell on Kharkiv and Sumy; Kyiv accused Moscow of killing a mayor in Chuhuiv."
    used = LearnedRecognizer(gaz)
    used.recognize("A train from Tangier to Fez stopped in Meknes, said the Rabat Times.", "en")
    assert used.recognize(text, "en") == LearnedRecognizer(gaz).recognize(text, "en")


def test_several_threads_may_ask_the_same_recognizer(gaz: gazetteer.Gazetteer) -> None:
    texts = [f"A fire in {town} killed {n}; Paris sent help." for n, town in enumerate(TOWNS)]
    alone, shared = LearnedRecognizer(gaz), LearnedRecognizer(gaz)
    expected = [alone.recognize(text, "en") for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: shared.recognize(text, "en"), texts)) == expected


TOWNS = "Lagos Kano Ibadan Abuja Enugu Jos Sokoto Kaduna Accra Kumasi Tamale Lomé Cotonou Niamey".split()
