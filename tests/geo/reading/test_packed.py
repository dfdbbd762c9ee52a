from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from geo.errors import BrokenFile
from geo.reading import packed


def test_gzip_is_unpacked_whole() -> None:
    assert packed.unpack(gzip.compress(b"place\nKazan\n")) == b"place\nKazan\n"


def test_members_follow_one_another() -> None:
    assert packed.unpack(gzip.compress(b"a") + gzip.compress(b"b") + bytes(20)) == b"ab"


def test_ordinary_repetition_is_no_bomb() -> None:
    rows = b"2025-01-20,Kazan,explosion\n" * 3_000_000
    assert len(packed.unpack(gzip.compress(rows, 1))) == len(rows)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BrokenFile, match="not unpacked"):
        packed.unpack(gzip.compress(bytes(100_000_000)))


CUT_SHORT = gzip.compress(b"abc" * 99, mtime=0)[:-20]


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08" + b"x" * 50, CUT_SHORT])
def test_a_damaged_file_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenFile, match="gzip"):
        packed.unpack(data)


def test_an_archive_that_says_it_holds_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(100_000_000))
    with pytest.raises(BrokenFile, match="not unpacked"):
        packed.require_harmless(stream.getvalue())
