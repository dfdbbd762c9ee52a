from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import gazetteer
from gazetteer.build import build, default_path, tables_hash
from gazetteer.compiledfile import FORMAT, is_whole

Change = Callable[[str, str, str], None]


def test_the_first_use_compiles_and_the_second_does_not(tables: Path) -> None:
    first = gazetteer.load(tables)
    assert first.path == default_path(tables)
    written = first.path.stat().st_mtime_ns
    assert first.resolve("Kursk").place == gazetteer.load(tables).resolve("Kursk").place
    assert first.path.stat().st_mtime_ns == written


def test_only_the_file_and_its_lock_remain_in_the_cache(tables: Path) -> None:
    path = gazetteer.load(tables).path
    assert {other.name for other in path.parent.iterdir()} - {f"{path.name}.lock"} == {path.name}


def test_the_same_tables_give_the_same_bytes(tables: Path, tmp_path: Path) -> None:
    one, two = build(tmp_path / "1.sqlite", tables=tables), build(tmp_path / "2.sqlite", tables=tables)
    assert one.read_bytes() == two.read_bytes()


def test_other_tables_get_another_file_and_leave_the_first(tables: Path, change: Change) -> None:
    first = gazetteer.load(tables)
    change("places-EU", "Kazan\t49.12214", "Kazan-on-Volga\t49.12214")
    second = gazetteer.load(tables)
    assert second.path != first.path
    assert first.place("gn:551487").name == "Kazan"
    assert second.place("gn:551487").name == "Kazan-on-Volga"


def test_a_change_of_one_letter_changes_the_hash(tables: Path, change: Change) -> None:
    before = tables_hash(tables)
    change("places-EU", "Kursk", "Kurzk")
    assert tables_hash(tables) != before


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"x" * 5000]
)
def test_a_broken_file_is_built_anew_with_one_message(
    tables: Path, spoil: Callable[[bytes], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    path = gazetteer.load(tables).path
    path.write_bytes(spoil(path.read_bytes()))
    capfd.readouterr()
    assert gazetteer.load(tables).resolve("Kazan").place is not None
    message = capfd.readouterr().err
    assert message.count("\n") == 1
    assert str(path) in message


@pytest.mark.parametrize("spoilt", [b"\0", b"\xff", b"\x5a"])
def test_a_page_gone_bad_is_reported_with_what_mends_it(tables: Path, spoilt: bytes) -> None:
    path = gazetteer.load(tables).path
    whole = path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    complaints = []
    for start in range(page, len(whole), page):
        path.write_bytes(whole[:start] + spoilt * page + whole[start + page :])
        try:
            gazetteer.Gazetteer(path).lookup("Kazan")
        except gazetteer.BrokenGazetteer as error:
            complaints.append(str(error))
    assert complaints
    assert all("dateline gazetteer build" in complaint for complaint in complaints)
    build(path, tables=tables)
    assert gazetteer.load(tables).lookup("Kazan")[0].place.id == "gn:551487"


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete files in use")
def test_a_gazetteer_deleted_under_a_reader_answers_on(tables: Path) -> None:
    opened = gazetteer.load(tables)
    assert opened.lookup("Kursk")
    opened.path.unlink()
    assert opened.lookup("Kazan")[0].place.id == "gn:551487"
    assert gazetteer.load(tables).lookup("Kazan") == opened.lookup("Kazan")


def test_somebody_elses_database_is_not_taken_for_ours(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.execute("INSERT INTO meta VALUES ('complete', ?)", (str(FORMAT),))
    connection.commit()
    connection.close()
    assert not is_whole(path)
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"other\.sqlite"):
        gazetteer.load(path)


def _load_and_ask(tables: str) -> str:
    place = gazetteer.load(tables).resolve("Kazan").place
    return place.id if place else ""


def _with_layout(path: Path, layout: int) -> Path:
    """A compiled file that says it is of another layout."""
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'complete'", (str(layout),))
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-4096]), "is broken off: .* make it anew"),
        (lambda path: path.write_bytes(path.read_bytes()[:50]), "is broken off after 50 bytes"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("name,lon,lat\n" * 99), "is no gazetteer but another kind of file"),
        (lambda path: path.unlink(), "does not exist"),
        (lambda path: _with_layout(path, FORMAT + 1), "made by a newer dateline .* update dateline"),
        (lambda path: _with_layout(path, FORMAT - 1), "made by an older dateline .* make it anew"),
    ],
)
def test_a_file_that_is_no_gazetteer_says_why_and_what_to_do(
    tables: Path, tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = build(tmp_path / "mine.sqlite", tables=tables)
    make(path)
    with pytest.raises(gazetteer.BrokenGazetteer, match=says) as refused:
        gazetteer.load(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_environment_names_a_gazetteer(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build(tmp_path / "mine.sqlite", tables=tables)
    monkeypatch.setenv("DATELINE_GAZETTEER", str(path))
    assert gazetteer.load().path == path


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from gazetteer.build import build
from gazetteer.errors import BrokenGazetteer
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    build(Path(sys.argv[1]), False, tables=Path(sys.argv[2]))
except BrokenGazetteer as error:
    print(error)
"""


def _left_over(folder: Path) -> list[str]:
    """What no finished build leaves beside its file."""
    return sorted(path.name for path in (*folder.glob(".*.part"), *folder.glob("*.spool")))


@pytest.mark.skipif(os.name == "nt", reason="no limit on file sizes there")
def test_a_full_disk_leaves_the_old_file_and_says_so(tables: Path, tmp_path: Path) -> None:
    path = build(tmp_path / "mine.sqlite", tables=tables)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path), str(tables), "40000"],
        cwd=Path(gazetteer.__file__).resolve().parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "the disk is full" in done.stdout
    assert "mine.sqlite is as it was" in done.stdout
    assert path.read_bytes() == before
    assert not _left_over(tmp_path)


_KILLED = """
import os, signal, sys
from pathlib import Path
from gazetteer import writer
from gazetteer.build import build
writer.Writer.write_labels = lambda self: os.kill(os.getpid(), signal.SIGKILL)
build(Path(sys.argv[1]), False, tables=Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_kill_leaves_the_old_file_and_the_next_build_clears_up(tables: Path, tmp_path: Path) -> None:
    path = build(tmp_path / "mine.sqlite", tables=tables)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), str(tables)],
        cwd=Path(gazetteer.__file__).resolve().parents[1], capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -9
    assert path.read_bytes() == before
    assert _left_over(tmp_path)
    build(path, tables=tables)
    assert not _left_over(tmp_path)


def test_an_interrupted_build_leaves_nothing_behind(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gazetteer import writer

    def interrupt(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writer.Writer, "write_labels", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "mine.sqlite", tables=tables)
    assert {path.name for path in tmp_path.iterdir()} == {"tables", "mine.sqlite.lock"}


def test_two_processes_at_once_make_one_file(tables: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_load_and_ask, [str(tables)] * 4) == ["gn:551487"] * 4
    folder = default_path(tables).parent
    assert [path.name for path in sorted(folder.glob("*.sqlite"))] == [default_path(tables).name]
    assert not _left_over(folder)


def test_a_failed_build_leaves_the_old_file(tables: Path, change: Change, tmp_path: Path) -> None:
    path = build(tmp_path / "g.sqlite", tables=tables)
    before = path.read_bytes()
    change("places-EU", "\t409431", "\t409431\tone cell too many")
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"places-EU\.tsv\.xz: row 1 has 10 cells"):
        build(path, tables=tables)
    assert path.read_bytes() == before
    assert not _left_over(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_is_named(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tables.parent / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("DATELINE_CACHE", str(locked))
    with pytest.raises(gazetteer.BrokenGazetteer, match="DATELINE_CACHE"):
        gazetteer.load(tables)


def test_a_cache_folder_that_is_a_file_is_named(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tables.parent / "blocked"
    blocked.write_text("here stands a file")
    monkeypatch.setenv("DATELINE_CACHE", str(blocked / "cache"))
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"blocked.*DATELINE_CACHE"):
        gazetteer.load(tables)


def test_files_of_other_tables_are_removed_only_when_long_unused(tables: Path) -> None:
    folder = default_path(tables).parent
    folder.mkdir(parents=True)
    old, recent = folder / "gazetteer-0000.sqlite", folder / "gazetteer-1111.sqlite"
    for path in (old, recent):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    gazetteer.load(tables)
    assert not old.exists()
    assert recent.exists()


def test_a_folder_without_tables_says_so(tmp_path: Path) -> None:
    with pytest.raises(gazetteer.BrokenGazetteer, match="no gazetteer tables"):
        gazetteer.load(tmp_path)


def test_a_table_with_other_columns_says_so(tables: Path, change: Change) -> None:
    change("areas", "radius_km", "radius")
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"areas\.tsv\.xz: expected the columns"):
        gazetteer.load(tables)


def test_resolving_imports_nothing_heavy(tables: Path) -> None:
    gazetteer.load(tables)
    program = (
        "import sys, gazetteer; gazetteer.load(sys.argv[1]).resolve('Kursk');"
        "heavy = {'numpy', 'pandas', 'shapely', 'geopandas', 'pyarrow', 'tqdm', 'filelock', 'geopy'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tables)],
        cwd=Path(gazetteer.__file__).resolve().parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], "")
