"""Which names the basemap can write: countries, seas, divisions where the data lies, cities by size.

The page decides at each zoom which of them fit; here they are only chosen and ranked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

import gazetteer
from maps import framing, packing

if TYPE_CHECKING:
    from gazetteer.place import Place
    from maps.framing import Box

COUNTRY, DIVISION, CITY, SEA = 0, 1, 2, 3
CITIES_PER_BOX = 260
CITIES_OF_THE_WORLD = 260
CITIES_AROUND = 80
LEAST_SEA_KM = 200.0
EARTH_KM = 6371.0

Label = list[str | float | int]
"""[name, lon, lat, kind, weight]; of two that collide the heavier one stays."""


def build(
    source: gazetteer.Gazetteer,
    states: Iterable[str],
    divisions: Iterable[str],
    boxes: Sequence[Box],
    frame: Sequence[Box] = (),
) -> list[Label]:
    """Labels, heaviest first within each kind.

    states, divisions: ids of the countries, and of the divisions whose lines are drawn; a country that the
    worldview makes a part of another one is named as a division. boxes: where the data lies. frame: what the
    first view shows around it.
    """
    countries = [_place(source, key) for key in states]
    areas = [_place(source, key) for key in divisions]
    seas = source.largest(framing.WHOLE_WORLD, levels=("sea",), limit=400)
    cities = {
        place.id: place
        for box, limit in [
            (framing.WHOLE_WORLD, CITIES_OF_THE_WORLD),
            *((box, CITIES_AROUND) for box in frame),
            *((box, _share(boxes)) for box in boxes),
        ]
        for place in source.largest(box, levels=("city",), limit=limit)
    }
    found = [
        _label(place, COUNTRY, place.population) for place in countries if place and place.level == "country"
    ]
    found += [
        _label(place, DIVISION, int(place.radius_km))
        for place in (*countries, *areas)
        if place and place.level == "admin1"
    ]
    found += [_label(place, CITY, place.population) for place in _standing_apart(list(cities.values()))]
    found += [_label(place, SEA, int(place.radius_km)) for place in seas if place.radius_km >= LEAST_SEA_KM]
    return sorted(found, key=lambda label: (label[3], -int(label[4]), label[0], label[1]))


def _standing_apart(cities: Sequence[Place]) -> list[Place]:
    """The cities without those inside a larger one: districts would be written over their own city."""
    ranked = sorted(cities, key=lambda place: (-place.population, place.id))
    points = np.radians([[place.lon, place.lat] for place in ranked]).reshape(-1, 2)
    kept: list[int] = []
    for at, (lon, lat) in enumerate(points):
        near = points[kept]
        km = EARTH_KM * np.hypot((near[:, 0] - lon) * np.cos(lat), near[:, 1] - lat)
        extents = np.array([ranked[other].radius_km for other in kept])
        if not (km < extents).any():
            kept.append(at)
    return [ranked[at] for at in kept]


def _share(boxes: Sequence[Box]) -> int:
    return max(CITIES_PER_BOX // max(len(boxes), 1), 24)


def _place(source: gazetteer.Gazetteer, key: str) -> Place | None:
    with contextlib.suppress(gazetteer.UnknownPlace):
        return source.place(key)
    return None


def _label(place: Place, kind: int, weight: int) -> Label:
    """Rounded to what matters: two digits of the weight, and hundredths of a degree for names of areas."""
    digits = 3 if kind == CITY else 2
    name = packing.clean(place.name)
    return [name, round(place.lon, digits), round(place.lat, digits), kind, int(float(f"{weight:.2g}"))]
