"""Outlines of countries, and which lines are borders, in a worldview.

The topologies are drawn as GeoNames lists countries; what a view gives to another country is cut out of the
one and added to the other, arc by arc, so that the line between them appears or is gone. The coarse world has
no lines inside countries: there, and near every unit that some view moves, the fine lines stand in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.build import DATA
from gazetteer.topology import Topology

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from gazetteer import Gazetteer
    from gazetteer.worldview import Transfer

NO_LINE, COAST, BORDER, DIVISION, DISPUTED, RIVER, SHORE = range(7)

_NEAR = 0.3
"""Degrees around a unit in which the coarse world takes the fine lines; it is off by less than that."""
_SLACK = 0.05
"""Degrees by which those lines may be off."""
_JOINED = 0.6
"""Degrees over which a coarse line is led on to the fine one that continues it."""


@dataclass(frozen=True)
class Borders:
    """A worldview as the basemap needs it, by place ids.

    transfers: what the view takes from one country and gives to another. contested: units that it leaves
    open, with the countries that claim them. units: all that some view moves.
    """

    transfers: tuple[Transfer, ...] = ()
    contested: tuple[tuple[str, frozenset[str]], ...] = ()
    units: tuple[str, ...] = ()

    @classmethod
    def of(cls, source: Gazetteer) -> Borders:
        """The borders of a gazetteer's view."""
        ids = {code: nation.id for code, (nation, _) in source.countries.items()}
        areas = [own for _, own in sorted(source.standings.items()) if own.level in ("country", "admin1")]
        contested = tuple(
            (own.unit, frozenset(ids[code] for code in own.claims if code in ids))
            for own in areas
            if own.disputed
        )
        return cls(source.transfers, contested, tuple(own.unit for own in areas))

    @property
    def joined(self) -> frozenset[str]:
        """Countries that the view makes a part of another one."""
        return frozenset(transfer.unit for transfer in self.transfers if transfer.loses is None)


@lru_cache(maxsize=4)
def listed(name: str) -> Topology:
    """One of the gazetteer's topologies as it is shipped, decoded once in a process."""
    return Topology.read(DATA / f"{name}.topo.xz")


@lru_cache(maxsize=4)
def viewed(name: str, borders: Borders) -> Topology:
    """One of the gazetteer's topologies with the countries as the view has them.

    A country that is a part of another one keeps its own feature too, as divisions do.
    """
    base = listed(name)
    drawn = {}
    for key in sorted({key for one in borders.transfers for key in (one.gains, one.loses) if key}):
        gained = {one.unit for one in borders.transfers if one.gains == key}
        lost = {one.unit for one in borders.transfers if one.loses == key}
        if key in base.features and not base.features.keys().isdisjoint(gained | lost):
            drawn[key] = base.merged({key, *gained}, lost)
    return base.with_features(drawn) if drawn else base


def classes(shared: Topology, countries: Collection[str], borders: Borders) -> list[int]:
    """What each arc is between these countries; NO_LINE within one."""
    contested = dict(borders.contested)
    found = []
    for owners in shared.arc_owners():
        sides = {owner for owner in owners if owner in countries}
        line = (NO_LINE, COAST, BORDER)[min(len(sides), 2)]
        if line == BORDER and any(sides <= contested[unit] for unit in owners if unit in contested):
            line = DISPUTED
        found.append(line)
    return found


@dataclass(frozen=True)
class CoarseLines:
    """The lines of the coarse world. classes: of its own arcs; added: further lines, with their classes."""

    classes: list[int]
    added: list[tuple[npt.NDArray[np.float64], int]]


@lru_cache(maxsize=4)
def coarse(borders: Borders) -> CoarseLines:
    """The borders of the coarse world, replaced by the fine ones around the units that some view moves."""
    world = viewed("world-110m", borders)
    countries = world.features.keys() - borders.joined
    own = classes(world, countries, borders)
    fine = viewed("shapes-admin1", borders)
    zone = _zone(borders.units)
    if zone is None:
        return CoarseLines(own, [])
    kinds = classes(fine, countries, borders)
    near = [
        (part, kind)
        for line, kind in _lines(fine, kinds, zone)
        for part in _strings(shapely.intersection(line, zone))
    ]
    added = [(shapely.get_coordinates(shapely.simplify(line, _SLACK)), kind) for line, kind in near]
    ends = shapely.points(np.vstack([points[[0, -1]] for points, _ in added])) if added else None
    for arc, kind in enumerate(own):
        if kind not in (BORDER, DISPUTED):
            continue
        line = _drawn(world, arc)
        if not shapely.intersects(line, zone):
            continue
        own[arc] = NO_LINE
        left = _strings(shapely.difference(line, zone))
        added += [(_led_on(shapely.get_coordinates(part), line, ends), kind) for part in left]
    return CoarseLines(own, added)


def _zone(units: Sequence[str]) -> BaseGeometry | None:
    """The ground of the units and what is near it; null where none has a shape."""
    base = listed("shapes-admin1")
    shapes = [base.geometry(unit) for unit in units if unit in base.features]
    if not shapes:
        return None
    return shapely.union_all(shapely.buffer(shapely.simplify(shapes, _SLACK), _NEAR, quad_segs=2))


def _lines(fine: Topology, kinds: Sequence[int], zone: BaseGeometry) -> list[tuple[BaseGeometry, int]]:
    """The borders of the fine world that reach into the zone."""
    borders = [arc for arc, kind in enumerate(kinds) if kind in (BORDER, DISPUTED)]
    lines = [_drawn(fine, arc) for arc in borders]
    shapely.prepare(zone)
    meeting = shapely.intersects(zone, lines)
    return [(lines[at], kinds[borders[at]]) for at in np.flatnonzero(meeting)]


def _drawn(topology: Topology, arc: int) -> BaseGeometry:
    return shapely.LineString(topology.arcs[arc].astype(np.float64) * topology.scale)


def _strings(shape: BaseGeometry) -> list[BaseGeometry]:
    """The lines in a geometry, points where it is only touched left out."""
    lines = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    parts = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    return [part for part in parts if part.length > 0]


def _led_on(
    points: npt.NDArray[np.float64], line: BaseGeometry, ends: Sequence[BaseGeometry] | None
) -> npt.NDArray[np.float64]:
    """What is left of a coarse line, with the nearest end of a fine one added where it was cut."""
    if ends is None:
        return points
    own = {tuple(end) for end in shapely.get_coordinates(line)[[0, -1]].tolist()}
    found = points
    for at, first in ((0, True), (-1, False)):
        if tuple(points[at].tolist()) in own:
            continue
        distances = shapely.distance(ends, shapely.Point(points[at]))
        nearest = int(np.argmin(distances))
        if distances[nearest] <= _JOINED:
            joint = shapely.get_coordinates(ends[nearest])
            found = np.vstack([joint, found] if first else [found, joint])
    return found
