"""`dateline watch`: a project made anew on every change, with a preview on this machine."""

from __future__ import annotations

import argparse
import datetime as dt
import threading
import time
import webbrowser
from pathlib import Path

from maps.cli import options as shared
from maps.cli.faults import explained
from maps.cli.run import line
from maps.cli.terminal import say, working


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "watch",
        "[DIR] [options]",
        "Makes a project's maps anew on every change of its files, and shows them on\n"
        "127.0.0.1; an open page loads itself again. Ctrl-C ends it.",
        ("dateline watch", "dateline watch maps/front --port 8000 --open"),
    )
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder of dateline.toml (.)")
    made.add_argument("--port", type=shared.at_least(0), default=0, metavar="N", help="of the preview (any)")
    made.add_argument("--open", action="store_true", help="open the preview in a browser")
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Run the project again and again until Ctrl-C."""
    from maps.project import configuration, watching
    from maps.project.preview import Preview
    from maps.project.state import file_of

    folder = Path(options.folder).resolve()
    if not file_of(folder).exists():
        configuration.read(folder)
    preview = Preview(options.port)
    say(f"preview: {preview.address} (Ctrl-C ends it)")
    if options.open:
        webbrowser.open(preview.address)
    stop = threading.Event()
    try:
        for project in watching.rounds(folder, stop):
            fault = _round(folder, options)
            preview.show({} if project is None else watching.outputs(project), fault)
    finally:
        stop.set()
        preview.close()
    return 0


def _round(folder: Path, options: argparse.Namespace) -> str:
    """One run, told in lines; what went wrong, "" where nothing did."""
    from maps.project.running import run as run_project

    started = time.perf_counter()
    try:
        with working("locating", quiet=options.quiet) as told:
            outcome = run_project(folder, now=dt.datetime.now().astimezone(), wait_s=None, progress=told)
    except Exception as error:
        _, message = explained(error)
        say(message)
        return message
    seconds = time.perf_counter() - started
    lines = [line(name, attempt, outcome, seconds) for name, attempt in outcome.maps.items()]
    for said in lines if not options.quiet else ():
        say(said)
    ended = zip(lines, outcome.maps.values(), strict=True)
    return "\n".join(said for said, one in ended if one.result in ("kept", "failed"))
