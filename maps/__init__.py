"""Turning located events into a page: one HTML file that opens anywhere, with no server and no network.

`EventMap` is a `folium.Map`: events in, page out by `save`, and any folium layer can be added to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps.errors import BadAddress, BadEvents, BadOverlay, ForeignAddress, MapsError, UnsupportedLayer

if TYPE_CHECKING:
    from maps.embedding import embed
    from maps.eventmap import EventMap
    from maps.overlays import Overlay

_HOMES = {"EventMap": "maps.eventmap", "Overlay": "maps.overlays", "embed": "maps.embedding"}

__all__ = [
    "BadAddress",
    "BadEvents",
    "BadOverlay",
    "EventMap",
    "ForeignAddress",
    "MapsError",
    "Overlay",
    "UnsupportedLayer",
    "embed",
]


def __getattr__(name: str) -> Any:
    """Folium and geopandas load when the map is asked for, so that small commands start at once."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
