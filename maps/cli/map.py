"""`dateline map`: one map from tables, articles and folders of them."""

from __future__ import annotations

import argparse

import maps
from maps.cli import locating
from maps.cli import options as shared

SUFFIXES = (".html",)


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "map",
        "INPUT... [-o map.html] [options]",
        "One page from tables, articles and folders of them, which opens without a network.",
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
    locating.check_suffix(options.output, SUFFIXES)
    events = locating.located(options)
    locating.tell(events, options)
    if locating.crossed(events, options, options.output):
        return locating.CROSSED
    maps.EventMap(geo.leaving(events, no_text=options.no_text, columns=options.columns), title=options.title).save(options.output)
    return 0
