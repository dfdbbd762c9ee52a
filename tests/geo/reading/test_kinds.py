from __future__ import annotations

import io
import zipfile

import pytest

from geo.errors import BrokenFile
from geo.reading.kinds import of_bytes, of_text


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (archive("a.txt"), "no XLSX"),
        (b"PK\x03\x04broken", "no XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"SQLite format 3\0" + bytes(100), "GeoPackage"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_dateline_does_not_read_is_named(data: bytes, word: str) -> None:
    with pytest.raises(BrokenFile, match=word):
        of_bytes(data)


def test_content_counts_before_the_suffix() -> None:
    assert of_bytes(archive("xl/workbook.xml")) == "xlsx"
    assert of_bytes(b"place\nKazan\n") is None
    assert of_text("<!DOCTYPE html><p>Kazan</p>", ".txt") == "html"
    assert of_text("date\tplace\n2025-01-09\tKazan\n", ".txt") == "csv"
    assert of_text('[{"place": "Kazan"}]', "") == "json"


def test_the_suffix_decides_where_the_content_does_not() -> None:
    assert of_text("place\nKazan\n", ".csv") == "csv"
    assert of_text("place\nKazan\n", ".txt") == "text"
    assert of_text('{"text": "x"}\n', ".jsonl") == "jsonl"


def test_feeds_are_known_by_content_under_any_name() -> None:
    for suffix in (".xml", ".rss", ".txt", ".html", ""):
        assert of_text("<?xml version='1.0'?><rss version='2.0'></rss>", suffix) == "feed"


def test_an_archive_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(BrokenFile, match="unpack it and name its folder"):
        of_bytes(archive("a.txt"))


def test_drawings_are_refused() -> None:
    with pytest.raises(BrokenFile, match="XML"):
        of_text("<?xml version='1.0'?><svg/>", "")
    assert of_text("<?xml version='1.0'?><html></html>", "") == "html"


def test_prose_under_the_name_of_a_workbook_is_refused_and_a_table_is_read() -> None:
    with pytest.raises(BrokenFile, match=r"not what \.xlsx says"):
        of_text("Shells fell near Kursk.", ".xlsx")
    assert of_text("date,place\n2025-01-01,Kazan\n2025-01-02,Lima\n", ".xlsx") == "csv"
