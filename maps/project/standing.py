"""How fresh the maps of a project are, and how their last runs ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maps.project import configuration, manifest
from maps.project.manifest import Attempt
from maps.project.state import State

HEADINGS = ("map", "state", "age", "events", "last time", "last attempt", "why")


@dataclass(frozen=True, slots=True)
class Standing:
    """One map. state: fresh · stale · missing · failed · kept · never made.

    age_s: seconds since its outputs were last found to be up to date; None where they never were.
    events, before: on the map now, and after the run before that.
    """

    name: str
    state: str
    outputs: Sequence[str]
    missing: Sequence[str]
    age_s: float | None
    success: dt.datetime | None
    attempt: dt.datetime | None
    result: str | None
    reason: str | None
    counts: Mapping[str, int]
    before: Mapping[str, int]

    @property
    def is_good(self) -> bool:
        """Whether nobody need look after it."""
        return self.state == "fresh"

    def cells(self) -> tuple[str, ...]:
        """What a person is told, under HEADINGS."""
        mapped, before = self.counts.get("mapped"), self.before.get("mapped")
        attempt = f"{self.result}, {self.attempt:%Y-%m-%d %H:%M}" if self.attempt else "none"
        why = "; ".join(
            filter(None, (f"not there: {', '.join(self.missing)}" if self.missing else "", self.reason))
        )
        return (
            self.name,
            self.state,
            "never" if self.age_s is None else in_words(self.age_s),
            "" if mapped is None else f"{mapped:,}",
            "" if before is None else f"{before:,}",
            attempt,
            why,
        )

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "map": self.name,
            "state": self.state,
            "outputs": list(self.outputs),
            "missing": list(self.missing),
            "age_s": None if self.age_s is None else round(self.age_s),
            "last_success": _iso(self.success),
            "last_attempt": _iso(self.attempt),
            "result": self.result,
            "reason": self.reason,
            "counts": dict(self.counts),
            "before": dict(self.before),
        }


def of(folder: str | Path, *, now: dt.datetime, max_age: dt.timedelta | None = None) -> list[Standing]:
    """How each map of a project stands.

    max_age: from which age on it is stale; None for that of the configuration. Raises BadSettings.
    """
    state = State.of(folder)
    known, attempts = manifest.load(state.manifest), manifest.load_attempts(state.attempts)
    project = configuration.read(folder, known.sources)
    most = max_age or project.schedule.max_age
    found = []
    for one in project.maps:
        last, good = attempts.last.get(one.name), attempts.good.get(one.name)
        missing = [output for output in one.outputs if not Path(project.folder, output).is_file()]
        age = None if good is None else now.timestamp() - good.at
        before = attempts.before.get(one.name)
        found.append(
            Standing(
                one.name,
                _state(last, age, missing, most),
                one.outputs,
                missing,
                age,
                _at(good, now),
                _at(last, now),
                None if last is None else last.result,
                None if last is None else last.reason,
                {} if good is None else good.counts,
                {} if before is None else before.counts,
            )
        )
    return found


def _state(
    last: Attempt | None, age_s: float | None, missing: Sequence[str], most: dt.timedelta | None
) -> str:
    if last is not None and last.result in ("failed", "kept"):
        return last.result
    if age_s is None:
        return "never made"
    if missing:
        return "missing"
    return "stale" if most is not None and age_s > most.total_seconds() else "fresh"


def prometheus(found: Sequence[Standing]) -> str:
    """Metrics in the text format that node_exporter's textfile collector reads.

    Source: https://prometheus.io/docs/instrumenting/exposition_formats/
    """
    return "".join(f"{line}\n" for line in _metrics(found))


def _metrics(found: Sequence[Standing]) -> Iterator[str]:
    families = (
        ("dateline_good", "1 where nobody need look after the map.", lambda one: int(one.is_good)),
        ("dateline_age_seconds", "Since the outputs were last up to date.", lambda one: one.age_s),
        ("dateline_last_success_timestamp_seconds", "When that was.", lambda one: _unix(one.success)),
        ("dateline_last_attempt_timestamp_seconds", "When a run last tried.", lambda one: _unix(one.attempt)),
        ("dateline_events", "Events on the map.", lambda one: one.counts.get("mapped")),
        ("dateline_unresolved", "Rows whose place is not decided.", lambda one: one.counts.get("unresolved")),
    )
    for name, told, value in families:
        yield f"# HELP {name} {told}"
        yield f"# TYPE {name} gauge"
        for one in found:
            number = value(one)
            if number is not None:
                yield (
                    f'{name}{{map="{_escaped(one.name)}"}} {number:g}'
                    if isinstance(number, int)
                    else (f'{name}{{map="{_escaped(one.name)}"}} {number:.0f}')
                )


def in_words(seconds: float) -> str:
    """A length of time in its largest unit: "3 h"."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _at(attempt: Attempt | None, now: dt.datetime) -> dt.datetime | None:
    return None if attempt is None else dt.datetime.fromtimestamp(attempt.at, now.tzinfo)


def _unix(moment: dt.datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()


def _iso(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
