"""The basemap inside the page: the whole world, finest where the data lies.

One layer of shared arcs (Natural Earth 10 m), thinned by distance from the data: fine where events lie, as
fine as the first view can show around them, and coarse beyond, so that every polygon still closes and
neighbours still meet. Where that would be large, all of it becomes coarser.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gazetteer.topology import Topology
from maps import framing, packing
from maps.borders import DIVISION, NO_LINE, Borders, classes, listed, viewed
from maps.framing import Box
from maps.linework import AREA, LADDER, LAND, Fineness, Layer, Lines, Polygons, lines_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MARGIN = 0.15
LEAST_MARGIN = 1.5
QUARTER = 360.0 * 180.0 / 4
REACH = 3.0
"""Degrees of detail around each point where one box round all of them would be too large."""
LISTED = Borders()
"""Countries as GeoNames lists them."""
WIDE, WIDE_VIEW = 60.0, 120.0
"""Degrees: a region wider than this does not widen the view; a wider first view is the world's."""
LEAST_DIVISION, MOST_LEAST = 1 / 55, 2.5
"""Divisions from south to north, as a share of the first view's width, and at most so many degrees: smaller
ones are hatching."""
OUTSIDE = 10
"""Rung of the ladder beyond the first view: as good as the world at zoom 2 needs."""
NEAR_CELLS = 1
"""Cells of half a degree around each event where lines are finest."""
LEAST_ISLAND = 2.5
"""An island is drawn where it is larger than this many times what lines may be off."""
BYTES, WORLD_BYTES = 74_000, 90_000
"""Deflated and in base64, the layer stays below this, and below that where it is the world's; what is larger
is drawn coarser."""
BYTES_A_POINT = 2.3
"""At least so many go into the page for each point that is drawn."""
STEEP = 4
"""Rungs by which the surroundings may be coarser than what lies at the events."""


@dataclass(frozen=True)
class Basemap:
    """What the page draws under the events.

    header: the scale, and the view to begin with (None without data).
    islands: "basemap", a stream of varints.
    shapes: the number of each region's or given geometry's shape, by its key.
    boxes: where the data lies. frame: what the first view shows. detailed: ids of the divisions whose lines
    are drawn: those worth a label.
    """

    header: dict[str, Any]
    islands: dict[str, bytes]
    shapes: dict[str, int]
    boxes: tuple[Box, ...] = ()
    frame: tuple[Box, ...] = ()
    detailed: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Outlines:
    """The first-level topology with what choosing from it asks for, measured once.

    limits: of each feature. parts: for each feature its polygons with their limits.
    """

    shared: Topology
    lines: Lines
    limits: dict[str, Box]
    parts: dict[str, list[tuple[Sequence[Sequence[int]], Box]]]


@dataclass(frozen=True)
class _Divided:
    """Where divisions are drawn, and from which height on in degrees; half of it suffices near the data."""

    boxes: Sequence[Box]
    least: float
    near: Sequence[Box]

    def worth(self, box: Box) -> bool:
        return _touches(box, self.boxes) and (
            _height(box) >= self.least or (_height(box) >= self.least / 2 and _touches(box, self.near))
        )


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
    fine = _outlines(borders)
    states = {*listed("world-110m").features, *countries} - borders.joined
    outside = {**(outlines or {}), **(given or {})}
    spans = {key: fine.limits[key] for key in regions if key in fine.limits}
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
    everywhere = frame == (framing.WHOLE_WORLD,)
    near = _rung(max([0.0, *(_width(box) / 6000 for box in drawn)]))
    around = _rung(max([0.0, *(min(_width(box) / 4000, 0.05) for box in frame)]))
    least = min(max([0.0, *(_width(box) * LEAST_DIVISION for box in frame)]), MOST_LEAST)
    limit = WORLD_BYTES if view is not None and _width(view) > WIDE_VIEW else BYTES
    while True:
        fineness = Fineness(OUTSIDE)
        fineness.refine(frame, around)
        fineness.refine(drawn, min(near + 3, around))
        fineness.refine_around(points, NEAR_CELLS, near)
        divided = _Divided(drawn if everywhere else frame, least, drawn)
        layer, shapes, detailed = _layer(fine, fineness, divided, {*regions, *areas}, states, borders)
        # Joining and packing cost ten times as much as choosing: what is surely too large is not packed.
        if near >= OUTSIDE or layer.points * BYTES_A_POINT <= limit:
            layer.join(fineness)
            for key in sorted(outside.keys() - shapes.keys()):
                span = max(_width(_bounds(outside[key])), 0.01)
                shapes[key] = layer.add_geometry(outside[key], min(span / 1500, 0.05))
            stream = layer.stream()
            if near >= OUTSIDE or len(packing.island(stream)) <= limit:
                break
        least *= 1.15
        if around < OUTSIDE and around - near < STEEP:
            around += 1
        else:
            near += 1
    header = {"scale": layer.scale, "view": _rounded(view) if view is not None else None}
    return Basemap(header, {"basemap": stream}, shapes, drawn, frame, tuple(detailed))


def _rung(tolerance: float) -> int:
    """The finest rung of the ladder that is no finer than this."""
    return next((at for at, step in enumerate(LADDER) if step >= tolerance), len(LADDER) - 1)


@lru_cache(maxsize=4)
def _outlines(borders: Borders) -> _Outlines:
    shared = viewed("shapes-admin1", borders)
    lines = _lines()
    arc_boxes = lines.limits
    rings = [
        (key, polygon, polygon[0]) for key in sorted(shared.features) for polygon in shared.features[key]
    ]
    refs = np.array(list(chain.from_iterable(ring for _, _, ring in rings)), dtype=np.int64)
    lengths = np.array([len(ring) for _, _, ring in rings])
    of = arc_boxes[np.maximum(refs, ~refs)]
    starts = np.cumsum(lengths) - lengths
    low, high = np.minimum.reduceat(of[:, :2], starts), np.maximum.reduceat(of[:, 2:], starts)
    parts: dict[str, list[tuple[Sequence[Sequence[int]], Box]]] = {key: [] for key in sorted(shared.features)}
    for (key, polygon, _), box in zip(rings, np.hstack([low, high]).tolist(), strict=True):
        parts[key].append((polygon, tuple(box)))
    limits = {key: _around([box for _, box in found]) for key, found in parts.items() if found}
    return _Outlines(shared, lines, limits, parts)


@lru_cache(maxsize=4)
def _kinds(borders: Borders, countries: frozenset[str]) -> list[int]:
    return classes(viewed("shapes-admin1", borders), countries, borders)


@lru_cache(maxsize=1)
def _lines() -> Lines:
    """The same arcs in every view."""
    return lines_of(listed("shapes-admin1"))


def _layer(
    fine: _Outlines,
    fineness: Fineness,
    divided: _Divided,
    filled: set[str],
    countries: set[str],
    borders: Borders,
) -> tuple[Layer, dict[str, int], list[str]]:
    """Countries as land, the lines of divisions, what is filled whole."""
    chosen: list[tuple[str, int, Polygons]] = []
    lines: set[int] = set()
    detailed: list[str] = []
    for key, parts in fine.parts.items():
        if key in countries:
            largest = max(parts, key=lambda part: _extent(part[1]))
            shown = [
                polygon
                for polygon, box in parts
                if box is largest[1] or _extent(box) > LEAST_ISLAND * LADDER[fineness.finest(box)]
            ]
            chosen.append((key, LAND, shown))
        elif divided.worth(fine.limits[key]):
            shown = [polygon for polygon, box in parts if _touches(box, divided.boxes)]
            lines |= {_plain(ref) for polygon in shown for ring in polygon for ref in ring}
            detailed += [key] if shown else []
    chosen += [
        (key, AREA, fine.shared.features[key]) for key in sorted(filled) if key in fine.shared.features
    ]
    kinds = _kinds(borders, frozenset(countries))
    used = {_plain(ref) for _, _, polygons in chosen for rings in polygons for ring in rings for ref in ring}
    kept = sorted(used | {arc for arc in lines if kinds[arc] == NO_LINE})
    number = {arc: at for at, arc in enumerate(kept)}
    layer = Layer(fine.shared.scale)
    layer.arcs = fine.lines.drawn(kept, fineness)
    layer.classes = [kinds[arc] or (DIVISION if arc in lines else NO_LINE) for arc in kept]
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


def _plain(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def _bounds(shape: BaseGeometry) -> Box:
    west, south, east, north = shape.bounds
    return west, south, east, north


def _width(box: Box) -> float:
    return box[2] - box[0]


def _extent(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


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
