"""Units for schedulers, each read back as its scheduler reads it."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.project import schedules
from maps.project.schedules import Job

NAMESPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
ODD = ["plain", "two words", "100% sure", "it's", 'a "b"', "$HOME", "ü–ж", "a;rm -rf b", "back\\slash", "#1"]
LETTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="/")
NAMES = st.text(LETTERS, min_size=1, max_size=20).filter(lambda name: name.strip(". "))


def job(folder: str = "/srv/front", hours: float = 6, name: str = "Front") -> Job:
    path = PurePosixPath(folder)
    return Job(
        path,
        PurePosixPath("/opt/venv/bin/python"),
        path / ".dateline" / "run.log",
        name,
        dt.timedelta(hours=hours),
    )


def crontab(line: str) -> tuple[list[str], str]:
    """The fields and the command of a line, as cron reads them: `%` ends the command unless it is escaped."""
    (text,) = line.splitlines()
    *fields, command = text.split(" ", 5)
    for field, (low, high) in zip(fields, [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)], strict=True):
        found = re.fullmatch(r"(\*|\d+)(?:/(\d+))?", field)
        assert found is not None, field
        assert found[1] == "*" or low <= int(found[1]) <= high
        assert found[2] is None or 1 <= int(found[2]) <= high
    assert re.search(r"(?<!\\)%", command) is None
    return fields, command.replace("\\%", "%")


@settings(deadline=None)
@given(NAMES)
def test_cron_runs_the_very_folder(name: str) -> None:
    _, command = crontab(schedules.cron(job(f"/srv/{name}"))[0])
    words = shlex.split(command)
    assert words[:6] == ["/opt/venv/bin/python", "-P", "-m", "maps", "run", f"/srv/{name}"]
    assert words[-3:] == [">>", f"/srv/{name}/.dateline/run.log", "2>&1"]


@pytest.mark.parametrize(
    ("hours", "fields", "note"),
    [
        (0.25, "*/15 * * * *", None),
        (1 / 60, "* * * * *", None),
        (1, "M * * * *", None),
        (6, "M */6 * * *", None),
        (5, "M */4 * * *", "cron cannot say every 5 h; this is every 4 h"),
        (24, "M 4 * * *", None),
        (72, "M 4 * * *", "cron cannot say every 3 d"),
        (168, "M 4 * * 1", None),
    ],
)
def test_cron_says_what_span_it_can(hours: float, fields: str, note: str | None) -> None:
    line, said = schedules.cron(job(hours=hours))
    assert " ".join(crontab(line)[0]).replace(str(job().minute), "M") == fields
    assert said is None if note is None else said is not None and said.startswith(note)


def systemd(text: str) -> dict[str, str]:
    """Keys of a unit; a line is a section, a comment, or a key."""
    lines = [line for line in text.splitlines() if line and not line.startswith(("[", "#"))]
    return dict(line.split("=", 1) for line in lines)


@settings(deadline=None)
@given(NAMES)
def test_systemd_runs_the_very_folder(name: str) -> None:
    keys = systemd(schedules.service(job(f"/srv/{name}")))
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', keys["ExecStart"])
    plain = [re.sub(r"\\(.)", r"\1", word).replace("%%", "%").replace("$$", "$") for word in words]
    assert plain[5] == f"/srv/{name}"
    assert keys["WorkingDirectory"].replace("%%", "%") == f"/srv/{name}"
    assert keys["SuccessExitStatus"] == "75"


def test_the_timer_keeps_the_span(tmp_path: Path) -> None:
    assert systemd(schedules.timer(job(hours=5.5)))["OnUnitActiveSec"] == "19800s"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
@pytest.mark.parametrize("name", ODD)
def test_systemd_itself_finds_nothing_wrong(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    made = Job(folder, Path("/bin/true"), folder / "run.log", name)
    for suffix, text in (("service", schedules.service(made)), ("timer", schedules.timer(made))):
        (tmp_path / f"dateline.{suffix}").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "dateline.service"), str(tmp_path / "dateline.timer")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [line for line in done.stderr.splitlines() if "dateline" in line] == []


@settings(deadline=None)
@given(NAMES)
def test_the_task_is_sound_xml_in_utf_16(name: str) -> None:
    task = ElementTree.fromstring(schedules.windows(job(f"/srv/{name}", name=name)))
    arguments = task.findtext(f".//{NAMESPACE}Arguments") or ""
    assert name.strip() in arguments.replace('\\"', '"')
    assert task.findtext(f".//{NAMESPACE}Interval") == "PT360M"
    assert task.findtext(f".//{NAMESPACE}MultipleInstancesPolicy") == "IgnoreNew"


@pytest.mark.parametrize("name", ODD)
def test_the_workflow_runs_the_project(name: str) -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not here")
    made = Job(
        PurePosixPath("/srv/front"), PurePosixPath("/python"), PurePosixPath("/log"), name, inside=name
    )
    workflow = yaml.safe_load(schedules.github(made, "0.1.0")[0])
    steps = workflow["jobs"]["run"]["steps"]
    assert workflow["name"] == f"dateline: {name}"
    assert steps[4]["env"]["PROJECT"] == name
    assert steps[5]["with"]["path"] == f"{name}/public"
    assert workflow[True]["schedule"][0]["cron"] == f"{made.minute} */6 * * *"


def test_github_is_asked_for_no_more_than_it_does() -> None:
    text, note = schedules.github(job(hours=1 / 60), "0.1.0")
    assert 'cron: "*/5 * * * *"' in text
    assert note is not None
