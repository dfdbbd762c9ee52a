"""Layers of the publisher's own under the events: districts, front lines, stations, from a file or a frame.

A file is read by GDAL, brought to WGS 84 degrees and simplified until all overlays together fit their share
of the page. How a feature looks is decided here, so that the page and its legend only have to draw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from maps import packing
from maps.errors import BadOverlay
from maps.linework import Layer

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

SUFFIXES = {
    ".geojson": ("GeoJSON",), ".json": ("GeoJSON", "TopoJSON"), ".gpkg": ("GPKG",), ".kml": ("LIBKML", "KML"),
    ".shp": ("ESRI Shapefile",), ".zip": ("ESRI Shapefile",), ".fgb": ("FlatGeobuf",),
}  # fmt: skip
"""What may be a file's format by its suffix, as GDAL names it; nothing else is tried on it."""
COLORS = ("#1f837c", "#a3622f", "#7d5fae", "#5a7a26", "#b04d74", "#4b6fa8", "#85751c")
"""For overlays that name no colour, in turn, and for the values of a column; quieter than those of events."""
STEPS = ("#cfe8e3", "#93ccc3", "#57aba2", "#27807a", "#0c514e")
OTHER = "#7a7f87"
CATEGORIES = len(COLORS)
"""Values of a column that have a colour of their own; the others share one."""
MOST_FEATURES, MOST_COLUMNS, MOST_LETTERS = 20_000, 16, 200
SCALE = 1e-4
"""Degrees of the grid on which overlays are drawn, some 11 m."""
BYTES = 500_000
"""What the shapes of all overlays take on the page, in base64, at most."""
COARSEST = 0.5
_COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_DEGREES = (-180.001, -90.001, 180.001, 90.001)


@dataclass(frozen=True)
class Overlay:
    """A layer of one's own and how it looks.

    source: a file (GeoJSON, GeoPackage, KML, shapefile also zipped, FlatGeobuf) or a GeoDataFrame.
    name: what the reader can switch on and off; the file's name without its suffix when None.
    color: "#rrggbb" of all features, where no column decides.
    column: numbers are put into `classes` classes of as many features each; the seven most frequent texts
    have a colour of their own. classes: 1 to 5; 0 takes the numbers as names.
    """

    source: str | Path | gpd.GeoDataFrame
    name: str | None = None
    color: str | None = None
    column: str | None = None
    classes: int = 5


@dataclass(frozen=True)
class Drawn:
    """Overlays as the page carries them. notes: what was left out or made coarser, for the user."""

    header: list[dict[str, Any]]
    islands: dict[str, bytes]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Read:
    overlay: Overlay
    name: str
    frame: gpd.GeoDataFrame


def parse(text: str) -> Overlay:
    """An overlay as the command line takes it: `FILE[,column=C][,color=#rrggbb][,name=N][,classes=K]`.

    Raises BadOverlay for a key or number that there is not.
    """
    parts = text.split(",")
    given: dict[str, str] = {}
    while len(parts) > 1 and "=" in parts[-1]:
        key, _, value = parts.pop().partition("=")
        given.setdefault(key.strip().lower(), value.strip())
    file = ",".join(parts)
    unknown = sorted(given.keys() - {"column", "color", "name", "classes"})
    if unknown:
        raise BadOverlay([f"{file}: there is no {unknown[0]}=; there are column, color, name, classes"])
    if not given.get("classes", "5").isdecimal():
        raise BadOverlay([f"{file}: classes={given['classes']} is not a number from 0 to 5"])
    return Overlay(
        file, given.get("name"), given.get("color"), given.get("column"), int(given.get("classes", "5"))
    )


def read(texts: Sequence[str]) -> list[Overlay]:
    """The overlays that a command line names, their files read. Raises BadOverlay with every fault."""
    found: list[Overlay] = []
    faults: list[str] = []
    for text in texts:
        try:
            overlay = parse(text)
            one = _read(overlay)
        except BadOverlay as error:
            faults += error.faults
        else:
            found.append(replace(overlay, source=one.frame, name=one.name))
    if faults:
        raise BadOverlay(faults)
    return found


def draw(overlays: Sequence[Overlay]) -> Drawn:
    """All overlays for the page. Raises BadOverlay with every fault of every overlay."""
    every: list[_Read] = []
    faults: list[str] = []
    notes: list[str] = []
    for overlay in overlays:
        try:
            one = _read(overlay)
        except BadOverlay as error:
            faults += error.faults
            continue
        if len(one.frame) > MOST_FEATURES:
            notes.append(
                f"overlay {one.name}: the first {MOST_FEATURES:,} of {len(one.frame):,} features are drawn"
            )
        every.append(replace(one, frame=one.frame.iloc[:MOST_FEATURES]))
    if faults:
        raise BadOverlay(faults)
    if not every:
        return Drawn([], {})
    stream, parts, tolerance = _shapes([list(one.frame.geometry) for one in every])
    if tolerance > SCALE:
        notes.append(f"overlays are drawn to {tolerance * 111:.1f} km, to keep the page small")
    header, tables = [], []
    for at, (one, found) in enumerate(zip(every, parts, strict=True)):
        looks, codes = _looks(one, COLORS[at % len(COLORS)])
        columns = [name for name in one.frame.columns if name != one.frame.geometry.name][:MOST_COLUMNS]
        if one.overlay.column is not None and one.overlay.column not in columns:
            columns = [one.overlay.column, *columns[:-1]]
        header.append({"name": one.name, "features": len(one.frame), **looks})
        tables.append(
            {
                "looks": codes,
                "columns": [packing.clean(str(name)) for name in columns],
                "values": [[_cell(value) for value in one.frame[name]] for name in columns],
                **found,
            }
        )
    data = packing.script_json(tables).encode("utf-8")
    return Drawn(header, {"overlays": stream, "overlay-data": data}, tuple(notes))


def _read(overlay: Overlay) -> _Read:
    """The features in WGS 84 degrees. Raises BadOverlay with all that is wrong with this overlay."""
    called = str(overlay.source) if isinstance(overlay.source, str | Path) else overlay.name or "an overlay"
    faults = []
    if overlay.color is not None and not _COLOR.match(overlay.color):
        faults.append(f"{called}: {overlay.color!r} is no colour; write it as #1f837c")
    if not 0 <= overlay.classes <= len(STEPS):
        faults.append(f"{called}: {overlay.classes} classes; there are 0 to {len(STEPS)}")
    try:
        frame = _frame(overlay.source, called)
    except BadOverlay as error:
        raise BadOverlay([*faults, *error.faults]) from error
    if overlay.column is not None and overlay.column not in frame.columns:
        own = ", ".join(str(name) for name in frame.columns if name != frame.geometry.name) or "none"
        faults.append(f"{called}: there is no column {overlay.column!r}; there are {own[:300]}")
    if faults:
        raise BadOverlay(faults)
    own_name = overlay.name or (
        Path(overlay.source).stem if isinstance(overlay.source, str | Path) else "Overlay"
    )
    return _Read(overlay, packing.clean(own_name), frame)


def _frame(source: str | Path | gpd.GeoDataFrame, called: str) -> gpd.GeoDataFrame:
    """The features that have a geometry, in degrees."""
    import geopandas as gpd

    frame = _file(Path(source), called) if isinstance(source, str | Path) else source
    if not isinstance(frame, gpd.GeoDataFrame):
        raise BadOverlay([f"{called}: no GeoDataFrame but {type(frame).__name__}"])
    if frame._geometry_column_name not in frame:
        raise BadOverlay([f"{called}: it has no geometries"])
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty].reset_index(drop=True)
    if not len(frame):
        raise BadOverlay([f"{called}: no feature in it has a geometry"])
    if frame.crs is not None and frame.crs != 4326:
        frame = frame.to_crs(4326)
    bounds = frame.geometry.total_bounds
    if (
        not np.isfinite(bounds).all()
        or (bounds[:2] < _DEGREES[:2]).any()
        or (bounds[2:] > _DEGREES[2:]).any()
    ):
        told = "says no coordinate system" if frame.crs is None else "has coordinates outside the world"
        raise BadOverlay([f"{called}: it {told}; write it in WGS 84 (EPSG:4326)"])
    return frame


def _file(path: Path, called: str) -> gpd.GeoDataFrame:
    """All layers of a file with geometries, one after the other."""
    import geopandas as gpd
    import pandas as pd
    import pyogrio

    if path.suffix.lower() not in SUFFIXES:
        raise BadOverlay([f"{called}: the suffix names no format; there are {' '.join(SUFFIXES)}"])
    if not path.is_file():
        raise BadOverlay([f"{called}: there is no such file"])
    address = f"/vsizip/{path}" if path.suffix.lower() == ".zip" else str(path)
    allowed = SUFFIXES[path.suffix.lower()]
    frames = []
    try:
        for name, kind in pyogrio.list_layers(address):
            driver = pyogrio.read_info(address, layer=name)["driver"]
            if driver not in allowed:
                raise BadOverlay([f"{called}: it is {driver}, and not what its suffix says"])
            if kind is not None:
                frames.append(gpd.read_file(address, layer=name, engine="pyogrio"))
    except BadOverlay:
        raise
    except Exception as error:  # GDAL and pyproj raise classes of their own for each way to be broken
        raise BadOverlay([f"{called}: it cannot be read ({str(error)[:120]}); is it whole?"]) from error
    if not frames:
        raise BadOverlay([f"{called}: it has no geometries"])
    if len({str(frame.crs) for frame in frames}) > 1:
        frames = [frame.to_crs(4326) for frame in frames]
    joined: gpd.GeoDataFrame = pd.concat(frames, ignore_index=True)
    return joined


def _shapes(geometries: Sequence[Sequence[BaseGeometry]]) -> tuple[bytes, list[dict[str, Any]], float]:
    """The stream of all areas and lines; for each overlay its parts; the degrees that lines may be off.

    parts: "shapes" are pairs of feature and number of its shape, "points" triples of feature, lon and lat as
    whole steps of the grid.
    """
    given = [shapely.force_2d(np.array(shapes, dtype=object)) for shapes in geometries]
    simple = [_simplified(shapes, SCALE, covering=False) for shapes in given]
    covering: list[bool] = []
    tolerance = SCALE
    while True:
        layer = Layer(SCALE)
        parts = [_add(layer, shapes) for shapes in simple]
        stream = layer.stream()
        size = len(packing.island(stream))
        if size <= BYTES or tolerance >= COARSEST:
            return stream, parts, tolerance
        tolerance *= min(max(size / BYTES, 1.5), 8.0)
        if not covering:
            covering = [_covers(shapes) for shapes in given]
            simple = given
        # Each step begins with what the one before has left.
        simple = [
            _simplified(shapes, tolerance, covering=whole)
            for shapes, whole in zip(simple, covering, strict=True)
        ]


def _add(layer: Layer, geometries: Iterable[BaseGeometry]) -> dict[str, Any]:
    """Add the areas and lines of an overlay to the layer."""
    shapes: list[list[int]] = []
    points: list[list[int]] = []
    for feature, geometry in enumerate(geometries):
        kinds: dict[int, list[BaseGeometry]] = {0: [], 1: [], 2: []}
        for part in _single(geometry):
            kinds[shapely.get_dimensions(part)].append(part)
        points += [[feature, round(part.x / SCALE), round(part.y / SCALE)] for part in kinds[0]]
        for dimension, gather in ((1, shapely.multilinestrings), (2, shapely.multipolygons)):
            if kinds[dimension]:
                shapes.append([feature, layer.add_geometry(gather(kinds[dimension]), SCALE)])
    return {"shapes": shapes, "points": points}


def _covers(geometries: npt.NDArray[np.object_]) -> bool:
    """Whether these are areas that lie side by side on shared lines."""
    return bool((shapely.get_dimensions(geometries) == 2).all() and shapely.coverage_is_valid(geometries))


def _simplified(
    geometries: npt.NDArray[np.object_], tolerance: float, *, covering: bool
) -> npt.NDArray[np.object_]:
    """Coarser geometries. covering: lines that areas share stay shared, so that no gaps open."""
    simplify = shapely.coverage_simplify if covering else shapely.simplify
    simple: npt.NDArray[np.object_] = simplify(geometries, tolerance)
    return np.where(shapely.is_empty(simple), geometries, simple)


def _single(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The points, lines and polygons in a geometry, however nested."""
    if shapely.get_type_id(geometry) < shapely.GeometryType.MULTIPOINT:
        return [] if geometry.is_empty else [geometry]
    return [part for inner in shapely.get_parts(geometry) for part in _single(inner)]


def _looks(one: _Read, fallback: str) -> tuple[dict[str, Any], list[int]]:
    """The colours with what they stand for, and for each feature which of them it has."""
    overlay = one.overlay
    if overlay.column is None:
        return {"looks": [{"color": overlay.color or fallback, "label": None}]}, [0] * len(one.frame)
    values = one.frame[overlay.column]
    numeric = values.dtype.kind in "iuf" and overlay.classes > 0
    labels, codes = _graduated(values, overlay.classes) if numeric else _categorised(values)
    return {"column": packing.clean(overlay.column), "looks": labels}, codes


def _graduated(values: pd.Series[Any], classes: int) -> tuple[list[dict[str, Any]], list[int]]:
    """Classes with as many features each; those without a number apart."""
    numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
    known = np.sort(numbers[np.isfinite(numbers)])
    if not len(known):
        return [{"color": OTHER, "label": "no number"}], [0] * len(numbers)
    ends = [known[-(-(at + 1) * len(known) // classes) - 1] for at in range(classes)]
    limits = np.unique(ends)
    codes = np.minimum(np.searchsorted(limits, np.nan_to_num(numbers)), len(limits) - 1)
    tones = [STEPS[round(at * (len(STEPS) - 1) / max(len(limits) - 1, 1))] for at in range(len(limits))]
    looks = []
    for at, tone in enumerate(tones):
        within = numbers[(codes == at) & np.isfinite(numbers)]
        low, high = _number(within.min()), _number(within.max())
        looks.append({"color": tone, "label": low if low == high else f"{low} – {high}"})
    missing = ~np.isfinite(numbers)
    if missing.any():
        looks.append({"color": OTHER, "label": "no number"})
    return looks, np.where(missing, len(limits), codes).tolist()


def _categorised(values: pd.Series[Any]) -> tuple[list[dict[str, Any]], list[int]]:
    """The most frequent values, by name among equals; the others together."""
    texts = [_cell(value) for value in values]
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    chosen = sorted(filter(None, counts), key=lambda text: (-counts[text], text))[:CATEGORIES]
    number = {text: at for at, text in enumerate(chosen)}
    codes = [number.get(text, len(chosen)) for text in texts]
    looks = [{"color": color, "label": text} for color, text in zip(COLORS, chosen, strict=False)]
    if len(chosen) in codes:
        looks.append(
            {"color": OTHER, "label": "other" if len(counts) - ("" in counts) > CATEGORIES else "none"}
        )
    return looks, codes


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def _cell(value: Any) -> str:
    """A property as text, "" where there is none."""
    if value is None or value != value:
        return ""
    text = value if isinstance(value, str) else _nested(value)
    return packing.clean(text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…")


def _nested(value: Any) -> str:
    """Numbers, dates, lists and objects in words."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items())
    return str(value)
