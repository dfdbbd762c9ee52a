"""GeoJSON, GeoPackage and Parquet -> a sheet with its shapes.

Points become the columns lon and lat; lines and polygons are kept as they are, to be drawn as given.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo.errors import BrokenFile
from geo.reading.objects import Objects, sheet
from geo.reading.sheets import BrokenRow, Sheet, unique
from geo.reading.workbooks import plain
from geo.schema import is_null

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry


def is_geojson(value: Any) -> bool:
    """Whether a JSON value is a feature collection or a feature (RFC 7946)."""
    return isinstance(value, dict) and (
        (value.get("type") == "FeatureCollection" and isinstance(value.get("features"), list))
        or (value.get("type") == "Feature" and "geometry" in value)
    )


def from_geojson(value: Mapping[str, Any]) -> Sheet:
    """The features of a collection; one that is no feature is a broken row.

    A feature's id becomes the column `id` where its properties have none.
    """
    features = value["features"] if value.get("type") == "FeatureCollection" else [value]
    objects: list[dict[str, Any]] = []
    numbers: list[int] = []
    broken: list[BrokenRow] = []
    shapes: list[BaseGeometry | None] = []
    for number, feature in enumerate(features, start=1):
        try:
            properties, shape = _feature(feature)
        except (ValueError, TypeError) as error:
            broken.append(BrokenRow(number, str(feature)[:500], str(error)))
            continue
        objects.append(properties)
        numbers.append(number)
        shapes.append(shape)
    shapes = _to_degrees(shapes, _declared(value))
    return _with_shapes(sheet(Objects(objects, numbers, tuple(broken))), shapes)


def from_geopackage(data: bytes) -> Sheet:
    """The first layer with features."""
    import geopandas as gpd
    import pyogrio

    def quietly(read: Callable[..., Any], **options: Any) -> Any:
        """GDAL warns that bytes have no suffix."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read(io.BytesIO(data), **options)

    try:
        layers = [str(name) for name, _ in quietly(pyogrio.list_layers)]
        for layer in layers:
            frame = quietly(gpd.read_file, layer=layer, engine="pyogrio")
            if len(frame):
                others = [name for name in layers if name != layer]
                notes = [f"layer {layer} read"] + (
                    [f"layers not read: {', '.join(others)}"] if others else []
                )
                return from_frame(frame, tuple(notes) if others else ())
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise BrokenFile("a damaged GeoPackage") from error
    raise BrokenFile("a GeoPackage without features")


def from_parquet(data: bytes) -> Sheet:
    """A Parquet table; with the "geo" metadata of GeoParquet, its shapes too."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        if b"geo" in (pq.read_schema(io.BytesIO(data)).metadata or {}):
            import geopandas as gpd

            return from_frame(gpd.read_parquet(io.BytesIO(data)))
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, ValueError, OSError) as error:
        raise BrokenFile(f"a damaged Parquet file ({type(error).__name__})") from error
    columns = [[plain(value) for value in column.to_pylist()] for column in table.columns]
    return _sheet([str(name) for name in table.column_names], columns, table.num_rows)


def shapes_of(texts: Sequence[str]) -> list[BaseGeometry | None]:
    """Well-known text as shapes, null where a cell holds none or a point."""
    import shapely

    out: list[BaseGeometry | None] = []
    for text in texts:
        bare = re.sub(r"^SRID=4326;", "", text.strip(), flags=re.IGNORECASE)
        shape = shapely.from_wkt(bare, on_invalid="ignore") if bare[:1].isalpha() else None
        out.append(shape if shape is not None and not shape.is_empty and shape.geom_type != "Point" else None)
    return out


def _feature(feature: Any) -> tuple[dict[str, Any], BaseGeometry | None]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError("no GeoJSON feature")
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise ValueError("the properties of the feature are no object")
    if feature.get("id") is not None and "id" not in {str(key).casefold() for key in properties}:
        properties = {"id": feature["id"], **properties}
    return properties, _shape(feature.get("geometry"))


def _shape(geometry: Any) -> BaseGeometry | None:
    """A geometry object, its numbers as text -> a shape; null where the feature has none."""
    if geometry is None:
        return None
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        made = shape(_numbers(geometry))
        return None if made.is_empty else made
    except (ShapelyError, KeyError, IndexError, AttributeError, TypeError, ValueError) as error:
        raise ValueError("the geometry of the feature is none") from error


def _numbers(value: Any, depth: int = 0) -> Any:
    """A geometry object with its coordinates as numbers again."""
    if isinstance(value, dict):
        return {
            key: item if key == "type" else _numbers(item, depth + 1)
            for key, item in value.items()
            if key in ("type", "coordinates", "geometries")
        }
    if isinstance(value, list):
        if depth > 12:
            raise ValueError("nested too deeply")
        return [_numbers(item, depth + 1) for item in value]
    return float(value)


def _declared(value: Mapping[str, Any]) -> str | None:
    """The CRS of GeoJSON from before RFC 7946, null where it is WGS 84."""
    crs = value.get("crs")
    name = str(((crs or {}).get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    return None if not name or re.search(r"CRS84|4326", name) else name


def _to_degrees(shapes: list[BaseGeometry | None], crs: str | None) -> list[BaseGeometry | None]:
    if crs is None or not any(shapes):
        return shapes
    import geopandas as gpd

    try:
        return list(gpd.GeoSeries(shapes, crs=crs).to_crs(4326))
    except Exception as error:  # pyproj raises its own root class for an unknown CRS
        raise BrokenFile(f"an unknown coordinate system: {crs[:80]}") from error


def from_frame(frame: pd.DataFrame | gpd.GeoDataFrame, notes: tuple[str, ...] = ()) -> Sheet:
    """A DataFrame; of a GeoDataFrame its shapes too."""
    shapes: list[BaseGeometry | None] | None = None
    if "geometry" in frame.columns or getattr(frame, "_geometry_column_name", None) in frame.columns:
        drawn: Any = frame
        if drawn.crs is not None and drawn.crs.to_epsg() != 4326:
            drawn = drawn.to_crs(4326)
        shapes = [None if shape is None or shape.is_empty else shape for shape in drawn.geometry]
        frame = drawn.drop(columns=drawn.geometry.name)
    columns = [[_cell(value) for value in frame[name].tolist()] for name in frame.columns]
    made = _sheet([str(name) for name in frame.columns], columns, len(frame), notes)
    return made if shapes is None else _with_shapes(made, shapes)


def _cell(value: Any) -> str:
    return "" if is_null(value) else plain(value)


def _sheet(names: list[str], columns: list[list[str]], rows: int, notes: tuple[str, ...] = ()) -> Sheet:
    body = [list(cells) for cells in zip(*columns, strict=True)] if columns else [[] for _ in range(rows)]
    return Sheet(unique(names), body, list(range(1, rows + 1)), (), None, notes)


def _with_shapes(found: Sheet, shapes: Sequence[BaseGeometry | None]) -> Sheet:
    """Points as columns lon and lat (in place of properties of that name where the shape is a point)."""
    points = [shape if shape is not None and shape.geom_type == "Point" else None for shape in shapes]
    headers, rows = list(found.headers), [list(row) for row in found.rows]
    if any(point is not None for point in points):
        for name, axis in (("lon", "x"), ("lat", "y")):
            if name not in headers:
                headers.append(name)
                for row in rows:
                    row.append("")
            at = headers.index(name)
            for row, point in zip(rows, points, strict=True):
                if point is not None:
                    row[at] = plain(float(getattr(point, axis)))
    kept = [shape if point is None else None for shape, point in zip(shapes, points, strict=True)]
    return Sheet(
        tuple(headers),
        rows,
        found.numbers,
        found.broken,
        kept if any(shape is not None for shape in kept) else None,
        found.notes,
    )
