"""What it costs to import a GeoNames dump of the whole world: seconds, memory, size of the result.

.venv/bin/python benchmarks/imports.py                 prints the table and writes it into RESULTS.md
.venv/bin/python benchmarks/imports.py --dry-run       prints only
.venv/bin/python benchmarks/imports.py --rows 100000   a smaller dump, printed

Invents a dump of the size and shape of allCountries with alternateNamesV2 (four names to three places) in a
temporary folder, builds a gazetteer from it in a process of its own, and asks that a few things. 12 million
rows need some 8 GB of disk.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import results  # noqa: E402
from benchmarks.results import table  # noqa: E402

COMMAND = "benchmarks/imports.py"
ROWS = 12_000_000
BUILD = """
import sys, time
from pathlib import Path
from benchmarks.results import peak_mb
from gazetteer.build import build
from gazetteer.imports.recognising import opened
start = time.perf_counter()
path = build(Path(sys.argv[2]), sys.argv[3] == "show", imports=opened([Path(sys.argv[1])]))
peak = peak_mb()
print(time.perf_counter() - start, peak, path.stat().st_size)
"""
ASK = """
import sys, time
import gazetteer
from benchmarks.results import peak_mb
start = time.perf_counter()
places = gazetteer.load(sys.argv[1])
found = places.resolve("Kazan, Tatarstan")
first = time.perf_counter() - start
names = [name for name in sys.stdin.read().split("\\n") if name]
start = time.perf_counter()
known = sum(places.resolve(name).place is not None for name in names)
rate = len(names) / (time.perf_counter() - start)
peak = peak_mb()
print(found.place.id, known / len(names), first, rate, peak)
"""
FEATURES = (
    [("P", "PPL")] * 38 + [("P", "PPLX"), ("P", "PPLL"), ("A", "ADM2"), ("A", "ADM3"), ("A", "ADM4")]
    + [("H", "STM")] * 12 + [("H", "LK")] * 5 + [("S", "BLDG")] * 6 + [("S", "SCH")] * 5 + [("S", "HTL")] * 7
    + [("T", "MT")] * 7 + [("T", "HLL")] * 5 + [("T", "ISL")] + [("L", "LCTY")] * 3 + [("R", "RD")]
    + [("V", "FRST")] + [("U", "SMU")]
)  # fmt: skip
SYLLABLES = (
    "ka zan ko ra mel to vi bre sta no ber lin dor fa gu hai jen lo mar nes op pri qua ros sul tem ul var "
    "wes xin yar zhe ман ов ка бел гор ск"
).split()
LANGUAGES = ("", "en", "ru", "uk", "ar", "zh", "fr", "de", "es", "link", "wkdt", "fa", "ja", "iata", "post")


def names(chance: random.Random) -> list[str]:
    """A stock of names from which few are taken often and most seldom."""
    made = []
    for _ in range(3_000_000):
        parts = chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4, 4, 5)))
        made.append("".join(parts).title())
    return made


def places(count: int, stock: list[str], chance: random.Random) -> Iterator[str]:
    countries = ["US", "CN", "RU", "IN", "MX", "ID", "BR", "IR", "NO", "FR", "DE", "UA", "PK", "NG", "AU"]
    for number in range(1, count + 1):
        name = stock[int(len(stock) * chance.random() ** 3)]
        kind, code = chance.choice(FEATURES)
        people = str(int(10 ** (6 * chance.random() ** 6))) if kind == "P" and number % 5 == 0 else "0"
        yield (
            f"{number * 17 % 13_500_011 + 1}\t{name}\t{name}\t{name},{name} A\t"
            f"{chance.uniform(-60, 75):.5f}\t{chance.uniform(-180, 180):.5f}\t{kind}\t{code}\t"
            f"{chance.choice(countries)}\t\t{chance.randint(0, 30):02d}\t\t\t\t{people}\t\t50"
            "\tEtc/UTC\t2024-01-01\n"
        )


def alternates(count: int, rows: int, stock: list[str], chance: random.Random) -> Iterator[str]:
    for number in range(1, count + 1):
        place = chance.randint(1, rows) * 17 % 13_500_011 + 1
        name = stock[int(len(stock) * chance.random() ** 2)]
        lang, preferred = chance.choice(LANGUAGES), "1" if number % 9 == 0 else ""
        yield f"{number}\t{place}\t{lang}\t{name}\t{preferred}\t\t\t\t\t\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS, help=f"of places ({ROWS})")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    parser.add_argument("--folder", help="where the temporary folder is made")
    parser.add_argument("--show", action="store_true", help="with the progress bar")
    options = parser.parse_args()
    chance = random.Random(12)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        dump, result = folder / "allCountries.txt", folder / "world.sqlite"
        start = time.perf_counter()
        stock = names(chance)
        with dump.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(places(options.rows, stock, chance))
        with (folder / "alternateNamesV2.txt").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(alternates(options.rows * 4 // 3, options.rows, stock, chance))
        asked = "\n".join(chance.sample(stock, 5000))
        del stock
        written = sum(path.stat().st_size for path in folder.iterdir())
        print(f"invented {written / 1e9:.2f} GB in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        built = subprocess.run(
            [sys.executable, "-c", BUILD, str(dump), str(result), "show" if options.show else ""],
            cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        seconds, peak, size = map(float, built.stdout.split())
        answered = subprocess.run(
            [sys.executable, "-c", ASK, str(result)],
            cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, input=asked,
        )  # fmt: skip
        kazan, known, first, rate, memory = answered.stdout.split()
    rows = (
        ("rows of places, of names", f"{options.rows:,}, {options.rows * 4 // 3:,}"),
        ("size of the dump", f"{written / 1e9:.2f} GB"),
        ("build", f"{seconds:.0f} s"),
        ("rows a second", f"{options.rows * 7 / 3 / seconds:,.0f}"),
        ("build, peak memory", f"{peak:.0f} MB"),
        ("compiled file", f"{size / 1e9:.2f} GB"),
        ("load and first answer (“Kazan, Tatarstan”)", f"{float(first) * 1000:.0f} ms, {kazan}"),
        ("resolve, distinct names", f"{float(rate):,.0f}/s, {float(known):.0%} known"),
        ("asking, peak memory", f"{float(memory):.0f} MB"),
    )
    page = table(("what", "measured"), rows)
    print(page)
    if not options.dry_run and options.rows == ROWS:
        results.write("Import", COMMAND, page)


if __name__ == "__main__":
    main()
