"""XLSX -> a grid of cells, all as text."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator

from geo.errors import BrokenFile
from geo.sheets import Sheet, from_grid

LARGEST = 4 << 30
"""Bytes that a workbook may unpack to: more is no table of events but an attack on the memory."""


def read(data: bytes) -> Iterator[tuple[str, Sheet]]:
    """Name and content of each worksheet that holds any cells, in the workbook's order."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise BrokenFile("the workbook unpacks to more than 4 GB")
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
