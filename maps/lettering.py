"""Names on a picture: which fit at its zoom, and where each stands, as in the page's labels.js. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from maps import framing, typeface
from maps.ground import View
from maps.labels import CITY, COUNTRY, DIVISION, SEA, Label
from maps.scene import Disc, Face, Item, Stroke, Text
from maps.style import Look

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_CITY_ZOOM = ((5e6, 3), (2e6, 4), (1e6, 4.5), (4e5, 5.5), (1.5e5, 6), (5e4, 7), (2e4, 8), (0, 8.5))
_DIVISION_ZOOM = ((100, 5), (60, 5.5), (35, 6.5), (0, 7.5))
_SEA_ZOOM = ((2500, 1.5), (900, 3.5), (400, 5), (0, 6))
_COUNTRY_ZOOM = ((4e7, 1.5), (5e6, 3), (0, 4))
_FROM = {COUNTRY: _COUNTRY_ZOOM, DIVISION: _DIVISION_ZOOM, CITY: _CITY_ZOOM, SEA: _SEA_ZOOM}
_TO = {COUNTRY: 7.0, DIVISION: 10.0, CITY: 99.0, SEA: 99.0}
"""The zoom from which, and below which, a name is written, by what it names and its weight."""
_AWAY = (6, 13, 18, 24)
"""Pixels by which a city's name steps back from its place, as far as the marks there ask for."""
_LONG = 15
_LEADING = 15
_EDGE = 4.0
"""Pixels that a name keeps away from the edge of the map."""


@dataclass(frozen=True, slots=True)
class _Letters:
    face: Face
    size: float
    spacing: float
    color: str


def _letters(kind: int, look: Look) -> _Letters:
    return {
        COUNTRY: _Letters("semibold", 12.0, 1.1, look.label_country),
        DIVISION: _Letters("regular", 10.5, 0.4, look.label_division),
        CITY: _Letters("regular", 11.5, 0.0, look.label_city),
        SEA: _Letters("italic", 11.5, 0.5, look.label_sea),
    }[kind]


@dataclass
class _Taken:
    """Boxes that are taken, in a coarse grid, so that asking is quick."""

    cells: dict[tuple[int, int], list[tuple[int, Box]]] = field(default_factory=dict)
    count: int = 0

    def add(self, box: Box) -> None:
        for cell in self._cells(box):
            self.cells.setdefault(cell, []).append((self.count, box))
        self.count += 1

    def free(self, box: Box, since: int = 0) -> bool:
        """Whether none of those taken from the `since`-th on meets this one."""
        return not any(
            number >= since
            and box[0] < other[2]
            and other[0] < box[2]
            and box[1] < other[3]
            and other[1] < box[3]
            for cell in self._cells(box)
            for number, other in self.cells.get(cell, ())
        )

    @staticmethod
    def _cells(box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box[0] // 80), int(box[2] // 80) + 1):
            for y in range(int(box[1] // 80), int(box[3] // 80) + 1):
                yield x, y


def placed(
    labels: Iterable[Label], view: View, look: Look, reserved: Sequence[Box], most: int | None = None
) -> list[Item]:
    """The names that fit, each with its dot where it is a city's.

    reserved: where marks stand; no name is written over them. most: so many names at most.
    """
    taken = _Taken()
    for box in reserved:
        taken.add(box)
    others = taken.count
    out: list[Item] = []
    written = 0
    for label in sorted(labels, key=_claim):
        name, lon, lat, kind, weight = str(label[0]), *(float(value) for value in label[1:])
        if not (_first(_FROM[int(kind)], weight) <= view.zoom < _TO[int(kind)]):
            continue
        world = framing.mercator(np.array([[lon, lat]]))
        for copy in view.copies:
            x, y = view.pixels(world, copy)[0].tolist()
            if not (0 <= x <= view.width and 0 <= y <= view.height):
                continue
            items = _written(name, x, y, int(kind), look, taken, others, view)
            out += items
            written += bool(items)
        if written == most:
            break
    return out


def _first(steps: Sequence[tuple[float, float]], weight: float) -> float:
    return next(zoom for least, zoom in steps if weight >= least)


def _claim(label: Label) -> tuple[int, float, str]:
    """The order in which names claim their place."""
    kind, weight = int(label[3]), float(label[4])
    large = kind == CITY and weight >= 5e5
    rank = 1 if large else {COUNTRY: 0, DIVISION: 2, SEA: 3, CITY: 4}[kind]
    return rank, -weight, str(label[0])


def _written(
    name: str, x: float, y: float, kind: int, look: Look, taken: _Taken, others: int, view: View
) -> list[Item]:
    letters = _letters(kind, look)
    lines = _broken(name.upper()) if kind == COUNTRY else [name]
    spacing = 0.0 if typeface.joined(name) or typeface.right_to_left(name) else letters.spacing
    face = typeface.face_for(name, letters.face)
    width = max(typeface.width(line, face, letters.size, spacing) for line in lines)
    half = 8 * len(lines)
    dot = (x - 4, y - 4, x + 4, y + 4)
    # A mark may stand in for a city's dot; another name may not be written over it.
    if kind == CITY and not taken.free(dot, others):
        return []
    dotted = kind == CITY and taken.free(dot)
    for left, middle in _places(x, y, width, kind):
        box = (left - 3, middle - half, left + width + 3, middle + half)
        inside = (
            box[0] > _EDGE and box[1] > _EDGE and box[2] < view.width - _EDGE and box[3] < view.height - _EDGE
        )
        if not inside or not taken.free(box):
            continue
        taken.add(box)
        if kind == CITY:
            taken.add(dot)
        base = middle - _LEADING * (len(lines) - 1) / 2 + typeface.capital(letters.size) / 2
        items: list[Item] = [
            Text(
                round(left + width / 2, 1), round(base + _LEADING * at, 1),
                line, letters.size, letters.color, face, "middle",
                right_to_left=typeface.right_to_left(line), halo=look.halo, spacing=spacing,
            )
            for at, line in enumerate(lines)
        ]  # fmt: skip
        if dotted:
            items.append(Disc(x, y, 2.1, letters.color, stroke=None))
            items.insert(-1, Disc(x, y, 2.6, stroke=Stroke(look.halo, 1.2)))
        return items
    return []


def _places(x: float, y: float, width: float, kind: int) -> Iterator[tuple[float, float]]:
    """Left end and middle of the places that a name may stand at, the best first."""
    if kind != CITY:
        yield x - width / 2, y
        return
    for away in _AWAY:
        yield x + away, y
        yield x - away - width, y
        yield x - width / 2, y - away - 5
        yield x - width / 2, y + away + 5


def _broken(name: str) -> list[str]:
    """A long name in two lines, broken at the space nearest to its middle."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) < _LONG or not spaces:
        return [name]
    at = min(spaces, key=lambda space: abs(space - len(name) / 2))
    return [name[:at], name[at + 1 :]]
