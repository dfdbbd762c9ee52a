"""One run of a project: what changed is located, what it touches is made anew, the rest is left alone.

What stands is safe at every moment: outputs are replaced whole, and the manifest, which says what they were
made of, is written last. A run that ends early loses no more than the inputs that were not yet kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from difflib import get_close_matches
from pathlib import Path

from gazetteer.build import tables_hash
from gazetteer.safefiles import locked, sweep
from gazetteer.version import __version__
from maps.project import configuration, inventory, manifest
from maps.project.errors import UnknownMap, reason_of
from maps.project.inventory import SourceFiles, Stamp
from maps.project.manifest import Attempt, Attempts, Manifest
from maps.project.settings import MapSettings, Project
from maps.project.state import Outcome, State, Told, file_of

FORMAT = 1
"""Raised when the same inputs are drawn otherwise by the same version of the program."""
_NAMED = "="
"""Before the paths, among the stamps, of files that the configuration names: no input's name begins so."""


def run(
    folder: str | Path,
    *,
    only: Sequence[str] = (),
    now: dt.datetime,
    jobs: int | None = None,
    wait_s: float | None = 0.0,
    progress: Told | None = None,
) -> Outcome:
    """Bring the outputs of a project up to date.

    only: names of the maps to make; all when empty. now: with a zone. wait_s: how long to wait for another
    run to end, None for as long as it takes. progress: is told how many inputs are located, and of how many.
    Raises BadSettings for a configuration with faults, UnknownMap, Locked when another run goes on.
    """
    state = State.of(folder)
    if not file_of(folder).exists():
        configuration.read(folder)
    state.folder.mkdir(parents=True, exist_ok=True)
    with locked(state.lock, wait_s=wait_s):
        known = manifest.load(state.manifest)
        attempts = manifest.load_attempts(state.attempts)
        unknown = {state.manifest: known == Manifest(), state.attempts: attempts == Attempts()}
        damaged = [path.name for path, nothing in unknown.items() if nothing and path.exists()]
        names = list(only or attempts.last)
        try:
            project = configuration.read(folder, known.sources)
            chosen = _chosen(project, only)
            names = [one.name for one in chosen]
            outcome = _run(project, chosen, known, attempts, state, now, jobs, progress)
            return replace(outcome, damaged=damaged)
        except UnknownMap:
            raise
        except Exception as error:
            failed = Attempt(now.timestamp(), "failed", reason_of(error))
            for name in names:
                attempts = attempts.with_one(name, failed)
            if not names:
                raise
            # On a full disk this fails as well; what led to it is what must be told.
            with contextlib.suppress(OSError):
                attempts.save(state.attempts)
            raise


def _chosen(project: Project, only: Sequence[str]) -> list[MapSettings]:
    names = [one.name for one in project.maps]
    for name in only:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise UnknownMap(f"there is no map {name!r}{meant}\nthere are {', '.join(names)}")
    return [one for one in project.maps if not only or one.name in only]


def _run(
    project: Project,
    chosen: Sequence[MapSettings],
    known: Manifest,
    attempts: Attempts,
    state: State,
    now: dt.datetime,
    jobs: int | None,
    progress: Told | None,
) -> Outcome:
    swept = _swept(project, state)
    clock = time.time_ns()
    found = inventory.found(project)
    inputs = inventory.stamped((file for one in found for file in one.files), known.files, clock)
    named = _named(project, known, clock)
    decides = _decides(project, named)
    wanted = {one.name: _made_of(one, project, found, inputs, named, decides, now) for one in chosen}
    due = {name: made_of for name, made_of in wanted.items() if not _stands(name, made_of, project, known)}
    if known.expires is not None and now.timestamp() >= known.expires:
        due = wanted
    for name in wanted:
        if name not in due:
            unchanged = Attempt(now.timestamp(), "unchanged", None, known.maps[name].counts)
            attempts = attempts.with_one(name, unchanged)
    files = {**inputs, **named}
    if not due:
        if files != known.files:
            replace(known, files=files).save(state.manifest)
        attempts.save(state.attempts)
        return Outcome({name: attempts.last[name] for name in wanted}, len(inputs), 0, (), swept)
    from maps.project.making import Making

    making = Making(project, known, state, now, decides, jobs or project.run.jobs, progress)
    made = making.make(due, found, inputs)
    for name, attempt in made.attempts.items():
        attempts = attempts.with_one(name, attempt)
    whole = {one.settings.path: now.timestamp() for one in found if one.fault is None}
    Manifest(files, made.good, {**known.sources, **whole}, {**known.maps, **made.maps}, made.expires).save(
        state.manifest
    )
    attempts.save(state.attempts)
    ended = {name: attempts.last[name] for name in wanted}
    return Outcome(ended, len(inputs), made.read, made.stale, swept, made.changes)


def _swept(project: Project, state: State) -> list[str]:
    folders = {state.folder, state.parts}
    folders |= {Path(project.folder, output).parent for one in project.maps for output in one.outputs}
    return [name for folder in sorted(folders) for name in sweep(folder)]


def _named(project: Project, known: Manifest, clock: int) -> dict[str, Stamp]:
    """Stamps of the files that the configuration names beside the inputs."""
    chosen = project.gazetteer
    gazetteer = chosen.file or os.environ.get("DATELINE_GAZETTEER")
    paths = [gazetteer, chosen.corrections, *chosen.places, project.run.lexicon]
    paths += [overlay.get("path") for overlay in project.overlays]
    out = {}
    for path in dict.fromkeys(one for one in paths if isinstance(one, str)):
        name = f"{_NAMED}{path}"
        stamp = inventory.stamp_of(Path(project.folder, path), known.files.get(name), clock)
        if stamp is not None:
            out[name] = stamp
    return out


def _decides(project: Project, named: Mapping[str, Stamp]) -> str:
    """Hash of what decides for all inputs alike what they say."""
    chosen, run = project.gazetteer, project.run
    files = (chosen.file, chosen.corrections, *chosen.places, run.lexicon)
    contents = [_content(named, path) for path in files]
    env = os.environ.get("DATELINE_GAZETTEER") if chosen.file is None else None
    base = tables_hash() if chosen.file is None and env is None else _content(named, env)
    return _hash([__version__, base, contents, chosen.worldview, run.recognizer])


def _made_of(
    settings: MapSettings,
    project: Project,
    found: Sequence[SourceFiles],
    inputs: Mapping[str, Stamp],
    named: Mapping[str, Stamp],
    decides: str,
    now: dt.datetime,
) -> str:
    """Hash of all that decides the outputs of a map."""
    chosen = [one for one in found if not settings.sources or one.settings.name in settings.sources]
    files = [
        [asdict(one.settings), one.fault is not None]
        + [[file.name, inputs[file.name].content] for file in one.files if file.name in inputs]
        for one in chosen
    ]
    look = [project.style, project.overlays, sorted((name, stamp.content) for name, stamp in named.items())]
    day = now.date() if isinstance(settings.new_since, dt.timedelta) else None
    return _hash([FORMAT, decides, asdict(settings), asdict(project.limits), look, files, day])


def _stands(name: str, made_of: str, project: Project, known: Manifest) -> bool:
    """Whether a map's outputs are there as they were made, and were made of just this."""
    state = known.maps.get(name)
    if state is None or state.made_of != made_of or not state.outputs:
        return False
    return all(
        inventory.is_untouched(Path(project.folder, output), stamp) for output, stamp in state.outputs.items()
    )


def _content(named: Mapping[str, Stamp], path: str | None) -> str | None:
    stamp = named.get(f"{_NAMED}{path}")
    return None if path is None or stamp is None else stamp.content


def _hash(what: object) -> str:
    text = json.dumps(what, default=str, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
