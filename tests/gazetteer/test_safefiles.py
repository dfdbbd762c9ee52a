"""Files put in place whole, and locks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.safefiles import Locked, locked, put, replacing, sweep


def test_a_block_that_fails_leaves_the_file_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    put(path, b"old")
    with pytest.raises(UnicodeEncodeError), replacing(path) as part:
        part.write_text("half and \ud800", encoding="utf-8")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["map.html"]


def test_bytes_in_pieces_take_the_place_of_the_file(tmp_path: Path) -> None:
    put(tmp_path / "a", (piece for piece in (b"one ", b"two")))
    assert (tmp_path / "a").read_bytes() == b"one two"


def test_permissions_of_the_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    put(path, b"old")
    path.chmod(0o640)
    put(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target = tmp_path / "far" / "a"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links on this system")
    put(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


def test_a_folder_that_cannot_be_written_is_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put(tmp_path / "none" / "a", b"")


def test_a_killed_process_leaves_the_old_file_and_a_part_that_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    put(path, b"old")
    code = (
        "import os, sys; from gazetteer.safefiles import replacing\n"
        "with replacing(sys.argv[1]) as part:\n"
        "    part.write_bytes(b'half'); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=Path.cwd(), check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    (left,) = sweep(tmp_path)
    assert left.startswith(".a.")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_parts_of_processes_that_live_and_files_of_others_are_not_swept(tmp_path: Path) -> None:
    (tmp_path / f".a.{os.getpid()}.part").write_bytes(b"mine")
    (tmp_path / ".notes.part").write_bytes(b"somebody's")
    assert sweep(tmp_path) == []


def test_a_lock_is_held_against_others_and_ends_with_the_block(tmp_path: Path) -> None:
    code = (
        "import sys; from gazetteer.safefiles import Locked, locked\n"
        "try:\n    with locked(sys.argv[1]): print('in')\n"
        "except Locked: print('out')\n"
    )

    def try_it() -> str:
        command = [sys.executable, "-c", code, str(tmp_path / "lock")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    with locked(tmp_path / "lock"):
        assert try_it() == "out"
    assert try_it() == "in"


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import os, sys; from gazetteer.safefiles import locked\n"
        "with locked(sys.argv[1]): os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "lock")], check=False)
    with locked(tmp_path / "lock"):
        pass


def test_waiting_ends_when_it_was_too_long(tmp_path: Path) -> None:
    code = (
        "import sys; from gazetteer.safefiles import locked\n"
        "with locked(sys.argv[1]): print('in', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        with pytest.raises(Locked), locked(tmp_path / "lock", wait_s=0.05):
            pass
        other.stdin.close()
