"""Small places of the United States that GeoNames' 500 people leave out: towns that have a post office."""

from __future__ import annotations

import json
import re
from collections import defaultdict

from gazetteer.rank import distance_km

from .areas import Area
from .geonames import GeoNames
from .ground import Ground
from .packages import ZIP_CODES, Archives
from .places import Populated, fold

_SAME_KM = 15.0
_OPENING = "exports.codes = "
# Codes of army posts, and of firms and offices that get so much mail that they have one of their own.
_NO_TOWN = re.compile(
    r"\d|\b(?:Apo|Fpo|Dpo|Afb|Ngo|Inc|Corp|Bank|Systems|Services?|Company|University|Insurance|Dept|Data"
    r"|Business Reply|Sweepstakes|Processing|Credit|Financial|Electric|Irs|Veterans|Internal Revenue)\b",
    re.IGNORECASE,
)


def load(archives: Archives, geonames: GeoNames, ground: Ground, places: list[Populated]) -> list[Area]:
    """Every town of the postal table that lies in its state and has no place of its name near it.

    They are areas of level locality.
    """
    known: dict[str, list[Populated]] = defaultdict(list)
    for place in places:
        if place.country == "US":
            for name in {place.name, *place.alternates}:
                known[fold(name)].append(place)
    areas = []
    towns = sorted(_towns(archives).items())
    held = ground.divisions([(lon, lat) for _, (_, lon, lat) in towns])
    for ((state, city), (code, lon, lat)), holder in zip(towns, held, strict=True):
        parent = geonames.area_id(f"US.{state}")
        if not parent or holder != f"US.{state}" or _NO_TOWN.search(city):
            continue
        spelt = _spelt(city)
        if any(distance_km(lon, lat, place.lon, place.lat) < _SAME_KM for place in known[fold(spelt)]):
            continue
        areas.append(Area(f"zip:{code}", spelt, "locality", "PPL", lon, lat, "US", state, parent, 0, 3.0))
    return areas


def _spelt(city: str) -> str:
    """The name as the other tables spell it: "Mount Vernon", "Saint Marys"."""
    return re.sub(r"\bMc ([A-Z])", r"Mc\1", city)


def _towns(archives: Archives) -> dict[tuple[str, str], tuple[str, float, float]]:
    """ZIP code, lon and lat by state and town, of the lowest code that the town has."""
    text = archives.text(ZIP_CODES, "package/lib/codes.js")
    opening = text.index(_OPENING) + len(_OPENING)
    records, _ = json.JSONDecoder().raw_decode(text, opening)
    found: dict[tuple[str, str], tuple[str, float, float]] = {}
    for code, record in sorted(records.items()):
        key = (str(record["state"]), str(record["city"]))
        if record.get("country") == "US" and key not in found and record["latitude"]:
            found[key] = (code, float(record["longitude"]), float(record["latitude"]))
    return found
