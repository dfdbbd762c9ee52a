"""What a file is: by its first bytes and its text, then by its suffix."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from geo.errors import BrokenFile
from geo.reading.decoding import is_text
from geo.reading.delimited import looks_like_table
from geo.reading.feeds import is_feed

Kind = Literal["csv", "xlsx", "parquet", "gpkg", "json", "jsonl", "html", "feed", "text"]

FOREIGN = "not a file dateline reads"
"""How the fault of a file of an unknown kind begins."""
READABLE = "CSV, TSV, XLSX, Parquet, JSON, JSON lines, GeoJSON, GeoPackage, text, HTML and feeds"

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"%PDF", "a PDF: save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save the table as .xlsx or .csv"),
    (b"\x1f\x8b", "gzip within gzip"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_DELIMITED = (".csv", ".tsv", ".tab", ".psv")
_JSON = (".json", ".geojson")
_JSON_LINES = (".jsonl", ".ndjson", ".jsonlines")
_BINARY = (".xlsx", ".xls", ".parquet", ".gpkg")
_HTML = (".html", ".htm", ".xhtml")
_HTML_START = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<(?:\?xml|svg|kml|gpx|feed)\b", re.IGNORECASE)


def of_bytes(data: bytes) -> Kind | None:
    """The kind of a file that is no text; null for a text. Raises BrokenFile for what is not read."""
    if data[:4] == b"PAR1":
        return "parquet"
    if data[:16] == b"SQLite format 3\0":
        if data[68:72] in (b"GPKG", b"GP10", b"GP11"):
            return "gpkg"
        raise BrokenFile("an SQLite database that is no GeoPackage")
    if data[:4] == b"PK\x03\x04":
        if _is_workbook(data):
            return "xlsx"
        raise BrokenFile(f"{FOREIGN}: a ZIP archive that is no XLSX workbook; unpack it and name its folder")
    for magic, name in _FOREIGN:
        if data.startswith(magic) and not (magic == b"RIFF" and is_text(data)):
            raise BrokenFile(f"{FOREIGN}: {name}")
    if not is_text(data):
        raise BrokenFile(f"{FOREIGN}: binary data")
    return None


def of_text(text: str, suffix: str) -> Kind:
    """The kind of a text. suffix: in lower case with its full stop, "" where there is none.

    Raises BrokenFile for XML that is neither a web page nor a feed, and for prose under the name of a table.
    A table saved under another format's name, as spreadsheets' exports often are, is read.
    """
    if is_feed(text):
        return "feed"
    if suffix in _HTML or _HTML_START.match(text[:4096]):
        return "html"
    if suffix in _JSON_LINES:
        return "jsonl"
    if suffix in _JSON:
        return "json"
    if suffix in _DELIMITED:
        return "csv"
    if _XML_START.match(text[:256]):
        raise BrokenFile(f"{FOREIGN}: XML that is neither a web page nor a feed")
    if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])", text[:256]):
        return "json"
    if looks_like_table(text):
        return "csv"
    if suffix in _BINARY:
        raise BrokenFile(f"text and no table, which is not what {suffix} says")
    return "text"


def is_json_suffix(suffix: str) -> bool:
    """Whether a file says that it is JSON, so that text which is none is a fault."""
    return suffix in _JSON or suffix in _JSON_LINES


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("xl/workbook") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
