"""`dateline init`: a project that runs at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer.safefiles import put
from maps.cli import options as shared
from maps.cli.terminal import say
from maps.project import sample
from maps.project.state import FILE


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "init",
        "[DIR]",
        "Makes a map project: dateline.toml, sample input. Overwrites nothing.",
        ("dateline init front && dateline run front", "dateline init"),
    )
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="where (.)")
    return made


def run(options: argparse.Namespace) -> int:
    """Write the files that are not there yet."""
    folder = Path(options.folder)
    if (folder / FILE).exists():
        raise shared.UsageError(
            f"dateline: {folder / FILE} is there already\nremove it, or name another folder"
        )
    for name, text in sample.FILES.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, text.encode("utf-8"))
            say(f"wrote {path}")
    where = "" if options.folder == "." else f" {options.folder}"
    say(f"next: dateline run{where}")
    return 0
