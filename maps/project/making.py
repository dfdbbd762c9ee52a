"""The work of a run: inputs located that nobody knows yet, tables joined, outputs made."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo import corrections
from geo.account import write_report
from geo.errors import GeoError
from geo.processes import in_order
from geo.run import PARALLEL_FROM
from maps.errors import MapsError
from maps.project import cluster, drawing, events, inventory, limits, work
from maps.project.difference import Difference, difference
from maps.project.errors import reason_of
from maps.project.inventory import SourceFiles, Stamp
from maps.project.ledger import Ledger
from maps.project.manifest import Attempt, Manifest, MapState
from maps.project.parts import BrokenPart, Parts
from maps.project.settings import MapSettings, Project
from maps.project.state import Stale, State, Told
from maps.project.work import Task

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.parts import Part

_KEPT_AT_ONCE = 500
"""Inputs that are kept together: what an early end of the run costs at most."""
_CHANGING = "it changed while it was read; the next run reads it"
_TRIES = 3
"""How often parts may turn out to be damaged in one run."""


@dataclass(slots=True)
class Made:
    """What came of the work, for the manifest and the one who called."""

    good: dict[str, dict[str, str]]
    read: int = 0
    stale: list[Stale] = field(default_factory=list)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    maps: dict[str, MapState] = field(default_factory=dict)
    expires: float | None = None
    changes: dict[str, dict[str, int]] = field(default_factory=dict)


class Making:
    """Makes maps of a project of which something changed."""

    def __init__(
        self,
        project: Project,
        known: Manifest,
        state: State,
        now: dt.datetime,
        decides: str,
        jobs: int | None = None,
        progress: Told | None = None,
    ) -> None:
        """decides: hash of what decides for all inputs alike what they say."""
        self._project = project
        self._known = known
        self._state = state
        self._now = now
        self._decides = decides
        self._jobs = jobs
        self._progress = progress
        self._gazetteer = work.loaded(project)
        self._setting = work.Setting.of(project, self._gazetteer)
        self._parts = Parts(state.parts)
        self._ledger = Ledger(state.ledger)

    def make(
        self,
        due: Mapping[str, str],
        found: Sequence[SourceFiles],
        stamps: Mapping[str, Stamp],
    ) -> Made:
        """due: names of the maps to make, with the hash of all that decides their outputs."""
        made = Made({path: dict(keys) for path, keys in self._known.good.items()})
        tasks = {one.settings.name: self._tasks(one, stamps) for one in found}
        drawn = [one for one in self._project.maps if one.name in due]
        wanted = _sources(drawn, [one.settings.name for one in found])
        for tries_left in reversed(range(_TRIES)):
            missing = [task for name in wanted for task in tasks[name] if task.key not in self._parts]
            made.read += self._locate(missing)
            try:
                self._maps(drawn, due, [one for one in found if one.settings.name in wanted], tasks, made)
                break
            except BrokenPart:
                if not tries_left:
                    raise
        self._ledger.save()
        self._parts.keep(
            {task.key for listed in tasks.values() for task in listed}
            | {key for keys in made.good.values() for key in keys.values()}
        )
        return made

    def _tasks(self, source: SourceFiles, stamps: Mapping[str, Stamp]) -> list[Task]:
        named = [(file, stamps[file.name]) for file in source.files if file.name in stamps]
        return [
            Task(
                work.key_of(file.name, stamp, source.settings, self._decides),
                stamp.content,
                file,
                source.settings,
            )
            for file, stamp in named
        ]

    def _locate(self, tasks: Sequence[Task]) -> int:
        """Locate inputs and keep what they say, also what is there when the run ends early."""
        waiting: list[tuple[str, Part]] = []
        done = 0
        try:
            for located in self._answers(tasks):
                waiting += located
                done += len(located)
                if self._progress is not None:
                    self._progress(done, len(tasks))
                if len(waiting) >= _KEPT_AT_ONCE:
                    self._parts.add(waiting)
                    waiting = []
        finally:
            if waiting:
                self._parts.add(waiting)
        return done

    def _answers(self, tasks: Sequence[Task]) -> Iterator[list[tuple[str, Part]]]:
        default = os.cpu_count() or 1 if len(tasks) >= PARALLEL_FROM else 1
        workers = min(self._jobs or default, len(tasks))
        if self._project.run.engine == "dask" and len(tasks) > work.AT_ONCE:
            jobs = self._jobs or os.cpu_count() or 1
            return cluster.in_order(work.chunks(tasks), self._setting, self._project.run.address, jobs)
        if workers <= 1:
            return (work.located(chunk, self._setting) for chunk in work.chunks(tasks))
        return in_order(partial(work.located, setting=self._setting), work.chunks(tasks), workers)

    def _maps(
        self,
        drawn: Sequence[MapSettings],
        due: Mapping[str, str],
        found: Sequence[SourceFiles],
        tasks: Mapping[str, Sequence[Task]],
        made: Made,
    ) -> None:
        made.stale.clear()
        is_all = len(found) == len(tasks)
        made.expires = None if is_all else self._known.expires
        keys = {one.settings.name: self._standing(one, tasks[one.settings.name], made) for one in found}
        for settings in drawn:
            chosen = [key for name in _sources([settings], list(keys)) for key in keys[name]]
            try:
                self._map(settings, chosen, due[settings.name], made)
            except (GeoError, MapsError, OSError) as error:
                made.attempts[settings.name] = Attempt(self._now.timestamp(), "failed", reason_of(error))

    def _standing(self, source: SourceFiles, tasks: Sequence[Task], made: Made) -> list[str]:
        """The keys of the inputs of a source that count now; where one is broken, of its last good part."""
        path = source.settings.path
        good = dict(self._known.good.get(path, {}))
        at = self._known.sources.get(path)
        since = None if at is None else dt.datetime.fromtimestamp(at, self._now.tzinfo)
        most = source.settings.max_age
        is_expired = since is not None and most is not None and self._now - since > most
        if source.fault is not None:
            kept = [] if is_expired else [key for _, key in sorted(good.items()) if key in self._parts]
            made.stale.append(Stale(path, source.fault, since, is_expired))
            made.good[path] = {} if is_expired else good
            self._expire(made, None if is_expired else since, most)
            return kept
        keys, now_good = [], {}
        for task in tasks:
            name, key = task.file.name, task.key
            is_located = key in self._parts
            fault = work.fault_of(self._parts.part(key)) if is_located else _CHANGING
            if fault is None:
                now_good[name] = key
                keys.append(key)
                continue
            below = [one for one in good if one == name or one.startswith(f"{name}/")]
            stand_in = {} if is_expired else {one: good[one] for one in below if good[one] in self._parts}
            if not is_located:
                # What is made without it must be made again, even if the file is then what it was before.
                made.expires = self._now.timestamp()
            if below or not is_located:
                made.stale.append(Stale(name, fault, since, not stand_in))
            if stand_in:
                self._expire(made, since, most)
            elif is_located:
                keys.append(key)
            now_good |= stand_in
            keys += stand_in.values()
        made.good[path] = now_good
        return keys

    @staticmethod
    def _expire(made: Made, since: dt.datetime | None, most: dt.timedelta | None) -> None:
        """Note when what stands in becomes too old."""
        if since is not None and most is not None:
            end = (since + most).timestamp()
            made.expires = end if made.expires is None else min(made.expires, end)

    def _map(self, settings: MapSettings, keys: Sequence[str], made_of: str, made: Made) -> None:
        known = self._known.maps.get(settings.name, MapState())
        table = events.table(keys, self._parts, settings, self._gazetteer, self._lines())
        counts = table.attrs["report"]["account"]
        at = self._now.timestamp()
        reason = limits.crossed(self._project.limits, counts, known.counts)
        if reason is not None:
            made.attempts[settings.name] = Attempt(at, "kept", reason, counts)
            return
        self._ledger.see(table.loc[table["status"] == "mapped", "event_id"], self._now)
        if settings.new_since is not None:
            events.mark_new(table, settings.new_since, self._ledger, self._now, known.made_at)
        changed = self._changed(settings, table)
        report = table.attrs["report"]
        report["stale"] = [one.as_dict() for one in made.stale]
        if settings.stamp:
            table.attrs["made"] = f"{self._now:%Y-%m-%d %H:%M %Z}"
        drawing.draw(table, settings, self._project, self._gazetteer)
        if changed is not None:
            report["difference"] = changed.as_dict()
        drawing.keep(table, self._state.table(settings.name))
        write_report(report, self._state.report(settings.name))
        made.attempts[settings.name] = Attempt(at, "made", None, counts)
        made.changes[settings.name] = _counted(changed, table)
        made.maps[settings.name] = MapState(made_of, self._stamps(settings), counts, at)

    def _lines(self) -> tuple[str, Sequence[corrections.Correction]] | None:
        named = self._project.gazetteer.corrections
        return None if named is None else (Path(named).name, self._setting.preferences.corrections)

    def _changed(self, settings: MapSettings, table: gpd.GeoDataFrame) -> Difference | None:
        """What is other than in the last good run, None where there was none or it is not kept any more."""
        before = drawing.kept(self._state.table(settings.name))
        return None if before is None else difference(before, table)

    def _stamps(self, settings: MapSettings) -> dict[str, Stamp]:
        return {output: inventory.written(Path(self._project.folder, output)) for output in settings.outputs}


def _sources(drawn: Iterable[MapSettings], names: Sequence[str]) -> list[str]:
    """The names of the sources that some maps are made of, in the order of the configuration."""
    chosen = {name for one in drawn for name in (one.sources or names)}
    return [name for name in names if name in chosen]


def _counted(changed: Difference | None, table: gpd.GeoDataFrame) -> dict[str, int]:
    found = changed or Difference()
    out = {
        "added": len(found.added), "removed": len(found.removed), "moved": len(found.moved),
        "changed": len(found.changed),
    }  # fmt: skip
    return out | ({"new": int(table["is_new"].sum())} if "is_new" in table.columns else {})
