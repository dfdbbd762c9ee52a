"""What of an event table leaves the house with a map (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.schema import NAMES
from geo.writing import chosen

if TYPE_CHECKING:
    import geopandas as gpd

DESCRIPTIONS = ("title", "text", "published", "time_start", "admin1", "reason", "url")
"""Columns that a map can do without."""


def leaving(
    events: gpd.GeoDataFrame, *, columns: Sequence[str] | None = None, no_text: bool = False
) -> gpd.GeoDataFrame:
    """The events without what the user keeps: sentences, and descriptions that `columns` does not name.

    Raises BadOption for a column that is not there.
    """
    chosen(events, columns)
    kept = set(columns if columns is not None else [*DESCRIPTIONS, *events.columns])
    if no_text:
        kept.discard("text")
    emptied = {name: None for name in DESCRIPTIONS if name not in kept}
    extra = [name for name in events.columns if name not in (*NAMES, "geometry") and name not in kept]
    reduced = events.drop(columns=extra).assign(**emptied)
    reduced.attrs = dict(events.attrs)
    return reduced
