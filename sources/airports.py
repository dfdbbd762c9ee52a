"""Airports and air bases: those with an IATA code, an international name or a military one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from . import tables
from .areas import Area
from .geonames import GeoNames
from .ground import Ground
from .packages import AIRPORTS, Archives

HERE = Path(__file__).parent
_BASE = re.compile(
    r"\b(?:air ?base|air force|afb|naval (?:air )?station|air station|naval air|raf|rnas|army air|aab"
    r"|military)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?:air ?ports?|aeropuerto|aeroport|air ?base|air ?field|air ?strip|airpark|aerodrome|heliport|helipad"
    r"|seaplane|field|base|afb|station|strip|port|runway|raf|landing)\b",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"\s+International\b|\s+Intl\b")
_AIRPORT_OF = re.compile(r"(?<=AFB|eld|ase) Airport$")
# Where small airfields make news.
_AT_WAR = frozenset({"AF", "BY", "IQ", "IR", "LY", "RU", "SD", "SY", "UA", "YE"})
# A second code of an airport that two countries share, or an old one of an airport that has another now.
_SECOND_CODES = frozenset({"_MLH", "OI20", "ULBC"})
# The UN's view: the source lists Crimea's airports under either country.
_DECIDED = frozenset({"UA.11", "UA.20"})


def load(archives: Archives, geonames: GeoNames, ground: Ground) -> list[Area]:
    """Airports as areas of level facility, with their names and codes."""
    known = _names()
    rows = [row for row in _rows(archives) if row["icao"] in known or _is_known(row)]
    rows = [row for row in rows if row["country"] in geonames.countries]
    points = [(float(row["lon"]), float(row["lat"])) for row in rows]
    served = Counter((row["country"], row["city"]) for row in rows if row["iata"])
    areas = []
    for row, (lon, lat), code in zip(rows, points, ground.divisions(points), strict=True):
        country, _, admin1 = code.partition(".")
        if country != row["country"] and code not in _DECIDED:
            country, admin1 = row["country"], ""
        shown, others = known.get(row["icao"], ("", ()))
        name = shown or full_name(row["name"])
        base = bool(_BASE.search(name) or _BASE.search(row["name"]))
        area = Area(
            f"icao:{row['icao']}", name, "facility", "AIRB" if base else "AIRP", lon, lat, country, admin1,
            geonames.area_id(f"{country}.{admin1}") or geonames.area_id(country), 0,
            3.0 if base or "International" in name else 1.5,
        )  # fmt: skip
        area.call("common", (*others, *other_names(name), *other_names(full_name(row["name"]))))
        if row["iata"] and row["city"] and served[row["country"], row["city"]] == 1:
            area.call("common", (f"{row['city']} Airport",))
        area.call("code", (row["iata"], row["icao"] if re.fullmatch("[A-Z]{4}", row["icao"]) else ""))
        areas.append(area)
    return areas


def full_name(name: str) -> str:
    """The name with the word that tells what it is: "Krasnoyarsk Severny" is an airport."""
    spelt = re.sub(r"\bAirbase\b", "Air Base", name.replace("Intl", "International"))
    spelt = re.sub(r"\bAfb\b", "AFB", spelt.replace("Ntl", "National"))
    spelt = _AIRPORT_OF.sub("", re.sub(r"\s*\([^)]*\)", "", spelt))
    return spelt if _KIND.search(spelt) else f"{spelt} Airport"


def other_names(name: str) -> list[str]:
    """What else people write for it: "Boryspil Airport", "Engels Airbase", "Hickam Air Force Base"."""
    found = []
    if _INTERNATIONAL.search(name):
        found.append(_INTERNATIONAL.sub("", name))
    if "Air Base" in name:
        found += [name.replace("Air Base", "Airbase"), name.replace("Air Base", "Airfield")]
    if "AFB" in name:
        found.append(name.replace("AFB", "Air Force Base"))
    if "Air Force Base" in name:
        found.append(name.replace("Air Force Base", "AFB"))
    return found


def _names() -> dict[str, tuple[str, list[str]]]:
    """What people call airports, by ICAO code: the name to show, empty for the source's; the others."""
    lines = tables.by_hand(HERE / "airport-names.csv")
    return {line["icao"]: (line["name"], line["names"].split("|")) for line in lines}


def _rows(archives: Archives) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archives.text(AIRPORTS, "airportsdata/airports.csv"))))


def _is_known(row: dict[str, str]) -> bool:
    if row["icao"] in _SECOND_CODES:
        return False
    return bool(
        row["iata"]
        or "International" in row["name"]
        or row["country"] in _AT_WAR
        or _BASE.search(row["name"])
    )
