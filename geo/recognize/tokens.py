"""A line of text as words with their casing: what the rules walk over (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from geo.recognize.lexicon import FUNCTION_WORDS
from geo.text.invisible import MARKS

Casing = Literal["sentence", "headline", "capitals", "lower"]

_WORD = re.compile(
    r"(?:[A-Z]\.)+[A-Z][a-z]\.|(?:[^\W\d_]\.){2,}|[dlnDLN]['’](?=[A-ZÀ-Þ])|\w+(?:['’ʼ" + MARKS + r"]\w+)*"
)
_POSSESSIVE = tuple(mark + letter for mark in "'’" for letter in "sS")
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"”»’)\]]*\s+[\"“«„‘'(\[—–-]*$|[—–]\s+$|[•·|]\s*$|\s[\"“«„‘]$")
_TIED_BY_DOT = frozenset(
    "st mt ft ste dr mr mrs ms gen col gov sgt lt capt maj sen rep prof rev г с пос им св".split()
)
_TIES = frozenset((" ", "-", "\u00a0", "‑", ""))
_MANY = 4_000
"""Words from which on a line is cut."""
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(slots=True)
class Token:
    """A word. text: without 's; in lines of capitals as if it were written normally.

    Never changed, but not frozen: that would take five times as long to make, and every word is one.

    start, end: of the word without 's. stop: with it. initial: a sentence or quotation begins here.
    tie: what stands between the word before and this one, null where they cannot belong to one name.
    """

    start: int
    end: int
    stop: int
    text: str
    folded: str
    capital: bool
    possessive: bool
    initial: bool
    tie: str | None

    @property
    def is_acronym(self) -> bool:
        """Written in capitals alone: "SSO", "U.S."."""
        letters = self.text.replace(".", "")
        return 1 < len(letters) <= 5 and letters.isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """One line's words and how it is cased."""

    tokens: tuple[Token, ...]
    casing: Casing


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold words; an endless one in parts, so that it fits the memory."""
    has_capitals = any(char.isupper() for char in text[:20_000])
    for match in _LINE.finditer(text):
        begin, end = match.span()
        tail = text[max(begin, end - 3) : end]
        casing: Casing | None = None
        for words in _parts(text, _WORD.finditer(text, begin, end)):
            casing = casing or _casing(words, tail, has_capitals)
            yield Line(tuple(_tokens(text, begin, words, casing)), casing)
            begin = words[-1].end()


def _parts(text: str, words: Iterator[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """A line's words; of an endless line some thousand at a time, cut between sentences where it has any."""
    part = list(islice(words, _MANY))
    while part:
        following: list[re.Match[str]] = []
        for word in words:
            if len(part) >= 2 * _MANY or _ENDS_SENTENCE.search(text[part[-1].end() : word.start()]):
                following = [word, *islice(words, _MANY - 1)]
                break
            part.append(word)
        yield part
        part = following


def _casing(words: list[re.Match[str]], tail: str, has_capitals: bool) -> Casing:
    sample = [word.group() for word in words[:60]]
    letters = [word for word in sample if word[0].isalpha()]
    if not has_capitals:
        return "lower"
    if len(letters) >= 3 and sum(map(len, letters)) >= 12 and all(word.isupper() for word in letters):
        return "capitals"
    heavy = [word for word in letters if word.casefold() not in FUNCTION_WORDS]
    capitals = sum(word[0].isupper() for word in heavy)
    if len(heavy) >= 4 and len(words) <= 40 and capitals >= 0.75 * len(heavy) and not tail.endswith("."):
        return "headline"
    return "sentence"


def _tokens(text: str, line_start: int, words: list[re.Match[str]], casing: Casing) -> Iterator[Token]:
    before_end = line_start
    previous = ""
    for word in words:
        surface = word.group()
        start, stop = word.span()
        gap = text[before_end:start]
        possessive = surface.endswith(_POSSESSIVE)
        body = surface[:-2] if possessive else surface
        if casing == "capitals":
            body = body if "." in body or len(body) <= 2 else body.capitalize()
        elif casing == "lower" or (gap.endswith("#") and body.islower()):
            body = body.capitalize()
        folded = body.casefold()
        initial, tie = (False, gap) if gap == " " else _parted(gap, previous)
        if not previous:
            initial, tie = True, None
        yield Token(
            start,
            stop - 2 if possessive else stop,
            stop,
            body,
            folded,
            body[:1].isupper(),
            possessive,
            initial,
            tie,
        )
        before_end = stop
        previous = f"{folded}'s" if possessive else folded


def _parted(gap: str, previous: str) -> tuple[bool, str | None]:
    """Whether a sentence begins after what stands between two words, and the tie between them."""
    dotted = gap.startswith(".") and previous in _TIED_BY_DOT
    ends = not dotted and _ENDS_SENTENCE.search(gap) is not None
    return ends, gap if gap in _TIES or (dotted and gap == ". ") else None
