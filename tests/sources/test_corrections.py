"""Corrections win over the sources, and each gives its reason."""

from __future__ import annotations

from sources import tables
from sources.corrections import HERE, Corrections


def test_every_correction_has_a_reason() -> None:
    lines = tables.by_hand(HERE / "corrections.csv")
    assert [line for line in lines if not line["reason"].strip()] == []


def test_a_corrected_cell_replaces_the_source_s() -> None:
    corrections = Corrections([{"id": "gn:1", "column": "name", "value": "Oryol Oblast"}])
    assert corrections.apply("gn:1", ("id", "name"), ("gn:1", "Orel Oblast")) == ("gn:1", "Oryol Oblast")
    assert corrections.apply("gn:2", ("id", "name"), ("gn:2", "Orel Oblast")) == ("gn:2", "Orel Oblast")


def test_a_name_moves_to_the_quality_that_the_correction_says() -> None:
    corrections = Corrections([{"id": "gn:1", "column": "former", "value": "Bombay"}])
    assert corrections.names("gn:1", {"alternate": ["Bombay", "Mumbay"]}) == {
        "alternate": ["Mumbay"],
        "former": ["Bombay"],
    }


def test_a_name_taken_away_is_gone_in_every_language() -> None:
    corrections = Corrections([{"id": "gn:1", "column": "-name", "value": "Peking"}])
    assert corrections.names("gn:1", {"alternate": ["Peking"]}) == {}
    assert corrections.without("gn:1", {"alternate": ["Peking", "Kosciusko"]}) == {"alternate": ["Kosciusko"]}
