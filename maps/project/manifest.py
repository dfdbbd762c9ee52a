"""What the last runs made of what, and how they ended: how the next one knows what there is to do.

`manifest.json` says what stands and is written last; `attempts.json` what was tried. A damaged or missing one
is no fault: then everything is looked at anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from gazetteer.safefiles import put
from maps.project.inventory import Stamp

FORMAT = 1
Result = Literal["made", "unchanged", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class MapState:
    """A map as it was last made.

    made_of: hash of all that decides its outputs. outputs: the files by their path from the project's folder.
    counts: the account of its events, by status. made_at: seconds since 1970, None where it never was.
    """

    made_of: str = ""
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    made_at: float | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a project after a run.

    files: stamps of the inputs, by name, and of what the configuration names, by "=" and its path.
    good: of each path of a [[source]], the key (`work.key_of`) under which each input could last be read.
    sources: when each path of a [[source]] was last whole, in seconds since 1970. expires: when the first of
    the parts that stand in becomes too old.
    """

    files: Mapping[str, Stamp] = field(default_factory=dict)
    good: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sources: Mapping[str, float] = field(default_factory=dict)
    maps: Mapping[str, MapState] = field(default_factory=dict)
    expires: float | None = None

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        _save(path, asdict(self))


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a run ended for one map. at: seconds since 1970.

    reason: why the last good outputs stand, or what failed. counts: the account of what was found, by status.
    """

    at: float
    result: Result
    reason: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Of each map the last attempt, and the last two that left good outputs."""

    last: Mapping[str, Attempt] = field(default_factory=dict)
    good: Mapping[str, Attempt] = field(default_factory=dict)
    before: Mapping[str, Attempt] = field(default_factory=dict)

    def with_one(self, name: str, attempt: Attempt) -> Attempts:
        """These with a new one."""
        last = {**self.last, name: attempt}
        if attempt.result in ("kept", "failed"):
            return Attempts(last, self.good, self.before)
        before = dict(self.before)
        if attempt.result == "made" and name in self.good:
            before[name] = self.good[name]
        return Attempts(last, {**self.good, name: attempt}, before)

    def save(self, path: Path) -> None:
        """Write them, whole or not at all."""
        _save(path, asdict(self))


def load(path: Path) -> Manifest:
    """The manifest of a file; an empty one where there is none that can be understood."""
    try:
        found = _load(path)
        return Manifest(
            {name: Stamp(**stamp) for name, stamp in found["files"].items()},
            {path: dict(keys) for path, keys in found["good"].items()},
            {name: float(at) for name, at in found["sources"].items()},
            {name: _map_state(state) for name, state in found["maps"].items()},
            found["expires"],
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Manifest()


def load_attempts(path: Path) -> Attempts:
    """The attempts of a file; none where there is none that can be understood."""
    try:
        found = _load(path)
        return Attempts(
            *(
                {name: Attempt(**attempt) for name, attempt in found[kind].items()}
                for kind in ("last", "good", "before")
            )
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Attempts()


def _map_state(state: Mapping[str, Any]) -> MapState:
    outputs = {name: Stamp(**stamp) for name, stamp in state["outputs"].items()}
    return MapState(state["made_of"], outputs, dict(state["counts"]), state["made_at"])


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    if found["format"] != FORMAT:
        raise ValueError("another format")
    return found


def _save(path: Path, content: Mapping[str, Any]) -> None:
    text = json.dumps({"format": FORMAT, **content}, ensure_ascii=False, separators=(",", ":"))
    put(path, text.encode("utf-8", "surrogatepass"))
