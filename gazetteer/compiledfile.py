"""The compiled file: its layout, how senses are packed, whether one is whole, what went into it."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FORMAT = 11
"""Part of the compiled file's name: raise it with the layout, `names.normalise` and `rank.importance`."""

APPLICATION_ID = 0x646C6761
MOST_ROWS = 1 << 27
"""Rows on either side of 0 that fit a sense; GeoNames has used a tenth of its side in twenty years."""

LAYOUT = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, senses BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB NOT NULL);
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL,
    kind INTEGER NOT NULL, region INTEGER NOT NULL,
    population INTEGER NOT NULL, radius_km REAL NOT NULL, weight REAL NOT NULL
);
CREATE TABLE keys (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE kinds (id INTEGER PRIMARY KEY, level TEXT NOT NULL, feature TEXT NOT NULL);
CREATE TABLE regions (id INTEGER PRIMARY KEY, country TEXT, admin1 TEXT, admin1_id INTEGER);
CREATE TABLE countries (code TEXT PRIMARY KEY, id INTEGER NOT NULL, parent INTEGER) WITHOUT ROWID;
CREATE TABLE labels (
    id INTEGER NOT NULL, lang TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id, lang)
) WITHOUT ROWID;
CREATE TABLE shapes (id INTEGER PRIMARY KEY, wkb BLOB NOT NULL);
CREATE VIRTUAL TABLE shape_boxes USING rtree(id, west, east, south, north);
CREATE VIRTUAL TABLE points USING rtree(id, west, east, south, north);
"""

GROUNDS = (
    "SELECT s.id, s.wkb FROM shapes s JOIN places p ON p.id = s.id JOIN kinds k ON k.id = p.kind"
    " WHERE k.level IN ('admin1', 'country') ORDER BY k.level, s.id"
)
"""Row and polygon of each division, then of each country: the first that holds a point is the finest."""

INSERT_PLACE = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(slots=True)
class Merged:
    """What became of one import: records by what was done with them, and the first faults in words."""

    name: str
    kind: str
    licence: str
    read: int = 0
    broken: int = 0
    new: int = 0
    merged: int = 0
    names: int = 0
    shapes: int = 0
    faults: tuple[str, ...] = ()


def pack(rowid: int, quality: int) -> int:
    """A sense as one 32-bit number: a row below MOST_ROWS, and the number of a quality, which is below 16."""
    return rowid << 4 | quality


def joined(senses: Sequence[int]) -> int | bytes:
    """The senses of a name as they are stored: a single one, as most names have, is a number."""
    return senses[0] if len(senses) == 1 else struct.pack(f"<{len(senses)}i", *senses)


def rows_of(stored: int | bytes) -> list[int]:
    """The rows of a name's senses. struct.error where they are damaged."""
    senses = (stored,) if isinstance(stored, int) else struct.unpack(f"<{len(stored) // 4}i", stored)
    return [sense >> 4 for sense in senses]


def is_whole(path: Path) -> bool:
    """Whether a compiled file is there in full and of this layout, without reading it through."""
    return fault_of(path) is None


def fault_of(path: Path) -> str | None:
    """Why a path is no compiled gazetteer of this layout, and what to do; null where it is one.

    Reads little: a file's header tells its size, and its last row is written last.
    """
    anew = "make it anew: dateline gazetteer build"
    if path.is_dir():
        return "is a folder; name the compiled file in it"
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        return "does not exist; make one with: dateline gazetteer build"
    except OSError as error:
        return f"cannot be opened ({error.strerror}); look at its permissions"
    if not size:
        return f"is empty; {anew}"
    if not header.startswith(b"SQLite format 3\0"):
        return "is no gazetteer but another kind of file; name one that dateline gazetteer build made"
    if len(header) < 100:
        return f"is broken off after {size:,} bytes; {anew}"
    page_size = struct.unpack(">H", header[16:18])[0]
    pages, application = struct.unpack(">I", header[28:32])[0], struct.unpack(">I", header[68:72])[0]
    whole = (65536 if page_size == 1 else page_size) * pages
    if application != APPLICATION_ID:
        return "is a SQLite database of another program; name one that dateline gazetteer build made"
    if size != whole:
        return f"is broken off: {size:,} of {whole:,} bytes; {anew}"
    return _layout_fault(path, anew)


def _layout_fault(path: Path, anew: str) -> str | None:
    try:
        told = _meta(path, "complete")
    except sqlite3.Error as error:
        return f"is damaged ({error}); {anew}"
    if told is None:
        return f"was never finished; {anew}"
    layout = int(told) if told.isdecimal() else 0
    if layout > FORMAT:
        return f"was made by a newer dateline (layout {told}, this one reads {FORMAT}); update dateline"
    if layout < FORMAT:
        return f"was made by an older dateline (layout {told}, this one reads {FORMAT}); {anew}"
    return None


def merged(path: Path) -> tuple[Merged, ...]:
    """What was imported into a compiled file."""
    told = _meta(path, "imports")
    found = json.loads(told) if told is not None else []
    return tuple(Merged(**{**entry, "faults": tuple(entry["faults"])}) for entry in found)


def _meta(path: Path, key: str) -> str | None:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    finally:
        connection.close()
    return None if row is None else str(row[0])
