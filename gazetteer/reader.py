"""The rows of a compiled gazetteer as values: places, the senses of names, countries."""

from __future__ import annotations

import os
import sqlite3
import struct
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from gazetteer.errors import BrokenGazetteer, UnknownPlace
from gazetteer.names import one_edit
from gazetteer.place import Level, Place, Quality
from gazetteer.rank import QUALITIES
from gazetteer.sieve import Sieve
from gazetteer.worldview import DEFAULT, Standing, Transfer, standing, worldview

_COLUMNS = "p.id, p.name, p.lon, p.lat, p.kind, p.region, p.population, p.radius_km, p.weight"
_SENSES = (
    f"SELECT n.senses, {_COLUMNS} FROM names n LEFT JOIN places p"
    " ON typeof(n.senses) = 'integer' AND p.id = n.senses >> 4 WHERE n.name = ?"
)
"""A name's senses, with the place where there is only one, as of most names."""
_BATCH = 8
_PLACES = {
    size: f"SELECT {_COLUMNS} FROM places p WHERE p.id IN ({','.join('?' * size)})"
    for size in range(1, _BATCH + 1)
}
_MOST_KEPT = 60_000
_MAPPED = 1 << 28
"""Bytes of the file that are read as memory: all of it."""
_BELOW: Mapping[Level, Level] = {"country": "admin1", "admin1": "admin2"}
"""The levels of a country, and within it, where a view makes it a division of another one."""

_Region = tuple[str | None, str | None, str | None]
"""Country, name and id of the first-level division."""


class _Held:
    """What has been read: names as the file has them (b"" for unknown ones), places and importance by row.

    But for the places numbers and bytes, through which the garbage collector need not walk.
    """

    __slots__ = ("names", "places", "weights")

    def __init__(self) -> None:
        self.names: dict[str, int | bytes] = {}
        self.places: dict[int, Place] = {}
        self.weights: dict[int, float] = {}


class Reader:
    """A compiled file in one view of disputed borders, read-only; threads may share it, and processes across
    a fork.

    Rows are numbered by their GeoNames id, those of other sources from −1 down.
    """

    def __init__(self, path: Path, view: str = DEFAULT) -> None:
        self.path = path
        self._view = worldview(view)
        self._local = threading.local()
        self._held = _Held()

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        held = self._held
        try:
            stored = held.names.get(key)
            if stored is None:
                stored, held = self._read(key)
            places, weights = held.places, held.weights
            if isinstance(stored, int):
                rowid = stored >> 4
                return [(places[rowid], QUALITIES[stored & 15], weights[rowid])]
            numbers = struct.unpack(f"<{len(stored) // 4}i", stored)
            self._fetch([number >> 4 for number in numbers], held)
            return [(places[n >> 4], QUALITIES[n & 15], weights[n >> 4]) for n in numbers]
        except (LookupError, TypeError, struct.error) as error:
            raise self._broken(error) from error

    def _read(self, key: str) -> tuple[int | bytes, _Held]:
        """The senses of a name as the file has them, with the place where there is only one."""
        held = self._held
        if len(held.places) >= _MOST_KEPT or len(held.names) >= _MOST_KEPT:
            held = self._forget()
        row = self.one(_SENSES, (key,))
        stored: int | bytes = b"" if row is None else row[0]
        if isinstance(stored, int) and stored >> 4 not in held.places:
            self._keep(row[1:], held)
        held.names[key] = stored
        return stored, held

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears, in the order given."""
        if not keys:
            return []
        marks = ",".join("?" * len(keys))
        present = {row[0] for row in self.all(f"SELECT name FROM names WHERE name IN ({marks})", keys)}
        return [key for key in keys if key in present]

    def close(self, key: str) -> list[str]:
        """Normalised names of well-known places that are one letter from this one, likeliest slips first."""
        return self.known(one_edit(key, self._sieve.passes))

    def place(self, place_id: str) -> Place:
        """The place of an id such as "gn:551487". Raises UnknownPlace when there is none."""
        rowid = self.rowid(place_id)
        held = self._held
        self._fetch([rowid], held)
        if rowid not in held.places:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return held.places[rowid]

    def places(self, rowids: Iterable[int]) -> list[Place]:
        """The places of rows that are there, in the order given."""
        wanted, held = list(rowids), self._held
        self._fetch(wanted, held)
        return [held.places[rowid] for rowid in wanted]

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self.one("SELECT bits FROM sieve")[0])

    @cached_property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of the continent that holds it.

        One that the view makes a part of another is there under its code, as the division that it is.
        """
        rows = self.all("SELECT code, id, parent FROM countries ORDER BY code")
        nations = self.places(rowid for _, rowid, _ in rows)
        return {
            code: (nation, None if parent is None else self.places([parent])[0].id)
            for nation, (code, _, parent) in zip(nations, rows, strict=True)
        }

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """The units whose country is disputed, by their ids, as they stand in the view."""
        held = self.all(
            "SELECT p.id, p.name, k.level, r.country FROM places p JOIN kinds k ON k.id = p.kind"
            " JOIN regions r ON r.id = p.region WHERE r.country IS NOT NULL AND p.id IN"
            f" ({','.join(unit[3:] for unit in sorted(self._view.verdicts))})"
        )
        return {f"gn:{key}": standing(self._view, f"gn:{key}", *columns) for key, *columns in held}

    @cached_property
    def moved(self) -> dict[str, Standing]:
        """The units that the view gives to another country than GeoNames does, by their ids."""
        return {unit: own for unit, own in self.standings.items() if own.country != own.origin}

    @cached_property
    def _grounds(self) -> dict[str, Standing]:
        """The units whose country is disputed, by what the places in them carry: ids and countries' codes."""
        held = self.standings
        nations = {code: held[nation] for code, nation in self._nations.items() if nation in held}
        return held | nations

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """The countries and divisions that the view gives to another country, by their ids."""
        return tuple(
            Transfer(
                unit,
                None if own.level == "country" else self._nations[own.origin],
                self._nations[own.country],
            )
            for unit, own in sorted(self.moved.items())
            if own.level in _BELOW and own.country in self._nations
        )

    def standing(self, place: Place) -> Standing | None:
        """How the disputed unit stands that a place is or lies in; null where it lies in none."""
        held = self._grounds
        return held.get(place.id) or held.get(place.admin1_id or "") or held.get(place.country or "")

    def claim(self, place: Place, country: str) -> str | None:
        """Who counts a place to a country that is not its own in this view, in words; null where nobody."""
        found = self.standing(place)
        return None if found is None else found.claim(country)

    def note(self, place: Place) -> str | None:
        """What is to be known of a country that is disputed, or another than in the view `un`."""
        found = self.standing(place)
        return None if found is None else found.note

    def near(self, lon: float, lat: float, reach_km: float) -> list[tuple[float, int]]:
        """Distance in km and row of places about a point that the file's index of points does not hold."""
        return []

    def rowid(self, place_id: str) -> int:
        """The row of an id. Raises UnknownPlace for an id that none of the rows can have."""
        source, _, number = place_id.partition(":")
        if source == "gn" and number.isdecimal() and len(number) < 12:
            return int(number)
        if (row := self.one("SELECT id FROM keys WHERE key = ?", (place_id,))) is None:
            raise UnknownPlace(f"{place_id}: no place has this id")
        return int(row[0])

    def one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row, null where there is none. Raises BrokenGazetteer for a damaged file."""
        try:
            return self._cursor.execute(statement, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows. Raises BrokenGazetteer for a damaged file."""
        try:
            return self._cursor.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def stream(self, statement: str) -> Iterator[Any]:
        """The rows one after the other, for more of them than fit the memory."""
        try:
            yield from self._cursor.connection.execute(statement)
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def _forget(self) -> _Held:
        """Begin to hold places anew; another thread may still read what was held."""
        self._held = _Held()
        return self._held

    def _fetch(self, rowids: Iterable[int], held: _Held) -> None:
        """Read those places that are not held yet, in batches of few sizes: prepared statements are kept."""
        missing = [rowid for rowid in rowids if rowid not in held.places]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            for row in self.all(_PLACES[len(batch)], batch):
                self._keep(row, held)

    def _keep(self, row: Sequence[Any], held: _Held) -> None:
        rowid, name, lon, lat, kind, region, population, radius_km, weight = row
        level, feature = self._kinds[kind]
        country, admin1, admin1_id = self._alone.get(rowid) or self._regions[region]
        if region in self._demoted:
            level = _BELOW.get(level, level)
        held.weights[rowid] = weight
        held.places[rowid] = Place(
            f"gn:{rowid}" if rowid > 0 else self._key(rowid), name, level, lon, lat,
            country, admin1, admin1_id, feature, population, radius_km,
        )  # fmt: skip

    @cached_property
    def _kinds(self) -> dict[int, tuple[Level, str]]:
        """Level and feature code, by the number that places carry."""
        return {number: (level, feature) for number, level, feature in self.all("SELECT * FROM kinds")}

    @cached_property
    def _regions(self) -> dict[int, _Region]:
        """Country and division in the view, by the number that places carry."""
        moved, found = self.moved, dict(self._listed)
        nations = {own.origin: own for own in moved.values() if own.level == "country"}
        for number, (country, admin1, admin1_id) in self._listed.items():
            if admin1_id in moved:
                found[number] = (moved[admin1_id].country, admin1, admin1_id)
            elif country in nations:
                found[number] = (nations[country].country, nations[country].name, nations[country].unit)
        return found

    @cached_property
    def _demoted(self) -> frozenset[int]:
        """Numbers of the regions of countries that the view makes divisions of others."""
        nations = {own.origin for own in self.moved.values() if own.level == "country"}
        if not nations:
            return frozenset()
        return frozenset(
            number
            for number, (country, _, _) in self._listed.items()
            if country in nations and self._regions[number][0] != country
        )

    @cached_property
    def _alone(self) -> dict[int, _Region]:
        """Single places that the view gives to another country than that of their division, by row."""
        alone = [own for own in self.moved.values() if own.level not in _BELOW]
        names = dict(
            self.all(
                "SELECT id, name FROM places WHERE id IN"
                f" ({','.join({own.division[3:] for own in alone if own.division})})"
            )
        )
        return {
            self.rowid(own.unit): (own.country, names.get(self.rowid(own.division or "gn:0")), own.division)
            for own in alone
        }

    @cached_property
    def _listed(self) -> dict[int, _Region]:
        """Country and division as GeoNames lists them, by the number that places carry."""
        return {
            number: (country, admin1, None if rowid is None else f"gn:{rowid}")
            for number, country, admin1, rowid in self.all("SELECT * FROM regions")
        }

    @cached_property
    def _nations(self) -> dict[str, str]:
        """Ids of the countries by their codes."""
        return {code: f"gn:{rowid}" for code, rowid in self.all("SELECT code, id FROM countries")}

    def _key(self, rowid: int) -> str:
        """The id of a place of another source than GeoNames. LookupError where it has none."""
        if (row := self.one("SELECT key FROM keys WHERE id = ?", (rowid,))) is None:
            raise LookupError(f"row {rowid} has no id")
        return str(row[0])

    def _broken(self, error: Exception) -> BrokenGazetteer:
        return BrokenGazetteer(
            f"{self.path}: cannot be read ({error}); make it anew: dateline gazetteer build"
        )

    @property
    def _cursor(self) -> sqlite3.Cursor:
        """This thread's cursor; a connection must not be carried across a fork."""
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
        cursor = connection.cursor()
        self._local.held = (os.getpid(), cursor)
        return cursor
