"""Files, folders and standard input -> the files to read, in a stable order, none by its absolute path."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import count
from pathlib import Path

from geo.errors import BrokenFile

STDIN = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its name in the outputs and how to get at its bytes, or why that cannot be done.

    status: what the system said of it when it was found, for files of a folder or named by their path.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    fault: str | None = None
    notes: tuple[str, ...] = ()
    status: os.stat_result | None = field(default=None, compare=False, repr=False)

    def read(self) -> bytes:
        """The file's bytes. Raises BrokenFile, in words, where they are not to be had."""
        if self.fault is not None:
            raise BrokenFile(self.fault)
        if self.data is not None:
            return self.data
        assert self.path is not None
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise BrokenFile(why(error)) from error


def files(inputs: Iterable[str | Path], stdin: bytes | None) -> list[File]:
    """The files behind all inputs, each once and no two of one name.

    A file that is there by two ways (named twice, in a folder, by a link) is read the first time only. Files
    of one name in several folders are told apart by as much of their path as that takes.
    """
    found: list[File] = []
    at: dict[object, int] = {}
    taken: set[str] = set()
    for given in inputs:
        for file in files_of(given, stdin):
            same = _identity(file)
            if same in at:
                first = found[at[same]]
                found[at[same]] = replace(first, notes=("given more than once, read once",))
                continue
            at[same] = len(found)
            name = next(name for name in _names(file) if name not in taken)
            taken.add(name)
            found.append(replace(file, name=name))
    return found


def files_of(given: str | Path, stdin: bytes | None) -> Iterator[File]:
    """The files behind one input; a folder's in the order of their paths.

    A pattern ("events/*.csv") is expanded here where the shell has not done it, as on Windows.
    """
    if str(given) == STDIN:
        yield File(STDIN, data=sys.stdin.buffer.read() if stdin is None else stdin)
        return
    path = Path(given)
    first = next((at for at, part in enumerate(path.parts) if "*" in part), None)
    if first is not None and not path.exists():
        start = Path(*path.parts[:first])
        matching = sorted(
            one
            for one in start.glob("/".join(path.parts[first:]))
            if not any(map(_is_litter, one.parts[first:]))
        )
        if matching:
            for each in matching:
                yield from files_of(each, stdin)
            return
    name = path.name if path.is_absolute() else path.as_posix()
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield File(name, fault=why(error) + _meant(path))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield File(name, path, status=status)
        return
    found = sorted(_walk(path, "", frozenset()), key=lambda file: file.name)
    if not found:
        yield File(name or str(given), fault="the folder holds no file")
    yield from found


def _identity(file: File) -> object:
    """What two ways to one file have in common."""
    if file.path is None:
        return file.name if file.name == STDIN else object()
    status = file.status or file.path.stat()
    return (status.st_dev, status.st_ino) if status.st_ino else file.path.resolve()


def _names(file: File) -> Iterator[str]:
    """The name, then longer ones: never so much of the path that it tells where the user keeps files."""
    yield file.name
    if file.path is not None:
        parts = file.path.parts[1:] if file.path.is_absolute() else file.path.parts
        for length in range(2, 4):
            yield "/".join(parts[-length:])
    yield from (f"{file.name}#{ordinal}" for ordinal in count(2))


def _walk(folder: Path, below: str, above: frozenset[tuple[int, int]]) -> Iterator[File]:
    """The regular files of a folder, named by their path below the one that was asked for.

    A link that leads back to a folder it lies in is not followed.
    """
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield File(below.rstrip("/") or ".", fault=why(error))
        return
    here = above | {(status.st_dev, status.st_ino)}
    for entry in entries:
        if _is_litter(entry.name):
            continue
        name = below + entry.name
        try:
            status = entry.stat()
        except OSError as error:
            yield File(name, fault=why(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            # Asked for anew: on Windows the entry's own status lacks device and inode.
            status = (folder / entry.name).stat()
            if (status.st_dev, status.st_ino) not in here:
                yield from _walk(folder / entry.name, f"{name}/", here)
        elif stat.S_ISREG(status.st_mode):
            yield File(name, folder / entry.name, status=status)
        else:
            yield File(name, fault="not a file dateline reads: a device, pipe or socket")


def _is_litter(name: str) -> bool:
    """Hidden files, an office program's lock files and what file managers leave in folders."""
    return name.startswith((".", "~$")) or name.casefold() in ("thumbs.db", "desktop.ini")


def _meant(path: Path) -> str:
    """The file beside a missing one whose name it may be a slip of."""
    try:
        beside = sorted(entry.name for entry in os.scandir(path.parent) if not _is_litter(entry.name))
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name, beside, n=1, cutoff=0.8)
    return f"; did you mean {path.with_name(close[0]).name}?" if close else ""


def why(error: Exception) -> str:
    """An error of the operating system in words, without the path that it may carry."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it cannot be read"
