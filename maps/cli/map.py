"""`dateline map`: one map from tables, articles and folders of them."""

from __future__ import annotations

import argparse
import re
from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import maps
from gazetteer.safefiles import put
from maps.cli import locating
from maps.cli import options as shared
from maps.cli.terminal import working
from maps.leaving import leaving

if TYPE_CHECKING:
    from maps.eventmap import EventMap
    from maps.theme import Theme

SUFFIXES = (".html", ".svg", ".png")
PICTURES = SUFFIXES[1:]
SIZE = (1600, 900)
_SIZE = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})")


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
        help="page (map.html), picture (.svg .png; --lang LANG)",
    )
    made.add_argument(
        "--title", metavar="TEXT", help="title; --style FILE; picture: --size WxH --scale N --dark"
    )
    made.add_argument("--style", metavar="FILE", help=SUPPRESS)
    made.add_argument("--size", type=_size, metavar="WxH", help=SUPPRESS)
    made.add_argument("--scale", type=_scale, metavar="N", help=SUPPRESS)
    made.add_argument("--lang", metavar="LANG", help=SUPPRESS)
    made.add_argument("--dark", action="store_true", help=SUPPRESS)
    shared.add_inputs(made)
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Locate the inputs' events and draw them."""
    outputs = options.output or ["map.html"]
    for output in outputs:
        locating.check_output(output, SUFFIXES, options.report)
    _check_pictures(outputs, options)
    style = _style(options.style)
    events, sources = locating.located(options)
    crossed = locating.crossed(events, options, ", ".join(outputs))
    if not crossed:
        with working("drawing", quiet=options.quiet):
            drawn = maps.EventMap(
                leaving(events, columns=options.columns, no_text=options.no_text),
                title=options.title,
                gazetteer=shared.loaded(options),
                style=style,
            )
            for output in outputs:
                with locating.writing(output):
                    _write(drawn, output, options)
    locating.tell(events, sources, options)
    if crossed:
        return locating.CROSSED
    for output in outputs:
        megabytes = Path(output).stat().st_size / 1e6
        page = "" if _is_picture(output) else "; open it in a browser"
        locating.wrote(output, options, f"{megabytes:.1f} MB{page}")
    return 0


def _style(file: str | None) -> Theme | None:
    """The publisher's look, where a file of it is named."""
    if file is None:
        return None
    from maps.themefile import read

    return read(file)


def _check_pictures(outputs: Sequence[str], options: argparse.Namespace) -> None:
    """Refuse before the work what no picture can have, and options of pictures where there is none."""
    if any(map(_is_picture, outputs)):
        from maps.picture import require

        require(options.size or SIZE, 1.0 if options.scale is None else options.scale, options.lang or "en")
        return
    given = {
        "--size": options.size,
        "--scale": options.scale,
        "--lang": options.lang,
        "--dark": options.dark or None,
    }
    for option, value in given.items():
        if value is not None:
            raise shared.UsageError(
                f"dateline: {option} is of pictures, and no output is one\nadd -o map.png or -o map.svg"
            )


def _is_picture(output: str) -> bool:
    return Path(output).suffix.lower() in PICTURES


def _write(drawn: EventMap, output: str, options: argparse.Namespace) -> None:
    """The page or the picture, whichever the suffix says."""
    if not _is_picture(output):
        drawn.save(output)
        return
    size, lang, theme = options.size or SIZE, options.lang or "en", "dark" if options.dark else "light"
    if Path(output).suffix.lower() == ".svg":
        put(output, drawn.to_svg(size, lang=lang, theme=theme).encode("utf-8"))
    else:
        put(
            output,
            drawn.to_png(size, 1.0 if options.scale is None else options.scale, lang=lang, theme=theme),
        )


def _size(text: str) -> tuple[int, int]:
    """Width and height as the option takes them."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT in pixels, as in 1600x900")
    return int(found[1]), int(found[2])


def _scale(text: str) -> float:
    """Pixels drawn for one of the size."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number, as in 2") from None
