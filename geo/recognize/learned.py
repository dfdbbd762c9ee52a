"""The default recogniser: the rules' answers weighed anew by a sequence model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.bounds import Bounds
from geo.recognize.deciding import SEAT, Decided, Decider
from geo.recognize.features import view
from geo.recognize.model import Tagger, Weights, kind_of, shipped
from geo.recognize.naming import NameIndex
from geo.recognize.places import BY_DATELINE, BY_TYPE
from geo.recognize.rules import Reading, RulesRecognizer, read
from geo.recognize.span import Span
from geo.recognize.tokens import Line
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Gazetteer

LEARNT = frozenset({"en", "ru", "uk"})
"""Languages with enough texts to learn from; in others the rules alone do better (docs/recognizer.md)."""


class LearnedRecognizer:
    """Finds names with a small model of the words and of what gazetteer and rules say of them."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights | None = None) -> None:
        """weights: null for the model of the package."""
        self._names = NameIndex(gazetteer)
        self._tagger = Tagger(weights or shipped(), self._names)
        self._decider = Decider(self._names)
        self._settled = Bounds(self._names).settled
        self._rules = RulesRecognizer(gazetteer)
        self._lock = Lock()  # what is remembered of words is numbered in the order of their coming

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1; not LEARNT is left to the rules."""
        if lang not in LEARNT:
            return self._rules.recognize(text, lang)
        return [
            span
            for reading in read(text, lang, self._names)
            for span in self._of_reading(text, lang, reading)
        ]

    def _of_reading(self, text: str, lang: str, reading: Reading) -> list[Span]:
        lines = [line for line, _ in reading.lines]
        with self._lock:
            seen = view(text, reading, lang, self._tagger.words)
            labelled = self._tagger.label(seen)
        runs: dict[int, list[tuple[int, int, Kind]]] = {}
        for segment, labels in zip(seen.segments, labelled, strict=True):
            told = _runs(labels, segment.first)
            line = lines[segment.line]
            runs.setdefault(segment.line, []).extend(_as_persons(told, line, reading.surnames))
        names = {
            number: self._decided(text, lines[number], found, seen.opinions[number])
            for number, found in runs.items()
        }
        return self._decider.spans(text, lines, names)

    def _decided(
        self, text: str, line: Line, runs: list[tuple[int, int, Kind]], opinions: Sequence[Decided]
    ) -> list[Decided]:
        """A line's names by what the model and the rules say of them."""
        told = {(name.first, name.last): (name, span) for name, span in opinions}
        settled = _with_sure_ones(self._settled(text, line, runs), opinions)
        found = (self._decider.decide(text, line, *run, told.get(run[:2])) for run in settled)
        return [decided for decided in found if decided is not None]


def _as_persons(
    runs: Iterable[tuple[int, int, Kind]], line: Line, surnames: frozenset[str]
) -> Iterator[tuple[int, int, Kind]]:
    """The runs; a place by the name of a person of the text is that person, unless "in" or the like leads."""
    for first, last, kind in runs:
        word = line.tokens[first]
        led = first > 0 and line.tokens[first - 1].folded in lex.PLACE_PREPOSITIONS
        is_person = kind == "place" and first == last and word.folded in surnames and not led
        yield first, last, "person" if is_person else kind


_SURE = (BY_TYPE, BY_DATELINE)


def _with_sure_ones(
    runs: list[tuple[int, int, Kind]], opinions: Sequence[Decided]
) -> list[tuple[int, int, Kind]]:
    """The model's names, and the rules' surest: seats of government and plain villages where it sees nothing.

    Datelines stand whatever it sees there.
    """
    kept = runs
    missed: list[tuple[int, int, Kind]] = []
    for name, _ in opinions:
        if name.kind != SEAT and name.why not in _SURE:
            continue
        clash = [run for run in kept if run[0] <= name.last and name.first <= run[1]]
        if clash and name.why != BY_DATELINE:
            continue
        kept = [run for run in kept if run not in clash]
        missed.append((name.first, name.last, name.kind))
    return sorted([*kept, *missed]) if missed else runs


def _runs(labels: Sequence[str], offset: int) -> Iterator[tuple[int, int, Kind]]:
    """First and last word and kind of each name."""
    for at, label in enumerate(labels):
        if label.startswith("B"):
            last = at
            while last + 1 < len(labels) and labels[last + 1].startswith("I"):
                last += 1
            yield offset + at, offset + last, kind_of(label)
