"""The same event told by several documents."""

import random
from itertools import permutations
from typing import Any

import pytest

from geo.duplicates import link
from geo.schema import frame

DAY = "2025-01-13"


def row(name: str, text: str, **columns: Any) -> dict[str, Any]:
    """A mapped row of one document in Kharkiv."""
    return {
        "event_id": name,
        "source": f"{name}.txt",
        "record": f"{name}.txt",
        "text": text,
        "date_start": DAY,
        "date_end": DAY,
        "published": DAY,
        "type": "explosion",
        "place_text": "Kharkiv",
        "place_id": "gn:706483",
        "place_name": "Kharkiv",
        "level": "city",
        "lon": 36.25,
        "lat": 49.98,
        "precision": "exact",
        "status": "mapped",
        "confidence": 0.9,
        **columns,
    }


def linked(*rows: dict[str, Any]) -> dict[str, str]:
    events = link(frame(rows), {one["source"] for one in rows})
    return {
        name: first
        for name, first, status in zip(
            events["event_id"], events["duplicate_of"], events["status"], strict=True
        )
        if status == "duplicate"
    }


SAME = [
    (
        "A blast tore through a bakery in Kharkiv, killing two.",
        "An explosion at a bakery killed two people in Kharkiv.",
    ),
    ("An explosion damaged the bus depot in Kharkiv.", "Blast rocks Kharkiv bus depot; three hurt."),
    (
        "Two people died when a gas tank exploded at a market in Kharkiv.",
        "A gas explosion at Kharkiv's market killed 2.",
    ),
    ("Взрыв прогремел в пекарне, погибли двое.", "При взрыве в пекарне погибли два человека."),
    ("Вибух стався в пекарні, двоє загинули.", "Вибух у пекарні: загинули двоє людей."),
    ("An explosion in Kharkiv killed two people.", "Two killed in Kharkiv explosion, police said."),
]
APART = [
    (
        "An explosion at a bakery in Kharkiv killed two people.",
        "An explosion at a bus depot in Kharkiv killed two people.",
    ),
    ("Blast at a school in Kharkiv wounds four.", "Blast at a hospital in Kharkiv wounds four."),
    ("An explosion in Kharkiv killed two people.", "An explosion in Kharkiv killed five people."),
    ("An explosion in Kharkiv killed two.", "An explosion at a bakery in Kharkiv killed two."),
    ("Взрыв прогремел в школе.", "Взрыв прогремел в больнице."),
    ("Вибух стався в школі.", "Вибух стався на вокзалі."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_event_in_other_words_is_linked(one: str, other: str) -> None:
    assert linked(row("a", one), row("b", other)) == {"b": "a"}


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_hit_something_else_stays_an_event_of_its_own(one: str, other: str) -> None:
    assert linked(row("a", one), row("b", other)) == {}


@pytest.mark.parametrize(
    "columns",
    [
        {"type": "accident"},
        {"place_id": "gn:1"},
        {"date_start": "2025-01-14", "date_end": "2025-01-14"},
        {"date_start": None, "date_end": None},
        {"relation": "distance", "distance_km": 15.0},
        {"source": "a.txt", "record": "a.txt"},
        {"status": "unresolved"},
    ],
)
def test_another_type_place_day_or_the_same_document_is_not_linked(columns: dict[str, Any]) -> None:
    one, other = SAME[0]
    assert linked(row("a", one), row("b", other, **columns)) == {}


def test_a_night_and_the_day_after_it_overlap() -> None:
    one, other = SAME[0]
    assert linked(row("a", one, date_start="2025-01-12"), row("b", other)) == {"a": "b"}


def test_near_and_in_are_one_place() -> None:
    one, other = SAME[0]
    assert linked(row("a", one), row("b", other, relation="near")) == {"b": "a"}


def test_statements_ask_for_more_of_the_same_words() -> None:
    one, other = "The bridge will stay closed.", "The bridge needs repairs."
    assert linked(row("a", one, type="statement"), row("b", other, type="statement")) == {}


def test_the_same_sentence_without_a_date_is_one_event_when_published_on_one_day() -> None:
    text = "Shells set a grain store on fire."
    undated = {"date_start": None, "date_end": None}
    later = row("c", text, published="2025-02-13", **undated)
    assert linked(row("a", text, **undated), row("b", text, **undated), later) == {"b": "a"}


def test_tables_are_left_as_they_are() -> None:
    one, other = SAME[0]
    events = link(frame([row("a", one), row("b", other)]), {"a.txt"})
    assert events["status"].tolist() == ["mapped", "mapped"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    texts = [*SAME[0], *SAME[1], APART[1][0]]
    rows = [row(f"r{number}", text) for number, text in enumerate(texts)]
    answers = {tuple(sorted(linked(*order).items())) for order in permutations(rows)}
    assert answers == {(("r1", "r0"), ("r3", "r2"))}


def test_linking_again_changes_nothing() -> None:
    rows = [row(f"r{number}", text) for number, text in enumerate([*SAME[0], *SAME[1], *APART[0]])]
    events = link(frame(rows), {one["source"] for one in rows})
    again = link(events.copy(), {one["source"] for one in rows})
    assert again["duplicate_of"].tolist() == events["duplicate_of"].tolist()


def test_a_repeat_inside_a_document_follows_to_the_one_that_leads() -> None:
    one, other = SAME[0]
    inner = row(
        "c", "The bakery burned.", source="b.txt", record="b.txt", status="duplicate", duplicate_of="b"
    )
    events = link(frame([row("a", one), row("b", other), inner]), {"a.txt", "b.txt"})
    assert events["duplicate_of"].tolist() == [None, "a", "a"]


def test_a_duplicate_has_no_point() -> None:
    one, other = SAME[0]
    events = link(frame([row("a", one), row("b", other)]), {"a.txt", "b.txt"})
    assert events["lon"].notna().tolist() == [True, False]
    assert events.geometry.notna().tolist() == [True, False]


def test_of_many_different_events_of_a_day_none_is_merged() -> None:
    told = random.Random(5)
    things = ["kiosk", "library", "garage", "theatre", "warehouse", "chapel", "museum", "cinema", "pharmacy"]
    rows = [
        row(f"r{number}", f"An explosion at a {thing} in Kharkiv wounded {told.randint(2, 40)} people.")
        for number, thing in enumerate(things)
    ]
    assert linked(*rows) == {}


def test_one_event_in_two_alphabets_is_one_where_the_numbers_agree() -> None:
    english = row("a", "A blast tore through a bakery in Kharkiv, killing two and injuring nine.")
    russian = row("b", "При взрыве в пекарне в Харькове погибли двое, ранены девять человек.")
    assert linked(english, russian) == {"b": "a"}


def test_without_a_number_two_alphabets_stay_two() -> None:
    english = row("a", "A blast tore through a bakery in Kharkiv.")
    assert linked(english, row("b", "В Харькове прогремел взрыв в пекарне.")) == {}


def test_numbers_that_differ_keep_two_alphabets_apart() -> None:
    english = row("a", "A blast in Kharkiv killed two.")
    assert linked(english, row("b", "При взрыве в Харькове погибли трое.")) == {}


def test_two_events_that_could_be_meant_leave_the_other_alphabet_apart() -> None:
    bakery = row("a", "A blast in a bakery in Kharkiv killed two.")
    depot = row("b", "An explosion at a tram depot in Kharkiv killed two.")
    assert linked(bakery, depot, row("c", "При взрыве в Харькове погибли двое.")) == {}


def test_a_day_within_a_span_and_ends_in_another_order_are_met() -> None:
    text = "Two died when a shell hit a bakery on the ring road between the towns."
    ends = {"relation": "between", "place_id": "gn:706483", "with_place_id": "gn:1"}
    turned = {"relation": "between", "place_id": "gn:1", "with_place_id": "gn:706483"}
    found = linked(row("a", text, **ends), row("b", text, **turned, date_end="2025-01-14"))
    assert found == {"b": "a"}


def test_days_of_distant_centuries_are_days() -> None:
    text = "Two died when a shell hit a bakery on the ring road."
    old = {"date_start": "1492-01-01", "date_end": "1492-01-01"}
    found = linked(row("a", text, **old), row("b", text, **{**old, "date_end": "1492-01-02"}))
    assert found == {"b": "a"}
