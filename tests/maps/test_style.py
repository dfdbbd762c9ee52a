"""Every type can be told from every other without colour, or with it."""

from __future__ import annotations

from typing import get_args

from geo.schema import EventType
from maps import style


def test_every_event_type_has_a_mark_of_its_own() -> None:
    marks = style.marks(sorted(get_args(EventType)))
    assert {mark.type for mark in marks} == set(style.KNOWN)
    assert len({(mark.color, mark.shape) for mark in marks}) == len(marks)


def test_types_of_one_colour_differ_in_shape() -> None:
    marks = style.marks([*sorted(style.KNOWN), *(f"own {n}" for n in range(50))])
    assert len({(mark.color, mark.shape) for mark in marks}) == len(marks)


def test_names_are_words() -> None:
    assert style.label("disaster_flood") == "Flood"
    assert style.label("Road closed") == "Road closed"
