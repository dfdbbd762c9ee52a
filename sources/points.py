"""Where the world's tools put the point of a country, a division or a continent.

Maps, news archives and other gazetteers mostly use the point that GeoNames has, which for countries follows
the CIA's World Factbook. Natural Earth's label points lie hundreds of kilometres away for the large ones.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from . import tables
from .geonames import GeoNames
from .packages import FACTBOOK, Archives

HERE = Path(__file__).parent
_COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")

Point = tuple[float, float]


def load(archives: Archives, geonames: GeoNames) -> dict[str, Point]:
    """lon, lat by country ("RU"), division ("US.AL") or area id; points.csv goes before the Factbook."""
    return {**_factbook(archives, geonames), **_listed()}


def _factbook(archives: Archives, geonames: GeoNames) -> dict[str, Point]:
    """The Factbook's points by ISO code; its files bear FIPS codes."""
    by_fips = {country.fips.lower(): iso for iso, country in geonames.countries.items() if country.fips}
    found: dict[str, Point] = {}
    for member, data in archives.matching(FACTBOOK, re.compile(r"package/[a-z-]+/([a-z]{2})\.json")).items():
        iso = by_fips.get(Path(member).stem)
        point = _point(json.loads(data))
        if iso is not None and point is not None:
            found[iso] = point
    return dict(sorted(found.items()))


def _point(profile: dict[str, Any]) -> Point | None:
    """The coordinates of a profile ("60 00 N, 100 00 E"), null where it gives none or several."""
    text = profile.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
    match = _COORDINATES.fullmatch(str(text).strip())
    if match is None:
        return None
    north, north_minutes, ns, east, east_minutes, ew = match.groups()
    lat = (int(north) + int(north_minutes) / 60) * (1 if ns == "N" else -1)
    lon = (int(east) + int(east_minutes) / 60) * (1 if ew == "E" else -1)
    return round(lon, 5), round(lat, 5)


def _listed() -> dict[str, Point]:
    lines = tables.by_hand(HERE / "points.csv")
    return {line["area"]: (float(line["lon"]), float(line["lat"])) for line in lines}
