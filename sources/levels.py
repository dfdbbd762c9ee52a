"""How coarse a map may be and still need each point of the divisions' outlines: `maps/data/levels.xz`."""

from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.topology import Topology
from maps.linework import LADDER

OUT = Path(__file__).resolve().parents[1] / "maps" / "data" / "levels.xz"


def levels(topology: Topology) -> npt.NDArray[np.uint8]:
    """For each point of all arcs, one after the other, how many rungs of the ladder keep it.

    Douglas–Peucker on every arc by itself, so that neighbours stay in step; the ends of an arc are always
    kept, and so are three points of a closed one.
    """
    lengths = np.array([len(arc) for arc in topology.arcs])
    points = np.concatenate(topology.arcs).astype(np.int64)
    arc_of = np.repeat(np.arange(len(lengths)), lengths)
    lines = shapely.linestrings(points.astype(np.float64), indices=arc_of)
    codes = (arc_of << 40) | ((points[:, 0] + (1 << 19)) << 20) | (points[:, 1] + (1 << 19))
    found = np.zeros(len(points), dtype=np.uint8)
    for rung, tolerance in enumerate(LADDER, 1):
        simple = shapely.simplify(lines, tolerance / topology.scale, preserve_topology=False)
        kept, of = shapely.get_coordinates(simple, return_index=True)
        grid = np.rint(kept).astype(np.int64)
        kept_codes = (of << 40) | ((grid[:, 0] + (1 << 19)) << 20) | (grid[:, 1] + (1 << 19))
        found[np.isin(codes, kept_codes)] = rung
    ends = np.cumsum(lengths)
    for start, end in zip(ends - lengths, ends, strict=True):
        found[[start, end - 1]] = len(LADDER)
        arc = points[start:end]
        if end - start > 3 and np.array_equal(arc[0], arc[-1]):
            found[start + _corners(arc)] = len(LADDER)
    return found


def _corners(arc: npt.NDArray[np.int64]) -> list[int]:
    """The point of a closed arc farthest from its end, and the one farthest from the line between them."""
    relative = arc - arc[0]
    far = int(np.argmax(np.sum(relative**2, axis=1)))
    wide = int(np.argmax(np.abs(relative[far, 0] * relative[:, 1] - relative[far, 1] * relative[:, 0])))
    return [far, wide]


def write(topology: Topology, path: Path) -> None:
    """Write the file; the same topology gives the same bytes."""
    packed = lzma.compress(levels(topology).tobytes(), check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(packed)
