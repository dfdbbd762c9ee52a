"""The command line: a module a command, each imported only when it is used.

A command parses its options, calls one public function and prints what that returns.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from maps.cli import terminal

__all__ = ["main"]

COMMANDS = {
    "map": "one map from tables, articles and folders of them",
    "events": "the located events themselves, as a table",
    "locate": "the places a text names",
    "review": "the unresolved and doubtful names, to decide once and keep",
    "resolve": "what the gazetteer makes of a name",
    "gazetteer": "the place database",
    "init": "a new map project, which runs at once",
    "run": "regenerate what changed in a project",
    "status": "how fresh each map of a project is",
    "watch": "make a project anew on every change, with a preview",
    "schedule": "a ready unit for cron, systemd, Windows or GitHub",
    "diff": "what changed between two event tables",
}
"""Command → what it does; the module of the same name holds `parser()` and `run(options)`."""
_STANDS = "what was written before stands"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done; 1 failed; 2 wrong usage; 3 a limit or `--strict` was crossed; 4 `status`: not fresh;
    75 another run holds the lock; 130 interrupted; 141 the reader of stdout left.
    """
    terminal.prepare()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        terminal.heed_the_system()
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except terminal.Terminated as end:
        terminal.say(f"dateline: ended by the system; {str(end) or _STANDS}")
        return 143
    except KeyboardInterrupt as end:
        terminal.say(f"dateline: interrupted; {str(end) or _STANDS}")
        return 130
    except Exception as error:
        if os.environ.get("DATELINE_DEBUG") == "1":
            raise
        from maps.cli.faults import explained

        code, message = explained(error)
        terminal.say(message)
    return code


def _run(arguments: list[str]) -> int:
    if not arguments:
        terminal.say(_overview())
        return 2
    first = arguments[0]
    if first in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if first == "--version":
        print(_version())
        return 0
    if first not in COMMANDS:
        from difflib import get_close_matches

        from maps.cli.options import UsageError

        near = get_close_matches(first, COMMANDS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"dateline: there is no command {first!r}{hint}\nsee dateline --help")
    from maps.cli.options import joined

    module = importlib.import_module(f"maps.cli.{first}")
    try:
        options = module.parser().parse_args(joined(arguments[1:]))
    except SystemExit as end:  # argparse has printed the help
        return int(end.code or 0)
    return int(module.run(options))


def _overview() -> str:
    lines = ["usage: dateline COMMAND ...", ""]
    lines += ["Reads reports and event tables, finds out where and when, and draws the map.", ""]
    lines += [f"  {name:<12}{purpose}" for name, purpose in COMMANDS.items()]
    lines += [
        "",
        "dateline COMMAND --help says more; dateline --version names the versions.",
        "",
        "examples:",
    ]
    lines += ["  dateline map events.csv articles/ -o map.html", "  dateline resolve Kazan"]
    return "\n".join(lines)


def _version() -> str:
    from gazetteer.build import tables_hash
    from gazetteer.version import __version__

    return f"dateline {__version__} (gazetteer {tables_hash()})"
