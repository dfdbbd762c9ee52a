"""`dateline events`: the located events themselves, as a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from maps.cli import locating
from maps.cli import options as shared
from maps.cli.terminal import aligned

if TYPE_CHECKING:
    import geopandas as gpd

SUFFIXES = (".csv", ".tsv", ".geojson", ".jsonl", ".parquet", ".gpkg", ".xlsx")


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "events",
        "INPUT... [-o FILE] [options]",
        "The located events; without -o a list on a terminal, and CSV into a pipe.",
        (
            "dateline events articles/ --published 2025-01-20 -o events.csv",
            "dateline events data.xlsx --place-column Ort --report report.json",
        ),
    )
    made.add_argument("-o", "--output", metavar="FILE", help="by suffix: " + " ".join(SUFFIXES))
    shared.add_inputs(made)
    made.add_argument(
        "--csv-for", metavar="excel", help="CSV that Excel opens rightly; excel:de with its separator"
    )
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Locate the inputs' events and write them."""
    if options.output == "-":
        options.output = None
    if options.output:
        locating.check_suffix(options.output, SUFFIXES)
    events = locating.located(options)
    crossed = locating.crossed(events, options, options.output)
    if not crossed:
        _show(events, options)
    locating.tell(events, options)
    return locating.CROSSED if crossed else 0


def _show(events: gpd.GeoDataFrame, options: argparse.Namespace) -> None:
    if not options.output and sys.stdout.isatty():
        print("\n".join(_as_list(events)))
        return
    from geo.writing import atomically, to_bytes

    suffix = Path(options.output).suffix.lower() if options.output else ".csv"
    content = to_bytes(
        events, suffix, no_text=options.no_text, columns=options.columns, csv_for=options.csv_for
    )
    if options.output:
        with locating.writing(options.output):
            atomically(options.output, content)
    else:
        sys.stdout.buffer.write(content)


def _as_list(events: gpd.GeoDataFrame) -> list[str]:
    names = ("date_start", "type", "place_text", "relation", "place_name", "country", "status", "title")
    rows = events[list(names)].astype(object)
    shown = rows.where(rows.notna(), "").astype(str)
    return aligned(shown.itertuples(index=False), limit=28)
