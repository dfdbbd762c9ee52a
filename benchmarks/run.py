"""Every figure that dateline promises, measured on this machine, as benchmarks/RESULTS.md.

.venv/bin/python benchmarks/run.py            prints the table and writes RESULTS.md
.venv/bin/python benchmarks/run.py --dry-run  prints only
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
EXAMPLE = ["map", "examples/events.csv", "examples/articles", "--title", "Invented events, real places", "-q"]


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, the value in words, what is promised."""

    what: str
    value: str
    promised: str


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--dry-run", action="store_true")
    dry = options.parse_args().dry_run
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder)
        figures = [*build(parts), *start(), *lookups(), *example(parts), *first(parts), *repository()]
    page = document(figures)
    print(page)
    if not dry:
        RESULTS.write_text(page, "utf-8")
    return 0


def dateline(arguments: list[str], **environment: str) -> tuple[float, int]:
    """Seconds and peak resident kB of one run of the command line."""
    return timed([sys.executable, "-m", "maps", *arguments], **environment)


def timed(command: list[str], **environment: str) -> tuple[float, int]:
    """Seconds and peak resident kB of a program."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} exits with {process.returncode}")
    return seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def build(folder: Path) -> list[Figure]:
    seconds, memory = dateline(["gazetteer", "build", "-q"], DATELINE_CACHE=str(folder))
    [compiled] = folder.glob("gazetteer-*.sqlite")
    size = compiled.stat().st_size / 1e6
    return [
        Figure(
            "gazetteer, compiled from its tables",
            f"{seconds:.1f} s, {memory / 1000:.0f} MB resident",
            "≤ 30 s, ≤ 500 MB",
        ),
        Figure("gazetteer, compiled file", f"{size:.1f} MB", "≤ 90 MB"),
    ]


def start() -> list[Figure]:
    answer = [dateline(["resolve", "Kazan"])[0] for _ in range(15)]
    bare = [timed([sys.executable, "-c", "pass"])[0] for _ in range(15)]
    middle, least = statistics.median(answer), statistics.median(bare)
    ratio = middle / least
    return [
        Figure(
            "`dateline resolve Kazan`, start to answer",
            f"{middle * 1000:.0f} ms ({ratio:.1f} × a bare interpreter)",
            "≤ 120 ms",
        ),
        Figure("imported for that answer, of geopandas, pandas, numpy and folium", heavy() or "none", "none"),
    ]


def heavy() -> str:
    """The large libraries that are loaded once `dateline resolve Kazan` has answered."""
    program = "import sys; from maps.cli import main; main(['resolve', 'Kazan']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return ", ".join(sorted({"folium", "geopandas", "numpy", "pandas"} & set(done.stdout.split())))


def lookups() -> list[Figure]:
    done = subprocess.run(
        [sys.executable, "benchmarks/lookups.py"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    rows = re.findall(r"^\| *([^|]+?) *\| *([\d,]+/s) *\|", done.stdout, re.MULTILINE)
    return [
        Figure(f"gazetteer, {what}", value, "≥ 50,000/s" if what.startswith("lookup") else "")
        for what, value in rows
    ]


def example(folder: Path) -> list[Figure]:
    page = folder / "map.html"
    runs = [dateline([*EXAMPLE, "-o", str(page)]) for _ in range(3)]
    seconds, memory = min(run[0] for run in runs), max(run[1] for run in runs)
    return [
        Figure(
            "example map, built warm", f"{seconds:.2f} s, {memory / 1000:.0f} MB resident", "≤ 3 s, ≤ 500 MB"
        ),
        Figure("example map, size", f"{page.stat().st_size / 1e6:.2f} MB", "≤ 1.5 MB"),
    ]


def first(folder: Path) -> list[Figure]:
    """What `make map` does after the installation: the gazetteer compiled, the example map drawn."""
    seconds, memory = dateline([*EXAMPLE, "-o", str(folder / "first.html")], DATELINE_CACHE=f"{folder}/empty")
    return [
        Figure(
            "`make map` without the installation",
            f"{seconds:.1f} s, {memory / 1000:.0f} MB resident",
            "≤ 60 s, ≤ 500 MB",
        )
    ]


def repository() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        clone = ["git", "clone", "--quiet", "--bare", "--no-local", str(ROOT), f"{folder}/clone"]
        if subprocess.run(clone, check=False).returncode:
            return []
        size = sum(path.stat().st_size for path in Path(folder).rglob("*.pack")) / 1e6
    return [Figure("repository, packed", f"{size:.1f} MB", "≤ 40 MB")]


def document(figures: list[Figure]) -> str:
    cores = os.cpu_count()
    memory = resource.getpagesize() * os.sysconf("SC_PHYS_PAGES") / 1e9
    machine = f"{cores} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}"
    lines = [
        "# Results",
        "",
        f"Measured on {dt.datetime.now(dt.UTC):%Y-%m-%d} by `make bench`: {machine}, "
        f"Python {platform.python_version()}.",
        "Other work on the machine makes times longer, never shorter.",
        "",
        "| what | measured | promised |",
        "| --- | --- | --- |",
        *(f"| {figure.what} | {figure.value} | {figure.promised} |" for figure in figures),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
