"""Where a model's names begin and end, put right: words of no name, two names taken for one."""

from __future__ import annotations

from collections.abc import Iterator

from geo.recognize import lexicon as lex
from geo.recognize.naming import Name, NameIndex
from geo.recognize.tokens import Line
from geo.recognize.walk import phrase
from geo.schema import Kind

Run = tuple[int, int, Kind]
"""First and last word (inclusive) of a name, and its kind."""

_PLACED = ("place", "facility", "metonym", "demonym")
_QUARTERS = frozenset("downtown historic uptown midtown mainland".split())
"""Before a town's name they say which part of it, and are none of it."""
_TRAILING = frozenset(
    """
    republican republicans democrat democrats democratic district clerk commission commissioners
    commissioner sheriff attorney residents
    """.split()
)
_WHOLE = ("admin1", "country")


class Bounds:
    """Trims and cuts runs of words by what the gazetteer knows of them."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def settled(self, text: str, line: Line, runs: list[Run]) -> list[Run]:
        """The runs of a line, in order, their ends put right."""
        joined = self._joined(text, line, runs)
        return [piece for run in joined for piece in self._pieces(text, line, run)]

    def _joined(self, text: str, line: Line, runs: list[Run]) -> list[Run]:
        """ "Jammu and Kashmir": two names with "and" between that are one division's."""
        found: list[Run] = []
        for run in runs:
            if found and found[-1][2] == run[2] == "place" and run[0] - found[-1][1] == 2:
                first, middle = found[-1][0], line.tokens[found[-1][1] + 1]
                if middle.folded == "and" and middle.tie == " " == line.tokens[run[0]].tie:
                    whole = self._exact(text, line, first, run[1])
                    if whole.is_own and whole.place is not None and whole.place.level in _WHOLE:
                        found[-1] = (first, run[1], "place")
                        continue
            found.append(run)
        return found

    def _pieces(self, text: str, line: Line, run: Run) -> Iterator[Run]:
        first, last, kind = run
        tokens = line.tokens
        if kind not in _PLACED or first == last:
            yield run
            return
        if tokens[first].folded == "the" and not tokens[first].capital:
            first += 1
        if first < last and self._exact(text, line, first, last).is_known:
            yield first, last, kind
            return
        if (owner := self._owner(text, line, first, last)) >= 0:
            yield first, owner, "place"
            first = owner + 1
        if kind == "place" and (cut := self._division_of(text, line, first, last)):
            yield from cut
            return
        if first < last and tokens[first].folded in _QUARTERS and self._names(text, line, first + 1, last):
            first += 1
        if first < last and kind != "demonym" and (rest := self._after_people(text, line, first, last)):
            yield first, first, "demonym"
            first = rest
        while first < last and kind == "place" and tokens[last].folded in _TRAILING:
            if not self._names(text, line, first, last - 1):
                break
            if tokens[last].folded in lex.REGION_AFTER and tokens[last - 1].folded not in lex.REGION_AFTER:
                break
            last -= 1
        yield first, last, kind

    def _owner(self, text: str, line: Line, first: int, last: int) -> int:
        """The last word of the place in "Toronto's Pearson International Airport"; −1 where there is none."""
        for at in range(first, last):
            if line.tokens[at].possessive and line.tokens[at + 1].capital:
                return at if self._names(text, line, first, at) else -1
        return -1

    def _division_of(self, text: str, line: Line, first: int, last: int) -> list[Run]:
        """ "Punjab province of Pakistan", "Малые Вязки Сумской области": the inner name and the outer one."""
        tokens = line.tokens
        for at in range(first + 1, last):
            if tokens[at].folded == "of" and tokens[at - 1].folded in lex.REGION_AFTER and at - 1 > first:
                outer = at + 2 if tokens[at + 1].folded == "the" and at + 1 < last else at + 1
                if self._names(text, line, outer, last):
                    return [(first, at - 1, "place"), (outer, last, "place")]
        if tokens[last].folded in lex.REGION_AFTER and not tokens[last].text.isascii() and last - first > 1:
            division = self._index.any_form(phrase(text, line, last - 1, last))
            if division.place is not None and division.place.level in ("admin1", "admin2"):
                return [(first, last - 2, "place"), (last - 1, last, "place")]
        return []

    def _after_people(self, text: str, line: Line, first: int, last: int) -> int:
        """Where the place begins in "German island Rügen", "Sudanese Warab state"; 0 for no such name."""
        if not self._index.exact(line.tokens[first].text).only_people:
            return 0
        start = first + 1
        while start < last and not line.tokens[start].capital:
            start += 1
        if not line.tokens[start].capital or line.tokens[start].folded in lex.REGION_AFTER | lex.ORG_WORDS:
            return 0
        return start if self._names(text, line, start, last) else 0

    def _names(self, text: str, line: Line, first: int, last: int) -> bool:
        return self._index.any_form(phrase(text, line, first, last)).place is not None

    def _exact(self, text: str, line: Line, first: int, last: int) -> Name:
        return self._index.exact(phrase(text, line, first, last))
