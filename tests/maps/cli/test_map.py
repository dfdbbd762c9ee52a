"""`dateline map`: one file, the same bytes wherever it is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("gaz")

ROOT = Path(__file__).resolve().parents[3]


def drawn(folder: Path, **environment: str) -> bytes:
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
    subprocess.run(
        [sys.executable, "-m", "maps", "map", "examples/events.csv", "examples/articles", "-o", "map.html"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    return (folder / "map.html").read_bytes()


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    here = drawn(tmp_path / "here", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    there = drawn(tmp_path / "there" / "deeper", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert here == there
    assert str(tmp_path).encode() not in here
    assert len(here) <= 1_500_000


def test_the_title_is_on_the_page_as_text(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    answer = dateline("map", "events.csv", "-o", "map.html", "--title", "</title><script>alert(1)</script>")
    page = (tmp_path / "map.html").read_text("utf-8")
    assert answer.code == 0
    assert answer.out == ""
    assert "<script>alert(1)" not in page


def test_without_text_no_sentence_is_in_the_file(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place,description,note\nKazan,a secret,zebrafish\n")
    dateline("map", "events.csv", "--no-text", "--columns", "title")
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "secret" not in page
    assert "zebrafish" not in page


def test_strict_leaves_the_last_good_map(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nQyxthorpe\n")
    (tmp_path / "map.html").write_text("the last good one")
    assert dateline("map", "events.csv", "--strict").code == 3
    assert (tmp_path / "map.html").read_text() == "the last good one"


def test_where_the_page_is_and_a_column_that_is_not_there_are_said(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    assert "wrote map.html: 0." in dateline("map", "events.csv").err
    assert dateline("map", "events.csv", "-q").err == ""
    wrong = dateline("map", "events.csv", "--columns", "titel")
    assert (wrong.code, "did you mean title" in wrong.err) == (2, True)
