"""The page benchmarks/RESULTS.md: each benchmark writes its own section and leaves the others as they are."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import resource
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
ORDER = (
    "Speed and size",
    "Pictures",
    "Accuracy",
    "Recognition",
    "Confidence",
    "Beside what users would pick",
    "Torture",
    "Faults",
    "Import",
    "The page",
)
_HEAD = (
    "# Results\n\nEach section is written by the command it names. "
    "Other work on the machine makes times longer, never shorter.\n"
)


def write(title: str, command: str, body: str, path: Path = RESULTS) -> None:
    """Put a section in place of the one of that title. command: what made it."""
    page = path.read_text("utf-8") if path.exists() else ""
    held = dict(re.findall(r"^## (.+)\n+((?:(?!^## ).*\n?)*)", page, re.MULTILINE))
    held[title] = f"Measured on {dt.datetime.now(dt.UTC):%Y-%m-%d} by `{command}`: {machine()}.\n\n{body}"
    titles = [*(name for name in ORDER if name in held), *sorted(set(held) - set(ORDER))]
    parts = [_HEAD, *(f"## {name}\n\n{held[name].strip()}\n" for name in titles)]
    path.write_text("\n".join(parts), "utf-8")


def machine() -> str:
    memory = resource.getpagesize() * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def peak_mb() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, its first column to the left and the rest to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def share(value: float | None) -> str:
    """.812, as papers write shares; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}".removeprefix("0")
