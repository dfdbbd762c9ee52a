"""The event table of a map, from the parts of its inputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geo.corrections import Correction
from geo.parts import Part, joined
from maps.project.ledger import Ledger
from maps.project.parts import Parts
from maps.project.settings import LAST_RUN, MapSettings

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Gazetteer


def table(
    keys: Sequence[str],
    parts: Parts,
    settings: MapSettings,
    gazetteer: Gazetteer,
    corrections: tuple[str, Sequence[Correction]] | None = None,
) -> gpd.GeoDataFrame:
    """The events of some inputs, only those that a map shows; the report is of these.

    Raises BrokenPart when a part turns out to be damaged.
    """
    return joined(_chosen(keys, parts, settings), gazetteer, corrections=corrections)


def mark_new(
    events: gpd.GeoDataFrame,
    since: dt.timedelta | str,
    ledger: Ledger,
    now: dt.datetime,
    made_at: float | None,
) -> None:
    """Add the column `is_new`, and `new_since` to the attributes; the ledger has seen these events.

    made_at: when the map was last made, in seconds since 1970. A span counts in whole days, so that all runs
    of a day agree. What the project's first run saw is new in none.
    """
    import pandas as pd

    if since == LAST_RUN:
        threshold = now if made_at is None else dt.datetime.fromtimestamp(made_at + 1, now.tzinfo)
    else:
        assert isinstance(since, dt.timedelta)
        day = now.date() - dt.timedelta(days=max(since.days, 1))
        threshold = dt.datetime.combine(day, dt.time(), now.tzinfo)
    first_run, least = ledger.first_run, int(threshold.timestamp())
    seconds = ledger.first_seen(events["event_id"].tolist())
    fresh = [second is not None and second >= least and second != first_run for second in seconds]
    events["is_new"] = pd.Series(fresh, index=events.index, dtype=bool)
    events.attrs["new_since"] = threshold.date().isoformat()


def _chosen(keys: Sequence[str], parts: Parts, settings: MapSettings) -> Iterator[Part]:
    types, countries = frozenset(settings.types), frozenset(settings.countries)
    for key in keys:
        part = parts.part(key)
        if not types and not countries:
            yield part
            continue
        rows = (
            row
            for row in part.rows
            if (not types or (row["type"] or "other") in types)
            and (not countries or row["country"] in countries)
        )
        yield Part(rows, part.sources, part.documents, part.doubts, part.decided, part.faults)
