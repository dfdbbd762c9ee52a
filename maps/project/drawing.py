"""A map's outputs: pages, pictures, tables and snippets, each by the suffix of its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import maps
from gazetteer.safefiles import put
from geo.writing import write
from maps import outputs
from maps.checking import FLAG
from maps.leaving import leaving
from maps.project.settings import EMBED, TABLES, MapSettings, Project
from maps.views import VIEWS

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Gazetteer


def draw(events: gpd.GeoDataFrame, settings: MapSettings, project: Project, gazetteer: Gazetteer) -> None:
    """Write all outputs of a map, each whole or not at all; folders that are missing are made.

    Raises OSError for what cannot be written, BadOption for a column that is not there, BadOverlay for
    overlays that cannot be drawn.
    """
    for output in settings.outputs:
        Path(project.folder, output).parent.mkdir(parents=True, exist_ok=True)
    tables = [output for output in settings.outputs if Path(output).suffix.lower() in TABLES]
    for output in tables:
        write(events, Path(project.folder, output), no_text=settings.no_text, columns=settings.columns)
    others = [output for output in settings.outputs if output not in tables]
    if not others:
        return
    shown = leaving(events, columns=_columns_shown(events, settings), no_text=settings.no_text)
    drawn = maps.EventMap(
        shown, title=settings.title or settings.name, gazetteer=gazetteer, style=project.style,
        overlays=[_overlay(project.folder, told) for told in project.overlays],
        view=settings.view or VIEWS[0], facet=settings.facet,
    )  # fmt: skip
    for output in others:
        path = Path(project.folder, output)
        if output.lower().endswith(EMBED):
            put(path, drawn.embed(_page(settings)).encode("utf-8"))
        else:
            outputs.write(drawn, path, size=settings.size, scale=settings.scale)


def keep(events: gpd.GeoDataFrame, path: Path) -> None:
    """The events as the next run is compared with them."""
    write(events, path)


def kept(path: Path) -> gpd.GeoDataFrame | None:
    """The events of an earlier run, None where they are not there or damaged."""
    import geopandas as gpd

    try:
        return gpd.read_parquet(path)
    except (OSError, ValueError):
        return None


def _columns_shown(events: gpd.GeoDataFrame, settings: MapSettings) -> tuple[str, ...] | None:
    """What of the events the page has; what is new was asked for by another key."""
    if settings.columns is None or FLAG not in events.columns:
        return settings.columns
    return (*settings.columns, FLAG)


def _overlay(folder: Path, told: Mapping[str, Any]) -> maps.Overlay:
    """What an [[overlay]] table says."""
    look = {key: value for key, value in told.items() if key != "path"}
    return maps.Overlay(folder / told["path"], **look)


def _page(settings: MapSettings) -> str:
    """The address of the map's page for a snippet that lies beside it."""
    pages = [
        output
        for output in settings.outputs
        if output.lower().endswith(".html") and not output.lower().endswith(EMBED)
    ]
    return Path(pages[0]).name if pages else f"{settings.name}.html"
