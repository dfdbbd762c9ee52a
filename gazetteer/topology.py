"""Polygons as shared arcs on a grid: neighbours hold the same line once, so they stay free of gaps.

The model is TopoJSON's: arcs, and features as rings of arc indices, ~i for arc i reversed. The file is
xz-compressed, see topologyfile.py.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.errors import BrokenGazetteer
from gazetteer.topologyfile import Ints, Polygon, Ring, decode, encode

_BROKEN = (lzma.LZMAError, EOFError, ValueError, KeyError, IndexError, TypeError, StopIteration)
_OFFSET = 1 << 26  # keeps grid numbers positive down to a scale of 0.000003°


@dataclass(frozen=True, eq=False)
class Topology:
    """Features drawn with shared arcs.

    scale: degrees of one grid unit. arcs: (n, 2) int32 grid points, lon before lat; the first and last
    points of an arc are where borders meet, or the same point for a line that meets none.
    features: by area id, polygons of rings of arc indices; the first ring is the outer one,
    counter-clockwise, the others are holes.
    """

    scale: float
    arcs: list[Ints]
    features: dict[str, list[Polygon]]

    @classmethod
    def read(cls, path: Path) -> Topology:
        """The topology of a file; BrokenGazetteer where it is none."""
        try:
            return cls(*decode(lzma.decompress(path.read_bytes())))
        except _BROKEN as error:
            raise BrokenGazetteer(f"{path} is no topology of this program: {error}") from error

    def write(self, path: Path) -> None:
        """Write the file; the same topology gives the same bytes."""
        packed = lzma.compress(
            encode(self.scale, self.arcs, self.features),
            format=lzma.FORMAT_XZ,
            check=lzma.CHECK_CRC32,
            preset=9 | lzma.PRESET_EXTREME,
        )
        path.write_bytes(packed)

    @classmethod
    def from_geometries(
        cls, geometries: Mapping[str, shapely.Geometry], scale: float, *, min_cells: int = 1
    ) -> Topology:
        """Snap (multi)polygons to the grid, cut their rings where lines meet and keep every line once.

        min_cells: rings of less area (in grid cells) vanish, unless the feature would vanish with them.
        Neighbours share arcs where their vertices agree after snapping.
        """
        rings: list[Ints] = []
        shells: dict[str, list[list[int]]] = {}
        for key in sorted(geometries):
            shells[key] = _snapped(geometries[key], scale, min_cells, rings)
        arcs, chains = _cut(rings)
        features = {
            key: [[chains[ring] for ring in polygon] for polygon in polygons]
            for key, polygons in shells.items()
            if polygons
        }
        return cls(scale, arcs, features)

    def coordinates(self, ring: Ring) -> npt.NDArray[np.float64]:
        """The closed ring as (n, 2) float64, lon/lat degrees."""
        parts = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in ring]
        joined = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        return joined * self.scale

    def rings(self, key: str) -> list[list[npt.NDArray[np.float64]]]:
        """A feature's polygons as closed rings of lon/lat degrees, the outer ring first.

        Rings that simplifying has folded into a line are left out, with the holes of such an outer ring.
        """
        drawn = ([self.coordinates(ring) for ring in polygon] for polygon in self.features[key])
        return [
            [shell, *(hole for hole in holes if len(hole) >= 4)] for shell, *holes in drawn if len(shell) >= 4
        ]

    def geometry(self, key: str) -> shapely.Geometry:
        """The feature as a valid Polygon or MultiPolygon, WGS 84 degrees; KeyError where there is none.

        An empty MultiPolygon where simplifying has left no area of it.
        """
        parts = []
        for shell, *holes in self.rings(key):
            parts.append(shapely.Polygon(shell, holes))
        whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
        return whole if shapely.is_valid(whole) else _repaired(parts)

    def bounds(self, key: str) -> tuple[float, float, float, float]:
        """West, south, east, north of a feature, degrees; one that crosses 180° spans the whole."""
        points = np.concatenate([self.coordinates(polygon[0]) for polygon in self.features[key]])
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return float(west), float(south), float(east), float(north)

    @cached_property
    def _owners(self) -> list[tuple[str, ...]]:
        owners: list[set[str]] = [set() for _ in self.arcs]
        for key, polygons in self.features.items():
            for polygon in polygons:
                for ring in polygon:
                    for i in ring:
                        owners[max(i, ~i)].add(key)
        return [tuple(sorted(keys)) for keys in owners]

    def arc_owners(self) -> list[tuple[str, ...]]:
        """For each arc the features that it bounds, sorted: one owner is a coast, two are a border."""
        return self._owners

    def merged(self, keys: Iterable[str], without: Iterable[str] = ()) -> list[Polygon]:
        """The outline of several features together, in arcs: lines that two of them share are left out.

        without: features that are cut out of the others, which hold them whole.
        """
        rings = [
            ring for key in sorted(set(keys)) for polygon in self.features.get(key, ()) for ring in polygon
        ]
        rings += [
            [~i for i in reversed(ring)]
            for key in sorted(set(without))
            for polygon in self.features.get(key, ())
            for ring in polygon
        ]
        directed: dict[int, None] = {}
        for i in chain.from_iterable(rings):
            if ~i in directed:
                del directed[~i]
            else:
                directed[i] = None
        return self._nested(self._linked(directed))

    def with_features(self, added: Mapping[str, list[Polygon]]) -> Topology:
        """The topology with further features over the same arcs."""
        return Topology(self.scale, self.arcs, dict(sorted({**self.features, **added}.items())))

    def simplified(self, tolerance: float) -> Topology:
        """Douglas–Peucker on every arc by itself: neighbours stay in step, arc ends stay where they are.

        tolerance: degrees. Closed arcs keep at least a triangle, so no lone island vanishes.
        """
        arcs = [_simplified(arc, tolerance / self.scale) for arc in self.arcs]
        return Topology(self.scale, arcs, self.features)

    def _ends(self, i: int) -> tuple[bytes, bytes]:
        arc = self.arcs[max(i, ~i)]
        first, last = arc[0].tobytes(), arc[-1].tobytes()
        return (first, last) if i >= 0 else (last, first)

    def _linked(self, directed: Iterable[int]) -> list[Ring]:
        """Closed rings of directed arcs, each arc used once."""
        leaving: dict[bytes, list[int]] = defaultdict(list)
        for i in directed:
            leaving[self._ends(i)[0]].append(i)
        rings = []
        for start in [i for arcs in leaving.values() for i in arcs]:
            origin, end = self._ends(start)
            if start not in leaving[origin]:
                continue
            leaving[origin].remove(start)
            ring = [start]
            while end != origin and leaving[end]:
                following = leaving[end].pop()
                ring.append(following)
                end = self._ends(following)[1]
            if end == origin:
                rings.append(ring)
        return rings

    def _nested(self, rings: list[Ring]) -> list[Polygon]:
        """Rings as polygons: clockwise ones are holes of the smallest outer ring round them."""
        outer: list[tuple[float, Ring, shapely.Polygon]] = []
        holes: list[tuple[Ring, shapely.Polygon]] = []
        for ring in rings:
            points = self.coordinates(ring)
            area = _signed_area(points)
            if area > 0:
                outer.append((area, ring, shapely.Polygon(points)))
            elif area < 0:
                holes.append((ring, shapely.Polygon(points)))
        outer.sort(key=lambda item: (item[0], item[1]))
        polygons: list[Polygon] = [[ring] for _, ring, _ in outer]
        for ring, hole in holes:
            inside = shapely.point_on_surface(hole)
            for (_, _, shell), polygon in zip(outer, polygons, strict=True):
                if shell.contains(inside):
                    polygon.append(ring)
                    break
        return polygons


def _repaired(polygons: list[shapely.Polygon]) -> shapely.Geometry:
    """A valid geometry of polygons that snapping has made touch or cross themselves or one another.

    Each is mended by itself first: mending a whole archipelago at once takes seconds.
    """
    mended = [p if p.is_valid else shapely.make_valid(p) for p in polygons]
    whole = shapely.MultiPolygon(_areas(mended))
    if not shapely.is_valid(whole):
        whole = shapely.MultiPolygon(_areas([shapely.union_all(_areas(mended))]))
    return whole.geoms[0] if len(whole.geoms) == 1 else whole


def _areas(geometries: list[shapely.Geometry]) -> list[shapely.Polygon]:
    """The polygons in geometries: mending may leave lines and points beside them."""
    found = []
    for geometry in geometries:
        if geometry.geom_type == "Polygon":
            found.extend([] if geometry.is_empty else [geometry])
        elif geometry.geom_type in ("MultiPolygon", "GeometryCollection"):
            found.extend(_areas(shapely.get_parts(geometry).tolist()))
    return found


def _signed_area(points: npt.NDArray[Any]) -> float:
    """Area of a closed ring in its own units, positive counter-clockwise."""
    x, y = (points - points[0]).astype(np.float64).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def _snapped(geometry: shapely.Geometry, scale: float, min_cells: int, rings: list[Ints]) -> list[list[int]]:
    """Append the grid rings of a geometry to `rings`; returns its polygons as indices into it."""
    found: list[tuple[float, list[Ints]]] = []
    for part in _areas([geometry]):
        shell = _grid_ring(part.exterior, scale, outer=True)
        if shell is None:
            continue
        holes = [_grid_ring(hole, scale, outer=False) for hole in part.interiors]
        kept = [hole for hole in holes if hole is not None and -_signed_area(hole) >= min_cells]
        found.append((_signed_area(shell), [shell, *kept]))
    large = [item for item in found if item[0] >= min_cells]
    polygons = []
    for _, parts in large or sorted(found, key=lambda item: -item[0])[:1]:
        polygons.append(list(range(len(rings), len(rings) + len(parts))))
        rings.extend(parts)
    return polygons


def _grid_ring(ring: shapely.LinearRing, scale: float, *, outer: bool) -> Ints | None:
    """The ring on the grid, oriented, without repeated points; null where nothing of it is left."""
    points: Ints = np.rint(shapely.get_coordinates(ring) / scale).astype(np.int32)
    moved = np.any(points[1:] != points[:-1], axis=1)
    points = points[np.concatenate([[True], moved])]
    if len(points) < 4:
        return None
    area = _signed_area(points)
    if area == 0:
        return None
    return points if (area > 0) == outer else points[::-1]


def _codes(points: Ints) -> npt.NDArray[np.int64]:
    """One number a grid point."""
    wide = points.astype(np.int64) + _OFFSET
    return (wide[:, 0] << 28) | wide[:, 1]


def _junctions(rings: list[Ints]) -> npt.NDArray[np.int64]:
    """Codes of the points where lines meet: passed by rings that come from or go to different points."""
    if not rings:
        return np.empty(0, np.int64)
    here, low, high = [], [], []
    for ring in rings:
        code = _codes(ring[:-1])
        before, after = np.roll(code, 1), np.roll(code, -1)
        here.append(code)
        low.append(np.minimum(before, after))
        high.append(np.maximum(before, after))
    points, lows, highs = (np.concatenate(part) for part in (here, low, high))
    order = np.argsort(points, kind="stable")
    points, lows, highs = points[order], lows[order], highs[order]
    same = points[1:] == points[:-1]
    differ = same & ((lows[1:] != lows[:-1]) | (highs[1:] != highs[:-1]))
    return np.unique(points[1:][differ])


def _cut(rings: list[Ints]) -> tuple[list[Ints], list[Ring]]:
    """Cut rings at their junctions; returns the distinct arcs and each ring as a chain of them."""
    junctions = _junctions(rings)
    arcs: list[Ints] = []
    known: dict[bytes, int] = {}
    chains: list[Ring] = []
    for ring in rings:
        codes = _codes(ring[:-1])
        cuts = np.flatnonzero(np.isin(codes, junctions))
        start = int(cuts[0]) if len(cuts) else int(np.argmin(codes))
        turned = np.concatenate([ring[start:-1], ring[: start + 1]])
        marks = [*(cuts - start).tolist(), len(turned) - 1] if len(cuts) else [0, len(turned) - 1]
        chain = []
        for begin, end in pairwise(marks):
            arc = np.ascontiguousarray(turned[begin : end + 1])
            forward, backward = arc.tobytes(), np.ascontiguousarray(arc[::-1]).tobytes()
            if forward in known:
                chain.append(known[forward])
            elif backward in known:
                chain.append(~known[backward])
            else:
                known[forward] = len(arcs)
                chain.append(len(arcs))
                arcs.append(arc)
        chains.append(chain)
    return arcs, chains


def _simplified(arc: Ints, tolerance: float) -> Ints:
    line = shapely.LineString(arc)
    points = shapely.get_coordinates(shapely.simplify(line, tolerance, preserve_topology=False))
    if len(points) < 4 and np.array_equal(arc[0], arc[-1]):
        if len(arc) <= 4:
            return arc
        far = int(np.argmax(np.sum((arc - arc[0]).astype(np.int64) ** 2, axis=1)))
        dx, dy = (arc[far] - arc[0]).astype(np.int64)
        relative = (arc - arc[0]).astype(np.int64)
        wide = int(np.argmax(np.abs(dx * relative[:, 1] - dy * relative[:, 0])))
        triangle: Ints = arc[sorted({0, far, wide, len(arc) - 1})]
        return triangle
    kept: Ints = points.astype(np.int32)
    return kept
