"""A line under the rules' eyes: its words, the names they make together, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.naming import Name, NameIndex
from geo.recognize.tokens import Line
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Place

_PLACE_WORDS = lex.REGION_AFTER | lex.FACILITY_AFTER | {"street"}
_BESIDE = lex.FUNCTION_WORDS | lex.COMPASS | lex.TITLES | lex.MONTHS_AND_DAYS
"""Capitalised words that may stand beside a name without being part of it."""
_PEOPLES_ARE_SMALL = frozenset("fr es it pt ru uk".split())
"""Languages that write the names of peoples in small letters."""

LONGEST = 5
"""Words of the longest name that is looked up."""
_LONGEST_RUN = 7


@dataclass(frozen=True, slots=True)
class Found:
    """A name before its context is weighed: words first..last (inclusive) of its line."""

    first: int
    last: int
    kind: Kind
    name: Name
    refers_to: str | None = None
    why: str = ""


def phrase(text: str, line: Line, first: int, last: int) -> str:
    """The words first..last of a line as one name, as if written normally."""
    tokens = line.tokens
    if line.casing in ("sentence", "headline"):
        return text[tokens[first].start : tokens[last].end]
    parts = [tokens[first].text]
    for token in tokens[first + 1 : last + 1]:
        parts += [token.tie or " ", token.text]
    return "".join(parts)


class Walk:
    """One line while it is read from left to right.

    lower: words that the text writes small elsewhere. surnames: what the text's persons are called, added
    to as they are met. last_place: the word that ended the place found before. lang: ISO 639-1.
    """

    def __init__(
        self, text: str, line: Line, names: NameIndex, surnames: set[str], lower: frozenset[str], lang: str
    ) -> None:
        self.text = text
        self.line = line
        self.tokens = line.tokens
        self.index = names
        self.surnames = surnames
        self.lower = lower
        self.plain = line.casing == "sentence"
        self.nouns_are_capital = lang == "de"
        self.peoples_are_small = lang in _PEOPLES_ARE_SMALL
        self.last_place = -1
        self._reached: tuple[int, list[int]] = (-1, [])

    def phrase(self, first: int, last: int) -> str:
        """The words as one name, as if written normally."""
        return phrase(self.text, self.line, first, last)

    def reach(self, at: int) -> list[int]:
        """Last words of the names that may begin at `at`, longest first; small connectors only inside."""
        return [end for end in self._run(at) if end - at < LONGEST + 2]

    def _run(self, at: int) -> list[int]:
        if self._reached[0] != at:
            self._reached = at, self._ends(at)
        return self._reached[1]

    def _ends(self, at: int) -> list[int]:
        ends = [at]
        last = at
        while last + 1 < len(self.tokens) and last + 1 - at < _LONGEST_RUN + 2:
            before, token = self.tokens[last], self.tokens[last + 1]
            if token.tie is None or before.possessive:
                break
            last += 1
            if token.capital:
                ends.append(last)
            elif token.folded not in lex.CONNECTORS:
                break
        return ends[::-1]

    def run_end(self, at: int) -> int:
        """Last word of the run of capitalised words that begins at `at`; connectors only inside."""
        return self._run(at)[0]

    def word(self, at: int) -> str:
        """The word case folded, empty outside of the line."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def tied(self, at: int) -> bool:
        """Whether word `at` follows the one before without a mark between."""
        return 0 < at < len(self.tokens) and self.tokens[at].tie is not None

    def name(self, first: int, last: int) -> Name:
        """What the gazetteer says of the words as one name."""
        return self.index.any_form(self.phrase(first, last))

    def is_flanked(self, first: int, last: int) -> bool:
        """Whether an unknown capitalised word stands beside it, so that both are another name."""
        for i, step in ((first - 1, 0), (last + 1, 1)):
            if not 0 <= i < len(self.tokens) or not self.tied(i + 1 - step):
                continue
            token = self.tokens[i]
            if not token.capital or (i > last and self.tokens[last].possessive) or token.possessive:
                continue
            if i > last and self.word(i + 1) in lex.REGION_AFTER and not token.text.isascii():
                continue  # "в Энгельсе Саратовской области"
            if token.folded in _BESIDE or token.is_acronym:
                continue
            if (
                token.folded in lex.common_words()
                or token.folded in self.lower
                or (i < first and token.initial)
            ):
                continue
            name = self.name(i, i)
            if name.people is not None or name.weight >= 3:
                continue
            return True
        return False

    def continues_list(self, at: int) -> bool:
        """Whether a place stands right before, joined by a comma or "and"."""
        back = at - 2 if self.word(at - 1) in ("and", "und", "et", "y", "и", "та", "і", "й", "or") else at - 1
        if self.last_place < 0 or back != self.last_place:
            return False
        gap = self.text[self.tokens[back].stop : self.tokens[at].start]
        return gap.strip(" ") in (",", "and", ", and", "und", "et", "y", "и", "та", "і", "й", "or", "-", "–")

    def has_container(self, last: int) -> bool:
        """A comma and a country or division follow: "Athens, Ga."."""
        following = last + 1
        if following >= len(self.tokens):
            return False
        gap = self.text[self.tokens[last].stop : self.tokens[following].start]
        if gap not in (", ", " (") or not self.tokens[following].capital:
            return False
        for end in (following + 1, following):
            if end < len(self.tokens) and (end == following or self.tied(end)):
                place = self.name(following, end).place
                if place is not None and place.level in ("country", "admin1"):
                    return True
        return False

    def has_place_word(self, first: int, last: int) -> bool:
        """Whether a type word in the run makes it a place or a facility: "King Abdulaziz Airport"."""
        return any(self.word(i) in _PLACE_WORDS for i in range(first + 1, last + 1))


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a town is of that country or division."""
    if holder.level == "country":
        return place.country == holder.country
    return holder.level == "admin1" and place.admin1_id == holder.id
