"""How big the map page is and how fast it opens: `python benchmarks/page.py [EVENTS ...]`.

Builds pages of news-like events at the world's large cities, opens each in Chromium with the network cut and
prints one table.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd
from playwright.sync_api import sync_playwright

import gazetteer
from geo import schema
from maps import EventMap

SIZES = (200, 1_000, 10_000)
TYPES = ("armed_clash", "protest", "disaster_flood", "disease", "diplomacy", "accident")
OPENED = "() => performance.now()"
FILTER = """() => {
  const times = [];
  for (let turn = 0; turn < 12; turn++) {
    const start = performance.now();
    dateline.filter(turn % 2 ? null : {types: ["protest"]});
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[6];
}"""
SEARCH = """() => {
  dateline.filter({text: "first"});
  const start = performance.now();
  dateline.filter({text: "witnesses"});
  return performance.now() - start;
}"""
HEAP = "() => performance.memory ? performance.memory.usedJSHeapSize / 1e6 : NaN"


def events(places: list[gazetteer.Place], count: int) -> pd.DataFrame:
    """A table of invented events, the same each time."""
    chance = random.Random(count)
    rows: list[dict[str, Any]] = []
    days = pd.date_range("2024-01-01", "2024-12-31").strftime("%Y-%m-%d").tolist()
    for number in range(count):
        place, kind, day = chance.choice(places), chance.choice(TYPES), chance.choice(days)
        words = kind.replace("_", " ")
        row: dict[str, Any] = dict.fromkeys(schema.NAMES) | dict(schema.DEFAULTS)
        rows.append(
            row
            | {
                "event_id": f"e{number}", "source": "bench.csv", "record": str(number + 1), "type": kind,
                "title": f"{words.capitalize()} in {place.name}: {chance.randint(2, 90)} people concerned",
                "text": f"Officials and witnesses in {place.name} spoke of a {words} on {day}.",
                "date_start": day, "date_end": day, "date_granularity": "day", "place_text": place.name,
                "place_id": place.id, "place_name": place.name, "country": place.country,
                "admin1": place.admin1, "level": place.level, "precision": "exact", "confidence": 0.9,
                "lon": place.lon + chance.gauss(0, 0.3), "lat": place.lat + chance.gauss(0, 0.2),
                "uncertainty_km": place.radius_km, "status": "mapped",
                "url": f"https://example.org/news/{number}",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    source = gazetteer.load()
    places = source.largest((-180.0, -90.0, 180.0, 90.0), levels=("city",), limit=400)
    EventMap(events(places, 1), gazetteer=source)  # what a process pays once is not what a page costs
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    print("| events | events to file, s | file, kB | opens, ms | filter, ms | search, ms | heap, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            table, path = events(places, size), Path(folder) / f"{size}.html"
            start = time.perf_counter()
            EventMap(table, title="Benchmark", gazetteer=source).save(path)
            built = time.perf_counter() - start
            context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
            page = context.new_page()
            page.goto(path.as_uri())
            page.evaluate("dateline.ready")
            opens = page.evaluate(OPENED)
            figures = [page.evaluate(script) for script in (FILTER, SEARCH, HEAP)]
            context.close()
            measured = " | ".join(f"{figure:.0f}" for figure in (path.stat().st_size / 1000, opens, *figures))
            print(f"| {size:,} | {built:.2f} | {measured} |")
        browser.close()


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
