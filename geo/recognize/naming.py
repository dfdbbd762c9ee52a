"""What the gazetteer says of a name, boiled down to what the rules ask: a place, a people, how well known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer.place import Naming, Place, Quality

if TYPE_CHECKING:
    from gazetteer import Gazetteer

_PEOPLE: tuple[Quality, ...] = ("demonym", "adjective")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_AREAS = ("country", "admin1", "admin2", "sea", "river", "mountain", "area")
_KEPT = 50_000
_ENDING = 4
"""Letters that a name's writing may leave out at its end: "Lgov" for "Lgovskiy"."""


@dataclass(frozen=True)
class Name:
    """A name's likeliest place and the country whose people or adjective it is; null where it is neither.

    senses: all places that bear it. quality: how the likeliest place bears it. inflected: found through its
    case ending ("Воронежем"). only_people: the name means a people before it means a place ("Polish").
    """

    place: Place | None
    quality: Quality | None
    people: Place | None
    only_people: bool
    senses: tuple[Place, ...]
    inflected: bool = False
    written: str = ""

    @cached_property
    def is_own(self) -> bool:
        """Whether writers call the place so: its own name, in another script, or transliterated otherwise."""
        if self.quality in ("preferred", "official", "common", "form", "abbreviation"):
            return True
        if self.place is None or not self.written:
            return False
        if not self.written.isascii() and _CYRILLIC.search(self.written):
            return True
        own, other = self.place.name.casefold(), self.written.casefold()
        if own[:1] != other[:1] or len(other) <= 3:
            return False
        if own.startswith(other) and len(own) - len(other) <= _ENDING:
            return True
        return SequenceMatcher(None, own, other).ratio() >= 0.7

    @property
    def strangeness(self) -> int:
        """How much a name that is not the place's own counts against it: short ones are mostly codes."""
        return 3 if len(self.written) <= 4 else 1

    @property
    def is_known(self) -> bool:
        """Whether it names a place or a people."""
        return self.place is not None or self.people is not None

    @cached_property
    def weight(self) -> int:
        """0 (a hamlet, a foreign spelling) to 4 (a country): how likely a text means this place at all."""
        if self.place is None:
            return 0
        own = self.is_own
        if self.place.level == "country":
            return 4
        if self.place.level == "admin2" and self.quality == "form":
            return 1
        if self.place.level in _AREAS:
            return 3 if own else 2
        size = sum(self.place.population >= limit for limit in (1_000, 15_000, 100_000))
        if own and " " in self.written:
            return max(size, 1)  # two words that are a place's name are seldom anything else
        return size if own else max(size - self.strangeness, 0)


NOTHING = Name(None, None, None, False, ())


class NameIndex:
    """Answers by name, remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, Name] = {}
        self._inflected: dict[str, Name] = {}

    @cached_property
    def has_own(self) -> bool:
        """Whether there are places of the user's own."""
        return self._gazetteer.info().own > 0

    def exact(self, name: str) -> Name:
        """The name as it stands."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[name] = _boiled(name, self._gazetteer.lookup(name))
        return found

    def claims(self, place: Place, country: Place) -> bool:
        """Whether another view of disputed borders has a place in a country."""
        return country.country is not None and self._gazetteer.claim(place, country.country) is not None

    def any_form(self, name: str) -> Name:
        """The name as it stands, or in the nominative where it is Cyrillic and inflected."""
        found = self.exact(name)
        if found.is_known or name.isascii() or not _CYRILLIC.search(name):
            return found
        again = self._inflected.get(name)
        if again is None:
            if len(self._inflected) > _KEPT:
                self._inflected.clear()
            again = self._inflected[name] = self._resolved(name)
        return again

    def _resolved(self, name: str) -> Name:
        match = self._gazetteer.resolve(name)
        if match.place is None or match.status not in ("resolved", "ambiguous"):
            return NOTHING
        if "spelling" in match.reason or "misspel" in match.reason:
            return NOTHING
        quality = match.candidates[0].quality if match.candidates else "alternate"
        senses = tuple(candidate.place for candidate in match.candidates)
        if quality in _PEOPLE:
            return Name(None, None, match.place, True, (), True, name)
        return Name(match.place, quality, None, False, senses, True, name)


def _boiled(name: str, namings: tuple[Naming, ...]) -> Name:
    if not namings:
        return NOTHING
    places = [naming for naming in namings if naming.quality not in _PEOPLE and naming.quality != "code"]
    peoples = [naming for naming in namings if naming.quality in _PEOPLE]
    best = places[0] if places else None
    return Name(
        best.place if best else None,
        best.quality if best else None,
        peoples[0].place if peoples else None,
        namings[0].quality in _PEOPLE,
        tuple(naming.place for naming in places),
        False,
        name,
    )
