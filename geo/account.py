"""The account of a run: every row and mention under one status, and what was wrong with which."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.coordinates import coordinates
from geo.dates import cell
from geo.schema import STATUSES, is_null

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Info, Match
    from geo.columns import Role
    from geo.inputs import Reading
    from geo.tables import Table

Account = dict[str, int]
Candidates = Mapping[str, list[dict[str, Any]]]

_READ = ("event_id", "source", "record", "place_text", "text", "date_start", "lon", "lat", "status", "reason")


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
    """Each row that is not placed or could not be read, and each cell of the others that was put aside."""
    tables = {table.source: _Cells(table) for table in reading.tables} if reading is not None else {}
    out = []
    for row in zip(*(events[name].tolist() for name in _READ), strict=True):
        found: dict[str, Any] = {
            name: None if is_null(value) else value for name, value in zip(_READ, row, strict=True)
        }
        cells = tables.get(found["source"])
        for column, value, reason in _faults(found, cells):
            out.append(
                {
                    "source": found["source"],
                    "record": found["record"],
                    "column": column,
                    "value": value,
                    "status": found["status"],
                    "reason": reason,
                    "candidates": undecided.get(found["event_id"], [])
                    if found["status"] == "unresolved"
                    else [],
                }
            )
    return out


Fault = tuple[str | None, str, str | None]
"""Column, value and reason."""


class _Cells:
    """The cells of a table that can be at fault, by record."""

    def __init__(self, table: Table) -> None:
        self.columns = table.columns
        self.order = table.date_order
        self.serials = table.serials
        roles: tuple[Role, ...] = ("date", "lon", "lat")
        cells = zip(*(table.cells(role) for role in roles), strict=True)
        self.by_record = {} if table.is_events else dict(zip(table.records, cells, strict=True))


def _faults(row: Mapping[str, Any], cells: _Cells | None) -> Iterator[Fault]:
    status = row["status"]
    if status == "rejected":
        yield None, row["text"] or row["place_text"] or "", row["reason"]
        return
    date, lon, lat = cells.by_record.get(row["record"], ("", "", "")) if cells else ("", "", "")
    columns: Mapping[Role, str] = cells.columns if cells else {}
    point = f"{lat}, {lon}" if lon or lat else ""
    if status == "unresolved":
        nameless = not row["place_text"] and point
        column = columns.get("lat" if nameless else "place")
        yield column, point if nameless else row["place_text"] or "", row["reason"]
    elif status == "mapped" and point and not _is_at(row, lon, lat):
        yield columns.get("lat"), point, row["reason"]
    if cells and date and row["date_start"] is None and status in ("mapped", "unresolved"):
        when = cell(date, cells.order, serials=cells.serials)
        if when.reason:
            yield columns.get("date"), date, when.reason


def _is_at(row: Mapping[str, Any], lon: str, lat: str) -> bool:
    """Whether a row lies where its cells say."""
    given = coordinates(lon, lat)
    if not given.usable or given.lon is None or given.lat is None or row["lon"] is None:
        return False
    return bool(abs(given.lon - row["lon"]) < 1e-5 and abs(given.lat - row["lat"]) < 1e-5)


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
