"""XLSX: read as a grid of cells, all as text; written without a formula and without a date."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from geo.errors import BadOption, BrokenFile
from geo.reading import packed
from geo.reading.sheets import Sheet, from_grid

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(data: bytes) -> Iterator[tuple[str, Sheet]]:
    """Name and content of each worksheet that holds any cells, in the workbook's order."""
    from openpyxl import load_workbook

    try:
        packed.require_harmless(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                rows = [([plain(value) for value in row], None) for row in sheet.iter_rows(values_only=True)]
                found = from_grid(rows)
                if found is not None:
                    yield sheet.title, found
            book.close()
    except BrokenFile:
        raise
    except Exception as error:  # openpyxl answers a damaged file with whatever its parsers raise
        raise BrokenFile(f"a damaged XLSX workbook ({type(error).__name__})") from error


def plain(value: object) -> str:
    """A cell of a typed table as text: dates in ISO 8601, whole numbers without ".0", nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value != value:
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        if value.tzinfo is None and value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def write(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook with one sheet: numbers as numbers, all else typed as text, so that no cell is a formula.

    The bytes do not tell when they were written. Raises BadOption beyond the rows that a sheet can hold.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    assert isinstance(sheet, WriteOnlyWorksheet)
    sheet.freeze_panes = "A2"

    def cell(value: object) -> object:
        if value is None or isinstance(value, int | float):
            return value
        made = WriteOnlyCell(sheet, _writable(str(value)))
        made.data_type = "s"
        return made

    count = 0
    for count, row in enumerate((headers, *rows), start=1):
        if count > MOST_ROWS:
            raise BadOption(f"an XLSX sheet holds {MOST_ROWS:,} rows at most\nwrite .csv or .parquet")
        sheet.append([cell(value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return _undated(stream.getvalue())


def _writable(text: str) -> str:
    """Without control characters and lone surrogates, no longer than a cell may be."""
    clean = _CONTROL.sub("", text)
    return clean if len(clean) <= MOST_CHARACTERS else f"{clean[: MOST_CHARACTERS - 1]}…"


def _undated(data: bytes) -> bytes:
    """The same archive with every date in it set to one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", b"2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
