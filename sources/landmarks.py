"""What no package in reach carries: rivers, lakes, ranges, islands, regions, plants, squares; by hand."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from gazetteer.rank import distance_km

from . import tables
from .areas import Area
from .geonames import GeoNames
from .ground import Ground
from .places import Populated

_FILLED = 0.7  # of its radius: a county reaches further than a circle of its size
HERE = Path(__file__).parent
_LOCAL_KM = 80  # a feature of this radius or less is said to lie in one division


def load(
    geonames: GeoNames, ground: Ground, places: list[Populated], path: Path = HERE / "landmarks.csv"
) -> list[Area]:
    """The lines of landmarks.csv as areas; those of one country with the division that holds their point.

    A county that is no administration any more has the people of the places in its circle.
    """
    lines = tables.by_hand(path)
    circles = [line for line in lines if line["level"] == "admin2"]
    people = dict(zip((line["id"] for line in circles), _inhabitants(circles, places), strict=True))
    codes = ground.divisions([(float(line["lon"]), float(line["lat"])) for line in lines])
    areas = []
    for line, code in zip(lines, codes, strict=True):
        country, radius_km = line["country"], float(line["radius_km"])
        division, _, admin1 = code.partition(".")
        if division != country or radius_km > _LOCAL_KM:
            admin1 = ""
        area = Area(
            line["id"], line["name"], line["level"], line["feature"], float(line["lon"]), float(line["lat"]),
            country, admin1, geonames.area_id(f"{country}.{admin1}") or geonames.area_id(country),
            people.get(line["id"], 0), radius_km,
        )  # fmt: skip
        area.call("common", line["names"].split("|"))
        area.call("adjective", line["adjectives"].split("|"))
        areas.append(area)
    return areas


def _inhabitants(circles: list[dict[str, str]], places: list[Populated]) -> list[int]:
    """People who live in each circle, where it lies in the country of the line."""
    by_country: dict[str, list[Populated]] = defaultdict(list)
    for place in places:
        by_country[place.country].append(place)
    return [
        sum(
            place.population
            for place in by_country[line["country"]]
            if distance_km(float(line["lon"]), float(line["lat"]), place.lon, place.lat)
            <= _FILLED * float(line["radius_km"])
        )
        for line in circles
    ]
