"""The source tables compiled into one SQLite file in the user's cache.

The file's name carries a hash of the tables, so that a new version of them makes a new file and never touches
one that another process reads.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import sys
import time
from pathlib import Path

from gazetteer.errors import BrokenGazetteer

FORMAT = 6
"""Part of the compiled file's name: raise it with the layout, `names.normalise` and `rank.importance`."""

APPLICATION_ID = 0x646C6761
DATA = Path(__file__).resolve().parent / "data"

_STALE_DAYS = 30
_TAIL = 4096

_LAYOUT = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, senses BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL,
    kind INTEGER NOT NULL, region INTEGER NOT NULL,
    population INTEGER NOT NULL, radius_km REAL NOT NULL, weight REAL NOT NULL
);
CREATE TABLE keys (id INTEGER PRIMARY KEY, key TEXT NOT NULL);
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


def cache_folder() -> Path:
    """Where compiled files are kept: DATELINE_CACHE, else the platform's cache folder."""
    if named := os.environ.get("DATELINE_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("dateline", appauthor=False)


def tables_hash(tables: Path = DATA) -> str:
    """Content hash of the source tables, 16 hexadecimal digits.

    Reads names, sizes and the last 4 KiB only: an xz file ends with the checksum of its content, so this
    tells contents apart and costs a millisecond at every start.
    """
    digest = hashlib.sha256(b"dateline gazetteer %d" % FORMAT)
    paths = [*sorted(tables.glob("*.tsv.xz")), *sorted(tables.glob("shapes-*.topo.xz"))]
    if not paths:
        raise BrokenGazetteer(f"{tables}: no gazetteer tables (*.tsv.xz) there; install dateline again")
    for path in paths:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _TAIL))
            digest.update(f"{path.name} {size} ".encode() + file.read())
    return digest.hexdigest()[:16]


def default_path(tables: Path = DATA) -> Path:
    """The compiled file of these tables, whether it is there yet or not."""
    return cache_folder() / f"gazetteer-{tables_hash(tables)}.sqlite"


def is_whole(path: Path) -> bool:
    """Whether a compiled file is there in full and of this layout, without reading it through.

    Its header tells its size, and its last row is written last.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
        if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
            return False
        page_size = struct.unpack(">H", header[16:18])[0]
        page_size = 65536 if page_size == 1 else page_size
        pages, application = struct.unpack(">I", header[28:32])[0], struct.unpack(">I", header[68:72])[0]
        if application != APPLICATION_ID or page_size * pages != path.stat().st_size:
            return False
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchone()
        finally:
            connection.close()
    except (OSError, sqlite3.Error):
        return False
    return row is not None and row[0] == str(FORMAT)


def ensure(path: Path | None = None, *, tables: Path = DATA, progress: bool | None = None) -> Path:
    """The compiled file, built first where it is missing or broken; a second process waits for the first.

    Raises BrokenGazetteer where it can neither be read nor written.
    """
    path = path or default_path(tables)
    return path if is_whole(path) else build(path, progress, tables=tables, force=False)


def build(
    path: Path | None = None, progress: bool | None = None, *, tables: Path = DATA, force: bool = True
) -> Path:
    """Compile the tables into `path` (default: the cache) and return it.

    progress: a bar on stderr; by default when that is a terminal. force: also when a whole file is there.
    The file appears in one step or not at all. Raises BrokenGazetteer for unreadable tables and folders that
    cannot be written.
    """
    from filelock import FileLock

    path = path or default_path(tables)
    show = sys.stderr.isatty() if progress is None else progress
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(path.name + ".lock")):
            if not force and is_whole(path):
                return path
            if not force and path.exists():
                print(f"{path}: the compiled gazetteer is broken; building it anew", file=sys.stderr)
            _replace(path, tables, show)
            _remove_stale(path)
    except (PermissionError, FileNotFoundError, NotADirectoryError, sqlite3.OperationalError) as error:
        raise _unwritable(path.parent, error) from error
    except OSError as error:
        if isinstance(error, BrokenGazetteer):
            raise
        raise _unwritable(path.parent, error) from error
    return path


def _unwritable(folder: Path, error: Exception) -> BrokenGazetteer:
    return BrokenGazetteer(
        f"{folder}: cannot write the compiled gazetteer there ({error}); "
        "set DATELINE_CACHE to a folder that can be written"
    )


def _replace(path: Path, tables: Path, show: bool) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        _write(temporary, tables, show)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    finally:
        temporary.unlink(missing_ok=True)


def _remove_stale(path: Path) -> None:
    """Compiled files of other tables that nobody has read for a month."""
    oldest = time.time() - _STALE_DAYS * 86400
    for other in path.parent.glob("gazetteer-*.sqlite*"):
        if not other.name.startswith(path.name):
            status = other.stat()
            if max(status.st_atime, status.st_mtime) < oldest:
                other.unlink(missing_ok=True)


def _write(path: Path, tables: Path, show: bool) -> None:
    from tqdm import tqdm

    from gazetteer.compiling import Compiler

    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            f"PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-32000; BEGIN; {_LAYOUT}"
        )
        with tqdm(total=100, desc="gazetteer", unit="%", disable=not show, delay=1.0, leave=False) as bar:
            for share in Compiler(connection, tables).steps():
                bar.update(share)
        connection.execute("INSERT INTO meta VALUES ('hash', ?)", (tables_hash(tables),))
        connection.execute("INSERT INTO meta VALUES ('complete', ?)", (str(FORMAT),))
        connection.execute("COMMIT")
    finally:
        connection.close()
