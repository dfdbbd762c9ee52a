"""What a name that nobody bears as it stands may be: cleaner writings, then other spellings, surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazetteer import homoglyphs, parts
from gazetteer.inflection import inflections
from gazetteer.names import possessor, split_joined
from gazetteer.reading import Guess, Reading
from gazetteer.transliteration import (
    ARABIC_COUNTRIES,
    CYRILLIC_COUNTRIES,
    MARKED_COUNTRIES,
    arabic,
    cyrillicised,
    respelt,
    romanised,
    ukrainianised,
)
from gazetteer.typewords import BESIDE_ITS_TOWN, DISTRICT, RAION, REGION, SETTLED, STATE

_LONGEST = 60
_VILLAGE = 1_000.0
_LEAST = {3: 1e6, 4: 1e6, 5: 1e5, 6: 2e4, 7: 3e3}
"""People that a place needs to be found by another spelling, by the letters of the name."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The text written otherwise, to be read like any other.

    trust: 0–1; why: in words, empty for nothing to say.
    """

    text: str
    trust: float
    why: str


def rewritings(text: str) -> Iterator[Rewriting]:
    """Cleaner writings of a text: one alphabet, no possessive, joined words apart, the whole for a part."""
    if (plain := homoglyphs.unmixed(text)) != text:
        yield Rewriting(plain, 0.95, homoglyphs.WHY)
    if owner := possessor(text):
        yield Rewriting(owner, 1.0, "")
    if apart := split_joined(text):
        yield Rewriting(apart, 0.9, f"“{apart}” written as one word")
    part, place = parts.whole(text)
    if place:
        yield Rewriting(place, 0.9, f"“{part}” is a part of it that has no place of its own here")


def namesake_of(reading: Reading) -> float:
    """How far the place that a division or facility is called after can be taken for it, 0 for not at all."""
    if reading.cue in BESIDE_ITS_TOWN:
        return 0.45
    return 0.6 if reading.levels in (REGION, DISTRICT, RAION, STATE, SETTLED) else 0.0


def spellings(key: str, ways: Iterable[Reading]) -> Iterator[tuple[Guess, ...]]:
    """Groups of readings under other spellings; a later one counts where nothing answers to an earlier one.

    ways: the key's own readings, with the type words in it.
    """
    if len(key) > _LONGEST:
        return
    for way in ways:
        yield tuple(guess for guess in _spellings(way) if guess.key != way.key)
        yield tuple(
            _spelling(name, way, 0.8, countries=frozenset(("UA",))) for name in ukrainianised(way.key)
        )
    for group in inflections(key):
        yield tuple(
            _spelling(name, guess, 0.65)
            for guess in group[:8]
            for name in romanised(guess.key)
            if len(name) > 6
        )
        yield tuple(
            _spelling(name, guess, 0.75, countries=frozenset(("UA",)))
            for guess in group[:16]
            for name in ukrainianised(guess.key)
            if len(name) > 6
        )


def _spellings(way: Reading) -> Iterator[Guess]:
    for name in respelt(way.key):
        why = f"“{name}” in another spelling"
        yield _spelling(name, way, 0.8, why, MARKED_COUNTRIES)
    for name in romanised(way.key):
        if len(name) > 5:
            yield _spelling(name, way, 0.75)
            for other in arabic(name) if " " in name else ():
                yield _spelling(other, way, 0.7, countries=ARABIC_COUNTRIES)
    for cyrillic in cyrillicised(way.key):
        yield _spelling(cyrillic, way, 0.75, countries=CYRILLIC_COUNTRIES, own=False)
        for name in romanised(cyrillic):
            yield _spelling(name, way, 0.7, countries=CYRILLIC_COUNTRIES)
    for name in arabic(way.key):
        yield _spelling(name, way, 0.7, countries=ARABIC_COUNTRIES)


def _spelling(
    name: str,
    way: Reading,
    trust: float,
    why: str = "",
    countries: frozenset[str] = frozenset(),
    *,
    own: bool = True,
) -> Guess:
    least = _LEAST.get(len(way.key), _VILLAGE)
    return Guess(name, way.levels, way.cue, trust, why, "transliteration", least, countries, own=own)
