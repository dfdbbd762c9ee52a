"""The edge to the terminal: data goes to stdout, everything said to people goes to stderr."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TextIO


class Terminated(BaseException):
    """The system asked the program to end (SIGTERM)."""


Told = Callable[[int, int], None]
"""Takes how much is done, and of how much."""

PATIENCE_S = 1.0
"""What takes no longer is not worth a word."""


def prepare() -> None:
    """Make both streams UTF-8 with LF, whatever the system's locale, and unable to fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def heed_the_system() -> None:
    """From now on SIGTERM raises Terminated, so that what is half done is put away."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def coloured(stream: TextIO) -> bool:
    """Whether colour may be written: a terminal that can, and no NO_COLOR (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def strong(text: str, stream: TextIO) -> str:
    """The text in bold where the stream shows it."""
    return f"\x1b[1m{text}\x1b[0m" if coloured(stream) else text


def plain(text: str) -> str:
    """The text on one line, its control characters visible: data must not steer the terminal."""
    return "".join(
        character if unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp") else _visible(character)
        for character in text
    )


def _visible(character: str) -> str:
    if character in "\n\t\r":
        return " "
    # Joiners belong to the spelling of Persian and Indic names and steer nothing.
    return character if character in "\u200c\u200d" else f"\\u{ord(character):04x}"


def say(message: str) -> None:
    """Tell people something, on stderr; each line is made harmless first."""
    for line in message.splitlines() or [""]:
        print(plain(line), file=sys.stderr)


@contextmanager
def working(what: str, *, quiet: bool = False) -> Iterator[Told | None]:
    """On a terminal, a line on stderr that moves while something takes longer than a second, and then goes.

    Gives what is to be told of the progress, null where nobody looks.
    """
    stream = sys.stderr
    if quiet or not stream.isatty():
        yield None
        return
    done = of = 0
    over, started = threading.Event(), time.monotonic()

    def told(so_far: int, at_last: int) -> None:
        nonlocal done, of
        done, of = so_far, at_last

    def draw() -> None:
        shown = 0
        pause = PATIENCE_S
        while not over.wait(pause):
            line = meter(what, done, of, time.monotonic() - started)
            stream.write("\r" + line.ljust(shown))
            stream.flush()
            shown, pause = len(line), 0.2
        if shown:
            stream.write("\r" + " " * shown + "\r")
            stream.flush()

    thread = threading.Thread(target=draw, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        over.set()
        thread.join()


def meter(what: str, done: int, of: int, seconds: float) -> str:
    """A bar, the share and the time; only the time where there is no share."""
    if not of:
        return f"{what} … {seconds:.0f} s"
    share = min(1.0, done / of)
    return f"{what} [{'#' * int(share * 24):<24}] {share:4.0%}, {done:,} of {of:,}, {seconds:.0f} s"


def width(text: str) -> int:
    """Columns that the text takes on a terminal: wide East Asian characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def aligned(
    rows: Iterable[Sequence[str]], *, indent: str = "", limit: int = 40, whole: int | None = None
) -> list[str]:
    """Rows of cells as lines with columns under one another.

    The last cell of a row runs on, and so does cell `whole`, an id to be copied; the others are cut to
    `limit` columns. A column that is empty throughout is left out.
    """
    cleaned = [
        [
            plain(cell) if i in (whole, len(row) - 1) else _cut(plain(cell), limit)
            for i, cell in enumerate(row)
        ]
        for row in rows
    ]
    columns = max((len(row) for row in cleaned), default=0)
    widths = [max((width(row[i]) for row in cleaned if i < len(row)), default=0) for i in range(columns)]
    return [
        indent
        + "  ".join(
            cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row) if widths[i]
        ).rstrip()
        for row in cleaned
    ]


def _cut(text: str, limit: int) -> str:
    if width(text) <= limit:
        return text
    kept = ""
    for character in text:
        if width(kept + character) >= limit:
            break
        kept += character
    return kept + "…"
