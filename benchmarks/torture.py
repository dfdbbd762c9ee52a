# ruff: noqa: E501  (a table reads by its rows)
"""A thousand lines that regular expressions choke on: time grows with their length, and no faster.

.venv/bin/python benchmarks/torture.py            prints the table and writes it into RESULTS.md
.venv/bin/python benchmarks/torture.py --dry-run  prints only

Each line repeats two pieces of text that patterns begin with, or that leave open where they end. It is read
whole (as text, as markup, as a document with its events), at one length and at eight times that. The growth is
the power of the length that the time follows: 1 is linear, 2 would be quadratic.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import gazetteer  # noqa: E402
from benchmarks import results  # noqa: E402
from geo.extraction import told_of  # noqa: E402
from geo.identity import EventIds  # noqa: E402
from geo.reading import decoding, feeds, kinds  # noqa: E402
from geo.recognize.choice import DEFAULT, recognizer_named  # noqa: E402
from geo.text.articles import from_text  # noqa: E402
from geo.text.webpages import plain  # noqa: E402
from geo.toponyms import mentions  # noqa: E402

COMMAND = "benchmarks/torture.py"
TITLE = "Torture"
LINES = 1_000
SHORT, LONG = 1_500, 12_000
"""Characters of a line, at both lengths."""
SUSPECT = 1.3
"""Growth from which on a line is measured again, at LONG and twice LONG: short times are coarse."""
MOST = 1.5
"""Growth that no line may have: less than quadratic by far, more than a clock errs."""
SLOWEST = 5.0
"""Seconds that a line of LONG characters may take."""
PIECES = (
    "a", "A", "é", "ж", "İ", "ß", "1", "0", " ", "\t", "\u00a0", "\u200b", "\u0301", "🔥", "\u202e", "سماء ", "東京",
    "-", "—", "–", ".", ". ", "...", ",", ", ", ":", ";", "!", "?", "/", "//", "'", "’", '"', "«", "(", ")", "[", "{",
    "<", "<a ", "<!--", "&", "&amp;", "]]>", "#", "@", "|", " | ", "*", "_", "~", "\\", "%", "°",
    "on ", "from ", "to ", "and ", "the ", "of ", "near ", "north of ", "between ", "in ", "at ", "overnight into ",
    "January ", "Jan. ", "2025 ", "12:30 ", "2025-01-20 ", "20.01.2025 ", "Monday ", "3h ago ", "12 km ", "15 miles ",
    "Mr. ", "St. ", "U.S. ", "Kyiv ", "KYIV, Jan. 11 ", "Paris, Texas ", "Kursk and ", "region ", "County, ", "oblast ",
    "в ночь на ", "в ", "под ", "области ", "Курской ", "и ", "у ніч на ", "району ", "von ", "le ", "el ", "de la ",
    "Photo: ", "By ", "Read more: ", "share on ", "comments ", "photo by ", "said ", "was ", "is a news site ",
    "KYIV (AP) — ", "Lead - ", "shot ", "not ", "after ",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line by its two pieces, and the seconds of the processor it took at two lengths."""

    pieces: tuple[str, str]
    lengths: tuple[int, int]
    seconds: tuple[float, float]

    @property
    def growth(self) -> float:
        """The power of its length that its time follows."""
        return math.log(self.seconds[1] / self.seconds[0]) / math.log(self.lengths[1] / self.lengths[0])


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--dry-run", action="store_true", help="print only")
    given = options.parse_args()
    read = reader()
    lines = [timed(read, pieces, (SHORT, LONG)) for pieces in chosen()]
    suspects = [line for line in lines if line.growth > SUSPECT]
    again = [timed(read, line.pieces, (LONG, 2 * LONG)) for line in suspects]
    page = table(lines, again)
    print(page)
    if not given.dry_run:
        results.write(TITLE, COMMAND, page)
    return any(line.growth > MOST for line in again)


def chosen() -> list[tuple[str, str]]:
    """A thousand pairs of pieces, spread over all of them."""
    pairs = list(product(PIECES, PIECES))
    step = len(pairs) / LINES
    return list(islice((pairs[int(number * step)] for number in range(LINES)), LINES))


def reader() -> Callable[[str], None]:
    """What reads a line by every way that a text can take."""
    source = gazetteer.load()
    recognizer = recognizer_named(DEFAULT, source)

    def read(text: str) -> None:
        decoding.decode(text.encode("utf-8", "replace"))
        feeds.is_feed(text)
        kinds.of_text(f"{text}\n{text}", ".txt")
        plain(text)
        document = from_text(text, source="torture", record="1")
        told_of(document, mentions(document, source, recognizer), EventIds())

    read("Shells fell near Kharkiv on Monday, officials in Kyiv said.")
    return read


def timed(read: Callable[[str], None], pieces: tuple[str, str], lengths: tuple[int, int]) -> Line:
    """A line read at both lengths, the faster of two readings each."""
    unit = "".join(pieces)

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        taken = []
        for _ in range(2):
            started = time.process_time()
            read(text)
            taken.append(time.process_time() - started)
        return min(taken)

    return Line(pieces, lengths, (seconds(lengths[0]), seconds(lengths[1])))


def table(lines: list[Line], again: list[Line]) -> str:
    total = sum(line.seconds[1] for line in lines)
    slowest = max(lines, key=lambda line: line.seconds[1])
    typical = statistics.median(line.growth for line in lines)
    rows = [
        (
            f"{len(lines):,} lines of {LONG:,} characters, characters a second",
            f"{LONG * len(lines) / total:,.0f}",
            "",
        ),
        (f"the slowest line ({shown(slowest)}), seconds", f"{slowest.seconds[1]:.2f}", f"≤ {SLOWEST:.0f}"),
        ("growth, median", f"{typical:.2f}", "1"),
    ]
    if again:
        worst = max(again, key=lambda line: line.growth)
        rows.append(
            (
                f"growth, most of the {len(again)} that seemed above {SUSPECT}, at twice the length ({shown(worst)})",
                f"{worst.growth:.2f}",
                f"≤ {MOST}",
            )
        )
    return results.table(("what", "measured", "promised"), rows)


def shown(line: Line) -> str:
    return " + ".join(f"`{piece.encode('unicode_escape').decode('ascii')}`" for piece in line.pieces).replace(
        "|", "\\|"
    )


if __name__ == "__main__":
    sys.exit(main())
