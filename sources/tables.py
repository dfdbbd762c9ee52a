"""The form of the tables in gazetteer/data: tab-separated UTF-8, a header line, no quoting, xz."""

from __future__ import annotations

import csv
import lzma
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer.tables import AREA_COLUMNS as AREAS
from gazetteer.tables import AREA_NAME_COLUMNS as AREA_NAMES
from gazetteer.tables import NAME_COLUMNS as NAMES
from gazetteer.tables import PLACE_COLUMNS as PLACES

__all__ = [
    "AREAS",
    "AREA_NAMES",
    "NAMES",
    "PLACES",
    "by_hand",
    "clean",
    "degrees",
    "header",
    "join",
    "pack",
    "read",
    "write",
]

_UNSAFE = re.compile(r"[\t\n\r|\x00-\x1f\x7f-\x9f]+")
_SPACES = re.compile(r"\s+")


def clean(value: str) -> str:
    """The value without what the table's form needs for itself: tabs, line ends, bars, control characters."""
    return _SPACES.sub(" ", _UNSAFE.sub(" ", value)).strip()


def join(names: Iterable[str]) -> str:
    """Names as one cell."""
    return "|".join(names)


def degrees(value: float) -> str:
    """A coordinate with five decimals (about a metre), without trailing zeros."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def pack(data: bytes) -> bytes:
    """xz without a time stamp: the same bytes for the same input."""
    return lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a table; returns its number of rows. Rows must come sorted, values cleaned."""
    lines = ["\t".join(header)]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{path.name}: {len(row)} cells where the header has {len(header)}: {row!r}")
        lines.append("\t".join(row))
    path.write_bytes(pack(("\n".join(lines) + "\n").encode("utf-8")))
    return len(lines) - 1


def read(path: Path) -> list[dict[str, str]]:
    """Read a table back, one dictionary a row."""
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").removesuffix("\n").split("\n")
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def by_hand(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV of ours, one dictionary a line."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def header(path: Path) -> tuple[str, ...]:
    """The column names of a table."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
        return tuple(stream.readline().removesuffix("\n").split("\t"))
