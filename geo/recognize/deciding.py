"""From words and the kind that a model gives them to a name as the rules would hand it over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.recognize import lexicon as lex
from geo.recognize.actors import with_kind
from geo.recognize.context import as_span, joined
from geo.recognize.naming import NOTHING, Name, NameIndex
from geo.recognize.span import Span
from geo.recognize.surroundings import words_before
from geo.recognize.tokens import Line
from geo.recognize.walk import Found, phrase
from geo.schema import Kind

Decided = tuple[Found, Span]
"""A name and the span of it before the other names of its line are weighed."""

SEAT: Kind = "metonym"
"""The rules' kind of buildings that stand for a government ("the Kremlin"): from a list, sure."""
_KEPT_KINDS = ("facility", "metonym", "other")
"""What type words and patterns around a name show surely: a model that calls it a place is not believed."""
_ORGANISED = lex.ORG_WORDS | frozenset(
    """
    patrol consortium pantry transit foods cooperative trust initiative coalition charity task bureau
    festival league elementary workshop conference school middle
    """.split()
)
"""Last words that make an organisation of a name that the gazetteer lacks."""
_WHY = {"org": "an organisation", "person": "a person", "other": "part of another name"}


class Decider:
    """Makes of what a model says what the rest of the program wants to know of a name."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def decide(
        self, text: str, line: Line, first: int, last: int, kind: Kind, told: Decided | None = None
    ) -> Decided | None:
        """The words first..last of a line as a name of that kind; null for a name without a place in it.

        told: what the rules make of the same words.
        """
        if told is not None and told[1].kind == kind:
            return told if kind != "person" or told[0].why else None
        if told is not None and (told[0].kind == SEAT or (kind == "place" and told[1].kind in _KEPT_KINDS)):
            return told
        if told is not None and kind == "person" and told[1].kind == "metonym":
            return told
        if told is not None and kind == "metonym" and told[1].kind == "place" and _lies_within(text, told[1]):
            return told
        if kind == "place" and last > first and self._is_organised(text, line, first, last):
            kind = "org"
        found = self._found(text, line, first, last, kind)
        if found is None:
            return None
        span = as_span(text, line, found)
        weighed = told is not None and told[0].kind == "place"
        return found, span if weighed else with_kind(text, line, found, span)

    def spans(self, text: str, lines: Sequence[Line], decided: Mapping[int, Sequence[Decided]]) -> list[Span]:
        """The names of a text, by the number of their line, with containers and roles, in order."""
        spans: list[Span] = []
        for number in sorted(decided):
            found = [name for name, _ in decided[number]]
            judged = [span for _, span in decided[number]]
            spans.extend(joined(text, lines[number], found, judged, self._index))
        return spans

    def _is_organised(self, text: str, line: Line, first: int, last: int) -> bool:
        """Whether an unknown name ends in a word of organisations: "Wayne Food Pantry"."""
        final = line.tokens[last]
        return (
            final.capital
            and final.folded in _ORGANISED
            and not self._index.exact(phrase(text, line, first, last)).is_known
        )

    def _found(self, text: str, line: Line, first: int, last: int, kind: Kind) -> Found | None:
        words = phrase(text, line, first, last)
        name = self._index.any_form(words)
        if kind == "demonym" or (
            kind == "place" and name.people is not None and (name.place is None or name.only_people)
        ):
            kind = "demonym"
            people = name.people or name.place
            land = people.name if people else lex.land_of_adjective(line.tokens[first].text)
            return Found(first, last, kind, name, land, "people or things of a country") if land else None
        if kind == "metonym":
            return Found(first, last, kind, name, words, "stands for a government, a team or its people")
        if kind == "place" and name.place is None and line.tokens[last].folded in lex.REGION_AFTER:
            bare = self._index.any_form(phrase(text, line, first, last - 1)) if last > first else name
            return Found(first, last, kind, bare)
        if kind in ("place", "facility"):
            return Found(first, last, kind, name)
        if not self._holds_place(text, line, first, last):
            return None
        return Found(first, last, kind, NOTHING, None, _WHY[kind])

    def _holds_place(self, text: str, line: Line, first: int, last: int) -> bool:
        return any(
            _is_place(self._index.any_form(phrase(text, line, i, j)))
            for i in range(first, last + 1)
            if line.tokens[i].capital and line.tokens[i].folded not in lex.FUNCTION_WORDS
            for j in (i, min(i + 1, last))
        )


_INSIDE = re.compile(r"\b(?:in|near|inside|outside|across|throughout|around) (?:the )?$", re.IGNORECASE)


def _lies_within(text: str, span: Span) -> bool:
    """Whether a word that only places bear leads to the name: "in the United States"."""
    return _INSIDE.search(words_before(text, span)) is not None


def _is_place(name: Name) -> bool:
    return name.people is not None or name.weight >= 1
