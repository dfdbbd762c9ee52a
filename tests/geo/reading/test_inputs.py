from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import BadOption, NoPlaceColumn, UnreadableInput
from geo.reading.files import File
from geo.reading.inputs import Reading, read, read_files

GOOD = b"date,place\n2025-01-09,Kazan\n"


def of(data: bytes | str, **options: object) -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    return read(["-"], stdin=raw, **options)  # type: ignore[arg-type]


def folder(path: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (path / name.replace("_", ".")).write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty file"),
        (b" \r\n\n", "empty file"),
        (b"\xef\xbb\xbf", "empty file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a file dateline reads"),
        (bytes(range(256)) * 30, "not a file dateline reads"),
    ],
)
def test_an_unreadable_file_alone_is_one_message_of_at_most_three_lines(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableInput, match=word) as caught:
        of(data)
    assert len(str(caught.value).splitlines()) <= 3


def test_an_unreadable_file_among_good_ones_is_one_rejected_record(tmp_path: Path) -> None:
    reading = read(
        [folder(tmp_path, a_csv=GOOD, b_png=b"\x89PNG" + bytes(99), c_csv=b""), tmp_path / "gone.csv"]
    )
    assert [(r.source, r.record, r.reason.split(":")[0]) for r in reading.rejected] == [
        ("b.png", "", "not a file dateline reads"),
        ("c.csv", "", "empty file"),
        ("gone.csv", "", "there is no such file or folder"),
    ]
    assert [source.name for source in reading.sources] == ["a.csv", "b.png", "c.csv", "gone.csv"]


def test_missing_paths_are_all_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read([tmp_path / "one.csv", tmp_path / "two.csv"])
    message = str(caught.value)
    assert "one.csv" in message
    assert "two.csv" in message
    assert str(tmp_path) not in message
    assert len(message.splitlines()) <= 3


def test_a_folder_without_readable_files_fails(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no file"):
        read([tmp_path])


def test_a_table_without_a_place_alone_names_the_option_and_its_columns() -> None:
    with pytest.raises(NoPlaceColumn, match="--place-column") as caught:
        of("date,killed\n2025-01-09,3\n")
    assert "date, killed" in str(caught.value)


def test_a_table_without_a_place_among_others_is_one_rejected_record(tmp_path: Path) -> None:
    reading = read([folder(tmp_path, a_csv=GOOD, b_csv=b"date,killed\n2025-01-09,3\n")])
    assert [(r.source, "--place-column" in r.reason) for r in reading.rejected] == [("b.csv", True)]


def test_a_column_that_is_not_there_is_a_bad_option_with_near_ones() -> None:
    with pytest.raises(BadOption, match='no column "Plaec"') as caught:
        of("date,Place\n2025-01-09,Kazan\n", columns={"place": "Plaec"})
    assert "Place?" in str(caught.value)
    with pytest.raises(BadOption, match="no role"):
        of(GOOD, columns={"plaec": "place"})
    with pytest.raises(BadOption, match="no date order"):
        of(GOOD, date_order="ydm")


def test_a_column_need_be_in_one_table_only(tmp_path: Path) -> None:
    reading = read(
        [folder(tmp_path, a_csv=GOOD, b_csv=b"date,wo\n2025-01-09,Kazan\n")], columns={"place": "wo"}
    )
    assert [table.columns["place"] for table in reading.tables] == ["place", "wo"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found_and_reported(encoding: str) -> None:
    reading = of("date;place\n2025-01-09;Köln\n2025-01-10;Tromsø\n".encode(encoding))
    assert reading.tables[0].cells("place") == ["Köln", "Tromsø"]
    assert reading.sources[0].encoding == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(
        encoding, encoding
    )


def test_mojibake_is_repaired_and_noted() -> None:
    reading = of("date,place\n2025-01-09,Köln\n".encode().decode("cp1252").encode())
    assert reading.tables[0].cells("place") == ["Köln"]
    assert any("mojibake" in note for note in reading.sources[0].notes)


def test_bad_cells_are_kept_for_the_account() -> None:
    reading = of(
        "date,place,lat,lon\n2025-02-31,{{ 7*7 }},400,1\n"
        ',"<img src=x onerror=alert(1)>",#VALUE!,1\n,</script>,,\n'
    )
    table = reading.tables[0]
    assert table.when()[0].reason == "31 February does not exist"
    assert table.cells("place") == ["{{ 7*7 }}", "<img src=x onerror=alert(1)>", "</script>"]
    assert [point.fault is not None for point in table.points()] == [True, True, False]


def test_a_row_with_too_many_cells_is_rejected_with_its_number() -> None:
    reading = of(GOOD + b"2025-01-10,Kazan,Russia\n2025-01-11,Kursk\n")
    assert [(r.record, r.reason) for r in reading.rejected] == [("2", "3 cells where the header has 2")]
    assert reading.tables[0].records == ("1", "3")
    assert reading.sources[0].records == 3


def test_ten_megabytes_in_one_line_are_read() -> None:
    long = "Shells fell near Kursk. " * 430_000
    assert len(of(long).documents) == 1
    assert of("place,text\nKazan," + "x" * 10_000_000).tables[0].cells("place") == ["Kazan"]


def test_a_nul_byte_does_no_harm() -> None:
    assert of(b"date,place\n2025-01-09,Ka\0zan\n").tables[0].cells("place") == ["Kazan"]
    assert of(b"Shells fell near Kur\0sk on Monday.\n").documents[0].text.count("\ufffd") == 1


def test_json_lines_with_text_are_documents() -> None:
    lines = [
        {
            "id": "a",
            "title": "T",
            "text": "Shells fell near Kursk.",
            "published": "2025-01-20",
            "url": "https://e.example",
        },
        {"id": "b", "text": "Nothing", "url": "javascript:alert(1)"},
        {"id": "c"},
    ]
    reading = of("\n".join(json.dumps(line) for line in lines) + "\nbroken\n", published=dt.date(2025, 2, 1))
    first, second = reading.documents
    assert (first.record, first.title, first.published, first.url) == (
        "a",
        "T",
        dt.date(2025, 1, 20),
        "https://e.example",
    )
    assert (second.published, second.url) == (dt.date(2025, 2, 1), None)
    assert [r.record for r in reading.rejected] == ["3", "4"]


def test_json_lines_with_a_place_are_a_table() -> None:
    reading = of(
        '{"place": "Windhoek", "country": "NA", "text": "x"}\n'
        '{"place": "Oslo", "country": "NO", "text": "y"}\n'
    )
    assert reading.tables[0].cells("country") == ["NA", "NO"]


def test_json_arrays_and_geojson_are_tables() -> None:
    assert of('[{"place": "Kazan"}]').tables[0].cells("place") == ["Kazan"]
    feature = {
        "type": "Feature",
        "properties": {"name": "Apia"},
        "geometry": {"type": "Point", "coordinates": [-171.77, -13.83]},
    }
    reading = of(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert reading.sources[0].kind == "geojson"
    assert reading.tables[0].points()[0].lon == -171.77


def test_broken_json_says_where(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="line 2, column"):
        read([folder(tmp_path, a_json=b'{"a":\n}')])


def test_a_file_name_dates_its_document_before_the_option_does(tmp_path: Path) -> None:
    path = tmp_path / "kursk-2025-01-20.txt"
    path.write_text("Shells fell near Kursk on Thursday.")
    [document] = read([path], published=dt.date(2025, 2, 1)).documents
    assert (document.source, document.published) == (path.name, dt.date(2025, 1, 20))


def test_the_measuring_tables_are_read_whole(shared: Path) -> None:
    tables = shared / "goldset" / "tables"
    with (tables / "expected.jsonl").open() as stream:
        expected = [json.loads(line) for line in stream]
    reading = read([path for path in sorted(tables.iterdir()) if path.name != "expected.jsonl"])
    found = {
        (table.source, record): when
        for table in reading.tables
        for record, when in zip(table.records, table.when(), strict=True)
    }
    assert not reading.rejected
    assert sorted(found) == sorted((row["table"], str(row["row"])) for row in expected)
    for row in expected:
        when = found[row["table"], str(row["row"])]
        wanted = row["date"] if row["date_status"] in ("ok", "inferred") else None
        assert (when.start and when.start.isoformat()) == wanted
        assert wanted or when.reason or row["date_status"] == "missing"


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=8)


@given(st.lists(st.lists(CELL, max_size=5), max_size=15))
def test_every_row_comes_out_as_a_row_or_a_rejected_record(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["id", "place", "date"])
    writer.writerows(["x", *row] for row in rows)
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "rows.csv"
        path.write_bytes(stream.getvalue().encode())
        reading = read([path])
    numbers = [*reading.tables[0].records, *(record.record for record in reading.rejected)]
    assert sorted(map(int, numbers)) == list(range(1, len(rows) + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = of(data)
    except (UnreadableInput, NoPlaceColumn):
        return
    assert len(reading.sources) == 1


FEED = (
    "<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel><title>Вести</title><item>"
    "<title>Взрыв в Курске</title><guid>1</guid><pubDate>Mon, 20 Jan 2025 08:00:00 +0300</pubDate></item>"
    "<item><link>https://v.example/2</link></item></channel></rss>"
)


def test_a_feed_among_other_files_is_read_entry_by_entry(tmp_path: Path) -> None:
    reading = read([folder(tmp_path, a_csv=GOOD, b_xml=FEED.encode("cp1251"))])
    [document] = reading.documents
    assert (document.source, document.record, document.title) == ("b.xml", "1", "Взрыв в Курске")
    assert document.published == dt.date(2025, 1, 20)
    assert [(r.source, r.record) for r in reading.rejected] == [("b.xml", "2")]
    assert [(s.kind, s.encoding, s.records) for s in reading.sources][1] == ("feed", "cp1251", 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
def test_a_feed_is_read_in_any_encoding_whatever_it_declares(encoding: str) -> None:
    assert of(FEED.encode(encoding)).documents[0].title == "Взрыв в Курске"


def test_a_feed_with_entities_among_good_files_is_one_rejected_record(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item/></channel></rss>'
    reading = read([folder(tmp_path, a_csv=GOOD, b_xml=bomb)])
    assert [(r.source, "entities" in r.reason) for r in reading.rejected] == [("b.xml", True)]


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    reading = read([folder(tmp_path, a_csv_gz=gzip.compress(GOOD), b_xml_gz=gzip.compress(FEED.encode()))])
    assert (len(reading.tables), len(reading.documents)) == (1, 1)


def test_bombs_and_archives_are_one_message_each(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Rain in Lima.")
    reading = read(
        [folder(tmp_path, a_csv=GOOD, b_gz=gzip.compress(bytes(100_000_000)), c_zip=stream.getvalue())]
    )
    assert [(r.source, r.reason.count("\n")) for r in reading.rejected] == [("b.gz", 0), ("c.zip", 0)]


def test_a_folder_of_many_files_is_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"Rain fell in Lima." if number % 100 else b"")
    reading = read([tmp_path])
    assert (len(reading.documents), len(reading.rejected)) == (1_980, 20)
    assert [source.name for source in reading.sources] == [f"{number:05}.txt" for number in range(2_000)]


@pytest.mark.parametrize(
    "text",
    [
        "🔥 Fire in Lima 🚒\n👩‍👩‍👧",
        "حريق في بيروت يوم الاثنين",
        "\u200bFire\u200b in\ufeff Li\u00adma\u202e.",
        "Fire в Курске і Львові — incendie à Lyon",
    ],
)
def test_any_script_keeps_its_offsets(text: str) -> None:
    [document] = of(text).documents
    assert document.text == text
    assert all(0 <= p.start < p.end <= len(text) for p in document.passages)


def test_documents_of_the_future_are_kept_and_noted() -> None:
    reading = of('{"text": "Rain in Lima.", "published": "2031-01-01"}\n', today=dt.date(2026, 1, 1))
    assert reading.documents[0].published == dt.date(2031, 1, 1)
    assert reading.sources[0].notes == ("a document is dated after today (2031-01-01), kept",)


def test_files_that_were_found_before_keep_their_names_and_need_not_be_good(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("place\nKazan\n", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(b"")
    found = [
        File("in/a.csv", tmp_path / "a.csv"),
        File("in/b.csv", tmp_path / "b.csv"),
        File("c", fault="gone"),
    ]
    reading = read_files(found, columns={"place": "no such column"})
    assert [source.name for source in reading.sources] == ["in/a.csv", "in/b.csv", "c"]
    assert [(record.source, record.reason) for record in reading.rejected] == [
        ("in/b.csv", "empty file"),
        ("c", "gone"),
    ]


def test_a_long_text_taken_for_a_file_is_not_repeated_whole() -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(["Shells hit the harbour of Odesa.\n\n" * 1_000])
    assert len(str(caught.value)) < 400
    assert "\n\n" not in str(caught.value)
