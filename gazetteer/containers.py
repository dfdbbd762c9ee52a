"""What a text says that a name lies in, weighed: "Athens, Ga.", "Hyderabad in Sindh"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gazetteer import rank
from gazetteer.coherence import Question
from gazetteer.names import is_name, normalise
from gazetteer.place import Place, Quality
from gazetteer.rank import Sense
from gazetteer.senses import SenseFinder, Store
from gazetteer.weights import Weights

BESIDE_KM = 60.0
"""So far a smaller place lies from a town that is named with it."""

LONGEST = 400
"""Characters of a name with all that it is said to lie in; what is longer names no place."""

_AREAS = frozenset({"country", "admin1", "admin2", "area"})
_OWN_NAMES: frozenset[Quality] = frozenset({"preferred", "official", "common", "form"})
_KEPT = 1024
"""Containers whose meaning is kept: a text names few of them, each many times."""
_NARROWER = 1.5
"""Log odds for a container that is no country: CA in "Richmond, CA" tells more as California."""

_SHOWN, _LISTED = 60, 4
"""Characters of a name and number of names that a reason repeats."""


class ContainerJudge:
    """Weighs senses by the containers that the text gives them."""

    def __init__(self, store: Store, weights: Weights, finder: SenseFinder) -> None:
        self._store = store
        self._weights = weights
        self._finder = finder
        self._outers = lru_cache(maxsize=_KEPT)(self._meant)

    def judge(self, question: Question, containers: tuple[str, ...]) -> None:
        """Weigh the senses by the containers that the gazetteer knows."""
        held: list[str] = []
        unheard: list[str] = []
        met: dict[int, set[str]] = {id(sense): set() for sense in question.senses}
        for name in containers:
            outers = self._outers(name)
            if not outers:
                unheard.append(name)
                continue
            held.append(name)
            claims = not any(
                self._inside(sense.place, outer)
                for sense in question.senses
                if sense.quality in _OWN_NAMES
                for outer in outers
            )
            for sense in question.senses:
                if (verdict := self._lies_in(sense.place, outers, claims)) is None:
                    sense.score += self._weights.not_contained
                else:
                    sense.score += verdict
                    met[id(sense)].add(name)
                    if claims and (said := self._claim(sense.place, outers)):
                        sense.why.append(said)
        question.containers = tuple(held)
        for sense in question.senses if unheard else ():
            sense.trust *= 0.7
            sense.why.append(f"{listed(unheard)} is not known and does not count")
        if not held:
            return
        for sense in question.senses:
            if names := [name for name in held if name in met[id(sense)]]:
                sense.why.append(f"named with {listed(names)}")
        best = max(question.senses, key=lambda sense: (sense.score, sense.place.id))
        question.contradicted = held[0] not in met[id(best)] or len(met[id(best)]) < len(set(held))

    def _meant(self, name: str) -> list[Place]:
        """What a container's name may mean: areas, else towns."""
        if len(name) > LONGEST or not is_name(name):
            return []
        senses = self._finder.senses(normalise(name), name) + self._short_form(name)
        areas = [
            s.place for s in senses if s.place.level in _AREAS and s.quality not in ("demonym", "adjective")
        ]
        towns = sorted(
            (sense for sense in senses if sense.place.level == "city"),
            key=lambda sense: (-sense.score, sense.place.id),
        )
        return areas + [sense.place for sense in towns[:20]]

    def _short_form(self, name: str) -> list[Sense]:
        """A container's abbreviation without its capitals: "Cairns, Qld", "paris, tx"."""
        short = len(name) <= 4 and not name.isupper()
        return self._finder.senses(normalise(name), name.upper()) if short else []

    def _lies_in(self, place: Place, outers: list[Place], claims: bool) -> float | None:
        """The log odds that a container lends a place, null where it lies in none of its senses.

        A place does not contradict its own name ("Singapore, Singapore"), nor a country another one, for
        territories are written with the state that they belong to ("Hong Kong, China"), nor a division its
        neighbour in a list ("Illinois, Missouri, Utah"). With `claims`, a
        place lies in a country also where only another view of disputed borders says so.
        """
        best: float | None = None
        for outer in outers:
            if outer.id == place.id:
                best = best or 0.0
                continue
            if outer.level in ("country", "area") and place.level == "country":
                best = best or 0.0
            if outer.level == place.level == "admin1" and place.country == outer.country:
                best = best or 0.0
            if self._inside(place, outer):
                return self._weights.contained + (0.0 if outer.level == "country" else _NARROWER)
            if claims and self._claim(place, [outer]):
                best = max(best or 0.0, self._weights.contained)
            if outer.level == "city" and place.country == outer.country:
                km = rank.distance_km(place.lon, place.lat, outer.lon, outer.lat)
                if km <= BESIDE_KM and place.level in rank.SETTLEMENTS:
                    best = self._weights.beside
        return best

    def claimed(self, senses: list[Sense], country: str) -> list[Sense]:
        """The senses that another view of disputed borders counts to a country, with that as a reason."""
        found = []
        for sense in senses:
            if said := self._store.claim(sense.place, country):
                sense.why.append(said)
                found.append(sense)
        return found

    def _claim(self, place: Place, outers: list[Place]) -> str | None:
        """Whose view has a place in one of these countries, null where it lies in one or in none."""
        nations = [outer.country for outer in outers if outer.level == "country" and outer.country]
        if place.country in nations or place.level == "country":
            return None
        return next((said for code in nations if (said := self._store.claim(place, code))), None)

    def _inside(self, place: Place, outer: Place) -> bool:
        if outer.level == "country":
            return place.country == outer.country and place.level != "country"
        if outer.level == "admin1":
            return place.admin1_id == outer.id and place.level not in ("country", "admin1")
        if outer.level == "admin2":
            return (
                place.country == outer.country
                and place.admin1_id == outer.admin1_id
                and place.level in rank.SETTLEMENTS
                and rank.distance_km(place.lon, place.lat, outer.lon, outer.lat) <= outer.radius_km
            )
        if outer.level == "area" and place.country is not None:
            return self._store.countries.get(place.country, (None, None))[1] == outer.id
        return False


def listed(names: Sequence[str], joint: str = ", ") -> str:
    """Names in a reason: the first few, and of each no more than the eye takes in."""
    shown = [name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…" for name in names[:_LISTED]]
    return joint.join(shown if len(names) <= _LISTED else [*shown, "…"])
