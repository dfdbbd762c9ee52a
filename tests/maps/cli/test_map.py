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
from PIL import Image

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


def test_pages_and_pictures_come_of_one_run(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    answer = dateline(
        "map", "events.csv", "-o", "map.html", "-o", "map.svg", "--size", "640x400", "--lang", "ru", "--dark"
    )
    assert answer.code == 0
    assert "map.html" in answer.err
    picture = (tmp_path / "map.svg").read_text("utf-8")
    assert 'viewBox="0 0 640 400"' in picture
    assert ">Казань<" in picture


def test_a_picture_of_pixels_is_as_large_as_asked(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    assert dateline("map", "events.csv", "-o", "map.png", "--size", "640x400", "--scale", "1.5").code == 0
    assert Image.open(tmp_path / "map.png").size == (960, 600)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--size", "640x400"), "--size is of pictures"),
        (("--dark",), "add -o map.png or -o map.svg"),
        (("-o", "map.svg", "--size", "big"), "not WIDTHxHEIGHT"),
        (("-o", "map.svg", "--size", "10x10"), "pixels wide and high"),
        (("-o", "map.png", "--scale", "99"), "from 0.25 to 8"),
        (("-o", "map.svg", "--lang", "xx"), "en, uk, ru"),
        (
            (
                "-o",
                "map.gif",
            ),
            ".html .svg .png",
        ),
        (("--style", "gone.toml"), "gone.toml: the style cannot be read"),
    ],
)
def test_what_no_picture_can_have_is_wrong_usage(
    arguments: tuple[str, ...], said: str, dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    answer = dateline("map", "events.csv", *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) <= 3


def test_a_style_is_on_page_and_picture(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place,type\nKazan,protest\n")
    (tmp_path / "style.toml").write_text(
        '[style]\nfooter = "Map: The Example"\ntypes.protest.label = "Marches"\n'
    )
    assert dateline("map", "events.csv", "--style", "style.toml", "-o", "map.html", "-o", "map.svg").code == 0
    for name in ("map.html", "map.svg"):
        text = (tmp_path / name).read_text("utf-8")
        assert "Map: The Example" in text
        assert "Marches" in text


def test_a_picture_alone_takes_no_overlay(dateline: Callable[..., Any]) -> None:
    answer = dateline("map", "events.csv", "-o", "map.png", "--overlay", "a.gpkg")
    assert (answer.code, "--overlay is of pages" in answer.err) == (2, True)


def test_a_broken_overlay_is_told_before_anything_is_read(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("place\nKazan\n")
    answer = dateline("map", "events.csv", "--overlay", "none.kml", "--overlay", "none.gpkg,hue=1")
    assert answer.code == 2
    assert "none.kml: there is no such file" in answer.err
    assert "there is no hue=" in answer.err
    assert not (tmp_path / "map.html").exists()
