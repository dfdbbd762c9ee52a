"""A document's names decide one another: they lie near one another, share countries and keep their meaning.

No name is settled before the others: the shares of its senses are weighed against the sums of all the other
names' shares, again and again until they rest, so a wrong first guess gives way to later evidence.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.place import Place, Toponym
from gazetteer.rank import EARTH_KM, Sense, has_cue, posteriors
from gazetteer.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

_ROUNDS = 8
_STABLE = 0.01
_WEIGHED = 16
"""So many of a name's senses take part; the rest of a hundred "San Antonio" could not win."""

_AT_ONCE = 600
"""Senses that are compared with each other: all those of a page; of a book, chapter by chapter."""

_CLOSE_KM = 60.0


@dataclass(slots=True)
class Question:
    """A toponym with its senses weighed by what it says itself.

    fault: why there is no answer. containers: those of its containers that are known; contradicted: the best
    sense lies outside of one. shares: the posterior of each sense. company: how much of the text's other
    names lies in the country of the best sense, 0–1, null where there are none or it lies in no country.
    """

    toponym: Toponym
    senses: list[Sense]
    fault: str = ""
    containers: tuple[str, ...] = ()
    contradicted: bool = False
    shares: list[float] = field(default_factory=list)
    company: float | None = None

    @property
    def ranked(self) -> list[tuple[Sense, float]]:
        """The senses with their shares, the likeliest first."""
        if len(self.senses) == 1:
            return [(self.senses[0], self.shares[0])]
        order = sorted(range(len(self.senses)), key=lambda i: (-self.shares[i], self.senses[i].place.id))
        return [(self.senses[i], self.shares[i]) for i in order]

    @property
    def in_full(self) -> str:
        """The name with the first of its containers: "Athens, Ga."."""
        return ", ".join([self.toponym.text, *self.containers[:1]])

    @property
    def cued(self) -> bool:
        """Whether it says its type: "Kursk region"."""
        return any(map(has_cue, self.senses))

    @property
    def plain(self) -> bool:
        """Whether it stands alone, so that what the text said before decides what it means."""
        return not self.containers and self.toponym.level is None and not self.cued


def decide_jointly(
    questions: Sequence[Question], weights: Weights, country_name: Callable[[str], str]
) -> None:
    """Set the shares of all questions, given in the order of the text, and say what spoke for the winners.

    country_name: the name of an ISO code, for the reasons.
    """
    for question in questions:
        question.shares = posteriors([sense.score for sense in question.senses])
    live = [question for question in questions if question.senses and not question.fault]
    for part in _parts(live):
        if len(part) > 1:
            _settle(part, weights)
    _explain(live, country_name)


def _parts(live: Sequence[Question]) -> Iterator[list[Question]]:
    part: list[Question] = []
    size = 0
    for question in live:
        count = min(len(question.senses), _WEIGHED)
        if size + count > _AT_ONCE:
            yield part
            part, size = [], 0
        part.append(question)
        size += count
    yield part


def _settle(questions: Sequence[Question], weights: Weights) -> None:
    """Weigh every sense by what the other names share with it, until the shares rest."""
    import numpy as np

    sizes = [min(len(question.senses), _WEIGHED) for question in questions]
    starts = np.array([0, *itertools.accumulate(sizes)][:-1])
    senses = [
        sense for question, size in zip(questions, sizes, strict=True) for sense in question.senses[:size]
    ]
    own = np.repeat(np.arange(len(questions)), sizes)
    base = np.array([sense.score for sense in senses])
    counted = np.array([question.toponym.weight for question in questions])[own]
    shared = _shared([sense.place for sense in senses], own, weights.adjacent)
    said = _said_more_fully(questions, own, senses, weights)
    whole = np.array([sense.place.level == "country" for sense in senses])
    lands = np.array([sense.place.country is not None for sense in senses])
    factors = np.array([weights.same_country, weights.same_division, weights.close, weights.parent])[:, None]
    factors = np.where(whole, np.array([weights.whole_country, 0.0, 0.0, weights.parent])[:, None], factors)
    count = len(senses)
    regions, towns = _called_after(senses)

    def shares_of(scores: Floats) -> Floats:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[own])
        return odds / np.add.reduceat(odds, starts)[own]

    shares = shares_of(base)
    bonus = np.zeros(count)
    support, others = np.zeros((4, count)), np.zeros(count)
    for _ in range(_ROUNDS):
        mass = shares * counted
        support = (shared @ mass).reshape(4, count)
        landed = mass * lands
        others = np.maximum(landed.sum() - np.add.reduceat(landed, starts)[own], 1e-6)
        bonus = (factors * np.log1p(weights.crowd * support)).sum(axis=0)
        bonus += weights.focus_country * support[0] / others + weights.focus_division * support[1] / others
        bonus[regions] = bonus[towns]
        if said is not None:
            bonus += np.minimum(weights.said_before, said @ shares)
        fresh = shares_of(base + bonus)
        moved = np.abs(fresh - shares).max()
        shares = fresh
        if moved < _STABLE:
            break
    company = np.where(lands & (others > 0.5), support[0] / others, -1.0)
    for question, start, size in zip(questions, starts.tolist(), sizes, strict=True):
        gained = bonus[start : start + size].tolist()
        rest = [0.0] * (len(question.senses) - size)
        best = int(shares[start : start + size].argmax())
        question.company = float(company[start + best]) if company[start + best] >= 0 else None
        question.shares = posteriors(
            [sense.score + extra for sense, extra in zip(question.senses, gained + rest, strict=True)]
        )


def _shared(places: Sequence[Place], own: NDArray[np.intp], adjacent: float) -> Floats:
    """What each sense has of each other one, (4·n, n): the country, the division, closeness, parenthood.

    Closeness is 1 at hand, ½ at 60 km, 0.1 at 500 km. None between the senses of one name. adjacent: how
    much more the next name counts than one far away in the text.
    """
    import numpy as np

    codes: dict[str | None, int] = {None: -1}
    countries = np.array([codes.setdefault(place.country, len(codes)) for place in places])
    divisions = np.array([codes.setdefault(place.admin1_id, len(codes)) for place in places])
    ids = np.array([codes.setdefault(place.id, len(codes)) for place in places])
    lon, lat = np.radians([(place.lon, place.lat) for place in places]).T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    between = np.abs(own[:, None] - own[None, :])
    apart = between > 0
    country = (countries[:, None] == countries[None, :]) & (countries >= 0) & apart
    division = (divisions[:, None] == divisions[None, :]) & (divisions >= 0) & apart
    wide = np.array([place.level in ("country", "area") for place in places])
    km = EARTH_KM * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    close = np.where(apart & ~wide[:, None] & ~wide[None, :], 1.0 / (1.0 + (km / _CLOSE_KM)), 0.0)
    nation = np.array([place.level == "country" for place in places])
    held_by = (country & nation[None, :] & ~nation[:, None]) | (
        (divisions[:, None] == ids[None, :]) & (divisions[:, None] != ids[:, None]) & apart
    )
    near_in_text = 1.0 + adjacent * np.exp((1.0 - between) / 2.0)
    shared: Floats = np.stack([country, division, close, held_by | held_by.T]) * near_in_text
    return shared.reshape(-1, len(places))


def _called_after(senses: Sequence[Sense]) -> tuple[list[int], list[int]]:
    """Regions and the towns that they are called after, by number: what lies around speaks for both alike."""
    number = {id(sense): index for index, sense in enumerate(senses)}
    pairs = [
        (index, number[id(sense.town)])
        for index, sense in enumerate(senses)
        if sense.town is not None and id(sense.town) in number
    ]
    return [region for region, _ in pairs], [town for _, town in pairs]


def _said_more_fully(
    questions: Sequence[Question], own: NDArray[np.intp], senses: Sequence[Sense], weights: Weights
) -> Floats | None:
    """Log odds for a plain name from each fuller mention of what it may mean; null where there is none.

    What the text says afterwards counts less, and not where it says another type: "Kursk" is not the region
    that is named later.
    """
    import numpy as np

    plain = np.array([question.plain for question in questions])
    if plain.all() or not plain.any():
        return None
    cued = np.array([question.cued for question in questions])[own]
    plain = plain[own]
    ids: dict[str, int] = {}
    numbers = np.array([ids.setdefault(sense.place.id, len(ids)) for sense in senses])
    same = (numbers[:, None] == numbers[None, :]) & plain[:, None] & ~plain[None, :]
    if not same.any():
        return None
    before = own[:, None] > own[None, :]
    after = (own[:, None] < own[None, :]) & ~cued[None, :]
    said: Floats = same * (weights.said_before * before + weights.said_after * after)
    return said


def _explain(live: Sequence[Question], country_name: Callable[[str], str]) -> None:
    """Say what of the document spoke for each winner."""
    if len(live) < 2:
        return
    winners = [_winner(question) for question in live]
    named = {sense.place.id: sense.place for sense in winners}
    together: Counter[tuple[str | None, str | None]] = Counter()
    for place in named.values():
        together.update({(place.country, None), (place.country, place.admin1_id)})
    fuller: dict[str, str] = {}
    for question, winner in zip(live, winners, strict=True):
        said = fuller.get(winner.place.id) if question.plain else None
        reason = f"the text has said “{said}”" if said else None
        if reason := reason or _neighbours(question, winner, together, country_name):
            winner.why.append(reason)
        if not question.plain:
            fuller.setdefault(winner.place.id, question.in_full)


def _winner(question: Question) -> Sense:
    number = max(range(len(question.senses)), key=lambda i: (question.shares[i], -i))
    return question.senses[number]


def _neighbours(
    question: Question,
    winner: Sense,
    together: Mapping[tuple[str | None, str | None], int],
    country_name: Callable[[str], str],
) -> str | None:
    """How many other places the text names around the winner, in words; null where that decided nothing.

    together: how many of the places named lie in a country, and in a division of it.
    """
    place = winner.place
    if len(question.senses) == 1 or place.country is None:
        return None
    in_division = together.get((place.country, place.admin1_id), 1) - 1 if place.admin1_id else 0
    in_country = together[place.country, None] - 1
    count = in_division or in_country
    if not count:
        return None
    where = place.admin1 if in_division else country_name(place.country)
    return f"the text names {count} other {'place' if count == 1 else 'places'} in {where}"
