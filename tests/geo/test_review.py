"""Questions about names: what is asked, how often, in which order, and that an answer settles it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gazetteer
import geo
from geo.account import Doubt
from geo.corrections import decision, merged
from geo.review import Question, ask, choices

Event = Callable[..., dict[str, Any]]
NOWHERE = {
    "status": "unresolved",
    "place_id": None,
    "place_name": None,
    "country": None,
    "lon": None,
    "lat": None,
}
SPRINGFIELD = {
    "place_id": "gn:4250542", "geonameid": 4250542, "name": "Springfield", "country": "US",
    "admin1": "Illinois", "level": "city", "lon": -89.64, "lat": 39.8, "score": 0.4, "why": ["likeliest"],
}  # fmt: skip


def doubt(name: str, country: str | None = None, status: str = "unknown", *found: dict[str, Any]) -> Doubt:
    return Doubt(name, country, status, list(found))


def test_a_name_is_asked_about_once_and_the_most_frequent_comes_first(event: Event) -> None:
    rows = [
        event("1", **NOWHERE, place_text="Qyxthorpe"),
        event("2", **NOWHERE, place_text="Springfield"),
        event("3", **NOWHERE, place_text="SPRINGFIELD"),
        event("4"),
    ]
    of_springfield = doubt("Springfield", "US", "ambiguous", SPRINGFIELD)
    found = ask(rows, {"1": doubt("Qyxthorpe"), "2": of_springfield, "3": of_springfield})
    assert [(one.name, one.status, one.events) for one in found] == [
        ("Springfield", "ambiguous", ("2", "3")),
        ("Qyxthorpe", "unknown", ("1",)),
    ]
    assert [choice.label for choice in found[0].choices] == ["Springfield, Illinois, US"]


def test_a_name_in_two_countries_is_two_questions_that_may_be_held_to_theirs(event: Event) -> None:
    rows = [event(str(number), **NOWHERE, place_text="Victoria") for number in range(3)]
    doubts = {"0": doubt("Victoria", "CA"), "1": doubt("Victoria", "SC"), "2": doubt("Victoria", "SC")}
    found = ask(rows, doubts)
    assert [(one.country, one.rows, one.scopes) for one in found] == [
        ("SC", 2, ("country", "all")),
        ("CA", 1, ("country", "all")),
    ]


def test_rows_without_a_country_are_asked_about_with_the_only_one_that_is_named(event: Event) -> None:
    rows = [event(str(number), **NOWHERE, place_text="Victoria") for number in range(3)]
    doubts = {"0": doubt("Victoria"), "1": doubt("Victoria", "SC"), "2": doubt("Victoria")}
    assert [(one.country, one.events) for one in ask(rows, doubts)] == [("SC", ("0", "1", "2"))]
    apart = ask(rows, doubts | {"2": doubt("Victoria", "CA")})
    assert [one.country for one in apart] == [None, "CA", "SC"]


def test_a_name_that_is_sure_elsewhere_asks_for_a_scope(event: Event) -> None:
    rows = [
        event("1", **NOWHERE, place_text="Voronezh", source="a.csv"),
        event("2", source="b.csv"),
        event("3", source="b.csv", country="UA"),
        event("4", source="c.csv", status="off_map"),
    ]
    found = ask(rows, {"1": doubt("Voronezh", "US")})
    assert found[0].scopes == ("country", "all", "source")
    assert (found[0].countries, found[0].sources) == (("RU", "UA", "US"), ("a.csv", "b.csv"))
    assert ask(rows[:1], {"1": doubt("Voronezh", "US")})[0].scopes == ("all",)


def test_a_hardly_sure_name_on_the_map_is_doubtful(event: Event) -> None:
    found = ask([event("1", confidence=0.6)], {"1": doubt("Voronezh", "RU", "resolved", SPRINGFIELD)})
    assert [(one.status, one.confidence, one.around) for one in found] == [("doubtful", 0.6, ())]


def test_the_name_is_shown_in_its_sentence_and_long_ones_are_cut(event: Event) -> None:
    text = "x" * 600 + " in Qyxthorpe " + "y" * 600
    rows = [
        event("1", **NOWHERE, place_text="Qyxthorpe", text=text, sentence_start=100, place_start=704),
        event("2", **NOWHERE, place_text="Qyxthorpe", title="Fire at Qyxthorpe", text=None, record="2"),
        event("3", **NOWHERE, place_text="Qyxthorpe", title=None, text=None, record="3"),
    ]
    (question,) = ask(rows, dict.fromkeys("123", doubt("Qyxthorpe")))
    for example in question.examples[:2]:
        assert example.start is not None
        assert example.text[example.start :].startswith("Qyxthorpe")
    assert len(question.examples[0].text) == 402
    assert (question.examples[2].text, question.examples[2].start) == ("", None)


def test_candidates_are_measured_from_the_other_places_of_the_document(event: Event) -> None:
    rows = [
        event("1", **NOWHERE, place_text="Springfield", record="a.txt", place_start=1, sentence_start=0),
        event("2", record="a.txt", place_start=1, place_name="Chicago", lon=-87.65, lat=41.85),
        event("3", record="a.txt", place_start=1, place_name="Peoria", lon=-89.59, lat=40.69),
        event("4", record="b.txt", place_start=1, place_name="Elsewhere", lon=-89.6, lat=39.8),
    ]
    (question,) = ask(rows, {"1": doubt("Springfield", "US", "ambiguous", SPRINGFIELD)})
    (choice,) = question.choices
    assert (choice.near, choice.near_km) == ("Peoria", 98.9)
    assert choices([SPRINGFIELD], ())[0].near is None


def test_a_text_for_a_name_and_no_name_are_not_asked_about(event: Event) -> None:
    rows = [event("1", **NOWHERE, place_text="x " * 200), event("2", **NOWHERE, place_text="--")]
    assert ask(rows, {"1": doubt("x " * 200), "2": doubt("--")}) == []


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    (tmp_path / "a.csv").write_text(
        "place,admin1,country,title\nQyxthorpe,,,one\nQyxthorpe,,Ukraine,two\n15 km south of Zzyzxville,,,x\n"
        "San Antonio,,,s\nQyxthorpe,Donetsk Oblast,,three\nnear San Antonio,,,t\nKazan,,,k\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(
        "Fire broke out in Zzyzxville, Ukraine, on Monday. Shells fell on San Antonio and on San Jose.\n",
        encoding="utf-8",
    )
    return [tmp_path / "a.csv", tmp_path / "b.txt"]


def test_an_answer_to_every_question_leaves_none(
    inputs: list[Path], tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    def asked(corrections: Path | None) -> list[Question]:
        events = geo.locate(inputs, gazetteer=gaz, corrections=corrections, doubts_below=0.9)
        return geo.questions(events)

    found = asked(None)
    assert {"Qyxthorpe", "Qyxthorpe, Donetsk Oblast"} <= {question.name for question in found}
    answers = [
        decision(
            question.name,
            country=question.country if "country" in question.scopes else None,
            **({"place_id": question.choices[-1].place_id} if question.choices else {"point": (30.5, 50.25)}),
        )
        for question in found
    ]
    own = tmp_path / "own.csv"
    own.write_bytes(merged(b"", answers))
    assert [(question.name, question.reason) for question in asked(own)] == []
    report = geo.report(geo.locate(inputs, gazetteer=gaz, corrections=own))
    assert report["corrections"]["unused"] == []


def test_a_question_says_what_is_wrong_with_the_name_alone(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    table = tmp_path / "a.csv"
    table.write_text("place,date\nQyxthorpe,2025-02-30\n", encoding="utf-8")
    (question,) = geo.questions(geo.locate(table, gazetteer=gaz))
    assert question.reason == "no place of that name is known"


def test_a_misspelt_name_of_a_text_is_asked_about_with_what_it_may_mean(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("A bomb exploded in Volgogard on Monday.\n", encoding="utf-8")
    (question,) = geo.questions(geo.locate(text, gazetteer=gaz))
    assert question.choices[0].name == "Volgograd"
    assert question.status == "unknown"


def test_doubts_can_be_written_with_a_table(inputs: list[Path], gaz: gazetteer.Gazetteer) -> None:
    events = geo.locate(inputs, gazetteer=gaz)
    found = geo.questions(events)
    events.attrs = json.loads(json.dumps(events.attrs))  # as pandas does for Parquet
    assert found
    assert geo.questions(events) == found


def test_an_event_table_that_was_written_before_is_asked_about_too(
    inputs: list[Path], tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    geo.write(geo.locate(inputs[0], gazetteer=gaz), tmp_path / "events.csv")
    again = geo.questions(geo.locate(tmp_path / "events.csv", gazetteer=gaz))
    assert "Qyxthorpe" in {question.name for question in again}
