"""What one document tells twice is one event."""

from typing import Any

from geo.repeats import Telling, without_repeats


def row(event_id: str, **columns: Any) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "status": "mapped",
        "type": "shelling",
        "place_id": "gn:1",
        "place_name": "Ibadan",
        "country": "NG",
        "admin1": "Oyo",
        "level": "city",
        "with_place_id": None,
        "relation": "in",
        "date_start": "2025-01-12",
        "date_end": "2025-01-12",
        "text": "Shells fell.",
        **columns,
    }


def duplicates(*tellings: tuple[dict[str, Any], str]) -> dict[str, str]:
    without_repeats([Telling(one, kind) for one, kind in tellings])
    return {one["event_id"]: one["duplicate_of"] for one, _ in tellings if one["status"] == "duplicate"}


def test_one_act_of_one_day_in_one_place_is_told_once() -> None:
    again = row("b", text="The shelling cut the power.", relation="near")
    assert duplicates((row("a"), "body"), (again, "body")) == {"b": "a"}


def test_two_acts_of_one_day_are_two_events() -> None:
    assert duplicates((row("a"), "body"), (row("b", type="protest", text="Crowds met."), "body")) == {}


def test_the_headline_gives_way_to_the_report() -> None:
    headline = row("a", type="accident", text="Tank burns")
    assert duplicates((headline, "headline"), (row("b"), "body")) == {"a": "b"}


def test_statements_of_one_day_stay_apart() -> None:
    first, second = row("a", type="statement"), row("b", type="statement", text="Others spoke.")
    assert duplicates((first, "body"), (second, "body")) == {}


def test_headlines_of_other_reports_stay_apart() -> None:
    second = row("b", text="More shells fell.")
    assert duplicates((row("a"), "related"), (second, "related")) == {}


def test_an_event_with_a_date_comes_before_the_same_words_without() -> None:
    undated = row("a", date_start=None, date_end=None)
    assert duplicates((undated, "body"), (row("b"), "body")) == {"a": "b"}


def test_a_headline_that_names_the_country_is_told_by_the_town_in_it() -> None:
    wide = row("a", place_id="gn:2", place_name="Nigeria", level="country", date_start=None, date_end=None)
    assert duplicates((wide, "headline"), (row("b"), "body")) == {"a": "b"}


def test_a_headline_that_names_another_country_stays() -> None:
    wide = row("a", place_id="gn:2", place_name="Niger", country="NE", level="country", date_start=None)
    assert duplicates((wide, "headline"), (row("b"), "body")) == {}
