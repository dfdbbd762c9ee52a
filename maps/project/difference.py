"""What changed between two event tables: added, removed, moved and changed events (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo import measure
from geo.schema import NAMES, is_null

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
    before, after = dict(_rows(old)), dict(_rows(new))
    shared = [name for name in new.columns if name in old.columns and name not in _SILENT]
    moved, changed = [], []
    for key, row in after.items():
        if key not in before:
            continue
        was = before[key]
        differing = {name: (was[name], row[name]) for name in shared if was[name] != row[name]}
        if differing and (place := _moved(key, was, row, differing)) is not None:
            moved.append(place)
        if rest := {name: pair for name, pair in differing.items() if name not in _PLACE}:
            changed.append(Changed(key, rest))
    return Difference(
        tuple(key for key in after if key not in before),
        tuple(key for key in before if key not in after),
        tuple(moved),
        tuple(changed),
    )


def _rows(table: pd.DataFrame) -> Iterator[tuple[str, dict[str, Any]]]:
    names = [str(name) for name in table.columns if name != "geometry"]
    for cells in zip(*(table[name].tolist() for name in names), strict=True):
        row = {name: None if is_null(cell) else cell for name, cell in zip(names, cells, strict=True)}
        yield str(row["event_id"]), dict.fromkeys(NAMES) | row


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
