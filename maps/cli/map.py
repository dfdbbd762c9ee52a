"""`dateline map`: one map from tables, articles and folders of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import maps
from geo.schema import NAMES
from geo.writing import chosen
from maps.cli import locating
from maps.cli import options as shared
from maps.cli.terminal import working

if TYPE_CHECKING:
    import geopandas as gpd

SUFFIXES = (".html",)
DESCRIPTIONS = ("title", "text", "published", "time_start", "admin1", "reason", "url")
"""Columns that a page can do without."""


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "map",
        "INPUT... [-o map.html] [options]",
        "One page from tables, articles and folders, which opens without a network.",
        (
            "dateline map article.txt --published 2025-01-20 -o map.html",
            'dateline map events.csv articles/ -o map.html --title "January"',
        ),
    )
    made.add_argument("-o", "--output", default="map.html", metavar="FILE", help="the page (map.html)")
    made.add_argument("--title", metavar="TEXT", help="the map's title")
    shared.add_inputs(made)
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Locate the inputs' events and draw them."""
    locating.check_output(options.output, SUFFIXES, options.report)
    events, sources = locating.located(options)
    crossed = locating.crossed(events, options, options.output)
    if not crossed:
        with working("drawing", quiet=options.quiet), locating.writing(options.output):
            maps.EventMap(
                _leaving(events, options), title=options.title, gazetteer=shared.loaded(options)
            ).save(options.output)
    locating.tell(events, sources, options)
    if crossed:
        return locating.CROSSED
    megabytes = Path(options.output).stat().st_size / 1e6
    locating.wrote(options.output, options, f"{megabytes:.1f} MB; open it in a browser")
    return 0


def _leaving(events: gpd.GeoDataFrame, options: argparse.Namespace) -> gpd.GeoDataFrame:
    """The events without what the user keeps: sentences, and descriptions that `--columns` does not name."""
    chosen(events, options.columns)
    kept = set(options.columns if options.columns is not None else [*DESCRIPTIONS, *events.columns])
    if options.no_text:
        kept.discard("text")
    emptied = {name: None for name in DESCRIPTIONS if name not in kept}
    extra = [name for name in events.columns if name not in (*NAMES, "geometry") and name not in kept]
    reduced = events.drop(columns=extra).assign(**emptied)
    reduced.attrs = dict(events.attrs)
    return reduced
