"""Marked texts as what the trainer takes: features of words, and the labels that each may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.recognize import lexicon as lex
from geo.recognize.features import OFFSETS, Segment, Words, view, word_features
from geo.recognize.model import KINDS, LABELS
from geo.recognize.naming import NameIndex
from geo.recognize.rules import Reading, read
from geo.recognize.tokens import Line
from geo.recognize.walk import Found
from sources.recognizer.corpora import Example, Mark

NUMBER = {label: number for number, label in enumerate(LABELS)}
NOTHING = 1 << NUMBER["O"]
EVERYTHING = (1 << len(LABELS)) - 1


@dataclass(frozen=True, slots=True)
class Encoded:
    """A segment: features of each word (hashed), and as bits of a number the labels that each may have."""

    example: Example
    features: list[NDArray[np.int32]]
    may_be: list[int]


class Encoder:
    """Turns examples into segments; what it found of a word is remembered."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._words = Words(index)
        self._of_word: list[list[NDArray[np.int32]]] = []

    def encode(self, example: Example) -> Iterator[Encoded]:
        """The segments of a text that say something: one where everything is open is left out."""
        for reading in read(example.text, example.lang, self._index):
            yield from self._encode(example, reading)

    def _encode(self, example: Example, reading: Reading) -> Iterator[Encoded]:
        marks = _by_line(example, reading)
        seen = view(example.text, reading, example.lang, self._words)
        for word in self._words.texts[len(self._of_word) :]:
            self._of_word.append([np.array(ids, np.int32) for ids in word_features(word, self._index)])
        own = seen.ids.astype(np.int32)
        start = 0
        for segment in seen.segments:
            stop = start + segment.last - segment.first + 1
            line, found = reading.lines[segment.line]
            may_be = labels(example, line, found, segment, marks.get(segment.line, ()), self._index)
            if any(bits != EVERYTHING for bits in may_be):
                features = [
                    np.concatenate([own[at], *map(self._from, seen.words[at], range(len(OFFSETS)))])
                    for at in range(start, stop)
                ]
                yield Encoded(example, features, may_be)
            start = stop

    def _from(self, word: int, column: int) -> NDArray[np.int32]:
        return self._of_word[word][column]


def labels(
    example: Example,
    line: Line,
    found: Sequence[Found],
    segment: Segment,
    marks: Iterable[Mark],
    index: NameIndex,
) -> list[int]:
    """The labels that each word of a segment may have, as bits."""
    reach = range(segment.first, segment.last + 1)
    bits = dict.fromkeys(reach, EVERYTHING if example.any else NOTHING)
    if not example.any:
        peoples = {at for name in found if name.kind == "demonym" for at in range(name.first, name.last + 1)}
        for at in reach:
            for kind in example.unmarked:
                if kind != "demonym" or at in peoples:
                    bits[at] |= 1 << NUMBER[f"B-{kind}"] | 1 << NUMBER[f"I-{kind}"]
    for mark in marks:
        first, last, whole = _words_of(line, mark)
        if example.source != "annotated":
            last, kinds = _as_we_mark(line, found, first, last, mark.kinds, index)
        else:
            kinds = mark.kinds
        if not whole or first not in bits or last not in bits:
            bits.update((at, EVERYTHING) for at in range(first, last + 1) if at in bits)
            continue
        for at in range(first, last + 1):
            tag = "B" if at == first else "I"
            bits[at] = sum(1 << NUMBER[f"{tag}-{kind}"] for kind in kinds)
    return [bits[at] for at in reach]


def _by_line(example: Example, reading: Reading) -> dict[int, list[Mark]]:
    """The marks that touch each line."""
    touched: dict[int, list[Mark]] = {}
    for number, (line, _) in enumerate(reading.lines):
        start, stop = line.tokens[0].start, line.tokens[-1].stop
        for mark in example.marks:
            if mark.start < stop and start < mark.end and any(_overlaps(line, mark)):
                touched.setdefault(number, []).append(mark)
    return touched


def _overlaps(line: Line, mark: Mark) -> Iterator[int]:
    for at, token in enumerate(line.tokens):
        if token.start < mark.end and mark.start < token.stop:
            yield at + 1


def _words_of(line: Line, mark: Mark) -> tuple[int, int, bool]:
    """First and last word of a mark, and whether it is made of whole words."""
    touched = [at - 1 for at in _overlaps(line, mark)]
    first, last = touched[0], touched[-1]
    end = line.tokens[last]
    whole = line.tokens[first].start == mark.start and mark.end in (end.end, end.stop, end.end + 1)
    return first, last, whole and all(line.tokens[at].tie is not None for at in range(first + 1, last + 1))


def _as_we_mark(
    line: Line, found: Sequence[Found], first: int, last: int, kinds: tuple[str, ...], index: NameIndex
) -> tuple[int, tuple[str, ...]]:
    """Another scheme's name in ours: with a small type word, teams as metonyms, peoples only of places."""
    ours = next((name for name in found if name.first <= first <= name.last), None)
    if (
        "place" in kinds
        and ours is not None
        and ours.kind in ("place", "facility")
        and ours.first == first
        and not any(line.tokens[at].capital for at in range(last + 1, ours.last + 1))
    ):
        last = max(last, ours.last)
    exact = ours is not None and (ours.first, ours.last) == (first, last)
    if kinds == ("org",) and ours is not None and exact:
        if ours.kind == "place" and ours.name.weight >= 2:
            return last, ("org", "metonym")
        if ours.kind in ("facility", "metonym"):
            return last, ("org", ours.kind)
    if kinds == ("demonym",) and not any(_is_people(line, at, index) for at in range(first, last + 1)):
        return last, ("demonym", "other", "place", "metonym") if ours else ("other",)
    if kinds == ("other",) and ours is not None and exact and ours.kind == "demonym":
        return last, ("demonym", "other")
    if "place" in kinds and ours is not None and exact and ours.kind == "demonym":
        return last, (*kinds, "demonym")
    if "metonym" in kinds and "place" in kinds and not _can_act(line, first, last, ours if exact else None):
        kinds = tuple(kind for kind in kinds if kind != "metonym")
    if "place" in kinds and "facility" in kinds and not _could_be_built(line, first, last):
        kinds = tuple(kind for kind in kinds if kind != "facility")
    return last, kinds


def _is_people(line: Line, at: int, index: NameIndex) -> bool:
    word = line.tokens[at].text
    return index.any_form(word).people is not None or lex.land_of_adjective(word) is not None


def _can_act(line: Line, first: int, last: int, ours: Found | None) -> bool:
    """Whether a name may stand for a government: countries, capitals and seats do."""
    if first == last and line.tokens[first].folded in lex.SEATS:
        return True
    place = ours.name.place if ours else None
    return place is not None and (place.level == "country" or place.feature == "PPLC")


def _could_be_built(line: Line, first: int, last: int) -> bool:
    return last > first and any(
        line.tokens[at].folded in lex.FACILITY_AFTER or line.tokens[at].folded == "street"
        for at in range(first, last + 1)
    )


__all__ = ["EVERYTHING", "KINDS", "Encoded", "Encoder", "labels"]
