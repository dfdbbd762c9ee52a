"""A corrections file as it stands, comments and all: read into header and rows, and lines made for it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.formulas import guarded


@dataclass(frozen=True, slots=True)
class Sheet:
    """A corrections file as it stands: its text, and what of it is header and rows.

    lines: with their ends, comments and blank ones too. mark: the delimiter. bom: whether it begins with one.
    header_line, and the number of each row: from 1; header_line is 0 where there is no header yet.
    """

    lines: tuple[str, ...]
    mark: str
    bom: bool
    header_line: int
    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(self.lines)

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if any(line.endswith("\r\n") for line in self.lines) else "\n"

    def line(self, cells: Sequence[str]) -> str:
        """Cells as one more line of it."""
        return self.mark.join(_cell(cell, self.mark, at == 0) for at, cell in enumerate(cells)) + self.newline


def opened(data: bytes) -> Sheet:
    """The bytes of a corrections file as a sheet; of no bytes, an empty one."""
    from geo.reading.decoding import decode
    from geo.reading.delimited import parse_with_lines, sniff

    text = decode(data).text
    lines = list(io.StringIO(text, newline=""))
    said = "".join("\n" if line.lstrip().startswith("#") else line for line in lines)
    mark = sniff(said)[0]
    rows = [
        (line, tuple(cells))
        for line, cells, _ in parse_with_lines(said, mark)
        if any(cell.strip() for cell in cells)
    ]
    header_line, headers = rows[0] if rows else (0, ())
    bom = data.startswith(b"\xef\xbb\xbf")
    return Sheet(tuple(lines), mark, bom, header_line, tuple(map(str.strip, headers)), tuple(rows[1:]))


def widened(sheet: Sheet, columns: Iterable[str]) -> Sheet:
    """The sheet with these columns in its header, the new ones last, and a line end after its last line."""
    lines = list(sheet.lines)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += sheet.newline
    known = {header.casefold() for header in sheet.headers}
    new = [column for column in columns if column not in known]
    header_line = sheet.header_line
    if not header_line:
        lines.append(sheet.mark.join(new) + sheet.newline)
        header_line = len(lines)
    elif new:
        last = header_line - 1 + breaks(sheet.headers)
        body = lines[last].rstrip("\r\n")
        lines[last] = body + "".join(sheet.mark + name for name in new) + lines[last][len(body) :]
    headers = (*sheet.headers, *new)
    return Sheet(tuple(lines), sheet.mark, sheet.bom, header_line, headers, sheet.rows)


def _cell(text: str, mark: str, first: bool) -> str:
    """Quoted where it must be, at the head of a line also where it would be a comment."""
    text = guarded(text)
    special = any(sign in text for sign in (mark, '"', "\n", "\r")) or text != text.strip()
    if special or (first and text.startswith("#")):
        return '"' + text.replace('"', '""') + '"'
    return text


def breaks(cells: Sequence[str]) -> int:
    """Lines that a row takes beyond its first: a quoted cell may hold line ends."""
    return sum(len(re.findall(r"\r\n|\n|\r", cell)) for cell in cells)
