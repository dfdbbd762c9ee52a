"""Whether a place of another source is there already, and what it lies in: indexes that stay small."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from gazetteer.compiledfile import GROUNDS


class Bearers:
    """Which rows bear a name at a level: eight bytes of hash and four of row for each."""

    def __init__(self) -> None:
        self._hashes, self._rows = array("q"), array("i")
        self._settled = 0

    def add(self, level: str, name: str, rowid: int) -> None:
        """Note a row; it is found once `settle` has been called."""
        if name:
            self._hashes.append(_hashed(level, name))
            self._rows.append(rowid)

    def settle(self) -> None:
        """Make what was added findable."""
        import numpy as np

        if self._settled < len(self._hashes):
            hashes, rows = np.array(self._hashes, dtype=np.int64), np.array(self._rows, dtype=np.int32)
            order = np.lexsort((rows, hashes))
            self._hashes, self._rows = array("q"), array("i")
            self._hashes.frombytes(hashes[order].tobytes())
            self._rows.frombytes(rows[order].tobytes())
            self._settled = len(self._hashes)

    def find(self, level: str, name: str) -> list[int]:
        """The rows that were added before the last `settle`."""
        wanted = _hashed(level, name)
        at = bisect_left(self._hashes, wanted, 0, self._settled)
        found = []
        while at < self._settled and self._hashes[at] == wanted:
            found.append(self._rows[at])
            at += 1
        return found


class Grounds:
    """Which country and division points lie in, by the shapes in the file."""

    def __init__(
        self, connection: Any, codes: Mapping[int, tuple[str, str]], nations: Mapping[int, str]
    ) -> None:
        import shapely

        rows = [row for row in connection.execute(GROUNDS) if row[0] in codes or row[0] in nations]
        self._owners = [codes[rowid] if rowid in codes else (nations[rowid], "") for rowid, _ in rows]
        self._polygons = shapely.from_wkb([wkb for _, wkb in rows])

    def of(self, places: Sequence[tuple[float, float]]) -> list[tuple[str, str] | None]:
        """Country and code of the division of each point (lon, lat), null where it lies in none."""
        import shapely

        points = shapely.points([lon for lon, _ in places], [lat for _, lat in places])
        owners = [len(self._owners)] * len(places)
        for polygon, point in zip(*shapely.STRtree(points).query(self._polygons, "contains"), strict=True):
            owners[point] = min(int(polygon), owners[point])
        return [self._owners[owner] if owner < len(self._owners) else None for owner in owners]


def _hashed(level: str, name: str) -> int:
    group = "city" if level == "locality" else level
    digest = blake2b(f"{group}\t{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
