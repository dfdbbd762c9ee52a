"""`dateline diff`: what changed between two event tables."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import geo
from maps.cli import options as shared
from maps.cli.terminal import plain

if TYPE_CHECKING:
    import geopandas as gpd

    from maps.project.difference import Difference

MOST = 200


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "diff",
        "OLD NEW [options]",
        "Added, removed, moved and changed events between two tables of dateline's.",
        ("dateline diff yesterday.csv today.csv", "dateline diff old.parquet new.parquet --json"),
    )
    made.add_argument("old", metavar="OLD", help="the earlier table (.csv .geojson .parquet ...)")
    made.add_argument("new", metavar="NEW", help="the later one")
    made.add_argument("--json", action="store_true", help="one object with all of it")
    return made


def run(options: argparse.Namespace) -> int:
    """Print what changed."""
    from maps.project.difference import difference

    found = difference(_table(options.old), _table(options.new))
    if options.json:
        print(json.dumps(found.as_dict(), ensure_ascii=False))
    else:
        for line in _lines(found):
            print(plain(line))
    return 0


def _table(path: str) -> gpd.GeoDataFrame:
    """An event table as it was written: nothing of it is located anew."""
    return geo.events(path)


def _lines(found: Difference) -> Iterator[str]:
    yield (
        f"{len(found.added):,} added, {len(found.removed):,} removed, "
        f"{len(found.moved):,} moved, {len(found.changed):,} changed"
    )
    lines = [f"+ {key}" for key in found.added] + [f"- {key}" for key in found.removed]
    for moved in found.moved:
        km = "" if moved.km is None else f", {moved.km:,.1f} km"
        lines.append(f"> {moved.event_id}: {moved.before or 'nowhere'} → {moved.after or 'nowhere'}{km}")
    for changed in found.changed:
        told = "; ".join(f"{name}: {before} → {after}" for name, (before, after) in changed.columns.items())
        lines.append(f"~ {changed.event_id}: {told}")
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"and {len(lines) - MOST:,} more (--json has all)"
