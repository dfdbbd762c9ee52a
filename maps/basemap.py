"""The basemap inside the page: the whole world coarse, the regions around the data fine.

Two layers of shared arcs go into a page. The world (Natural Earth 110 m) is always there; the detail
(10 m, first-level divisions) keeps the arcs inside the boxes where the data lies and straightens what runs
outside them, so that every polygon still closes and neighbours still meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.topology import Topology
from maps import packing

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""west, south, east, north in degrees; never crosses 180°."""

NO_LINE, COAST, BORDER, DIVISION = 0, 1, 2, 3
LAND, AREA, LINE = 0, 1, 2

MARGIN = 0.15
LEAST_MARGIN = 1.5
QUARTER = 360.0 * 180.0 / 4
REACH = 3.0
"""Degrees of detail around each point where one box round all of them would be too large."""
OUTSIDE_TOLERANCE = 0.1
BYTES = 420_000
"""Deflated and in base64, the detail stays below this; what is larger is drawn coarser."""


@dataclass(frozen=True)
class Basemap:
    """What the page draws under the events.

    header: scales, boxes and the names of shapes. islands: "world" and "detail", streams of varints.
    shapes: the number of each region's or given geometry's shape, by its key.
    """

    header: dict[str, Any]
    islands: dict[str, bytes]
    shapes: dict[str, int]
    detailed: tuple[str, ...] = ()
    """Ids of the divisions drawn in detail: those worth a label."""


@dataclass
class _Layer:
    """Arcs and features on their way into a stream."""

    scale: float
    arcs: list[npt.NDArray[np.int64]] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    features: list[tuple[int, list[list[list[int]]]]] = field(default_factory=list)

    def add_geometry(self, geometry: BaseGeometry, tolerance: float) -> int:
        """A feature with arcs of its own; its number."""
        parts = shapely.get_parts(shapely.simplify(geometry, tolerance))
        polygons: list[list[list[int]]] = []
        kind = LINE
        for part in parts:
            if part.geom_type == "Polygon":
                kind = AREA
                polygons.append([[self._add_ring(ring)] for ring in (part.exterior, *part.interiors)])
            elif part.geom_type in ("LineString", "LinearRing"):
                polygons.append([[self._add_ring(part)]])
        self.features.append((kind, polygons))
        return len(self.features) - 1

    def _add_ring(self, ring: BaseGeometry) -> int:
        grid = np.round(shapely.get_coordinates(ring) / self.scale).astype(np.int64)
        self.arcs.append(grid)
        self.classes.append(NO_LINE)
        return len(self.arcs) - 1

    def stream(self) -> bytes:
        """The layer as varints, in the order that `decode.js` reads."""
        head: list[int] = [len(self.arcs)]
        for arc, line in zip(self.arcs, self.classes, strict=True):
            head += [line, len(arc)]
        points = np.concatenate([*self.arcs, np.zeros((0, 2), dtype=np.int64)])
        steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
        tail: list[int] = [len(self.features)]
        for kind, polygons in self.features:
            tail += [kind, len(polygons)]
            for rings in polygons:
                tail.append(len(rings))
                for ring in rings:
                    tail += [len(ring), *ring]
        return packing.varints(np.concatenate([head, steps.ravel(), tail]))


@lru_cache(maxsize=4)
def topology(name: str) -> Topology:
    """One of the gazetteer's topologies, decoded once in a process."""
    with resources.as_file(resources.files("gazetteer") / "data" / f"{name}.topo.xz") as path:
        return Topology.read(Path(path))


def boxes(points: npt.NDArray[np.float64], regions: Iterable[Box]) -> tuple[Box, ...]:
    """Where the map is drawn in detail, disjoint and sorted.

    One box round everything plus 15 % where that stays below a quarter of the world, else a box round each
    cluster of points.
    """
    corners = [(lon, lat, lon, lat) for lon, lat in np.unique(np.round(points, 1), axis=0).tolist()]
    corners += list(regions)
    if not corners:
        return ()
    whole = _around(corners)
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    grown = _clamp(whole, max(width * MARGIN, LEAST_MARGIN), max(height * MARGIN, LEAST_MARGIN))
    if (grown[2] - grown[0]) * (grown[3] - grown[1]) <= QUARTER:
        return (grown,)
    # A coarse grid first: a hundred thousand points have few cells, and merging is quadratic.
    cells: dict[tuple[int, int], list[Box]] = {}
    for corner in corners:
        cells.setdefault((int(corner[0] // REACH), int(corner[1] // REACH)), []).append(corner)
    merged = [_clamp(_around(cell), REACH, REACH) for _, cell in sorted(cells.items())]
    return _disjoint(merged)


def build(
    points: npt.NDArray[np.float64],
    *,
    regions: Sequence[str] = (),
    outlines: Mapping[str, BaseGeometry] | None = None,
    given: Mapping[str, BaseGeometry] | None = None,
) -> Basemap:
    """The basemap for events at these points.

    points: (n, 2) lon, lat. regions: place ids drawn as polygons. outlines: the polygons of those regions
    that the first-level topology lacks (seas, districts, the user's own). given: geometries of the input.
    """
    world, fine = topology("world-110m"), topology("shapes-admin1")
    countries = set(world.features)
    limits = _limits(fine)
    spans = [
        limits[key] for key in regions if key in limits and key not in countries and _width(limits[key]) < 60
    ]
    drawn = boxes(points, [*spans, *(_bounds(shape) for shape in (given or {}).values())])
    outside = {**(outlines or {}), **(given or {})}
    tolerance = max([fine.scale, *(_width(box) / 6000 for box in drawn)])
    while True:
        layer, shapes, detailed = _detail(fine, limits, drawn, regions, countries, tolerance)
        for key in sorted(outside):
            if key not in shapes:
                span = max(_width(_bounds(outside[key])), 0.01)
                shapes[key] = layer.add_geometry(outside[key], min(span / 1500, 0.05))
        stream = layer.stream()
        if len(packing.island(stream)) <= BYTES or tolerance > 1:
            break
        tolerance *= 1.8
    header = {
        "world": {"scale": world.scale},
        "detail": {"scale": fine.scale, "boxes": [[round(edge, 4) for edge in box] for box in drawn]},
    }
    return Basemap(header, {"world": world_stream(), "detail": stream}, shapes, tuple(detailed))


@lru_cache(maxsize=1)
def world_stream() -> bytes:
    """The world layer, the same in every page."""
    world = topology("world-110m")
    layer = _Layer(world.scale)
    layer.arcs = [np.asarray(arc, dtype=np.int64) for arc in world.arcs]
    owners = _owners(world, set(world.features))
    layer.classes = [BORDER if count > 1 else COAST for count in owners]
    layer.features = [(LAND, world.features[key]) for key in sorted(world.features)]
    return layer.stream()


def _detail(
    fine: Topology,
    limits: Mapping[str, Box],
    drawn: Sequence[Box],
    regions: Sequence[str],
    countries: set[str],
    tolerance: float,
) -> tuple[_Layer, dict[str, int], list[str]]:
    """The fine layer: divisions that touch a box as land, regions whole, arcs simplified."""
    arc_boxes = _arc_limits(fine)
    composed = _composed(fine, countries)
    chosen: list[tuple[str, int, list[list[list[int]]]]] = []
    for key in sorted(fine.features):
        if key in composed or not _touches(limits[key], drawn):
            continue
        near = [rings for rings in fine.features[key] if _touches(_ring_limits(rings[0], arc_boxes), drawn)]
        if near:
            chosen.append((key, LAND, near))
    detailed = [key for key, _, _ in chosen]
    chosen += [(key, AREA, fine.features[key]) for key in sorted(set(regions)) if key in fine.features]

    used = sorted(
        {_plain(ref) for _, _, polygons in chosen for rings in polygons for ring in rings for ref in ring}
    )
    number = {arc: at for at, arc in enumerate(used)}
    outer = _owners(fine, countries)
    layer = _Layer(fine.scale)
    layer.arcs = _simplified([fine.arcs[arc] for arc in used], fine.scale, drawn, tolerance)
    layer.classes = [(DIVISION, COAST, BORDER)[min(outer[arc], 2)] for arc in used]
    shapes: dict[str, int] = {}
    for key, kind, polygons in chosen:
        if kind == AREA:
            shapes[key] = len(layer.features)
        renumbered = [
            [[number[ref] if ref >= 0 else ~number[~ref] for ref in ring] for ring in rings]
            for rings in polygons
        ]
        layer.features.append((kind, renumbered))
    return layer, shapes, detailed


def _simplified(
    arcs: Sequence[npt.NDArray[np.int32]], scale: float, drawn: Sequence[Box], tolerance: float
) -> list[npt.NDArray[np.int64]]:
    """Arcs with the detail kept inside the boxes; the ends of every arc stay where they are."""
    if not arcs:
        return []
    lengths = np.array([len(arc) for arc in arcs])
    points = np.concatenate(arcs).astype(np.float64) * scale
    inside = np.zeros(len(points), dtype=bool)
    for west, south, east, north in drawn:
        inside |= (
            (points[:, 0] >= west)
            & (points[:, 0] <= east)
            & (points[:, 1] >= south)
            & (points[:, 1] <= north)
        )
    arc_of = np.repeat(np.arange(len(arcs)), lengths)
    starts = np.cumsum(lengths) - lengths
    # A run is a stretch of one arc on one side; consecutive runs share the point where they meet.
    change = np.flatnonzero((inside[1:] != inside[:-1]) & (arc_of[1:] == arc_of[:-1])) + 1
    cuts = np.sort(np.concatenate([starts, change]))
    ends = np.append(cuts[1:], len(points))
    joined = (ends < len(points)) & np.isin(ends, change)
    lines, sides, owner = [], [], []
    for first, last, more in zip(cuts, ends, joined, strict=True):
        stretch = points[first : last + int(more)]
        if len(stretch) < 2:
            continue
        lines.append(stretch)
        sides.append(bool(inside[first]))
        owner.append(int(arc_of[first]))
    counts = np.array([len(line) for line in lines])
    strings = shapely.linestrings(np.concatenate(lines), indices=np.repeat(np.arange(len(lines)), counts))
    slack = np.where(np.array(sides), tolerance, max(OUTSIDE_TOLERANCE, tolerance))
    simple = shapely.simplify(strings, slack, preserve_topology=False)
    kept: list[list[npt.NDArray[np.float64]]] = [[] for _ in arcs]
    for line, arc in zip(simple, owner, strict=True):
        coordinates = shapely.get_coordinates(line)
        kept[arc].append(coordinates[1:] if kept[arc] else coordinates)
    return [np.round(np.concatenate(parts) / scale).astype(np.int64) for parts in kept]


def _owners(shared: Topology, keys: set[str]) -> list[int]:
    """For each arc, how many of these features use it."""
    return [sum(1 for owner in set(owners) if owner in keys) for owners in shared.arc_owners()]


def _composed(fine: Topology, countries: set[str]) -> set[str]:
    """Countries that are drawn by their divisions.

    A division runs along its arcs in the same direction as the country that it fills: interiors lie left.
    """
    of_divisions = {ref for key in fine.features if key not in countries for ref in _refs(fine, key)}
    return {key for key in countries & set(fine.features) if _refs(fine, key) <= of_divisions}


def _refs(fine: Topology, key: str) -> set[int]:
    return {ref for rings in fine.features[key] for ring in rings for ref in ring}


@lru_cache(maxsize=2)
def _arc_limits_of(name: str) -> npt.NDArray[np.float64]:
    return _measure_arcs(topology(name))


def _measure_arcs(shared: Topology) -> npt.NDArray[np.float64]:
    lengths = np.array([len(arc) for arc in shared.arcs])
    starts = np.cumsum(lengths) - lengths
    points = np.concatenate(shared.arcs).astype(np.float64) * shared.scale
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return np.hstack([low, high])


def _arc_limits(fine: Topology) -> npt.NDArray[np.float64]:
    """(arcs, 4) west, south, east, north of each arc."""
    return _arc_limits_of("shapes-admin1") if fine is topology("shapes-admin1") else _measure_arcs(fine)


def _limits(fine: Topology) -> dict[str, Box]:
    arc_boxes = _arc_limits(fine)
    return {
        key: _ring_limits([ref for rings in polygons for ref in rings[0]], arc_boxes)
        for key, polygons in fine.features.items()
    }


def _ring_limits(ring: Sequence[int], arc_boxes: npt.NDArray[np.float64]) -> Box:
    of_ring = arc_boxes[[_plain(ref) for ref in ring]]
    west, south = of_ring[:, :2].min(axis=0)
    east, north = of_ring[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def _plain(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def _bounds(shape: BaseGeometry) -> Box:
    west, south, east, north = shape.bounds
    return west, south, east, north


def _width(box: Box) -> float:
    return box[2] - box[0]


def _around(parts: Sequence[Box]) -> Box:
    return (
        min(part[0] for part in parts), min(part[1] for part in parts),
        max(part[2] for part in parts), max(part[3] for part in parts),
    )  # fmt: skip


def _clamp(box: Box, dx: float, dy: float) -> Box:
    return max(box[0] - dx, -180.0), max(box[1] - dy, -85.0), min(box[2] + dx, 180.0), min(box[3] + dy, 85.0)


def _touches(box: Box, others: Iterable[Box]) -> bool:
    return any(
        box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]
        for other in others
    )


def _disjoint(parts: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes with overlapping ones made one, until none overlap."""
    waiting = sorted(parts)
    found: list[Box] = []
    while waiting:
        box = waiting.pop()
        meeting = [other for other in found if _touches(box, [other])]
        if meeting:
            found = [other for other in found if other not in meeting]
            waiting.append(_around([box, *meeting]))
        else:
            found.append(box)
    return tuple(sorted(found))
