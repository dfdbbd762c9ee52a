"""Whole reports of our own wording: what they tell comes out, and nothing else goes on the map.

A report (tests/geo/reports) lists its events as place, first day and type, an empty day where the text gives
none, and in `may` places that may be on the map or not. Events of long ago may always come.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from geo.extraction import events
from geo.identity import EventIds
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.text import articles
from geo.toponyms import mentions

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.toml"))


def told(path: Path, gaz: gazetteer.Gazetteer) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A report, and the rows that are on the map."""
    report = tomllib.loads(path.read_text("utf-8"))
    document = articles.from_text(
        report["text"].strip(), source=path.name, record="1", published=report["published"]
    )
    found = mentions(document, gaz, recognizer_named(DEFAULT, gaz))
    return report, [row for row in events(document, found, EventIds()) if row["status"] == "mapped"]


def said(row: dict[str, Any]) -> list[str]:
    return [row["place_name"], row["date_start"] or "", row["type"]]


def same(event: list[str], found: list[str]) -> bool:
    return event[0] in found[0] and event[1:] == found[1:]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_a_report_tells_comes_out(path: Path, gaz: gazetteer.Gazetteer) -> None:
    report, rows = told(path, gaz)
    found = [said(row) for row in rows]
    missed = [event for event in report["events"] if not any(same(event, one) for one in found)]
    assert missed == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_nothing_else_goes_on_the_map(path: Path, gaz: gazetteer.Gazetteer) -> None:
    report, rows = told(path, gaz)
    further = [
        said(row)
        for row in rows
        if not any(same(event, said(row)) for event in report["events"])
        and not any(name in row["place_name"] for name in report.get("may", ()))
        and "told for context" not in (row["reason"] or "")
    ]
    assert further == []
