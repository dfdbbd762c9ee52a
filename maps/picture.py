"""A still picture of the events: the map as the page shows it first, title, legend and sources around it.

Pure: events, names and outlines in, a scene in pixels out. `svg` and `png` write it down.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from maps import captions, framing, packing
from maps.borders import BORDER, COAST, DISPUTED, DIVISION, Borders
from maps.captions import Entry
from maps.errors import BadPicture
from maps.gathering import HALO, RADIUS, Group, gather
from maps.ground import LISTED, View, fitted, ground, inland, outline
from maps.labels import LANGUAGES, Label
from maps.layers import Rows
from maps.lettering import placed
from maps.outlines import corners
from maps.outputs import LEAST, MOST, SIZE
from maps.scene import Arc, Area, Disc, Image, Item, Lines, Panel, Points, Scene, Stroke, Text
from maps.style import Look, Mark
from maps.theme import FONTS, PLAIN, Theme

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Numbers = npt.NDArray[np.int64]

SMALL = (960, 520)
LEAST_SCALE, MOST_SCALE = 0.25, 8.0
THEMES = ("light", "dark")
WIDE = 60.0
"""Degrees: a region wider than this does not widen the view."""
_ROOM = 34.0
"""Pixels around the outermost events."""
_EARTH_KM = 40075.017
_NAMES_WHEN_SMALL = 36


@dataclass(frozen=True)
class Subject:
    """What a picture is of.

    outlines: polygons of regions by place id. names: labels of the basemap. countries: ids of all countries.
    """

    rows: Rows
    title: str
    borders: Borders = LISTED
    outlines: Mapping[str, BaseGeometry] = field(default_factory=dict)
    names: Sequence[Label] = ()
    countries: Collection[str] = ()

    @cached_property
    def shapes(self) -> list[BaseGeometry | None]:
        """What each mapped event is drawn as besides its mark: its region, or a geometry of its own."""
        rows = self.rows
        return [
            own if own is not None else self.outlines.get(region)
            for own, region in zip(rows.given[: rows.mapped], rows.regions[: rows.mapped], strict=True)
        ]

    @cached_property
    def extent(self) -> framing.Box | None:
        """Where the events lie, with their regions; None without events."""
        points = self.rows.points
        spans = {shape.bounds for shape in self.shapes if shape is not None}
        near = [span for span in sorted(spans) if span[2] - span[0] < WIDE]
        return framing.around(np.vstack([np.hstack([points, points]), np.array(near).reshape(-1, 4)]))


def require(size: tuple[int, int], scale: float = 1.0, lang: str = "en", theme: str = "light") -> None:
    """Raise BadPicture for a picture that cannot be drawn. scale: of one in pixels, else 1."""
    if len(size) != 2 or not all(isinstance(side, int) and LEAST <= side <= MOST for side in size):
        shown = "x".join(str(side) for side in size)
        raise BadPicture(
            f"A picture is from {LEAST} to {MOST} pixels wide and high, as in 1600x900; not {shown}."
        )
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise BadPicture(f"The scale of a picture is from {LEAST_SCALE:g} to {MOST_SCALE:g}, not {scale:g}.")
    if theme not in THEMES:
        raise BadPicture(f"The theme of a picture is {' or '.join(THEMES)}, not {theme!r}.")
    if lang not in LANGUAGES:
        raise BadPicture(f"Names are known in the languages {', '.join(LANGUAGES)}; not in {lang!r}.")


def drawn(
    subject: Subject,
    size: tuple[int, int] = SIZE,
    *,
    theme: Theme = PLAIN,
    dark: bool = False,
    lang: str = "en",
) -> Scene:
    """The whole picture. lang: the language of the names on the map."""
    width, height = size
    look = theme.look(dark=dark)
    pad = 28.0 if width >= 1200 else 18.0
    rows = subject.rows
    title = packing.clean(subject.title)
    told = captions.summary(rows)
    subtitle = f"{packing.clean(theme.subtitle)} · {told}" if theme.subtitle else told
    items: list[Item] = []
    logo = _logo(theme, width, pad)
    room = width - 2 * pad - (logo.width + pad if logo else 0)
    head = captions.heading(title, subtitle, pad, pad * 0.6, room, look)
    items += [*head.items, *([logo] if logo else [])]
    top = pad * 0.6 + max(head.height, logo.height if logo else 0) + 8
    marks = theme.marks(sorted(set(rows.categories["type"][: rows.mapped])))
    entries = _entries(subject, marks, look, dark=dark)
    most = max(1, min(4, int((height - top) * 0.14 / 22)))
    key = captions.legend(entries, 0, pad, top, width - 2 * pad, most, look)
    items += key.items
    top = math.ceil(top + key.height + 6)
    foot = captions.footing(packing.clean(theme.footer or ""), pad, height - 10.0, width - 2 * pad, look)
    bottom = math.floor(height - 10 - foot.height - 4)
    items += foot.items
    area = (0, top, width, max(bottom - top, 40))
    items.append(_map(subject, area, marks, look, dark=dark, lang=lang))
    return Scene(width, height, look.paper, items, title, told, theme.fonts or FONTS)


def sketched(subject: Subject, *, theme: Theme = PLAIN) -> Scene:
    """The map alone, small and coarse: for readers whose browser runs no scripts."""
    look = theme.look(dark=False)
    marks = theme.marks(sorted(set(subject.rows.categories["type"][: subject.rows.mapped])))
    panel = _map(subject, (0, 0, *SMALL), marks, look, dark=False, small=True)
    title = packing.clean(subject.title)
    return Scene(*SMALL, look.paper, [panel], title, captions.summary(subject.rows), theme.fonts or FONTS)


def _logo(theme: Theme, width: float, pad: float) -> Image | None:
    """The logo in the upper right corner."""
    own = theme.logo
    if own is None:
        return None
    factor = min(40 / own.height, width * 0.2 / own.width)
    wide, high = round(own.width * factor, 1), round(own.height * factor, 1)
    return Image(width - pad - wide, pad * 0.75, wide, high, own.data, own.media)


def _map(
    subject: Subject,
    box: tuple[float, float, float, float],
    marks: Sequence[Mark],
    look: Look,
    *,
    dark: bool,
    small: bool = False,
    lang: str = "en",
) -> Panel:
    """The map itself in a box of the picture: left, top, width, height."""
    left, top, width, height = box
    room = min(_ROOM, height * 0.12)
    view = _view(subject.extent, width, height, room)
    inner: list[Item] = [*_base(subject, view, look, small=small)]
    colors = [mark.dark if dark else mark.color for mark in marks]
    number = {mark.type: at for at, mark in enumerate(marks)}
    types = np.array(
        [number[name] for name in subject.rows.categories["type"][: subject.rows.mapped]], dtype=np.int64
    )
    world = framing.mercator(subject.rows.points) if subject.rows.mapped else np.zeros((0, 2))
    inner += _regions(subject, view, types, colors, look, small=small)
    inner += _rings(subject, view, world, types, colors)
    groups = gather(world, types, view)
    reserved = [_box(group, HALO + 2 if _haloed(subject, group, view) else group.radius) for group in groups]
    names = placed(subject.names, view, look, reserved, _NAMES_WHEN_SMALL if small else None, lang)
    inner += names
    for group in reversed(groups):
        inner += _mark(subject, group, view, marks, colors, look, small=small)
    if view.width < width:
        inner = [Panel((width - view.width) / 2, 0, view.width, height, look.water, inner)]
    return Panel(left, top, width, height, look.water, inner)


def _view(extent: framing.Box | None, width: float, height: float, room: float) -> View:
    """The window that shows the extent with room around it, and no part of the world twice."""
    inside = fitted(extent, width - 2 * room, height - 2 * room)
    scale = max(inside.scale, height)
    x = inside.left + inside.width / inside.scale / 2
    y = inside.top + inside.height / inside.scale / 2
    wide = min(width, scale)
    top = min(max(y - height / 2 / scale, 0.0), 1.0 - height / scale)
    left = x - wide / 2 / scale
    if extent is None or extent[2] - extent[0] > 300:
        left = min(max(left, 0.0), 1.0 - wide / scale)
    return View(left, top, scale, wide, height)


def _base(subject: Subject, view: View, look: Look, *, small: bool) -> list[Item]:
    """Land, the waters on it, then the lines: divisions below coasts and borders."""
    below = ground(view, subject.borders, subject.countries, small=small)
    lakes, shores, courses = inland(view, small=small)
    close = view.zoom >= 5
    strokes = {
        DIVISION: Stroke(look.division, 1.0 if view.zoom >= 6 else 0.7, (3.0, 2.5)),
        COAST: Stroke(look.coast, 0.8),
        BORDER: Stroke(look.border, 1.3 if close else 0.9),
        DISPUTED: Stroke(look.border, 1.3 if close else 0.9, (6.0, 4.0)),
    }
    items: list[Item] = [Area(below.land, look.land)] if below.land else []
    items += [Lines(courses, Stroke(look.river, 1.0 if close else 0.7))] if courses else []
    items += [Area(lakes, look.water), Lines(shores, Stroke(look.coast, 0.8))] if lakes else []
    items += [Lines(below.lines[kind], strokes[kind]) for kind in strokes if below.lines.get(kind)]
    return items


def _regions(
    subject: Subject, view: View, types: Numbers, colors: Sequence[str], look: Look, *, small: bool
) -> list[Item]:
    """Each region once, in the colour of its type, grey where types differ; the large ones below."""
    kinds: dict[int, set[int]] = {}
    shapes: dict[int, BaseGeometry] = {}
    for kind, shape in zip(types.tolist(), subject.shapes, strict=True):
        if shape is not None:
            kinds.setdefault(id(shape), set()).add(int(kind))
            shapes[id(shape)] = shape
    out: list[Item] = []
    for key, shape in sorted(shapes.items(), key=lambda one: (-one[1].area, one[1].bounds)):
        color = colors[next(iter(kinds[key]))] if len(kinds[key]) == 1 else look.neutral
        polygons, lines = outline(shape, view, small=small)
        if polygons:
            out.append(Area(polygons, color, 0.14))
        if lines:
            out.append(Lines(lines, Stroke(color, 1.5 if view.zoom >= 4 else 0.9, None, 0.75)))
    return out


def _rings(subject: Subject, view: View, world: Points, types: Numbers, colors: Sequence[str]) -> list[Item]:
    """Circles in which events lie whose place is only near a named one, each once."""
    seen: set[tuple[float, float, float]] = set()
    out: list[Item] = []
    for row in range(subject.rows.mapped):
        radius = _reach(subject, row, view)
        if radius is None or radius < HALO:
            continue
        for copy in view.copies:
            x, y = np.round(view.pixels(world[row : row + 1], copy)[0], 1).tolist()
            inside = -radius < x < view.width + radius and -radius < y < view.height + radius
            if inside and (key := (x, y, round(radius, 1))) not in seen:
                seen.add(key)
                color = colors[int(types[row])]
                out.append(Disc(*key, color, 0.1, Stroke(color, 1.3, (5.0, 4.0), 0.9)))
    return out


def _reach(subject: Subject, row: int, view: View) -> float | None:
    """The radius in pixels of an event's ring; None where it has none."""
    rows = subject.rows
    near = rows.categories["precision"][row] == "near" or rows.categories["relation"][row] != "in"
    km = float(rows.numbers["uncertainty_km"][row])
    if not near or subject.shapes[row] is not None or not math.isfinite(km):
        return None
    lat = math.radians(float(rows.numbers["lat"][row]))
    return km / (_EARTH_KM * max(math.cos(lat), 0.05)) * view.scale


def _haloed(subject: Subject, group: Group, view: View) -> bool:
    """Whether a mark alone has a ring that it would hide."""
    reach = _reach(subject, group.row, view) if group.count == 1 else None
    return reach is not None and reach < HALO


def _rough(rows: Rows, row: int) -> bool:
    return rows.categories["precision"][row] in ("admin", "country")


def _box(group: Group, reach: float) -> tuple[float, float, float, float]:
    return group.x - reach - 1, group.y - reach - 1, group.x + reach + 1, group.y + reach + 1


def _mark(
    subject: Subject,
    group: Group,
    view: View,
    marks: Sequence[Mark],
    colors: Sequence[str],
    look: Look,
    *,
    small: bool,
) -> list[Item]:
    """A mark alone in its shape; several as a ring of their types' colours around the number.

    small: only the most frequent type's colour; the arcs of a thousand events are half a picture's bytes.
    """
    x, y = round(group.x, 1), round(group.y, 1)
    if group.count > 1:
        most = max(group.types, key=lambda kind: (group.types[kind], -kind))
        return _number(group, x, y, colors, look, {most: group.count} if small else group.types)
    kind = next(iter(group.types))
    color = colors[kind]
    shape = [corners(marks[kind].shape, x, y, RADIUS)]
    out: list[Item] = []
    if _haloed(subject, group, view):
        out.append(Disc(x, y, HALO, color, 0.14, Stroke(color, 1.3, (4.0, 3.0), 0.9)))
    if _rough(subject.rows, group.row):
        return [
            *out,
            Lines(shape, Stroke(look.edge, 4.2), closed=True),
            Area([shape], look.hollow),
            Lines(shape, Stroke(color, 2.4), closed=True),
        ]
    return [*out, Lines(shape, Stroke(look.edge, 3.0), closed=True), Area([shape], color)]


def _number(
    group: Group, x: float, y: float, colors: Sequence[str], look: Look, types: Mapping[int, int]
) -> list[Item]:
    radius = group.radius
    ring = max(3.5, radius * 0.28)
    out: list[Item] = [Disc(x, y, round(radius + 1.2, 1), look.edge)]
    if len(types) == 1:
        stroke = Stroke(colors[next(iter(types))], round(ring, 1))
        out.append(Disc(x, y, round(radius - ring / 2, 1), look.hollow, stroke=stroke))
    else:
        out.append(Disc(x, y, round(radius - ring, 1), look.hollow))
        angle = -math.pi / 2
        for kind, count in sorted(types.items()):
            end = angle + 2 * math.pi * count / group.count
            out.append(
                Arc(x, y, round(radius - ring / 2, 1), angle, end, Stroke(colors[kind], round(ring, 1)))
            )
            angle = end
    size = 11.5 if group.count < 100 else 11.0 if group.count < 10000 else 9.5
    said = f"{round(group.count / 1000)}k" if group.count >= 10000 else str(group.count)
    return [*out, Text(x, round(y + size * 0.36, 1), said, size, look.ink, "semibold", "middle")]


def _entries(subject: Subject, marks: Sequence[Mark], look: Look, *, dark: bool) -> list[Entry]:
    """The legend: types by their number, then what hollow, dashed and numbered marks say."""
    rows = subject.rows
    names = rows.categories["type"][: rows.mapped]
    counts = (
        dict(zip(*np.unique(np.array(names, dtype=object), return_counts=True), strict=True)) if names else {}
    )
    ordered = sorted(marks, key=lambda mark: (-int(counts[mark.type]), mark.label))
    entries = [
        Entry(
            captions.mark_sample(mark.shape, mark.dark if dark else mark.color),
            packing.clean(mark.label),
            f"{int(counts[mark.type]):,}",
        )
        for mark in ordered
    ]
    ringed = [
        subject.shapes[row] is None
        and (rows.categories["precision"][row] == "near" or rows.categories["relation"][row] != "in")
        for row in range(rows.mapped)
    ]
    if any(_rough(rows, row) and not ringed[row] for row in range(rows.mapped)):
        entries.append(Entry(captions.hollow_sample(look.neutral), "Somewhere in the area"))
    if any(ringed):
        entries.append(Entry(captions.ring_sample(look.neutral), "Near, within the ring"))
    if rows.mapped > 1:
        entries.append(Entry(captions.number_sample(look.neutral, look), "Number of events"))
    return entries
