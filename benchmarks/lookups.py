"""How fast the gazetteer is: look-ups and resolutions a second, start to answer, build time and memory.

Run from the repository: `python benchmarks/lookups.py [--names N] [--rows N]`. Prints a Markdown table of
what was measured and what is promised.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks.results import peak_mb, table  # noqa: E402
from gazetteer import Toponym  # noqa: E402

START = "import gazetteer; print(gazetteer.load().resolve('Kazan').place.id)"
BUILD = """
import sys, time
from pathlib import Path
from benchmarks.results import peak_mb
from gazetteer.build import build
start = time.perf_counter()
path = build(Path(sys.argv[1]), progress=False)
peak = peak_mb()
print(time.perf_counter() - start, peak, path.stat().st_size)
"""
SERIES = """
import random, sys, time
import pandas as pd
import gazetteer
from benchmarks.results import peak_mb
names, rows = sys.stdin.read().splitlines(), int(sys.argv[1])
chance = random.Random(rows)
column = pd.Series([names[chance.randrange(len(names))] for _ in range(rows)])
gaz = gazetteer.load()
gaz.resolve("Kazan")
start = time.perf_counter()
found = gaz.resolve_series(column)
peak = peak_mb()
print(time.perf_counter() - start, peak, found.memory_usage(deep=True).sum() / 1e6)
"""
HEAVY = ("numpy", "pandas", "shapely", "geopandas", "pyarrow", "tqdm", "filelock", "folium")
COLUMN_NAMES = 20_000
SPOILT = " zq"

Row = tuple[str, str, str]
"""What, how much of it, what is promised."""


def names_of(path: Path, count: int) -> list[str]:
    """Distinct names from all over the table, every tenth spoilt so that it misses."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    total = connection.execute("SELECT count(*) FROM names").fetchone()[0]
    step = max(1, total // count)
    held = [
        name
        for number, (name,) in enumerate(connection.execute("SELECT name FROM names"))
        if number % step == 0
    ]
    connection.close()
    return [name + SPOILT if number % 10 == 9 else name for number, name in enumerate(held[:count])]


def rate(work: int, start: float) -> str:
    return f"{work / (time.perf_counter() - start):,.0f}/s"


def answers(names: list[str]) -> Iterator[Row]:
    """Look-ups and resolutions a second, in this process."""
    gaz = gazetteer.load()
    start = time.perf_counter()
    for name in names:
        gaz.lookup(name)
    yield "lookup, distinct names, 10 % misses", rate(len(names), start), "≥ 50,000/s"

    fresh = gazetteer.Gazetteer(gaz.path)
    hits = [name for name in names if not name.endswith(SPOILT)]
    start = time.perf_counter()
    for name in hits:
        fresh.resolve(name)
    yield "resolve, distinct names", rate(len(hits), start), "≥ 50,000/s"
    misses = [name for name in names if name.endswith(SPOILT)][:2000]
    start = time.perf_counter()
    for name in misses:
        fresh.resolve(name)
    yield "resolve, unknown names (with suggestions)", rate(len(misses), start), ""
    start = time.perf_counter()
    for _ in range(10):
        for name in hits[:2000]:
            fresh.resolve(name)
    yield "resolve, repeated names", rate(10 * 2000, start), "≥ 50,000/s"

    documents = [hits[number : number + 10] for number in range(0, len(hits) - 10, 50)]
    start = time.perf_counter()
    for document in documents:
        fresh.resolve_all([Toponym(name) for name in document])
    yield "resolve_all, ten names a document", rate(10 * len(documents), start), "≥ 10,000/s"
    yield "peak memory of all this", f"{peak_mb():.0f} MB", "≤ 400 MB"


def column(names: list[str], rows: int) -> Iterator[Row]:
    """A pandas column of some names, in a process of its own."""
    seconds, peak, frame = map(float, run(SERIES, str(rows), told="\n".join(names)).split())
    what = f"resolve_series, {rows:,} rows of {len(names):,} names"
    yield what, f"{rows / seconds:,.0f}/s", "≥ 200,000/s"
    yield "resolve_series, the answer and peak memory with pandas", f"{frame:.0f} MB, {peak:.0f} MB", ""


def start() -> Iterator[Row]:
    """From the start of a process to its first answer."""
    laps = []
    for _ in range(5):
        begun = time.perf_counter()
        run(START)
        laps.append(time.perf_counter() - begun)
    yield "process start to answer, best of 5", f"{min(laps) * 1000:.0f} ms", ""
    loaded = run(f"{START}; import sys; print(*[m for m in {HEAVY} if m in sys.modules])").splitlines()[1]
    yield "heavy modules imported for it", loaded or "none", "none"


def build() -> Iterator[Row]:
    """The tables compiled, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak, size = map(float, run(BUILD, str(Path(folder) / "g.sqlite")).split())
    yield "build", f"{seconds:.1f} s", "≤ 30 s"
    yield "build, peak memory", f"{peak:.0f} MB", ""
    yield "compiled file", f"{size / 1e6:.1f} MB", "≤ 90 MB"


def run(program: str, *arguments: str, told: str = "") -> str:
    """What a Python program prints."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8", input=told,
    ).stdout  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the column that resolve_series takes")
    options = parser.parse_args()
    names = names_of(gazetteer.load().path, options.names)
    known = [name for name in names if not name.endswith(SPOILT)][:COLUMN_NAMES]
    rows = [*answers(names), *column(known, options.rows), *start(), *build()]
    print(table(("what", "measured", "promised"), rows))


if __name__ == "__main__":
    main()
