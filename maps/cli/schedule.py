"""`dateline schedule`: a ready unit for a scheduler, printed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gazetteer.version import __version__
from maps.cli import options as shared
from maps.cli.terminal import say
from maps.project import configuration, manifest, schedules
from maps.project.schedules import Job
from maps.project.settings import Project
from maps.project.state import State

KINDS = ("cron", "systemd", "windows", "github")


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "schedule",
        "KIND [DIR] [options]",
        "Prints a unit that runs a project as often as its [schedule] says (else 6h):\n"
        "a cron line, a systemd service and timer, a Windows task, a GitHub workflow.",
        ("dateline schedule cron maps/front", "dateline schedule systemd --part timer"),
    )
    made.add_argument("kind", choices=KINDS, metavar="KIND", help="cron, systemd, windows or github")
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder of dateline.toml (.)")
    made.add_argument(
        "--part", choices=("service", "timer"), metavar="PART", help="of systemd: service or timer"
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Print the unit; what is to be known of it goes to stderr."""
    if options.part and options.kind != "systemd":
        raise shared.UsageError("dateline schedule: --part is of systemd")
    known = manifest.load(State.of(options.folder).manifest)
    job = job_of(configuration.read(options.folder, known.sources))
    if options.kind == "windows":
        sys.stdout.flush()
        sys.stdout.buffer.write(schedules.windows(job))
        say("dateline schedule windows > task.xml, then: schtasks /Create /TN dateline /XML task.xml")
        return 0
    text, note = _unit(job, options.kind, options.part)
    print(text, end="")
    if note:
        say(note)
    say(_NEXT[options.kind])
    return 0


_NEXT = {
    "cron": "add the line with: crontab -e",
    "systemd": "save as ~/.config/systemd/user/dateline.service and .timer (--part prints one), then: "
    "systemctl --user enable --now dateline.timer",
    "github": "save as .github/workflows/dateline.yml; Settings, Pages: deploy from GitHub Actions",
}


def _unit(job: Job, kind: str, part: str | None) -> tuple[str, str | None]:
    if kind == "cron":
        return schedules.cron(job)
    if kind == "github":
        return schedules.github(job, __version__)
    both = {"service": schedules.service(job), "timer": schedules.timer(job)}
    if part:
        return both[part], None
    return "\n".join(f"# dateline.{name}\n{text}" for name, text in both.items()), None


def job_of(project: Project) -> Job:
    """What is to be run for a project, by this interpreter."""
    folder = project.folder.resolve()
    outputs = sorted({Path(output).parent.as_posix() for one in project.maps for output in one.outputs})
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    return Job(
        folder,
        Path(sys.executable),
        State.of(folder).folder / "run.log",
        project.maps[0].title or project.maps[0].name,
        project.schedule.every or schedules.DEFAULT,
        outputs[0],
        folder.relative_to(root).as_posix(),
    )
