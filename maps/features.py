"""The events on a map as GeoJSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import writing
from maps import checking


def collection(events: pd.DataFrame, columns: Sequence[str] | None = None) -> dict[str, Any]:
    """A FeatureCollection (RFC 7946) of the rows that a map shows, in their order, in WGS 84 degrees.

    columns: those to keep as properties, all when None. Raises BadOption for one that is not there, BadEvents
    for what is no event table.
    """
    checking.require(events)
    table = _shaped(events)
    on_map = ~(table.geometry.is_empty | table.geometry.isna())
    if "status" in table:
        on_map &= table["status"].isna() | (table["status"] == "mapped")
    found: dict[str, Any] = json.loads(writing.to_bytes(table[on_map], ".geojson", columns=columns))
    return found


def _shaped(events: pd.DataFrame) -> gpd.GeoDataFrame:
    """The table with a geometry for each row that has one, or a point."""
    own = getattr(events, "_geometry_column_name", None)
    if own in events:
        shapes = events[own] if events[own].crs is None else events[own].to_crs(4326)
        plain = pd.DataFrame(events.drop(columns=own))
    else:
        shapes = gpd.GeoSeries([None] * len(events), index=events.index)
        plain = pd.DataFrame(events)
    if {"lon", "lat"} <= set(plain.columns):
        lon = pd.to_numeric(plain["lon"], errors="coerce").to_numpy(dtype=float)
        lat = pd.to_numeric(plain["lat"], errors="coerce").to_numpy(dtype=float)
        there = np.isfinite(lon) & np.isfinite(lat)
        points = gpd.GeoSeries(np.where(there, shapely.points(lon, lat), None), index=events.index)
        shapes = shapes.where(~(shapes.isna() | shapes.is_empty), points)
    return gpd.GeoDataFrame(plain, geometry=shapes.set_crs(4326, allow_override=True))
