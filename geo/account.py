"""The account of a run: every row and mention under one status, and what was wrong with which."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.schema import STATUSES, is_null

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Info, Match
    from geo.inputs import Reading

Account = dict[str, int]
Candidates = Mapping[str, list[dict[str, Any]]]

_PROBLEMS = ("unresolved", "rejected")


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
    reading: Reading | None = None,
    gazetteer: Info | None = None,
    seconds: float | None = None,
    undecided: Candidates | None = None,
) -> dict[str, Any]:
    """The full account of a run in the form of docs/contract.md.

    Of events alone: the report that `geo.locate` left with them, else what their rows say.
    undecided: event id -> the candidates of a name that was not decided.
    Only `seconds` may differ between two runs.
    """
    stored = events.attrs.get("report")
    if reading is None and isinstance(stored, dict):
        return stored
    undecided = undecided or {}
    return {
        "account": account(events),
        "sources": _sources(events, reading),
        "problems": _problems(events, reading, undecided),
        "gazetteer": _gazetteer(gazetteer),
        "seconds": None if seconds is None else round(seconds, 3),
    }


def write_report(report: Mapping[str, Any], path: str | Path) -> None:
    """Write a report as JSON, whole or not at all."""
    from geo.writing import atomically

    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    atomically(path, text.encode("utf-8", "replace"))


def _counted(statuses: list[str]) -> Account:
    counts = Counter(statuses)
    known: Account = {status: counts[status] for status in STATUSES}
    return {"read": sum(known.values()), **known}


def _sources(events: gpd.GeoDataFrame, reading: Reading | None) -> list[dict[str, Any]]:
    """One entry an input, in the order of reading; also those in which nothing was found."""
    by_source: dict[str, list[str]] = {}
    for source, status in zip(events["source"].tolist(), events["status"].tolist(), strict=True):
        by_source.setdefault(source, []).append(status)
    out = []
    read = reading.sources if reading is not None else ()
    for source in read:
        statuses = by_source.pop(source.name, [])
        out.append(_source(source.name, statuses, dict(source.columns), source.encoding))
    out += [_source(name, statuses, {}, None) for name, statuses in by_source.items()]
    return out


def _source(name: str, statuses: list[str], columns: dict[str, str], encoding: str | None) -> dict[str, Any]:
    return {"source": name, "account": _counted(statuses), "columns": columns, "encoding": encoding}


def _problems(
    events: gpd.GeoDataFrame, reading: Reading | None, undecided: Candidates
) -> list[dict[str, Any]]:
    """Each row that is not placed or could not be read, and each mapped one with something left aside."""
    columns = {table.source: table.columns for table in reading.tables} if reading is not None else {}
    out = []
    names = ("event_id", "source", "record", "place_text", "text", "status", "reason")
    for event_id, source, record, place, text, status, reason in zip(
        *(events[name].tolist() for name in names), strict=True
    ):
        of_table = source in columns
        doubtful = status == "mapped" and of_table and not is_null(reason)
        if status not in _PROBLEMS and not doubtful:
            continue
        rejected = status == "rejected"
        column = None if rejected else columns.get(source, {}).get("place")
        value = text if rejected and not is_null(text) else place
        out.append(
            {
                "source": source,
                "record": record,
                "column": column,
                "value": "" if is_null(value) else value,
                "status": status,
                "reason": None if is_null(reason) else reason,
                "candidates": undecided.get(event_id, []),
            }
        )
    return out


def _gazetteer(info: Info | None) -> dict[str, Any]:
    """Version, hash and counts; never the path, which tells where a user keeps files."""
    if info is None:
        return {}
    return {
        "version": info.version,
        "hash": info.hash,
        "counts": dict(info.counts),
        "licences": list(info.licences),
    }
