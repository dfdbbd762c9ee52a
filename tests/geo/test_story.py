"""Sentences in their order: dates carried on, background kept apart."""

import datetime as dt

from geo.story import Story
from geo.text import articles

PUBLISHED = dt.date(2025, 1, 20)


def dates(text: str) -> list[str | None]:
    """The day that each sentence of a text is given, where it names no place."""
    story = Story(articles.from_text(text, source="a.txt", record="1", published=PUBLISHED))
    whens = [story.date(index, one.start, None) for index, one in enumerate(story.sentences)]
    return [when.start.isoformat() if when.start else None for when in whens]


def test_a_date_reaches_the_sentences_that_follow_in_the_paragraph() -> None:
    text = "A ferry sank on Thursday. Nobody was hurt. A second boat took the crew off."
    assert dates(text) == ["2025-01-16"] * 3


def test_a_date_ends_with_its_paragraph() -> None:
    assert dates("A ferry sank on Thursday.\n\nPrices rose in two markets.") == ["2025-01-16", None]


def test_words_such_as_hours_after_reach_over_the_paragraph() -> None:
    text = "Talks ended on Thursday.\n\nHours after they had ended, mortar rounds fell on a customs yard."
    assert dates(text) == ["2025-01-16", "2025-01-16"]


def test_background_gives_its_date_to_no_later_sentence() -> None:
    assert dates("A hall burned down in 2008. Brokers in two towns reported a rush.") == ["2008-01-01", None]


def test_background_that_is_spoken_of_again_does() -> None:
    assert dates("A hall burned down in 2008. At the time, two men died.") == ["2008-01-01", "2008-01-01"]


def test_an_older_event_says_that_it_is_context() -> None:
    text = "A hall burned down in 2008."
    story = Story(articles.from_text(text, source="a.txt", record="1", published=PUBLISHED))
    assert story.date(0, 0, None).reason == "an older event, told for context"


def test_what_is_still_to_come_takes_no_date_of_the_past() -> None:
    assert dates("A detective was arrested on Thursday. A judge will hear the case.") == ["2025-01-16", None]


def test_the_entries_of_a_live_report_are_of_its_day() -> None:
    text = "14:20 — Insurgents seized an airport.\n\n11:40 — Jets hit a market street.\n\nIt rained."
    assert dates(text) == ["2025-01-20", "2025-01-20", None]


def test_a_state_that_began_long_ago_is_dated_by_its_beginning() -> None:
    assert dates("The town has been under siege since May 2024.") == ["2024-05-01"]


def test_each_sentence_keeps_its_own_time_of_day() -> None:
    text = "A ferry sank at 9 a.m. on Thursday. Divers came at 14:30. They left wet."
    story = Story(articles.from_text(text, source="a.txt", record="1", published=PUBLISHED))
    assert [story.date(index, one.start, None).time for index, one in enumerate(story.sentences)] == [
        "09:00",
        "14:30",
        None,
    ]


def types(text: str, title: str | None = None) -> list[str]:
    story = Story(articles.from_text(text, source="a.txt", record="1", published=PUBLISHED, title=title))
    return [one.type for one in story.sentences]


def test_an_opening_tells_better_than_a_headline_what_spreads() -> None:
    text = "A wildfire burned through pines near Corinth. Another front destroyed a hotel."
    assert types(text, "Heat, wind and a power line") == ["wildfire", "wildfire"]


def test_a_time_alone_opens_the_entry_below_it() -> None:
    text = "14:20\nInsurgents seized an airport.\n\n11:40\nJets hit a market street."
    assert [day for day in dates(text) if day] == ["2025-01-20"] * 4
