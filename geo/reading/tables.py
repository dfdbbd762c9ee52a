"""A table of events as it was read: all text, its columns understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geo.coordinates import Coordinates, coordinates, degrees, pair
from geo.dates import Order, When, cell, clock, decide_order, looks_dated
from geo.reading.columns import Role, guess, override
from geo.reading.features import shapes_of
from geo.reading.sheets import Sheet
from geo.schema import COLUMNS, DERIVED, KNOWN_BY

if TYPE_CHECKING:
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

_PEEK = 400
"""Rows whose cells help to guess what a column is for."""
_OWN: dict[Role, str] = {
    "id": "event_id", "date": "date_start", "date_end": "date_end", "time": "time_start",
    "published": "published", "title": "title", "text": "text", "type": "type", "place": "place_text",
    "admin1": "admin1", "country": "country", "lon": "lon", "lat": "lat", "url": "url",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    columns: role -> header, as guessed or named by the user.
    values: every cell as text under its header, "" where empty.
    records: each row's number among the data rows, from 1.
    geometry: lines and polygons (WGS 84) to be drawn as given, null where a row has none; points stand in the
    columns of the roles lon and lat.
    date_order: how day and month are read, by the user's word or by the column's own rows.
    serials: whether bare numbers in the date column are a spreadsheet's day counts.
    notes: what was guessed, skipped or repaired.
    """

    source: str
    columns: Mapping[Role, str]
    values: pd.DataFrame
    records: tuple[str, ...]
    geometry: tuple[BaseGeometry | None, ...] | None = None
    encoding: str | None = None
    date_order: Order | None = None
    serials: bool = False
    notes: tuple[str, ...] = ()

    @property
    def extras(self) -> tuple[str, ...]:
        """The headers that have no role: carried through to the events."""
        known = (*KNOWN_BY, *DERIVED) if self.is_events else ()
        used = {*self.columns.values(), *known}
        return tuple(header for header in self.values.columns if header not in used)

    @property
    def is_events(self) -> bool:
        """Whether this is dateline's own output: it has the columns of `geo.schema`."""
        return set(KNOWN_BY) <= set(self.values.columns)

    @property
    def says_where(self) -> bool:
        """Whether any column names a place or a point."""
        return self.geometry is not None or not {"place", "admin1", "country", "lon"}.isdisjoint(self.columns)

    def cells(self, role: Role) -> list[str]:
        """The texts of a role's column without outer spaces; empty ones where no column has it."""
        header = self.columns.get(role)
        if header is None:
            return [""] * len(self.records)
        return [value.strip() for value in self.values[header].tolist()]

    def when(self) -> list[When]:
        """Each row's date: its own column, the end and the time of day from theirs where there are such.

        Times that are midnight in every row come from a tool that knows no bare dates, and are dropped.
        """
        order, serials = self.date_order, self.serials
        texts = self.cells("date")
        known = {text: cell(text, order, serials=serials) for text in dict.fromkeys(texts)}
        whens = [known[text] for text in texts]
        if "date_end" in self.columns:
            texts = self.cells("date_end")
            known = {text: cell(text, order, serials=serials) for text in dict.fromkeys(texts)}
            ends = [known[text] for text in texts]
            whens = [_until(when, end) for when, end in zip(whens, ends, strict=True)]
        if all(when.time is None or when.time.startswith("00:00") for when in whens):
            whens = [replace(when, time=None) if when.time else when for when in whens]
        if "time" in self.columns:
            times = [clock(text) for text in self.cells("time")]
            whens = [
                replace(when, time=time) if time and when.start and when.time is None else when
                for when, time in zip(whens, times, strict=True)
            ]
        return whens

    def points(self) -> list[Coordinates]:
        """Each row's coordinates, with the fault of those that cannot be drawn."""
        return [coordinates(lon, lat) for lon, lat in zip(self.cells("lon"), self.cells("lat"), strict=True)]


def build(
    sheet: Sheet,
    source: str,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: Order | None = None,
    encoding: str | None = None,
    notes: Iterable[str] = (),
) -> Table:
    """A sheet with its columns understood.

    columns: role -> header as the user named them; names that are not there are left to `missing`.
    """
    import pandas as pd

    said: list[str] = [*notes, *sheet.notes]
    values = pd.DataFrame(sheet.rows, columns=list(sheet.headers), dtype=object)
    geometry = sheet.geometry
    if set(KNOWN_BY) <= set(sheet.headers):
        roles: dict[Role, str] = dict(_OWN)
        date_order = "ymd"
    else:
        roles = _roles(values, columns or {})
        if "point" in roles and "lon" not in roles:
            geometry = _split_points(values, roles, geometry)
    serials = False
    if "date" in roles:
        dates = values[roles["date"]].tolist()
        serials = any(looks_dated(text) for text in dates)
        if date_order is None:
            decision = decide_order(dates)
            date_order = decision.order
            if decision.order:
                said.append(f"dates read as {decision.order}, as other rows of the column decide")
            elif decision.reason:
                said.append(f"{decision.reason} (--date-order decides)")
    return Table(
        source,
        roles,
        values,
        tuple(str(number) for number in sheet.numbers),
        tuple(geometry) if geometry is not None else None,
        encoding,
        date_order,
        serials,
        tuple(said),
    )


def missing(sheet: Sheet, columns: Mapping[str, str]) -> dict[str, str]:
    """The roles whose column, as the user named it, is not in a sheet -> that name."""
    return override(columns, sheet.headers)[1]


def event_rows(table: Table) -> list[dict[str, Any]]:
    """The rows of dateline's own output as `geo.schema.frame` takes them, status and all."""
    readers = {column.name: column for column in COLUMNS}
    names = [*KNOWN_BY, *table.extras]
    columns = {
        name: _typed(table.values[name].tolist(), readers[name].dtype, readers[name].nullable)
        if name in readers
        else [text or None for text in table.values[name].tolist()]
        for name in names
    }
    rows = [
        dict(zip(names, cells, strict=True)) for cells in zip(*(columns[name] for name in names), strict=True)
    ]
    if table.geometry is not None:
        for row, shape in zip(rows, table.geometry, strict=True):
            if shape is not None:
                row["geometry"] = shape
    return rows


def _typed(texts: Sequence[str], dtype: str, nullable: bool) -> list[Any]:
    if dtype == "int":
        return [int(text) if text.strip().lstrip("-").isdigit() else None for text in texts]
    if dtype == "float":
        return [degrees(text) for text in texts]
    return [text or None for text in texts] if nullable else list(texts)


def _roles(values: pd.DataFrame, columns: Mapping[str, str]) -> dict[Role, str]:
    """The user's columns first, the others guessed among what is left; half a pair of coordinates is none."""
    headers = [str(header) for header in values.columns]
    named, _ = override(columns, headers)
    left = [header for header in headers if header not in named.values()]
    guessed = guess(left, {header: values[header].head(_PEEK).tolist() for header in left}, without=named)
    return {**guessed, **named}


def _split_points(
    values: pd.DataFrame, roles: dict[Role, str], geometry: list[BaseGeometry | None] | None
) -> list[BaseGeometry | None] | None:
    """A column of whole positions as two columns of its own, and its lines and polygons as shapes."""
    texts = values[roles["point"]].tolist()
    pairs = [pair(text) for text in texts]
    for role, index in (("lon", 0), ("lat", 1)):
        name = role
        while name in values.columns:
            name += "_"
        values[name] = [halves[index] if halves else "" for halves in pairs]
        roles[role] = name  # type: ignore[index]
    shapes = shapes_of([text if halves is None else "" for text, halves in zip(texts, pairs, strict=True)])
    return shapes if any(shape is not None for shape in shapes) else geometry


def _until(when: When, end: When) -> When:
    """A date with the end that another column gives; an end that cannot be is left aside with a reason."""
    if when.start is None or end.end is None or (when.end is not None and end.end == when.end):
        return replace(when, reason=when.reason or end.reason)
    if end.end < when.start:
        return replace(when, reason=f"the end {end.end.isoformat()} lies before {when.start.isoformat()}")
    return replace(when, end=end.end, granularity="day" if end.end == when.start else "range")
