"""Files that are packed: gzip unpacked, within limits; workbooks checked before they are (zip bombs)."""

from __future__ import annotations

import io
import zipfile
import zlib

from geo.errors import BrokenFile

GZIP = b"\x1f\x8b"
LARGEST = 2 << 30
"""Bytes that a packed file may hold."""
RATIO = 250
"""Times its own size that a packed file may hold: tables of one repeated row stay below it."""
FREE = 64 << 20
"""Bytes that any packed file may hold: small ones of one repeated character are harmless."""
_CHUNK = 1 << 20
_AS_GZIP = 16 + zlib.MAX_WBITS


def unpack(data: bytes) -> bytes:
    """What a gzip file holds, its members one after another.

    Raises BrokenFile for one that is broken, and for one that would unpack to far more than it is worth.
    """
    most = most_of(len(data))
    held: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(GZIP):
        member = zlib.decompressobj(_AS_GZIP)
        while not member.eof:
            try:
                part = member.decompress(rest, _CHUNK)
            except zlib.error as error:
                raise BrokenFile("a broken gzip file") from error
            rest = member.unconsumed_tail
            size += len(part)
            if size > most:
                raise BrokenFile(bomb(len(data)))
            held.append(part)
            if not part and not rest and not member.eof:
                raise BrokenFile("a gzip file that ends too early")
        rest = member.unused_data
    return b"".join(held)


def most_of(packed: int) -> int:
    """Bytes that a packed file of a size may hold."""
    return min(LARGEST, max(FREE, packed * RATIO))


def bomb(packed: int) -> str:
    """The fault of a packed file that holds too much."""
    return f"a packed file of {packed:,} bytes that would hold more than {most_of(packed):,}: not unpacked"


def require_harmless(data: bytes) -> None:
    """Raise BrokenFile for a ZIP archive (a workbook) that says it holds far more than it is worth.

    Raises BadZipFile for what is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > most_of(len(data)):
        raise BrokenFile(bomb(len(data)))
