"""Ids that stay with their events."""

from geo.identity import EventIds


def test_equal_events_are_told_apart_by_their_ordinal() -> None:
    ids = EventIds()
    first, second = ids.hashed("a.csv", "Kazan"), ids.hashed("a.csv", "Kazan")
    assert second == f"{first}#2"


def test_an_id_depends_on_what_was_read_only() -> None:
    assert EventIds().hashed("a", None, "b") == EventIds().hashed("a", None, "b")
    assert EventIds().hashed("ab", "c") != EventIds().hashed("a", "bc")


def test_a_repeated_id_of_the_input_stays_unique() -> None:
    ids = EventIds()
    assert [ids.given("7"), ids.given("7"), ids.given("8")] == ["7", "7#2", "8"]


def test_lone_surrogates_have_an_id_too() -> None:
    assert EventIds().hashed("\ud800")


def test_an_id_that_looks_like_an_ordinal_is_not_handed_out_twice() -> None:
    ids = EventIds()
    assert [ids.given(one) for one in ("a", "a", "a#2", "a")] == ["a", "a#2", "a#2#2", "a#3"]
