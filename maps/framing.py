"""Which part of the world a window shows of the data: in degrees, and on the map's projection. Pure.

A box is west, south, east, north in degrees. Where it crosses 180° its east lies beyond 180.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]

WHOLE_WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
ROOM = 0.08
"""Share of the data's extent that the first view leaves free on each side."""
CLOSEST = 8.0
"""Zoom of the first view, at most."""
WINDOWS = ((816, 720), (1216, 820), (1536, 940), (2176, 1300), (390, 345))
"""Widths and heights in pixels of maps in usual windows: laptops, large screens, a phone."""
_NARROW = 700
_FREE = ((48, 24 + 260), (24, 28))
_FREE_NARROW = ((24, 24), (52, 32))
"""Pixels kept free for controls: left and right, above and below; `fit` in camera.js does the same."""


def mercator(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Points (n, 2) lon, lat in the unit square of web maps: x to the east, y to the south."""
    lat = np.radians(np.clip(points[:, 1], -85.0, 85.0))
    y = 0.5 - np.log(np.tan(math.pi / 4 + lat / 2)) / (2 * math.pi)
    return np.column_stack([points[:, 0] / 360 + 0.5, y])


def latitude(y: float) -> float:
    """The latitude of a height in the unit square."""
    return math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


def around(corners: npt.NDArray[np.float64]) -> Box | None:
    """The narrowest box that holds all of these, None for none; it crosses 180° where that is narrower.

    corners: (n, 4) west, south, east, north.
    """
    if not len(corners):
        return None
    south, north = float(np.min(corners[:, 1])), float(np.max(corners[:, 3]))
    order = np.argsort(corners[:, 0], kind="stable")
    wests, reached = corners[order, 0], np.maximum.accumulate(corners[order, 2])
    west, east = float(wests[0]), float(reached[-1])
    if len(corners) > 1 and east <= 180.0:
        gaps = wests[1:] - reached[:-1]
        widest = int(gaps.argmax())
        if gaps[widest] > 360.0 - (east - west):
            return float(wests[widest + 1]), south, float(reached[widest]) + 360.0, north
    return west, south, east, north


def grown(box: Box, dx: float, dy: float) -> Box:
    """The box with a margin on each side, within the world."""
    west, south, east, north = box
    if east - west + 2 * dx >= 360.0:
        west, east = -180.0, 180.0
    elif east > 180.0:
        west, east = west - dx, east + dx
    else:
        west, east = max(west - dx, -180.0), min(east + dx, 180.0)
    return west, max(south - dy, -85.0), east, min(north + dy, 85.0)


def split(box: Box) -> tuple[Box, ...]:
    """The box as one or two that end at 180°."""
    west, south, east, north = box
    if east - west >= 360.0:
        return ((-180.0, south, 180.0, north),)
    if west >= 180.0:
        return ((west - 360.0, south, east - 360.0, north),)
    if west < -180.0:
        return (-180.0, south, east, north), (west + 360.0, south, 180.0, north)
    if east > 180.0:
        return (-180.0, south, east - 360.0, north), (west, south, 180.0, north)
    return (box,)


def seen(view: Box, windows: Iterable[tuple[int, int]] = WINDOWS) -> Box:
    """What these windows show, all taken together, when each is fitted to the view."""
    west, south, east, north = view
    (left, bottom), (right, top) = mercator(np.array([[west, south], [east, north]])).tolist()
    dx, dy = 0.0, 0.0
    for width, height in windows:
        beside, above = _FREE_NARROW if width < _NARROW else _FREE
        free = (
            (width - sum(beside)) / max(right - left, 1e-9),
            (height - sum(above)) / max(bottom - top, 1e-9),
        )
        zoom = min(math.floor(4 * math.log2(min(free) / 256)) / 4, CLOSEST)
        zoom = max(zoom, math.ceil(4 * math.log2(height / 256)) / 4)
        scale = 256 * 2**zoom
        dx = max(dx, (width + abs(beside[1] - beside[0])) / 2 / scale)
        dy = max(dy, (height + abs(above[1] - above[0])) / 2 / scale)
    if dx >= 0.5:
        return WHOLE_WORLD
    x, y = (left + right) / 2, (top + bottom) / 2
    south, north = latitude(min(y + dy, 1.0)), latitude(max(y - dy, 0.0))
    return (x - dx - 0.5) * 360, south, (x + dx - 0.5) * 360, north
