# ruff: noqa: E501  (promises and messages on their lines)
"""Killed, interrupted and doubled runs, and bad files, by the hundred: what was promised must hold each time.

make torture                                   all of it, prints the table and writes it into RESULTS.md
.venv/bin/python benchmarks/faults.py --dry-run --kills 20 --builds 2 --files 200

A moment is random (seeded) within the time that the work last took. After a kill every output must be the
whole file of before or of after; the next run must give the bytes of a rebuild from nothing, sweep what was left,
and no process may survive. Children are forked with everything imported: the moments fall into the work.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import results  # noqa: E402
from benchmarks.badfiles import ARTICLE, HEAD, ROWS, SEED, bad_files  # noqa: E402
from gazetteer.build import default_path, ensure  # noqa: E402
from maps.cli import main as dateline  # noqa: E402

COMMAND = "make torture"
TITLE = "Faults"
OUTPUTS = ("map.html", "events.csv", "events.geojson", "events.parquet", "events.gpkg", "events.xlsx")
SETTINGS = f"""\
[map]
output = {json.dumps([f"public/{name}" for name in OUTPUTS])}
[[source]]
path = "events/*.csv"
[[source]]
path = "articles/"
"""
ARTICLES = 60
TOWNS = ("Kupiansk", "Kazan", "Lviv", "Voronezh", "Izium", "Odesa", "Bryansk", "Poltava", "Tver", "Sumy")
WARM = (
    "filelock", "geopandas", "folium", "pyarrow.parquet", "pyogrio", "openpyxl", "trafilatura", "shapely",
    "maps.eventmap", "maps.cli.run", "maps.cli.events", "maps.cli.gazetteer", "maps.project.making",
    "maps.cli.resolve", "gazetteer.compiling", "geo.recognize.learned",
)  # fmt: skip
GONE_S = 20.0
"""How long what belonged to a killed run may take to go."""
HUNDRED = 100
MOST_MB, MOST_S = 1_000, 2.0


@dataclass
class Child:
    """A forked `dateline`, in a session of its own. began: the clock."""

    process: int
    log: Path
    began: float

    def strike(self, number: int, *, group: bool = False) -> None:
        os.killpg(self.process, number) if group else os.kill(self.process, number)

    def end(self) -> int:
        """Its exit code, negative for a signal, when it has ended."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        self.took = time.monotonic() - self.began
        return code

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def survivors(self) -> list[int]:
        """Processes of its session that are left after a while."""
        end = time.monotonic() + GONE_S
        while left := _of_session(self.process):
            if time.monotonic() > end:
                return left
            time.sleep(0.05)
        return []


@dataclass
class Row:
    """One line of the table: what was done, how often, and what did not hold."""

    what: str
    done: int = 0
    faults: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def holds(self, promise: bool, fault: str) -> None:
        if not promise:
            self.faults.append(fault)
            print(f"  {self.what}: {fault}", file=sys.stderr, flush=True)


class Bench:
    """A project in two states, what each must give, and a cache of its own."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.project = folder / "project"
        self.took = {"run": 1.0}
        self._logs = 0
        self.golden = {}
        for version in ("a", "b"):
            path = folder / f"golden-{version}"
            self._write(path, version)
            code = self.start("run", str(path), "-q").end()
            assert code == 0, "the rebuild from nothing failed"
            self.golden[version] = _outputs(path)
        self.set("a")

    def start(self, *arguments: str, env: dict[str, str] | None = None) -> Child:
        self._logs += 1
        log = self.folder / f"log-{self._logs % 8}"
        return Child(_forked(arguments, log, env or {}), log, time.monotonic())

    def set(self, version: str) -> None:
        """Bring the inputs into one of the states; the outputs stay."""
        self.version = version
        self._write(self.project, version)

    def forget(self) -> None:
        """As before the first run."""
        for name in (".dateline", "public"):
            shutil.rmtree(self.project / name, ignore_errors=True)

    def moment(self, what: str) -> float:
        return self.chance.uniform(0, self.took[what])

    def torn(self) -> list[str]:
        """Outputs that are neither of the whole files that they may be."""
        found = _outputs(self.project)
        return [
            name for name, data in found.items()
            if not name.startswith(".") and all(data != golden.get(name) for golden in self.golden.values())
        ]  # fmt: skip

    def complete(self, row: Row, *options: str) -> None:
        """A run to the end: it must give the bytes of a rebuild and leave nothing beside them."""
        child = self.start("run", str(self.project), "-q", *options)
        code = child.end()
        row.holds(code == 0, f"the next run ended with {code}: {child.said[:200]}")
        row.holds(_outputs(self.project) == self.golden[self.version], "the next run gave other bytes")
        row.holds(not _left(self.project), f"left behind: {_left(self.project)}")

    def _write(self, project: Path, version: str) -> None:
        chance = random.Random(7)
        table = "\n".join(
            ",".join(cell.replace(",", "").replace('"', "") for cell in row) for row in (HEAD, *ROWS)
        )
        texts = {"events/a.csv": table + ("\n7,2025-01-18,Tver,Fire" + "," * 5 if version == "b" else "")}
        for number in range(ARTICLES):
            day, towns = chance.randint(10, 28), chance.sample(TOWNS, 2)
            own = f"Two were hurt in {towns[0]} on Jan. {day}, 2025. A march was held in {towns[1]}.\n"
            if version == "a" or number % 5:
                texts[f"articles/{number:03}.txt"] = f"{ARTICLE}\n{own}"
        if version == "b":
            texts["articles/new.txt"] = "TVER, Jan. 19, 2025 — A bridge was hit by a drone in Tver on Sunday."
        for name in [path for path in project.glob("articles/*") if f"articles/{path.name}" not in texts]:
            name.unlink()
        for name, text in {"dateline.toml": SETTINGS, **texts}.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")


def kills(bench: Bench, count: int) -> Row:
    """`kill -9` of runs, of their first process alone or of all at once, several times before one may end."""
    row = Row("`kill -9` of `run`, a third with `--jobs 2`")
    _clock_runs(bench)
    while row.done < count:
        if bench.chance.random() < 0.3:
            bench.forget()
        bench.set(bench.chance.choice("ab"))
        options = ("--jobs", "2") if bench.chance.random() < 0.34 else ()
        for _ in range(bench.chance.randint(1, 4)):
            child = bench.start("run", str(bench.project), "-q", *options)
            time.sleep(bench.moment("run"))
            child.strike(signal.SIGKILL, group=bench.chance.random() < 0.3)
            code = child.end()
            row.done += code == -signal.SIGKILL
            row.notes["ended before"] += code == 0
            row.holds(code in (-signal.SIGKILL, 0), f"ended with {code}: {child.said[:200]}")
            row.holds(not bench.torn(), f"torn: {bench.torn()}")
            row.holds(not (left := child.survivors()), f"processes that survived: {left}")
        bench.complete(row)
    return row


def interruptions(bench: Bench, count: int) -> Row:
    """SIGTERM and Ctrl-C, to the first process (kill) or to all (a terminal, systemd)."""
    row = Row("SIGTERM and Ctrl-C of `run`, a third with `--jobs 2`")
    _clock_runs(bench)
    codes = {signal.SIGTERM: 143, signal.SIGINT: 130}
    while row.done < count:
        if bench.chance.random() < 0.5:
            bench.forget()
        bench.set(bench.chance.choice("ab"))
        number = bench.chance.choice((signal.SIGTERM, signal.SIGINT))
        options = ("--jobs", "2") if bench.chance.random() < 0.34 else ()
        child = bench.start("run", str(bench.project), "-q", *options)
        time.sleep(bench.moment("run"))
        child.strike(number, group=bench.chance.random() < 0.5)
        code = child.end()
        row.notes["ended before"] += code == 0
        row.notes["before the first line of it"] += code == -number
        if code not in (0, -number):
            row.done += 1
            said = child.said.strip().splitlines()
            row.holds(code == codes[number], f"{number.name} ended with {code}: {child.said[:300]}")
            row.holds(len(said) == 1 and "stand" in said[0], f"{number.name} said {child.said[:300]!r}")
            row.holds(not _left(bench.project), f"half files: {_left(bench.project)}")
        row.holds(not bench.torn(), f"torn: {bench.torn()}")
        row.holds(not (left := child.survivors()), f"processes that survived: {left}")
        if bench.chance.random() < 0.3:
            bench.complete(row)
    bench.complete(row)
    return row


def doubled(bench: Bench, count: int) -> Row:
    """Two runs at once: one works and the other ends with 75, or waits and finds nothing to do."""
    row = Row("two runs at once, every other time with `--wait`")
    while row.done < count:
        bench.set("b" if bench.version == "a" else "a")
        waiting = bool(row.done % 2)
        options = ("--wait",) if waiting else ()
        both = [bench.start("run", str(bench.project), "-q", *options) for _ in range(2)]
        codes = sorted(child.end() for child in both)
        row.holds(
            codes == ([0, 0] if waiting else [0, 75]), f"ended with {codes}: {both[0].said} {both[1].said}"
        )
        row.holds(_outputs(bench.project) == bench.golden[bench.version], "other bytes")
        row.holds(not _left(bench.project), f"left behind: {_left(bench.project)}")
        row.done += 1
    return row


def builds(bench: Bench, count: int) -> list[Row]:
    """`kill -9` of `gazetteer build` over a file that is there, and of the compilation at the first start."""
    over = Row("`kill -9` of `gazetteer build` over an older file")
    first = Row("`kill -9` of the first compilation")
    folder = bench.folder / "gazetteers"
    folder.mkdir()
    path = folder / "own.sqlite"
    child = bench.start("gazetteer", "build", "-q", "-o", str(path))
    over.holds(child.end() == 0, f"the build failed: {child.said[:200]}")
    golden = path.read_bytes()
    bench.took["build"] = child.took
    _kill_builds(bench, over, count, ("gazetteer", "build", "-q", "-o", str(path)), {})
    over.holds(path.read_bytes() == golden, "the older file is torn")
    _finish(bench, over, folder, ("gazetteer", "build", "-q", "-o", str(path)), {}, path.name, golden)
    cache = {"DATELINE_CACHE": str(bench.folder / "cache")}
    Path(cache["DATELINE_CACHE"]).mkdir()
    _kill_builds(bench, first, count, ("resolve", "Kazan"), cache)
    name = default_path().name
    _finish(bench, first, Path(cache["DATELINE_CACHE"]), ("resolve", "Kazan"), cache, name, golden)
    return [over, first]


def _kill_builds(bench: Bench, row: Row, count: int, arguments: Sequence[str], env: dict[str, str]) -> None:
    while row.done < count:
        child = bench.start(*arguments, env=env)
        time.sleep(bench.moment("build"))
        child.strike(signal.SIGKILL)
        row.done += child.end() == -signal.SIGKILL
        row.holds(not child.survivors(), "a process survived")


def _finish(
    bench: Bench, row: Row, folder: Path, arguments: Sequence[str], env: dict[str, str], name: str, golden: bytes
) -> None:  # fmt: skip
    child = bench.start(*arguments, env=env)
    row.holds(child.end() == 0, f"the next one failed: {child.said[:200]}")
    row.holds((folder / name).read_bytes() == golden, "the next one gave other bytes")
    left = [path.name for path in folder.iterdir() if path.name not in (name, f"{name}.lock")]
    row.holds(not left, f"left behind: {left}")


def files(bench: Bench, count: int) -> Row:
    """Bad files through `dateline events`, a hundred in a process."""
    row = Row("bad files through `events`")
    folder = bench.folder / "bad"
    folder.mkdir()
    slow, memory, slowest = 0, 0.0, ("", 0.0)
    names = []
    for name, data in bad_files(count):
        (folder / name).write_bytes(data)
        names.append(name)
    for begin in range(0, count, HUNDRED):
        told = folder / "told.jsonl"
        told.write_text("")
        chosen = names[begin : begin + HUNDRED]
        process = _fork_call(
            lambda chosen=chosen, told=told: _read_all(folder, chosen, told), bench.folder / "log"
        )
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        lines = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
        row.holds(code == 0, f"the process ended with {code} after {lines[-1:]}")
        for line in lines:
            row.done += 1
            row.notes[f"exit {line['code']}"] += 1
            row.holds(line["fault"] is None, f"{line['name']}: {line['fault']}")
            slow += line["seconds"] > MOST_S
            slowest = max(slowest, (line["name"], line["seconds"]), key=lambda one: one[1])
            memory = max(memory, line["mb"])
    row.notes[f"slower than {MOST_S:.0f} s"] = slow
    row.notes["MB at most"] = round(memory)
    row.notes[f"ms for the slowest ({slowest[0]})"] = round(slowest[1] * 1000)
    row.holds(memory < MOST_MB, f"{memory:.0f} MB")
    return row


def _read_all(folder: Path, names: Sequence[str], told: Path) -> int:
    """In a child: each file read in this process, a line of JSON about each."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    with told.open("a", encoding="utf-8") as stream:
        for name in names:
            out, err = StringIO(), StringIO()
            began = time.process_time()
            fault = None
            report = folder / "report.json"
            report.unlink(missing_ok=True)
            try:
                with redirect_stdout(out), redirect_stderr(err):
                    code = dateline(
                        ["events", str(folder / name), "-o", str(folder / "out.csv"), "--report", str(report)]
                    )
            except BaseException as error:
                code, fault = -1, f"{type(error).__name__}: {error}"
            said = err.getvalue()
            if "Traceback" in said or "fault in dateline" in said or code not in (0, 1, 2):
                fault = fault or f"exit {code}: {said[:200]}"
            if code == 0 and fault is None:
                account = json.loads(report.read_text("utf-8"))["account"]
                if account["read"] != sum(value for key, value in account.items() if key != "read"):
                    fault = f"the account does not add up: {account}"
            line = {
                "name": name,
                "code": code,
                "fault": fault,
                "seconds": time.process_time() - began,
                "mb": results.peak_mb(),
            }
            stream.write(json.dumps(line) + "\n")
            stream.flush()
    return 0


def _clock_runs(bench: Bench) -> None:
    """How long a run from nothing takes now."""
    bench.forget()
    child = bench.start("run", str(bench.project), "-q")
    assert child.end() == 0, child.said
    bench.took["run"] = child.took


def _outputs(project: Path) -> dict[str, bytes]:
    folder = project / "public"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.exists() else {}


def _left(project: Path) -> list[str]:
    """Half files, and anything beside the outputs."""
    parts = [path.name for path in project.rglob(".*") if path.name not in (".dateline", ".gitignore")]
    return parts + [name for name in _outputs(project) if name not in OUTPUTS]


def _forked(arguments: Sequence[str], log: Path, env: dict[str, str]) -> int:
    def call() -> int:
        os.environ.update(env)
        return dateline(arguments)

    return _fork_call(call, log)


def _fork_call(call: Callable[[], int], log: Path) -> int:
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.setsid()
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        code = call()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _of_session(session: int) -> list[int]:
    """Living processes of a session, but for those that have ended and wait to be noticed."""
    found = []
    for entry in os.scandir("/proc"):
        if not entry.name.isdecimal():
            continue
        try:
            fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[3]) == session:
            found.append(int(entry.name))
    return found


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--kills", type=int, default=300, help="of runs")
    options.add_argument("--interruptions", type=int, default=100)
    options.add_argument("--doubled", type=int, default=50)
    options.add_argument("--builds", type=int, default=30, help="kills of builds, and of first compilations")
    options.add_argument("--files", type=int, default=2_000, help="bad ones")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--dry-run", action="store_true", help="print only")
    given = options.parse_args()
    ensure()
    for name in WARM:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_DATA"] = str(Path(folder, "data"))
        bench = Bench(Path(folder), random.Random(given.seed))
        rows = []
        if given.kills:
            rows.append(kills(bench, given.kills))
        if given.interruptions:
            rows.append(interruptions(bench, given.interruptions))
        if given.doubled:
            rows.append(doubled(bench, given.doubled))
        if given.builds:
            rows += builds(bench, given.builds)
        if given.files:
            rows.append(files(bench, given.files))
    page = results.table(
        ("what", "times", "faults", "of them"),
        [
            (
                row.what,
                f"{row.done:,}",
                len(row.faults),
                "; ".join(f"{name}: {n:,}" for name, n in row.notes.items() if n),
            )
            for row in rows
        ],
    )
    print(page)
    if not given.dry_run:
        results.write(TITLE, COMMAND, page)
    return any(row.faults for row in rows)


if __name__ == "__main__":
    sys.exit(main())
