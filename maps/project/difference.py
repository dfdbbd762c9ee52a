"""What changed between two event tables: added, removed, moved and changed events (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo import measure
from geo.schema import is_null

if TYPE_CHECKING:
    import pandas as pd

MOVED_KM = 0.01
"""A point that lies this near to where it lay has not moved: files round coordinates."""
_PLACE = ("place_id", "place_name", "lon", "lat", "precision", "relation", "country", "admin1", "level")
_SILENT = frozenset({"confidence", "geometry", "first_seen", "is_new"})


@dataclass(frozen=True, slots=True)
class Moved:
    """An event that lies elsewhere now. km: how far, geodesic; None where one of the two has no point."""

    event_id: str
    before: str | None
    after: str | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An event of which other columns say something else. columns: name → (before, after)."""

    event_id: str
    columns: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one table has that another has not. Ids and changes in the order of the newer table."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    changed: tuple[Changed, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.changed)

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "added": list(self.added),
            "removed": list(self.removed),
            "moved": [
                {"event_id": one.event_id, "before": one.before, "after": one.after, "km": one.km}
                for one in self.moved
            ],
            "changed": [
                {
                    "event_id": one.event_id,
                    "columns": {name: list(pair) for name, pair in one.columns.items()},
                }
                for one in self.changed
            ],
        }


def difference(old: pd.DataFrame, new: pd.DataFrame) -> Difference:
    """What changed from one event table to the next; columns that only one of them has do not count."""
    before, after = list(map(str, old["event_id"])), list(map(str, new["event_id"]))
    at = {key: number for number, key in enumerate(before)}
    both = [number for number, key in enumerate(after) if key in at]
    was, now = old.iloc[[at[after[number]] for number in both]], new.iloc[both]
    shared = [str(name) for name in new.columns if name in old.columns and name not in _SILENT]
    differing: dict[int, dict[str, tuple[Any, Any]]] = {}
    for name in shared:  # a column at a time: of millions of rows few differ, and only those are looked at
        for row, pair in enumerate(zip(_cells(was[name]), _cells(now[name]), strict=True)):
            if pair[0] != pair[1]:
                differing.setdefault(row, {})[name] = pair
    moved, changed = [], []
    for row in sorted(differing):
        key, found = after[both[row]], differing[row]
        if (place := _moved(key, _row(was, row), _row(now, row), found)) is not None:
            moved.append(place)
        if rest := {name: pair for name, pair in found.items() if name not in _PLACE}:
            changed.append(Changed(key, rest))
    held = set(after)
    return Difference(
        tuple(key for key in after if key not in at),
        tuple(key for key in before if key not in held),
        tuple(moved),
        tuple(changed),
    )


def _cells(column: pd.Series) -> list[Any]:
    """A column's cells, None where they are null."""
    return [cell if type(cell) is str else None if is_null(cell) else cell for cell in column.tolist()]


def _row(table: pd.DataFrame, number: int) -> dict[str, Any]:
    """What a row says of its place."""
    found = {name: table[name].iat[number] for name in _PLACE if name in table.columns}
    return dict.fromkeys(_PLACE) | {name: None if is_null(cell) else cell for name, cell in found.items()}


def _moved(
    key: str, was: Mapping[str, Any], row: Mapping[str, Any], differing: Mapping[str, Any]
) -> Moved | None:
    """How an event moved; None where it lies where it lay."""
    if not any(name in differing for name in _PLACE):
        return None
    km = None
    if None not in (was["lon"], was["lat"], row["lon"], row["lat"]):
        km = round(measure.distance_km(was["lon"], was["lat"], row["lon"], row["lat"]), 3)
    same_place = was["place_id"] == row["place_id"] and was["relation"] == row["relation"]
    if same_place and (km is None or km < MOVED_KM) and (was["lon"] is None) == (row["lon"] is None):
        return None
    return Moved(key, was["place_name"], row["place_name"], km)
