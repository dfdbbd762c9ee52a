"""Every place that some reading of a name may mean, weighed by size and name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from gazetteer import rank
from gazetteer.names import normalise
from gazetteer.place import Place, Quality
from gazetteer.rank import Sense
from gazetteer.reading import Guess, Reading
from gazetteer.typewords import SEATED, is_dull, readings
from gazetteer.weights import Weights

_VILLAGE = 50_000.0
_TOWN = 300_000.0
_FAR_MORE = 20.0
_SEAT_TRUST = 0.85
_KEPT = 2_048
"""Names whose senses are kept: texts of one day name the same places."""
_ACRONYMS = frozenset("uae nyc drc dprk ksa nsw prc png hcmc rsa".split())
"""Abbreviations that are no words, and so may be written without capitals."""


class Store(Protocol):
    """What resolving needs of a gazetteer."""

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        ...

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears."""
        ...

    def close(self, key: str) -> list[str]:
        """Normalised names of well-known places that are one letter from this one."""
        ...

    def place(self, place_id: str) -> Place:
        """The place of an id."""
        ...

    @property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of its continent."""
        ...

    def claim(self, place: Place, country: str) -> str | None:
        """Whose view counts a place to a country that is not its own here, in words."""
        ...

    def note(self, place: Place) -> str | None:
        """What is to be known of a place whose country is disputed."""
        ...


class SenseFinder:
    """Finds the senses of names in one gazetteer."""

    def __init__(self, store: Store, weights: Weights) -> None:
        self._store = store
        self._weights = weights
        self._prior = rank.Prior(weights)
        self._kept = lru_cache(maxsize=_KEPT)(self._senses)

    def senses(self, key: str, text: str) -> list[Sense]:
        """Every place that some reading of the key names, each once."""
        return [sense.copy() for sense in self._kept(key, text)]

    def _senses(self, key: str, text: str) -> list[Sense]:
        found: dict[str, Sense] = {}
        ways = readings(key)
        self._read(ways[0], text, found)
        for reading in ways[1:]:
            if not any(sense.place.level in reading.levels for sense in found.values()):
                self._read(reading, text, found)
        if not found:
            return self._guessed(key, text, ways)
        if is_doubtful(key, text):
            self._outdo(key, text, found)
        return list(found.values())

    def _guessed(self, key: str, text: str, ways: Sequence[Reading]) -> list[Sense]:
        """What a name may mean that nothing bears: the first writing or guess that some place answers to."""
        # Loaded when it is needed: most names are answered without guessing.
        from gazetteer.guesses import namesake_of, rewritings, spellings
        from gazetteer.inflection import inflections

        for other in rewritings(text):
            senses = self.senses(normalise(other.text), other.text)
            for sense in senses:
                sense.trust *= other.trust
                if other.why:
                    sense.why.append(other.why)
            if senses:
                return senses
        found: dict[str, Sense] = {}
        inflected = inflections(key)
        for group in inflected:
            self._read_known(group, text, found)
            if found:
                return list(found.values())
        for reading in (*ways[1:], *(guess for group in inflected for guess in group)):
            if (trust := namesake_of(reading)) > 0:
                self._read_loosely(reading, trust, found)
        for spelt in () if found else spellings(key, ways):
            self._read_known(spelt, text, found)
            if found:
                break
        return list(found.values())

    def _read_known(self, group: Sequence[Guess], text: str, found: dict[str, Sense]) -> None:
        known = set(self._store.known([guess.key for guess in group]))
        for guess in group:
            if guess.key in known:
                self._read(guess, text, found)

    def _outdo(self, key: str, text: str, found: dict[str, Sense]) -> None:
        """Add what another reading means where that is far more talked about: "Туле" is Tula and not Toul."""
        top = max(sense.weight for sense in found.values())
        if top > _TOWN:
            return
        from gazetteer.guesses import rewritings
        from gazetteer.inflection import inflections

        rivals: dict[str, Sense] = {}
        for other in rewritings(text):
            self._read(Reading(normalise(other.text)), other.text, rivals)
        self._read_known([guess for group in inflections(key) for guess in group], text, rivals)
        for place_id, sense in rivals.items():
            if sense.weight > _FAR_MORE * top:
                found.setdefault(place_id, sense)

    def _read(self, reading: Reading, text: str, found: dict[str, Sense]) -> None:
        """Add what a reading may mean; of two senses in one place, the likelier stays."""
        senses = self._store.senses(reading.key)
        if not senses:
            return
        guess = reading if isinstance(reading, Guess) else None
        levels, cue = reading.levels, reading.cue
        dull = guess is None and is_dull(reading.key)
        capitals = guess is None and len(text) <= 4 and text.isupper()
        for place, quality, weight in senses:
            if levels and place.level not in levels:
                continue
            if guess is not None:
                if not guess.may_mean(place, quality, weight):
                    continue
                quality = guess.quality or quality
            if quality in rank.CAPITALS and _is_other_word(quality, reading.key, text):
                continue
            sense = Sense(place, quality, weight, self._prior(weight, quality, place.level), cue)
            if place.name == text:
                sense.score += self._weights.same_spelling
            if place.is_own:
                sense.why.append("your own place")
            if cue:
                sense.score += self._weights.cued
                sense.why.append(f"“{cue}” says what it is")
            if guess is not None:
                sense.trust = guess.trust
                if guess.why:
                    sense.why.append(guess.why)
            elif (dull and place.level != "area") or (capitals and _is_hardly_meant(text, sense)):
                sense.trust = 0.5
            held = found.get(place.id)
            if held is None or held.score < sense.score:
                found[place.id] = sense
        if levels in SEATED and not any(sense.place.level in levels for sense in found.values()):
            self._read_seat(reading, senses, found)

    def _read_seat(
        self, reading: Reading, senses: Iterable[tuple[Place, Quality, float]], found: dict[str, Sense]
    ) -> None:
        """A region called after its seat: "Харківщина" where only the town is written "Харків"."""
        for place, quality, weight in senses:
            if place.feature in ("PPLA", "PPLC") and place.admin1_id is not None and quality != "former":
                region = self._store.place(place.admin1_id)
                score = self._prior(weight, quality, place.level)
                sense = Sense(region, "form", weight, score, reading.cue, _SEAT_TRUST)
                sense.why.append(f"“{reading.cue}” says that the region of {place.name} is meant")
                found.setdefault(region.id, sense)

    def _read_loosely(self, reading: Reading, trust: float, found: dict[str, Sense]) -> None:
        """The town itself where no region of its name is known: less sure, and said so."""
        for place, quality, weight in self._store.senses(reading.key):
            score = self._prior(weight, quality, place.level) + self._weights.cue_missed
            sense = Sense(place, quality, weight, score, trust=trust)
            sense.why.append(f"no {reading.cue} of that name is known; the place that it is called after")
            found.setdefault(place.id, sense)


def is_doubtful(key: str, text: str) -> bool:
    """Whether a known name may be a form of another one: a possessive, a Cyrillic word in whatever case."""
    return ("\u0400" <= key[0] <= "\u04ff" and " " not in key) or text[-2:] in ("'s", "’s")


def _is_other_word(quality: Quality, key: str, text: str) -> bool:
    """Whether a few letters are not written as an abbreviation: "in" is not India, but "Ga." is Georgia."""
    if quality == "abbreviation":
        return len(key) <= 3 and not (text.isupper() or "." in text or text.lower() in _ACRONYMS)
    # "S.D." is South Dakota: ISO codes bear no dots.
    return not text.isupper() or "." in text


def _is_hardly_meant(text: str, sense: Sense) -> bool:
    """Whether a few capitals stand for something else than a village: "UN" is not Un, nor "NATO" Nato."""
    return sense.weight < _VILLAGE and sense.quality not in rank.CAPITALS and sense.place.name != text
