"""The rows of a compiled gazetteer as values: places, the senses of names, countries."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from gazetteer.errors import BrokenGazetteer, UnknownPlace
from gazetteer.place import Place, Quality
from gazetteer.rank import QUALITIES

_COLUMNS = "id, key, name, level, lon, lat, region, feature, population, radius_km, weight"
_BATCH = 8
_MOST_KEPT = 60_000
_MAPPED = 1 << 28
"""Bytes of the file that are read as memory: all of it."""


class Reader:
    """A compiled file, read-only; threads may share it, and processes across a fork.

    Rows are numbered by their GeoNames id, those of other sources from −1 down.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._places: dict[int, tuple[Place, float]] = {}

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        row = self.one("SELECT senses FROM names WHERE name = ?", (key,))
        if row is None:
            return []
        packed = struct.unpack(f"<{len(row[0]) // 4}i", row[0])
        places = self._places
        missing = [number >> 4 for number in packed if number >> 4 not in places]
        if missing:
            if len(places) > _MOST_KEPT:
                self._places = places = {}
                missing = [number >> 4 for number in packed]
            self._fetch(missing)
        found = []
        for number in packed:
            place, weight = places[number >> 4]
            found.append((place, QUALITIES[number & 15], weight))
        return found

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears, in the order given."""
        marks = ",".join("?" * len(keys))
        present = {row[0] for row in self.all(f"SELECT name FROM names WHERE name IN ({marks})", keys)}
        return [key for key in keys if key in present]

    def place(self, place_id: str) -> Place:
        """The place of an id such as "gn:551487". Raises UnknownPlace when there is none."""
        rowid = self.rowid(place_id)
        if rowid not in self._places:
            self._fetch([rowid])
        if (found := self._places.get(rowid)) is None:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return found[0]

    def places(self, rowids: Iterable[int]) -> list[Place]:
        """The places of rows that are there, in the order given."""
        wanted = list(rowids)
        self._fetch([rowid for rowid in wanted if rowid not in self._places])
        return [self._places[rowid][0] for rowid in wanted]

    @cached_property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of the continent that holds it."""
        rows = self.all("SELECT code, id, parent FROM countries ORDER BY code")
        nations = self.places(rowid for _, rowid, _ in rows)
        return {
            code: (nation, None if parent is None else self.places([parent])[0].id)
            for nation, (code, _, parent) in zip(nations, rows, strict=True)
        }

    def rowid(self, place_id: str) -> int:
        """The row of an id. Raises UnknownPlace for an id that none of the rows can have."""
        source, _, number = place_id.partition(":")
        if source == "gn" and number.isdecimal() and len(number) < 12:
            return int(number)
        row = self.one("SELECT id FROM places WHERE key = ?", (place_id,))
        if row is None:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return int(row[0])

    def one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row, null where there is none. Raises BrokenGazetteer for a damaged file."""
        try:
            return self._connection.execute(statement, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows. Raises BrokenGazetteer for a damaged file."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def _fetch(self, rowids: Sequence[int]) -> None:
        """Read places into memory, in batches of few sizes so that the prepared statements are kept."""
        for start in range(0, len(rowids), _BATCH):
            batch = rowids[start : start + _BATCH]
            for row in self.all(_SELECT[len(batch)], batch):
                self._places[row[0]] = self._place(row)

    def _place(self, row: Sequence[Any]) -> tuple[Place, float]:
        rowid, key, name, level, lon, lat, region, feature, population, radius_km, weight = row
        country, admin1, admin1_id = self._regions[region]
        return (
            Place(
                key or f"gn:{rowid}", name, sys.intern(level), lon, lat,  # type: ignore[arg-type]
                country, admin1, admin1_id, sys.intern(feature), population, radius_km,
            ),
            weight,
        )  # fmt: skip

    @cached_property
    def _regions(self) -> dict[int, tuple[str | None, str | None, str | None]]:
        """Country, name and id of the first-level division, by the number that places carry."""
        return {
            number: (country, admin1, None if rowid is None else f"gn:{rowid}")
            for number, country, admin1, rowid in self.all(
                "SELECT id, country, admin1, admin1_id FROM regions"
            )
        }

    def _broken(self, error: Exception) -> BrokenGazetteer:
        return BrokenGazetteer(
            f"{self.path}: cannot be read ({error}); make it anew: dateline gazetteer build"
        )

    @property
    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; a connection must not be carried across a fork."""
        held = getattr(self._local, "held", None)
        if held is not None and held[0] == os.getpid():
            return held[1]  # type: ignore[no-any-return]
        try:
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute(f"PRAGMA mmap_size={_MAPPED}")
        except sqlite3.Error as error:
            raise self._broken(error) from error
        self._local.held = (os.getpid(), connection)
        return connection


_SELECT = {
    size: f"SELECT {_COLUMNS} FROM places WHERE id IN ({','.join('?' * size)})"
    for size in range(1, _BATCH + 1)
}
