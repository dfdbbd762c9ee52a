"""How an event lies to a place named: in, near, 15 km south of, between, on the border (pure).

Read from the words right before the name, a few right after it, and the neighbouring names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from geo.recognize.span import Span
from geo.schema import Bearing, Relation
from geo.text.relationwords import (
    ADJECTIVES,
    AFTER_BORDER,
    AFTER_COAST,
    AFTER_NEAR,
    AND,
    BEARINGS,
    CYRILLIC_STEMS,
    FROM,
    KM,
    MOTION,
    NEAR_RU_U,
    NUMBER_WORDS,
    OFF,
    ROAD,
    TO,
    TOWARDS,
    UNITS,
    WATER,
    needs_met,
    possible,
)


@dataclass(frozen=True, slots=True)
class Lie:
    """The relation; distance in km and bearing where the text gives them.

    bearing with `in`: that part of the place ("northern Mali"); with `border`: that side of it. other: index
    of the span at the other end of `between` and `border`. way: which end of a movement ("drove from Goma to
    Sake") the place is.
    """

    type: Relation = "in"
    distance_km: float | None = None
    bearing: Bearing | None = None
    other: int | None = None
    way: Literal["origin", "destination"] | None = None


IN = Lie()


def relation(text: str, spans: Sequence[Span], index: int, lang: str) -> Lie:
    """How what is told lies to the name at `index` of `spans`, the names of the text in order."""
    span = spans[index]
    before = _before(text, span.start)
    paired = _paired(text, span, spans, index, before)
    if paired is not None:
        return paired
    after = text[span.end : span.end + 40]
    if bordering := AFTER_BORDER.match(after):
        other = _joined_after(text, span, spans, index)
        side = ADJECTIVES.get(_letters(bordering["b"] or "")) if other is None else None
        return Lie("border", bearing=side, other=other)
    if AFTER_COAST.match(after) and (off := OFF.search(before)):
        return Lie("offshore", bearing=ADJECTIVES.get(_letters(off["b"] or "")))
    if AFTER_NEAR.match(after) or TOWARDS.search(text, span.start, span.end):
        return Lie("near")
    if lang == "ru" and NEAR_RU_U.search(before):
        return Lie("near")
    lie = lie_before(before)
    if lie.type == "offshore" and lie.distance_km is None and WATER.search(text[span.start : span.end]):
        return IN
    if lie.type == "in" and lie.bearing is None:
        return _shared(text, spans, index)
    return lie


def _before(text: str, start: int) -> str:
    """The words of the same sentence before a name, as one line."""
    return _one_line(_SENTENCE_END.split(text[max(0, start - 110) : start])[-1])


def _one_line(words: str) -> str:
    """Words with one space wherever they have any."""
    plain = words.isprintable() and "  " not in words
    return words if plain else _BLANKS.sub(" ", words)


_SENTENCE_END = re.compile(r"[.;!?](?=\s)(?<!St\.)(?<!г\.)|\n\n")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=1024)
def lie_before(before: str) -> Lie:
    """The relation that the words right before a name tell, whatever stands after it.

    Asked several times of each name, so the last answers are kept.
    """
    for name, match in _fitting(before):
        groups = match.groupdict()
        km = _kilometres(groups)
        bearing = _bearing(groups.get("b") or groups.get("more") or "")
        if name == "part":
            part = ADJECTIVES.get(_letters(groups["a"])) or _bearing(groups["a"])
            if part:
                return Lie("in", bearing=part)
            continue
        if name == "in_part":
            if bearing:
                return Lie("in", bearing=bearing)
            continue
        if name == "direction" and bearing is None:
            continue
        if (
            name == "direction"
            and "more" not in groups
            and not re.search(
                r"(?:of|from|от|від|von|vom|lich|de|du|des|del|d['’]) ?(?:\w+ ?){0,4}['’]?$",
                match.group(),
                re.IGNORECASE,
            )
        ):
            continue
        if name == "between":
            return Lie("between")
        return Lie(_TYPES[name], km, bearing)
    return IN


def _fitting(before: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The patterns that fit the words before a name, in order of precedence."""
    small = before.lower()
    for pattern in possible(needs_met(small)):
        if match := pattern.regex.search(before if pattern.cased else small):
            yield pattern.name, match


_LONGEST_LINK = 60
"""Characters between two names of which one relation holds."""
_TYPES: dict[str, Relation] = {
    "offshore": "offshore",
    "near": "near",
    "near_by": "near",
    "direction": "direction",
    "distance": "distance",
    "border": "border",
}


def _paired(text: str, span: Span, spans: Sequence[Span], index: int, before: str) -> Lie | None:
    """Both ends of "between X and Y", "from X to Y" on a road, "the border of X and Y"."""
    for first, second in ((index, index + 1), (index - 1, index)):
        if first < 0 or second >= len(spans):
            continue
        one, two = spans[first], spans[second]
        if two.start - one.end > _LONGEST_LINK:
            continue
        gap = _one_line(text[one.end : two.start])
        if not AND.fullmatch(gap):
            continue
        head = before if first == index else _before(text, one.start)
        other = second if first == index else first
        kinds = {name for name, _ in _fitting(head)}
        if "border" in kinds:
            return Lie("border", other=other)
        if "between" in kinds:
            return Lie("between", other=other)
        if ROAD.search(head):
            return Lie("between", other=other)
        if gap.strip() in ("-", "–", "—"):
            after = text[two.end : two.end + 40]
            if re.match(
                r"\s(?:road|highway|railway|motorway|line|route|pipeline|corridor)\b", after, re.IGNORECASE
            ):
                return Lie("between", other=other)
            if AFTER_BORDER.match(after):
                return Lie("border", other=other)
        if FROM.search(head) and TO.fullmatch(gap) and MOTION.search(head):
            return Lie(way="origin" if first == index else "destination")
    return None


def _joined_after(text: str, span: Span, spans: Sequence[Span], index: int) -> int | None:
    """The other side in "Poland's border with Belarus"."""
    if index + 1 < len(spans):
        gap = text[span.end : spans[index + 1].start]
        if len(gap) < 40 and re.search(r"\bborders? (?:with|and|to) $", gap, re.IGNORECASE):
            return index + 1
    return None


_LISTED = re.compile(r",? (?:and|und|et|y|и|та|і|й) |, ")
_LONGEST_LIST = 6


def _shared(text: str, spans: Sequence[Span], index: int) -> Lie:
    """A name in a list takes the first one's "near": "near Kherson, Mykolaiv and Odesa"."""
    first = index
    while first and index - first < _LONGEST_LIST and not spans[first - 1].containers:
        if not _LISTED.fullmatch(text[spans[first - 1].end : spans[first].start]):
            break
        first -= 1
    if first == index:
        return IN
    lie = lie_before(_before(text, spans[first].start))
    return Lie("near") if lie == Lie("near") else IN


def _kilometres(groups: dict[str, str | None]) -> float | None:
    number, measure = groups.get("n"), groups.get("unit")
    if not number or not measure:
        return None
    folded = number.casefold().replace("’", "'").replace("ʼ", "'")
    amount = NUMBER_WORDS.get(folded)
    if amount is None:
        amounts = [_amount(part) for part in _DIGITS.findall(folded)]
        amount = sum(amounts) / len(amounts)
    name = next(name for name, pattern in UNITS if re.fullmatch(pattern, measure, re.IGNORECASE))
    return round(amount * KM[name], 3)


_DIGITS = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")


def _amount(digits: str) -> float:
    """ "1,200" is a thousand and two hundred, "2,5" two and a half."""
    if re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _letters(word: str) -> str:
    return re.sub(r"[^\w]", "", word).casefold()


_WINDS: dict[str, Bearing] = {name: name for name in get_args(Bearing)}


def _bearing(word: str) -> Bearing | None:
    """A compass word in any of the languages and any case ending."""
    folded = _letters(word)
    if not folded:
        return None
    if word in _WINDS:
        return _WINDS[word]
    if folded in BEARINGS:
        return BEARINGS[folded]
    for stem, bearing in CYRILLIC_STEMS:
        if folded.startswith(stem):
            return bearing
    return None
