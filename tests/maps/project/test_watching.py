"""A project made anew on every change."""

from __future__ import annotations

import threading
from pathlib import Path

from maps.project import watching
from maps.project.watching import rounds


def test_a_change_makes_a_round_and_what_a_run_writes_none(project: Path) -> None:
    stop = threading.Event()
    going = rounds(project, stop)
    first = next(going)
    assert first is not None
    threading.Timer(0.5, lambda: (project / "articles" / "new.txt").write_text("Kazan")).start()
    assert next(going) is not None
    (project / "dateline.toml").write_text("[map]\n")
    assert next(going) is None
    stop.set()
    assert list(going) == []


def test_only_what_is_no_output_and_not_hidden_matters(project: Path) -> None:
    matters = watching._filter(project)
    for name in (".dateline/manifest.json", "public/events.csv", "public/.events.csv.7.part", ".git/index"):
        assert not matters(None, str(project / name))
    for name in ("articles/new.txt", "dateline.toml", "public/other.csv"):
        assert matters(None, str(project / name))
