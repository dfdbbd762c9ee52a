"""The source tables, and what users import, compiled into one SQLite file; by default in the user's cache.

The file's name carries a hash of the tables, so that a new version of them makes a new file and never touches
one that another process reads.
"""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.compiledfile import APPLICATION_ID, FORMAT, LAYOUT, is_whole
from gazetteer.errors import BrokenGazetteer, BrokenImport
from gazetteer.safefiles import locked, replacing, sweep

if TYPE_CHECKING:
    from gazetteer.imports.records import Source

DATA = Path(__file__).resolve().parent / "data"

_STALE_DAYS = 30
_SPOOL = ".spool"
_TAIL = 4096


def cache_folder() -> Path:
    """Where compiled files are kept: DATELINE_CACHE, else the platform's cache folder."""
    if named := os.environ.get("DATELINE_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("dateline", appauthor=False)


def data_folder() -> Path:
    """Where one's own places and gazetteers are kept: DATELINE_DATA, else the platform's data folder."""
    if named := os.environ.get("DATELINE_DATA"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dateline", appauthor=False)


def own_tables() -> tuple[Path, Path]:
    """The tables of own places that count without being named: the user's, the project's."""
    return data_folder() / "places.csv", Path("places.csv")


def tables_hash(tables: Path = DATA) -> str:
    """Content hash of the source tables, 16 hexadecimal digits.

    Reads names, sizes and the last 4 KiB only: an xz file ends with the checksum of its content, so this
    tells contents apart and costs a millisecond at every start.
    """
    digest = hashlib.sha256(b"dateline gazetteer %d" % FORMAT)
    paths = [*sorted(tables.glob("*.tsv.xz")), *sorted(tables.glob("shapes-*.topo.xz"))]
    if not paths:
        cure = "install dateline again" if tables == DATA else "name the compiled file itself"
        raise BrokenGazetteer(f"{tables}: no gazetteer tables (*.tsv.xz) there; {cure}")
    for path in paths:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _TAIL))
            digest.update(f"{path.name} {size} ".encode() + file.read())
    return digest.hexdigest()[:16]


def default_path(tables: Path = DATA) -> Path:
    """The compiled file of these tables, whether it is there yet or not."""
    return cache_folder() / f"gazetteer-{tables_hash(tables)}.sqlite"


def ensure(path: Path | None = None, *, tables: Path = DATA, progress: bool | None = None) -> Path:
    """The compiled file, built first where it is missing or broken; a second process waits for the first.

    Raises BrokenGazetteer where it can neither be read nor written.
    """
    path = path or default_path(tables)
    return path if is_whole(path) else build(path, progress, tables=tables, force=False)


def build(
    path: Path | None = None,
    progress: bool | None = None,
    *,
    tables: Path = DATA,
    force: bool = True,
    imports: Sequence[Source] = (),
) -> Path:
    """Compile the tables into `path` (default: the cache) and return it.

    progress: a bar on stderr; by default when that is a terminal. force: also when a whole file is there.
    imports: what `gazetteer.imports.recognising.opened` gives, merged over the tables; then name a path.
    The file appears in one step or not at all: whatever goes wrong, an older one stays as it is. Needs up to
    twice the size of the result beside it.
    Raises BrokenGazetteer for unreadable tables and folders that cannot be written or are full, BrokenImport
    for an import that is mostly broken.
    """
    if imports and path is None:
        raise ValueError("an import is not put into the cache, which may be deleted: name a path")
    path = path or default_path(tables)
    show = sys.stderr.isatty() if progress is None else progress
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(path.name + ".lock"), wait_s=None):
            if not force and is_whole(path):
                return path
            if not force and path.exists():
                print(f"{path}: the compiled gazetteer is broken; building it anew", file=sys.stderr)
            _remove_leftovers(path)
            _replace(path, tables, show, imports)
            if path.parent == cache_folder():
                _remove_stale(path)
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, BrokenGazetteer):
            raise
        raise _unwritable(path, error, cached=path.parent == cache_folder()) from error
    return path


_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def _unwritable(path: Path, error: Exception, *, cached: bool) -> BrokenGazetteer:
    full = getattr(error, "errno", None) in _FULL
    if isinstance(error, sqlite3.Error):
        full = any(words in str(error) for words in ("is full", "disk I/O"))
    cure = "set DATELINE_CACHE to a folder that can be written" if cached else "name another place with -o"
    stays = f"; {path.name} is as it was" if path.exists() else ""
    if full:
        return BrokenGazetteer(
            f"{path.parent}: the disk is full, or a limit on file sizes was met ({error}){stays}\n"
            f"free some space, or {cure}"
        )
    return BrokenGazetteer(f"{path.parent}: cannot write the compiled gazetteer there ({error}); {cure}")


def _replace(path: Path, tables: Path, show: bool, imports: Sequence[Source]) -> None:
    spool = path.with_name(f"{path.name}.{os.getpid()}{_SPOOL}")
    try:
        with replacing(path) as part:
            _write(part, tables, show, spool, imports)
    finally:
        shutil.rmtree(spool, ignore_errors=True)


def _remove_leftovers(path: Path) -> None:
    """What a build that was killed has left: nobody else writes while the lock is held."""
    sweep(path.parent)
    for spool in path.parent.glob(f"{path.name}.*{_SPOOL}"):
        shutil.rmtree(spool, ignore_errors=True)


def _remove_stale(path: Path) -> None:
    """Compiled files of other tables that nobody has read for a month."""
    oldest = time.time() - _STALE_DAYS * 86400
    for other in path.parent.glob("gazetteer-*.sqlite*"):
        if not other.name.startswith(path.name):
            status = other.stat()
            if max(status.st_atime, status.st_mtime) < oldest:
                other.unlink(missing_ok=True)


def _write(path: Path, tables: Path, show: bool, spool: Path, imports: Sequence[Source]) -> None:
    from tqdm import tqdm

    from gazetteer.compiling import Compiler

    cache_kib = 400_000 if imports else 32_000
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            f"PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-{cache_kib}; BEGIN; {LAYOUT}"
        )
        with tqdm(
            total=100, desc="gazetteer", disable=not show, delay=1.0, leave=False,
            bar_format="{l_bar}{bar}| {elapsed}<{remaining}",
        ) as bar:  # fmt: skip
            compiler = Compiler(connection, tables, spool, imports)
            for share in compiler.steps():
                bar.update(share)
        for done in compiler.merged:
            if done.read == done.broken:
                raise BrokenImport(f"{done.name}: no place in it could be read; nothing was written")
        if compiler.merged:
            told = [dataclasses.asdict(done) for done in compiler.merged]
            connection.execute(
                "INSERT INTO meta VALUES ('imports', ?)", (json.dumps(told, ensure_ascii=False),)
            )
        counts, sources = _counted(connection)
        connection.execute("INSERT INTO meta VALUES ('counts', ?)", (json.dumps(counts),))
        connection.execute("INSERT INTO meta VALUES ('sources', ?)", (json.dumps(sources),))
        connection.execute("INSERT INTO meta VALUES ('hash', ?)", (_content_hash(tables, imports),))
        connection.execute("INSERT INTO meta VALUES ('complete', ?)", (str(FORMAT),))
        connection.execute("COMMIT")
    finally:
        connection.close()


def _counted(connection: sqlite3.Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Places by level, then names and shapes; and places by the source of their ids."""
    counts = dict(
        connection.execute(
            "SELECT k.level, count(*) FROM places p JOIN kinds k ON k.id = p.kind GROUP BY 1 ORDER BY 1"
        )
    )
    for table in ("names", "shapes"):
        counts[table] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    sources = dict(
        connection.execute(
            "SELECT CASE WHEN p.id > 0 THEN 'gn' ELSE substr(k.key, 1, instr(k.key, ':') - 1) END,"
            " count(*) FROM places p LEFT JOIN keys k ON k.id = p.id GROUP BY 1 ORDER BY 1"
        )
    )
    return counts, sources


def _content_hash(tables: Path, imports: Sequence[Source]) -> str:
    """The tables' hash, and with imports that of all their files' content."""
    if not imports:
        return tables_hash(tables)
    digest = hashlib.sha256(tables_hash(tables).encode())
    for source in imports:
        for path in source.files:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "blake2b").digest())
    return digest.hexdigest()[:16]
