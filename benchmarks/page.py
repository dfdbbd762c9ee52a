"""The map page at 1,000 to 1,000,000 events: how big, how fast, and beside what else draws maps from Python.

.venv/bin/python benchmarks/page.py                   prints the tables and writes them into RESULTS.md
.venv/bin/python benchmarks/page.py --dry-run 1000    prints only, of these sizes
.venv/bin/python benchmarks/page.py --alone           dateline's page without the others
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import otherpages, results  # noqa: E402
from benchmarks.browsing import Chromium  # noqa: E402

COMMAND = "benchmarks/page.py"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
KEYS = "spokeswoman"


@dataclass(frozen=True)
class Line:
    """A line of the table: what was measured, and what is promised and wished of it at each size."""

    name: str
    what: str
    unit: str
    must: Sequence[float]
    want: Sequence[float | None] = (None, None, None, None)


LINES = (
    Line("kB", "file", "kB", (500, 1600, 11_000, 100_000), (400, 1200, 8000, 75_000)),
    Line("first", "first points after opening", "ms", (500, 600, 900, 2500), (None, None, 550, 1000)),
    Line("ready", "ready: list, search and filters too", "ms", ()),
    Line("filter", "filter redraw with list and histogram", "ms", (8, 16, 30, 120), (None, None, 16, 40)),
    Line("pan", "frame while panning", "ms", (17, 17, 17, 33), (None, None, None, 20)),
    Line("brush", "frame while brushing", "ms", (17, 17, 17, 33), (None, None, None, 20)),
    Line("heap", "heap, its buffers included", "MB", (15, 30, 90, 450)),
    Line("search", "search, slowest key of a word", "ms", (16, 16, 50, 300)),
    Line("seconds", "Python, events to file", "s", (0.3, 0.5, 4, 40)),
    Line("mb", "Python, memory above the events", "MB", (float("inf"), float("inf"), 300, 2000)),
)

FILTER = """() => {
  const days = ["2024-03-01", "2024-09-15", "2025-02-01"];
  const filters = [
    {types: ["protest", "shelling"]}, {from: days[0], to: days[1]}, {minConfidence: 0.8}, {from: days[2]},
    null,
  ];
  const times = [];
  for (let turn = 0; turn < 25; turn++) {
    const start = performance.now();
    dateline.filter(filters[turn % filters.length]);
    document.body.offsetHeight;
    times.push(performance.now() - start);
  }
  dateline.filter(null);
  return times.sort((a, b) => a - b)[12];
}"""
SEARCH = """(word) => {
  const times = [];
  for (let end = 1; end <= word.length; end++) {
    const start = performance.now();
    dateline.filter({text: word.slice(0, end)});
    document.body.offsetHeight;
    times.push(performance.now() - start);
  }
  dateline.filter(null);
  return Math.max(...times);
}"""


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    options.add_argument("--dry-run", action="store_true", help="print only")
    options.add_argument("--alone", action="store_true", help="without the others")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Chromium() as chromium:
        figures = {size: measure(chromium, Path(folder), size) for size in given.sizes}
        page = ours(figures)
        print(page, flush=True)
        if not given.alone:
            others = otherpages.compared(chromium, Path(folder), given.sizes)
            print(others, flush=True)
            page = f"{page}\n\n{others}"
    if not given.dry_run:
        results.write("The page", COMMAND, page)
    return 0


def measure(chromium: Chromium, folder: Path, size: int) -> dict[str, float]:
    """Every figure of dateline's page of so many events."""
    path = folder / f"dateline-{size}.html"
    built = build(path, size)
    with chromium.opened(path, "drawn", timeout_s=60) as page:
        first = page.marked()
        page.wait('body[data-dateline="ready"]')
        ready = page.marked("ready")
        heap = page.heap_mb()
        search = page.evaluate(SEARCH, KEYS)
        redraw = page.evaluate(FILTER)
        pan = page.frames(page.pan)
        brush = page.frames(page.slide)
    path.unlink()
    browsing = {"first": first, "ready": ready, "filter": redraw, "pan": pan, "brush": brush, "heap": heap}
    return {**built, **browsing, "search": search}


def build(path: Path, size: int) -> dict[str, float]:
    """What a process of its own needs to make the page: its size, seconds, and memory above the events."""
    command = [sys.executable, "benchmarks/pagebuild.py", str(path), str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    told: dict[str, float] = json.loads(done.stdout)
    return told


def ours(figures: Mapping[int, Mapping[str, float]]) -> str:
    rows = []
    for line in LINES:
        cells = []
        for size, measured in figures.items():
            at = SIZES.index(size) if size in SIZES else None
            cells.append(cell(line, measured[line.name], at))
        rows.append((f"{line.what}, {line.unit}", *cells))
    head = ("dateline's page", *(f"{size:,}" for size in figures))
    return (
        "News-like events at the world's large cities, a headline, sentence and link of its own for each; "
        "one in ten lies near a place. Chromium, 1200 × 800, software rendering, no network. In brackets "
        f"what is promised, and what is wished.\n\n{results.table(head, rows)}"
    )


def cell(line: Line, value: float, at: int | None) -> str:
    """A figure, with what is promised and wished of it."""
    bounds: list[Any] = []
    if at is not None and line.must and line.must[at] != float("inf"):
        bounds = [bound for bound in (line.must[at], line.want[at]) if bound is not None]
    words = f" ({' / '.join(f'{bound:,g}' for bound in bounds)})" if bounds else ""
    return f"{value:,.2f}{words}" if line.unit == "s" else f"{value:,.0f}{words}"


if __name__ == "__main__":
    raise SystemExit(main())
