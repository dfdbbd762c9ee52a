"""`dateline map`: one map from tables, articles and folders of them."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import maps
from maps.cli import locating
from maps.cli import options as shared
from maps.cli.terminal import say, working
from maps.leaving import leaving
from maps.outputs import PAGES, PICTURES, SIZE, is_picture, size_of, write
from maps.views import FACETS, VIEWS

if TYPE_CHECKING:
    from maps.theme import Theme

SUFFIXES = (*PAGES, *PICTURES)


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "map",
        "INPUT... [-o map.html] [options]",
        "One page or picture from tables, articles and folders; needs no network.",
        (
            "dateline map article.txt --published 2025-01-20 -o map.html",
            'dateline map events.csv articles/ -o map.html -o map.png --title "January"',
        ),
    )
    made.add_argument(
        "-o",
        "--output",
        action="append",
        metavar="FILE",
        help="page, .svg, .png: --size WxH --scale N --dark --lang LL",
    )
    made.add_argument(
        "--title", metavar="TEXT", help="title; --style --overlay FILE; --view heat|… --facet BY"
    )
    made.add_argument("--style", metavar="FILE", help=SUPPRESS)
    made.add_argument("--size", type=_size, metavar="WxH", help=SUPPRESS)
    made.add_argument("--scale", type=_scale, metavar="N", help=SUPPRESS)
    made.add_argument("--lang", metavar="LANG", help=SUPPRESS)
    made.add_argument("--dark", action="store_true", help=SUPPRESS)
    made.add_argument("--overlay", action="append", default=[], metavar="FILE", help=SUPPRESS)
    made.add_argument("--view", choices=VIEWS, default=VIEWS[0], metavar="VIEW", help=SUPPRESS)
    made.add_argument("--facet", choices=FACETS, metavar="BY", help=SUPPRESS)
    shared.add_inputs(made)
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Locate the inputs' events and draw them."""
    from maps.overlays import read

    outputs = options.output or ["map.html"]
    for output in outputs:
        locating.check_output(output, SUFFIXES, options.report)
    _check_pictures(outputs, options)
    style = _style(options.style)
    overlays = read(options.overlay)
    events, sources = locating.located(options)
    crossed = locating.crossed(events, options, ", ".join(outputs))
    if not crossed:
        with working("drawing", quiet=options.quiet):
            drawn = maps.EventMap(
                leaving(events, columns=options.columns, no_text=options.no_text),
                title=options.title,
                gazetteer=shared.loaded(options),
                style=style,
                overlays=overlays,
                view=options.view,
                facet=options.facet,
            )
            for output in outputs:
                with locating.writing(output):
                    write(
                        drawn, output, size=options.size, scale=options.scale, lang=options.lang,
                        theme="dark" if options.dark else "light",
                    )  # fmt: skip
    locating.tell(events, sources, options)
    if crossed:
        return locating.CROSSED
    for note in () if options.quiet else drawn.notes:
        say(note)
    for output in outputs:
        megabytes = Path(output).stat().st_size / 1e6
        page = "" if is_picture(output) else "; open it in a browser"
        locating.wrote(output, options, f"{megabytes:.1f} MB{page}")
    return 0


def _style(file: str | None) -> Theme | None:
    """The publisher's look, where a file of it is named."""
    if file is None:
        return None
    from maps.themefile import read

    return read(file)


def _check_pictures(outputs: Sequence[str], options: argparse.Namespace) -> None:
    """Refuse before the work what no picture can have, and what is of pictures or pages without one."""
    pictures = [output for output in outputs if is_picture(output)]
    if pictures:
        from maps.picture import require

        require(options.size or SIZE, 1.0 if options.scale is None else options.scale, options.lang or "en")
    given = {}
    if not pictures:
        given = {name: getattr(options, name) for name in ("size", "scale", "lang", "dark")}
    elif len(pictures) == len(outputs):
        given = {"overlay": options.overlay, "facet": options.facet, "view": options.view != VIEWS[0]}
    kind, instead = ("pages", "-o map.html") if pictures else ("pictures", "-o map.png or -o map.svg")
    for option, value in given.items():
        if value:
            raise shared.UsageError(f"dateline: --{option} is of {kind}, and no output is one\nadd {instead}")


def _size(text: str) -> tuple[int, int]:
    """Width and height as the option takes them."""
    found = size_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT in pixels, as in 1600x900")
    return found


def _scale(text: str) -> float:
    """Pixels drawn for one of the size."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number, as in 2") from None
