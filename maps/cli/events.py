"""`dateline events`: the located events themselves, as a table."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import geo
from geo.writing import to_bytes, write
from maps.cli import locating
from maps.cli import options as shared
from maps.cli.terminal import aligned, working

if TYPE_CHECKING:
    import geopandas as gpd

SCHEMAS = ("dateline", "plover")
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
        "--csv-for", metavar="excel", help="CSV for Excel (excel:de); --schema plover: its fields"
    )
    made.add_argument("--schema", choices=SCHEMAS, default=SCHEMAS[0], help=argparse.SUPPRESS)
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Locate the inputs' events and write them."""
    if options.output == "-":
        options.output = None
    locating.check_output(options.output or "", SUFFIXES, options.report)
    events, sources = locating.located(options)
    crossed = locating.crossed(events, options, options.output)
    if not crossed:
        _show(events, options)
    locating.tell(events, sources, options)
    if options.output and not crossed:
        locating.wrote(options.output, options, f"{len(events):,} row{'' if len(events) == 1 else 's'}")
    return locating.CROSSED if crossed else 0


def _show(events: gpd.GeoDataFrame, options: argparse.Namespace) -> None:
    if options.schema == "plover" and (options.output or not sys.stdout.isatty()):
        events = geo.plover(events, shared.loaded(options))
    if options.output:
        with working("writing", quiet=options.quiet), locating.writing(options.output):
            write(
                events,
                options.output,
                no_text=options.no_text,
                columns=options.columns,
                csv_for=options.csv_for,
            )
    elif sys.stdout.isatty():
        print("\n".join(_as_list(events, options.verbose)))
    else:
        content = to_bytes(
            events, ".csv", no_text=options.no_text, columns=options.columns, csv_for=options.csv_for
        )
        sys.stdout.buffer.write(content)


def _as_list(events: gpd.GeoDataFrame, every: bool) -> list[str]:
    """What is on the map and what should be; mentions that are no location only where all is asked for."""
    names = ("date_start", "type", "place_text", "relation", "place_name", "country", "status")
    shown = events if every else events[events["status"] != "off_map"]
    cells = shown[[*names, "title", "text", "reason"]].astype(object)
    rows = cells.where(cells.notna(), "").astype(str)
    return aligned(
        (
            (*row[: len(names)], row.title or row.text if row.status == "mapped" else row.reason)
            for row in rows.itertuples(index=False)
        ),
        limit=28,
    )
