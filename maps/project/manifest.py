"""What the last run made of what: how the next one knows that there is nothing to do.

One JSON file, written last. A damaged or missing one is no fault: then everything is looked at anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from gazetteer.safefiles import put
from maps.project.inventory import Stamp

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """A run's outcome for one map. at: seconds since 1970. result: made · unchanged · kept · failed.

    reason: why the last good outputs were kept, or what failed. counts: the account, by status.
    """

    at: float
    result: str
    reason: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapState:
    """A map's outputs as they were last made, and how the last attempt and the last success went.

    before: the counts of the success before the last.
    """

    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    made_of: str = ""
    attempt: Attempt | None = None
    success: Attempt | None = None
    before: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a project after a run.

    key: of all that decides how a file is located: settings, gazetteer, program. files: stamps of inputs, of
    the configuration and of what it names. sources: when each path of a [[source]] was last whole.
    """

    key: str = ""
    files: Mapping[str, Stamp] = field(default_factory=dict)
    sources: Mapping[str, float] = field(default_factory=dict)
    maps: Mapping[str, MapState] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, separators=(",", ":"))
        put(path, text.encode("utf-8", "surrogatepass"))


def load(path: Path) -> Manifest:
    """The manifest of a file; an empty one where there is none that can be understood."""
    try:
        found = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        if found.pop("format") != FORMAT:
            return Manifest()
        return Manifest(
            found["key"],
            {name: Stamp(**stamp) for name, stamp in found["files"].items()},
            found["sources"],
            {name: _map_state(state) for name, state in found["maps"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Manifest()


def _map_state(state: Mapping[str, Any]) -> MapState:
    return MapState(
        {name: Stamp(**stamp) for name, stamp in state["outputs"].items()},
        state["made_of"],
        Attempt(**state["attempt"]) if state["attempt"] else None,
        Attempt(**state["success"]) if state["success"] else None,
        state["before"],
    )
