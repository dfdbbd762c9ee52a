"""What a project survives: full disks, read-only folders, unreadable or changing inputs."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo.reading.files import File
from maps.project import work
from maps.project.errors import BadSettings, BrokenLedger
from maps.project.state import State
from tests.maps.project.conftest import FILES, NOON, SETTINGS, Runs

LVIV = "date 2025-01-19 Police arrested a man in Lviv on Saturday."
_DROP_CAPABILITY = 24
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2


def outputs(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / "public").iterdir())}


def places(project: Path) -> set[str]:
    events = geo.events(project / "public" / "events.csv")
    return set(events.loc[events["status"] == "mapped", "place_name"])


def child(
    project: Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """`dateline run` in a process of its own. before: called in it first."""
    return subprocess.run(
        [sys.executable, "-m", "maps", "run", str(project), *arguments],
        capture_output=True, text=True, preexec_fn=before, timeout=120, check=False,
    )  # fmt: skip


def bound_by_permissions() -> None:
    """Permissions hold for this process, also where it is root's."""
    if os.geteuid() == 0:
        for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            ctypes.CDLL(None, use_errno=True).prctl(_DROP_CAPABILITY, capability, 0, 0, 0)


def files_of_at_most(size: int) -> Callable[[], None]:
    """As on a full disk: nothing can be written beyond a size."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def is_told(answer: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert answer.returncode == code, answer.stderr
    assert "Traceback" not in answer.stderr
    assert "fault in dateline" not in answer.stderr
    assert len(answer.stderr.splitlines()) <= 3
    for word in words:
        assert word in answer.stderr


@pytest.mark.parametrize("size", [0, 1_000, 9_000])
def test_a_full_disk_leaves_what_stands_and_says_so(project: Path, runs: Runs, size: int) -> None:
    runs()
    before = outputs(project)
    (project / "articles" / "three.txt").write_text(LVIV)
    is_told(child(project, before=files_of_at_most(size)), 1, "ile too large")
    assert outputs(project) == before
    assert not list(project.rglob("*.part"))
    runs()
    assert "Lviv" in places(project)


def test_a_read_only_folder_of_outputs_fails_that_map(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    (project / "articles" / "three.txt").write_text(LVIV)
    (project / "public").chmod(0o500)
    is_told(child(project, before=bound_by_permissions), 1, "the last good map stands", "ermission denied")
    (project / "public").chmod(0o700)
    assert outputs(project) == before
    runs()
    assert "Lviv" in places(project)


def test_a_read_only_state_is_named(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    (project / "articles" / "three.txt").write_text(LVIV)
    for path in [project / ".dateline", *(project / ".dateline").rglob("*")]:
        path.chmod(0o500)
    is_told(child(project, before=bound_by_permissions), 1, ".dateline", "ermission denied")
    for path in [project / ".dateline", *(project / ".dateline").rglob("*")]:
        path.chmod(0o700)
    assert outputs(project) == before
    runs()
    assert "Lviv" in places(project)


def test_an_input_without_permission_keeps_its_last_good_part(project: Path, runs: Runs) -> None:
    runs()
    (project / "articles" / "one.txt").chmod(0)
    answer = child(project, before=bound_by_permissions)
    assert answer.returncode == 0, answer.stderr
    assert "articles/one.txt: no permission to read it; its last good part stands in" in answer.stderr
    assert "Odesa" in places(project)
    (project / "articles" / "one.txt").chmod(0o600)
    assert not runs().stale


def test_a_folder_without_permission_keeps_its_last_good_parts(project: Path, runs: Runs) -> None:
    (project / "articles" / "deep").mkdir()
    (project / "articles" / "deep" / "three.txt").write_text(LVIV)
    runs()
    (project / "articles" / "deep").chmod(0)
    answer = child(project, before=bound_by_permissions)
    (project / "articles" / "deep").chmod(0o700)
    assert "articles/deep: no permission to read it; its last good part stands in" in answer.stderr
    assert "Lviv" in places(project)
    assert not runs().stale


def test_a_pipe_is_no_input_and_nobody_waits_for_it(project: Path, runs: Runs) -> None:
    os.mkfifo(project / "events" / "c.csv")
    runs()
    assert "Kazan" in places(project)
    report = json.loads(State.of(project).report("map").read_text(encoding="utf-8"))
    rejected = [one for one in report["problems"] if one["source"] == "events/c.csv"]
    assert "pipe" in rejected[0]["reason"]


def test_links_in_a_circle_are_followed_once(project: Path, runs: Runs) -> None:
    (project / "articles" / "round").symlink_to(project / "articles")
    (project / "articles" / "self.txt").symlink_to(project / "articles" / "self.txt")
    assert runs().maps["map"].result == "made"
    assert places(project) == {"Kazan", "Kursk", "Odesa", "Voronezh"}


def test_a_link_out_of_the_project_is_not_followed(project: Path, runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.txt").write_text(LVIV)
    (project / "articles" / "secret.txt").symlink_to(tmp_path / "private" / "secret.txt")
    (project / "articles" / "folder").symlink_to(tmp_path / "private")
    runs()
    assert "Lviv" not in places(project)
    report = json.loads(State.of(project).report("map").read_text(encoding="utf-8"))
    named = {one["source"] for one in report["problems"] if "leads out of the project" in one["reason"]}
    assert named == {"articles/secret.txt", "articles/folder/secret.txt"}
    (project / "dateline.toml").write_text(SETTINGS + '[run]\noutside = ["../private"]\n')
    runs()
    assert "Lviv" in places(project)


def test_an_input_that_changes_while_it_is_read_is_read_by_the_next_run(
    project: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs()
    path = project / "events" / "a.csv"
    path.write_text(FILES["events/a.csv"].replace("Kursk", "Tver"))
    read = File.read

    def late(file: File) -> bytes:
        if file.name == "events/a.csv":
            path.write_text("id,date,pl")
        return read(file)

    monkeypatch.setattr(work.File, "read", late)
    (stale,) = runs().stale
    assert (stale.name, "changed while it was read" in stale.fault) == ("events/a.csv", True)
    assert {"Kazan", "Kursk"} <= places(project)
    monkeypatch.undo()
    path.write_text(FILES["events/a.csv"].replace("Kursk", "Tver"))
    assert not runs().stale
    assert {"Kazan", "Tver"} <= places(project)


def test_a_clock_that_was_set_back_makes_nothing_new_and_nothing_old(project: Path, runs: Runs) -> None:
    import datetime as dt

    (project / "dateline.toml").write_text(SETTINGS.replace("[map]", '[map]\nnew_since = "2d"'))
    runs()
    before = outputs(project)
    assert runs(now=NOON - dt.timedelta(days=400)).maps["map"].result in ("made", "unchanged")
    assert places(project) == {"Kazan", "Kursk", "Odesa", "Voronezh"}
    (project / "articles" / "three.txt").write_text(LVIV)
    assert runs(now=NOON - dt.timedelta(days=400)).changes["map"]["new"] == 1
    (project / "articles" / "three.txt").unlink()
    runs(now=NOON + dt.timedelta(hours=2))
    assert outputs(project) == before


@pytest.mark.parametrize("name", ["manifest.json", "attempts.json"])
def test_a_damaged_state_is_told(project: Path, runs: Runs, name: str) -> None:
    runs()
    (project / ".dateline" / name).write_bytes(b"\x00" * 40)
    assert list(runs().damaged) == [name]
    assert not runs().damaged


def test_a_damaged_ledger_is_never_overwritten(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    ledger = State.of(project).ledger
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:100])
    (project / "articles" / "three.txt").write_text(LVIV)
    with pytest.raises(BrokenLedger, match=r"(?s)cannot be read.*\nput back a copy of it, or move it away"):
        runs()
    assert ledger.read_bytes() == whole[:100]
    assert outputs(project) == before
    ledger.unlink()
    assert runs().maps["map"].result == "made"


def test_a_gazetteer_that_is_gone_is_named(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    (project / "own.sqlite").write_bytes(b"")
    (project / "dateline.toml").write_text(SETTINGS + '[gazetteer]\nfile = "own.sqlite"\n')
    is_told(child(project), 1, "own.sqlite")
    (project / "own.sqlite").unlink()
    is_told(child(project), 2, "own.sqlite")
    assert outputs(project) == before


def test_an_output_that_is_a_folder_is_named(project: Path, runs: Runs) -> None:
    (project / "public" / "events.csv" / "mine").mkdir(parents=True)
    is_told(child(project), 1, "the last good map stands", "events.csv", "irectory")
    assert [path.name for path in (project / "public").iterdir()] == ["events.csv"]
    shutil.rmtree(project / "public")
    assert runs().maps["map"].result == "made"


def test_an_output_that_somebody_reads_is_replaced_under_it(project: Path, runs: Runs) -> None:
    runs()
    old = (project / "public" / "events.csv").read_bytes()
    (project / "articles" / "three.txt").write_text(LVIV)
    with (project / "public" / "events.csv").open("rb") as reader:
        begun = reader.read(10)
        runs()
        assert begun + reader.read() == old
    assert "Lviv" in places(project)


def test_two_maps_may_not_write_one_output(project: Path, runs: Runs) -> None:
    twice = (
        SETTINGS.replace("[map]", "[[map]]") + '[[map]]\nname = "b"\noutput = "public/../public/events.csv"\n'
    )
    (project / "dateline.toml").write_text(twice)
    with pytest.raises(BadSettings, match="as well"):
        runs()
