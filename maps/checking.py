"""What is wrong with a table that somebody built by hand, all of it at once. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pandas as pd

from geo import schema
from maps.errors import BadEvents

SHOWN = 20
RANGES = {
    "lon": (-180.0, 180.0),
    "lat": (-90.0, 90.0),
    "confidence": (0.0, 1.0),
    "uncertainty_km": (0.0, float("inf")),
    "distance_km": (0.0, float("inf")),
}
WORDS = {
    "status": schema.STATUSES,
    "precision": get_args(schema.Precision),
    "relation": get_args(schema.Relation),
    "date_granularity": get_args(schema.Granularity),
}


FLAG = "is_new"
YES, NO = ("true", "1", "1.0", "yes"), ("false", "0", "0.0", "no", "")
"""How a flag may be written."""


def require(events: Any) -> None:
    """Raise BadEvents with every fault, where there is any; columns that are not there are none."""
    if not isinstance(events, pd.DataFrame):
        raise BadEvents(f"Events are a DataFrame or GeoDataFrame, not {type(events).__name__}.")
    found = list(_faults(events))
    if found:
        more = [f"... and {len(found) - SHOWN:,} more"] if len(found) > SHOWN else []
        raise BadEvents("\n".join(["This is no event table:", *found[:SHOWN], *more]))


def _faults(events: pd.DataFrame) -> Iterator[str]:
    twice = sorted({str(name) for name in events.columns[events.columns.duplicated()]})
    yield from (f"column {name} stands there twice" for name in twice)
    shaped = getattr(events, "_geometry_column_name", None) in events
    if not shaped and not {"lon", "lat"} <= set(events.columns):
        missing = " and ".join(name for name in ("lon", "lat") if name not in events)
        yield f"it has columns lon and lat, or a geometry; here {missing} and the geometry are missing"
    if twice:
        return
    for name, (low, high) in RANGES.items():
        if name in events:
            values = events[name]
            numbers = pd.to_numeric(values, errors="coerce")
            bad = values.notna() & ~numbers.between(low, high)
            limits = f"from {low:g} to {high:g}" if high < float("inf") else f"from {low:g}"
            yield from _named(values, bad, name, f"is no number {limits}")
    for name, words in WORDS.items():
        if name in events:
            values = events[name]
            bad = values.notna() & ~values.isin(words)
            yield from _named(values, bad, name, f"is none of {', '.join(words)}")
    if FLAG in events:
        values = events[FLAG]
        written = values.astype(str).str.strip().str.lower()
        yield from _named(values, values.notna() & ~written.isin([*YES, *NO]), FLAG, "is none of yes, no")


def _named(values: pd.Series, bad: pd.Series, column: str, fault: str) -> Iterator[str]:
    for row in bad.to_numpy(dtype=bool).nonzero()[0].tolist():
        shown = repr(values.iat[row])
        yield f"row {row + 1}, column {column}: {shown if len(shown) <= 60 else shown[:59] + '…'} {fault}"
