"""How much each piece of evidence counts: the numbers that ranking and coherence work with.

All are natural log odds unless said otherwise. `python -m sources.fit` fits them on the texts of
sources/annotated; by hand are those that these texts cannot tell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gazetteer.place import Level, Quality

PATH = Path(__file__).resolve().parent / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """One setting of all the numbers."""

    size: float = 1.0
    """Factor on the logarithm of a place's importance."""

    levels: Mapping[Level, float] = field(default_factory=dict)
    """What a level adds, where the importance of unlike things is not told by people."""

    qualities: Mapping[Quality, float] = field(default_factory=dict)
    """What a quality adds to the odds of rank.ODDS."""

    contained: float = 6.0
    not_contained: float = -8.0
    beside: float = 4.0
    preferred_country: float = 5.5
    cued: float = 2.5
    cue_missed: float = -2.0
    level_asked: float = 6.0
    level_missed: float = -6.0
    same_spelling: float = 0.7
    """For a name in the place's own letters: "San José" is not San Jose, nor "St. Louis" Saint-Louis."""

    said_before: float = 4.5
    """For a place that the text has named more fully before: "Kursk" after "Kursk region"."""

    said_after: float = 2.5
    """For a place that the text names more fully afterwards."""

    same_country: float = 1.0
    same_division: float = 1.0
    close: float = 0.8
    parent: float = 1.0
    """For each doubling or so of what the other names have in the country, the division and around, and of
    the mentions of the country or division itself."""

    adjacent: float = 0.5
    """How much more the next name in the text counts than one far away, falling by e every two names."""

    whole_country: float = 1.0
    """The same for a country, by all the places in it."""

    crowd: float = 6.0
    """How fast the support of many names levels off: log1p(crowd × names)."""

    focus_country: float = 0.0
    focus_division: float = 0.0
    """For the share of the text's other names that lie in the country and the division."""

    home_country: float = 2.0
    home_division: float = 2.0
    home_close: float = 2.0
    spoken: float = 0.7
    """For a country where the language of the text is spoken, of texts not in English."""

    bare_county: float = -2.3
    region_of_form: float = -2.1
    region_of_name: float = -1.4

    curve: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    """The factors of confidence.SIGNS."""


@cache
def fitted() -> Weights:
    """The weights that the package brings."""
    held = json.loads(PATH.read_text("utf-8"))
    return Weights(**{**held, "curve": tuple(held["curve"])})
