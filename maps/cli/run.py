"""`dateline run`: regenerate what changed in a project; safe to call from any scheduler."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from maps.cli import options as shared
from maps.cli.terminal import Terminated, say, working

if TYPE_CHECKING:
    from maps.project.manifest import Attempt
    from maps.project.state import Outcome, Told

KEPT = 3


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "run",
        "[DIR] [options]",
        "Regenerates the maps of a project of which something changed. Each output is\n"
        "replaced whole or not at all; a second run meanwhile ends at once (exit 75).",
        ("dateline run", "dateline run maps/front --map Floods --wait --log-json"),
    )
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder of dateline.toml (.)")
    made.add_argument(
        "--map", action="append", default=[], metavar="NAME", help="this map only; may be repeated"
    )
    made.add_argument("--all-maps", action="store_true", help="all maps, as without --map")
    made.add_argument(
        "--jobs", type=shared.at_least(1), metavar="N", help="processes; default: as many as pay"
    )
    made.add_argument("--wait", action="store_true", help="wait for a run that goes on, instead of exit 75")
    made.add_argument("--log-json", action="store_true", help="one line of JSON a map instead of words")
    shared.add_loudness(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Run the project and say in a line for each map how it ended."""
    from maps.project.running import run as run_project

    started = time.perf_counter()
    with working("locating", quiet=options.quiet) as told, _counted(told) as counted:
        outcome = run_project(
            options.folder,
            only=[] if options.all_maps else options.map,
            now=dt.datetime.now().astimezone(),
            jobs=options.jobs,
            wait_s=None if options.wait else 0.0,
            progress=counted,
        )
    if outcome.damaged and not options.quiet:
        say(f"{', '.join(outcome.damaged)}: damaged, or of another version; everything was looked at anew")
    seconds = round(time.perf_counter() - started, 3)
    for name, attempt in outcome.maps.items():
        if options.log_json:
            print(json.dumps(logged(name, attempt, outcome, seconds), ensure_ascii=False))
        elif not options.quiet or attempt.result in ("kept", "failed"):
            say(line(name, attempt, outcome, seconds))
    if not options.quiet and not options.log_json:
        for stale in outcome.stale:
            say(stale.told)
    results = {attempt.result for attempt in outcome.maps.values()}
    return 1 if "failed" in results else KEPT if "kept" in results else 0


def line(name: str, attempt: Attempt, outcome: Outcome, seconds: float) -> str:
    """How a run ended for a map, in one line."""
    inputs = f"{outcome.inputs:,} inputs, {outcome.read:,} read"
    if attempt.result == "unchanged":
        return f"{name}: nothing changed ({outcome.inputs:,} inputs, {seconds:.2f} s)"
    if attempt.result == "kept":
        return f"{name}: the last good map stands: {attempt.reason}"
    if attempt.result == "failed":
        return f"{name}: failed, the last good map stands: {attempt.reason}"
    changes = outcome.changes.get(name, {})
    told = ", ".join(f"{count:,} {what}" for what, count in changes.items() if count)
    events = f"{attempt.counts.get('mapped', 0):,} events"
    return f"{name}: made, {events}{f' ({told})' if told else ''}, {inputs}, {seconds:.1f} s"


def logged(name: str, attempt: Attempt, outcome: Outcome, seconds: float) -> dict[str, Any]:
    """The same as an object for a log."""
    at = dt.datetime.fromtimestamp(attempt.at).astimezone().isoformat(timespec="seconds")
    return {
        "at": at,
        "map": name,
        "result": attempt.result,
        "reason": attempt.reason,
        "counts": dict(attempt.counts),
        "changes": dict(outcome.changes.get(name, {})),
        "inputs": outcome.inputs,
        "read": outcome.read,
        "stale": [stale.as_dict() for stale in outcome.stale],
        "seconds": seconds,
    }


@contextmanager
def _counted(told: Told | None) -> Iterator[Told]:
    """A progress to tell; a run that is interrupted says of it what was kept."""
    done = of = 0

    def counted(so_far: int, at_last: int) -> None:
        nonlocal done, of
        done, of = so_far, at_last
        if told is not None:
            told(so_far, at_last)

    try:
        yield counted
    except (KeyboardInterrupt, Terminated) as end:
        kept = f"{done:,} of {of:,} inputs that had to be read are kept, " if of else ""
        raise type(end)(f"{kept}the last good outputs stand") from None
