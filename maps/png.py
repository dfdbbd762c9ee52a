"""A scene as PNG: drawn larger, then made smaller, so that edges are smooth and letters evenly spaced.

Letters are shaped by raqm; where Pillow lacks it, or the system FriBiDi, by `writing`, which the log says.
"""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from PIL import Image as Images
from PIL import ImageDraw, ImageFont, features

from maps import packing, typeface
from maps.errors import BadPicture
from maps.scene import Arc, Area, Disc, Face, Image, Item, Lines, Panel, Points, Scene, Stroke, Text
from maps.writing import as_drawn

MOST_PIXELS = 40_000_000
"""Of a picture; what is larger is for SVG."""
_CANVAS = 16_000_000
_FINEST, _COARSEST = 4, 2
"""How many times larger shapes are drawn, in pictures of usual sizes and in very large ones."""
_HALO = 1.5
_RASTER = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_ROUND = 3.0
"""Pixels: the corners of lines wider than this are rounded."""

_log = logging.getLogger(__name__)


def encoded(scene: Scene, scale: float = 1.0) -> bytes:
    """The picture as a PNG file. scale: pixels for one of the scene's. Raises BadPicture for too many."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    if width * height > MOST_PIXELS:
        raise BadPicture(
            f"A picture of {width}x{height} is too large ({MOST_PIXELS // 1_000_000} million pixels).\n"
            "Make it smaller, or write an SVG, which has none."
        )
    finer = max(_COARSEST, min(_FINEST, math.isqrt(_CANVAS // (width * height))))
    _warn(list(_texts(scene.items)))
    out = io.BytesIO()
    _drawn(scene.items, (width, height), scale, finer, scene.background).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _drawn(
    items: Sequence[Item], size: tuple[int, int], scale: float, finer: int, background: str
) -> Images.Image:
    """The items on an image of this size; panels over what else there is.

    scale: pixels of the image for one of the items'. finer: how many times larger it is drawn.
    """
    canvas = Images.new("RGB", (size[0] * finer, size[1] * finer), background)
    _Pen(canvas, scale * finer).draw(items)
    image = canvas.reduce(finer)
    for panel in items:
        if isinstance(panel, Panel):
            left, top = round(panel.x * scale), round(panel.y * scale)
            inner = (
                round((panel.x + panel.width) * scale) - left,
                round((panel.y + panel.height) * scale) - top,
            )
            image.paste(_drawn(panel.items, inner, scale, finer, panel.ground), (left, top))
    return image


class _Pen:
    """Draws on an image that is so many times as large as the scene."""

    def __init__(self, image: Images.Image, scale: float) -> None:
        self._image = image
        self._scale = scale
        self._pen = ImageDraw.Draw(image)

    def draw(self, items: Iterable[Item]) -> None:
        """Draw the items in their order; panels are images of their own."""
        for item in items:
            match item:
                case Area():
                    self._area(item)
                case Lines():
                    self._stroked(item.lines, item.stroke, closed=item.closed)
                case Disc():
                    self._disc(item)
                case Arc():
                    self._arc(item)
                case Text():
                    self._text(item)
                case Image():
                    self._paste(item)
                case Panel():
                    pass

    def _area(self, area: Area) -> None:
        polygons = [[self._grid(ring) for ring in polygon if len(ring) > 2] for polygon in area.polygons]
        polygons = [polygon for polygon in polygons if polygon]
        if area.opacity == 1:
            # A mask is slow, and only holes need one.
            for (shell,) in (polygon for polygon in polygons if len(polygon) == 1):
                self._pen.polygon(shell.ravel().tolist(), fill=area.fill)
            polygons = [polygon for polygon in polygons if len(polygon) > 1]
        # What lies in a hole of another polygon is smaller than that, and drawn after it.
        polygons.sort(key=lambda polygon: -float(np.prod(np.ptp(polygon[0], axis=0))))

        def fill(pen: ImageDraw.ImageDraw, origin: Points) -> None:
            for shell, *holes in polygons:
                pen.polygon((shell - origin).ravel().tolist(), fill=255)
                for hole in holes:
                    pen.polygon((hole - origin).ravel().tolist(), fill=0)

        if polygons:
            self._masked([polygon[0] for polygon in polygons], 1.0, area.fill, area.opacity, fill)

    def _stroked(self, lines: Iterable[Points], stroke: Stroke, *, closed: bool = False) -> None:
        # The first two points once more: the corner where a closed line ends is a corner as the others are.
        whole = [np.vstack([line, line[:2]]) if closed else line for line in lines if len(line) > 1]
        runs = [part for line in whole for part in (_dashes(line, stroke.dash) if stroke.dash else (line,))]
        grids = [self._grid(run) for run in runs]
        width = max(1, round(stroke.width * self._scale))
        joint = "curve" if stroke.width > _ROUND - 1 and closed else None

        def draw(pen: ImageDraw.ImageDraw, origin: Points, ink: str | int) -> None:
            for grid in grids:
                pen.line((grid - origin).ravel().tolist(), fill=ink, width=width, joint=joint)

        if stroke.opacity == 1:
            draw(self._pen, np.zeros(2, dtype=np.int64), stroke.color)
        elif grids:
            self._masked(
                grids, width, stroke.color, stroke.opacity, lambda pen, origin: draw(pen, origin, 255)
            )

    def _disc(self, disc: Disc) -> None:
        ring = _circle(disc.x, disc.y, disc.radius, 0, 2 * math.pi)
        if disc.fill:
            self._area(Area([[ring]], disc.fill, disc.opacity))
        if disc.stroke and disc.stroke.dash:
            self._stroked([ring], disc.stroke)
        elif disc.stroke:
            self._arc(Arc(disc.x, disc.y, disc.radius, 0, 2 * math.pi, disc.stroke))

    def _arc(self, arc: Arc) -> None:
        """As an area: a wide line of short pieces would gape between them."""
        half = arc.stroke.width / 2
        outer = _circle(arc.x, arc.y, arc.radius + half, arc.start, arc.end)
        inner = _circle(arc.x, arc.y, arc.radius - half, arc.start, arc.end)
        self._area(Area([[np.vstack([outer, inner[::-1]])]], arc.stroke.color, arc.stroke.opacity))

    def _text(self, item: Text) -> None:
        """The letters, over their halo."""
        text = packing.clean(item.text)
        font = _font(item.face, round(item.size * self._scale, 1))
        direction: str | None = "rtl" if item.right_to_left else "ltr"
        if not _shapes():
            direction, text = None, as_drawn(text, right_to_left=item.right_to_left)
        spacing = item.spacing * self._scale
        length = font.getlength(text, direction=direction) + spacing * (len(text) - 1)
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
        left = item.x * self._scale - (1 - before if item.right_to_left else before) * length
        for width, color in ((_HALO * self._scale, item.halo), (0.0, item.color)):
            x = left
            for part in (text if spacing else (text,)) if color else ():
                at = (x, item.y * self._scale)
                self._pen.text(
                    at, part, color, font, "ls", direction=direction, stroke_width=width, stroke_fill=color
                )  # fmt: skip
                x += font.getlength(part, direction=direction) + spacing

    def _paste(self, picture: Image) -> None:
        kind = _RASTER.get(picture.media)
        if kind is None:
            _log.warning("a logo of %s is left out of PNG pictures; a PNG logo is drawn", picture.media)
            return
        size = (max(1, round(picture.width * self._scale)), max(1, round(picture.height * self._scale)))
        with Images.open(io.BytesIO(picture.data), formats=[kind]) as opened:
            scaled = opened.convert("RGBA").resize(size, Images.Resampling.LANCZOS)
        self._image.paste(scaled, (round(picture.x * self._scale), round(picture.y * self._scale)), scaled)

    def _masked(
        self,
        shapes: Iterable[Points],
        margin: float,
        color: str,
        opacity: float,
        draw: Callable[[ImageDraw.ImageDraw, Points], None],
    ) -> None:
        """Colour what `draw` paints on a mask of the shapes' size: with holes, or shining through."""
        points = np.concatenate(list(shapes))
        size = np.array(self._image.size)
        low = np.clip(points.min(axis=0) - int(margin), 0, size)
        high = np.clip(points.max(axis=0) + int(margin) + 1, 0, size)
        if (high <= low).any():
            return
        mask = Images.new("L", tuple((high - low).tolist()), 0)
        draw(ImageDraw.Draw(mask), low)
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        self._image.paste(color, (*low.tolist(), *high.tolist()), mask)

    def _grid(self, points: Points) -> Points:
        grid: Points = np.round(points * self._scale).astype(np.int64)
        return grid


def _circle(x: float, y: float, radius: float, start: float, end: float) -> Points:
    angles = np.linspace(start, end, 2 + int((end - start) * max(10.0, radius)))
    found: Points = np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])
    return found


def _dashes(line: Points, dash: tuple[float, float]) -> Iterator[Points]:
    """The drawn parts of a dashed line."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    starts = np.arange(0.0, along[-1], sum(dash))
    stops = np.minimum(starts + dash[0], along[-1])
    ends = np.stack(
        [np.interp(np.stack([starts, stops]), along, line[:, axis]) for axis in (0, 1)], axis=-1
    ).swapaxes(0, 1)
    first, last = np.searchsorted(along, starts, "right"), np.searchsorted(along, stops, "left")
    for at, (inner, outer) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        straight = inner >= outer
        yield ends[at] if straight else np.concatenate([ends[at, :1], line[inner:outer], ends[at, 1:]])


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            yield packing.clean(item.text)
        elif isinstance(item, Panel):
            yield from _texts(item.items)


def _warn(texts: Sequence[str]) -> None:
    """Say what will not be drawn as it is written."""
    lacking = typeface.missing(texts)
    if lacking:
        _log.warning(
            "the typeface of pictures lacks %s: drawn as boxes; an SVG takes the reader's fonts",
            " ".join(lacking[:20]),
        )
    if not _shapes() and any(as_drawn(text, right_to_left=False) != text for text in texts):
        _log.warning(
            "Pillow lacks raqm or FriBiDi: Arabic is joined by simpler rules, without its finer points"
        )


@lru_cache(maxsize=1)
def _shapes() -> bool:
    """Whether raqm works here; Pillow's wheels bring it, but not the FriBiDi that it needs."""
    return bool(features.check("raqm") and features.check("fribidi"))


@lru_cache(maxsize=64)
def _font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if _shapes() else ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(typeface.font_bytes(face)), size, layout_engine=engine)
