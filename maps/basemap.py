"""The basemap inside the page: the whole world coarse, the regions around the data fine.

Two layers of shared arcs go into a page. The world (Natural Earth 110 m) is always there; the detail (10 m)
is what a reader sees from the first view on. Its arcs are finest where the data lies, as fine as the first
view can show around it, and straightened beyond, so that every polygon still closes and neighbours still
meet. Where the data is spread over the world the detail covers all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.topology import Topology
from maps import framing, packing
from maps.borders import DIVISION, NO_LINE, Borders, classes, coarse, listed, viewed
from maps.framing import Box

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Tier = tuple[Sequence[Box], float]
"""Boxes, and the degrees by which lines in them may be off."""

LAND, AREA, LINE = 0, 1, 2

MARGIN = 0.15
LEAST_MARGIN = 1.5
QUARTER = 360.0 * 180.0 / 4
REACH = 3.0
"""Degrees of detail around each point where one box round all of them would be too large."""
LISTED = Borders()
"""Countries as GeoNames lists them."""
WIDE, WIDE_VIEW = 60.0, 120.0
"""Degrees: a region wider than this does not widen the view; a wider first view is the world's."""
LEAST_DIVISION = 0.6
"""Degrees from south to north: smaller divisions are hatching where no data lies."""
AROUND_TOLERANCE, OUTSIDE_TOLERANCE = 0.05, 0.1
"""Degrees by which lines may be off that lie around the data, and where the detail is not drawn."""
BYTES = 420_000
"""Deflated and in base64, the detail stays below this; what is larger is drawn coarser."""


@dataclass(frozen=True)
class Basemap:
    """What the page draws under the events.

    header: scales, the boxes where the detail is drawn, and the view to begin with (None without data).
    islands: "world" and "detail", streams of varints.
    shapes: the number of each region's or given geometry's shape, by its key.
    boxes: where the data lies.
    """

    header: dict[str, Any]
    islands: dict[str, bytes]
    shapes: dict[str, int]
    boxes: tuple[Box, ...] = ()
    detailed: tuple[str, ...] = ()
    """Ids of the divisions whose lines are drawn: those worth a label."""


@dataclass
class Layer:
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


def boxes(points: npt.NDArray[np.float64], regions: Iterable[Box]) -> tuple[Box, ...]:
    """Where the map is drawn finest, disjoint and sorted; none crosses 180°.

    One box round everything plus 15 % where that stays below a quarter of the world, else a box round each
    cluster.
    """
    corners = _corners(np.unique(np.round(points, 1), axis=0), regions)
    whole = framing.around(corners)
    if whole is None:
        return ()
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    near = framing.grown(whole, max(width * MARGIN, LEAST_MARGIN), max(height * MARGIN, LEAST_MARGIN))
    if (near[2] - near[0]) * (near[3] - near[1]) <= QUARTER:
        return framing.split(near)
    # A coarse grid first: a hundred thousand points have few cells, and merging is quadratic.
    cells: dict[tuple[int, int], list[Box]] = {}
    for corner in corners.tolist():
        cells.setdefault((int(corner[0] // REACH), int(corner[1] // REACH)), []).append(tuple(corner))
    merged = [framing.grown(_around(cell), REACH, REACH) for _, cell in sorted(cells.items())]
    return _disjoint(merged)


def build(
    points: npt.NDArray[np.float64],
    *,
    countries: Collection[str] = (),
    regions: Sequence[str] = (),
    outlines: Mapping[str, BaseGeometry] | None = None,
    given: Mapping[str, BaseGeometry] | None = None,
    areas: Collection[str] = (),
    borders: Borders = LISTED,
) -> Basemap:
    """The basemap for events at these points.

    points: (n, 2) lon, lat. countries: ids of all countries; those of the coarse world when empty.
    regions: place ids drawn as polygons. outlines: the polygons of those regions that the first-level
    topology lacks (seas, districts, the user's own). given: geometries of the input. areas: ids of the
    divisions and countries whose shape the page may fill; they do not widen the view.
    borders: whose view the countries and the lines between them show.
    """
    fine = viewed("shapes-admin1", borders)
    states = {*listed("world-110m").features, *countries} - borders.joined
    limits = _limits(fine)
    outside = {**(outlines or {}), **(given or {})}
    spans = {key: limits[key] for key in regions if key in limits}
    spans |= {key: _bounds(shape) for key, shape in outside.items()}
    spans = {key: span for key, span in spans.items() if _width(span) < WIDE}
    drawn = boxes(points, [span for key, span in spans.items() if key not in states])
    view = framing.around(_corners(points, spans.values()))
    frame: tuple[Box, ...] = ()
    if view is not None:
        room = max(_width(view), _height(view)) * framing.ROOM
        view = framing.grown(view, room, room)
        first = framing.seen(view)
        frame = framing.split(first) if _width(first) < WIDE_VIEW else (framing.WHOLE_WORLD,)
    tolerance = max([fine.scale, *(_width(box) / 6000 for box in drawn)])
    around = max([tolerance, *(min(_width(box) / 4000, AROUND_TOLERANCE) for box in frame)])
    while True:
        tiers = ((drawn, tolerance), (frame, around))
        layer, shapes, detailed = _detail(fine, limits, tiers, {*regions, *areas}, states, borders)
        for key in sorted(outside):
            if key not in shapes:
                span = max(_width(_bounds(outside[key])), 0.01)
                shapes[key] = layer.add_geometry(outside[key], min(span / 1500, 0.05))
        stream = layer.stream()
        if len(packing.island(stream)) <= BYTES or tolerance > 1:
            break
        tolerance, around = tolerance * 1.8, around * 1.3
    header = {
        "world": {"scale": listed("world-110m").scale},
        "detail": {"scale": fine.scale, "boxes": [_rounded(box) for box in frame]},
        "view": _rounded(view) if view is not None else None,
    }
    islands = {"world": world_stream(borders), "detail": stream}
    return Basemap(header, islands, shapes, drawn, tuple(detailed))


@lru_cache(maxsize=4)
def world_stream(borders: Borders = LISTED) -> bytes:
    """The world layer, the same in every page of one view."""
    world = viewed("world-110m", borders)
    drawn = coarse(borders)
    layer = Layer(world.scale)
    layer.arcs = [np.asarray(arc, dtype=np.int64) for arc in world.arcs]
    layer.classes = list(drawn.classes)
    for points, line in drawn.added:
        layer.arcs.append(np.round(points / world.scale).astype(np.int64))
        layer.classes.append(line)
    layer.features = [(LAND, world.features[key]) for key in sorted(world.features.keys() - borders.joined)]
    return layer.stream()


def _detail(
    fine: Topology,
    limits: Mapping[str, Box],
    tiers: Sequence[Tier],
    filled: set[str],
    countries: set[str],
    borders: Borders,
) -> tuple[Layer, dict[str, int], list[str]]:
    """The fine layer: countries as land, lines of divisions, what is filled whole; simplified by tier."""
    arc_boxes = _arc_limits(fine)
    (near, _), (frame, slack) = tiers
    divided = near if frame == (framing.WHOLE_WORLD,) else frame
    chosen: list[tuple[str, int, list[list[list[int]]]]] = []
    lines: set[int] = set()
    detailed: list[str] = []
    for key in sorted(fine.features):
        within = frame if key in countries else divided
        if not _touches(limits[key], within):
            continue
        rings = [(polygon, _ring_limits(polygon[0], arc_boxes)) for polygon in fine.features[key]]
        if key in countries:
            shown = [
                polygon
                for polygon, box in rings
                if _touches(box, near)
                or (_touches(box, frame) and max(_width(box), _height(box)) > 2 * slack)
            ]
            chosen += [(key, LAND, shown)] if shown else []
        elif _height(limits[key]) >= LEAST_DIVISION or _touches(limits[key], near):
            shown = [polygon for polygon, box in rings if _touches(box, divided)]
            lines |= {_plain(ref) for polygon in shown for ring in polygon for ref in ring}
            detailed += [key] if shown else []
    chosen += [(key, AREA, fine.features[key]) for key in sorted(filled) if key in fine.features]

    kinds = classes(fine, countries, borders)
    used = {_plain(ref) for _, _, polygons in chosen for rings in polygons for ring in rings for ref in ring}
    kept = sorted(used | {arc for arc in lines if kinds[arc] == NO_LINE})
    number = {arc: at for at, arc in enumerate(kept)}
    layer = Layer(fine.scale)
    layer.arcs = _simplified([fine.arcs[arc] for arc in kept], fine.scale, tiers)
    layer.classes = [kinds[arc] or DIVISION for arc in kept]
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
    arcs: Sequence[npt.NDArray[np.int32]], scale: float, tiers: Sequence[Tier]
) -> list[npt.NDArray[np.int64]]:
    """Arcs as fine as the first tier says whose boxes hold them; the ends of every arc stay."""
    if not arcs:
        return []
    lengths = np.array([len(arc) for arc in arcs])
    points = np.concatenate(arcs).astype(np.float64) * scale
    tier = np.full(len(points), len(tiers))
    for at, (drawn, _) in reversed(list(enumerate(tiers))):
        for west, south, east, north in drawn:
            lon, lat = points[:, 0], points[:, 1]
            tier[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)] = at
    arc_of = np.repeat(np.arange(len(arcs)), lengths)
    starts = np.cumsum(lengths) - lengths
    # A run is a stretch of one arc in one tier; consecutive runs share the point where they meet.
    change = np.flatnonzero((tier[1:] != tier[:-1]) & (arc_of[1:] == arc_of[:-1])) + 1
    cuts = np.sort(np.concatenate([starts, change]))
    ends = np.append(cuts[1:], len(points))
    joined = (ends < len(points)) & np.isin(ends, change)
    lines, within, owner = [], [], []
    for first, last, more in zip(cuts, ends, joined, strict=True):
        stretch = points[first : last + int(more)]
        if len(stretch) < 2:
            continue
        lines.append(stretch)
        within.append(int(tier[first]))
        owner.append(int(arc_of[first]))
    counts = np.array([len(line) for line in lines])
    strings = shapely.linestrings(np.concatenate(lines), indices=np.repeat(np.arange(len(lines)), counts))
    slack = np.array([*(tolerance for _, tolerance in tiers), OUTSIDE_TOLERANCE])[within]
    simple = shapely.simplify(strings, slack, preserve_topology=False)
    kept: list[list[npt.NDArray[np.float64]]] = [[] for _ in arcs]
    for line, arc in zip(simple, owner, strict=True):
        coordinates = shapely.get_coordinates(line)
        kept[arc].append(coordinates[1:] if kept[arc] else coordinates)
    return [np.round(np.concatenate(parts) / scale).astype(np.int64) for parts in kept]


@lru_cache(maxsize=2)
def _arc_limits_of(name: str) -> npt.NDArray[np.float64]:
    return _measure_arcs(listed(name))


def _measure_arcs(shared: Topology) -> npt.NDArray[np.float64]:
    lengths = np.array([len(arc) for arc in shared.arcs])
    starts = np.cumsum(lengths) - lengths
    points = np.concatenate(shared.arcs).astype(np.float64) * shared.scale
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return np.hstack([low, high])


def _arc_limits(fine: Topology) -> npt.NDArray[np.float64]:
    """(arcs, 4) west, south, east, north of each arc."""
    shipped = fine.arcs is listed("shapes-admin1").arcs
    return _arc_limits_of("shapes-admin1") if shipped else _measure_arcs(fine)


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


def _height(box: Box) -> float:
    return box[3] - box[1]


def _around(parts: Sequence[Box]) -> Box:
    return (
        min(part[0] for part in parts), min(part[1] for part in parts),
        max(part[2] for part in parts), max(part[3] for part in parts),
    )  # fmt: skip


def _rounded(box: Box) -> list[float]:
    return [round(edge, 4) for edge in box]


def _corners(points: npt.NDArray[np.float64], spans: Iterable[Box]) -> npt.NDArray[np.float64]:
    """(n, 4) boxes: each point as one, then the spans."""
    return np.vstack([np.hstack([points, points]), np.array(list(spans)).reshape(-1, 4)])


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
