"""What the sequence model looks at: words that may be names, as numbers of hashed features.

Only words that may belong to a name are looked at: capitalised ones, those that the rules took for one, and
the type words after them. Neighbours make a segment; all other words are no names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geo.recognize import lexicon as lex
from geo.recognize.context import judged
from geo.recognize.naming import Name, NameIndex
from geo.recognize.rules import Reading
from geo.recognize.span import Span
from geo.recognize.tokens import Line, Token
from geo.recognize.walk import LONGEST, Found, phrase

BITS = 20
BUCKETS = 1 << BITS
"""Features are hashed into so many."""
OFFSETS = (-2, -1, 0, 1, 2)
"""The words, from the one in question, whose own features count."""

Ids = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_TYPES = lex.REGION_AFTER | lex.FACILITY_AFTER
_LISTS = (
    ("region", lex.REGION_AFTER),
    ("before", lex.TYPE_BEFORE),
    ("facility", lex.FACILITY_AFTER),
    ("middle", lex.FACILITY_MIDDLE),
    ("org", lex.ORG_WORDS),
    ("opener", lex.ORG_OPENERS),
    ("club", lex.CLUB_BEFORE | lex.CLUB_AFTER),
    ("known", lex.KNOWN_ORGANISATIONS),
    ("seat", lex.SEATS),
    ("title", lex.TITLES),
    ("agent", lex.AGENT_NOUNS),
    ("verb", lex.GOVERNMENT_VERBS),
    ("aux", lex.AUXILIARIES),
    ("prep", lex.PLACE_PREPOSITIONS),
    ("thing", lex.MODIFIED_THINGS),
    ("war", lex.MODIFIED_WARS),
    ("compass", lex.COMPASS),
    ("link", lex.CONNECTORS),
    ("month", lex.MONTHS_AND_DAYS),
    ("function", lex.FUNCTION_WORDS),
)
_EDGE = "\x00"
"""Stands for the words before the first and after the last of a line."""
_LANGUAGES = ("en", "ru", "uk", "de")
_KEPT = 50_000
_STRIDE = 0x9E3779B97F4A7C15
"""2^64 divided by the golden ratio: multiplied by it, near numbers lie far apart."""
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring words that may be names: first..last (inclusive) of line number `line` of a text."""

    line: int
    first: int
    last: int


@dataclass(frozen=True)
class View:
    """A text under the eyes of the model.

    segments: in order. opinions: for each line the names that the rules found and what they make of them.
    words: (n, len(OFFSETS)) numbers in Words of the words around each of the n words of the segments.
    tied: (n,) whether nothing but a space or hyphen parts a word from the one before.
    ids: (n, features) each word's own features beside those.
    """

    segments: list[Segment]
    opinions: list[list[tuple[Found, Span]]]
    words: Ids
    ids: Ids
    tied: NDArray[np.bool_]


class Words:
    """What is known of each word by itself; remembered by number until `forget`.

    hashes: by number, columns word, shape, last three letters, weight as a place, whether it is ordinary.
    """

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self.hashes: Hashes = np.zeros((1_024, 5), np.uint64)
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """The word's number, given to it when it is first met."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.texts)
            self.texts.append(word)
            if number >= len(self.hashes):
                self.hashes = np.concatenate([self.hashes, np.zeros_like(self.hashes)])
            folded = word.casefold()
            weight = self.index.exact(word).weight if word[:1].isupper() else -1
            told = (folded, shape(word), folded[-3:], str(weight), str(folded in lex.common_words()))
            self.hashes[number] = [crc32(each.encode()) for each in told]
        return number

    def forget(self) -> None:
        """Begin anew, so that endless texts do not fill the memory."""
        self.texts.clear()
        self._numbers.clear()

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return len(self.texts) > _KEPT


def view(text: str, reading: Reading, lang: str, words: Words) -> View:
    """What the model sees of a text. lang: ISO 639-1."""
    opinions = [
        list(zip(found, judged(text, line, found), strict=True)) if found else []
        for line, found in reading.lines
    ]
    elsewhere = _kinds_by_word(reading)
    script = lang if lang in _LANGUAGES else "other"
    segments: list[Segment] = []
    around: list[tuple[int, ...]] = []
    atoms: list[tuple[int, ...]] = []
    for number, (line, found) in enumerate(reading.lines):
        told: _Line | None = None
        for first, last in _active(line, found, words.index):
            if told is None:
                told = _Line(text, line, opinions[number], reading, elsewhere, words)
            segments.append(Segment(number, first, last))
            told.add(first, last, around, atoms)
    if not segments:
        empty = np.zeros((0, len(OFFSETS)), np.int64)
        return View([], opinions, empty, empty, np.zeros(0, np.bool_))
    numbers = np.array(around)
    tied = [
        reading.lines[segment.line][0].tokens[at].tie is not None
        for segment in segments
        for at in range(segment.first, segment.last + 1)
    ]
    ids = _own(numbers, np.array(atoms, np.uint64), words, script)
    return View(segments, opinions, numbers, ids, np.array(tied))


def word_features(word: str, index: NameIndex) -> list[list[int]]:
    """Numbers of the features of a word, as seen from the words that it lies at OFFSETS from."""
    if word == _EDGE:
        near = far = full = ["edge"]
    else:
        far = _seen_from_afar(word, index)
        folded = word.casefold()
        near = [*far, f"e3={folded[-3:]}", f"e2={folded[-2:]}"]
        full = [*near, f"e4={folded[-4:]}", f"b2={folded[:2]}", f"b3={folded[:3]}", f"b4={folded[:4]}"]
        full.append(f"n={min(len(word), 8)}")
    hashes = [crc32(feature.encode()) for feature in full]
    return [
        [
            (((each + 7 + offset) * _STRIDE) & _MASK) >> (64 - BITS)
            for each in hashes[: len((full, near, far)[abs(offset)])]
        ]
        for offset in OFFSETS
    ]


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """How a word is written, runs cut short: "Xx" Paris, "XX" EU, "X.X." U.S., "Xx-Xx", "9"."""
    drawn = ""
    for char in word[:12]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdigit() else char
        if not drawn.endswith(kind) or (kind == "X" and len(drawn) == 1):
            drawn += kind
    return drawn


def _seen_from_afar(word: str, index: NameIndex) -> list[str]:
    folded = word.casefold()
    told = [f"w={folded}", f"s={shape(word)}"]
    told += [f"l={name}" for name, words in _LISTS if folded in words]
    if folded in lex.common_words():
        told.append("common")
    if word in lex.given_names():
        told.append("given")
    if word[:1].isupper():
        told += _place_features(index.any_form(word))
    if lex.land_of_adjective(word):
        told.append("land")
    return told


def _place_features(name: Name) -> list[str]:
    if not name.is_known:
        return ["g=none"]
    told = [f"g={name.weight}"]
    if name.place is not None:
        told.append(f"gl={name.place.level}{'+' if name.is_own else '-'}")
        if name.place.feature == "PPLC":
            told.append("gc")
    if name.people is not None:
        told.append("gp=only" if name.only_people else "gp=also")
    if name.inflected:
        told.append("gi")
    return told


def _kinds_by_word(reading: Reading) -> dict[str, dict[str, int]]:
    """How often the rules take each word for what, over the whole text."""
    counts: dict[str, dict[str, int]] = {}
    for line, found in reading.lines:
        for name in found:
            for at in range(name.first, name.last + 1):
                kinds = counts.setdefault(line.tokens[at].folded, {})
                kinds[name.kind] = kinds.get(name.kind, 0) + 1
    return counts


def _active(line: Line, found: Sequence[Found], index: NameIndex) -> Iterator[tuple[int, int]]:
    """First and last words (inclusive) of the segments of a line."""
    tokens = line.tokens
    taken = {at for name in found for at in range(name.first, name.last + 1)}
    first = last = -1
    for at, token in enumerate(tokens):
        if at in taken or (token.capital and _may_be_name(line, token, index)):
            if first < 0:
                first = at
            elif at > last + 1 and not _links(tokens, last, at):
                yield first, last
                first = at
            last = at
        elif first >= 0 and at == last + 1 and token.folded in _TYPES and token.tie is not None:
            last = at
    if first >= 0:
        yield first, last


def _may_be_name(line: Line, token: Token, index: NameIndex) -> bool:
    if line.casing == "lower":
        return token.folded not in lex.FUNCTION_WORDS and index.exact(token.text).is_known
    return line.casing == "sentence" or token.folded not in lex.FUNCTION_WORDS


def _links(tokens: Sequence[Token], last: int, at: int) -> bool:
    """Whether only small connectors stand between two words of one name: "Gulf of Aden", "A-upon-B"."""
    return at - last <= 3 and all(
        tokens[i].tie == "-" or (tokens[i].tie is not None and tokens[i].folded in lex.CONNECTORS)
        for i in range(last + 1, at)
    )


_hashed: dict[str, int] = {}


def _hash(told: str) -> int:
    """A hash that is the same in every run; of short strings, of which there are few."""
    known = _hashed.get(told)
    if known is None:
        known = crc32(told.encode())
        if len(_hashed) < _KEPT:
            _hashed[told] = known
    return known


class _Line:
    """One line's words as rows of hashes."""

    def __init__(
        self,
        text: str,
        line: Line,
        opinions: Sequence[tuple[Found, Span]],
        reading: Reading,
        elsewhere: Mapping[str, dict[str, int]],
        words: Words,
    ) -> None:
        self._text, self._line, self._words = text, line, words
        self._lower, self._surnames, self._elsewhere = reading.lower, reading.surnames, elsewhere
        self._casing = _hash(line.casing)
        self._told = {-1: "^", len(line.tokens): "$"}
        for name, span in opinions:
            tag = "-" + span.kind
            self._told[name.first] = "B" + tag
            self._told.update((at, "I" + tag) for at in range(name.first + 1, name.last + 1))

    def add(self, first: int, last: int, around: list[tuple[int, ...]], atoms: list[tuple[int, ...]]) -> None:
        """Append the rows of a segment: numbers of the words around, hashes of what else is seen."""
        tokens, told = self._line.tokens, self._told
        end = len(tokens)
        numbers = [
            self._words.number(tokens[at].text if 0 <= at < end else _EDGE)
            for at in range(first - 2, last + 3)
        ]
        held = self._held(first, last)
        for at in range(first, last + 1):
            token = tokens[at]
            rule = told.get(at, "O")
            around.append(tuple(numbers[at - first : at - first + 5]))
            atoms.append(
                (
                    self._casing,
                    _hash(self._gap(at)),
                    _hash(self._gap(at + 1)),
                    _hash(rule),
                    _hash(told.get(at - 1, "O")),
                    _hash(told.get(at + 1, "O")),
                    _hash(held.get(at, "-")),
                    token.initial + 1,
                    1 + token.possessive + 2 * (at > 0 and tokens[at - 1].possessive),
                    1 + (token.folded in self._lower) + 2 * (token.folded in self._surnames),
                    self._seen_elsewhere(token.folded, rule),
                )
            )

    def _seen_elsewhere(self, folded: str, rule: str) -> int:
        kinds = self._elsewhere.get(folded)
        if not kinds:
            return 0
        own = rule[2:]
        others = sorted(kind for kind, count in kinds.items() if count > (kind == own))
        return _hash(" ".join(others)) if others else 0

    def _held(self, first: int, last: int) -> dict[int, str]:
        """The longest names of two words and more that the gazetteer holds, by word."""
        held: dict[int, str] = {}
        tokens = self._line.tokens
        at = first
        while at < last:
            stop = at
            while stop < min(last, at + LONGEST) and tokens[stop + 1].tie is not None:
                if tokens[stop].possessive:
                    break
                stop += 1
            while stop > at:
                name = self._words.index.exact(phrase(self._text, self._line, at, stop))
                if name.is_known:
                    tag = f"{name.weight}{'p' if name.people else ''}"
                    held[at] = "B" + tag
                    held.update((i, "I" + tag) for i in range(at + 1, stop + 1))
                    break
                stop -= 1
            at = stop + 1
        return held

    def _gap(self, at: int) -> str:
        """What stands between the word before and this one."""
        tokens = self._line.tokens
        if at <= 0:
            return "^"
        if at >= len(tokens):
            return "$"
        return self._text[tokens[at - 1].stop : tokens[at].start].strip(" ")[:3]


_CASING, _GAP, _AFTER_GAP, _RULE, _RULE_BEFORE, _RULE_AFTER, _HELD = range(7)
_INITIAL, _POSSESSIVE, _LOWER, _ELSEWHERE = range(7, 11)


def _own(numbers: Ids, atoms: Hashes, words: Words, script: str) -> Ids:
    """(n, features) numbers of what is seen of each word together with what stands around it."""
    told = words.hashes[numbers]  # (n, len(OFFSETS), 5)
    word, form, ending, weight, common = (told[:, :, column] for column in range(5))
    b2, b, w, a, a2 = (word[:, column] for column in range(5))
    s_b, s, s_a = form[:, 1], form[:, 2], form[:, 3]
    e_a, g, g_b, g_a = ending[:, 3], weight[:, 2], weight[:, 1], weight[:, 3]
    rule, r_b, r_a = atoms[:, _RULE], atoms[:, _RULE_BEFORE], atoms[:, _RULE_AFTER]
    gap, gap_a, held = atoms[:, _GAP], atoms[:, _AFTER_GAP], atoms[:, _HELD]
    casing, initial, owned = atoms[:, _CASING], atoms[:, _INITIAL], atoms[:, _POSSESSIVE]
    small, others = atoms[:, _LOWER], atoms[:, _ELSEWHERE]
    language = np.full(len(rule), _hash(script), np.uint64)
    seen: tuple[tuple[Hashes, ...], ...] = (
        (casing,), (casing, s, rule), (language, rule), (language, rule, g, gap), (gap,), (gap_a,),
        (gap, s_b, r_b, rule), (gap_a, s_a, r_a, rule),
        (initial, g, rule), (initial, common[:, 2], casing), (owned,), (owned, rule),
        (b, w), (w, a), (b2, b), (a, a2), (b, a),
        (s_b, s, s_a), (s, e_a, gap_a), (s, b, gap), (s, a, gap_a),
        (rule,), (rule, r_b), (rule, r_a), (rule, g), (rule, w), (rule, b), (rule, a),
        (rule, a, a2), (rule, b2, b), (rule, gap_a, e_a), (rule, s_b, s, s_a), (rule, g, a), (rule, g, b),
        (rule, owned, a),
        (held,), (held, rule), (held, b), (held, s_a, gap_a),
        (g, b), (g, a), (g, s_b, s_a, gap, gap_a), (g, g_b, g_a, gap, gap_a),
        (small, rule), (others,), (others, rule), (others, rule, g),
    )  # fmt: skip
    ids = np.empty((len(rule), len(seen)), np.int64)
    for column, parts in enumerate(seen):
        mixed = np.full(len(rule), (column + 1) * 0x100000001B3, np.uint64)
        for part in parts:
            mixed = (mixed ^ part) * np.uint64(_STRIDE)
            mixed ^= mixed >> np.uint64(29)
        ids[:, column] = (mixed * np.uint64(_STRIDE)) >> np.uint64(64 - BITS)
    return ids
