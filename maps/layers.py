"""From the event table to what the page carries: columns, dictionaries, shapes and the account of the run.

Nothing here is markup. Small tables become readable JSON columns, larger ones packed columns (`columns`),
their rows along a curve on the map.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gazetteer.worldview import DEFAULT, VIEWS
from geo import schema
from maps import checking, columns, packing
from maps.theme import PLAIN, Theme

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

EXTRAS = 24
"""Columns of the user's own that the page shows, at most."""
READABLE_ROWS = 500
"""Tables up to this many rows travel as readable JSON."""

TEXTS = (
    "event_id", "title", "text", "place_name", "place_text", "record", "reason", "url", "time_start",
    "duplicate_of",
)  # fmt: skip
CATEGORIES = (
    "type", "source", "precision", "date_granularity", "relation", "status", "country", "admin1", "level",
    "bearing", "with_place",
)  # fmt: skip
DAYS = ("date_start", "date_end", "published")
FINEST = {"lon": 10**7, "lat": 10**7, "uncertainty_km": 100, "distance_km": 100, "confidence": 10**9}
"""Numbers travel as integers: the value times this, or times a smaller power of ten that loses nothing."""

LIKE = {"date_end": "date_start", "published": "date_start", "place_text": "place_name"}
"""Columns that mostly equal another one, which stands before them."""

REGION_LEVELS = ("country", "admin1", "admin2", "sea", "area")
_LINK = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Rows:
    """The event table column by column, mapped rows first, all values ready for the page.

    texts, categories: "" where missing. days: days since 1970-01-01, NULL where missing.
    numbers: NaN where missing. regions: the place id whose polygon a row is drawn as, else "".
    given: the geometry of a row that brought a line or a polygon of its own.
    highlights: (start, length) of the place within the text in UTF-16 units, (-1, 0) where it is not there.
    is_new: whether the events are marked as new, None where nothing is said of it.
    extras: the user's own columns as text, by name.
    """

    texts: Mapping[str, Sequence[str]]
    categories: Mapping[str, Sequence[str]]
    days: Mapping[str, npt.NDArray[np.int64]]
    numbers: Mapping[str, npt.NDArray[np.float64]]
    regions: Sequence[str]
    given: Sequence[BaseGeometry | None]
    highlights: Sequence[tuple[int, int]]
    mapped: int
    is_new: npt.NDArray[np.bool_] | None = None
    extras: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.regions)

    @property
    def points(self) -> npt.NDArray[np.float64]:
        """(mapped, 2) lon, lat in degrees."""
        return np.column_stack([self.numbers["lon"][: self.mapped], self.numbers["lat"][: self.mapped]])


def rows(events: pd.DataFrame, with_places: Mapping[str, str] | None = None) -> Rows:
    """The rows of an event table; a plain GeoDataFrame with a geometry column will do as well.

    with_places: names of the places in `with_place_id`, by id.
    Geometries in another reference system are brought to WGS 84.
    Raises BadEvents with all that keeps it from being one.
    """
    checking.require(events)
    geometry = _geometry(events)
    lon, lat = _coordinates(events, geometry)
    located = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    status = _column(events, "status", None)
    status = [value or ("mapped" if at else "unresolved") for value, at in zip(status, located, strict=True)]
    mapped = np.array([value == "mapped" for value in status], dtype=bool) & located
    order = np.argsort(~mapped, kind="stable")

    texts = {name: _column(events, name, schema.DEFAULTS.get(name)) for name in TEXTS}
    if not all(texts["event_id"]):
        named = zip(texts["event_id"], events.index, strict=True)
        texts["event_id"] = [value or str(at) for value, at in named]
    texts["url"] = [value if _LINK.match(value) else "" for value in texts["url"]]
    categories = {
        name: _column(events, name, schema.DEFAULTS.get(name)) for name in CATEGORIES if name != "with_place"
    }
    categories["status"] = status
    names = with_places or {}
    categories["with_place"] = [names.get(key, "") for key in _column(events, "with_place_id", None)]
    highlights = _highlights(events, texts["text"], texts["place_text"])
    numbers = {name: _numbers(events, name) for name in FINEST if name not in ("lon", "lat")}
    numbers["lon"], numbers["lat"] = lon, lat
    given = _given(geometry, len(events))
    keys = _column(events, "place_id", None)
    regions = [
        key if key and at and own is None and level in REGION_LEVELS and relation == "in" else ""
        for key, at, own, level, relation in zip(
            keys, mapped, given, categories["level"], categories["relation"], strict=True
        )
    ]

    numbered = order.tolist()

    def sort(values: Sequence[Any]) -> list[Any]:
        return [values[at] for at in numbered]

    own = {packing.clean(str(name)): sort(_column(events, name, None)) for name in _own(events)}
    return Rows(
        texts={name: sort(values) for name, values in texts.items()},
        categories={name: sort(values) for name, values in categories.items()},
        days={name: _days(_column(events, name, None))[order] for name in DAYS},
        numbers={name: values[order] for name, values in numbers.items()},
        regions=sort(regions),
        given=sort(given),
        highlights=sort(highlights),
        mapped=int(mapped.sum()),
        is_new=_flags(events[checking.FLAG])[order] if checking.FLAG in events else None,
        extras=own,
    )


def payload(
    content: Rows,
    *,
    title: str | None,
    shapes: Sequence[int],
    areas: npt.NDArray[np.int64],
    about: Mapping[str, Any],
    theme: Theme = PLAIN,
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The header and the packed columns ("columns" and one for each text) that the page's script reads.

    shapes: for each row, the number of the shape it is drawn as, −1 for none. areas: for each mapped row, the
    number of the area that it counts to, −1 for none.
    """
    dictionaries: dict[str, list[str]] = {}
    scales: dict[str, int] = {}
    integers: dict[str, npt.NDArray[np.int64]] = {}
    for name in CATEGORIES:
        dictionaries[name], integers[name] = packing.dictionary(content.categories[name])
    for name in DAYS:
        integers[name] = content.days[name]
    for name, finest in FINEST.items():
        scales[name], integers[name] = columns.decimals(content.numbers[name], finest)
    integers["shape"] = np.array(shapes, dtype=np.int64)
    integers["area"] = np.pad(areas, (0, len(content) - content.mapped), constant_values=-1)
    integers["place_at"] = _place_at(content)
    if content.is_new is not None:
        integers[checking.FLAG] = content.is_new.astype(np.int64)
    own = {f"extra-{at}": values for at, values in enumerate(content.extras.values())}
    texts = {**content.texts, **own}
    header: dict[str, Any] = {
        "format": 2,
        "title": packing.clean(title) if title else None,
        "rows": len(content),
        "mapped": content.mapped,
        "null": packing.NULL,
        "scales": scales,
        "finest": FINEST,
        "dictionaries": dictionaries,
        "marks": [
            {
                "type": mark.type,
                "label": packing.clean(mark.label),
                "color": mark.color,
                "dark": mark.dark,
                "shape": mark.shape,
            }
            for mark in theme.marks(dictionaries["type"])
        ],
        "about": about,
    }
    if own:
        header["extras"] = list(content.extras)
    if len(content) <= READABLE_ROWS:
        header["integers"] = {name: values.tolist() for name, values in integers.items()}
        header["texts"] = {name: list(values) for name, values in texts.items()}
        return header, {}
    order = np.append(columns.along_curve(content.points), np.arange(content.mapped, len(content)))
    packed = columns.Packed()
    islands: dict[str, bytes] = {}
    header["texts"] = {}
    coded: dict[str, npt.NDArray[np.int64]] = {}
    for name, values in columns.taken(texts, order).items():
        if name in LIKE and texts[name] == texts[LIKE[name]]:
            header["texts"][name] = {"same": LIKE[name]}
            continue
        header["texts"][name], island, codes = columns.texts(values)
        if island:
            islands[f"text-{name}"] = island
        if codes is not None:
            coded[name] = codes
    for name, codes in coded.items():
        packed.add(f"text-{name}", codes, coded.get(LIKE.get(name, "")))
    for name, column in integers.items():
        like = integers.get(LIKE.get(name, ""))
        packed.add(name, column[order], None if like is None else like[order])
    header["columns"] = packed.specs
    islands["columns"] = b"".join(packed.content)
    return header, islands


def about(
    content: Rows,
    report: Mapping[str, Any] | None,
    place_data: Mapping[str, Any],
    worldview: str = DEFAULT,
    *,
    made: str | None = None,
    new_since: str | None = None,
) -> dict[str, Any]:
    """What the tab "About" tells: sources, counts, span of dates, gazetteer, worldview and whose it is.

    report: `geo.report`'s, or that of a project, which names the inputs whose last good part stands in.
    made: the time of the run, in words, where the page is to say it. new_since: the day (ISO 8601) from which
    on events count as new.
    """
    status = content.categories["status"]
    counts = {name: status.count(name) for name in schema.STATUSES}
    sources = [str(entry["source"]) for entry in (report or {}).get("sources", ())]
    known = content.days["date_start"][: content.mapped]
    known = known[known != packing.NULL]
    ends = content.days["date_end"][: content.mapped]
    ends = ends[ends != packing.NULL]
    return {
        "account": {"read": len(content), **counts},
        "sources": [packing.clean(name) for name in (sources or sorted(set(content.categories["source"])))],
        "first": int(known.min()) if len(known) else None,
        "last": int(max(known.max(), ends.max() if len(ends) else known.max())) if len(known) else None,
        "gazetteer": {key: packing.clean(str(value)) for key, value in sorted(place_data.items())},
        "worldview": worldview,
        "borders": f"{VIEWS[worldview]} view",
        "stale": [
            {key: packing.clean(str(one[key] or "")) for key in ("source", "reason", "since")}
            for one in (report or {}).get("stale", ())
        ],
        "made": made,
        "new_since": None if new_since is None else int(np.datetime64(new_since, "D").astype(np.int64)),
    }


def _own(events: pd.DataFrame) -> list[Any]:
    """Names of the columns that are none of the event table's, with something in them."""
    known = {*schema.NAMES, checking.FLAG, getattr(events, "_geometry_column_name", None)}
    return [name for name in events.columns if name not in known and events[name].notna().any()][:EXTRAS]


def _column(events: pd.DataFrame, name: Any, default: Any) -> list[str]:
    """One column as text, "" (or the default) where it is missing."""
    fallback = "" if default is None else str(default)
    if name not in events:
        return [fallback] * len(events)
    values = events[name].to_numpy(dtype=object)
    if pd.api.types.infer_dtype(values, skipna=True) in ("string", "empty"):
        codes, distinct = pd.factorize(values)
        words = np.array([*packing.cleaned(distinct.tolist()), fallback], dtype=object)
        found: list[str] = words[codes].tolist()
        return found
    missing = pd.isna(values)
    return [
        fallback if gone else packing.clean(str(value)) for value, gone in zip(values, missing, strict=True)
    ]


def _geometry(events: pd.DataFrame) -> npt.NDArray[np.object_] | None:
    """The geometries in WGS 84; None for a table without."""
    name = getattr(events, "_geometry_column_name", None)
    if name not in events:
        return None
    shapes: Any = events[name]
    return np.asarray(shapes if shapes.crs is None or shapes.crs == schema.CRS else shapes.to_crs(schema.CRS))


def _given(geometry: npt.NDArray[np.object_] | None, count: int) -> list[BaseGeometry | None]:
    """Of each row the line or polygon that it brings, None where it brings at most a point."""
    if geometry is None:
        return [None] * count
    given = geometry.copy()
    given[(shapely.get_type_id(geometry) == shapely.GeometryType.POINT) | shapely.is_empty(geometry)] = None
    shapes: list[BaseGeometry | None] = given.tolist()
    return shapes


def _numbers(events: pd.DataFrame, name: str) -> npt.NDArray[np.float64]:
    if name not in events:
        return np.full(len(events), np.nan)
    values = pd.to_numeric(events[name], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def _coordinates(
    events: pd.DataFrame, geometry: npt.NDArray[np.object_] | None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """lon and lat of each row; from the geometry's representative point where the columns are empty."""
    lon, lat = _numbers(events, "lon"), _numbers(events, "lat")
    if geometry is not None:
        wanting = np.isnan(lon) | np.isnan(lat)
        points = shapely.point_on_surface(geometry[wanting])  # nowhere for what is missing or empty
        at = np.flatnonzero(wanting)[~(shapely.is_missing(points) | shapely.is_empty(points))]
        lon[at], lat[at] = shapely.get_coordinates(points).T
    return lon, lat


def _days(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """Days since 1970-01-01 of ISO dates; NULL for what is none."""
    codes, distinct = pd.factorize(np.array(values, dtype=object))
    days = np.fromiter(map(_day, distinct), dtype=np.int64, count=len(distinct))
    return days[codes]


def _day(value: str) -> int:
    if _ISO_DAY.match(value):
        with contextlib.suppress(ValueError):
            return int(np.datetime64(value[:10], "D").astype(np.int64))
    return packing.NULL


def _flags(values: pd.Series) -> npt.NDArray[np.bool_]:
    """Whether each cell says yes."""
    codes, distinct = pd.factorize(values.astype(str).str.strip().str.lower())
    return np.isin(distinct.to_numpy(dtype=object), checking.YES)[codes]


def _highlights(events: pd.DataFrame, texts: Sequence[str], places: Sequence[str]) -> list[tuple[int, int]]:
    """Where the place stands in each text, in UTF-16 units, as the page's script counts."""
    offsets = _numbers(events, "place_start") - _numbers(events, "sentence_start")
    told = np.where(offsets >= 0, offsets, -1).astype(np.int64).tolist()
    found: list[tuple[int, int]] = []
    for text, words, at in zip(texts, places, told, strict=True):
        if not (text and words):
            found.append((-1, 0))
            continue
        start = at if at >= 0 and text.startswith(words, at) else text.find(words)
        found.append((-1, 0) if start < 0 else (_units(text, start), _units(words, len(words))))
    return found


def _units(text: str, end: int) -> int:
    """How many UTF-16 units stand before a code point."""
    return end if text.isascii() else len(text[:end].encode("utf-16-le")) // 2


def _place_at(content: Rows) -> npt.NDArray[np.int64]:
    """Where the place stands in each text: −1 nowhere, 0 where it stands first, else in UTF-16 units."""
    rows = zip(content.texts["text"], content.texts["place_text"], content.highlights, strict=True)
    found = (at if at < 0 or _units(text, text.find(words)) != at else 0 for text, words, (at, _) in rows)
    return np.fromiter(found, dtype=np.int64, count=len(content))
