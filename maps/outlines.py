"""The outlines of marks, as the page's shapes.js has them. Pure."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from maps.scene import Points
from maps.style import Shape

_ARM = 0.36
_PLUS = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
    (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_UP = -math.pi / 2


def corners(shape: Shape, x: float, y: float, radius: float) -> Points:
    """The corners of a mark round a point, in pixels."""
    return _unit(shape) * radius + [x, y]


@lru_cache(maxsize=16)
def _unit(shape: Shape) -> Points:
    """The mark at the origin; the factors make all look equally large."""
    plus = np.array(_PLUS)
    turned = np.column_stack([plus[:, 0] - plus[:, 1], plus[:, 0] + plus[:, 1]]) * math.sqrt(0.5)
    found: dict[Shape, Points] = {
        "circle": _regular(24, 0),
        "square": _regular(4, -math.pi / 4) * 1.15,
        "diamond": _regular(4, _UP) * 1.2,
        "triangle": _regular(3, _UP) * 1.25 + [0, 0.15],
        "wedge": _regular(3, -_UP) * 1.25 - [0, 0.15],
        "pentagon": _regular(5, _UP) * 1.1,
        "hexagon": _regular(6, 0) * 1.08,
        "star": _regular(10, _UP, 0.48) * 1.3,
        "plus": plus * 1.1,
        "cross": turned * 1.15,
    }
    return found[shape]


def _regular(count: int, turn: float, inner: float = 1.0) -> Points:
    angles = turn + np.arange(count) * 2 * math.pi / count
    radii = np.where(np.arange(count) % 2, inner, 1.0)
    found: Points = np.column_stack([np.cos(angles), np.sin(angles)]) * radii[:, None]
    return found
