# ruff: noqa: E501  (files and marks on their lines)
"""Files as the world sends them: tables, articles, feeds and layers, each broken in one to four ways.

The same seed gives the same files; `bad_files(2_000)` begins with the files of `bad_files(200)`.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

SEED = 20250120
HEAD = ("id", "date", "place", "title", "type", "lat", "lon", "country", "url")
ROWS = (
    ("1", "2025-01-13", "Kazan", "Flood in the old town", "disaster_flood", "55.79", "49.12", "RU", "https://example.org/1"),
    ("2", "14.01.2025", "Курск", "Fire at a depot", "accident", "", "", "RU", ""),
    ("3", "2025-01-15", "Springfield", "March for wages", "protest", "", "", "US", "https://example.org/3"),
    ("4", "Jan 16, 2025", "near Voronezh", 'A "raid", police said', "arrest", "51,67", "39,18", "", ""),
    ("5", "2025-01-17", "Київ", "Talks; an accord", "diplomacy", "50.45", "30.52", "UA", ""),
    ("6", "", "Qyxthorpe", "", "", "", "", "", ""),
)  # fmt: skip
ARTICLE = (
    "KHARKIV, Jan. 17, 2025 — Shells fell near Kupiansk on Thursday, the governor said.\n\n"
    "Two people were hurt in Izium, 120 km south of Kharkiv. In the city, a clinic was closed.\n\n"
    "Police arrested a man in Lviv on Friday. Officials in Kyiv and Moscow said nothing.\n"
)
PLAIN = ("csv", "tsv", "json", "jsonl", "geojson", "txt", "html", "rss", "xml")
PACKED = ("xlsx", "gpkg", "parquet", "csv.gz", "zip")
JUNK = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\r\n\r\n", b"\x1a", b"\x1b[2J", b"\x85",
    b'"', b"'", b"{", b"}", b"[" * 400, b"]", b"<", b"<![CDATA[", b"]]>", b"<!--", b"&amp;", b"&#0;", b"&#x110000;",
    b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "&e;&e;">]>', b"&e;", b"\\u0000", b"\\ud800",
    b"NaN", b"-Infinity", b"1e999", b"9" * 400, b"-0", b"null", b"true", b",", b";" * 90, b"\t" * 90, b"=cmd|'/c calc'!A1",
    b"@SUM(1)", b"A" * 20_000, b"2025-13-45", b"30.02.2025", b"0000-00-00", b"999999999999-01-01", b"91.5", b"-181",
    "\u202e".encode(), "\u200b".encode(), "\u0301".encode() * 50, "\U0001f525".encode(), "\u2028".encode(), "\u0130".encode(),
)  # fmt: skip
"""What is put into a file somewhere."""


def bad_files(count: int, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """Names and contents of broken files, formats in turn."""
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        suffix = (*PLAIN, *PACKED)[number % (len(PLAIN) + len(PACKED))]
        data = _good(suffix)
        if suffix in ("xlsx", "zip") and chance.random() < 0.6:
            data = _rezipped(data, chance)
        else:
            for _ in range(chance.randint(1, 4)):
                data = chance.choice(_MUTATIONS)(data, chance)
        worn = suffix if chance.random() < 0.9 else chance.choice(PLAIN + PACKED)
        yield f"{number:04}.{worn}", data


@cache
def _good(suffix: str) -> bytes:
    """A whole file of a format."""
    if suffix in ("csv", "tsv"):
        mark = "," if suffix == "csv" else "\t"
        lines = [
            mark.join('"' + cell.replace('"', '""') + '"' if '"' in cell or mark in cell else cell for cell in row)
            for row in (HEAD, *ROWS)
        ]  # fmt: skip
        return ("\n".join(lines) + "\n").encode()
    if suffix == "csv.gz":
        return gzip.compress(_good("csv"), mtime=0)
    objects = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    if suffix == "json":
        return json.dumps({"events": objects}, ensure_ascii=False).encode()
    if suffix == "jsonl":
        told = [*objects, {"id": "t", "text": ARTICLE, "published": "2025-01-17"}]
        return "\n".join(json.dumps(one, ensure_ascii=False) for one in told).encode()
    if suffix == "geojson":
        features = [
            {"type": "Feature", "properties": one, "geometry": {"type": "Point", "coordinates": [39.1, 51.6]}}
            for one in objects
        ]
        return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
    if suffix == "txt":
        return ARTICLE.encode()
    if suffix == "html":
        paragraphs = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n"))
        head = (
            '<title>Shells near Kupiansk</title><meta property="article:published_time" content="2025-01-17">'
        )
        return f"<!doctype html><html><head>{head}</head><body><article>{paragraphs}</article></body></html>".encode()
    if suffix in ("rss", "xml"):
        date = "Fri, 17 Jan 2025 10:00:00 GMT"
        items = "".join(
            f"<item><title>{row[2]}</title><description>{ARTICLE}</description><pubDate>{date}</pubDate></item>"
            for row in ROWS
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>{items}</channel></rss>'.encode()
    if suffix == "xlsx":
        return _workbook()
    if suffix == "zip":
        sink = io.BytesIO()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("events.csv"), _good("csv"))
            archive.writestr(zipfile.ZipInfo("../outside.txt"), _good("txt"))
        return sink.getvalue()
    return _layer(suffix)


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *ROWS):
        sheet.append(row)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _layer(suffix: str) -> bytes:
    import geopandas as gpd

    points = gpd.points_from_xy([49.1, 36.2, 89.6, 39.2, 30.5, 0.0], [55.8, 51.7, 39.8, 51.7, 50.4, 0.0])
    frame = gpd.GeoDataFrame([dict(zip(HEAD, row, strict=True)) for row in ROWS], geometry=points, crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"layer.{suffix}")
        frame.to_parquet(path) if suffix == "parquet" else frame.to_file(path, driver="GPKG")
        return path.read_bytes()


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 30) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _beheaded(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(min(len(data), 200) + 1) :]


def _holed(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randint(1, 400) :]


def _stuffed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(JUNK) + data[at:]
    return data


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + 300] * chance.randint(2, 40) + data[start:]


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _unmarked(data: bytes, chance: random.Random) -> bytes:
    """Each of one kind of mark replaced by another."""
    marks = b",;\t\"'{}[]<>:/\n."
    return data.replace(bytes([chance.choice(marks)]), bytes([chance.choice(marks)]))


def _recoded(data: bytes, chance: random.Random) -> bytes:
    """In an old encoding, or twice in the new one."""
    text = data.decode("utf-8", "replace")
    way = chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp1252", "utf-7", "twice"))
    if way == "twice":
        return text.encode().decode("latin-1").encode()
    return text.encode(way, "replace")


def _spliced(data: bytes, chance: random.Random) -> bytes:
    other = _good(chance.choice(PLAIN + PACKED))
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]


def _packed(data: bytes, chance: random.Random) -> bytes:
    return gzip.compress(data, mtime=0)


def _rezipped(data: bytes, chance: random.Random) -> bytes:
    """One member of an archive broken, the archive itself whole."""
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        members = archive.infolist()
        broken = chance.randrange(len(members))
        for number, member in enumerate(members):
            content = archive.read(member)
            if number == broken:
                content = chance.choice(_MUTATIONS)(content, chance)
            made.writestr(zipfile.ZipInfo(member.filename), content)
    return sink.getvalue()


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _cut, _beheaded, _holed, _stuffed, _stuffed, _repeated, _shuffled, _unmarked, _recoded, _spliced,
    _packed,
)  # fmt: skip
