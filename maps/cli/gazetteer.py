"""`dateline gazetteer`: the place database."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import gazetteer
from gazetteer.build import build
from maps.cli import options as shared
from maps.cli.terminal import aligned, say


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "gazetteer",
        "{info,build} [options]",
        "info: versions, counts and licences; build: compile the place database anew.",
        ("dateline gazetteer info", "dateline gazetteer build -o places.sqlite"),
    )
    made.add_argument("action", choices=("info", "build"), help=argparse.SUPPRESS)
    made.add_argument("-o", "--output", metavar="FILE", help="build into this file, not the cache folder")
    made.add_argument("--json", action="store_true", help="info as JSON")
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    return made


def run(options: argparse.Namespace) -> int:
    """Show the gazetteer, or compile it."""
    return _build(options) if options.action == "build" else _info(options)


def _info(options: argparse.Namespace) -> int:
    info = dataclasses.asdict(gazetteer.load().info())
    if options.json:
        print(json.dumps(info, ensure_ascii=False, default=str))
        return 0
    print("\n".join(aligned((name, _shown(value)) for name, value in info.items())))
    return 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(_shown(part) for part in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _build(options: argparse.Namespace) -> int:
    path = build(Path(options.output) if options.output else None, False if options.quiet else None)
    if not options.quiet:
        say(f"compiled {path}")
    return 0
