"""`init`, `run`, `status` and `diff` as they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.safefiles import locked
from maps.project import work
from tests.maps.cli.conftest import Dateline


@pytest.fixture
def front(dateline: Dateline, tmp_path: Path) -> Path:
    """A new project that makes a table only."""
    dateline("init", "front")
    path = tmp_path / "front" / "dateline.toml"
    path.write_text(
        path.read_text().replace('["public/map.html", "public/events.csv"]', '"public/events.csv"')
    )
    return tmp_path / "front"


def test_a_new_project_runs_at_once(dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("init", "front").code == 0
    answer = dateline("run", "front")
    assert (answer.code, answer.out) == (0, "")
    assert "map: made, 5 events, 2 inputs, 2 read" in answer.err
    assert (tmp_path / "front" / "public" / "map.html").exists()


def test_nothing_there_is_overwritten(dateline: Dateline, front: Path) -> None:
    before = (front / "dateline.toml").read_bytes()
    assert dateline("init", "front").code == 2
    assert (front / "dateline.toml").read_bytes() == before


def test_a_run_without_work_says_so(dateline: Dateline, front: Path) -> None:
    dateline("run", "front")
    assert "events: nothing changed (2 inputs" in dateline("run", "front").err
    assert dateline("run", "front", "-q").err == ""


def test_the_log_is_a_line_of_json(dateline: Dateline, front: Path) -> None:
    answer = dateline("run", "front", "--log-json")
    (line,) = answer.out.splitlines()
    told = json.loads(line)
    assert (told["map"], told["result"], told["counts"]["mapped"], told["read"]) == ("events", "made", 5, 2)
    assert answer.err == ""


def test_all_faults_of_a_configuration_come_at_once(dateline: Dateline, front: Path) -> None:
    (front / "dateline.toml").write_text('[map]\noutput = "a.doc"\ntitel = "x"\n[[source]]\npath = "gone/"\n')
    answer = dateline("run", "front")
    assert (answer.code, len(answer.err.splitlines())) == (2, 3)
    assert all(line.startswith("dateline: dateline.toml, line ") for line in answer.err.splitlines())


def test_a_second_run_ends_with_75(dateline: Dateline, front: Path) -> None:
    dateline("run", "front")
    with locked(front / ".dateline" / "lock"):
        answer = dateline("run", "front")
    assert answer.code == 75
    assert "--wait" in answer.err


def test_an_interrupted_run_tells_what_is_kept(
    dateline: Dateline, front: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    located = work.located
    asked: list[int] = []

    def interrupted(tasks: list[work.Task], setting: work.Setting) -> object:
        asked.append(len(tasks))
        if len(asked) == 2:
            raise KeyboardInterrupt
        return located(tasks, setting)

    monkeypatch.setattr(work, "located", interrupted)
    monkeypatch.setattr(work, "AT_ONCE", 1)
    answer = dateline("run", "front")
    assert answer.code == 130
    assert "1 of 2 inputs that had to be read are kept, the last good outputs stand" in answer.err
    monkeypatch.undo()


def test_a_limit_ends_with_3_and_status_with_4(dateline: Dateline, front: Path) -> None:
    dateline("run", "front")
    assert dateline("status", "front").code == 0
    path = front / "dateline.toml"
    path.write_text(path.read_text().replace("max_drop = 0.5", "min_events = 99"))
    answer = dateline("run", "front")
    assert (answer.code, "the last good map stands" in answer.err) == (3, True)
    standing = dateline("status", "front", "--json")
    assert (standing.code, json.loads(standing.out)["state"]) == (4, "kept")


def test_an_age_is_a_span(dateline: Dateline, front: Path) -> None:
    dateline("run", "front")
    assert dateline("status", "front", "--max-age", "24h").code == 0
    answer = dateline("status", "front", "--max-age", "soon")
    assert (answer.code, "is a span like" in answer.err) == (2, True)


def test_no_project_is_told_how_to_make_one(dateline: Dateline) -> None:
    for command in ("run", "status"):
        answer = dateline(command, "nowhere")
        assert (answer.code, "dateline init" in answer.err) == (2, True)


def test_a_difference_is_told_in_lines(dateline: Dateline, front: Path) -> None:
    dateline("run", "front")
    (front / "old.csv").write_bytes((front / "public" / "events.csv").read_bytes())
    (front / "events" / "sample.csv").write_text("date,place,title\n2025-01-13,Arsk,Meltwater\n")
    dateline("run", "front")
    answer = dateline("diff", "front/old.csv", "front/public/events.csv")
    assert answer.code == 0
    assert answer.out.startswith("1 added, 3 removed, 0 moved, 0 changed\n+ ")
    found = json.loads(dateline("diff", "front/old.csv", "front/public/events.csv", "--json").out)
    assert (len(found["added"]), len(found["removed"])) == (1, 3)


def test_a_table_that_is_no_event_table_has_no_difference(dateline: Dateline, front: Path) -> None:
    answer = dateline("diff", "front/events/sample.csv", "front/events/sample.csv")
    assert answer.code == 1
    assert "no event table" in answer.err


@pytest.mark.parametrize("kind", ["cron", "systemd", "github"])
def test_a_unit_names_the_project_and_the_span(dateline: Dateline, front: Path, kind: str) -> None:
    answer = dateline("schedule", kind, "front")
    assert answer.code == 0
    assert "*/6" in answer.out or "21600s" in answer.out
    assert kind == "github" or str(front) in answer.out


def test_a_part_of_systemd_is_asked_for_alone(dateline: Dateline, front: Path) -> None:
    assert "ExecStart" not in dateline("schedule", "systemd", "front", "--part", "timer").out
    assert dateline("schedule", "cron", "front", "--part", "timer").code == 2
