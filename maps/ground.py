"""Land, coasts and borders in a window on the world, in its pixels. Pure, but for the shipped topologies."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.topology import Topology
from gazetteer.topologyfile import Polygon, Ring
from maps import framing, water
from maps.borders import BORDER, COAST, DISPUTED, DIVISION, NO_LINE, Borders, classes, coarse, listed, viewed
from maps.scene import Points

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Frame = tuple[float, float, float, float]
"""Left, top, right, bottom in the unit square."""

LISTED = Borders()
DETAILED = 3.0
"""From this zoom on the fine lines are drawn."""
DIVIDED = 4.0
"""From this zoom on the lines of divisions are drawn."""
LEAST_DIVISION = 40.0
"""Pixels from north to south: the lines of smaller divisions would be hatching."""
RIVERS = (3.0, 9.5)
"""From this zoom on and below that one rivers are drawn: their courses are coarse."""
LEAST = 1.2
"""Pixels: what is smaller both ways is left out."""
_EDGE = 0.00005
"""Of the unit square: what lies so near to 180° or to the foot of Antarctica is no coast."""
_MARGIN = 6.0
"""Pixels drawn beyond the window, so that no edge shows."""


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world. left, top: its upper left corner in the unit square of web maps, `left` beyond
    0 and 1 where it crosses 180°; scale: pixels that the whole world is wide; width, height: pixels.
    """

    left: float
    top: float
    scale: float
    width: float
    height: float

    @property
    def zoom(self) -> float:
        """The zoom of web maps, whose world is 256 pixels wide at zoom 0."""
        return math.log2(self.scale / 256)

    @property
    def copies(self) -> range:
        """The copies of the world that the window shows; 0 is the one from −180° to 180°."""
        return range(math.floor(self.left), math.floor(self.left + self.width / self.scale) + 1)

    def pixels(self, world: Points, copy: int = 0) -> Points:
        """Points of the unit square in pixels."""
        found: Points = (world + np.array([copy - self.left, -self.top])) * self.scale
        return found

    def frame(self, copy: int = 0, margin: float = _MARGIN) -> Frame:
        """What the window shows of a copy of the world, in the unit square."""
        more = margin / self.scale
        left, right = self.left - copy - more, self.left - copy + self.width / self.scale + more
        return left, self.top - more, right, self.top + self.height / self.scale + more


@dataclass(frozen=True, slots=True)
class Ground:
    """land: polygons, each a ring and its holes; lines: by their class in `borders`. In pixels."""

    land: list[list[Points]]
    lines: dict[int, list[Points]]


def fitted(box: framing.Box | None, width: float, height: float, closest: float = framing.CLOSEST) -> View:
    """The window of this size that shows the box as large as it fits; the world where there is no box.

    The world is never lower than the window is high; where it is narrower, it stands in the middle once.
    """
    west, south, east, north = box or (-180.0, -56.0, 180.0, 75.0)
    (left, bottom), (right, top) = framing.mercator(np.array([[west, south], [east, north]])).tolist()
    scale = min(width / max(right - left, 1e-9), height / max(bottom - top, 1e-9), 256 * 2**closest)
    scale = max(scale, height)
    x = (left + right) / 2 - width / 2 / scale
    y = min(max((top + bottom) / 2 - height / 2 / scale, 0.0), 1.0 - height / scale)
    if width / scale < 1 and east - west > 300:
        x = min(max(x, 0.0), 1.0 - width / scale)
    return View(x, y, scale, width, height)


def ground(
    view: View, borders: Borders = LISTED, countries: Collection[str] = (), *, small: bool = False
) -> Ground:
    """What the window shows.

    countries: ids of all countries; those of the coarse world when empty. small: the coarse world at any
    zoom, in as few points as do.
    """
    fine = view.zoom >= DETAILED and not small
    layer = _fine(borders, frozenset(countries)) if fine else _coarse(borders)
    slack = (1.2 if small else 0.35) / view.scale
    land: list[list[Points]] = []
    lines: dict[int, list[Points]] = {}
    for copy in _shown(view):
        frame = view.frame(copy)
        for part in _cut(layer.land(frame, LEAST / view.scale), frame, slack):
            if part.geom_type == "Polygon":
                rings = (part.exterior, *part.interiors)
                land.append([view.pixels(shapely.get_coordinates(ring), copy) for ring in rings])
        for kind, strings in layer.lines(view, frame).items():
            lines.setdefault(kind, []).extend(
                view.pixels(shapely.get_coordinates(part), copy)
                for part in _cut(strings, frame, slack)
                if part.geom_type == "LineString"
            )
    return Ground(land, lines)


def inland(view: View, *, small: bool = False) -> tuple[list[list[Points]], list[Points], list[Points]]:
    """What waters the land has in the window: lakes as polygons, their shores, and rivers.

    small: only the largest lakes.
    """
    west, south, east, north = _degrees(view)
    degree = view.scale / 360
    polygons: list[list[Points]] = []
    shores: list[Points] = []
    courses: list[Points] = []
    lakes = water.lakes() if view.zoom < 14 else ()
    rivers = water.rivers() if RIVERS[0] <= view.zoom < RIVERS[1] and not small else ()
    for one, least in (
        *((lake, 20.0 if small else 4.0) for lake in lakes),
        *((river, 40.0) for river in rivers),
    ):
        left, low, right, high = one.box
        seen = any(left + turn <= east and right + turn >= west for turn in (-360, 0, 360))
        if one.extent * degree < least or not seen or low > north or high < south:
            continue
        filled, lines = outline(one.shape, view, small=small)
        polygons += filled
        (shores if filled else courses).extend(lines)
    return polygons, shores, courses


def _degrees(view: View) -> framing.Box:
    """What the window shows, in degrees; its west and east may lie beyond 180°."""
    right, low = view.left + view.width / view.scale, view.top + view.height / view.scale
    return (view.left - 0.5) * 360, framing.latitude(low), (right - 0.5) * 360, framing.latitude(view.top)


def outline(
    shape: BaseGeometry, view: View, *, small: bool = False
) -> tuple[list[list[Points]], list[Points]]:
    """The polygons of a geometry in pixels, and the lines round them or of its own; cut off at the window."""
    world = shapely.transform(shape, framing.mercator)
    slack = (1.2 if small else 0.4) / view.scale
    polygons: list[list[Points]] = []
    lines: list[Points] = []
    edges = shapely.boundary(world) if "Polygon" in world.geom_type else world
    limits = shapely.bounds(world)
    for copy in _shown(view):
        frame = view.frame(copy)
        if not _meeting(limits, frame):
            continue
        for part in _cut([world], frame, slack):
            if part.geom_type == "Polygon":
                rings = (part.exterior, *part.interiors)
                polygons.append([view.pixels(shapely.get_coordinates(ring), copy) for ring in rings])
        for part in _cut([edges], frame, slack):
            if part.geom_type == "LineString":
                lines += [view.pixels(run, copy) for run in _coasts(shapely.get_coordinates(part))]
    return polygons, lines


def _cut(shapes: Sequence[BaseGeometry], frame: Frame, slack: float) -> list[BaseGeometry]:
    """What of the shapes lies in the frame, in as few points as do; single parts, none of them empty."""
    clipped = shapely.get_parts(shapely.clip_by_rect(shapes, *frame))
    simple = shapely.get_parts(shapely.simplify(clipped, slack, preserve_topology=False))
    return list(simple[~shapely.is_empty(simple)])


def _shown(view: View) -> range:
    """Copies of the world to draw: what crosses 180° reaches into the next one."""
    shown = view.copies
    return range(shown.start - 1, shown.stop + 1)


@dataclass(frozen=True)
class _Layer:
    """A topology in the unit square.

    arcs: (n, 2) each, their limits and classes beside them; polygons: rings of arc references, with limits.
    heights: of each arc the height of the larger division that it bounds, 0 for none.
    """

    arcs: list[Points]
    limits: Points
    kinds: npt.NDArray[np.int64]
    polygons: list[Polygon]
    extents: Points
    heights: npt.NDArray[np.float64]

    def land(self, frame: Frame, least: float) -> list[BaseGeometry]:
        """The polygons that reach into the frame and are not smaller than `least` both ways."""
        west, south, east, north = self.extents.T
        worth = (east - west >= least) | (north - south >= least)
        found = []
        for at in np.flatnonzero(_meeting(self.extents, frame) & worth):
            shell, *holes = (_unwrapped(self._ring(ring)) for ring in self.polygons[at])
            if len(shell) >= 4:
                found.append(shapely.Polygon(shell, [hole for hole in holes if len(hole) >= 4]))
        return found

    def lines(self, view: View, frame: Frame) -> dict[int, list[BaseGeometry]]:
        """The lines of this zoom that reach into the frame, by class."""
        west, south, east, north = self.limits.T
        seen = _meeting(self.limits, frame)
        seen &= np.maximum(east - west, north - south) * view.scale >= LEAST
        found = {}
        for kind in (COAST, BORDER, DISPUTED):
            arcs = np.flatnonzero(seen & (self.kinds == kind))
            found[kind] = [shapely.LineString(run) for at in arcs for run in _coasts(self.arcs[at])]
        if view.zoom >= DIVIDED:
            drawn = (self.kinds == NO_LINE) & (self.heights * view.scale >= LEAST_DIVISION)
            found[DIVISION] = [shapely.LineString(self.arcs[at]) for at in np.flatnonzero(seen & drawn)]
        return found

    def _ring(self, ring: Ring) -> Points:
        parts = [self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1] for ref in ring]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _meeting(limits: Points, frame: Frame) -> npt.NDArray[np.bool_]:
    west, south, east, north = limits.T
    left, top, right, bottom = frame
    meeting: npt.NDArray[np.bool_] = (west <= right) & (east >= left) & (south <= bottom) & (north >= top)
    return meeting


@lru_cache(maxsize=4)
def _coarse(borders: Borders) -> _Layer:
    world, drawn = viewed("world-110m", borders), coarse(borders)
    degrees: list[Points] = [
        *(arc.astype(np.float64) * world.scale for arc in world.arcs),
        *(points for points, _ in drawn.added),
    ]
    kinds = [*drawn.classes, *(kind for _, kind in drawn.added)]
    return _layer(degrees, kinds, world, sorted(world.features.keys() - borders.joined), ())


@lru_cache(maxsize=2)
def _fine(borders: Borders, countries: frozenset[str]) -> _Layer:
    fine = viewed("shapes-admin1", borders)
    states = {*listed("world-110m").features, *countries} - borders.joined
    degrees: list[Points] = [arc.astype(np.float64) * fine.scale for arc in fine.arcs]
    divisions = sorted(fine.features.keys() - states)
    return _layer(
        degrees, classes(fine, states, borders), fine, sorted(states & fine.features.keys()), divisions
    )


def _layer(
    degrees: Sequence[Points],
    kinds: Sequence[int],
    topology: Topology,
    states: Iterable[str],
    divisions: Iterable[str],
) -> _Layer:
    lengths = np.array([len(arc) for arc in degrees])
    starts = np.cumsum(lengths) - lengths
    points = framing.mercator(np.concatenate(degrees))
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    arcs = np.split(points, starts[1:])
    limits = np.hstack([low, high])
    polygons = [polygon for key in states for polygon in topology.features[key]]
    extents = _extents(limits, [polygon[0] for polygon in polygons])[0]
    # What crosses 180° may be drawn beyond either edge of the world.
    extents[extents[:, 2] - extents[:, 0] > 0.9] += [-1.0, 0.0, 1.0, 0.0]
    bounded = [list(chain(*chain(*topology.features[key]))) for key in divisions]
    sizes, refs, owner = _extents(limits, bounded)
    heights = np.zeros(len(arcs))
    np.maximum.at(heights, refs, (sizes[:, 3] - sizes[:, 1])[owner])
    return _Layer(arcs, limits, np.array(kinds), polygons, extents, heights)


def _extents(
    limits: Points, rings: Sequence[Ring]
) -> tuple[Points, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The limits of each ring of arc references; the arcs of all rings, and the ring that each is of."""
    lengths = np.array([len(ring) for ring in rings], dtype=np.int64)
    refs = np.array(list(chain(*rings)), dtype=np.int64)
    refs = np.where(refs < 0, ~refs, refs)
    if not len(refs):
        return np.zeros((0, 4)), refs, refs
    starts = np.cumsum(lengths) - lengths
    low, high = np.minimum.reduceat(limits[refs], starts), np.maximum.reduceat(limits[refs], starts)
    return np.hstack([low[:, :2], high[:, 2:]]), refs, np.repeat(np.arange(len(rings)), lengths)


def _unwrapped(ring: Points) -> Points:
    """The ring, where it jumps from one edge of the world to the other as one that goes on beyond it."""
    steps = np.diff(ring[:, 0])
    foot = (ring[1:, 1] >= 1 - _EDGE) & (ring[:-1, 1] >= 1 - _EDGE)
    jumps = np.where((np.abs(steps) > 0.5) & ~foot, -np.sign(steps), 0.0)
    if not jumps.any():
        return ring
    whole: Points = ring + np.column_stack([np.concatenate([[0.0], np.cumsum(jumps)]), np.zeros(len(ring))])
    return whole


def _coasts(line: Points) -> list[Points]:
    """The parts of a line that are no seam: neither along 180° nor along the foot of Antarctica."""
    x, y = line[:, 0], line[:, 1]
    seam = (x < _EDGE) | (x > 1 - _EDGE) | (y > 1 - _EDGE)
    broken = (seam[1:] & seam[:-1]) | (np.abs(np.diff(x)) > 0.5)
    if not broken.any():
        return [line] if len(line) > 1 else []
    return [run for run in np.split(line, np.flatnonzero(broken) + 1) if len(run) > 1]
