"""`dateline status`: how fresh each output of a project is."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from maps.cli import options as shared
from maps.cli.terminal import aligned

STALE = 4


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "status",
        "[DIR] [options]",
        "How fresh each map is, and how the last run ended; exit 4 when one is stale,\n"
        "missing, failed or held back by a limit.",
        ("dateline status --max-age 24h", "dateline status maps/front --prometheus > dateline.prom"),
    )
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder of dateline.toml (.)")
    made.add_argument(
        "--max-age",
        type=shared.span,
        metavar="SPAN",
        help="older than this is stale (6h, 2d); else [schedule]",
    )
    made.add_argument("--json", action="store_true", help="an object a map")
    made.add_argument("--prometheus", action="store_true", help="metrics for node_exporter (textfile)")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the standing of each map."""
    from maps.project import standing

    now = dt.datetime.now().astimezone()
    found = standing.of(options.folder, now=now, max_age=options.max_age)
    if options.prometheus:
        print(standing.prometheus(found), end="")
    elif options.json:
        for one in found:
            print(json.dumps(one.as_dict(), ensure_ascii=False))
    else:
        print("\n".join(aligned([standing.HEADINGS, *(one.cells() for one in found)], limit=60)))
    return STALE if any(not one.is_good for one in found) else 0
