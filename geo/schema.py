"""The event table: its columns, their types and their meaning, in one place.

Readers, writers, the page, the tests and docs/contract.md all use these definitions.

In a frame, texts and dates (ISO 8601) are of dtype object with None where null, integers Int64 with <NA>,
floats float64 with NaN: one convention whatever pandas makes of strings by itself. The index says nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, get_args

from geo.codes import geo_precision, time_precision
from geo.errors import BadSchema

if TYPE_CHECKING:
    import geopandas as gpd

EventStatus = Literal["mapped", "off_map", "unresolved", "duplicate", "rejected"]
Kind = Literal["place", "facility", "metonym", "demonym", "org", "person", "other"]
Role = Literal["location", "mention"]
Relation = Literal["in", "near", "direction", "distance", "between", "border", "offshore"]
Precision = Literal["exact", "near", "admin", "country", "unknown"]
Granularity = Literal["day", "night", "weekend", "week", "month", "year", "range", "unknown"]
EventType = Literal[
    "armed_clash", "shelling", "air_strike", "explosion", "capture", "protest", "riot", "arrest",
    "violence_against_civilians", "disaster_flood", "disaster_earthquake", "disaster_storm", "wildfire",
    "accident", "disease", "diplomacy", "statement", "strategic_development", "other",
]  # fmt: skip
Bearing = Literal[
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"
]

STATUSES: tuple[EventStatus, ...] = ("mapped", "off_map", "unresolved", "duplicate", "rejected")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the event table. dtype: "str", "int", "float" or "date" (ISO 8601 text)."""

    name: str
    dtype: Literal["str", "int", "float", "date"]
    nullable: bool
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "str", False, "stable id: the input's own, else a hash of what was read"),
    Column("source", "str", False, "the input as the user named it; below a folder, the path below it"),
    Column("record", "str", False, "row number from 1, document id, or entry id"),
    Column("title", "str", True, "the event's or the document's title"),
    Column("text", "str", True, "the sentence or description that it rests on"),
    Column("sentence_start", "int", True, "code points into the document's text as given"),
    Column("sentence_end", "int", True, "end, exclusive"),
    Column("place_start", "int", True, "code points into the document's text as given"),
    Column("place_end", "int", True, "end, exclusive"),
    Column("date_start", "date", True, "first day, inclusive"),
    Column("date_end", "date", True, "last day, inclusive"),
    Column("published", "date", True, "the publication date"),
    Column("time_start", "str", True, "ISO 8601 with the offset as written, where the source gives a time"),
    Column("date_granularity", "str", False, "day, night, weekend, week, month, year, range or unknown"),
    Column("type", "str", False, "the event type; a table's own is kept as it is"),
    Column("place_text", "str", False, "the words in the source"),
    Column("relation", "str", False, "how the event lies to the place named"),
    Column("distance_km", "float", True, "the distance that the text gives"),
    Column("bearing", "str", True, "the direction that the text gives, N to NNW"),
    Column("with_place_id", "str", True, "the other end of between and border"),
    Column("place_id", "str", True, "the gazetteer's id"),
    Column("geonameid", "int", True, "the GeoNames number"),
    Column("place_name", "str", True, "the gazetteer's name"),
    Column("country", "str", True, "ISO 3166-1 alpha-2"),
    Column("admin1", "str", True, "name of the first-level division"),
    Column("level", "str", True, "country, admin1, admin2, city, locality, sea, river, mountain, ..."),
    Column("lon", "float", True, "degrees, WGS 84"),
    Column("lat", "float", True, "degrees, WGS 84"),
    Column("precision", "str", False, "what the point may be trusted for"),
    Column("uncertainty_km", "float", True, "radius in which the event lies"),
    Column("confidence", "float", False, "0–1"),
    Column("status", "str", False, "mapped, off_map, unresolved, duplicate or rejected"),
    Column("reason", "str", True, "why that status, that place, that date"),
    Column("duplicate_of", "str", True, "event_id of the row that tells it first"),
    Column("url", "str", True, "http or https only"),
    Column("geo_precision", "int", True, "1 exact, 2 near or a small area, 3 vaguer (geo.codes)"),
    Column("time_precision", "int", True, "1 the day, 2 within a week, 3 vaguer (geo.codes)"),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
DERIVED: tuple[str, ...] = ("geo_precision", "time_precision")
"""Columns that follow from others: a table may lack them."""
KNOWN_BY: tuple[str, ...] = tuple(name for name in NAMES if name not in DERIVED)
"""Columns by which dateline's own output is known, also that of its first version."""

DEFAULTS: Mapping[str, Any] = {
    "date_granularity": "unknown",
    "type": "other",
    "place_text": "",
    "relation": "in",
    "precision": "unknown",
    "confidence": 0.0,
}

CRS = "EPSG:4326"

_VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "relation": get_args(Relation),
    "precision": get_args(Precision),
    "date_granularity": get_args(Granularity),
    "bearing": get_args(Bearing),
}
_RANGES: Mapping[str, tuple[float, float]] = {
    "lon": (-180.0, 180.0),
    "lat": (-90.0, 90.0),
    "confidence": (0.0, 1.0),
    "distance_km": (0.0, float("inf")),
    "uncertainty_km": (0.0, float("inf")),
    "geo_precision": (1, 3),
    "time_precision": (1, 3),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def frame(rows: Iterable[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    """Rows as an event table: the columns in order, then other keys as they first appear, then geometry.

    What a row leaves out is null or its default. Dates may be `datetime.date`. Extra columns hold objects.
    The derived columns are always made anew.
    geometry: the row's own shape, else its point where it is mapped.
    """
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import shapely

    columns = {column.name: _Cells(column) for column in COLUMNS if column.name not in DERIVED}
    extras: dict[str, list[Any]] = {}
    shapes: list[Any] = []
    rest = iter(rows)
    while batch := list(islice(rest, _AT_ONCE)):  # a generator's rows are never all in memory
        for name, cells in columns.items():
            cells.add([row.get(name) for row in batch])
        for key in dict.fromkeys(key for row in batch for key in row if key not in _KNOWN):
            extras.setdefault(key, [None] * len(shapes))
        for key, values in extras.items():
            values += [row.get(key) for row in batch]
        shapes += [row.get("geometry") for row in batch]
    data: dict[str, Any] = {}
    for column in COLUMNS:
        if column.name in DERIVED:
            data[column.name] = pd.array(_derived(column.name, data), dtype="Int64")
        else:
            data[column.name] = columns.pop(column.name).finished()
    for key, values in extras.items():
        data[key] = _objects(values)
    mapped = np.array([status == "mapped" for status in data["status"]], dtype=bool)
    drawn = mapped & ~np.isnan(data["lon"]) & ~np.isnan(data["lat"])
    points = np.full(len(shapes), None, dtype=object)
    points[drawn] = shapely.points(data["lon"][drawn], data["lat"][drawn])
    for index, shape in enumerate(shapes):
        if shape is not None:
            points[index] = shape
    return gpd.GeoDataFrame(data, geometry=points, crs=CRS)


def empty() -> gpd.GeoDataFrame:
    """An event table without rows."""
    return frame(())


def check(events: gpd.GeoDataFrame) -> list[str]:
    """Every fault that keeps a frame from being an event table, with row (from 1) and column."""
    faults = [f"column {name} is missing" for name in KNOWN_BY if name not in events.columns]
    present = [str(name) for name in events.columns if name in KNOWN_BY]
    if not faults and present != list(KNOWN_BY):
        faults.append(f"the columns stand in another order than {', '.join(NAMES[:3])}, ...")
    if "geometry" not in events.columns:
        faults.append("column geometry is missing")
    for column in COLUMNS:
        if column.name in events.columns:
            values = events[column.name].tolist()
            faults += [
                f"row {row}, column {column.name}: {fault}"
                for row, value in enumerate(values, start=1)
                if (fault := _fault(column, value)) is not None
            ]
    if "event_id" in events.columns:
        twice = events["event_id"].duplicated()
        faults += [
            f"row {row + 1}, column event_id: {events['event_id'].iat[row]!r} stands in an earlier row too"
            for row in range(len(events))
            if twice.iat[row]
        ]
    if {"status", "geometry"} <= set(events.columns):
        nowhere = (events["status"] == "mapped") & events["geometry"].isna()
        faults += [
            f"row {row + 1}, column geometry: mapped without one"
            for row in range(len(events))
            if nowhere.iat[row]
        ]
    return faults


def require(events: gpd.GeoDataFrame) -> None:
    """Raise BadSchema with every fault, where there is any."""
    faults = check(events)
    if faults:
        raise BadSchema("this is no event table:\n" + "\n".join(faults))


def is_null(value: Any) -> bool:
    """Whether a cell of an event table is null: None, NaN or <NA>."""
    if value is None or type(value) is str:
        return value is None
    return type(value).__name__ in ("NAType", "NaTType") or bool(value != value)


_KNOWN = frozenset((*NAMES, "geometry"))
_AT_ONCE = 10_000
"""Rows that become columns at a time."""
_REMEMBERED = 50_000
"""Texts of a column that are held once, however often they stand in it."""


class _Cells:
    """A column that grows: numbers as such, of equal texts one."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._default = DEFAULTS.get(column.name)
        self._parts: list[Any] = []
        self._texts: dict[Any, Any] = {}

    def add(self, values: list[Any]) -> None:
        """Append cells as rows have them."""
        import numpy as np
        import pandas as pd

        if self._default is not None:
            values = [self._default if value is None else value for value in values]
        if self._column.dtype == "int":
            self._parts.append(pd.array(values, dtype="Int64"))
        elif self._column.dtype == "float":
            self._parts.append(
                np.array([np.nan if value is None else value for value in values], dtype=float)
            )
        else:
            if self._column.dtype == "date":
                values = list(map(_text, values))
            part = np.empty(len(values), dtype=object)
            part[:] = [self._held(value) for value in values]
            self._parts.append(part)

    def finished(self) -> Any:
        """The column as a frame takes it."""
        import numpy as np
        import pandas as pd

        if self._column.dtype == "int":
            return _together(self._parts) if self._parts else pd.array([], dtype="Int64")
        if self._column.dtype == "float":
            return np.concatenate([*self._parts, np.array([], dtype=float)])
        return pd.Series(np.concatenate([*self._parts, np.array([], dtype=object)]), dtype=object)

    def _held(self, value: Any) -> Any:
        if type(value) is not str:
            return None if is_null(value) else value
        if len(self._texts) >= _REMEMBERED:
            self._texts.clear()
        return self._texts.setdefault(value, value)


def _together(parts: list[Any]) -> Any:
    import pandas as pd

    return pd.concat([pd.Series(part) for part in parts], ignore_index=True).array


def _fault(column: Column, value: Any) -> str | None:
    if is_null(value):
        return None if column.nullable else "empty"
    if column.dtype in ("int", "float"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"{value!r} is no number"
        low, high = _RANGES.get(column.name, (float("-inf"), float("inf")))
        return None if low <= value <= high else f"{value!r} is out of range"
    if not isinstance(value, str):
        return f"{value!r} is no text"
    if column.dtype == "date" and not _is_date(value):
        return f"{value!r} is no date (YYYY-MM-DD)"
    known = _VOCABULARY.get(column.name)
    return f"{value!r} is none of {', '.join(known)}" if known is not None and value not in known else None


def _derived(name: str, data: Mapping[str, Any]) -> list[int | None]:
    """The cells of a derived column. data: the columns before it, finished."""
    if name == "geo_precision":
        given = zip(data["precision"].tolist(), data["level"].tolist(), data["uncertainty_km"], strict=True)
        return [geo_precision(precision, level, km) for precision, level, km in given]
    columns = (data[column].tolist() for column in ("date_granularity", "date_start", "date_end"))
    return [time_precision(*cells) for cells in zip(*columns, strict=True)]


def _is_date(text: str) -> bool:
    if not _ISO.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, dt.date) else value


def _objects(values: Iterable[Any]) -> Any:
    """A column of dtype object: pandas 3 would make of texts a dtype of their own, with NaN for null."""
    import pandas as pd

    return pd.Series([None if is_null(value) else value for value in values], dtype=object)
