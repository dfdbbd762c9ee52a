"""How right the answers are: given spans, raw text, GeoNames ids, calibration, the gold set.

.venv/bin/python benchmarks/accuracy.py            prints the tables and writes them into RESULTS.md
.venv/bin/python benchmarks/accuracy.py --dry-run  prints only
.venv/bin/python benchmarks/accuracy.py lgl gwn    these corpora only, printed

Scored by the measuring data's own scorers. The corpora and the gold set lie beside the repository and are
for measuring only; without them there is nothing to do.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import results  # noqa: E402
from benchmarks.results import share, table  # noqa: E402
from gazetteer.rank import distance_km  # noqa: E402
from geo.recognize.choice import DEFAULT, recognizer_named  # noqa: E402
from geo.text import articles  # noqa: E402
from geo.toponyms import Mention, mentions  # noqa: E402

SHARED = ROOT.parent / "shared"
COMMAND = "benchmarks/accuracy.py"
NEAR_KM = 161.0
UNCOUNTED = frozenset({"demonym", "language", "homonym"})
KINDS = frozenset({"place", "facility", "metonym"})
BOOTSTRAP = 300


@dataclass(frozen=True)
class Corpus:
    """A corpus: its name, the best published accuracy on given spans, what must and what should be reached.

    adjectives: whether its gold holds demonyms, so that they are handed over from raw text.
    """

    name: str
    published: float
    must: float
    want: float
    adjectives: bool = False


CORPORA = {
    "lgl": Corpus("LGL", 0.776, 0.80, 0.88, adjectives=True),
    "trnews": Corpus("TR-News", 0.792, 0.82, 0.90, adjectives=True),
    "geovirus": Corpus("GeoVirus", 0.828, 0.84, 0.90),
    "gwn": Corpus("GWN", 0.652, 0.80, 0.90, adjectives=True),
    "tudloc": Corpus("TUD-Loc", 0.845, 0.85, 0.90),
    "geocorpora": Corpus("GeoCorpora", 0.792, 0.82, 0.88),
    "wiktor": Corpus("WikToR", 0.632, 0.55, 0.75),
}
IDS_MUST = 0.75
ERROR_MUST = 0.05


@dataclass(frozen=True)
class Verdict:
    """An answer with a place: how sure it was, whether it is right, whether it would be drawn."""

    confidence: float
    right: bool
    drawn: bool


@dataclass(frozen=True)
class Outcome:
    """What one corpus gives: figures of its scorer on given spans and on raw text, the verdicts, seconds."""

    spans: dict[str, Any]
    text: dict[str, Any]
    verdicts: list[Verdict]
    seconds: float
    mentions: int


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="*", help=f"of {', '.join(CORPORA)}; default: all")
    options.add_argument("--dry-run", action="store_true", help="print only")
    given = options.parse_args()
    if unknown := set(given.corpora) - set(CORPORA):
        options.error(f"no corpus {', '.join(sorted(unknown))}")
    if not (SHARED / "benchmarks").is_dir():
        print("accuracy: skipped, the measuring data (../shared/benchmarks) is not here", file=sys.stderr)
        return 0
    outcomes = {name: measure(name) for name in given.corpora or CORPORA}
    accuracy = accuracy_page(outcomes)
    confidence = confidence_page(outcomes)
    if not given.corpora and (SHARED / "goldset").is_dir():
        accuracy += "\n\n" + goldset_page()
    print(f"## Accuracy\n\n{accuracy}\n\n## Confidence\n\n{confidence}")
    if not (given.dry_run or given.corpora):
        results.write("Accuracy", COMMAND, accuracy)
        results.write("Confidence", COMMAND, confidence)
    return 0


def measure(corpus: str) -> Outcome:
    """Answers for one corpus, scored. Ends the program where this script and the scorer disagree."""
    source = gazetteer.load()
    recognizer = recognizer_named(DEFAULT, source)
    documents = read(SHARED / "benchmarks" / f"{corpus}.jsonl")
    kinds = KINDS | ({"demonym"} if CORPORA[corpus].adjectives else set())
    known: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    verdicts: list[Verdict] = []
    near = count = 0
    seconds = 0.0
    for document in documents:
        text = articles.from_text(document["text"], source="", record=document["id"])
        gold = [mark for mark in document["toponyms"] if counts(mark)]
        spans = [(mark["start"], mark["end"]) for mark in gold]
        started = time.perf_counter()
        answers = mentions(text, source, recognizer, given=spans) if spans else []
        seconds += time.perf_counter() - started
        known.append({"id": document["id"], "places": [answer(mention) for mention in answers]})
        for mark, mention in zip(gold, answers, strict=True):
            count += 1
            near += is_near(mark, mention)
            if mention.match is not None and mention.match.place is not None:
                right = is_near(mark, mention) or mention.match.place.geonameid == mark["geonameid"]
                drawn = mention.match.status == "resolved"
                verdicts.append(Verdict(mention.match.confidence, right, drawn))
        marked = [m for m in mentions(text, source, recognizer) if m.span.kind in kinds]
        found.append({"id": document["id"], "places": [answer(mention) for mention in marked]})
    spans_scored = score(corpus, known, "--gold-spans", "--bootstrap", str(BOOTSTRAP))
    if spans_scored["toponyms"] != count or abs(spans_scored["acc161"] - near / max(1, count)) > 1e-3:
        raise SystemExit(f"{corpus}: the scorer finds {spans_scored['acc161']}, this script {near}/{count}")
    return Outcome(spans_scored, score(corpus, found), verdicts, seconds, count)


def counts(mark: dict[str, Any]) -> bool:
    """Whether a gold toponym is asked for where spans are given: of a kind that counts, and located."""
    return mark["kind"] not in UNCOUNTED and mark["lat"] is not None


def answer(mention: Mention) -> dict[str, Any]:
    """A mention as the scorer wants it; an ambiguous one hands over its best candidate."""
    place = mention.match.place if mention.match else None
    record: dict[str, Any] = {"start": mention.span.start, "end": mention.span.end}
    if place is None:
        return record
    return record | {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}


def is_near(mark: dict[str, Any], mention: Mention) -> bool:
    place = mention.match.place if mention.match else None
    return place is not None and distance_km(place.lon, place.lat, mark["lon"], mark["lat"]) <= NEAR_KM


def score(corpus: str, predictions: Sequence[dict[str, Any]], *options: str) -> dict[str, Any]:
    """The figures of the corpora's own scorer."""
    folder = SHARED / "benchmarks"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        write_lines(file, predictions)
        return run_json([folder / "score.py", folder / f"{corpus}.jsonl", file.name, *options, "--json"])


def accuracy_page(outcomes: dict[str, Outcome]) -> str:
    rows = []
    for name, outcome in outcomes.items():
        corpus, spans = CORPORA[name], outcome.spans
        low, high = spans["ci95"]["acc161"]
        rows.append(
            (
                corpus.name, spans["toponyms"], share(spans["acc161"]), f"{share(low)}–{share(high)}",
                share(corpus.published), share(corpus.must), share(corpus.want), share(spans["acc50"]),
                share(spans["acc161_by_name"]), share(spans["geonameid"]), share(spans["answered"]),
                "–" if spans["median_km"] is None else f"{spans['median_km']:.1f}",
            )
        )  # fmt: skip
    texts = [
        (
            CORPORA[name].name,
            *(
                share(outcome.text[part][figure])
                for part in ("overlap", "e2e")
                for figure in "p r f1".split()
            ),
            share(outcome.text["exact"]["f1"]),
            share(outcome.text["acc_found161"]),
        )
        for name, outcome in outcomes.items()
    ]
    speed = sum(o.mentions for o in outcomes.values()) / sum(o.seconds for o in outcomes.values())
    return "\n\n".join(
        (
            "Dev halves of public corpora, scored by their own scorer; none of them is trained on, and no "
            "setting is made for one.",
            "**Mentions given, one default for all**: share within 161 km of the gold point, no answer is "
            "wrong; published is the best system on the same documents. By name: a name repeated in a "
            f"document counts once. Exact id: the gold's own GeoNames id (must {share(IDS_MUST)}).",
            table(
                ("corpus", "toponyms", "acc@161", "95 %", "published", "must", "want", "acc@50", "by name",
                 "exact id", "answered", "median km"),
                rows,
            ),
            f"The document read, recognised and resolved: {speed:,.0f} given mentions/s on one core.",
            "**From raw text**: precision, recall and F1 of the names found (overlapping spans), and of "
            "names found *and* placed within 161 km. WikToR marks one name a text: its precision says "
            "nothing.",
            table(
                ("corpus", "names P", "R", "F1", "placed P", "R", "F1", "exact spans F1", "acc@161 of found"),
                texts,
            ),
        )
    )  # fmt: skip


def confidence_page(outcomes: dict[str, Outcome]) -> str:
    """Reliability: of the answers at 0.8, are 80 % right?"""
    together = [verdict for outcome in outcomes.values() for verdict in outcome.verdicts]
    everything = [("all", together)]
    each = everything + [(CORPORA[name].name, outcome.verdicts) for name, outcome in outcomes.items()]
    rows = []
    for number in range(10):
        inside = in_bin(together, number)
        rows.append(
            (
                f"{number / 10:.1f}–{(number + 1) / 10:.1f}",
                len(inside),
                share(rate(inside)),
                share(sum(v.confidence for v in inside) / len(inside) if inside else None),
                *(cell(in_bin(verdicts, number)) for _, verdicts in each[1:]),
            )
        )
    names = [name for name, _ in each[1:]]
    summary = [
        (
            name,
            len(verdicts),
            share(calibration_error(verdicts)),
            share(sum(v.drawn for v in verdicts) / len(verdicts) if verdicts else None),
            share(rate([v for v in verdicts if v.drawn])),
            share(rate([v for v in verdicts if not v.drawn])),
        )
        for name, verdicts in each
    ]
    return "\n\n".join(
        (
            "Answers with mentions given, by the confidence they came with; right is within 161 km or of the "
            "same GeoNames id. Per corpus: share right (answers).",
            table(("confidence", "answers", "right", "mean confidence", *names), rows),
            "Expected calibration error: the mean distance of confidence and share right over the bins "
            f"(must be at most {share(ERROR_MUST)} in all). Resolved: sure enough to be drawn, the rest is "
            "`ambiguous`.",
            table(
                (
                    "corpus",
                    "answers",
                    "calibration error",
                    "resolved",
                    "right of resolved",
                    "right of ambiguous",
                ),
                summary,
            ),
        )
    )


def in_bin(verdicts: Iterable[Verdict], number: int) -> list[Verdict]:
    return [verdict for verdict in verdicts if min(9, int(verdict.confidence * 10)) == number]


def rate(verdicts: Sequence[Verdict]) -> float | None:
    return sum(verdict.right for verdict in verdicts) / len(verdicts) if verdicts else None


def cell(verdicts: Sequence[Verdict]) -> str:
    return f"{share(rate(verdicts))} ({len(verdicts)})" if verdicts else ""


def calibration_error(verdicts: Sequence[Verdict]) -> float | None:
    """Mean of |share right − mean confidence| over ten bins of confidence, weighed by their answers."""
    if not verdicts:
        return None
    bins = (in_bin(verdicts, number) for number in range(10))
    return sum(abs(sum(v.right - v.confidence for v in inside)) for inside in bins) / len(verdicts)


GOLDSET = (
    ("sentences", "placed", "≥ .90"), ("sentences", "found", ""), ("sentences", "kind", ""),
    ("sentences", "role", ""), ("sentences", "relation", ""), ("sentences", "precision", ""),
    ("sentences", "kept off the map", ""), ("sentences", "no spurious point in the sentence", ""),
    ("sentences", "placed en", ""), ("sentences", "placed ru", ""), ("sentences", "placed uk", ""),
    ("tables", "rows", "≥ .95"), ("tables", "resolved", ""), ("tables", "unresolved", ""),
    ("tables", "warn", ""), ("tables", "date", ""),
    ("articles", "place", ""), ("articles", "date", ""), ("articles", "type", ""),
    ("articles", "F1 place and date", ""), ("articles", "F1 place, date and type", ""),
    ("articles", "nothing from page furniture", ""),
)  # fmt: skip
"""What of the gold set's figures is shown, and what is promised of it."""


def goldset_page() -> str:
    figures = goldset()
    rows = []
    for part, name, promised in GOLDSET:
        value = figures[part].get(name)
        asked = value["of"] if isinstance(value, dict) else ""
        rows.append(
            (part, name, asked, share(value["share"] if isinstance(value, dict) else value), promised)
        )
    return "\n\n".join(
        (
            "**The gold set** (200 sentences, 40 articles, 8 tables of our own: invented events at real "
            "places), through the command line and scored by its own scorer. Placed: the gold id, or within "
            "its tolerance in its country; a table's row that must be refused is right when it is.",
            table(("part", "figure", "of", "share", "promised"), rows),
        )
    )


def goldset() -> dict[str, dict[str, Any]]:
    """The figures of the gold set's scorer for sentences, articles and tables."""
    folder = SHARED / "goldset"
    figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        for part, fields in (
            ("sentences", ("id", "lang", "text")),
            ("articles", ("id", "title", "text", "published", "lang")),
        ):
            given, told = Path(scratch) / f"{part}.jsonl", Path(scratch) / f"{part}-told.jsonl"
            with given.open("w", encoding="utf-8") as file:
                records = read(folder / f"{part}.jsonl")
                write_lines(file, ({name: record[name] for name in fields} for record in records))
            if part == "sentences":
                told.write_text(dateline("locate", "--jsonl", str(given)), "utf-8")
            else:
                dateline("events", str(given), "-o", str(told), "-q")
            figures[part] = run_json([folder / "score.py", part, str(told)])
        tables = [str(path) for path in sorted((folder / "tables").iterdir()) if path.stem != "expected"]
        told = Path(scratch) / "tables-told.jsonl"
        dateline("events", *tables, "-o", str(told), "-q")
        figures["tables"] = run_json([folder / "score.py", "tables", str(told)])
    return figures


def dateline(*arguments: str) -> str:
    command = [sys.executable, "-m", "maps", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def run_json(command: Sequence[str | Path]) -> dict[str, Any]:
    done = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, encoding="utf-8")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def read(path: Path) -> list[dict[str, Any]]:
    return list(_lines(path))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def write_lines(file: Any, records: Iterable[dict[str, Any]]) -> None:
    file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.flush()


if __name__ == "__main__":
    raise SystemExit(main())
