"""Whose view of disputed borders holds: which country a unit belongs to, and who says otherwise.

The table is sources/worldviews.csv: a unit (a country, a first-level division, a single place), a view, the
country, and the document that the view rests on. What a view does not speak of is as in the view `un`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gazetteer.errors import BadQuery, BrokenGazetteer
from gazetteer.place import Level

DEFAULT = "un"
VIEWS: Mapping[str, str] = {
    "un": "the UN's", "CN": "China's", "IL": "Israel's", "IN": "India's",
    "MA": "Morocco's", "PK": "Pakistan's", "PS": "Palestine's", "RS": "Serbia's", "RU": "Russia's",
    "TW": "Taiwan's", "UA": "Ukraine's", "US": "the United States'", "XK": "Kosovo's",
}  # fmt: skip
"""Each view's code, and whose it is in words."""

COLUMNS = ("unit", "view", "country", "admin1", "source")
TABLE = Path(__file__).resolve().parent / "data" / "worldviews.tsv"
DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a view says of a unit.

    country: ISO 3166-1 alpha-2, null where the view leaves it open. admin1: id of the division that a single
    place comes to lie in. view: whose verdict it is; source: the document it rests on.
    """

    unit: str
    view: str
    country: str | None
    admin1: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Worldview:
    """One view.

    verdicts: by unit. claims: by unit, each country that some view gives it to, with those views.
    """

    code: str
    verdicts: Mapping[str, Verdict]
    claims: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit whose country is disputed stands in a view.

    unit: its place id; level: that of GeoNames. origin: the code that GeoNames gives it; country: the view's.
    division: id of the division that a single place comes to lie in. disputed: the view leaves it open, and
    `country` is the code of ISO 3166-1. un: what the view `un` gives it. claims: as in Worldview.
    """

    unit: str
    name: str
    level: Level
    origin: str
    country: str
    division: str | None
    disputed: bool
    un: str
    verdict: Verdict
    claims: Mapping[str, tuple[str, ...]]

    @property
    def note(self) -> str | None:
        """What a reader should know of the country given, null where it is that of the view `un`."""
        whose = VIEWS[self.verdict.view]
        if self.disputed:
            return f"{self.name} is disputed in {whose} view"
        if self.country != self.un:
            return f"{self.name} belongs to {self.country} in {whose} view"
        return None

    def claim(self, country: str) -> str | None:
        """Who gives the unit to a country other than this view does, in words; null where nobody."""
        if country == self.country or country not in self.claims:
            return None
        views = [VIEWS[view] for view in self.claims[country]]
        named = " and ".join(filter(None, (", ".join(views[:-1]), *views[-1:])))
        said = f"in {named} view" if views else "by its code in GeoNames"
        return f"{self.name} belongs to {country} {said} ({self.country} here)"


@dataclass(frozen=True, slots=True)
class Transfer:
    """A unit that a view takes from one country's ground and adds to another's, all by their ids.

    loses is null where the unit is a country itself.
    """

    unit: str
    loses: str | None
    gains: str


def view_code(text: str) -> str:
    """The code of a view as it is written here: "un", "RU". Raises BadQuery, with the list, for another."""
    code = text.strip()
    code = DEFAULT if code.lower() == DEFAULT else code.upper()
    if code not in VIEWS:
        raise BadQuery(f"worldview {text!r}: there is no such view; there are {', '.join(VIEWS)}")
    return code


@lru_cache(maxsize=4)
def worldview(code: str) -> Worldview:
    """A view with its verdicts. Raises BadQuery for an unknown one, BrokenGazetteer for a damaged table."""
    code = view_code(code)
    found: dict[str, dict[str, Verdict]] = {}
    for verdict in _verdicts():
        found.setdefault(verdict.unit, {})[verdict.view] = verdict
    verdicts = {unit: said.get(code, said[DEFAULT]) for unit, said in found.items()}
    claims: dict[str, dict[str, tuple[str, ...]]] = {}
    for unit, said in found.items():
        claims[unit] = {}
        for view in VIEWS:
            if view in said and (country := said[view].country):
                claims[unit][country] = (*claims[unit].get(country, ()), view)
    return Worldview(code, verdicts, claims)


def standing(view: Worldview, unit: str, name: str, level: Level, origin: str) -> Standing:
    """How a unit stands in a view. origin: the country code that GeoNames gives it."""
    verdict = view.verdicts[unit]
    official = worldview(DEFAULT).verdicts[unit].country or origin
    return Standing(
        unit, name, level, origin, verdict.country or origin, verdict.admin1, verdict.country is None,
        official, verdict, {origin: (), **view.claims[unit]},
    )  # fmt: skip


def _verdicts() -> list[Verdict]:
    try:
        header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
        if tuple(header.split("\t")) != COLUMNS:
            raise ValueError(f"its columns are not {' '.join(COLUMNS)}")
        rows = [line.split("\t") for line in lines]
        return [
            Verdict(unit, view, None if country == DISPUTED else country, admin1 or None, source)
            for unit, view, country, admin1, source in rows
        ]
    except (OSError, ValueError) as error:
        raise BrokenGazetteer(f"{TABLE}: cannot be read ({error}); install dateline again") from error
