"""Cells that a spreadsheet would run: text beginning with =, +, -, @, tab or a line end.

Spreadsheets for Japanese and Chinese take the wide ＝, ＋, － and ＠ for the same.

Written to CSV, such a cell gets a leading apostrophe unless it is a number; read back, it loses it again.
Apostrophes that already stand before such a sign are kept apart by one more, so that nothing is lost.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def guarded(text: str) -> str:
    """A cell's text as it may stand in a CSV file."""
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
