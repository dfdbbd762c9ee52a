from __future__ import annotations

import pytest

import gazetteer
from geo.recognize.bounds import Bounds
from geo.recognize.naming import NameIndex
from geo.recognize.tokens import lines
from geo.schema import Kind


@pytest.fixture(scope="module")
def bounds(gaz: gazetteer.Gazetteer) -> Bounds:
    return Bounds(NameIndex(gaz))


@pytest.mark.parametrize(
    ("text", "runs", "settled"),
    [
        ("in the United States", ["the United States"], ["United States"]),
        ("a shop in Downtown Greer", ["Downtown Greer"], ["Greer"]),
        ("state of Jammu and Kashmir", ["Jammu", "Kashmir"], ["Jammu and Kashmir"]),
        ("in Delhi and Kashmir", ["Delhi", "Kashmir"], ["Delhi", "Kashmir"]),
        ("the Punjab province of Pakistan", ["Punjab province of Pakistan"], ["Punjab province", "Pakistan"]),
        ("the German island Rügen", ["German island Rügen"], ["German", "Rügen"]),
        ("in Australia and New Zealand", ["Australia", "New Zealand"], ["Australia", "New Zealand"]),
        ("at Toronto's Pearson Airport", ["Toronto's Pearson Airport"], ["Toronto", "Pearson Airport"]),
        ("the Walker County clerk", ["Walker County clerk"], ["Walker County"]),
        (
            "село Малые Вязки Сумской области",
            ["Малые Вязки Сумской области"],
            ["Малые Вязки", "Сумской области"],
        ),
        ("in New South Wales", ["New South Wales"], ["New South Wales"]),
    ],
)
def test_names_end_where_they_end(bounds: Bounds, text: str, runs: list[str], settled: list[str]) -> None:
    [line] = lines(text + ".")

    def run(name: str) -> tuple[int, int, Kind]:
        start = text.index(name)
        words = [i for i, t in enumerate(line.tokens) if start <= t.start < start + len(name)]
        return words[0], words[-1], "place"

    found = bounds.settled(text, line, [run(name) for name in runs])
    assert [text[line.tokens[a].start : line.tokens[b].end] for a, b, _ in found] == settled


def test_the_people_before_a_place_are_people(bounds: Bounds) -> None:
    text = "the German island Rügen"
    [line] = lines(text + ".")
    assert [kind for _, _, kind in bounds.settled(text, line, [(1, 3, "place")])] == ["demonym", "place"]
