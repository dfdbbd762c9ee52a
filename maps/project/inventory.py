"""Which files a project is made of, and what is in them, without reading those that have not changed.

A file whose size, time of change and inode are those of the last run is taken for the same, as git does; what
was changed within two seconds of being looked at, or after it, is hashed again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.reading.files import File, files_of, why
from maps.project.settings import Project, SourceSettings

_RACY_NS = 2_000_000_000
_BLOCK = 1 << 20
_DIGITS = 32
FAULT = "!"
"""Before the reason, in the stamp of a file that cannot be read, instead of the hash of its content."""
_LEADS_OUT = "a link that leads out of the project; [run] outside names folders that it may use"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known of a file: size in bytes, time of change, inode, and the SHA-256 of its content.

    looked_ns: the clock when it was hashed. Of a file that cannot be read, content has the reason behind
    FAULT; it is looked at again each time.
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

    A file that two sources name belongs to the first. What lies among good files and cannot be read (a folder
    without permission, a pipe, a link out of the project) is one of them, with its fault.
    """
    taken: set[str] = set()
    inside = _Inside(project)
    out = []
    for source in project.sources:
        files: list[File] = []
        faulty: list[File] = []
        path = Path(project.folder, source.path)
        above = path if path.is_dir() else path.parent
        for file in files_of(path, None):
            if file.path is None:
                name = name_of(above / file.name, project)
                faulty.append(File(name, fault=file.fault or "it cannot be read"))
                continue
            name = name_of(file.path, project)
            if name in taken:
                continue
            taken.add(name)
            if inside.holds(file.path):
                files.append(File(name, file.path, status=file.status))
            else:
                faulty.append(File(name, fault=_LEADS_OUT))
        if files:
            out.append(SourceFiles(source, tuple(_in_order(files, faulty))))
        else:
            fault = faulty[0].fault if faulty else None
            out.append(SourceFiles(source, (), fault or "no file fits"))
    return out


def _in_order(files: list[File], faulty: list[File]) -> Sequence[File]:
    return sorted([*files, *faulty], key=lambda file: file.name) if faulty else files


class _Inside:
    """The folders that a project may read of, links followed."""

    def __init__(self, project: Project) -> None:
        self._roots = [
            project.folder.resolve(), *(Path(project.folder, one).resolve() for one in project.run.outside)
        ]  # fmt: skip
        self._folders: dict[str, bool] = {}

    def holds(self, path: Path) -> bool:
        """Whether a file lies in one of them; looks once at each folder, and at files that are links.

        Asked of each of ten thousand files: a Path would cost more than the question.
        """
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._folders:
            self._folders[folder] = self._is_below(folder)
        return self._folders[folder] and (not os.path.islink(path) or self._is_below(path))  # noqa: PTH114

    def _is_below(self, path: str | Path) -> bool:
        real = Path(path).resolve()
        return any(real.is_relative_to(root) for root in self._roots)


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


def written(path: Path) -> Stamp:
    """The stamp of an output that was just written, for `is_untouched`: nobody reads it for that."""
    status = path.stat()
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino, "", 0)


def is_untouched(path: Path, known: Stamp) -> bool:
    """Whether an output is there as it was written: of its size, time and inode."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (known.size, known.mtime_ns, known.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def _stamp(file: File, known: Stamp | None, now_ns: int) -> Stamp | None:
    if file.path is None:
        return _unread(file.fault or "it cannot be read")
    try:
        status = file.status or file.path.stat()
        if known is not None and _holds(known, status.st_size, status.st_mtime_ns, status.st_ino):
            return known
        if not stat.S_ISREG(status.st_mode):
            return _unread("not a file dateline reads: a folder, device, pipe or socket")
        return Stamp(status.st_size, status.st_mtime_ns, status.st_ino, _content(file.path), now_ns)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _unread(why(error))


def _unread(fault: str) -> Stamp:
    return Stamp(0, 0, 0, f"{FAULT}{fault}", 0)


def _holds(known: Stamp, size: int, mtime_ns: int, inode: int) -> bool:
    same = (known.size, known.mtime_ns, known.inode) == (size, mtime_ns, inode)
    return same and mtime_ns < known.looked_ns - _RACY_NS


def content_of(data: bytes) -> str:
    """What a stamp says of a file with these bytes."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _content(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()[:_DIGITS]
