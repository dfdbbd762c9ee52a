"""A picture as SVG: any text in it, and nothing that runs."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import svg
from maps.scene import Arc, Area, Disc, Image, Lines, Panel, Scene, Stroke, Text

SVG = "{http://www.w3.org/2000/svg}"


def scene(*items: object, title: str = "Kazan") -> Scene:
    return Scene(400, 300, "#ffffff", items, title, "2 events")  # type: ignore[arg-type]


@given(st.text())
def test_any_text_comes_back_from_the_file(text: str) -> None:
    root = ElementTree.fromstring(svg.document(scene(Text(1, 2, text, 12, "#000000"), title=text)))
    written = root.find(f"{SVG}text")
    assert written is not None
    assert root.find(f"{SVG}title") is not None


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "]]>", "\ud800", "<script>alert(1)</script>", "\ufffe", "&amp;", 'x" onload="a', "مرحبا"],
)
def test_what_xml_cannot_hold_is_still_a_file(text: str) -> None:
    document = svg.document(scene(Text(1, 2, text, 12, "#000000"), title=text))
    root = ElementTree.fromstring(document.encode("utf-8"))
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {
        "svg",
        "rect",
        "title",
        "desc",
        "text",
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_nothing_is_styled_by_what_a_policy_blocks() -> None:
    box = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]])
    stroke = Stroke("#112233", 1.5, (3.0, 2.0), 0.5)
    items = (
        Area([[box]], "#445566", 0.3), Lines([box], stroke, closed=True), Disc(5, 5, 3, "#000000", 1, stroke),
        Arc(5, 5, 3, 0, 2, stroke), Image(0, 0, 5, 5, b"\x89PNG", "image/png"),
        Panel(1, 1, 50, 50, "#ffffff", [Disc(1, 1, 1)]),
    )  # fmt: skip
    root = ElementTree.fromstring(svg.document(scene(*items)))
    names = {name for element in root.iter() for name in element.attrib}
    assert not names & {"style", "class", "id"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} >= {"path", "circle", "image", "svg"}


def test_a_path_is_where_its_points_are() -> None:
    line = np.array([[10.04, 20.0], [10.52, 19.5], [8.0, 19.5]])
    root = ElementTree.fromstring(svg.document(scene(Lines([line], Stroke("#000000", 1)))))
    path = root.find(f"{SVG}path")
    assert path is not None
    assert path.attrib["d"] == "M10 20l.5-.5-2.5 0"


def test_words_from_right_to_left_are_said_to_be_so() -> None:
    root = ElementTree.fromstring(svg.document(scene(Text(1, 2, "قازان", 12, "#000000", right_to_left=True))))
    written = root.find(f"{SVG}text")
    assert written is not None
    assert written.attrib["direction"] == "rtl"
    assert written.text == "قازان"
