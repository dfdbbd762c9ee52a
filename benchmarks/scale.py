"""A folder of many short articles through `dateline run`: speed, memory, a kill half-way, what changed.

.venv/bin/python benchmarks/scale.py                        300,000 articles, two processes
.venv/bin/python benchmarks/scale.py --articles 30000       fewer
.venv/bin/python benchmarks/scale.py --folder DIR           keeps the articles in DIR for the next time
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import manyarticles, results  # noqa: E402

COMMAND = "benchmarks/scale.py"
SETTINGS = """\
[map]
title = "Many articles"
output = ["public/map.html", "public/events.parquet"]
[[source]]
path = "articles/"
"""
_EVERY_S = 0.25


@dataclass(frozen=True)
class Ran:
    """One run. mb: the most that all its processes held together (proportional set size)."""

    seconds: float
    mb: float
    said: dict[str, object]


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=300_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--folder", type=Path)
    options.add_argument("--dry-run", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        page = results.table(("what", "measured", "promised"), measured(folder, given.articles, given.jobs))
    print(page, flush=True)
    if not given.dry_run:
        results.write("Scale", COMMAND, page)
    return 0


def measured(folder: Path, count: int, jobs: int) -> list[tuple[str, str, str]]:
    """The rows of the table."""
    articles = manyarticles.Articles(gazetteer.load())
    articles.write(folder / "articles", range(count))
    (folder / "dateline.toml").write_text(SETTINGS, "utf-8")
    killed, kept = half(folder, jobs, count)
    rest = run(folder, jobs)
    idle = run(folder, jobs)
    articles.write(folder / "articles", [count])
    one = run(folder, jobs)
    seconds = killed + rest.seconds
    parts = sum(path.stat().st_size for path in (folder / ".dateline" / "parts").iterdir())
    redone = int(str(rest.said["read"])) + kept - count
    return [
        (f"{count:,} articles, {jobs} processes, killed half-way and run again", f"{seconds:,.0f} s", ""),
        ("documents a minute and process", f"{count / seconds * 60 / jobs:,.0f}", ""),
        ("peak memory of all processes", f"{rest.mb:,.0f} MB", "≤ 1,500 MB"),
        ("kept when it was killed / of these read again", f"{kept:,} / {redone:,}", "/ 0"),
        ("what parts take for each article", f"{parts / count:,.0f} bytes", ""),
        ("nothing changed", f"{idle.seconds:.1f} s, {idle.mb:,.0f} MB", ""),
        (
            "one new article",
            f"{one.seconds:.0f} s, {one.mb:,.0f} MB, {one.said['read']} read",
            "1 read",
        ),
    ]


def half(folder: Path, jobs: int, count: int) -> tuple[float, int]:
    """Seconds until half of the articles were kept and the run was killed, and how many were."""
    started = time.perf_counter()
    process = subprocess.Popen(command(folder, jobs), cwd=ROOT, stdout=subprocess.DEVNULL)
    while (kept := inputs_kept(folder)) < count // 2 and process.poll() is None:
        time.sleep(1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return time.perf_counter() - started, max(kept, inputs_kept(folder))


def inputs_kept(folder: Path) -> int:
    """How many inputs stand in the parts of a project."""
    from pyarrow import parquet

    found = sorted((folder / ".dateline" / "parts").glob("*.parquet"))
    return sum(len(json.loads(parquet.read_schema(path).metadata[b"dateline"])["inputs"]) for path in found)


def run(folder: Path, jobs: int) -> Ran:
    """One run to its end."""
    started = time.perf_counter()
    process = subprocess.Popen(command(folder, jobs), cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    peak = Peak(process.pid)
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"the run exits with {process.returncode}")
    return Ran(time.perf_counter() - started, peak.stop(), json.loads(said))


def command(folder: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "maps", "run", str(folder), "--jobs", str(jobs), "--log-json"]


class Peak:
    """Looks again and again how much a process and those it started hold together (Linux)."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        """The most that was seen, in MB."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY_S):
            self._most = max(self._most, sum(map(held_mb, family(self._pid))))


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text("ascii").split())
        except OSError:
            continue
    return found


def held_mb(pid: int) -> float:
    """What a process holds; what it shares with others counts by its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


if __name__ == "__main__":
    raise SystemExit(main())
