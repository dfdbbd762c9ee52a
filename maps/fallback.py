"""What readers without scripts see: a picture of the map and a table of the first events."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
import shapely

from maps import framing, packing, style
from maps.borders import listed
from maps.layers import Rows

WIDTH, HEIGHT = 960.0, 520.0
TABLE_ROWS = 200
PICTURE_MARKS = 400
BYTES = 80_000
_LONGEST = 120
SLACK = 1.2
"""Outlines keep within this many pixels of the map."""

Corners = tuple[float, float, float, float]


def markup(title: str, content: Rows) -> str:
    """An inline SVG and a table, at most 80 kB together.

    Styled by presentation attributes only: the page's policy blocks style attributes.
    """
    picture = svg(title, content)
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


def svg(title: str, content: Rows) -> str:
    """The events on the world's outline, cut to where they lie."""
    frame = _frame(content.points)
    land = _land(frame)
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
        f'<path d="{land}" fill="#f6f4ef" stroke="#b9b4aa" stroke-width="0.7"/>'
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
    world = framing.mercator(points) if len(points) else np.zeros((0, 2))
    pixels: npt.NDArray[np.float64] = (world - np.array(frame[:2])) * (WIDTH / frame[2])
    return pixels


def _land(frame: Corners) -> str:
    """Outlines of the countries within the frame as one path, in whole pixels."""
    world = listed("world-110m")
    path: list[str] = []
    for key in sorted(world.features):
        for ring in chain.from_iterable(world.rings(key)):
            projected = _project(ring, frame)
            if _outside(projected):
                continue
            simple = shapely.get_coordinates(shapely.simplify(shapely.linestrings(projected), SLACK))
            pixels = np.round(simple).astype(int)
            steps = np.diff(pixels, axis=0)
            steps = steps[np.any(steps != 0, axis=1)]
            if len(steps) > 2:
                path.append(f"M{pixels[0][0]} {pixels[0][1]}l{_steps(steps.tolist())}z")
    return "".join(path)


def _steps(steps: Sequence[Sequence[int]]) -> str:
    return " ".join(f"{dx} {dy}" for dx, dy in steps[:-1]).replace(" -", "-")


def _outside(pixels: npt.NDArray[np.float64]) -> bool:
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    return bool(high[0] < 0 or high[1] < 0 or low[0] > WIDTH or low[1] > HEIGHT)
