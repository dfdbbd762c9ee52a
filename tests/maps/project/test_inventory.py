"""Which files a project is made of, and which have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maps.project import inventory
from maps.project.configuration import parse
from maps.project.inventory import found, stamped
from maps.project.settings import Project

LATER = 4_000_000_000_000_000_000


def _project(folder: Path, *paths: str, more: str = "") -> Project:
    sources = "".join(f"[[source]]\npath = {path!r}\n" for path in paths)
    return parse(f"[map]\noutput = 'map.html'\n{sources}{more}", folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("articles/b.txt", "articles/deep/a.txt", "articles/.hidden", "events/1.csv", "events/2.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_files_are_named_from_the_folder_of_the_project(folder: Path) -> None:
    articles, events = found(_project(folder, "articles/", "events/*.csv"))
    assert [file.name for file in articles.files] == ["articles/b.txt", "articles/deep/a.txt"]
    assert [file.name for file in events.files] == ["events/1.csv", "events/2.csv"]


def test_a_file_that_two_sources_name_belongs_to_the_first(folder: Path) -> None:
    first, second = found(_project(folder, "events/1.csv", "events/"))
    assert [file.name for file in (*first.files, *second.files)] == ["events/1.csv", "events/2.csv"]


def test_a_source_without_a_file_says_why(folder: Path) -> None:
    (folder / "empty").mkdir()
    told = [one.fault for one in found(_project(folder, "gone.csv", "empty", "events/*.tsv"))]
    assert told[0] is not None
    assert told[0].startswith("there is no such file")
    assert told[1] == "the folder holds no file"
    assert told[2] is not None


def test_a_file_beyond_the_project_is_named_by_the_folder_that_may_be_used(folder: Path) -> None:
    project = _project(folder / "articles", "../events/1.csv", more="[run]\noutside = '../events'\n")
    assert [file.name for file in found(project)[0].files] == ["events/1.csv"]


def test_what_has_not_changed_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = found(_project(folder, "events/"))[0].files
    known = stamped(files, {}, LATER)
    monkeypatch.setattr(inventory, "_content", lambda path: pytest.fail(f"{path} was read"))
    assert stamped(files, known, LATER) == known


def test_what_was_changed_while_it_was_looked_at_is_read_again(folder: Path) -> None:
    path = folder / "events" / "1.csv"
    moment = path.stat().st_mtime_ns
    known = stamped(found(_project(folder, "events/1.csv"))[0].files, {}, moment)
    path.write_text("events/9.csv", encoding="utf-8")
    os.utime(path, ns=(moment, moment))
    again = stamped(found(_project(folder, "events/1.csv"))[0].files, known, LATER)
    assert again["events/1.csv"].content != known["events/1.csv"].content


def test_a_file_of_another_time_size_or_inode_is_read_again(folder: Path) -> None:
    path = folder / "events" / "1.csv"
    known = stamped(found(_project(folder, "events/1.csv"))[0].files, {}, LATER)
    other = folder / "other"
    other.write_text("events/9.csv", encoding="utf-8")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    again = stamped(found(_project(folder, "events/1.csv"))[0].files, known, LATER)
    assert again["events/1.csv"].content != known["events/1.csv"].content
