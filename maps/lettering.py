"""Names on a picture: which fit at its zoom, and where each stands, as in the page's labels.js. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from maps import framing, typeface
from maps.ground import View
from maps.labels import CITY, COUNTRY, DIVISION, WATER, Label
from maps.scene import Disc, Face, Item, Stroke, Text
from maps.style import Look

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_AWAY = (6, 13, 18, 24)
"""Pixels by which a city's name steps back from its place, as far as the marks there ask for."""
_LONG = 15
_PLAY = 90
"""Pixels that the name of an area moves at most to make way within it."""
_STEPS = (
    (0, 0), (0, -0.3), (0, 0.3), (-0.4, 0), (0.4, 0), (0, -0.6), (0, 0.6), (-0.8, 0), (0.8, 0), (-0.6, -0.5),
    (0.6, -0.5), (-0.6, 0.5), (0.6, 0.5),
)  # fmt: skip
_EDGE = 4.0
"""Pixels that a name keeps away from the edge of the map."""


@dataclass(frozen=True, slots=True)
class _Letters:
    face: Face
    size: float
    spacing: float
    color: str
    leading: float
    capitals: bool = False


def _letters(label: Label, look: Look) -> _Letters:
    """How a name is written, by what it names and its grade."""
    of_kind = {
        COUNTRY: (
            _Letters("semibold", 12.5, 1.2, look.label_country, 15, capitals=True),
            _Letters("semibold", 11.0, 0.8, look.label_country, 13, capitals=True),
        ),
        DIVISION: (
            _Letters("regular", 10.0, 0.8, look.label_division, 12, capitals=True),
            _Letters("regular", 9.5, 0.6, look.label_division, 12, capitals=True),
        ),
        CITY: (
            _Letters("semibold", 12.0, 0.0, look.label_city, 15),
            _Letters("regular", 12.0, 0.0, look.label_city, 15),
            _Letters("regular", 11.0, 0.0, look.label_city, 14),
        ),
        WATER: (
            _Letters("italic", 12.5, 1.2, look.label_sea, 15),
            _Letters("italic", 11.0, 0.5, look.label_sea, 14),
        ),
    }[label.kind]
    return of_kind[min(label.grade, len(of_kind) - 1)]


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
    labels: Iterable[Label],
    view: View,
    look: Look,
    reserved: Sequence[Box],
    most: int | None = None,
    lang: str = "en",
) -> list[Item]:
    """The names that fit, each with its dot where it is a city's.

    labels: in the order in which they claim their place. reserved: where marks stand; no name is written over
    them. most: so many names at most. lang: the language of the names, as far as they are known in it.
    """
    taken = _Taken()
    for box in reserved:
        taken.add(box)
    others = taken.count
    out: list[Item] = []
    written = 0
    for label in labels:
        if not label.zoom <= view.zoom < label.until:
            continue
        world = framing.mercator(np.array([[label.lon, label.lat]]))
        for copy in view.copies:
            x, y = view.pixels(world, copy)[0].tolist()
            if not (0 <= x <= view.width and 0 <= y <= view.height):
                continue
            items = _written(label, label.called(lang), x, y, look, taken, others, view)
            out += items
            written += bool(items)
        if written == most:
            break
    return out


def _written(
    label: Label, name: str, x: float, y: float, look: Look, taken: _Taken, others: int, view: View
) -> list[Item]:
    letters = _letters(label, look)
    lines = [name] if label.kind == CITY else _broken(name.upper() if letters.capitals else name)
    spacing = 0.0 if typeface.joined(name) or typeface.right_to_left(name) else letters.spacing
    face = typeface.face_for(name, letters.face)
    width = max(typeface.width(line, face, letters.size, spacing) for line in lines)
    half = letters.leading * len(lines) / 2 + 1
    dot = (x - 4, y - 4, x + 4, y + 4)
    # A mark may stand in for a city's dot; another name may not be written over it.
    if label.kind == CITY and not taken.free(dot, others):
        return []
    dotted = label.kind == CITY and taken.free(dot)
    for left, middle in _places(label, x, y, (width, 2 * half), view.scale):
        box = (left - 3, middle - half, left + width + 3, middle + half)
        inside = (
            box[0] > _EDGE and box[1] > _EDGE and box[2] < view.width - _EDGE and box[3] < view.height - _EDGE
        )
        if not inside or not taken.free(box):
            continue
        taken.add(box)
        if label.kind == CITY:
            taken.add(dot)
        base = middle - letters.leading * (len(lines) - 1) / 2 + typeface.capital(letters.size) / 2
        items: list[Item] = [
            Text(
                round(left + width / 2, 1), round(base + letters.leading * at, 1),
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


def _places(
    label: Label, x: float, y: float, size: tuple[float, float], scale: float
) -> Iterator[tuple[float, float]]:
    """Left end and middle of the places that a name may stand at, the best first."""
    width, height = size
    if label.kind != CITY:
        wide, high = label.wide / 360, label.high / 360 / math.cos(math.radians(label.lat))
        right, down = (
            min(max((extent * scale - own) * 0.4, 0.0), _PLAY)
            for extent, own in ((wide, width), (high, height))
        )
        for east, south in _STEPS:
            yield x - width / 2 + east * right, y + south * down
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
