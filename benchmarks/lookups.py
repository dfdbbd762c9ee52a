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
    return [f"{name} zq" if number % 10 == 9 else name for number, name in enumerate(held[:count])]


def rate(work: int, start: float) -> str:
    return f"{work / (time.perf_counter() - start):,.0f}/s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the column that resolve_series takes")
    options = parser.parse_args()
    gaz = gazetteer.load()
    names = names_of(gaz.path, options.names)
    rows: list[tuple[str, str, str]] = []

    start = time.perf_counter()
    for name in names:
        gaz.lookup(name)
    rows.append(("lookup, distinct names, 10 % misses", rate(len(names), start), "≥ 50,000/s"))

    fresh = gazetteer.Gazetteer(gaz.path)
    hits = [name for name in names if not name.endswith(" zq")]
    start = time.perf_counter()
    for name in hits:
        fresh.resolve(name)
    rows.append(("resolve, distinct names", rate(len(hits), start), "≥ 50,000/s"))
    misses = [name for name in names if name.endswith(" zq")][:2000]
    start = time.perf_counter()
    for name in misses:
        fresh.resolve(name)
    rows.append(("resolve, unknown names (with suggestions)", rate(len(misses), start), ""))
    start = time.perf_counter()
    for _ in range(10):
        for name in hits[:2000]:
            fresh.resolve(name)
    rows.append(("resolve, repeated names", rate(10 * 2000, start), "≥ 50,000/s"))

    documents = [hits[number : number + 10] for number in range(0, len(hits) - 10, 50)]
    start = time.perf_counter()
    for document in documents:
        fresh.resolve_all([Toponym(name) for name in document])
    rows.append(("resolve_all, ten names a document", rate(10 * len(documents), start), "≥ 10,000/s"))
    rows.append(("peak memory of all this", f"{peak_mb():.0f} MB", "≤ 400 MB"))

    done = subprocess.run(
        [sys.executable, "-c", SERIES, str(options.rows)],
        cwd=ROOT, check=True, capture_output=True, encoding="utf-8", input="\n".join(hits[:COLUMN_NAMES]),
    )  # fmt: skip
    seconds, series_peak, frame = map(float, done.stdout.split())
    what = f"resolve_series, {options.rows:,} rows of {min(COLUMN_NAMES, len(hits)):,} names"
    rows.append((what, f"{options.rows / seconds:,.0f}/s", "≥ 200,000/s"))
    rows.append(
        (
            "resolve_series, the answer and peak memory with pandas",
            f"{frame:.0f} MB, {series_peak:.0f} MB",
            "",
        )
    )

    command = [sys.executable, "-c", START]
    laps = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        laps.append(time.perf_counter() - start)
    rows.append(("process start to answer, best of 5", f"{min(laps) * 1000:.0f} ms", ""))
    loaded = subprocess.run(
        [sys.executable, "-c", f"{START}; import sys; print(*[m for m in {HEAVY} if m in sys.modules])"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.splitlines()[1]  # fmt: skip
    rows.append(("heavy modules imported for it", loaded or "none", "none"))

    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", BUILD, str(Path(folder) / "g.sqlite")],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, build_peak, size = map(float, done.stdout.split())
    rows.append(("build", f"{seconds:.1f} s", "≤ 30 s"))
    rows.append(("build, peak memory", f"{build_peak:.0f} MB", ""))
    rows.append(("compiled file", f"{size / 1e6:.1f} MB", "≤ 90 MB"))
    print(table(("what", "measured", "promised"), rows))


if __name__ == "__main__":
    main()
