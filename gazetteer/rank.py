"""Which place is meant: what a sense weighs before any evidence and by its name, scores into shares.

The odds of a sense are its importance (people who live there, or stand for it) times the odds that a writer
calls it by that name; evidence multiplies them. Scores are their natural logarithms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import get_args

from gazetteer.place import Level, Place, Quality
from gazetteer.weights import Weights

QUALITIES: tuple[Quality, ...] = (
    "preferred", "official", "common", "form", "alternate", "abbreviation", "former", "demonym", "adjective",
    "code", "transliteration",
)  # fmt: skip
"""In the order of their numbers in the compiled file."""

ODDS: Mapping[Quality, float] = {
    "preferred": 1.0, "official": 1.0, "common": 0.7, "form": 0.9, "alternate": 0.02, "abbreviation": 0.5,
    "former": 0.015, "demonym": 0.8, "adjective": 0.8, "code": 0.1, "transliteration": 0.02,
}  # fmt: skip
"""How likely a writer uses such a name, against the preferred one.

"alternate" is low because GeoNames lists dozens of foreign and old spellings for towns of any size: so
"Alexandria" is in Egypt and not Mashhad, "Salisbury" in England and not Harare.
"""

CAPITALS: frozenset[Quality] = frozenset({"code", "abbreviation"})
SETTLEMENTS: frozenset[Level] = frozenset({"city", "locality"})

_COUNTRY_FLOOR = 20_000_000.0
_SEAT_FLOOR = 200_000.0
_AREA = 60_000_000.0
_WATER = 8_000_000.0
_INLAND_WATERS = frozenset({"LK", "LKS", "RSV", "LGN", "BAY", "COVE", "FJD", "INLT"})
_LANDFORMS = frozenset(
    {"ISL", "ISLS", "PEN", "CAPE", "DSRT", "PLAT", "VAL", "PLN", "OAS", "PRK", "FRST", "BCH"}
)


def importance(
    level: str, feature: str, population: int, country_population: int, radius_km: float = 0.0
) -> float:
    """How much talked about a place is, in people. Features of nature count by their extent.

    A capital stands for its country as well, so it counts part of the country's people: Victoria of the
    Seychelles (26,000) is meant more often than its size says.
    """
    people = float(max(population, 0))
    if level == "country":
        return 3 * people + _COUNTRY_FLOOR / (1.0 if people > 100_000 else 10.0)
    if level == "area":
        if feature in _LANDFORMS:
            return people + 1_500.0 * max(radius_km, 20.0)
        return _AREA if feature == "CONT" else min(_AREA / 4, 15_000.0 * max(radius_km, 20.0)) + people / 100
    if level == "sea":
        if feature in _INLAND_WATERS:
            return 1_500.0 * max(radius_km, 20.0)
        return _WATER * (8 if feature == "OCN" else 1)
    if level == "river":
        return 1_000.0 * max(radius_km, 20.0)
    if level == "mountain":
        return 1_500.0 * max(radius_km, 20.0)
    if level == "facility":
        return 20_000.0
    if level == "admin1":
        return 0.8 * people + 20_000
    if level == "admin2":
        return 0.3 * people + 1_000
    people = max(people, 300.0)
    if feature == "PPLC":
        return people + 0.05 * country_population + _SEAT_FLOOR
    if feature == "PPLA":
        return 1.5 * people + 5_000
    if feature in ("PPLX", "PPLQ", "PPLH", "PPLW"):
        return 0.3 * people
    return people


@dataclass(slots=True)
class Sense:
    """A place under one reading of a name, while it is being weighed.

    score: natural log of the odds, comparable within one name. why: reasons beyond size, in words.
    cue: the type word that the place answers to. town: of a region, the town in it that it is called after.
    """

    place: Place
    quality: Quality
    weight: float
    score: float
    cue: str = ""
    trust: float = 1.0
    why: list[str] = field(default_factory=list)
    town: Sense | None = None

    def copy(self) -> Sense:
        """The same, to be weighed by itself; without a town, which is another sense."""
        return Sense(self.place, self.quality, self.weight, self.score, self.cue, self.trust, self.why.copy())


has_cue = attrgetter("cue")
"""Empty, so false, for a sense whose name says no type."""


def best_first(sense: Sense) -> tuple[float, str]:
    """To sort senses by."""
    return -sense.score, sense.place.id


class Prior:
    """The log odds that each sense has before any evidence."""

    def __init__(self, weights: Weights) -> None:
        self._size = weights.size
        self._added = {
            (quality, level): math.log(odds)
            + weights.qualities.get(quality, 0.0)
            + weights.levels.get(level, 0.0)
            for quality, odds in ODDS.items()
            for level in get_args(Level)
        }

    def __call__(self, weight: float, quality: Quality, level: Level) -> float:
        """Of a sense of this importance, quality and level."""
        return self._size * math.log(weight) + self._added[quality, level]


_DEGREE_KM = 111.0
"""So far apart, or a little more, are two degrees of latitude."""
_NEAR = 7.0
_NEAR_KM = 60.0


def nearness(km: float) -> float:
    """Log odds of a place so far from where it is expected: +7 at hand, 0 from some 2,000 km on."""
    return max(0.0, _NEAR - 2.0 * math.log1p(km / _NEAR_KM))


EARTH_KM = 6371.0
"""The mean radius of the sphere that distances are ranked on."""


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance on the mean sphere; 0.5 % off the geodesic, which ranking does not feel."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2.0 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def prefer_towns(senses: Sequence[Sense], weights: Weights) -> None:
    """Let a bare name mean the town rather than the region around it that is called after it.

    "Kursk" is the city, "New York" and "Kiev" too, whatever GeoNames calls them first; but "Quebec" is not
    the city in it that is much smaller. For names without a type word only: "Kursk region" is the region.
    """
    towns: dict[str | None, list[Sense]] = {}
    for sense in senses:
        if sense.place.level == "city" and sense.quality != "former":
            towns.setdefault(sense.place.country, []).append(sense)
    for region in senses:
        if region.place.level not in ("admin1", "admin2"):
            continue
        if region.place.level == "admin2" and region.quality == "form":
            region.score += weights.bare_county
        named = [town for town in towns.get(region.place.country, ()) if _called_after(region, town)]
        if named:
            town = max(named, key=lambda sense: (sense.weight, sense.place.id))
            top = max(town.score, region.score)
            town.score = top
            region.town = town
            region.score = top + (
                weights.region_of_form if region.quality == "form" else weights.region_of_name
            )


def _called_after(region: Sense, town: Sense) -> bool:
    """Whether a region is the smaller thing to mean than a town of its country that lies in it."""
    inner, outer = town.place, region.place
    reach_km = outer.radius_km + 10
    if inner.admin1_id != outer.id and abs(inner.lat - outer.lat) * _DEGREE_KM > reach_km:
        return False
    # Towns are listed under the names of their regions too: "Bahia" is no name for Salvador.
    if town.quality == "alternate" and region.quality != "form" and not outer.name.startswith(inner.name):
        return False
    seat = inner.feature in ("PPLC", "PPLA", "PPLA2")
    share = inner.population / max(1, outer.population)
    if region.quality == "form" and town.quality != "form":
        large = seat or share >= 0.1
    else:
        large = share >= 0.15 or (seat and town.quality != "form" and outer.population < 3_000_000)
    return large and (
        inner.admin1_id == outer.id or distance_km(inner.lon, inner.lat, outer.lon, outer.lat) <= reach_km
    )


def posteriors(scores: Sequence[float]) -> list[float]:
    """Scores as shares that sum to one."""
    if len(scores) < 2:
        return [1.0] * len(scores)
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    return [value / total for value in odds]


def nested(a: Place, b: Place) -> bool:
    """Whether one of two places lies in the other: to take one for the other is a small mistake."""
    for outer, inner in ((a, b), (b, a)):
        if outer.level == "country" and inner.country == outer.country and inner.level != "country":
            return True
        if outer.level == "admin1" and inner.admin1_id == outer.id and inner.id != outer.id:
            return True
        if outer.level == "admin2" and outer.admin1_id == inner.admin1_id and inner.level in SETTLEMENTS:
            return distance_km(outer.lon, outer.lat, inner.lon, inner.lat) <= outer.radius_km
    return (
        a.level in SETTLEMENTS
        and b.level in SETTLEMENTS
        and a.country == b.country
        and abs(a.lat - b.lat) < 0.5
        and distance_km(a.lon, a.lat, b.lon, b.lat) < 25
    )


_QUALITY_WORDS: Mapping[Quality, str] = {
    "preferred": "", "official": "its official name", "common": "a common name of {name}", "form": "",
    "alternate": "another name of {name}", "abbreviation": "short for {name}",
    "former": "a former name of {name}", "demonym": "the people of {name}",
    "adjective": "the adjective of {name}", "code": "the code of {name}",
    "transliteration": "a transliteration of {name}",
}  # fmt: skip


def name_reason(sense: Sense) -> str:
    """What the name is to the place, where it is not simply its name."""
    words = _QUALITY_WORDS[sense.quality]
    return words.format(name=sense.place.name) if words else ""
