from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.errors import BrokenFile
from geo.reading.files import files, files_of


def test_a_folder_is_read_in_the_order_of_its_paths_without_hidden_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/.hidden",
        ".git/x.txt",
        "c.csv",
        "~$c.xlsx",
        "a/Thumbs.db",
        "desktop.ini",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [file.name for file in files_of(tmp_path, None)] == ["a/z.txt", "b.txt", "c.csv"]


def test_no_name_is_an_absolute_path(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    [file] = files_of(path, None)
    assert (file.name, file.read()) == ("a.csv", b"x")


def test_standard_input_is_what_the_caller_read() -> None:
    [file] = files_of("-", b"data")
    assert (file.name, file.read()) == ("-", b"data")


def test_a_link_back_to_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = {file.name: file.fault for file in files_of(tmp_path, None)}
    assert list(found) == ["a/x.txt", "dangling.txt", "self"]
    assert found["dangling.txt"] == "there is no such file or folder"
    assert found["self"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [file] = files_of(tmp_path, None)
    with pytest.raises(BrokenFile, match="pipe"):
        file.read()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    path.chmod(0)
    [file] = files_of(path, None)
    with pytest.raises(BrokenFile, match="no permission"):
        file.read()


def test_a_missing_path_and_an_empty_folder_have_a_fault(tmp_path: Path) -> None:
    assert [file.fault for file in files_of(tmp_path / "gone.csv", None)] == [
        "there is no such file or folder"
    ]
    assert [file.fault for file in files_of(tmp_path, None)] == ["the folder holds no file"]
    assert [file.name for file in files_of("a\0b", None)] == ["a\0b"]


def test_a_file_that_is_there_by_two_ways_is_read_once_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    (tmp_path / "latest.csv").symlink_to(path)
    found = files([path, tmp_path, path, "-", "-"], b"data")
    assert [(file.name, len(file.notes)) for file in found] == [("a.csv", 1), ("-", 1)]


def test_files_of_one_name_are_told_apart_without_telling_where_they_lie(tmp_path: Path) -> None:
    for folder in ("x", "y", "y/sub"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text(folder)
    found = files([tmp_path / "x", tmp_path / "y", tmp_path / "gone", tmp_path / "gone"], None)
    assert [file.name for file in found] == ["a.csv", "y/a.csv", "sub/a.csv", "gone", "gone#2"]


def test_a_slip_in_a_name_gets_the_name_beside_it(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("x")
    [file] = files([tmp_path / "event.csv"], None)
    assert file.fault == "there is no such file or folder; did you mean events.csv?"


def test_a_pattern_that_the_shell_left_alone_is_expanded(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.name for file in files([tmp_path / "*.csv"], None)] == ["a.csv", "b.csv"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [("in*/a.csv", ["a.csv", "in2/a.csv"]), ("**/*.csv", ["a.csv", "b.csv", "in2/a.csv"])],
)
def test_a_pattern_may_stand_for_folders(tmp_path: Path, pattern: str, names: list[str]) -> None:
    for name in ("in1/a.csv", "in1/b.csv", "in2/a.csv", ".hidden/c.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("place\n")
    assert [file.name for file in files([tmp_path / pattern], None)] == names
