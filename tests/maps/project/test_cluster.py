"""A project's inputs located on a Dask cluster."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from maps.project.errors import ClusterError
from maps.project.work import AT_ONCE
from tests.maps.project.conftest import SETTINGS, Runs

TOWNS = ("Kazan", "Odesa", "Lviv", "Kursk", "Voronezh", "Springfield, Illinois", "Gdansk")
LOCAL = '[run]\nengine = "dask"\njobs = 2\n'


@pytest.fixture
def many(project: Path) -> Path:
    """The project with more articles than a worker is given at a time."""
    for number in range(AT_ONCE * 4):
        day, town = 10 + number % 7, TOWNS[number % len(TOWNS)]
        text = f"date 2025-01-{day} A fire broke out in {town}; {number} people were led to safety."
        (project / "articles" / f"{number:03d}.txt").write_text(text, "utf-8")
    return project


def rebuilt(project: Path, runs: Runs, run_table: str, **options: Any) -> bytes:
    """The table that a run from nothing makes."""
    (project / "dateline.toml").write_text(SETTINGS + run_table, "utf-8")
    for part in project.glob(".dateline/parts/*"):
        part.unlink()
    (project / ".dateline" / "manifest.json").unlink(missing_ok=True)
    assert runs(project, **options).maps["map"].result == "made"
    return (project / "public" / "events.csv").read_bytes()


def test_a_worker_killed_half_way_changes_nothing(many: Path, runs: Runs) -> None:
    distributed = pytest.importorskip("distributed")
    here = rebuilt(many, runs, "")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    )
    with cluster:
        pids = [nanny.pid for nanny in cluster.workers.values()]

        def kill_one(done: int, count: int) -> None:
            if pids and done < count:
                os.kill(pids.pop(), signal.SIGKILL)
                pids.clear()

        there = rebuilt(
            many,
            runs,
            f'[run]\nengine = "dask"\naddress = "{cluster.scheduler_address}"\n',
            progress=kill_one,
        )
        assert not pids
    assert there == here


def test_a_cluster_of_this_machine_listens_to_this_machine_alone(many: Path, runs: Runs) -> None:
    pytest.importorskip("distributed")
    psutil = pytest.importorskip("psutil")
    heard: set[str] = set()

    def listen(done: int, count: int) -> None:
        for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
            heard.update(one.laddr.ip for one in process.net_connections("inet") if one.status == "LISTEN")

    rebuilt(many, runs, LOCAL, progress=listen)
    assert heard == {"127.0.0.1"}


def test_a_cluster_that_is_not_there_is_said_so(
    many: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("maps.project.cluster._PATIENCE_S", 1)
    (many / "dateline.toml").write_text(
        SETTINGS + '[run]\nengine = "dask"\naddress = "tcp://127.0.0.1:9"\n', "utf-8"
    )
    with pytest.raises(ClusterError, match=r"tcp://127.0.0.1:9"):
        runs(many)


def test_without_the_extra_the_message_names_it(
    many: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (many / "dateline.toml").write_text(SETTINGS + LOCAL, "utf-8")
    with pytest.raises(ClusterError, match=r"dateline\[dask\]"):
        runs(many)


def test_a_few_inputs_need_no_cluster(project: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (project / "dateline.toml").write_text(SETTINGS + LOCAL, "utf-8")
    assert runs(project).maps["map"].result == "made"
