"""What else draws events on a map from Python, on the same events, as far as it gets."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error

from benchmarks import newslike, rivals
from benchmarks.browsing import Chromium, Opened
from benchmarks.results import table

ROOT = Path(__file__).resolve().parents[1]
PINNED = (
    "folium==0.20.0", "geopandas==1.2.0", "mapclassify==2.10.0", "matplotlib==3.11.2", "pydeck==0.9.3",
    "plotly==7.1.0", "pandas==3.1.1", "pyarrow==26.0.1",
)  # fmt: skip
PATIENCE_S = 60.0
"""A page that has drawn nothing by then is given up."""

CONTENDERS = {
    "fastcluster": "folium FastMarkerCluster",
    "geojson": "folium GeoJson, canvas",
    "explore": "geopandas.explore",
    "plotly": "plotly scatter_map",
    "plotly_geo": "plotly scatter_geo",
    "pydeck": "pydeck ScatterplotLayer",
}


@dataclass(frozen=True)
class Result:
    """How far one package got with so many events."""

    size: int
    package: str
    build_s: str
    file_kb: str
    first_ms: str
    pan_ms: str
    said: str


def compared(chromium: Chromium, folder: Path, sizes: Sequence[int]) -> str:
    """The table of what the others do; each stops at the size at which it gives up."""
    if (python := rivals.environment(PINNED, "pages")) is None:
        return "The packages to compare with cannot be installed here."
    found: list[Result] = []
    for name, words in CONTENDERS.items():
        for size in sizes:
            result = tried(chromium, folder, python, name, words, size)
            found.append(result)
            if result.first_ms == "–":
                break
    rows = [
        (one.package, f"{one.size:,}", one.build_s, one.file_kb, one.first_ms, one.pan_ms, one.said)
        for one in found
    ]
    head = ("package", "events", "Python, s", "file, kB", "loaded, ms", "frame while panning, ms", "")
    pins = ", ".join(pin.replace("==", " ") for pin in PINNED)
    return (
        "**Beside the others**, same events and browser; title, sentence and link in the popup or tooltip. "
        "What they load from the net is cut off, as it would be in the mail or on an intranet; the "
        f"libraries' scripts are put in by the benchmark where a package has them.\n\n{table(head, rows)}\n\n"
        f"Versions: {pins}."
    )


def tried(chromium: Chromium, folder: Path, python: Path, name: str, words: str, size: int) -> Result:
    path, events = folder / f"{name}-{size}.html", folder / f"events-{size}.parquet"
    if not events.exists():
        newslike.write(events, size)
    nothing = Result(size, words, "–", "–", "–", "–", "")
    started = time.perf_counter()
    command = [str(python), "benchmarks/otherpage.py", name, str(events), str(path)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=5 * PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        return _with(nothing, said=f"no page in {5 * PATIENCE_S:.0f} s")
    if done.returncode:
        return _with(nothing, said=done.stderr.strip().splitlines()[-1][:90] if done.stderr else "fails")
    built = f"{float(done.stdout.split()[-1]):.1f}" if done.stdout else f"{time.perf_counter() - started:.1f}"
    known = _with(nothing, build_s=built, file_kb=f"{path.stat().st_size / 1000:,.0f}")
    try:
        with chromium.opened(path, timeout_s=PATIENCE_S) as page:
            return looked_at(page, known)
    except Error as fault:
        said = "no first frame in 60 s" if "Timeout" in fault.message else fault.message.splitlines()[0][:90]
        return _with(known, said=said)
    finally:
        path.unlink(missing_ok=True)


def looked_at(page: Opened, known: Result) -> Result:
    """The figures of a page that has loaded."""
    asked = page.asked
    first = page.loaded()
    if page.blank():
        return _with(known, said=f"shows nothing, for it asks {asked[0]}" if asked else "shows nothing")
    pan = page.frames(page.pan)
    said = f"also asks {', '.join(asked[:2])}" if asked else ""
    return _with(known, first_ms=f"{first:,.0f}", pan_ms=f"{pan:,.0f}", said=said)


def _with(result: Result, **values: str) -> Result:
    return Result(**{**result.__dict__, **values})
