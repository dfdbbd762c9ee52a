"""When each event was first seen: the only thing in `.dateline` that cannot be made again.

A Parquet file with a row an event: its id and the second, in UTC, of the run that first had it. Nothing is
ever taken out, so that an event that was away for a run is not new when it comes back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.safefiles import put
from maps.project.errors import BrokenLedger

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = ("event_id", "first_seen")


class Ledger:
    """First sightings, read from a file that need not be there.

    Raises BrokenLedger for a file that is none: it is never overwritten.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _read(path) if path.exists() else {}
        self._last = max(self._seen.values(), default=0)
        self._added = False

    @property
    def first_run(self) -> int | None:
        """The second of the first sighting of all, None where nothing has ever been seen."""
        return min(self._seen.values(), default=None)

    def see(self, ids: Iterable[str], now: dt.datetime) -> None:
        """Note what has not been seen before; now has a zone.

        After a clock was set back, what comes is still seen later than what was there.
        """
        second = int(now.timestamp())
        if second < self._last:
            second = self._last + 1
        for one in ids:
            if one not in self._seen:
                self._seen[one] = second
                self._added = True

    def first_seen(self, ids: Iterable[str]) -> list[int | None]:
        """The second, since 1970 in UTC, of each event's first sighting."""
        return [self._seen.get(one) for one in ids]

    def save(self) -> None:
        """Write what was added; a file with nothing to add to it is not touched."""
        if self._added:
            put(self._path, _written(self._seen))
            self._added = False


def _written(seen: dict[str, int]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    table: pa.Table = pa.table(
        {
            "event_id": pa.array(list(seen), pa.string()),
            "first_seen": pa.array(list(seen.values()), pa.timestamp("s", "UTC")),
        }
    )
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _read(path: Path) -> dict[str, int]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.read_table(path, columns=list(_COLUMNS))
        seconds = table["first_seen"].cast(pa.timestamp("s", "UTC")).cast(pa.int64()).to_pylist()
        return dict(zip(table["event_id"].to_pylist(), seconds, strict=True))
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise BrokenLedger(
            f"{path}: the ledger of first sightings cannot be read ({str(error).splitlines()[0][:100]})\n"
            "put back a copy of it, or move it away: then no event counts as new in the next run"
        ) from error
