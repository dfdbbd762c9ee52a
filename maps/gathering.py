"""Events on a picture, gathered where marks would cover one another, as in the page's marks.js. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from maps.ground import View
from maps.scene import Points

CELL = 30
"""Pixels of the grid, which is fixed to the world."""
RADIUS = 6.5
"""Pixels of a mark alone."""
HALO = RADIUS + 5.5
"""Pixels of the ring round a mark whose own ring it would hide."""


@dataclass(slots=True)
class Group:
    """Events that are drawn as one. row: one of them; types: how many of each, by its number."""

    x: float
    y: float
    count: int
    row: int
    types: dict[int, int] = field(default_factory=dict)

    @property
    def radius(self) -> float:
        """Pixels: more where more fall together."""
        return RADIUS if self.count == 1 else min(9 + 2.4 * math.log2(self.count), 26.0)


def gather(world: Points, types: npt.NDArray[np.int64], view: View) -> list[Group]:
    """The groups of a view, the large ones first.

    world: (n, 2) events in the unit square. types: the number of each one's type.
    """
    pixels = np.concatenate([np.zeros((0, 2)), *(view.pixels(world, copy) for copy in view.copies)])
    rows = np.tile(np.arange(len(world)), len(view.copies))
    x, y = pixels.T
    seen = (x >= -CELL) & (y >= -CELL) & (x <= view.width + CELL) & (y <= view.height + CELL)
    x, y, rows = x[seen], y[seen], rows[seen]
    columns = np.floor((x + view.left * view.scale) / CELL).astype(np.int64)
    lines = np.floor((y + view.top * view.scale) / CELL).astype(np.int64)
    _, first, cell, counts = np.unique(
        columns * 16777216 + lines, return_index=True, return_inverse=True, return_counts=True
    )
    sums = np.column_stack([np.bincount(cell, x, len(counts)), np.bincount(cell, y, len(counts))])
    centres = sums / counts[:, None]
    groups = [
        Group(float(at[0]), float(at[1]), int(count), int(row))
        for at, count, row in zip(centres, counts, rows[first], strict=True)
    ]
    kinds = int(types.max()) + 1 if len(types) else 1
    pairs, numbers = np.unique(cell * kinds + types[rows], return_counts=True)
    for pair, number in zip(pairs.tolist(), numbers.tolist(), strict=True):
        groups[pair // kinds].types[pair % kinds] = number
    found = sorted(groups, key=lambda group: (-group.count, group.y, group.x))
    while len(kept := _apart(found)) < len(found):
        found = kept
    return kept


def _apart(found: list[Group]) -> list[Group]:
    """Groups that would cover one another, across the lines of the grid, become one."""
    near = 64
    grid: dict[tuple[int, int], list[Group]] = {}
    kept: list[Group] = []
    for group in found:
        column, line = math.floor(group.x / near), math.floor(group.y / near)
        around = (
            other
            for x in range(column - 1, column + 2)
            for y in range(line - 1, line + 2)
            for other in grid.get((x, y), ())
        )
        reach = group.radius
        host = next(
            (
                other
                for other in around
                if math.hypot(other.x - group.x, other.y - group.y) < 0.9 * (other.radius + reach)
            ),
            None,
        )
        if host is None:
            kept.append(group)
            grid.setdefault((column, line), []).append(group)
            continue
        host.count += group.count
        for kind, count in group.types.items():
            host.types[kind] = host.types.get(kind, 0) + count
    return kept
