"""What a project is told to do, as values: sources, maps, limits. docs/contract.md has each key's meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maps.outputs import PAGES, PICTURES

if TYPE_CHECKING:
    from geo.dates import Order
    from maps.theme import Theme

TABLES = (".geojson", ".csv", ".tsv", ".jsonl", ".parquet", ".gpkg", ".xlsx")
EMBED = ".embed.html"
SUFFIXES = (*PAGES, *PICTURES, *TABLES)
LAST_RUN = "last-run"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One [[source]]: files that are read alike.

    path: a file, a folder or a glob, from the project's folder. max_age: how long its last good part may
    stand in when it is missing or broken; None for ever. The rest is what `geo.read` and `geo.locate` take.
    """

    name: str
    path: str
    max_age: dt.timedelta | None = None
    countries: tuple[str, ...] = ()
    home: str | None = None
    published: dt.date | None = None
    date_order: Order | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapSettings:
    """One [[map]]: which events, and what is made of them.

    outputs: files from the project's folder; the suffix says what each becomes, `.embed.html` a snippet for
    other pages. sources: names of the [[source]] tables it is made of, all when empty. types, countries: only
    events of these. new_since: a span, "last-run", or None where new events are not marked.
    size: width and height of pictures in pixels; scale multiplies them.
    """

    name: str
    outputs: tuple[str, ...]
    title: str | None = None
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    new_since: dt.timedelta | str | None = None
    stamp: bool = False
    view: str | None = None
    facet: str | None = None
    no_text: bool = False
    columns: tuple[str, ...] | None = None
    size: tuple[int, int] | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class GazetteerSettings:
    """[gazetteer]: as the options of the same names of `dateline map`."""

    file: str | None = None
    corrections: str | None = None
    places: tuple[str, ...] = ()
    worldview: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """[limits]: beyond them the last good outputs stand. Shares from 0 to 1; None asks for nothing."""

    max_unresolved: float | None = None
    max_drop: float | None = None
    min_events: int | None = None


@dataclass(frozen=True, slots=True)
class RunSettings:
    """[run]: how the work is done. outside: folders beyond the project's own that it may read and write."""

    recognizer: str | None = None
    lexicon: str | None = None
    jobs: int | None = None
    engine: str = "local"
    address: str | None = None
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """[schedule]: how often a run is due, and from which age on an output is stale."""

    every: dt.timedelta | None = None
    max_age: dt.timedelta | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and all that its `dateline.toml` says.

    style: the [style] table as it stands, for `maps` to read. overlays: what the [[overlay]] tables say.
    """

    folder: Path
    maps: tuple[MapSettings, ...]
    sources: tuple[SourceSettings, ...]
    gazetteer: GazetteerSettings = GazetteerSettings()
    limits: Limits = Limits()
    run: RunSettings = RunSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    style: Theme | None = None
    overlays: tuple[Mapping[str, Any], ...] = ()
