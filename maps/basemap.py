"""The basemap inside the page: the whole world, finest where the data lies.

One layer of shared arcs (Natural Earth 10 m), thinned by distance from the data: fine where events lie, as
fine as the first view can show around them, and coarse beyond, so that every polygon still closes and
neighbours still meet. Where that would be large, all of it becomes coarser.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gazetteer.topology import Topology
from maps import framing, packing, water
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
OUTSIDE = 11
"""Rung of the ladder beyond the first view: as good as the world at zoom 2 needs."""
NEAR_CELLS = 1
"""Cells of half a degree around each event where lines are finest."""
LEAST_ISLAND = 2.5
"""An island is drawn where it is larger than this many times what lines may be off."""
BYTES, WORLD_BYTES = 76_000, 98_000
"""Deflated and in base64, the layer stays below this, and below that where it is the world's; what is larger
is drawn coarser."""
BYTES_A_POINT = 2.3
"""At least so many go into the page for each point that is drawn."""
STEEP = 5
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

    limits: of each feature. parts: for each feature its polygons with their limits. spots, extents: of all
    these polygons in turn, the middle of their limits and the longer side of them.
    """

    shared: Topology
    lines: Lines
    limits: dict[str, Box]
    parts: dict[str, list[tuple[Sequence[Sequence[int]], Box]]]
    spots: npt.NDArray[np.float64]
    extents: npt.NDArray[np.float64]


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


@dataclass(frozen=True)
class _Grade:
    """How fine a basemap is. near, around: rungs of the ladder at the events and in the first view.

    least: see `_Divided`.
    """

    near: int
    around: int
    least: float


@dataclass(frozen=True)
class _Choice:
    """What is drawn. features: key, kind and polygons; lines: arcs that bound the divisions `detailed`."""

    features: list[tuple[str, int, Polygons]]
    lines: set[int]
    detailed: list[str]

    def arcs(self, kinds: Sequence[int]) -> list[int]:
        """All that is drawn, sorted. kinds: the class of each arc."""
        rings = (ring for _, _, polygons in self.features for rings in polygons for ring in rings)
        used = {_plain(ref) for ref in chain.from_iterable(rings)}
        return sorted(used | {arc for arc in self.lines if kinds[arc] == NO_LINE})


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
    beyond = [part for box in frame for part in framing.split(framing.grown(box, *_halves(box)))]
    everywhere = frame == (framing.WHOLE_WORLD,)
    limit = WORLD_BYTES if view is not None and _width(view) > WIDE_VIEW else BYTES
    kinds = _kinds(borders, frozenset(states))
    grades = _grades(drawn, frame)

    def chosen(grade: _Grade) -> tuple[Fineness, _Choice]:
        fineness = Fineness(OUTSIDE)
        fineness.refine(beyond, min(grade.around + 3, OUTSIDE - 2))
        fineness.refine(frame, grade.around)
        fineness.refine(drawn, min(grade.near + 3, grade.around))
        fineness.refine_around(points, NEAR_CELLS, grade.near)
        divided = _Divided(drawn if everywhere else frame, grade.least, drawn)
        return fineness, _choice(fine, fineness, divided, {*regions, *areas}, states)

    def weight(grade: _Grade) -> int:
        fineness, choice = chosen(grade)
        return round(fine.lines.count(choice.arcs(kinds), fineness) * BYTES_A_POINT)

    # Packing costs ten times as much as choosing: what is surely too large is not packed.
    first_fit = bisect_left(grades, -limit, hi=len(grades) - 1, key=lambda grade: -weight(grade))
    for grade in grades[first_fit:]:
        fineness, choice = chosen(grade)
        layer, shapes = _layer(fine, fineness, choice, kinds)
        for key in sorted(outside.keys() - shapes.keys()):
            span = max(_width(_bounds(outside[key])), 0.01)
            shapes[key] = layer.add_geometry(outside[key], min(span / 1500, 0.05))
        water.lay(layer, fineness)
        stream = layer.stream()
        if len(packing.island(stream)) <= limit:
            break
    header = {"scale": layer.scale, "view": _rounded(view) if view is not None else None}
    return Basemap(header, {"basemap": stream}, shapes, drawn, frame, tuple(choice.detailed))


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
    return _Outlines(shared, lines, limits, parts, (low + high) / 2, (high - low).max(axis=1))


@lru_cache(maxsize=4)
def extents(borders: Borders) -> dict[str, Box]:
    """The limits of the largest part of each country and division: what its name is written on."""
    return {
        key: max((box for _, box in parts), key=lambda box: _width(box) * _height(box))
        for key, parts in _outlines(borders).parts.items()
        if parts
    }


def limits(borders: Borders) -> dict[str, Box]:
    """The limits of each country and division; of what crosses 180°, all around the world."""
    return _outlines(borders).limits


@lru_cache(maxsize=4)
def _kinds(borders: Borders, countries: frozenset[str]) -> list[int]:
    return classes(viewed("shapes-admin1", borders), countries, borders)


@lru_cache(maxsize=1)
def _lines() -> Lines:
    """The same arcs in every view."""
    return lines_of(listed("shapes-admin1"))


def _grades(drawn: Sequence[Box], frame: Sequence[Box]) -> list[_Grade]:
    """From the finest that the first view can use to the coarsest."""
    near = _rung(max([0.0, *(_width(box) / 6000 for box in drawn)]))
    around = _rung(max([0.0, *(min(_width(box) / 4000, 0.05) for box in frame)]))
    least = min(max([0.0, *(_width(box) * LEAST_DIVISION for box in frame)]), MOST_LEAST)
    grades = [_Grade(near, around, least)]
    while near < OUTSIDE:
        least *= 1.15
        if around < OUTSIDE and around - near < STEEP:
            around += 1
        else:
            near += 1
        grades.append(_Grade(near, around, least))
    return grades


def _choice(
    fine: _Outlines, fineness: Fineness, divided: _Divided, filled: set[str], countries: set[str]
) -> _Choice:
    """Countries as land, the lines of divisions, what is filled whole."""
    tolerances = np.array(LADDER)[fineness.at(fine.spots)]
    worth = iter((fine.extents > LEAST_ISLAND * tolerances).tolist())
    features: list[tuple[str, int, Polygons]] = []
    lines: set[int] = set()
    detailed: list[str] = []
    areas: list[tuple[str, int, Polygons]] = []
    for key, parts in fine.parts.items():
        large = list(islice(worth, len(parts)))
        if key in countries or key in filled:
            if not any(large):
                extents = [_extent(box) for _, box in parts]
                large[extents.index(max(extents))] = True
            shown = [polygon for (polygon, _), drawn in zip(parts, large, strict=True) if drawn]
            if key in countries:
                features.append((key, LAND, shown))
            if key in filled:
                areas.append((key, AREA, shown))
        if key not in countries and divided.worth(fine.limits[key]):
            crossed = [
                polygon
                for (polygon, box), drawn in zip(parts, large, strict=True)
                if drawn and _touches(box, divided.boxes)
            ]
            lines.update(_plain(ref) for polygon in crossed for ring in polygon for ref in ring)
            detailed += [key] if crossed else []
    features += areas
    return _Choice(features, lines, detailed)


def _layer(
    fine: _Outlines, fineness: Fineness, choice: _Choice, kinds: Sequence[int]
) -> tuple[Layer, dict[str, int]]:
    """The layer of what was chosen, and the numbers of the areas in it."""
    kept = choice.arcs(kinds)
    number = {arc: at for at, arc in enumerate(kept)}
    layer = Layer(fine.shared.scale)
    layer.arcs = fine.lines.drawn(kept, fineness)
    layer.classes = [kinds[arc] or (DIVISION if arc in choice.lines else NO_LINE) for arc in kept]
    shapes: dict[str, int] = {}
    for key, kind, polygons in choice.features:
        if kind == AREA:
            shapes[key] = len(layer.features)
        renumbered = [
            [[number[ref] if ref >= 0 else ~number[~ref] for ref in ring] for ring in rings]
            for rings in polygons
        ]
        layer.features.append((kind, renumbered))
    layer.join(fineness)
    return layer, shapes


def _plain(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def _bounds(shape: BaseGeometry) -> Box:
    west, south, east, north = shape.bounds
    return west, south, east, north


def _width(box: Box) -> float:
    return box[2] - box[0]


def _halves(box: Box) -> tuple[float, float]:
    return _width(box) / 2, _height(box) / 2


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
