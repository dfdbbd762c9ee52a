"""How long pictures take without a browser: SVG and PNG of a region and of the world.

.venv/bin/python benchmarks/pictures.py            prints the table and writes it into RESULTS.md
.venv/bin/python benchmarks/pictures.py --dry-run  prints only
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import newslike, results  # noqa: E402
from maps import EventMap  # noqa: E402

REGION = (33.0, 49.0, 50.0, 57.0)
RUNS = 5
PROMISED = {200: "≤ 0.5 s", 100_000: "some seconds"}


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--dry-run", action="store_true")
    given = options.parse_args()
    source = gazetteer.load()
    near = source.largest(REGION, levels=("city",), limit=200)
    tables = (
        ("200 between Kursk and Kazan", newslike.events(near, 200)),
        ("200 over the world", newslike.events(newslike.places(source), 200)),
        ("100,000 over the world", newslike.events(newslike.places(source), 100_000)),
    )
    rows = [row for name, table in tables for row in measured(name, table, source)]
    page = results.table(("events", "picture", "from the events", "drawn again", "size", "promised"), rows)
    print(page, flush=True)
    if not given.dry_run:
        results.write("Pictures", "benchmarks/pictures.py", page)
    return 0


def measured(name: str, table: pd.DataFrame, source: gazetteer.Gazetteer) -> list[tuple[str, ...]]:
    """A row for SVG and one for PNG at 1600x900: from the table, and of a map drawn before."""

    def svg(drawn: EventMap) -> bytes:
        return drawn.to_svg().encode("utf-8")

    rows = []
    for kind, draw in (("SVG", svg), ("PNG", EventMap.to_png)):
        whole, again, size = timed(draw, table, source)
        rows.append(
            (name, kind, f"{whole:.2f} s", f"{again:.2f} s", f"{size / 1e3:.0f} kB", PROMISED[len(table)])
        )
    return rows


def timed(
    draw: Callable[[EventMap], bytes], table: pd.DataFrame, source: gazetteer.Gazetteer
) -> tuple[float, float, int]:
    """Medians of seconds, and bytes; the shipped outlines have been read before."""
    draw(EventMap(table, gazetteer=source, title="Measured"))
    whole, again = [], []
    for _ in range(RUNS):
        started = time.perf_counter()
        drawn = EventMap(table, gazetteer=source, title="Measured")
        written = draw(drawn)
        whole.append(time.perf_counter() - started)
        started = time.perf_counter()
        draw(drawn)
        again.append(time.perf_counter() - started)
    return statistics.median(whole), statistics.median(again), len(written)


if __name__ == "__main__":
    raise SystemExit(main())
