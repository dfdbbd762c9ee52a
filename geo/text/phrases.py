"""Phrases of words, and finding many of them in a text at once (pure; linear in the text's length).

A phrase is written in words: `*` at an end stands for any letters there, `a/b` for either word, `a?` for a
word that may be missing, `#` for a number, `…` for up to five words of the same clause, `a & b` for a and b
in either order with up to five words between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

GAP = 5
"""Words that `…` may skip."""
LONGEST = 40
"""Letters of a word that are looked at for beginnings and endings."""
MOST_KNOWN = 50_000
"""Words of texts of which an index remembers which phrases begin with them."""
VARIANTS = 64
"""So many ways a phrase with optional words may be read."""

_ELIDED = r"(?:[cdjlmnst]|qu)['’](?=[^\W\d_])"
_TOKEN = re.compile(rf"(?<!\w){_ELIDED}|[^\W_]+(?:['’ʼ.-][^\W_]+)*|[.,;:!?…—–\n]", re.IGNORECASE)
_SAME = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})
_WORD = re.compile(r"(?:\*?-?)[^\W_]+(?:['.-][^\W_]+)*['-]?\*?")


@dataclass(frozen=True, slots=True)
class Slot:
    """One word's place: the words, beginnings, endings and parts that fit it; number: any number does."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    number: bool = False
    gap: bool = False
    """Whether up to GAP words may stand before it."""

    def fits(self, word: str) -> bool:
        """Whether a word of a text, folded, may stand here."""
        return (
            word in self.words
            or word.startswith(self.starts)
            or word.endswith(self.ends)
            or (self.number and word[:1].isdigit())
            or any(part in word for part in self.parts)
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written, and each way of reading it: the slots, optional words left out or not."""

    text: str
    variants: tuple[tuple[Slot, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text. number: its index. places: which words of the text it has, gaps left out."""

    number: int
    places: tuple[int, ...]


class BadPhrase(ValueError):
    """A phrase that cannot be read; the message says why."""


def phrase(text: str) -> Phrase:
    """A phrase from its writing. Raises BadPhrase."""
    written = text.casefold().translate(_SAME).replace("...", "…")
    written = re.sub(rf"(?<!\w)({_ELIDED})", r"\1 ", written)
    halves = [half.split() for half in written.split(" & ")]
    if len(halves) > 2:
        raise BadPhrase(f'"{text}" has more than one "&"')
    orders = [halves[0]] if len(halves) == 1 else [[*one, "…", *two] for one, two in (halves, halves[::-1])]
    variants = [variant for parts in orders for variant in _variants(parts, text)]
    return Phrase(text, tuple(dict.fromkeys(variants)))


def _variants(parts: Sequence[str], text: str) -> Iterator[tuple[Slot, ...]]:
    """The ways to read the words of a phrase: optional ones there or not, the fullest first."""
    choices: list[tuple[Slot | None, ...]] = []
    gap = False
    for part in parts:
        if part == "…":
            if not choices:
                raise BadPhrase(f'"{text}" begins with "…"')
            gap = True
            continue
        slot = _slot(part.removesuffix("?"), gap, text)
        choices.append((slot, None) if part.endswith("?") else (slot,))
        gap = False
    if not choices:
        raise BadPhrase("it has no word")
    if gap:
        raise BadPhrase(f'"{text}" ends with "…"')
    if 2 ** sum(len(choice) - 1 for choice in choices) > VARIANTS:
        raise BadPhrase(f'"{text}" has too many words with "?"')
    for chosen in product(*choices):
        kept = tuple(slot for slot in chosen if slot is not None)
        if not kept:
            raise BadPhrase(f'"{text}" may be left out as a whole')
        yield kept


def _slot(part: str, gap: bool, text: str) -> Slot:
    words: set[str] = set()
    starts, ends, parts = [], [], []
    number = False
    for word in part.split("/"):
        if word == "#":
            number = True
        elif not _WORD.fullmatch(word):
            raise BadPhrase(f'"{word or part}" in "{text}" is no word')
        elif word.startswith("*") and word.endswith("*"):
            parts.append(word[1:-1])
        elif word.endswith("*"):
            starts.append(word[:-1])
        elif word.startswith("*"):
            ends.append(word[1:])
        else:
            words.add(word)
    return Slot(frozenset(words), tuple(starts), tuple(ends), tuple(parts), number, gap)


class Words:
    """A text as folded words; a mark that ends a clause is an empty word, which no phrase reaches over."""

    __slots__ = ("_ends", "_starts", "_text", "folded")

    def __init__(self, text: str) -> None:
        self._text = text
        self.folded: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for match in _TOKEN.finditer(text):
            word = match.group()
            if not word[0].isalnum():
                word = ""
            elif word.isascii():
                word = word.lower().removesuffix("'s")
            else:
                word = word.lower().translate(_SAME).removesuffix("'s")
            self.folded.append(word)
            self._starts.append(match.start())
            self._ends.append(match.end())

    def at(self, index: int) -> str:
        """The word there; empty outside of the text and for a mark."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self._text[self._starts[first] : self._ends[last]]


class Index:
    """Many phrases, found together: each is tried only where its first word stands."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._words: dict[str, list[tuple[int, tuple[Slot, ...]]]] = {}
        self._starts: dict[str, list[tuple[int, tuple[Slot, ...]]]] = {}
        self._ends: dict[str, list[tuple[int, tuple[Slot, ...]]]] = {}
        self._parts: list[tuple[str, tuple[int, tuple[Slot, ...]]]] = []
        self._numbers: list[tuple[int, tuple[Slot, ...]]] = []
        for number, one in enumerate(phrases):
            for slots in one.variants:
                first, rest = slots[0], (number, slots)
                for word in sorted(first.words):
                    self._words.setdefault(word, []).append(rest)
                for start in first.starts:
                    self._starts.setdefault(start, []).append(rest)
                for end in first.ends:
                    self._ends.setdefault(end, []).append(rest)
                self._parts += [(part, rest) for part in first.parts]
                if first.number:
                    self._numbers.append(rest)
        self._known: dict[str, tuple[tuple[int, tuple[Slot, ...]], ...]] = {}
        self._start_lengths = tuple(sorted({len(start) for start in self._starts}))
        self._end_lengths = tuple(sorted({len(end) for end in self._ends}))

    def search(self, words: Words) -> Iterator[Found]:
        """Each phrase at each place where it begins, by place."""
        folded = words.folded
        known = self._known
        for at, word in enumerate(folded):
            if not word:
                continue
            beginning = known.get(word)
            if beginning is None:
                beginning = tuple(self._beginning(word))
                if len(known) < MOST_KNOWN:
                    known[word] = beginning
            if not beginning:
                continue
            tried: set[int] = set()
            for number, slots in beginning:
                if number in tried:
                    continue
                places = _rest(slots, folded, at) if len(slots) > 1 else (at,)
                if places is not None:
                    tried.add(number)
                    yield Found(number, places)

    def _beginning(self, word: str) -> Iterator[tuple[int, tuple[Slot, ...]]]:
        yield from self._words.get(word, ())
        length = min(len(word), LONGEST)
        for size in self._start_lengths:
            if size > length:
                break
            yield from self._starts.get(word[:size], ())
        for size in self._end_lengths:
            if size > length:
                break
            yield from self._ends.get(word[-size:], ())
        for part, rest in self._parts:
            if part in word:
                yield rest
        if self._numbers and word[0].isdigit():
            yield from self._numbers


def _rest(slots: tuple[Slot, ...], folded: Sequence[str], at: int) -> tuple[int, ...] | None:
    """Where the words of a phrase stand that begins at `at`, each as near as it can; null where one lacks."""
    places = [at]
    for slot in slots[1:]:
        following = places[-1] + 1
        for candidate in range(following, min(following + (GAP + 1 if slot.gap else 1), len(folded))):
            word = folded[candidate]
            if not word:
                return None
            if slot.fits(word):
                places.append(candidate)
                break
        else:
            return None
    return tuple(places)
