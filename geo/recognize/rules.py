"""The rule-based recogniser: look-ups over capitalised words, then kinds and roles from the words around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.recognize.bearers import adjective, institution, organisation, person
from geo.recognize.context import settle
from geo.recognize.naming import NameIndex
from geo.recognize.places import own_place, place
from geo.recognize.span import Span
from geo.recognize.tokens import Line, lines
from geo.recognize.walk import Found, Walk

if TYPE_CHECKING:
    from gazetteer import Gazetteer


class RulesRecognizer:
    """Finds places and keeps apart what only bears a place's name. Needs no model, only the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = NameIndex(gazetteer)

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1."""
        surnames: set[str] = set()
        lower = _lower_case_words(lines(text))
        found: list[tuple[Line, list[Found]]] = [
            (line, names)
            for line in lines(text)
            if (names := _names(Walk(text, line, self._names, surnames, lower, lang)))
        ]
        spans: list[Span] = []
        for line, names in found:
            spans.extend(settle(text, line, _without_surnames(line, names, surnames), self._names))
        return spans


def _lower_case_words(read: Iterable[Line]) -> frozenset[str]:
    """Words that the text also writes small: capitalised elsewhere they are still ordinary words."""
    return frozenset(
        token.folded
        for line in read
        if line.casing in ("sentence", "headline")
        for token in line.tokens
        if not token.capital
    )


def _without_surnames(line: Line, names: list[Found], surnames: set[str]) -> list[Found]:
    """A lone name that the text has used as a surname ("Green told him") stays a person."""
    return [
        replace(name, kind="person", why="a person named before")
        if name.kind == "place" and name.first == name.last and line.tokens[name.first].folded in surnames
        else name
        for name in names
    ]


def _names(walk: Walk) -> list[Found]:
    """The longest reading at each word wins."""
    found: list[Found] = []
    at = 0
    while at < len(walk.tokens):
        name = _at(walk, at)
        if name is None:
            at += 1
            continue
        found.append(name)
        if name.kind == "place":
            walk.last_place = name.last
        at = name.last + 1
    return found


def _at(walk: Walk, at: int) -> Found | None:
    token = walk.tokens[at]
    if not token.capital:
        return adjective(walk, at) if walk.plain else None
    for read in (own_place, organisation, institution, person, adjective, place):
        if name := read(walk, at):
            return name
    return None
