"""Vector files that GDAL reads, feature by feature in batches: shapefiles, GeoPackage, GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BrokenImport
from gazetteer.imports.records import Source
from gazetteer.rank import distance_km

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SUFFIXES = (".shp", ".gpkg", ".geojson", ".json", ".fgb")
_BATCH = 512
_TOLERANCE_DEGREES = 0.002
"""How far a stored outline may lie from the given one: some 200 m."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: its attributes by lower-case name, its geometry, its layer."""

    values: dict[str, Any]
    geometry: BaseGeometry | None
    layer: str

    def text(self, *names: str) -> str:
        """The first of the attributes that is not empty, as text."""
        for name in names:
            value = self.values.get(name)
            if value is not None and (text := str(value).strip()) not in ("", "-99", "-99.0", "None", "nan"):
                return text
        return ""

    def number(self, *names: str) -> int:
        """The first of the attributes that is a whole number above 0, else 0."""
        for name in names:
            try:
                if (value := int(float(self.values.get(name) or 0))) > 0:
                    return value
            except (TypeError, ValueError):
                continue
        return 0


class VectorSource(Source):
    """A file whose features are places, layer by layer."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.layers = layers(path)

    def features(self, layer: str) -> Iterator[tuple[int, Feature]]:
        """The features of a layer with their numbers in it, from 1; what is read counts as done."""
        total = max(1, sum(count for count, _ in self.layers.values()))
        before = sum(count for name, (count, _) in self.layers.items() if name < layer)
        for number, feature in enumerate(features(self.path, layer), 1):
            self.done = self.size * (before + number) // total
            yield number, feature


def address(path: Path) -> str:
    """What GDAL calls a file; a zip is read without unpacking it."""
    return f"/vsizip/{path}" if path.suffix.lower() == ".zip" else str(path)


def layers(path: Path) -> dict[str, tuple[int, frozenset[str]]]:
    """Number of features and lower-case attributes of each layer; none where GDAL cannot read the file."""
    import pyogrio

    try:
        found = {}
        for layer, _ in pyogrio.list_layers(address(path)):
            info = pyogrio.read_info(address(path), layer=layer, force_feature_count=True)
            found[str(layer)] = (int(info["features"]), frozenset(str(f).lower() for f in info["fields"]))
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError):
        return {}
    return found


def features(path: Path, layer: str) -> Iterator[Feature]:
    """The features of a layer in its order. BrokenImport for coordinates that are not in degrees."""
    import pyogrio
    import shapely

    try:
        with pyogrio.raw.open_arrow(address(path), layer=layer, batch_size=_BATCH, use_pyarrow=True) as (
            meta, batches,
        ):  # fmt: skip
            _require_degrees(path, meta.get("crs"))
            column = meta.get("geometry_name") or "wkb_geometry"
            for batch in batches:
                rows = batch.to_pylist()
                for row in rows:
                    wkb = row.pop(column, None)
                    shape = None if wkb is None else shapely.from_wkb(wkb, on_invalid="ignore")
                    yield Feature({name.lower(): value for name, value in row.items()}, shape, layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, RuntimeError) as error:
        raise BrokenImport(f"{path}: cannot be read ({error}); is it whole?") from error


def middle(shape: BaseGeometry) -> tuple[float, float]:
    """A point of a shape, lon, lat: in it if it is an area, on it if it is a line."""
    point = shape.representative_point()
    return float(point.x), float(point.y)


def reach_km(shape: BaseGeometry) -> float:
    """The radius of the circle around the bounds, 0 for a point."""
    west, south, east, north = shape.bounds
    return round(distance_km(west, south, east, north) / 2, 1) if east - west < 180 else 0.0


def outline(shape: BaseGeometry | None) -> bytes | None:
    """The areas of a shape as WKB, simplified; null where it has none."""
    import shapely

    if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    simple = shapely.make_valid(shapely.force_2d(shape).simplify(_TOLERANCE_DEGREES))
    areas = [part for part in shapely.get_parts(simple) if part.geom_type == "Polygon"]
    if simple.geom_type == "GeometryCollection":
        nested = [part for part in shapely.get_parts(simple) if part.geom_type == "MultiPolygon"]
        areas += [polygon for part in nested for polygon in shapely.get_parts(part)]
    if not areas:
        return None
    return bytes(shapely.to_wkb(areas[0] if len(areas) == 1 else shapely.multipolygons(areas)))


def _require_degrees(path: Path, crs: str | None) -> None:
    if not crs:
        return
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        known = CRS.from_user_input(crs)
    except CRSError:
        return
    if not known.is_geographic:
        raise BrokenImport(f"{path}: its coordinates are in {known.name}; write them in WGS 84 (EPSG:4326)")
