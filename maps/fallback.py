"""What readers without scripts see: a picture of the map and a table of the first events."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
import shapely

from maps import framing, packing, style
from maps.borders import BORDER, DISPUTED, Borders, coarse, listed
from maps.layers import Rows

WIDTH, HEIGHT = 960.0, 520.0
TABLE_ROWS = 200
PICTURE_MARKS = 400
BYTES = 80_000
_LONGEST = 120
LISTED = Borders()
SLACK = 1.2
"""Outlines keep within this many pixels of the map."""

_EDGE = 0.02
"""Share of the picture's width that is drawn beyond it, so that no edge shows."""

Corners = tuple[float, float, float, float]


def markup(title: str, content: Rows, borders: Borders = LISTED) -> str:
    """An inline SVG and a table, at most 80 kB together.

    borders: whose view the lines show. Styled by presentation attributes only: the page's policy blocks style
    attributes.
    """
    picture = svg(title, content, borders)
    parts = [f"<h1>{_text(title)}</h1>", picture]
    size = sum(len(part.encode("utf-8")) for part in parts) + 440
    body: list[str] = []
    for at in range(min(content.mapped, TABLE_ROWS)):
        row = _table_row(content, at)
        size += len(row.encode("utf-8")) + 1
        if size > BYTES:
            break
        body.append(row)
    parts.append(
        '<table><caption>Events</caption><thead><tr><th scope="col">Date</th><th scope="col">Event</th>'
        '<th scope="col">Place</th><th scope="col">Type</th></tr></thead><tbody>'
    )
    parts += body
    parts.append("</tbody></table>")
    if content.mapped > len(body):
        parts.append(f"<p>… and {content.mapped - len(body):,} more</p>")
    parts.append("<p>Places: GeoNames, CC BY 4.0, modified. Made with Natural Earth.</p>")
    return '<div class="dl-plain">\n' + "\n".join(parts) + "\n</div>"


def svg(title: str, content: Rows, borders: Borders = LISTED) -> str:
    """The events on the world's outline, cut to where they lie."""
    frame = _frame(content.points)
    land, solid, dashed = _land(frame), _lines(frame, borders, BORDER), _lines(frame, borders, DISPUTED)
    points = _project(content.points[:PICTURE_MARKS], frame)
    colors = {mark.type: mark.color for mark in style.marks(sorted(set(content.categories["type"])))}
    marks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="{colors[content.categories["type"][at]]}"/>'
        for at, (x, y) in enumerate(points.tolist())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" '
        f'aria-label="{_text(title)}" width="100%">'
        f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="#d5e0e8"/>'
        f'<g fill="none" stroke="#b9b4aa" stroke-width="0.7"><path d="{land}" fill="#f6f4ef"/>'
        f'<path d="{solid}"/>'
        f'<path d="{dashed}" stroke-dasharray="4 3"/></g>'
        f'<g stroke="#ffffff" stroke-width="1.2">{marks}</g></svg>'
    )


def _table_row(content: Rows, at: int) -> str:
    day = content.days["date_start"][at]
    date = "" if day == packing.NULL else str(np.datetime64(int(day), "D"))
    place = content.texts["place_name"][at] or content.texts["place_text"][at]
    name = content.texts["title"][at] or content.texts["text"][at] or place
    cells = (date, name, place, style.label(content.categories["type"][at]))
    return "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in cells) + "</tr>"


def _text(value: str) -> str:
    short = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    return html.escape(short.replace("\r", " "))


def _frame(points: npt.NDArray[np.float64]) -> Corners:
    """x, y, width and height in Mercator units of the part of the world to show, in the picture's shape."""
    if not len(points):
        return 0.0, 0.12, 1.0, HEIGHT / WIDTH
    world = framing.mercator(points)
    (left, top), (right, bottom) = world.min(axis=0), world.max(axis=0)
    width = max((right - left) * 1.35, (bottom - top) * 1.35 * WIDTH / HEIGHT, 0.05)
    width = min(width, 1.0)
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0.0), 1.0 - width)
    y = min(max((top + bottom - height) / 2, 0.0), 1.0 - height)
    return float(x), float(y), float(width), float(height)


def _project(points: npt.NDArray[np.float64], frame: Corners) -> npt.NDArray[np.float64]:
    return _pixels(framing.mercator(points) if len(points) else np.zeros((0, 2)), frame)


def _pixels(world: npt.NDArray[np.float64], frame: Corners) -> npt.NDArray[np.float64]:
    pixels: npt.NDArray[np.float64] = (world - np.array(frame[:2])) * (WIDTH / frame[2])
    return pixels


def _land(frame: Corners) -> str:
    """The land within the frame as one path, in whole pixels."""
    x, y, width, height = frame
    edge = width * _EDGE
    window = (x - edge, y - edge, x + width + edge, y + height + edge)
    parts = shapely.get_parts(shapely.get_parts(shapely.clip_by_rect(_continents(), *window)))
    rings = [shapely.get_coordinates(ring) for part in parts for ring in (part.exterior, *part.interiors)]
    outlines = [_path(_pixels(ring, frame), 3) for ring in rings]
    return "".join(f"{outline}z" for outline in outlines if outline)


@lru_cache(maxsize=1)
def _continents() -> list[shapely.Geometry]:
    """All land together, without the lines between countries, in Mercator units."""
    world = listed("world-110m")
    whole = world.with_features({"land": world.merged(world.features)}).geometry("land")
    return list(shapely.get_parts(shapely.transform(whole, framing.mercator)))


def _lines(frame: Corners, borders: Borders, *kinds: int) -> str:
    """Borders within the frame as one path, in whole pixels."""
    world, drawn = listed("world-110m"), coarse(borders)
    own = [
        arc.astype(np.float64) * world.scale
        for arc, kind in zip(world.arcs, drawn.classes, strict=True)
        if kind in kinds
    ]
    added = [points for points, kind in drawn.added if kind in kinds]
    path: list[str] = []
    for points in chain(own, added):
        projected = _project(points, frame)
        if not _outside(projected):
            path.append(_path(projected, 1))
    return "".join(path)


def _path(projected: npt.NDArray[np.float64], least: int) -> str:
    """Pixels as steps of a path, simplified; nothing where fewer steps are left."""
    simple = shapely.get_coordinates(shapely.simplify(shapely.linestrings(projected), SLACK))
    pixels = np.round(simple).astype(int)
    steps = np.diff(pixels, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if len(steps) < least:
        return ""
    return f"M{pixels[0][0]} {pixels[0][1]}l{_steps(steps.tolist())}"


def _steps(steps: Sequence[Sequence[int]]) -> str:
    return " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")


def _outside(pixels: npt.NDArray[np.float64]) -> bool:
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    return bool(high[0] < 0 or high[1] < 0 or low[0] > WIDTH or low[1] > HEIGHT)
