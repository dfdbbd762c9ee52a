"""What one document tells twice is one event (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo.story import NO_ACTS, STORY

_OPENING = 8
"""So many words tell a sentence from others of its document."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A mapped row of a document, and the kind of passage that it stands in."""

    row: dict[str, Any]
    kind: str


def without_repeats(tellings: Sequence[Telling]) -> None:
    """Turn rows that tell an event again into duplicates of the one that tells it best.

    That is the first with a date, the story's own words before a headline or a caption. One event are two
    rows on one place of one type that begin with the same words, or in the story tell one act of one day; and
    the headline, or a caption that names no act, with what the story tells of that place and day. Headlines
    of other reports are reports of their own, however alike.
    """
    ordered = sorted(tellings, key=lambda one: (one.row["date_start"] is None, one.kind != "body"))
    first: dict[tuple[Any, ...], str] = {}
    for one in ordered:
        place, day = _place(one.row), (one.row["date_start"], one.row["date_end"])
        words = tuple(_WORD.findall(one.row["text"].casefold())[:_OPENING])
        marks: list[tuple[Any, ...]] = [(*place, one.row["type"], words)]
        asked = marks
        if one.kind in STORY and one.row["date_start"]:
            if one.row["type"] not in NO_ACTS:
                marks = [*marks, (*place, one.row["type"], day)]
            is_beside = one.kind == "headline" or (one.kind == "caption" and one.row["type"] == "other")
            asked = [*marks, (*place, day)] if is_beside else marks
            marks = [*marks, (*place, day)]
        known = next((first[mark] for mark in asked if mark in first), None)
        if known is None:
            for mark in marks:
                first.setdefault(mark, one.row["event_id"])
        else:
            one.row.update(
                status="duplicate",
                duplicate_of=known,
                reason="tells an event again that the same document tells",
                lon=None,
                lat=None,
            )


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """Where a row is: the two ends of a border or a road are one place, near a town and in it are one."""
    relation = "in" if row["relation"] == "near" else row["relation"]
    return (*sorted(filter(None, (row["place_id"], row["with_place_id"]))), relation)
