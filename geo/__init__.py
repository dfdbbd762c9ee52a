"""What happened where and when: reading tables and texts, joining events to places, measuring.

    events = geo.locate(["events.csv", "articles/"])      the event table, a GeoDataFrame
    geo.report(events)["account"]                          every row and mention under one status
    geo.write(events, "events.geojson")
    geo.questions(events)                                  the names that are left to decide
    geo.mentions("Shells fell near Kursk.")                the places that one text names

`geo.schema` defines the event table's columns. Coordinates are lon, lat in degrees (WGS 84).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import BadOption, BadSchema, GeoError, NoPlaceColumn, UnreadableInput

if TYPE_CHECKING:
    from geo.account import account_line, report
    from geo.placing import events, locate, mentions
    from geo.ploverfields import plover
    from geo.reading.inputs import Reading, read
    from geo.review import Question, questions
    from geo.writing import write

_HOMES = {
    "Question": "geo.review",
    "Reading": "geo.reading.inputs",
    "account_line": "geo.account",
    "events": "geo.placing",
    "locate": "geo.placing",
    "mentions": "geo.placing",
    "plover": "geo.ploverfields",
    "questions": "geo.review",
    "read": "geo.reading.inputs",
    "report": "geo.account",
    "write": "geo.writing",
}

__all__ = [
    "BadOption",
    "BadSchema",
    "GeoError",
    "NoPlaceColumn",
    "Question",
    "Reading",
    "UnreadableInput",
    "account_line",
    "events",
    "locate",
    "mentions",
    "plover",
    "questions",
    "read",
    "report",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'geo' has no attribute {name!r}")
