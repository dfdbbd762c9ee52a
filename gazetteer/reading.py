"""The ways to read a name: what is written, and what is guessed where nobody bears it as it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gazetteer.place import Level, Place, Quality


# Neither class is frozen: they are made by the dozen for a name, and freezing takes four fifths of that.
@dataclass(slots=True)
class Reading:
    """One way to read a name: the key to look up and the levels that its type word admits.

    cue: the type word ("region"), empty where none is there or it is part of the key.
    """

    key: str
    levels: frozenset[Level] = frozenset()
    cue: str = ""


@dataclass(slots=True)
class Guess(Reading):
    """A reading of another key than the one that is written.

    trust: 0–1, how far it can be believed. why: what was guessed, in words, empty for a mere case ending.
    quality: what the name is to the place, null for what the gazetteer says. least: importance that a place
    must have for the guess to count, in people. countries: ISO codes that it is made for, empty for all;
    elsewhere: the least importance outside them. own: only names that a place is called by where it lies or
    in English count, no alternates.
    """

    trust: float = 0.9
    why: str = ""
    quality: Quality | None = None
    least: float = 0.0
    countries: frozenset[str] = frozenset()
    elsewhere: float = math.inf
    own: bool = False

    def may_mean(self, place: Place, quality: Quality, weight: float) -> bool:
        """Whether the guess counts for a place that bears the key by a quality; weight: its importance."""
        if quality in ("code", "abbreviation"):
            return False
        if self.quality is not None and quality in ("demonym", "adjective", "former"):
            return False
        if self.own and quality not in ("preferred", "official", "common", "form"):
            return False
        at_home = not self.countries or place.country in self.countries
        return weight >= (self.least if at_home else self.elsewhere)
