"""Areas and their names: countries, regions, first-level divisions, counties, seas, as rows of two tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely

from . import tables
from .corrections import Corrections

EARTH_KM = 6371.0088
_STEP = 1.0  # degrees: points for whole states are rounded, and may fall into the sea beside
_ORDER = ("official", "common", "alternate", "former", "abbreviation", "code", "demonym", "adjective")


@dataclass(slots=True)
class Area:
    """One row of areas.tsv with its names by (quality, language), the one to show in a language first."""

    id: str
    name: str
    level: str
    feature: str
    lon: float
    lat: float
    country: str
    admin1: str
    parent: str
    population: int
    radius_km: float
    names: dict[tuple[str, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def call(self, quality: str, names: Iterable[str], lang: str = "") -> None:
        """Add names of one quality and language; empty ones are passed over."""
        for name in names:
            cleaned = tables.clean(name)
            if cleaned:
                self.names[quality, lang][cleaned] = None


def reach(geometry: shapely.Geometry, lon: float, lat: float) -> float:
    """Kilometres from the point to the farthest corner of the shape, on the sphere.

    Parts of less than a thousandth of the area do not count: Clipperton would make France reach the Pacific.
    """
    parts = shapely.get_parts(geometry)
    corners = np.radians(shapely.get_coordinates(parts[shapely.area(parts) >= geometry.area / 1000]))
    east, north = np.radians(lon), np.radians(lat)
    chord = (
        np.sin((corners[:, 1] - north) / 2) ** 2
        + np.cos(north) * np.cos(corners[:, 1]) * np.sin((corners[:, 0] - east) / 2) ** 2
    )
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord.max(), 0.0, 1.0))))


def point_inside(geometry: shapely.Geometry, *preferred: tuple[float, float] | None) -> tuple[float, float]:
    """lon, lat inside the shape: the first preferred point that is, or that a small step brings inside,
    else the middle of the largest part, else any of it."""
    for wanted in preferred:
        if wanted is not None and (found := _nearest_inside(geometry, *wanted)) is not None:
            return found
    parts = shapely.get_parts(geometry)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    for point in (shapely.centroid(largest), shapely.point_on_surface(largest)):
        rounded = (round(float(point.x), 5), round(float(point.y), 5))
        if shapely.intersects_xy(largest, *rounded):
            return rounded
    point = shapely.point_on_surface(largest)
    return float(point.x), float(point.y)


def _nearest_inside(geometry: shapely.Geometry, lon: float, lat: float) -> tuple[float, float] | None:
    """The point itself where it lies in the shape, else one in the part of it that is close by."""
    if shapely.intersects_xy(geometry, lon, lat):
        return lon, lat
    spot = shapely.Point(lon, lat)
    apart = shapely.distance(geometry, spot)
    if apart > _STEP:
        return None
    near = shapely.intersection(shapely.make_valid(geometry), shapely.buffer(spot, apart + _STEP / 5))
    point = shapely.point_on_surface(near)
    rounded = (round(float(point.x), 5), round(float(point.y), 5))
    return rounded if shapely.intersects_xy(geometry, *rounded) else None


def write(areas: list[Area], corrections: Corrections, folder: Path, kind: str = "") -> None:
    """Write areas and area-names, sorted by id. kind: a table of its own, "airports" for areas-airports."""
    ending = f"-{kind}.tsv.xz" if kind else ".tsv.xz"
    rows, names = [], []
    for area in sorted(areas, key=lambda area: area.id):
        cells = (
            area.id, tables.clean(area.name), area.level, area.feature, tables.degrees(area.lon),
            tables.degrees(area.lat), area.country, area.admin1, area.parent, str(area.population),
            f"{area.radius_km:.0f}" if area.radius_km >= 10 else f"{area.radius_km:.1f}",
        )  # fmt: skip
        row = corrections.apply(area.id, tables.AREAS, cells)
        rows.append(row)
        for (quality, lang), listed in _distinct(row[1], area, corrections):
            names.append((area.id, quality, lang, tables.join(listed)))
    tables.write(folder / f"areas{ending}", tables.AREAS, rows)
    tables.write(folder / f"area-names{ending}", tables.AREA_NAMES, names)


def _distinct(
    preferred: str, area: Area, corrections: Corrections
) -> list[tuple[tuple[str, str], list[str]]]:
    """The area's names in order of quality and language; a name is listed once a language.

    The preferred name itself is left out except under a language: there it says what to call the place.
    """
    merged: dict[tuple[str, str], list[str]] = {}
    by_lang: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (quality, lang), names in area.names.items():
        by_lang[lang][quality] = list(names)
    by_lang.setdefault("", {})
    for lang, found in by_lang.items():
        corrected = corrections.names(area.id, found) if lang == "" else corrections.without(area.id, found)
        seen = {preferred} if lang == "" else set()
        for quality in _ORDER:
            # "Jersey" is the island's name and its adjective, "French" the people's and the adjective.
            known = set() if quality in ("demonym", "adjective") else seen
            fresh = [name for name in corrected.get(quality, ()) if name not in known]
            known.update(fresh)
            if fresh:
                merged[quality, lang] = fresh
    rank = {quality: number for number, quality in enumerate(_ORDER)}
    return sorted(merged.items(), key=lambda item: (rank[item[0][0]], item[0][1]))
