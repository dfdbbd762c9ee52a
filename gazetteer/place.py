"""The values that the gazetteer speaks in: a place, a question about one, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "country", "admin1", "admin2", "city", "locality", "sea", "river", "mountain", "facility", "area"
]
Status = Literal["resolved", "ambiguous", "unknown", "rejected"]
Quality = Literal[
    "preferred", "official", "common", "alternate", "former", "abbreviation", "code", "form", "demonym",
    "adjective", "transliteration",
]  # fmt: skip
"""How a name belongs to its place. `common`: in use beside the preferred one, or used for long ("Kiev",
"Bombay", "Leningrad"); `alternate`: known to GeoNames, of whatever language and time; `form`: generated
("Kursk region", "Курская область"); `demonym`: the people ("Ukrainians"); `adjective`: "Ukrainian"; `code`:
"RU", "RUS", "TX"; `transliteration`: spelt by another system than any name that is held ("Charkiw")."""


@dataclass(frozen=True, slots=True)
class Place:
    """One feature of the gazetteer.

    id: "gn:<geonameid>" where GeoNames has the feature, else "<source>:<key>" ("ne:black-sea", "own:depot").
    lon, lat: WGS 84 degrees, a point inside the place.
    country: ISO 3166-1 alpha-2, null for seas and continents. admin1: its preferred name, null where none.
    radius_km: radius of the circle in which the place lies (a city's extent, a region's reach).
    """

    id: str
    name: str
    level: Level
    lon: float
    lat: float
    country: str | None
    admin1: str | None
    admin1_id: str | None
    feature: str
    population: int
    radius_km: float

    def __str__(self) -> str:
        """Told apart: "Springfield, Missouri, US (gn:4409896)"."""
        return f"{self.label} ({self.id})"

    @property
    def label(self) -> str:
        """The name with what it lies in: "Springfield, Missouri, US"."""
        parts = [self.name]
        if self.admin1 and self.level not in ("country", "admin1"):
            parts.append(self.admin1)
        if self.country and self.level != "country":
            parts.append(self.country)
        return ", ".join(parts)

    @property
    def is_own(self) -> bool:
        """Whether it is one of the user's own places."""
        return self.id.startswith("own:")

    @property
    def geonameid(self) -> int | None:
        """The GeoNames number, null for features of other sources."""
        return int(self.id[3:]) if self.id.startswith("gn:") else None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in its context: the question.

    containers: names that the text puts it in, nearest first ("Tatarstan", "Russia").
    countries: ISO codes that are preferred; country: the one it must lie in.
    near: (lon, lat) degrees, places close to it are preferred.
    weight: how much it counts for the other names of its document: 0 for a name that only looks like a place.
    """

    text: str
    containers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    country: str | None = None
    level: Level | None = None
    near: tuple[float, float] | None = None
    weight: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether nothing is asked but the name."""
        return not self.countries and self.country is None and self.level is None and self.near is None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document beside its names.

    lang: ISO 639-1. home: where its publisher is, for a local paper means the local Springfield.
    """

    lang: str | None = None
    home: Place | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """One sense of a name: a place that bears it, and how."""

    place: Place
    quality: Quality


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sense with its score (0–1, comparable within one match only) and the reasons in words."""

    place: Place
    quality: Quality
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The answer, always: what a name means, how sure that is and why.

    `ambiguous` still carries its best candidate as `place`; `unknown` and `rejected` carry none.
    confidence: 0–1, 0 where there is no place. candidates: best first, `place` is the first one's.
    """

    query: str
    status: Status
    reason: str
    confidence: float
    place: Place | None
    candidates: tuple[Candidate, ...] = ()

    def __str__(self) -> str:
        if self.place is None:
            return f"{self.query}: {self.status}, {self.reason}"
        return f"{self.query}: {self.status} ({self.confidence:.2f}), {self.place}; {self.reason}"
