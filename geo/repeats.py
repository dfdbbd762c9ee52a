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
    of other reports are reports of their own, however alike. A headline that names only the country or region
    of what its report tells of a place in it is told with that.
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
            _repeat(one.row, known, "tells an event again that the same document tells")
    _without_wide_headlines(tellings)


def _without_wide_headlines(tellings: Sequence[Telling]) -> None:
    """A headline that names the country or region of what its report tells of a place in it tells that."""
    told = [one.row for one in tellings if one.kind == "body" and one.row["status"] == "mapped"]
    for one in tellings:
        row = one.row
        if one.kind != "headline" or row["status"] != "mapped" or row["level"] not in ("country", "admin1"):
            continue
        finer = next((other for other in told if _tells_finer(other, row)), None)
        if finer is not None:
            _repeat(row, finer["event_id"], f"told of {finer['place_name']} in the report")


def _tells_finer(row: dict[str, Any], wide: dict[str, Any]) -> bool:
    inside = row["country"] == wide["country"] and (
        row["admin1"] == wide["place_name"] if wide["level"] == "admin1" else row["level"] != "country"
    )
    return (
        inside and row["place_id"] != wide["place_id"] and wide["type"] in (row["type"], "other", "statement")
    )


def _repeat(row: dict[str, Any], of: str, reason: str) -> None:
    row.update(status="duplicate", duplicate_of=of, reason=reason, lon=None, lat=None)


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """Where a row is: the two ends of a border or a road are one place, near a town and in it are one."""
    relation = "in" if row["relation"] == "near" else row["relation"]
    return (*sorted(filter(None, (row["place_id"], row["with_place_id"]))), relation)
