"""How fast the gazetteer is: look-ups and resolutions a second, start to answer, build time and memory.

Run from the repository: `python benchmarks/lookups.py [--names N]`. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from gazetteer import Toponym  # noqa: E402

START = "import gazetteer; print(gazetteer.load().resolve('Kazan').place.id)"
BUILD = """
import resource, sys, time
from pathlib import Path
from gazetteer.build import build
start = time.perf_counter()
path = build(Path(sys.argv[1]), progress=False)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
print(time.perf_counter() - start, peak, path.stat().st_size)
"""
HEAVY = ("numpy", "pandas", "shapely", "geopandas", "pyarrow", "tqdm", "filelock", "folium")


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
    count = parser.parse_args().names
    gaz = gazetteer.load()
    names = names_of(gaz.path, count)
    rows: list[tuple[str, str]] = []

    start = time.perf_counter()
    for name in names:
        gaz.lookup(name)
    rows.append(("lookup, distinct names, 10 % misses", rate(len(names), start)))

    fresh = gazetteer.Gazetteer(gaz.path)
    hits = [name for name in names if not name.endswith(" zq")]
    start = time.perf_counter()
    for name in hits:
        fresh.resolve(name)
    rows.append(("resolve, distinct names", rate(len(hits), start)))
    misses = [name for name in names if name.endswith(" zq")][:2000]
    start = time.perf_counter()
    for name in misses:
        fresh.resolve(name)
    rows.append(("resolve, unknown names (with suggestions)", rate(len(misses), start)))
    start = time.perf_counter()
    for _ in range(10):
        for name in hits[:2000]:
            fresh.resolve(name)
    rows.append(("resolve, repeated names", rate(10 * 2000, start)))

    documents = [hits[number : number + 10] for number in range(0, len(hits) - 10, 50)]
    start = time.perf_counter()
    for document in documents:
        fresh.resolve_all([Toponym(name) for name in document])
    rows.append(("resolve_all, ten names a document", rate(10 * len(documents), start)))

    command = [sys.executable, "-c", START]
    laps = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        laps.append(time.perf_counter() - start)
    rows.append(("process start to answer, best of 5", f"{min(laps) * 1000:.0f} ms"))
    loaded = subprocess.run(
        [sys.executable, "-c", f"{START}; import sys; print(*[m for m in {HEAVY} if m in sys.modules])"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.splitlines()[1]  # fmt: skip
    rows.append(("heavy modules imported for it", loaded or "none"))

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform == "linux" else 1024 * 1024
    )
    rows.append(("peak memory of all this", f"{peak:.0f} MB"))
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", BUILD, str(Path(folder) / "g.sqlite")],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, build_peak, size = done.stdout.split()
    rows.append(("build", f"{float(seconds):.1f} s"))
    rows.append(("build, peak memory", f"{float(build_peak):.0f} MB"))
    rows.append(("compiled file", f"{int(size) / 1e6:.1f} MB"))

    print("| what | measured |\n| --- | ---: |")
    for what, value in rows:
        print(f"| {what} | {value} |")


if __name__ == "__main__":
    main()
