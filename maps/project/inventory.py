"""Which files a project is made of, and what is in them, without reading those that have not changed.

A file whose size, time of change and inode are those of the last run is taken for the same, as git does; what
was changed within two seconds of being looked at, or after it, is hashed again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.reading.files import File, files_of
from maps.project.settings import Project, SourceSettings

_RACY_NS = 2_000_000_000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known of a file: size in bytes, time of change, inode, and the SHA-256 of its content.

    looked_ns: the clock when it was hashed.
    """

    size: int
    mtime_ns: int
    inode: int
    content: str
    looked_ns: int


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files behind one [[source]], each named by its path from the project's folder.

    fault: why there are none.
    """

    settings: SourceSettings
    files: tuple[File, ...]
    fault: str | None = None


def found(project: Project) -> list[SourceFiles]:
    """The files of each source, in the order of the configuration; none twice.

    A file that two sources name belongs to the first.
    """
    taken: set[str] = set()
    out = []
    for source in project.sources:
        files: list[File] = []
        faults: list[str] = []
        for file in files_of(Path(project.folder, source.path), None):
            if file.path is None:
                faults.append(file.fault or "it cannot be read")
                continue
            name = name_of(file.path, project)
            if name not in taken:
                taken.add(name)
                files.append(File(name, file.path, status=file.status))
        fault = None if files else (faults[0] if faults else "no file fits")
        out.append(SourceFiles(source, tuple(files), fault))
    return out


def name_of(path: Path, project: Project) -> str:
    """How a file is named in the outputs: its path from the project's folder, or from one of `outside`."""
    inside = f"{project.folder}{os.sep}"
    if str(path).startswith(inside) and ".." not in path.parts:
        return str(path)[len(inside) :].replace(os.sep, "/")
    real = path.resolve()
    if real.is_relative_to(project.folder.resolve()):
        return real.relative_to(project.folder.resolve()).as_posix()
    for outside in project.run.outside:
        root = Path(project.folder, outside).resolve()
        if real.is_relative_to(root):
            return f"{root.name}/{real.relative_to(root).as_posix()}"
    return path.name


def stamped(files: Iterable[File], known: Mapping[str, Stamp], now_ns: int) -> dict[str, Stamp]:
    """The stamp of each file that can be read, by its name; hashed only where the known one does not hold."""
    out = {}
    for file in files:
        stamp = _stamp(file, known.get(file.name), now_ns)
        if stamp is not None:
            out[file.name] = stamp
    return out


def stamp_of(path: Path, known: Stamp | None, now_ns: int) -> Stamp | None:
    """The stamp of one file, None where it is not there or cannot be read."""
    return _stamp(File(path.name, path), known, now_ns)


def is_untouched(path: Path, known: Stamp) -> bool:
    """Whether an output is there as it was written: size, time and inode; nobody reads it for that."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (known.size, known.mtime_ns, known.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def _stamp(file: File, known: Stamp | None, now_ns: int) -> Stamp | None:
    if file.path is None:
        return None
    try:
        status = file.status or file.path.stat()
        if known is not None and _holds(known, status.st_size, status.st_mtime_ns, status.st_ino):
            return known
        return Stamp(status.st_size, status.st_mtime_ns, status.st_ino, _content(file.path), now_ns)
    except OSError:
        return None


def _holds(known: Stamp, size: int, mtime_ns: int, inode: int) -> bool:
    same = (known.size, known.mtime_ns, known.inode) == (size, mtime_ns, inode)
    return same and mtime_ns < known.looked_ns - _RACY_NS


def _content(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()[:32]
