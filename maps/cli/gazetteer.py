"""`dateline gazetteer`: the place database, and what users make of it."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.build import build, data_folder
from gazetteer.compiledfile import Merged, merged
from maps.cli import options as shared
from maps.cli.terminal import aligned, plain, say

if TYPE_CHECKING:
    from gazetteer.ownplaces import OwnPlace

ACTIONS = ("info", "build", "add", "check")
FOUND = 1
"""Exit code of `check` when something is inconsistent."""

_VALUES = ("id", "country", "admin1", "level", "feature", "population", "names", "radius_km")


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "gazetteer",
        "{info,build,add,check} [FILE...] [options]",
        "What it holds; compile it, with imports; add own places; look for faults.",
        (
            "dateline gazetteer build --from UA.zip admin1.geojson -o ukraine.sqlite",
            'dateline gazetteer add --name "Base camp" --lon 36.2 --lat 51.7',
        ),
    )
    made.add_argument(
        "action", choices=ACTIONS, metavar="{" + ",".join(ACTIONS) + "}", help=argparse.SUPPRESS
    )
    made.add_argument("files", nargs="*", default=[], metavar="FILE", help=argparse.SUPPRESS)
    made.add_argument(
        "--from", dest="sources", nargs="+", action="extend", default=[], metavar="PATH",
        help="build: GeoNames, Natural Earth, Overture, WOF, geoBoundaries, CSV",
    )  # fmt: skip
    made.add_argument("-o", "--output", metavar="FILE", help="build into this file")
    made.add_argument(
        "--only", type=shared.country, action="append", default=[], metavar="CC",
        help="build: only places in this country; may be repeated",
    )  # fmt: skip
    made.add_argument(
        "--feature-class", type=str.upper, action="append", default=[], metavar="X",
        help="build: only this GeoNames class (P, A, H, T, L, S …)",
    )  # fmt: skip
    made.add_argument(
        "--name", metavar="NAME",
        help="add: one place, with --lon and --lat; --id, --country, --admin1, --level, --feature, "
        "--population, --names, --radius-km as in a table of places",
    )  # fmt: skip
    for value in ("lon", "lat", *_VALUES):
        made.add_argument(f"--{value.replace('_', '-')}", dest=value, metavar="VALUE", help=argparse.SUPPRESS)
    shared.add_gazetteer(made)
    made.add_argument("--corrections", metavar="FILE", help="check: these decisions too")
    made.add_argument("--json", action="store_true", help="info, check: as JSON")
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    return made


def run(options: argparse.Namespace) -> int:
    """Show the gazetteer, compile it, add to it, or look for what is wrong in it."""
    actions = {"info": _info, "build": _build, "add": _add, "check": _check}
    if options.files and options.action in ("info", "build"):
        hint = "; what is to be imported follows --from" if options.action == "build" else ""
        raise shared.UsageError(f"dateline gazetteer {options.action}: takes no file{hint}")
    return actions[options.action](options)


def _info(options: argparse.Namespace) -> int:
    info = dataclasses.asdict(shared.loaded(options).info())
    if options.json:
        print(json.dumps(info, ensure_ascii=False, default=str))
        return 0
    imports = info.pop("imports")
    lines = aligned((name, plain(_shown(value))) for name, value in info.items())
    lines += [f"imported {_told(Merged(**done))}" for done in imports]
    print("\n".join(lines))
    return 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(_shown(part) for part in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _build(options: argparse.Namespace) -> int:
    path = Path(options.output) if options.output else None
    if options.output:
        from maps.cli import locating

        locating.check_output(options.output, (Path(options.output).suffix.lower(),))
    progress = False if options.quiet else None
    if not options.sources:
        if options.only or options.feature_class:
            raise shared.UsageError("dateline gazetteer build: --only and --feature-class go with --from")
        made = build(path, progress)
        if not options.quiet:
            say(f"compiled {made}")
        return 0
    from gazetteer.imports.recognising import opened

    sources = opened(map(Path, options.sources), only=options.only, classes=options.feature_class)
    made = build(path or data_folder() / "gazetteer.sqlite", progress, imports=sources)
    for done in merged(made):
        for fault in done.faults:
            say(plain(fault))
        if not options.quiet:
            say(_told(done))
    if not options.quiet:
        say(f"compiled {made}\nuse it with --gazetteer FILE, or for good: DATELINE_GAZETTEER={made}")
    return 0


def _told(done: Merged) -> str:
    counts = (
        (done.new, "new place", "new places"),
        (done.merged, "place that was there", "places that were there"),
        (done.names, "name", "names"),
        (done.shapes, "shape", "shapes"),
    )
    parts = [f"{count:,} {one if count == 1 else more}" for count, one, more in counts if count]
    broken = f"; {done.broken:,} of {done.read:,} records broken, left out" if done.broken else ""
    return f"{plain(done.name)} ({done.kind}): {', '.join(parts) or 'nothing new'}{broken}"


def _add(options: argparse.Namespace) -> int:
    from gazetteer import ownplaces
    from gazetteer.store import load

    if bool(options.files) == (options.name is not None):
        raise shared.UsageError("dateline gazetteer add: takes FILE.csv, or --name, --lon and --lat")
    own: tuple[OwnPlace, ...]
    if options.files:
        own = ownplaces.read(options.files)
    else:
        if options.lon is None or options.lat is None:
            raise shared.UsageError("dateline gazetteer add: --name needs --lon and --lat, in degrees")
        values = {value: given for value in _VALUES if (given := getattr(options, value)) is not None}
        own = (ownplaces.named(options.name, options.lon, options.lat, **values),)
    added, replaced, path = ownplaces.add(own, load(options.gazetteer, places=()).path)
    if not options.quiet:
        say(f"{path}: {added:,} added, {replaced:,} replaced")
    return 0


def _check(options: argparse.Namespace) -> int:
    from gazetteer import checking, ownplaces
    from gazetteer.imports.plain import is_table
    from gazetteer.store import load

    tables = [file for file in options.files if is_table(Path(file))]
    others = [file for file in options.files if file not in tables]
    if len(others) > 1:
        raise shared.UsageError("dateline gazetteer check: one gazetteer at a time, and any tables of places")
    path = load(others[0] if others else options.gazetteer, places=()).path
    named = [*options.places, *tables]
    own = ownplaces.read(named if options.files else [*ownplaces.default_files(), *named])
    found = checking.check_own(path, own) if tables and not others else checking.check(path, own)
    faults = [dataclasses.asdict(finding) for finding in found] + _of_corrections(options, path)
    if options.json:
        print(json.dumps({"path": str(path), "own": len(own), "findings": faults}, ensure_ascii=False))
    elif faults:
        print("\n".join(f"{plain(fault['where'])}: {plain(fault['what'])}" for fault in faults))
    elif not options.quiet:
        checked = ", ".join(map(plain, tables)) if tables and not others else path
        print(f"{checked}: nothing is inconsistent")
    return FOUND if faults else 0


def _of_corrections(options: argparse.Namespace, path: Path) -> list[dict[str, str]]:
    """Decisions that cannot be read, or that name places which are not there."""
    if options.corrections is None:
        return []
    from gazetteer.store import load
    from geo import corrections
    from geo.errors import BadOption

    name = Path(options.corrections).name
    try:
        corrections.require_known(corrections.read(options.corrections), load(path), name)
    except BadOption as error:
        faults = [line.partition(": ") for line in str(error).splitlines()]
        return [{"kind": "correction", "where": where, "what": what} for where, _, what in faults]
    return []
