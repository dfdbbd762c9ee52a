"""A scene as SVG: text stays text, styled by presentation attributes; no style, no script, no ids. Pure."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from maps import packing
from maps.scene import Arc, Area, Disc, Image, Item, Lines, Panel, Points, Scene, Stroke, Text

_HALO = 3.0
_WEIGHTS = {"regular": "", "semibold": ' font-weight="600"', "italic": ' font-style="italic"'}
_ILLEGAL = re.compile("[\ufffe\uffff]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": " ", "\n": " ", "\t": " "}
)


def markup(scene: Scene, *, small: bool = False) -> str:
    """The picture as an SVG element. small: in whole pixels, as wide as what holds it, without halos."""
    writer = _Writer(whole=small, halos=not small)
    size = 'width="100%"' if small else f'width="{scene.width}" height="{scene.height}"'
    families = ", ".join(f"'{name}'" if " " in name else name for name in scene.fonts)
    described = f"<desc>{escaped(scene.description)}</desc>" if scene.description else ""
    ground = f'<rect width="{scene.width}" height="{scene.height}" fill="{scene.background}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width} {scene.height}" {size} '
        f'role="img" aria-label="{escaped(scene.title)}" font-family="{escaped(families)}" '
        'stroke-linejoin="round">'
        f"<title>{escaped(scene.title)}</title>{described}{ground}"
        f"{''.join(writer.items(scene.items))}</svg>"
    )


def document(scene: Scene) -> str:
    """The picture as a file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup(scene)}\n'


def escaped(text: str) -> str:
    """Any text as XML can carry it, in an element or an attribute."""
    return _ILLEGAL.sub("\ufffd", packing.clean(text)).translate(_ESCAPES)


class _Writer:
    """Items as elements, in whole pixels or in tenths of them."""

    def __init__(self, *, whole: bool, halos: bool) -> None:
        self._unit = 1 if whole else 10
        self._halos = halos

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            match item:
                case Area():
                    yield self._area(item)
                case Lines():
                    yield self._lines(item)
                case Disc():
                    yield self._disc(item)
                case Arc():
                    yield self._arc(item)
                case Text():
                    yield from self._text(item)
                case Image():
                    data = base64.b64encode(item.data).decode("ascii")
                    yield f'<image {self._box(item)} href="data:{escaped(item.media)};base64,{data}"/>'
                case Panel():
                    sides = f'width="{_n(item.width)}" height="{_n(item.height)}"'
                    yield f'<svg {self._box(item)} overflow="hidden"><rect {sides} fill="{item.ground}"/>'
                    yield from self.items(item.items)
                    yield "</svg>"

    def _box(self, item: Image | Panel) -> str:
        return f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"'

    def _area(self, item: Area) -> str:
        path = "".join(
            f"{self._path(ring)}z" for polygon in item.polygons for ring in polygon if len(ring) > 2
        )
        if not path:
            return ""
        opacity = f' fill-opacity="{_n(item.opacity)}"' if item.opacity < 1 else ""
        return f'<path d="{path}" fill="{item.fill}"{opacity} fill-rule="evenodd"/>'

    def _lines(self, item: Lines) -> str:
        end = "z" if item.closed else ""
        path = "".join(f"{self._path(line)}{end}" for line in item.lines if len(line) > 1)
        return f'<path d="{path}" fill="none"{_stroke(item.stroke)}/>' if path else ""

    def _disc(self, item: Disc) -> str:
        opacity = f' fill-opacity="{_n(item.opacity)}"' if item.fill and item.opacity < 1 else ""
        drawn = _stroke(item.stroke) if item.stroke else ""
        return (
            f'<circle cx="{self._at(item.x)}" cy="{self._at(item.y)}" r="{_n(item.radius)}" '
            f'fill="{item.fill or "none"}"{opacity}{drawn}/>'
        )

    def _arc(self, item: Arc) -> str:
        (x, y), (to_x, to_y) = (
            (item.x + item.radius * math.cos(angle), item.y + item.radius * math.sin(angle))
            for angle in (item.start, item.end)
        )
        radius = _n(item.radius)
        large = int(item.end - item.start > math.pi)
        path = f"M{_n(x)} {_n(y)}A{radius} {radius} 0 {large} 1 {_n(to_x)} {_n(to_y)}"
        return f'<path d="{path}" fill="none"{_stroke(item.stroke)}/>'

    def _text(self, item: Text) -> Iterator[str]:
        words = escaped(item.text)
        anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
        direction = ' direction="rtl"' if item.right_to_left else ""
        spacing = f' letter-spacing="{_n(item.spacing)}"' if item.spacing else ""
        common = (
            f'x="{self._at(item.x)}" y="{self._at(item.y)}" font-size="{_n(item.size)}"{_WEIGHTS[item.face]}'
            f"{anchor}{direction}{spacing}"
        )
        if item.halo and self._halos:
            # An element of its own: not every program knows paint-order.
            stroke = f'fill="none" stroke="{item.halo}" stroke-width="{_n(_HALO)}"'
            yield f'<text aria-hidden="true" {common} {stroke}>{words}</text>'
        yield f'<text {common} fill="{item.color}">{words}</text>'

    def _at(self, value: float) -> str:
        return _n(round(value * self._unit) / self._unit)

    def _path(self, points: Points) -> str:
        """Points as relative steps, in whole units of the last digit."""
        grid = np.round(points * self._unit).astype(np.int64)
        steps = np.diff(grid, axis=0)
        steps = steps[np.any(steps != 0, axis=1)]
        number = str if self._unit == 1 else _tenths
        first = " ".join(map(number, grid[0].tolist()))
        rest = " ".join(map(number, steps.ravel().tolist()))
        return f"M{first}l{rest}".replace(" -", "-") if rest else ""


@lru_cache(maxsize=32_768)
def _tenths(value: int) -> str:
    """So many tenths as a number, as short as it can be written."""
    if value % 10 == 0:
        return str(value // 10)
    text = f"{value / 10:.1f}"
    return text.replace("0.", ".", 1) if abs(value) < 10 else text


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{" ".join(_n(part) for part in stroke.dash)}"' if stroke.dash else ""
    opacity = f' stroke-opacity="{_n(stroke.opacity)}"' if stroke.opacity < 1 else ""
    return f' stroke="{stroke.color}" stroke-width="{_n(stroke.width)}"{dash}{opacity}'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
