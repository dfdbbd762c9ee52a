"""Lakes and rivers on the land, from `data/water.topo.xz`: which of them are worth drawing, and how fine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from gazetteer.topology import Topology
from maps.borders import RIVER, SHORE
from maps.linework import LADDER, WATER, Fineness, Layer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from maps.framing import Box

LEAST_LAKE, LEAST_RIVER = 7.0, 60.0
"""Extents from which on a lake and a river are drawn, in what lines may be off where it lies."""


@dataclass(frozen=True, eq=False)
class Water:
    """A lake or a river of the shipped topology. box: its limits."""

    key: str
    box: Box

    @property
    def extent(self) -> float:
        """Degrees along the longer side of its box."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])

    @cached_property
    def shape(self) -> BaseGeometry:
        """A lake's polygons, a river's line, lon, lat in degrees."""
        held = _held()
        if self.key.startswith("river:"):
            return shapely.LineString(held.coordinates(held.features[self.key][0][0]))
        return held.geometry(self.key)


@lru_cache(maxsize=1)
def lakes() -> tuple[Water, ...]:
    """Natural Earth's lakes at 10 m, largest first."""
    return _waters("lake:")


@lru_cache(maxsize=1)
def rivers() -> tuple[Water, ...]:
    """Natural Earth's rivers at 50 m, longest first."""
    return _waters("river:")


def _waters(kind: str) -> tuple[Water, ...]:
    held = _held()
    return tuple(Water(key, held.bounds(key)) for key in sorted(held.features) if key.startswith(kind))


def lay(layer: Layer, fineness: Fineness) -> None:
    """Add what is worth drawing to a layer: rivers as lines, lakes as areas that have a shore."""
    for river in rivers():
        tolerance = _tolerance(fineness, river)
        if river.extent >= LEAST_RIVER * tolerance:
            layer.add_line(river.shape, tolerance, RIVER)
    for lake in lakes():
        tolerance = _tolerance(fineness, lake)
        if lake.extent >= LEAST_LAKE * tolerance:
            layer.add_geometry(lake.shape, tolerance, WATER, SHORE)


def _tolerance(fineness: Fineness, water: Water) -> float:
    """A rung coarser than coasts: no event lies on a lake."""
    return LADDER[min(fineness.finest(water.box) + 1, len(LADDER) - 1)]


@lru_cache(maxsize=1)
def _held() -> Topology:
    with resources.as_file(resources.files("maps") / "data" / "water.topo.xz") as path:
        return Topology.read(Path(path))
