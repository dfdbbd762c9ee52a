"""Which file names every system can hold, and which are one file on some (pure).

A project is written on one machine and run on another: what Windows or macOS could not hold is told at once.
Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

from __future__ import annotations

import posixpath
import re
import unicodedata

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *\..*)?", re.I | re.S)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_DRIVE = re.compile(r"[A-Za-z]:/")
_LONGEST = 200
"""Bytes of a name: the 255 of most file systems, less what `.dateline` and temporary files add."""


def backslash(path: str) -> str | None:
    """What is wrong with a path that has one, as the end of a sentence; None where it has none."""
    if "\\" not in path:
        return None
    return f'parts folders by "/" on every system: "{path.replace(chr(92), "/")}"'


def unfit(path: str) -> str | None:
    """Why not every system can hold a file of this path, None where all can."""
    for name in _DRIVE.sub("", path, count=1).split("/"):
        if name in ("", ".", ".."):
            continue
        if _DEVICE.fullmatch(name):
            return f'"{name}" is a device on Windows'
        if name[-1] in ". ":
            return f'"{name}" ends in a {"dot" if name[-1] == "." else "blank"}, which Windows drops'
        if found := _FORBIDDEN.search(name):
            shown = f'"{found[0]}"' if found[0].isprintable() else f"U+{ord(found[0]):04X}"
            return f"no name on Windows can have {shown}"
        if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
            return f"a name has more than {_LONGEST} bytes"
    return None


def one_file(path: str) -> str:
    """The same for paths that lead to one file where case and the way accents are composed do not count."""
    return unicodedata.normalize("NFC", posixpath.normpath(path)).casefold()


def takes_in(source: str, path: str) -> bool:
    """Whether a file, a folder or a pattern takes in the file of a path."""
    wanted, given = one_file(source), one_file(path)
    if wanted == ".":
        return not posixpath.isabs(given)
    pattern = re.escape(wanted).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(f"{pattern}(?:/.*)?", given, re.S) is not None
