"""Where a project keeps what it knows of its runs, and what a run tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maps.project.manifest import Attempt

FILE = "dateline.toml"
FOLDER = ".dateline"

Told = Callable[[int, int], None]
"""Takes how many inputs are located, and of how many."""


def file_of(project: str | Path) -> Path:
    """The configuration of a project that is named by it or by its folder."""
    path = Path(project)
    return path if path.suffix == ".toml" else path / FILE


@dataclass(frozen=True, slots=True)
class State:
    """The files of a project's `.dateline`.

    Only the ledger cannot be made again; what the others hold, a run that misses it makes anew.
    """

    folder: Path

    @classmethod
    def of(cls, project: str | Path) -> State:
        """That of a project's folder, or of its configuration."""
        return cls(file_of(project).parent / FOLDER)

    @property
    def lock(self) -> Path:
        """Held by the run that goes on."""
        return self.folder / "lock"

    @property
    def manifest(self) -> Path:
        """What stands, and of what it was made."""
        return self.folder / "manifest.json"

    @property
    def attempts(self) -> Path:
        """How the last runs ended."""
        return self.folder / "attempts.json"

    @property
    def ledger(self) -> Path:
        """When each event was first seen."""
        return self.folder / "ledger.parquet"

    @property
    def parts(self) -> Path:
        """What each input says."""
        return self.folder / "parts"

    def report(self, name: str) -> Path:
        """The account of a map's last good run."""
        return self.folder / f"{name}.report.json"

    def table(self, name: str) -> Path:
        """The events of a map's last good run."""
        return self.folder / f"{name}.events.parquet"


@dataclass(frozen=True, slots=True)
class Stale:
    """An input, or a [[source]], that was good and is not now. since: when it was last whole.

    is_left_out: its last good part is not there, or too old to stand in.
    """

    name: str
    fault: str
    since: dt.datetime | None = None
    is_left_out: bool = False

    @property
    def told(self) -> str:
        """In words: what is wrong, and what stands on the map."""
        when = f" since {self.since:%Y-%m-%d %H:%M}" if self.since else ""
        stands = f"left out, last whole{when}" if self.is_left_out else f"its last good part stands in{when}"
        return f"{self.name}: {self.fault}; {stands}"

    def as_dict(self) -> dict[str, Any]:
        """As the report has it."""
        since = None if self.since is None else self.since.isoformat(timespec="seconds")
        return {"source": self.name, "reason": self.fault, "since": since, "left_out": self.is_left_out}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    maps: how it ended for each. inputs: how many there are; read: how many of them were located anew.
    swept: what runs that were killed had left. changes: of each map that was made, how many events were
    added, removed, moved, changed, and are new. damaged: files of the state that could not be understood.
    """

    maps: Mapping[str, Attempt]
    inputs: int = 0
    read: int = 0
    stale: Sequence[Stale] = ()
    swept: Sequence[str] = ()
    changes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    damaged: Sequence[str] = ()
