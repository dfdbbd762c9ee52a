from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer.errors import BrokenImport
from gazetteer.imports.recognising import opened
from tests.gazetteer.imports.conftest import dump_line


def test_content_decides_what_a_file_is_and_not_its_name(dump: Callable[..., Path]) -> None:
    path = dump(dump_line(), name="notes.txt")
    assert opened([path])[0].kind == "GeoNames"


def test_a_folder_gives_all_that_can_be_read_in_it(dump: Callable[..., Path]) -> None:
    path = dump(dump_line(), name="UA.txt")
    path.with_name("alternateNamesV2.txt").write_text("")
    path.with_name("sites.csv").write_text("name,lon,lat\nA,1,2\n")
    path.with_name("letter.docx").write_bytes(b"PK\3\4")
    assert [source.name for source in opened([path.parent])] == ["UA.txt", "sites.csv"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"date,text\n1,2\n", "no kind of file that can be imported"),
        ("a.zip", b"PK\3\4 broken off", "the zip is broken off or damaged"),
        ("alternateNamesV2.txt", b"1\t2\ten\tA\t\t\t\t\t\t\n", "goes with a GeoNames dump"),
        ("a.shp", b"no shapes", "no kind of file"),
        ("a.parquet", b"PAR1broken", "no kind of file"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": []}', "no kind of file"),
    ],
)
def test_what_cannot_be_imported_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BrokenImport, match=reason) as refused:
        opened([path])
    assert str(path) in str(refused.value)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE spr (a, b)")
    connection.commit()
    connection.close()
    with pytest.raises(BrokenImport, match=r"other\.db"):
        opened([path])


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenImport, match="there is no such file"):
        opened([tmp_path / "none.txt"])
