"""From a text to the page: what is resolved and what is drawn are of one view."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

import gazetteer
import geo
from gazetteer.worldview import VIEWS
from maps import EventMap
from maps.cli import main

DATA = re.compile(r'<script type="application/json" id="dateline-data">(.*?)</script>', re.DOTALL)


def _page(tmp_path: Path, gaz: gazetteer.Gazetteer, place: str, view: str) -> dict[str, Any]:
    """The data block of the page of a text that reports shelling in a place."""
    (tmp_path / "report.txt").write_text(f"Shelling was reported in {place} on 3 January 2025.\n", "utf-8")
    events = geo.locate(tmp_path / "report.txt", gazetteer=gaz, worldview=view)
    assert events.attrs["worldview"] == view
    stream = io.BytesIO()
    EventMap(events, gazetteer=gaz).save(stream, close_file=False)
    found = DATA.search(stream.getvalue().decode("utf-8"))
    assert found is not None
    header: dict[str, Any] = json.loads(found.group(1))
    return header


@pytest.mark.parametrize(
    ("place", "view", "country"),
    [
        ("Simferopol", "un", "UA"),
        ("Simferopol", "UA", "UA"),
        ("Simferopol", "RU", "RU"),
        ("Sevastopol", "RU", "RU"),
        ("Srinagar", "PK", "PK"),
        ("Muzaffarabad", "IN", "IN"),
        ("Laayoune", "MA", "MA"),
        ("Pristina", "RS", "RS"),
        ("Taipei", "CN", "CN"),
        ("Nablus", "PS", "PS"),
        ("East Jerusalem", "IL", "IL"),
    ],
)
def test_the_page_shows_the_country_and_says_whose_view_it_is(
    tmp_path: Path, gaz: gazetteer.Gazetteer, place: str, view: str, country: str
) -> None:
    header = _page(tmp_path, gaz, place, view)
    assert header["mapped"] == 1
    names = header["dictionaries"]["country"]
    assert names[header["integers"]["country"][0]] == country
    assert header["about"]["worldview"] == view
    assert header["about"]["borders"] == f"{VIEWS[view]} view"


def test_a_region_is_drawn_as_the_view_has_it(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    pages = {view: _page(tmp_path, gaz, "Ukraine", view) for view in ("un", "RU")}
    assert {view: page["integers"]["shape"][0] >= 0 for view, page in pages.items()} == {
        "un": True,
        "RU": True,
    }
    views = {view: page["basemap"]["view"] for view, page in pages.items()}
    assert views["RU"][1] > views["un"][1] + 1


def test_a_map_takes_another_view_than_its_events(gaz: gazetteer.Gazetteer, events: Any) -> None:
    streams = {}
    for view in ("un", "RU"):
        streams[view] = io.BytesIO()
        EventMap(events, gazetteer=gaz, worldview=view).save(streams[view], close_file=False)
    assert b'"worldview":"RU"' in streams["RU"].getvalue()
    assert b'"worldview":"un"' in streams["un"].getvalue()


def test_the_command_line_takes_a_view(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,place\n2025-01-03,Simferopol\n", encoding="utf-8")
    out = tmp_path / "a.geojson"
    assert main(["events", str(tmp_path / "a.csv"), "--worldview", "ru", "-q", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["features"][0]["properties"]["country"] == "RU"


@pytest.mark.parametrize("command", ["map", "events", "locate", "resolve"])
def test_an_unknown_view_is_refused_with_the_list(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a.csv", "--worldview", "DE"]) == 2
    assert "choose from un, CN, IL, IN" in capsys.readouterr().err
