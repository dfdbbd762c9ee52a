"""Units for the schedulers there are, each with absolute paths, a lock and a log (pure).

A run locks its project itself, so that two that overlap do no harm: the second ends with exit 75. Rotating
the log is left to the system.
"""

from __future__ import annotations

import datetime as dt
import json
import shlex
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from xml.etree import ElementTree

DEFAULT = dt.timedelta(hours=6)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_TASKS = "http://schemas.microsoft.com/windows/2004/02/mit/task"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run.

    folder: of the project, absolute. python: the interpreter, absolute. log: where the lines go. name: of the
    project. outputs: the folder of its pages, from the project's. inside: the project's folder from the root
    of its repository.
    """

    folder: PurePath
    python: PurePath
    log: PurePath
    name: str
    every: dt.timedelta = DEFAULT
    outputs: str = "public"
    inside: str = "."

    @property
    def command(self) -> list[str]:
        """The words of the command, without the log. -P: nothing of the folder it runs in is imported."""
        return [str(self.python), "-P", "-m", "maps", "run", str(self.folder), "--log-json"]

    @property
    def minute(self) -> int:
        """Of the hour: not that on which all the world's jobs start, and the same whenever it is printed."""
        return 3 + zlib.crc32(str(self.folder).encode("utf-8", "surrogatepass")) % 54


def cron(job: Job) -> tuple[str, str | None]:
    """A line for `crontab -e`, and what is to be said where cron cannot tell just this span.

    Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html
    """
    times, note = _cron_times(job)
    words = f"{shlex.join(job.command)} >> {shlex.quote(str(job.log))} 2>&1"
    return f"{times} {words.replace('%', chr(92) + '%')}\n", note


def _cron_times(job: Job) -> tuple[str, str | None]:
    seconds = int(job.every.total_seconds())
    minutes = [each for each in range(1, 61) if 60 % each == 0]
    hours = [each for each in range(1, 25) if 24 % each == 0]
    if seconds < _HOUR:
        each = max(one for one in minutes if one * _MINUTE <= max(seconds, _MINUTE))
        return (f"*/{each} * * * *" if each > 1 else "* * * * *"), _unequal(seconds, each * _MINUTE)
    if seconds < _DAY:
        each = max(one for one in hours if one * _HOUR <= seconds)
        return f"{job.minute} {f'*/{each}' if each > 1 else '*'} * * *", _unequal(seconds, each * _HOUR)
    if seconds < 7 * _DAY:
        return f"{job.minute} 4 * * *", _unequal(seconds, _DAY)
    return f"{job.minute} 4 * * 1", _unequal(seconds, 7 * _DAY)


def _unequal(asked: int, told: int) -> str | None:
    if asked == told:
        return None
    return f"cron cannot say every {_span(asked)}; this is every {_span(told)}, the next shorter that it can"


def service(job: Job) -> str:
    """A service of systemd. Source: systemd.service(5), systemd.syntax(7)."""
    words = " ".join(_systemd_quoted(word) for word in job.command)
    folder = str(job.folder).replace("%", "%%")
    log = str(job.log).replace("%", "%%")
    return f"""\
[Unit]
Description=dateline: {job.name.replace("%", "%%")}

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={words}
SuccessExitStatus=75
StandardOutput=append:{log}
StandardError=append:{log}
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
"""


def timer(job: Job) -> str:
    """The timer of that service. Source: systemd.timer(5)."""
    return f"""\
[Unit]
Description=dateline: {job.name.replace("%", "%%")}, every {_span(int(job.every.total_seconds()))}

[Timer]
OnActiveSec=1min
OnBootSec=2min
OnUnitActiveSec={int(job.every.total_seconds())}s
RandomizedDelaySec=30s

[Install]
WantedBy=timers.target
"""


def windows(job: Job) -> bytes:
    """A task for `schtasks /Create /XML`, in UTF-16 as that wants it.

    Source: https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema
    """
    task = ElementTree.Element("Task", {"version": "1.2", "xmlns": _TASKS})

    def under(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
        child = ElementTree.SubElement(parent, name)
        child.text = text
        return child

    under(under(task, "RegistrationInfo"), "Description", f"dateline: {_xml_text(job.name)}")
    trigger = under(under(task, "Triggers"), "TimeTrigger")
    repetition = under(trigger, "Repetition")
    under(repetition, "Interval", f"PT{int(job.every.total_seconds()) // _MINUTE}M")
    under(trigger, "StartBoundary", f"2025-01-01T00:{job.minute:02d}:00")
    under(trigger, "Enabled", "true")
    settings = under(task, "Settings")
    under(settings, "MultipleInstancesPolicy", "IgnoreNew")
    under(settings, "DisallowStartIfOnBatteries", "false")
    under(settings, "StopIfGoingOnBatteries", "false")
    under(settings, "StartWhenAvailable", "true")
    under(settings, "ExecutionTimeLimit", "PT12H")
    action = under(under(task, "Actions"), "Exec")
    # cmd alone knows how to append to a file; /s takes what stands between the outer quotes as it is.
    line = f"{subprocess.list2cmdline(job.command)} >> {subprocess.list2cmdline([str(job.log)])} 2>&1"
    under(action, "Command", "cmd.exe")
    under(action, "Arguments", _xml_text(f'/d /s /c "{line}"'))
    under(action, "WorkingDirectory", _xml_text(str(job.folder)))
    ElementTree.indent(task)
    text = '<?xml version="1.0" encoding="UTF-16"?>\n' + ElementTree.tostring(task, encoding="unicode")
    return f"{text}\n".replace("\n", "\r\n").encode("utf-16", "replace")


def github(job: Job, version: str) -> tuple[str, str | None]:
    """A workflow of GitHub Actions that runs the project and publishes its pages; what is to be said of it.

    version: of dateline, to install. Source: https://docs.github.com/actions/reference/workflow-syntax
    """
    times, note = _cron_times(job)
    if times.startswith(("* ", "*/1 ", "*/2 ", "*/3 ", "*/4 ")):
        times, note = "*/5 * * * *", "GitHub runs nothing more often than every 5 minutes"
    folder = "." if job.inside in ("", ".") else job.inside
    quoted = json.dumps
    state = f"{folder}/.dateline" if folder != "." else ".dateline"
    pages = f"{folder}/{job.outputs}" if folder != "." else job.outputs
    return (
        f"""\
name: {quoted(f"dateline: {job.name}")}
on:
  schedule:
    - cron: {quoted(times)}
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: dateline
  cancel-in-progress: false
jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment:
      name: github-pages
      url: ${{{{ steps.publish.outputs.page_url }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/cache@v4
        with:
          path: |
            {quoted(state)[1:-1]}
            ~/.cache/dateline
          key: dateline-${{{{ github.run_id }}}}
          restore-keys: dateline-
      - run: python -m pip install dateline=={version}
      - run: dateline run "$PROJECT" --log-json
        env:
          PROJECT: {quoted(folder)}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: {quoted(pages)}
      - id: publish
        uses: actions/deploy-pages@v4
""",
        note,
    )


def _systemd_quoted(word: str) -> str:
    escaped = "".join(_SYSTEMD.get(character, character) for character in word)
    return f'"{escaped}"'


_SYSTEMD = {"\\": "\\\\", '"': '\\"', "%": "%%", "$": "$$", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _xml_text(text: str) -> str:
    """Without the control characters that XML cannot have."""
    return "".join(character for character in text if character >= " " or character in "\t\n")


def _span(seconds: int) -> str:
    for size, unit in ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "min")):
        if seconds % size == 0:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
