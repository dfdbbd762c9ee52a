"""A grid of text cells -> a sheet: the header found, rows numbered, broken rows set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.coordinates import degrees
from geo.dates import looks_dated
from geo.reading.columns import is_known

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+[a-z0-9_]+)*")
_PEEK = 200
"""Rows that tell how wide a table is and where its header stands."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A data row that could not be read. number: from 1, among all data rows. value: the row as it stands."""

    number: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text under distinct headers; every row is as wide as the headers.

    numbers: the number of each row among all data rows, broken ones included, from 1.
    geometry: a shape for each row (WGS 84), null where it has none or where its columns say it.
    """

    headers: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]
    broken: tuple[BrokenRow, ...] = ()
    geometry: list[BaseGeometry | None] | None = None
    notes: tuple[str, ...] = ()


def from_grid(grid: Iterable[tuple[Sequence[str], str | None]]) -> Sheet | None:
    """Find the header of a grid and read the rows below it; null where the grid is empty.

    grid: each row's cells and, where the row is known to be broken, why. Rows above the header (a title,
    blank lines) and blank rows at the end are no data; a cell too many makes a row broken, a cell too few is
    an empty one.
    """
    lines = list(grid)
    while lines and lines[-1][1] is None and not any(cell.strip() for cell in lines[-1][0]):
        lines.pop()
    notes: list[str] = []
    head = _header([cells for cells, _ in lines[:_PEEK]])
    if head is None:
        return None
    names: Sequence[str] = lines[head][0]
    body = lines[head + 1 :]
    if head:
        notes.append(f"{head} line{'s' if head > 1 else ''} above the header skipped")
    if _is_data(names):
        names, body = [f"column {i}" for i in range(1, len(names) + 1)], lines[head:]
        notes.append("no header: the columns are numbered")
    elif body and _is_tags(body[0][0]):
        body = body[1:]
        notes.append("the row of HXL tags below the header skipped")
    names = _trimmed(names)
    wider = [width for cells, fault in body if fault is None and (width := _width(cells)) > len(names)]
    if wider and len(wider) >= 0.9 * len(body):
        names = [*names, *[""] * (min(wider) - len(names))]
    headers = unique(names)
    if headers != tuple(name.strip() for name in names):
        notes.append("columns without a name or with a repeated one were given names of their own")
    return _read(headers, body, notes)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Headers without outer spaces, the unnamed numbered, the repeated told apart ("name", "name 2")."""
    out: list[str] = []
    wanted = [" ".join(name.replace("\ufeff", "").split()) for name in names]
    taken = Counter(wanted)
    seen: set[str] = set()
    ordinals: Counter[str] = Counter()
    for index, name in enumerate(wanted, start=1):
        base = name or f"column {index}"
        ordinal = ordinals[base] = max(1, ordinals[base])
        made = base if ordinal == 1 else f"{base} {ordinal}"
        while made in seen or (ordinal > 1 and taken[made]):
            ordinal += 1
            made = f"{base} {ordinal}"
        ordinals[base] = ordinal
        seen.add(made)
        out.append(made)
    return tuple(out)


def _read(headers: tuple[str, ...], body: list[tuple[Sequence[str], str | None]], notes: list[str]) -> Sheet:
    width = len(headers)
    rows: list[list[str]] = []
    numbers: list[int] = []
    broken: list[BrokenRow] = []
    for number, (cells, fault) in enumerate(body, start=1):
        if fault is None and len(cells) > width and (filled := _width(cells)) > width:
            fault = f"{filled} cells where the header has {width}"
        if fault is not None:
            broken.append(BrokenRow(number, _shown(cells), fault))
            continue
        rows.append([*cells[:width], *[""] * (width - len(cells))])
        numbers.append(number)
    return Sheet(headers, rows, numbers, tuple(broken), None, tuple(notes))


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header row: the first that is about as wide as most are or holds two known names."""
    widths = [_width(cells) for cells in rows]
    counts = Counter(width for width in widths if width)
    if not counts:
        return None
    first = next(index for index, width in enumerate(widths) if width)
    if widths[first] == 1 and is_known(rows[first][0]):
        return first
    usual = max(counts, key=lambda width: (counts[width], width))
    for index, cells in enumerate(rows):
        filled = sum(1 for cell in cells if cell.strip())
        if filled >= max(min(2, usual), usual / 2) or sum(map(is_known, cells)) > 1:
            return index
    return first


def _is_data(cells: Sequence[str]) -> bool:
    """Whether the header's place holds a first row of data: no known name, but a date or a number."""
    if any(is_known(cell) for cell in cells):
        return False
    return any(looks_dated(cell) or ("." in cell and degrees(cell) is not None) for cell in cells)


def _is_tags(cells: Sequence[str]) -> bool:
    """The second header row of humanitarian data, "#adm1+name" (https://hxlstandard.org)."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(
        re.fullmatch(r"#[a-z][a-z0-9_]*(?:\s*\+[a-z0-9_]+)*", cell) for cell in filled
    )


def _width(cells: Sequence[str]) -> int:
    """The position of the last cell that holds anything, from 1."""
    for index in range(len(cells), 0, -1):
        if cells[index - 1].strip():
            return index
    return 0


def _trimmed(names: Sequence[str]) -> list[str]:
    return list(names[: max(1, _width(names))])


def _shown(cells: Sequence[str]) -> str:
    text = " | ".join(cells)
    return text if len(text) <= 500 else f"{text[:497]}..."
