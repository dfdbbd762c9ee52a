"""Text with delimiters (CSV, TSV, semicolons, pipes) -> a grid of cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from geo.coordinates import degrees
from geo.dates import looks_dated
from geo.reading.columns import is_known

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 17
_LONGEST = (1 << 31) - 1
"""A cell may be as long as a file: the csv module's own limit is 128 kB."""
_RESTARTS = 50
_QUOTED: Literal[0] = csv.QUOTE_MINIMAL
_UNQUOTED: Literal[3] = csv.QUOTE_NONE

Row = tuple[list[str], str | None]


def sniff(text: str, preferred: str | None = None) -> tuple[str, float]:
    """The delimiter under which the lines fall into equally many cells, and how well they do (0–1).

    One under which a line holds two known names of columns comes first. preferred: the one among equals.
    A text of one column has a score of 0 under every delimiter.
    """
    sample = text[:_SAMPLE]
    if len(sample) < len(text) and (end := max(sample.rfind("\n"), sample.rfind("\r"))) > 0:
        sample = sample[:end]
    best = (False, 0.0, 0, preferred or ",")
    for mark in DELIMITERS:
        rows = [cells for cells, _ in parse(sample, mark) if any(cells)][:200]
        counts = Counter(len(cells) for cells in rows if len(cells) > 1)
        if not counts:
            continue
        usual = max(counts, key=lambda width: (counts[width], width))
        named = any(sum(map(is_known, cells)) > 1 for cells in rows[:10])
        share = round(counts[usual] / len(rows), 2)
        best = max(
            best, (named, share, usual + (100 if mark == preferred else 0), mark), key=lambda one: one[:3]
        )
    return best[3], best[1]


def grid(text: str, preferred: str | None = None) -> list[Row]:
    """The rows of a delimited text; blank lines are none. A row that cannot be parsed carries the reason."""
    mark, _ = sniff(text, preferred)
    first = next((line for line in text[:_SAMPLE].splitlines() if line.strip()), "")
    if mark not in first and is_known(first.strip().strip('"')):
        return [([mark.join(cells)], fault) for cells, fault in parse(text, mark)]
    return list(parse(text, mark))


def looks_like_table(text: str) -> bool:
    """Whether a text without a telling suffix is a table: columns throughout, under a row of known names.

    Tabs, semicolons and pipes seldom come in equal numbers in prose; commas do, so that known names decide.
    """
    mark, share = sniff(text)
    if share < 0.5:
        return False
    rows = [cells for cells, _ in parse(text[:_SAMPLE], mark) if any(cell.strip() for cell in cells)][:200]
    if len(rows) < 2:
        return False
    known = sum(is_known(cell) for cell in rows[0])
    long = sum(len(cell) > 60 for cell in rows[0])
    if long or len(rows[0]) < 2:
        return False
    if known >= 2:
        return True
    if share < 0.9:
        return False
    data = any(looks_dated(cell) or degrees(cell) is not None for cells in rows[1:] for cell in cells)
    return (known == 1 and (mark != "," or data)) or (mark == "\t" and len(rows) >= 3)


def parse(text: str, mark: str) -> Iterator[Row]:
    """Rows by the csv module, without NULs; a quotation mark that never closes breaks one row only."""
    for _, cells, fault in parse_with_lines(text, mark):
        yield cells, fault


def parse_with_lines(text: str, mark: str) -> Iterator[tuple[int, list[str], str | None]]:
    """The same with the line that each row begins on, from 1."""
    csv.field_size_limit(_LONGEST)
    lines = list(io.StringIO(text.replace("\0", ""), newline=""))
    begun = 0
    for attempt in range(_RESTARTS + 1):
        quoting = _QUOTED if attempt < _RESTARTS else _UNQUOTED
        start = begun
        reader = csv.reader(lines[start:], delimiter=mark, quoting=quoting)
        for cells in reader:
            ended = start + reader.line_num
            if ended == len(lines) and quoting == _QUOTED and _unclosed(lines[begun:ended], mark):
                first = next(csv.reader([lines[begun]], delimiter=mark, quoting=csv.QUOTE_NONE), [])
                yield begun + 1, first, "a quotation mark is opened and never closed"
                begun += 1
                break
            if cells:
                yield begun + 1, cells, None
            begun = ended
        else:
            return


def _unclosed(lines: list[str], mark: str) -> bool:
    """Whether the text's last row wants a closing quotation mark."""
    try:
        list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
