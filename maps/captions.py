"""What stands around the map of a picture: title, legend, sources. Laid out in pixels. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from maps import typeface
from maps.layers import Rows
from maps.outlines import corners
from maps.packing import NULL
from maps.scene import Area, Disc, Face, Item, Stroke, Text
from maps.style import Look, Shape

ATTRIBUTION = "Places: GeoNames, CC BY 4.0, modified · Made with Natural Earth"

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_TITLE_LINES, _SUBTITLE_LINES, _FOOTER_LINES = 2, 2, 2
_ROW, _GAP, _ICON = 22.0, 20.0, 18.0
"""Pixels of the legend: a row's height, what is free between entries, a sample's width."""


@dataclass(frozen=True, slots=True)
class Block:
    """Things that stand together, and how high they are."""

    items: list[Item]
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend. sample: draws it round a point; count: "" for none."""

    sample: Callable[[float, float], list[Item]]
    label: str
    count: str = ""


def heading(title: str, subtitle: str, left: float, top: float, width: float, look: Look) -> Block:
    """Title and subtitle; written from the right where they begin so."""
    size = min(max(width / 50, 20.0), 30.0)
    small = min(max(width / 95, 13.0), 16.0)
    out: list[Item] = []
    y = top
    from_right = typeface.right_to_left(title)
    parts: tuple[tuple[str, Face, float, str, int], ...] = (
        (title, "semibold", size, look.ink, _TITLE_LINES),
        (subtitle, "regular", small, look.quiet, _SUBTITLE_LINES),
    )
    for text, face, height, color, most in parts:
        y += 0 if face == "semibold" else 3
        for line in typeface.wrapped(text, face, height, width, most):
            y += height * 1.25
            backwards = typeface.right_to_left(line)
            x = left + width if from_right else left
            out.append(
                Text(
                    x, round(y - height * 0.25, 1), line, height, color, face,
                    "start" if backwards == from_right else "end", right_to_left=backwards,
                )
            )  # fmt: skip
    return Block(out, y - top)


def legend(
    entries: Sequence[Entry], more: int, left: float, top: float, width: float, rows: int, look: Look
) -> Block:
    """The entries side by side in at most so many rows; how many types are left out stands at the end.

    more: types that are not among the entries.
    """
    size = 12.5
    out: list[Item] = []
    x, row, shown = left, 0, 0
    tail = typeface.width("and 000 more", "regular", size) + _GAP
    for at, entry in enumerate(entries):
        label = typeface.shortened(entry.label, "regular", size, width * 0.4)
        words = typeface.width(label, "regular", size)
        counted = typeface.width(entry.count, "regular", size) + 5 if entry.count else 0.0
        taken = _ICON + 5 + words + counted
        last = row == rows - 1 and (at < len(entries) - 1 or more)
        if x > left and x + taken > left + width - (tail if last else 0):
            if row == rows - 1:
                break
            x, row = left, row + 1
        y = top + row * _ROW + _ROW / 2
        baseline = round(y + typeface.capital(size) / 2, 1)
        out += entry.sample(x + _ICON / 2, y)
        out.append(_words(x + _ICON + 5, baseline, label, size, look.ink))
        if entry.count:
            out.append(_words(x + _ICON + 10 + words, baseline, entry.count, size, look.quiet))
        x += taken + _GAP
        shown += 1
    left_out = len(entries) - shown + more
    if left_out:
        y = top + row * _ROW + _ROW / 2 + typeface.capital(size) / 2
        out.append(_words(x, round(y, 1), f"and {left_out} more", size, look.quiet))
    return Block(out, (row + 1) * _ROW if out else 0.0)


def footing(own: str, left: float, bottom: float, width: float, look: Look) -> Block:
    """The publisher's own line, and where places and outlines come from, upwards from the bottom."""
    size = 10.5
    beside = typeface.width(own, "regular", size) + typeface.width(ATTRIBUTION, "regular", size) + 24 <= width
    if own and beside:
        return Block(
            [
                _words(left, bottom, own, size, look.quiet),
                Text(left + width, bottom, ATTRIBUTION, size, look.quiet, "regular", "end"),
            ],
            size * 1.3,
        )
    lines = [*typeface.wrapped(own, "regular", size, width, _FOOTER_LINES)]
    lines += typeface.wrapped(ATTRIBUTION, "regular", size, width, _FOOTER_LINES)
    step = size * 1.35
    items: list[Item] = [
        _words(left, round(bottom - step * (len(lines) - 1 - at), 1), line, size, look.quiet)
        for at, line in enumerate(lines)
    ]
    return Block(items, step * len(lines))


def _words(x: float, y: float, text: str, size: float, color: str) -> Text:
    backwards = typeface.right_to_left(text)
    return Text(x, y, text, size, color, "regular", "end" if backwards else "start", right_to_left=backwards)


def mark_sample(shape: Shape, color: str) -> Callable[[float, float], list[Item]]:
    """A type's mark."""
    return lambda x, y: [Area([[corners(shape, x, y, 5.6)]], color)]


def hollow_sample(color: str) -> Callable[[float, float], list[Item]]:
    """A mark of which only the region is known."""
    return lambda x, y: [Disc(x, y, 4.6, stroke=Stroke(color, 2.0))]


def ring_sample(color: str) -> Callable[[float, float], list[Item]]:
    """A mark that is only near its place."""
    return lambda x, y: [Disc(x, y, 8.2, stroke=Stroke(color, 1.2, (3.5, 2.6))), Disc(x, y, 3.8, color)]


def number_sample(color: str, look: Look) -> Callable[[float, float], list[Item]]:
    """Several events that fall together."""
    return lambda x, y: [
        Disc(x, y, 7.2, look.paper, stroke=Stroke(color, 2.4)),
        Text(x, round(y + 3.1, 1), "5", 8.5, look.ink, "semibold", "middle"),
    ]


def summary(content: Rows) -> str:
    """How many events, of which days, and how many have no place."""
    count = content.mapped
    said = "No events on the map" if not count else "1 event" if count == 1 else f"{count:,} events"
    days = content.days["date_start"][:count]
    known = days[days != NULL]
    if len(known):
        ends = content.days["date_end"][:count]
        last = max(int(known.max()), *(int(day) for day in ends[ends != NULL][-1:]), int(ends.max()))
        said += f", {span(int(known.min()), last)}"
    lost = content.categories["status"].count("unresolved")
    return f"{said}; {lost:,} without a known place" if lost else said


def span(first: int, last: int) -> str:
    """Two days since 1970-01-01 as people write them: "9–20 January 2025", "30 May – 2 June 2025"."""
    (year, month, day), (to_year, to_month, to_day) = _parts(first), _parts(last)
    if first == last:
        return f"{day} {MONTHS[month - 1]} {year}"
    end = f"{to_day} {MONTHS[to_month - 1]} {to_year}"
    if (year, month) == (to_year, to_month):
        return f"{day}–{end}"
    if year == to_year:
        return f"{day} {MONTHS[month - 1]} – {end}"
    return f"{day} {MONTHS[month - 1]} {year} – {end}"


def _parts(day: int) -> tuple[int, int, int]:
    year, month, of_month = str(np.datetime64(day, "D")).rsplit("-", 2)
    return int(year), int(month), int(of_month)
