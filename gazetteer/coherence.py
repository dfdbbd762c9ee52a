"""A document's names decide one another: they lie near one another, share countries and keep their meaning.

No name is settled before the others: the shares of its senses are weighed against the sums of all the other
names' shares, again and again until they rest, so a wrong first guess gives way to later evidence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer import rank
from gazetteer.place import Place, Toponym
from gazetteer.rank import Sense, posteriors

_ROUNDS = 8
_STABLE = 0.01
_WEIGHED = 16
"""So many of a name's senses take part; the rest of a hundred "San Antonio" could not win."""

_CELL_DEGREES = 2.0
_SAME_COUNTRY, _SAME_ADMIN1, _CLOSE = 1.0, 1.0, 0.8
_SUPPORT = 6.0
_WHOLE = 0.5
"""A country holds all the divisions and corners that its places are in, so it shares in their support."""


@dataclass(slots=True)
class Question:
    """A toponym with its senses weighed by what it says itself.

    typed: whether it says its type ("Kursk region"). fault: why there is no answer.
    containers: those of its containers that are known; contradicted: the best sense lies outside of one.
    shares: the posterior of each sense.
    """

    toponym: Toponym
    senses: list[Sense]
    typed: bool = False
    fault: str = ""
    containers: tuple[str, ...] = ()
    contradicted: bool = False
    shares: list[float] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Whether it stands alone, so that what the text said before decides what it means."""
        return (
            not self.containers and self.toponym.level is None and not any(sense.cue for sense in self.senses)
        )


_Key = tuple[str, object]


def _keys(place: Place) -> list[_Key]:
    """What a place shares with others: its country, its division, its corner of the world."""
    keys: list[_Key] = []
    if place.country is not None:
        keys.append(("country", place.country))
    if place.admin1_id is not None:
        keys.append(("admin1", place.admin1_id))
    if place.level not in ("country", "area"):
        keys.append(("cell", (round(place.lon / _CELL_DEGREES), round(place.lat / _CELL_DEGREES))))
    return keys


def _around(place: Place) -> list[_Key]:
    x, y = round(place.lon / _CELL_DEGREES), round(place.lat / _CELL_DEGREES)
    width = round(360 / _CELL_DEGREES)
    half = width // 2
    return [("cell", ((x + dx + half) % width - half, y + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]


def decide_jointly(questions: Sequence[Question], country_name: Callable[[str], str]) -> None:
    """Set the shares of all questions, given in the order of the text, and say what spoke for the winners.

    country_name: the name of an ISO code, for the reasons.
    """
    for question in questions:
        question.shares = posteriors([sense.score for sense in question.senses])
    live = [question for question in questions if question.senses and not question.fault]
    if len(live) < 2:
        return
    said = _said_before(live)
    masses = [_mass(question) for question in live]
    bonuses: list[list[float]] = []
    for _ in range(_ROUNDS):
        total: dict[_Key, float] = defaultdict(float)
        for mass in masses:
            for key, value in mass.items():
                total[key] += value
        moved, bonuses = 0.0, []
        for question, own, earlier in zip(live, masses, said, strict=True):
            bonus = [_support(sense.place, total, own) for sense in question.senses[:_WEIGHED]]
            _recall(question, earlier, bonus)
            scores = [sense.score for sense in question.senses]
            for number, value in enumerate(bonus):
                scores[number] += value
            shares = posteriors(scores)
            moved = max(moved, *(abs(new - old) for new, old in zip(shares, question.shares, strict=True)))
            question.shares = shares
            bonuses.append(bonus)
        if moved < _STABLE:
            break
        masses = [_mass(question) for question in live]
    named = {place.id: place for place in (_winner(question).place for question in live)}
    together: Counter[tuple[str | None, str | None]] = Counter()
    for place in named.values():
        together.update({(place.country, None), (place.country, place.admin1_id)})
    for question, earlier in zip(live, said, strict=True):
        if reason := _reason(question, earlier, together, country_name):
            _winner(question).why.append(reason)


def _mass(question: Question) -> dict[_Key, float]:
    """How much of a name lies in each country, division and cell."""
    mass: dict[_Key, float] = defaultdict(float)
    for sense, share in zip(question.senses[:_WEIGHED], question.shares, strict=False):
        if share < 0.01:
            continue
        for key in _keys(sense.place):
            mass[key] += share
    return mass


def _support(place: Place, total: dict[_Key, float], own: dict[_Key, float]) -> float:
    """Log odds that the other names lend a place."""

    def others(key: _Key) -> float:
        return max(0.0, total.get(key, 0.0) - own.get(key, 0.0))

    if place.country is None:
        return 0.0
    country = math.log1p(_SUPPORT * others(("country", place.country)))
    if place.level == "country":
        return (_SAME_COUNTRY + _WHOLE * (_SAME_ADMIN1 + _CLOSE)) * country
    division = 0.0
    if place.admin1_id is not None:
        division = math.log1p(_SUPPORT * others(("admin1", place.admin1_id)))
    close = math.log1p(_SUPPORT * sum(map(others, _around(place))))
    if place.level == "admin1":
        close = max(close, division)
    return _SAME_COUNTRY * country + _SAME_ADMIN1 * division + _CLOSE * close


def _said_before(live: Sequence[Question]) -> list[list[Question]]:
    """For each plain name, the fuller mentions before it of a place that it may mean."""
    before: dict[str, list[Question]] = defaultdict(list)
    said: list[list[Question]] = []
    for question in live:
        fuller: dict[int, Question] = {}
        for sense in question.senses[:_WEIGHED]:
            if question.plain:
                fuller.update((id(earlier), earlier) for earlier in before[sense.place.id])
            else:
                before[sense.place.id].append(question)
        said.append(list(fuller.values()))
    return said


def _recall(question: Question, earlier: Sequence[Question], bonus: list[float]) -> None:
    for before in earlier:
        shares = {sense.place.id: share for sense, share in zip(before.senses, before.shares, strict=True)}
        for number in range(len(bonus)):
            share = shares.get(question.senses[number].place.id, 0.0)
            bonus[number] += rank.SAID_BEFORE * share


def _winner(question: Question) -> Sense:
    number = max(range(len(question.senses)), key=lambda i: (question.shares[i], -i))
    return question.senses[number]


def _reason(
    question: Question,
    earlier: Sequence[Question],
    together: Mapping[tuple[str | None, str | None], int],
    country_name: Callable[[str], str],
) -> str | None:
    """What of the document spoke for the sense that won, in words; null where nothing had to.

    together: how many of the places named lie in a country, and in a division of it.
    """
    place = _winner(question).place
    for before in earlier:
        if _winner(before).place.id == place.id:
            return f"the text has said “{before.toponym.text}”"
    if len(question.senses) == 1 or place.country is None:
        return None
    in_division = together.get((place.country, place.admin1_id), 1) - 1 if place.admin1_id else 0
    in_country = together[place.country, None] - 1
    count = in_division or in_country
    if not count:
        return None
    where = place.admin1 if in_division else country_name(place.country)
    return f"the text names {count} other {'place' if count == 1 else 'places'} in {where}"
