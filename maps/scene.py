"""A picture as a list of things in pixels: what `svg` and `png` both write down. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""(n, 2) x to the right, y down, in pixels of what holds them."""

Face = Literal["regular", "semibold", "italic"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour (`#rrggbb`), width in pixels, dashes (drawn, left out) and opacity."""

    color: str
    width: float
    dash: tuple[float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """Polygons of one colour, each a ring and its holes; the polygons do not overlap."""

    polygons: Sequence[Sequence[Points]]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one stroke; closed ones return to where they began."""

    lines: Sequence[Points]
    stroke: Stroke
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled, drawn or both."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    opacity: float = 1.0
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a circle, from one angle to a larger one, in radians from the x axis, clockwise."""

    x: float
    y: float
    radius: float
    start: float
    end: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; y is its baseline.

    right_to_left: the direction of the whole line; its anchor "start" is then the right end.
    halo: the colour around the letters, None for none. spacing: pixels added after each letter.
    """

    x: float
    y: float
    text: str
    size: float
    color: str
    face: Face = "regular"
    anchor: Anchor = "start"
    right_to_left: bool = False
    halo: str | None = None
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from a file, scaled to a box. data: its bytes, media: their type."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    media: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the picture with its own origin and ground; nothing in it is seen beyond its edges.

    Panels lie over what else there is beside them.
    """

    x: float
    y: float
    width: float
    height: float
    ground: str
    items: Sequence[Item]


Item = Area | Lines | Disc | Arc | Text | Image | Panel


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. title, description: for those who do not see it. fonts: families, best first."""

    width: int
    height: int
    background: str
    items: Sequence[Item]
    title: str
    description: str = ""
    fonts: Sequence[str] = ()
