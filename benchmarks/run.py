"""Every figure that dateline promises, measured on this machine, as benchmarks/RESULTS.md.

.venv/bin/python benchmarks/run.py            prints the tables and writes them into RESULTS.md
.venv/bin/python benchmarks/run.py --dry-run  prints only
.venv/bin/python benchmarks/run.py --speed    speed and size alone, without accuracy and rivals
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import results  # noqa: E402

COMMAND = "benchmarks/run.py"
OTHERS = ("benchmarks/pictures.py", "benchmarks/accuracy.py", "benchmarks/rivals.py", "benchmarks/torture.py")
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
    options.add_argument("--speed", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder)
        figures = [*build(parts), *start(), *lookups(), *example(parts), *first(parts), *repository()]
    rows = [(figure.what, figure.value, figure.promised) for figure in figures]
    page = results.table(("what", "measured", "promised"), rows)
    print(page, flush=True)
    if not given.dry_run:
        results.write("Speed and size", COMMAND, page)
    for script in () if given.speed else OTHERS:
        subprocess.run([sys.executable, script, *(["--dry-run"] * given.dry_run)], cwd=ROOT, check=True)
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
    rows = re.findall(r"^\| *([^|]+?) *\| *([\d,]+/s|[^|]* MB) *\| *([^|]*?) *\|$", done.stdout, re.MULTILINE)
    built = ("build, peak memory", "compiled file")
    return [
        Figure(f"gazetteer, {what}", value, promised) for what, value, promised in rows if what not in built
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


if __name__ == "__main__":
    raise SystemExit(main())
