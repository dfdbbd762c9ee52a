"""Shared arcs on their way into a page: each as fine as the place where it lies asks for, packed small.

The page's `decode.js` reads what `Layer.stream` writes; the two change together.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.topology import Topology
from maps import packing
from maps.borders import NO_LINE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from maps.framing import Box

LADDER = tuple(round(0.004 * 1.5**rung, 4) for rung in range(12))
"""Degrees by which lines may be off, rung by rung; `maps/data/levels.xz` says which points each keeps."""

LAND, AREA, LINE, WATER = 0, 1, 2, 3
Polygons = Sequence[Sequence[Sequence[int]]]
"""Polygons of rings of arc numbers, ~i for arc i reversed."""

_ROWS, _COLUMNS = 360, 720
_PER_DEGREE = 2
_COARSEST_SHIFT = 5
"""180° and the poles are whole steps of the grid of 2⁵ units, and of no coarser one."""


class Fineness:
    """Which rung of the ladder holds where, in cells of half a degree."""

    def __init__(self, outside: int) -> None:
        self._rungs = np.full((_ROWS, _COLUMNS), outside, dtype=np.uint8)

    def refine(self, boxes: Iterable[Box], rung: int) -> None:
        """Within these boxes lines are at least as fine as this rung."""
        for west, south, east, north in boxes:
            part = self._rungs[
                int((south + 90) * _PER_DEGREE) : int(np.ceil((north + 90) * _PER_DEGREE)),
                int((west + 180) * _PER_DEGREE) : int(np.ceil((east + 180) * _PER_DEGREE)),
            ]
            np.minimum(part, rung, out=part)

    def refine_around(self, points: npt.NDArray[np.float64], cells: int, rung: int) -> None:
        """So are they within this many cells of the points, (n, 2) lon, lat."""
        row, column = _cells(points)
        near = np.zeros((_ROWS, _COLUMNS), dtype=bool)
        near[row, column] = True
        for _ in range(cells):
            wider = near | np.roll(near, 1, axis=1) | np.roll(near, -1, axis=1)
            wider[1:] |= near[:-1]
            wider[:-1] |= near[1:]
            near = wider
        self._rungs[near] = np.minimum(self._rungs[near], rung)

    def at(self, points: npt.NDArray[np.floating]) -> npt.NDArray[np.uint8]:
        """The rung at each point, (n, 2) lon, lat."""
        rungs: npt.NDArray[np.uint8] = self._rungs[_cells(points)]
        return rungs

    def finest(self, box: Box) -> int:
        """The lowest rung in a box."""
        low, high = (min(max(int((lat + 90) * _PER_DEGREE), 0), _ROWS - 1) for lat in (box[1], box[3]))
        left, right = (min(max(int((lon + 180) * _PER_DEGREE), 0), _COLUMNS - 1) for lon in (box[0], box[2]))
        return int(self._rungs[low : high + 1, left : right + 1].min())


def _cells(points: npt.NDArray[np.floating]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    column = ((points[:, 0] + 180) * _PER_DEGREE).astype(np.int64)
    row = ((points[:, 1] + 90) * _PER_DEGREE).astype(np.int64)
    return np.clip(row, 0, _ROWS - 1), np.clip(column, 0, _COLUMNS - 1)


@dataclass(frozen=True, eq=False)
class Lines:
    """All arcs of a topology one after the other.

    grid: (n, 2) int64. levels: how many rungs of the ladder keep each point. starts, lengths: of each arc.
    """

    scale: float
    grid: npt.NDArray[np.int64]
    levels: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]

    @property
    def limits(self) -> npt.NDArray[np.float64]:
        """(arcs, 4) west, south, east, north of each arc."""
        low = np.minimum.reduceat(self.grid, self.starts) * self.scale
        return np.hstack([low, np.maximum.reduceat(self.grid, self.starts) * self.scale])

    def count(self, arcs: Sequence[int], fineness: Fineness) -> int:
        """How many points are needed of these arcs."""
        return len(self._needed(arcs, fineness)[0])

    def drawn(self, arcs: Sequence[int], fineness: Fineness) -> list[npt.NDArray[np.int64]]:
        """These arcs, each as fine as its place asks for and on a grid that is no finer; the ends stay."""
        grid, rungs, of = self._needed(arcs, fineness)
        grid = _snapped(grid, rungs, self.scale)
        new = np.ones(len(grid), dtype=bool)
        new[1:] = (of[1:] != of[:-1]) | np.any(grid[1:] != grid[:-1], axis=1)
        grid, of = grid[new], of[new]
        return np.split(grid, np.flatnonzero(of[1:] != of[:-1]) + 1) if len(grid) else []

    def _needed(
        self, arcs: Sequence[int], fineness: Fineness
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
        """The points of these arcs that are kept where they lie, the rung there, and the arc of each."""
        lengths = self.lengths[list(arcs)]
        ends = np.cumsum(lengths)
        of = np.repeat(np.arange(len(lengths)), lengths)
        at = np.arange(int(lengths.sum())) - np.repeat(ends - lengths, lengths)
        at += np.repeat(self.starts[list(arcs)], lengths)
        levels = self.levels[at]
        rungs = fineness.at(self.grid[at] * self.scale)
        kept = (levels > rungs) | (levels == len(LADDER))
        return self.grid[at[kept]], rungs[kept], of[kept]


def _snapped(
    grid: npt.NDArray[np.int64], rungs: npt.NDArray[np.uint8], scale: float
) -> npt.NDArray[np.int64]:
    """Points on the grid that is as fine as the lines themselves: neighbouring ones then differ by little."""
    shifts = np.array([shift_of(tolerance, scale) for tolerance in (*LADDER, LADDER[-1])])[rungs]
    origin = np.array([round(180 / scale), round(90 / scale)])
    half = np.where(shifts > 0, 1 << np.maximum(shifts - 1, 0), 0)[:, None]
    snapped: npt.NDArray[np.int64] = ((grid + origin + half) >> shifts[:, None] << shifts[:, None]) - origin
    return snapped


def shift_of(tolerance: float, scale: float) -> int:
    """The grid that lines of this tolerance need: its step is 2 to this power, in units of the scale."""
    return min(max(int(np.floor(np.log2(tolerance / 2 / scale))), 0), _COARSEST_SHIFT)


@lru_cache(maxsize=1)
def _levels() -> npt.NDArray[np.uint8]:
    packed = (resources.files("maps") / "data" / "levels.xz").read_bytes()
    return np.frombuffer(lzma.decompress(packed), dtype=np.uint8)


def lines_of(shared: Topology) -> Lines:
    """The arcs of the first-level topology with their levels. ValueError where the levels are another's."""
    lengths = np.array([len(arc) for arc in shared.arcs], dtype=np.int64)
    grid = np.concatenate(shared.arcs).astype(np.int64)
    levels = _levels()
    if len(levels) != len(grid):
        raise ValueError("maps/data/levels.xz is not of these outlines: run python -m sources.build")
    return Lines(shared.scale, grid, levels, np.cumsum(lengths) - lengths, lengths)


@dataclass
class Layer:
    """Arcs and features on their way into a stream. scale: degrees of one unit of the arcs' grid."""

    scale: float
    arcs: list[npt.NDArray[np.int64]] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    features: list[tuple[int, Polygons]] = field(default_factory=list)

    def add_arc(self, points: npt.NDArray[np.int64], line: int = NO_LINE) -> int:
        """An arc of a class; its number."""
        self.arcs.append(points)
        self.classes.append(line)
        return len(self.arcs) - 1

    def add_line(self, line: BaseGeometry, tolerance: float, kind: int) -> int:
        """A line as an arc of a class, as fine as the tolerance in degrees; its number."""
        shift = shift_of(tolerance, self.scale)
        points = shapely.get_coordinates(shapely.simplify(line, tolerance))
        return self.add_arc(np.rint(points / (self.scale * (1 << shift))).astype(np.int64) << shift, kind)

    def add_geometry(
        self, geometry: BaseGeometry, tolerance: float, kind: int = AREA, line: int = NO_LINE
    ) -> int:
        """A feature with arcs of its own, of a class; its number. One without polygons is a LINE."""
        polygons: list[list[list[int]]] = []
        found = LINE
        for part in shapely.get_parts(shapely.simplify(geometry, tolerance)):
            if part.geom_type == "Polygon":
                found = kind
                rings = (part.exterior, *part.interiors)
                polygons.append([[self.add_line(ring, tolerance, line)] for ring in rings])
            elif part.geom_type in ("LineString", "LinearRing"):
                polygons.append([[self.add_line(part, tolerance, line)]])
        self.features.append((found, polygons))
        return len(self.features) - 1

    def join(self, fineness: Fineness) -> None:
        """Make one arc of those that follow each other where no third one meets them."""
        degree: Counter[tuple[int, int]] = Counter()
        for arc in self.arcs:
            degree.update((_point(arc[0]), _point(arc[-1])))
        chains: dict[tuple[int, ...], int] = {}
        arcs: list[npt.NDArray[np.int64]] = []
        classes: list[int] = []
        used: set[int] = set()

        def number(chain: tuple[int, ...]) -> int:
            backwards = tuple(~ref for ref in reversed(chain))
            if backwards in chains:
                return ~chains[backwards]
            if chain not in chains:
                chains[chain] = len(arcs)
                used.update(max(ref, ~ref) for ref in chain)
                arcs.append(_chained([self._run(ref) for ref in chain], fineness, self.scale))
                classes.append(self.classes[max(chain[0], ~chain[0])])
            return chains[chain]

        features: list[tuple[int, Polygons]] = []
        for kind, polygons in self.features:
            joined = [
                [[number(chain) for chain in self._chains(ring, degree)] for ring in rings]
                for rings in polygons
            ]
            features.append((kind, joined))
        for at in range(len(self.arcs)):
            if at not in used:
                arcs.append(self.arcs[at])
                classes.append(self.classes[at])
        self.arcs, self.classes, self.features = arcs, classes, features

    def _run(self, ref: int) -> npt.NDArray[np.int64]:
        return self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1]

    def _chains(self, ring: Sequence[int], degree: Counter[tuple[int, int]]) -> list[tuple[int, ...]]:
        """A ring cut where more than two arcs meet or their class changes."""
        starts = [_point(self._run(ref)[0]) for ref in ring]
        kinds = [self.classes[max(ref, ~ref)] for ref in ring]
        cuts = [at for at in range(len(ring)) if degree[starts[at]] != 2 or kinds[at] != kinds[at - 1]]
        # A ring that meets nothing begins where the other one that uses it begins too.
        first = cuts[0] if cuts else starts.index(min(starts))
        turned = [*ring[first:], *ring[:first]]
        bounds = [*(cut - first for cut in cuts or [first]), len(ring)]
        return [tuple(turned[low:high]) for low, high in pairwise(bounds)]

    def stream(self) -> bytes:
        """The layer as varints, in the order that `decode.js` reads.

        Arcs come in the order, and run the way, in which rings first use them: a ring says 0 for the next
        one, and most begin where the one before has ended.
        """
        order: list[int] = []
        place: dict[int, int] = {}
        turned: list[bool] = []

        def put(arc: int, backwards: bool) -> None:
            place[arc] = len(order)
            order.append(arc)
            turned.append(backwards)

        tail: list[int] = [len(self.features)]
        for kind, polygons in self.features:
            tail += [kind, len(polygons)]
            for rings in polygons:
                tail.append(len(rings))
                for ring in rings:
                    tail.append(len(ring))
                    for ref in ring:
                        arc = max(ref, ~ref)
                        if arc not in place:
                            put(arc, ref < 0)
                            tail.append(0)
                        else:
                            at = place[arc] + 1
                            tail.append(at if turned[place[arc]] == (ref < 0) else -at)
        for arc in range(len(self.arcs)):
            if arc not in place:
                put(arc, False)
        arcs = [
            self.arcs[arc][::-1] if backwards else self.arcs[arc]
            for arc, backwards in zip(order, turned, strict=True)
        ]
        return packing.varints(np.concatenate([_packed(arcs, [self.classes[arc] for arc in order]), tail]))


def _point(point: npt.NDArray[np.int64]) -> tuple[int, int]:
    return int(point[0]), int(point[1])


def _chained(
    parts: Sequence[npt.NDArray[np.int64]], fineness: Fineness, scale: float
) -> npt.NDArray[np.int64]:
    """Parts as one arc; a joint goes that the line without it passes as near as its place asks for."""
    if len(parts) == 1:
        return parts[0]
    whole = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    joints = np.cumsum([len(part) - 1 for part in parts])[:-1]
    joints = joints[(joints > 0) & (joints < len(whole) - 1)]
    before, here, after = whole[joints - 1], whole[joints], whole[joints + 1]
    along, across = after - before, here - before
    length = np.hypot(along[:, 0], along[:, 1])
    off = np.abs(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]) / np.maximum(length, 1)
    tolerance = np.array((*LADDER, LADDER[-1]))[fineness.at(here * scale)] / scale
    straight = (off < tolerance) & (length > 0)
    straight[1:] &= ~(straight[:-1] & (np.diff(joints) < 2))
    return np.delete(whole, joints[straight], axis=0)


def _packed(arcs: Sequence[npt.NDArray[np.int64]], classes: Sequence[int]) -> npt.NDArray[np.int64]:
    """Class and shift, length of every arc; then for each the step to its first point, and its own steps."""
    if not arcs:
        return np.zeros(1, dtype=np.int64)
    lengths = np.array([len(arc) for arc in arcs], dtype=np.int64)
    steps = np.diff(np.concatenate(arcs), axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    starts = np.cumsum(lengths) - lengths
    inner = steps.copy()
    inner[starts] = 0
    either: npt.NDArray[np.int64] = np.bitwise_or(inner[:, 0], inner[:, 1])
    bits = np.bitwise_or.reduceat(either, starts) | (1 << _COARSEST_SHIFT)
    shifts = np.log2(bits & -bits).astype(np.int64)
    own = np.repeat(shifts, lengths)
    own[starts] = 0
    head = np.column_stack([np.array(classes, dtype=np.int64) << 3 | shifts, lengths])
    return np.concatenate([[len(arcs)], head.ravel(), (steps >> own[:, None]).ravel()])
