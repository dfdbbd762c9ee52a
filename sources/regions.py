"""Regions that people name and no administration holds: continents, West Africa, the Balkans, the Midwest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import shapely

from . import tables
from .areas import Area, point_inside, reach
from .geonames import GeoNames
from .points import Point
from .shapes import Shapes

_COLUMNS = (("adjective", "adjectives"), ("common", "names"), ("demonym", "people"))
PART = "-"  # in place of a feature code: a part of other regions that nobody names by itself
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Region:
    """A line of regions.csv. members: countries ("RU") and divisions ("UA.05"), those of regions too."""

    id: str
    name: str
    feature: str
    members: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


def areas(geonames: GeoNames, shapes: Shapes, people: dict[str, int], usual: dict[str, Point]) -> list[Area]:
    """The regions as areas, their reach from the shapes of their members.

    A region's point is the middle of its people: what happens in Siberia seldom happens in its empty
    half. people: by area id. usual: where other tools put a continent's point.
    """
    found = []
    for region in load():
        if region.feature == PART:
            continue
        keys = [geonames.area_id(member) for member in region.members]
        unknown = [member for member, key in zip(region.members, keys, strict=True) if not key]
        if unknown:
            raise ValueError(
                f"regions.csv: {region.id} has members that GeoNames lacks: {', '.join(unknown)}"
            )
        towns = [town for member in region.members for town in shapes.towns(member)]
        # Where none of the divisions has a polygon: what their places span.
        shape = shapes.union(keys) or shapely.MultiPoint(towns).convex_hull
        lon, lat = point_inside(shape, usual.get(region.id) or shapes.middle(region.members))
        area = Area(
            region.id, region.name, "area", region.feature, lon, lat, "", "", "",
            sum(people.get(key, 0) for key in keys), reach(shape, lon, lat),
        )  # fmt: skip
        for quality, names in region.names.items():
            area.call(quality, names)
        found.append(area)
    return found


def load(path: Path = HERE / "regions.csv") -> list[Region]:
    """The regions, sorted by id."""
    lines = {line["id"]: line for line in tables.by_hand(path)}
    regions = []
    for key, line in sorted(lines.items()):
        names = {
            quality: tuple(name for name in line[column].split("|") if name) for quality, column in _COLUMNS
        }
        regions.append(Region(key, line["name"], line["feature"], _members(key, lines), names))
    return regions


def _members(key: str, lines: dict[str, dict[str, str]]) -> tuple[str, ...]:
    members: set[str] = set()
    for member in lines[key]["members"].split():
        members.update(_members(member, lines) if member in lines else (member,))
    return tuple(sorted(members))
