"""Makes a page of news-like events and tells what that took: `python benchmarks/pagebuild.py FILE EVENTS`."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import newslike  # noqa: E402
from maps import EventMap  # noqa: E402


def main(path: Path, size: int) -> int:
    source = gazetteer.load()
    events = newslike.events(newslike.places(source), size)
    EventMap(events[:1], gazetteer=source)  # what a process pays once is not what a page costs
    gc.collect()
    before = forget_peak()
    start = time.perf_counter()
    EventMap(events, title="Benchmark", gazetteer=source).save(path)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "mb": peak_mb() - before, "kB": path.stat().st_size / 1000}))
    return 0


def forget_peak() -> float:
    """What the process holds now, in MB; the peak counts from here (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", "utf-8")
    return peak_mb()


def peak_mb() -> float:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
