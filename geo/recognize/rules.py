"""The rule-based recogniser: look-ups over capitalised words, then kinds and roles from the words around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.recognize.bearers import adjective, institution, organisation, person
from geo.recognize.context import settle
from geo.recognize.lexicon import land_of_adjective
from geo.recognize.naming import NameIndex
from geo.recognize.places import dateline, own_place, place
from geo.recognize.span import Span
from geo.recognize.tokens import Line, lines
from geo.recognize.walk import Found, Walk

if TYPE_CHECKING:
    from gazetteer import Gazetteer

_MANY = 100_000
"""Words from which on a text is read in parts."""


class RulesRecognizer:
    """Finds places and keeps apart what only bears a place's name. Needs no model, only the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = NameIndex(gazetteer)

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1."""
        return [
            span
            for reading in read(text, lang, self._names)
            for line, names in reading.lines
            if names
            for span in settle(text, line, names, self._names)
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules find in a text: its lines, each with its names before their context is weighed.

    lower: words that the text also writes small. surnames: what its persons are called; both case folded.
    """

    lines: list[tuple[Line, list[Found]]]
    lower: frozenset[str]
    surnames: frozenset[str]


def read(text: str, lang: str, index: NameIndex) -> Iterator[Reading]:
    """A text as the rules read it: one reading, of an endless text several, so that it fits the memory.

    lang: ISO 639-1.
    """
    block: list[Line] = []
    words = 0
    for line in lines(text):
        block.append(line)
        words += len(line.tokens)
        if words >= _MANY:
            yield _read(text, block, lang, index)
            block, words = [], 0
    if block:
        yield _read(text, block, lang, index)


def _read(text: str, block: Sequence[Line], lang: str, index: NameIndex) -> Reading:
    surnames: set[str] = set()
    lower = _lower_case_words(block)
    found = [(line, _names(Walk(text, line, index, surnames, lower, lang))) for line in block]
    named = [(line, _without_surnames(line, names, surnames)) for line, names in found]
    return Reading(named, lower, frozenset(surnames))


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
    after = 0
    for at, token in enumerate(walk.tokens):
        if at < after or not (token.capital or _may_be_people(walk, token.text)):
            continue
        if (name := _at(walk, at)) is None:
            continue
        found.append(name)
        if name.kind == "place":
            walk.last_place = name.last
        after = name.last + 1
    return found


def _may_be_people(walk: Walk, small: str) -> bool:
    """Whether a word without a capital is to be looked at: most need not be."""
    return walk.plain and (walk.peoples_are_small or land_of_adjective(small) is not None)


def _at(walk: Walk, at: int) -> Found | None:
    if not walk.tokens[at].capital:
        return adjective(walk, at)
    for read in (own_place, dateline, organisation, institution, person, adjective, place):
        if name := read(walk, at):
            return name
    return None
