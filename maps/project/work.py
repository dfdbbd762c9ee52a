"""Inputs located, some at a time: the one function that every process, here or on a cluster, carries out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import gazetteer as gz
from gazetteer.worldview import DEFAULT as DEFAULT_VIEW
from geo import corrections, homes, typelexicon
from geo.errors import BrokenFile
from geo.parts import Part
from geo.reading.files import File
from geo.reading.inputs import read_files
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.run import Preferences, Run
from maps.project.inventory import FAULT, Stamp, content_of
from maps.project.settings import Project, SourceSettings

FORMAT = 2
"""Raised when the same inputs say something else by the same version of the program."""
AT_ONCE = 40
_BYTES = 200_000
"""A process is given so many inputs at a time, or fewer of so many bytes together."""


@dataclass(frozen=True, slots=True)
class Task:
    """One input to be located. key: hash of all that decides what it says; content: what its stamp says."""

    key: str
    content: str
    file: File
    source: SourceSettings


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all inputs of a project, ready to be sent to a process."""

    gazetteer: gz.Gazetteer
    preferences: Preferences
    homes: dict[str, gz.Place]

    @classmethod
    def of(cls, project: Project, gazetteer: gz.Gazetteer) -> Setting:
        """That of a project. Raises BadOption or BadQuery for files and names that are wrong."""
        decided: tuple[corrections.Correction, ...] = ()
        if project.gazetteer.corrections is not None:
            path = Path(project.folder, project.gazetteer.corrections)
            decided = corrections.read(path)
            corrections.require_known(decided, gazetteer, path.name)
        lexicon = project.run.lexicon
        types = typelexicon.read(Path(project.folder, lexicon)) if lexicon is not None else ()
        named = {source.home for source in project.sources if source.home is not None}
        return cls(
            gazetteer,
            Preferences(corrections=decided, recognizer=project.run.recognizer or DEFAULT, types=types),
            {name: homes.home_named(name, gazetteer) for name in sorted(named)},
        )


def loaded(project: Project) -> gz.Gazetteer:
    """The project's gazetteer with its own places, and none that only this user or this folder has."""
    chosen = project.gazetteer
    return gz.load(
        Path(project.folder, chosen.file).absolute() if chosen.file is not None else None,
        worldview=chosen.worldview or DEFAULT_VIEW,
        places=[Path(project.folder, one) for one in chosen.places],
    )


def key_of(name: str, stamp: Stamp, source: SourceSettings, decides: str) -> str:
    """The key of an input. decides: hash of what decides for all inputs alike."""
    told = asdict(source) | {"path": "", "name": "", "max_age": None}
    said = json.dumps([FORMAT, name, stamp.content, told, decides], default=str, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def chunks(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Tasks in order, as many at a time as a process is given."""
    chunk: list[Task] = []
    size = 0
    for task in tasks:
        chunk.append(task)
        size += task.file.status.st_size if task.file.status else 0
        if len(chunk) >= AT_ONCE or size >= _BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def located(tasks: Sequence[Task], setting: Setting) -> list[tuple[str, Part]]:
    """Each input with what it says, by its key; without those that changed since they were stamped."""
    recognizer = recognizer_named(setting.preferences.recognizer, setting.gazetteer)
    out = []
    for task in tasks:
        source = task.source
        file = _as_stamped(task)
        if file is None:
            continue
        preferences = replace(
            setting.preferences,
            countries=source.countries,
            home=setting.homes[source.home] if source.home is not None else None,
        )
        reading = read_files(
            [file],
            columns=source.columns,
            date_order=source.date_order,
            published=source.published,
        )
        (part,) = Run(reading, setting.gazetteer, recognizer, preferences, 1).parts()
        out.append((task.key, replace(part, rows=list(part.rows))))
    return out


def _as_stamped(task: Task) -> File | None:
    """An input with its bytes, or with the fault of its stamp; None where the bytes are not those stamped."""
    if task.content.startswith(FAULT):
        return File(task.file.name, fault=task.content.removeprefix(FAULT))
    try:
        data = task.file.read()
    except BrokenFile:
        return None
    return replace(task.file, data=data) if content_of(data) == task.content else None


def fault_of(part: Part) -> str | None:
    """Why a whole input could not be read, None where it could. Takes the row of one that could not."""
    if not any(source.kind == "unreadable" for source in part.sources):
        return None
    return next((row["reason"] for row in part.rows), None) or "it could not be read"
