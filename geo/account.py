"""The account of a run: every row and mention under one status, and what was wrong with which."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.safefiles import put
from geo.schema import STATUSES, is_null

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Info, Match
    from geo.corrections import Correction
    from geo.reading.inputs import Source

Account = dict[str, int]

_READ = ("event_id", "source", "record", "place_text", "text", "status", "reason")
_SHOWN = 500
"""Characters of a cell that the report repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that a row could do without or that keeps it off the map.

    column: its header, null where no one column is to blame. value: what stands there.
    """

    column: str | None
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that is not decided, or hardly so.

    name: as a correction names it, with what it lies in where the source says so. country: the one for which
    a correction would be asked, what the row says or the best guess (ISO code), null where there is none.
    status, reason: of the match. candidates: as the report lists them.
    """

    name: str
    country: str | None
    status: str
    candidates: list[dict[str, Any]]
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Its fields by name; the candidates are not copied, for thousands of rows share them."""
        return {name: getattr(self, name) for name in self.__slots__}


Doubts = Mapping[str, Doubt]
"""Event id -> the name that it hangs on."""
Faults = Mapping[str, Sequence[Fault]]
"""Event id -> what is wrong with its row."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a file of corrections decided. file: its name, without a folder. lines: event id -> line."""

    file: str
    corrections: Sequence[Correction]
    lines: Mapping[str, int]


class Shared(dict[str, Any]):
    """Something in a frame's attributes: pandas copies those deeply with every column that is taken."""

    def __deepcopy__(self, memo: object) -> Shared:
        return self


def account(events: gpd.GeoDataFrame) -> Account:
    """How many rows bear each status; `read` is their sum."""
    return _counted(events["status"].tolist())


def account_line(counts: Mapping[str, int]) -> str:
    """The account in one line: "read 214 = mapped 188 + off_map 9 + ..."."""
    return f"read {counts['read']} = " + " + ".join(f"{status} {counts[status]}" for status in STATUSES)


def candidates(match: Match, most: int = 5) -> list[dict[str, Any]]:
    """The places that a name may mean, best first, as the report lists them."""
    return [
        {
            "place_id": candidate.place.id,
            "geonameid": candidate.place.geonameid,
            "name": candidate.place.name,
            "country": candidate.place.country,
            "admin1": candidate.place.admin1,
            "level": candidate.place.level,
            "lon": candidate.place.lon,
            "lat": candidate.place.lat,
            "score": round(candidate.score, 4),
            "why": list(candidate.why),
        }
        for candidate in match.candidates[:most]
    ]


def report(
    events: gpd.GeoDataFrame,
    sources: Sequence[Source] | None = None,
    gazetteer: Info | None = None,
    seconds: float | None = None,
    doubts: Doubts | None = None,
    faults: Faults | None = None,
    decided: Decided | None = None,
) -> dict[str, Any]:
    """The full account of a run in the form of docs/contract.md.

    Of events alone: the report that `geo.locate` left with them, else what their rows say.
    doubts: event id -> the name that was not decided, with its candidates. decided: what the user's
    corrections decided, null where there are none. faults: what rows had to put aside;
    a row that is not placed and has none is a problem by its own reason.
    Only `seconds` may differ between two runs.
    """
    stored = events.attrs.get("report")
    if sources is None and isinstance(stored, dict):
        return stored
    return Shared(
        account=account(events),
        sources=_sources(events, sources or ()),
        problems=_problems(events, doubts or {}, faults or {}),
        **({} if decided is None else {"corrections": _corrections(decided, events["event_id"].tolist())}),
        gazetteer=_gazetteer(gazetteer),
        seconds=None if seconds is None else round(seconds, 3),
    )


def write_report(report: Mapping[str, Any], path: str | Path) -> None:
    """Write a report as JSON, whole or not at all."""
    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    put(path, text.encode("utf-8", "replace"))


def _counted(statuses: list[str]) -> Account:
    counts = Counter(statuses)
    known: Account = {status: counts[status] for status in STATUSES}
    return {"read": sum(known.values()), **known}


def _sources(events: gpd.GeoDataFrame, read: Sequence[Source]) -> list[dict[str, Any]]:
    """One entry an input, in the order of reading; also those in which nothing was found."""
    by_source: dict[str, list[str]] = {}
    for source, status in zip(events["source"].tolist(), events["status"].tolist(), strict=True):
        by_source.setdefault(source, []).append(status)
    out = []
    for source in read:
        statuses = by_source.pop(source.name, [])
        out.append(_source(source.name, statuses, dict(source.columns), source.encoding))
    out += [_source(name, statuses, {}, None) for name, statuses in by_source.items()]
    return out


def _source(name: str, statuses: list[str], columns: dict[str, str], encoding: str | None) -> dict[str, Any]:
    return {"source": name, "account": _counted(statuses), "columns": columns, "encoding": encoding}


def _problems(events: gpd.GeoDataFrame, doubts: Doubts, faults: Faults) -> list[dict[str, Any]]:
    """Each row that is not placed or could not be read, and each cell of the others that was put aside."""
    out = []
    for key, source, record, place, text, status, reason in zip(
        *(events[name].tolist() for name in _READ), strict=True
    ):
        found = faults.get(key, ())
        if not found and status in ("unresolved", "rejected"):
            value = text if status == "rejected" and not is_null(text) else place
            found = [Fault(None, "" if is_null(value) else value, "" if is_null(reason) else reason)]
        out += [
            {
                "source": source,
                "record": record,
                "column": fault.column,
                "value": fault.value if len(fault.value) <= _SHOWN else f"{fault.value[: _SHOWN - 1]}…",
                "status": status,
                "reason": fault.reason,
                "candidates": doubts[key].candidates if status == "unresolved" and key in doubts else [],
            }
            for fault in found
        ]
    return out


def _corrections(decided: Decided, ids: Sequence[str]) -> dict[str, Any]:
    """The lines that decided events, with these in their order, and the lines that decided none."""
    found: dict[int, list[str]] = {}
    for key in ids:
        if key in decided.lines:
            found.setdefault(decided.lines[key], []).append(key)
    return {
        "file": decided.file,
        "lines": [
            {"line": one.line, "text": one.text, "decided": len(found[one.line]), "events": found[one.line]}
            for one in decided.corrections
            if one.line in found
        ],
        "unused": [one.line for one in decided.corrections if one.line not in found],
    }


def _gazetteer(info: Info | None) -> dict[str, Any]:
    """Version, hash, counts, worldview; never the path, which tells where a user keeps files."""
    if info is None:
        return {}
    return {
        "version": info.version,
        "hash": info.hash,
        "counts": dict(info.counts),
        "licences": list(info.licences),
        "worldview": info.worldview,
    }
