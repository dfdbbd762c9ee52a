"""A small project and its runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maps.project.running import run
from maps.project.state import Outcome

NOON = dt.datetime(2025, 1, 20, 12, tzinfo=dt.UTC)
SETTINGS = """\
[map]
name = "map"
output = "public/events.csv"
[[source]]
path = "events/*.csv"
max_age = "7d"
[[source]]
path = "articles/"
"""
FILES = {
    "dateline.toml": SETTINGS,
    "events/a.csv": "id,date,place,title\n1,2025-01-13,Kazan,Flood\n2,2025-01-14,Kursk,Fire\n",
    "events/b.csv": "id,date,place,note\n1,2025-01-15,Voronezh,x\n3,2025-01-16,Qyxthorpe,y\n",
    "articles/one.txt": "date 2025-01-17 A bomb went off at a market in Odesa on Thursday, killing two.",
    "articles/two.txt": "date 2025-01-18 Two died when a bomb went off at a market in Odesa on Thursday.",
}

Runs = Callable[..., Outcome]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a project that has not been run."""
    folder = tmp_path / "project"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def runs(project: Path) -> Runs:
    """Runs the project, an hour after the last time."""
    hours = 0

    def one(folder: Path = project, **options: Any) -> Outcome:
        nonlocal hours
        hours += 1
        return run(folder, now=options.pop("now", NOON + dt.timedelta(hours=hours)), **options)

    return one
