"""A project made anew whenever something in it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from maps.project import configuration, manifest
from maps.project.errors import BadSettings
from maps.project.settings import Project
from maps.project.state import FOLDER, State

_SETTLED_MS = 300
_AT_LAST_MS = 1600
"""Changes that follow one another closely are one, but nobody waits longer than this for them to end."""
_LOOK_S = 0.25


def rounds(folder: Path, stop: threading.Event) -> Iterator[Project | None]:
    """The project at the start and after each change in it, None while its configuration has faults.

    Changes while the caller works on a round make one more round, however many they are. Ends when stop is
    set. folder: absolute.
    """
    changed = threading.Event()
    watcher = threading.Thread(target=_watch, args=(folder, stop, changed), daemon=True)
    watcher.start()
    while not stop.is_set():
        changed.clear()
        yield _project(folder)
        while not changed.wait(_LOOK_S) and not stop.is_set():
            pass
    watcher.join()


def outputs(project: Project) -> dict[str, Path]:
    """The files of a project's outputs by the names that its configuration gives them."""
    return {output: Path(project.folder, output) for one in project.maps for output in one.outputs}


def _watch(folder: Path, stop: threading.Event, changed: threading.Event) -> None:
    from watchfiles import watch

    project = _project(folder)
    named = [] if project is None else [Path(project.folder, one) for one in project.run.outside]
    for _ in watch(
        folder, *(one for one in named if one.exists()), watch_filter=_filter(folder), stop_event=stop,
        debounce=_AT_LAST_MS, step=_SETTLED_MS, rust_timeout=1000, raise_interrupt=False,
    ):  # fmt: skip
        changed.set()


def _filter(folder: Path) -> Callable[[object, str], bool]:
    """Whether a change may have to do with the maps: not what a run itself writes, and nothing hidden."""

    def matters(_: object, path: str) -> bool:
        changed = Path(path)
        below = changed.parts[len(folder.parts) :] if changed.is_relative_to(folder) else changed.parts[-1:]
        if FOLDER in below or any(part.startswith(".") for part in below):
            return False
        project = _project(folder)
        return project is None or changed not in {one.resolve() for one in outputs(project).values()}

    return matters


def _project(folder: Path) -> Project | None:
    try:
        return configuration.read(folder, manifest.load(State.of(folder).manifest).sources)
    except BadSettings:
        return None
