"""How well names are found in raw text, and how fast: the recognisers of dateline beside others' speed.

.venv/bin/python benchmarks/recognition.py            prints the tables and writes them into RESULTS.md
.venv/bin/python benchmarks/recognition.py --dry-run  prints only

Scored by the measuring data's own scorer, on its dev halves. spaCy's tokenizer, geotext and flashgeotext are
installed, of the versions below, into an environment of their own in the user's cache folder; they only give
their speed on the same texts: a tokenizer finds nothing, and the other two know names but not which is meant.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import results  # noqa: E402
from benchmarks.results import share, table  # noqa: E402

COMMAND = "benchmarks/recognition.py"
PINNED = ("spacy==3.8.18", "geotext==0.4.0", "flashgeotext==0.5.5")
OWN = ("default", "rules")
MUST = {"lgl": (0.72, 0.80), "trnews": (0.83, 0.88), "geovirus": (0.88, 0.93), "gwn": (0.78, 0.84),
        "tudloc": (0.68, 0.75)}  # fmt: skip
"""Exact F1 that a recogniser must and should reach."""
ROUNDS = 2


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--dry-run", action="store_true", help="print only")
    options.add_argument("--time", metavar="SYSTEM", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.time:
        print(json.dumps(timed(given.time, json.load(sys.stdin))))
        return 0
    from benchmarks.accuracy import SHARED

    if not (SHARED / "benchmarks").is_dir():
        print("recognition: skipped, the measuring data (../shared/benchmarks) is not here", file=sys.stderr)
        return 0
    page = f"{accuracy()}\n\n{speed()}"
    print(page)
    if not given.dry_run:
        results.write("Recognition", COMMAND, page)
    return 0


def accuracy() -> str:
    import gazetteer
    from benchmarks.accuracy import CORPORA, KINDS, SHARED, read, score
    from geo.recognize.choice import recognizer_named

    source = gazetteer.load()
    rows = []
    for name, (must, want) in MUST.items():
        documents = read(SHARED / "benchmarks" / f"{name}.jsonl")
        kinds = KINDS | ({"demonym"} if CORPORA[name].adjectives else set())
        row: list[str] = [CORPORA[name].name, share(must), share(want)]
        for own in OWN:
            recognizer = recognizer_named(own, source)
            found = [
                {
                    "id": document["id"],
                    "places": [
                        {"start": span.start, "end": span.end}
                        for span in recognizer.recognize(document["text"], "en")
                        if span.kind in kinds
                    ],
                }
                for document in documents
            ]
            figures = score(name, found)
            row += [share(figures["exact"][part]) for part in ("p", "r", "f1")]
            row.append(share(figures["overlap"]["f1"]))
        rows.append(row)
    head = ["corpus", "must", "want"]
    head += [f"{own}: {figure}" for own in OWN for figure in ("exact P", "R", "F1", "overlap F1")]
    return f"Names found in raw text, dev halves.\n\n{table(head, rows)}"


def speed() -> str:
    from benchmarks.accuracy import SHARED, read
    from benchmarks.rivals import environment

    texts = [document["text"] for name in MUST for document in read(SHARED / "benchmarks" / f"{name}.jsonl")]
    words = sum(len(text.split()) for text in texts)
    others = environment(PINNED, "recognition")
    rows = []
    for system in SYSTEMS:
        python = sys.executable if system.startswith("dateline") else str(others)
        done = subprocess.run(
            [python, COMMAND, "--time", system],
            cwd=ROOT, input=json.dumps(texts), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        if done.returncode:
            print(f"recognition: {system} fails: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        told = json.loads(done.stdout)
        first, again = told["seconds"]
        rows.append(
            (system, f"{words / first:,.0f}", f"{words / again:,.0f}", f"{told['start_s']:.2f} s",
             f"{told['peak_mb']:.0f} MB")
        )  # fmt: skip
    pins = ", ".join(pin.replace("==", " ") for pin in PINNED)
    return (
        f"The same {words:,} words of {len(texts)} texts, one core, processor time; again: the same "
        "texts a second time, their words known. Must: default with resolution 12,000 words/s (want 30,000), "
        f"start in 1 s, 500 MB; rules with resolution 100,000.\n\n"
        f"{table(('system', 'words/s', 'again', 'start', 'memory'), rows)}\n\nVersions: {pins}."
    )


def timed(system: str, texts: Sequence[str]) -> dict[str, Any]:
    """Seconds to start and for each round over the texts, and the most memory held."""
    started = time.perf_counter()
    answer = SYSTEMS[system]()
    answer("A fire broke out in Kazan.")
    start_s = time.perf_counter() - started
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in texts:
            answer(text)
        seconds.append(time.process_time() - begun)
    return {"start_s": start_s, "seconds": seconds, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    """The most memory of this program alone: Linux counts that of the one which started it too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return results.peak_mb()


def _recognized(name: str) -> Callable[[], Callable[[str], object]]:
    def made() -> Callable[[str], object]:
        import gazetteer
        from geo.recognize.choice import recognizer_named

        recognizer = recognizer_named(name, gazetteer.load())
        return lambda text: recognizer.recognize(text, "en")

    return made


def _resolved(name: str) -> Callable[[], Callable[[str], object]]:
    def made() -> Callable[[str], object]:
        import gazetteer
        from geo.recognize.choice import recognizer_named
        from geo.text import articles
        from geo.toponyms import mentions

        source = gazetteer.load()
        recognizer = recognizer_named(name, source)
        return lambda text: mentions(articles.from_text(text, source="", record=""), source, recognizer)

    return made


def _spacy_blank() -> Callable[[str], object]:
    import spacy

    return spacy.blank("en")


def _geotext() -> Callable[[str], object]:
    from geotext import GeoText

    return lambda text: GeoText(text).cities


def _flashgeotext() -> Callable[[str], object]:
    from flashgeotext.geotext import GeoText

    return GeoText().extract


SYSTEMS: dict[str, Callable[[], Callable[[str], object]]] = {
    "dateline, default, with resolution": _resolved("default"),
    "dateline, rules, with resolution": _resolved("rules"),
    "dateline, default, names only": _recognized("default"),
    "dateline, rules, names only": _recognized("rules"),
    "spaCy, blank pipeline: the tokenizer alone": _spacy_blank,
    "geotext: names only": _geotext,
    "flashgeotext: names only": _flashgeotext,
}


if __name__ == "__main__":
    raise SystemExit(main())
