"""What a review's page holds: the questions as data, the corrections so far, a policy, nothing that runs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from geo.corrections import merged
from geo.errors import BadOption
from geo.review import Choice, Example, Question
from maps import reviewpage

ROOT = Path(__file__).resolve().parents[2]


KAZAN = Choice("gn:551487", "Kazan", "Kazan, RU", "city", "RU", 49.12, 55.79, 0.6, ("largest",))


def question(name: str, **values: Any) -> Question:
    given: dict[str, Any] = {
        "country": "RU", "status": "ambiguous", "reason": "two places of like weight", "confidence": 0.0,
        "events": ("1",), "countries": ("RU",), "sources": ("a.csv",), "here": ("a.csv",),
        "examples": (Example("a.csv", "1", f"😀 in {name}", name, 5),),
        "choices": (KAZAN,),
        "around": (("Ufa", 55.97, 54.74),),
    }  # fmt: skip
    return Question(name, **given | values)


def data(page: str) -> dict[str, Any]:
    found = re.search(r'id="dateline-data">(.*?)</script>', page)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_the_page_holds_the_questions_and_is_the_same_every_time(gaz: gazetteer.Gazetteer) -> None:
    page = reviewpage.render([question("Kazan")], gazetteer=gaz)
    assert page == reviewpage.render([question("Kazan")], gazetteer=gaz)
    (held,) = data(page)["questions"]
    assert (held["name"], held["choices"][0]["id"], held["around"]) == (
        "Kazan",
        "gn:551487",
        [["Ufa", 55.97, 54.74]],
    )
    assert (held["examples"][0]["at"], held["examples"][0]["length"]) == (6, 5), "in UTF-16 units"
    assert "default-src &#x27;none&#x27;" in page
    assert "<td>Kazan</td><td>1</td><td>Kazan, RU (gn:551487)</td>" in page


def test_names_cannot_end_their_element(gaz: gazetteer.Gazetteer) -> None:
    hostile = '</script><script>alert(1)</script>"{{ 7*7 }}'
    page = reviewpage.render([question(hostile)], title=hostile, gazetteer=gaz)
    assert data(page)["questions"][0]["name"] == hostile
    assert "<script>alert" not in page


def test_corrections_so_far_are_widened_as_lines_are_added_to_them(gaz: gazetteer.Gazetteer) -> None:
    existing = "\ufeff# mine\r\ntext;geonameid;note\r\nLima;3936456;checked".encode()
    sheet = data(reviewpage.render([], existing=existing, gazetteer=gaz))["sheet"]
    assert sheet["text"] == "# mine\r\ntext;geonameid;note\r\nLima;3936456;checked"
    assert sheet["widened"].splitlines()[1:] == [
        "text;geonameid;note;country;source;place_id;lon;lat;ignore", "Lima;3936456;checked",
    ]  # fmt: skip
    assert (sheet["mark"], sheet["newline"], sheet["bom"]) == (";", "\r\n", True)
    assert merged(sheet["widened"].encode(), []) == sheet["widened"].encode()


def test_corrections_with_faults_are_refused(gaz: gazetteer.Gazetteer) -> None:
    with pytest.raises(BadOption):
        reviewpage.render([], existing=b"text,geonameid\nA,x\n", gazetteer=gaz)
