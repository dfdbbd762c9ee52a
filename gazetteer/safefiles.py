"""Files that are put in place whole or not at all, and locks: the one module that renames and locks.

On Windows a file that somebody holds open can for a moment not be replaced; some network folders cannot flush
a folder. What callers may rely on is the same everywhere: after `replacing`, a reader finds the old file or
the new one, whole, also when the machine lost its power; in `locked`, nobody else is in a block of that lock.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_PART = ".part"
_PATIENCE_S = 2.0
"""How long a file that somebody holds open is tried to be replaced: virus scanners let go within a second."""
_OLD_S = 86_400.0


class Locked(OSError):
    """Somebody else holds the lock."""


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A path beside `path` to write to; what stands there at the end of the block takes the place of `path`.

    When the block fails, `path` is as it was and nothing is left beside it. A link is followed, so that what
    it points to is replaced; permissions of a file that was there are kept.
    An OSError names `path`, not the file beside it.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}{_PART}")
    try:
        yield part
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        _rename(part, target)
        _flush(target.parent)
    except OSError as error:
        if error.errno is not None and error.filename in (None, part, str(part)):
            error.filename, error.filename2 = os.fspath(path), None
        raise
    finally:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            part.unlink()


def put(path: str | os.PathLike[str], data: bytes | Iterable[bytes]) -> None:
    """Bytes, whole or in pieces, in a file's place."""
    with replacing(path) as part, part.open("wb") as stream:
        stream.writelines([data] if isinstance(data, bytes) else data)


def sweep(folder: Path) -> list[str]:
    """Remove what processes that were killed have left in a folder; the names of what was removed."""
    swept = []
    for left in sorted(folder.glob(f".*{_PART}")):
        owner = left.name.removesuffix(_PART).rpartition(".")[2]
        if owner.isdecimal() and not _is_alive(int(owner), left):
            left.unlink(missing_ok=True)
            swept.append(left.name)
    return swept


@contextlib.contextmanager
def locked(path: str | os.PathLike[str], *, wait_s: float | None = 0.0) -> Iterator[None]:
    """Nobody else is in a block of the same lock file; the lock ends with the process, whatever ends it.

    wait_s: seconds to wait for it, None for as long as it takes. Raises Locked when it was not to be had.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=-1 if wait_s is None else wait_s)
    except Timeout as error:
        raise Locked(f"{path} is locked by another process") from error
    try:
        yield
    finally:
        lock.release()


def _rename(part: Path, target: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            part.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > end:
                raise
            time.sleep(0.05)


def _flush(folder: Path) -> None:
    """The rename itself on the disk; where the system has no such thing, it has done what it can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_alive(process: int, left: Path) -> bool:
    """Whether the process that wrote a part may still be at it; from another machine, only its age tells."""
    if time.time() - left.stat().st_mtime > _OLD_S:
        return False
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
