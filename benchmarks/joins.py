"""From the parts of a project to its page at a million events, stage by stage.

.venv/bin/python benchmarks/joins.py                     a million events
.venv/bin/python benchmarks/joins.py --events 200000     fewer
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import newslike, results  # noqa: E402
from benchmarks.pagebuild import forget_peak, peak_mb  # noqa: E402
from geo.parts import Part  # noqa: E402
from geo.reading.inputs import Source  # noqa: E402
from geo.schema import is_null  # noqa: E402
from maps import EventMap  # noqa: E402
from maps.project import events as project_events  # noqa: E402
from maps.project.parts import Parts  # noqa: E402
from maps.project.settings import MapSettings  # noqa: E402

COMMAND = "benchmarks/joins.py"
_OF_AN_INPUT = 4
"""Events of an article."""
_KEPT = 500
"""Inputs of a part, as a run keeps them."""


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--dry-run", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = results.table(("stage", "time", "peak memory"), measured(Path(folder), given.events))
    print(page, flush=True)
    if not given.dry_run:
        results.write("Joins", COMMAND, page)
    return 0


def measured(folder: Path, count: int) -> Iterator[tuple[str, str, str]]:
    """The rows of the table."""
    source = gazetteer.load()
    keys = write_parts(folder / "parts", source, count)
    gc.collect()
    started = forget_peak()
    begun = time.process_time()
    for name, seconds, mb in stages(folder, source, keys):
        yield f"{count:,} events: {name}", f"{seconds:.1f} s", f"{mb:,.0f} MB"
    yield "all (processor time)", f"{time.process_time() - begun:.1f} s", f"began with {started:,.0f} MB"


def stages(
    folder: Path, source: gazetteer.Gazetteer, keys: Sequence[str]
) -> Iterator[tuple[str, float, float]]:
    """Each stage with its seconds of processor time and the memory it reached."""
    begun = time.process_time()
    parts = Parts(folder / "parts")
    settings = MapSettings("map", ("map.html",))
    table = project_events.table(keys, parts, settings, source)
    joined = time.process_time()
    yield "joined to a table, with its report", joined - begun, peak_mb()
    EventMap(table, title="Benchmark", gazetteer=source).save(folder / "map.html")
    yield "page", time.process_time() - joined, peak_mb()


def write_parts(folder: Path, source: gazetteer.Gazetteer, count: int) -> list[str]:
    """Parts with so many events, and the keys of their inputs."""
    table = newslike.events(newslike.places(source), count)
    parts, keys = Parts(folder), []
    for begin in range(0, count, _KEPT * _OF_AN_INPUT):
        rows = table.iloc[begin : begin + _KEPT * _OF_AN_INPUT].to_dict("records")
        located = [
            article(begin + at, rows[at : at + _OF_AN_INPUT]) for at in range(0, len(rows), _OF_AN_INPUT)
        ]
        parts.add(located)
        keys += [key for key, _ in located]
    return keys


def article(number: int, rows: Sequence[dict[str, Any]]) -> tuple[str, Part]:
    """Some events as those of one article."""
    name = f"articles/{number:08d}.txt"
    return f"{number:024x}", Part([of(row, name) for row in rows], [Source(name, "text")], [name])


def of(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: cell for key, cell in row.items() if not is_null(cell)} | {"source": name, "record": name}


if __name__ == "__main__":
    raise SystemExit(main())
