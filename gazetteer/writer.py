"""Values as rows of a compiled file that is being made: places, names in order, labels, shapes.

What is entered is the same whatever the order in which names and labels come.
"""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gazetteer.compiledfile import INSERT_PLACE, MOST_ROWS, joined, pack
from gazetteer.inflection import is_adjective
from gazetteer.names import normalise
from gazetteer.place import Quality
from gazetteer.rank import ODDS, QUALITIES
from gazetteer.sieve import LEAST_WEIGHT, Sieve
from gazetteer.sorting import SortedLines
from gazetteer.typewords import bare_forms

MOST_SENSES = 1000
"""Senses that one name keeps, the likeliest: a big import knows twenty thousand First Baptist Churches."""

_NUMBERS: dict[str, int] = {quality: number for number, quality in enumerate(QUALITIES)}
_ORDER = range(len(QUALITIES))
_PRECEDENCE = [
    number if quality != "alternate" else _NUMBERS["adjective"] + 0.5
    for number, quality in enumerate(QUALITIES)
]
"""By number, which of a place's qualities of one name counts, the lowest: a people's name is an alternate
of many a country too ("Pakistani"), but "UK" and "USA" are names before they are adjectives."""
_SHORT = 3
_ODDS = [ODDS[quality] for quality in QUALITIES]
_BATCH = 10_000

PlaceValues = tuple[int, str, float, float, int, int, int, float, float]
"""Row, name, lon, lat, numbers of kind and region, population, radius_km, importance."""


def town_radius_km(population: int) -> float:
    """The extent of a town by its people: 12 km for a million of them."""
    return max(0.5, 0.012 * math.sqrt(population))


@dataclass(frozen=True, slots=True)
class Area:
    """A country or division as places that lie in it need it."""

    rowid: int
    name: str
    population: int


class Weights:
    """The importance of each row, 4 bytes a row: twelve million places fit where a dictionary would not."""

    def __init__(self) -> None:
        self._above = array("f")
        self._below = array("f")

    def __contains__(self, rowid: int) -> bool:
        return self[rowid] > 0.0

    def __getitem__(self, rowid: int) -> float:
        held, place = (self._above, rowid) if rowid >= 0 else (self._below, -rowid)
        return held[place] if place < len(held) else 0.0

    def __setitem__(self, rowid: int, weight: float) -> None:
        held, place = (self._above, rowid) if rowid >= 0 else (self._below, -rowid)
        if place >= len(held):
            held.frombytes(bytes(4 * (max(place + 1, len(held) * 5 // 4) - len(held))))
        held[place] = weight


class Writer:
    """A compiled file being written.

    spool: a folder for what does not fit the memory. countries, admin1: those entered so far, by ISO code and
    by country and GeoNames' code. weights: the importance of each row. known_as: rows of areas by normalised
    name, noted while `noting`.
    """

    def __init__(self, connection: sqlite3.Connection, spool: Path, *, noting: bool = False) -> None:
        self.connection = connection
        self.spool = spool
        self.countries: dict[str, Area] = {}
        self.admin1: dict[tuple[str, str], Area] = {}
        self.known_as: dict[str, list[int]] = {}
        self.weights = Weights()
        self.noting = noting
        self._kinds: dict[tuple[str, str], int] = {}
        self._regions: dict[tuple[str, int | None], int] = {}
        self._region_count = 0
        self._senses = SortedLines(spool, "names")
        self._labels = SortedLines(spool, "labels")

    def place(self, values: PlaceValues) -> None:
        """Enter a place."""
        self.connection.execute(INSERT_PLACE, values)

    def places(self, values: Iterable[PlaceValues]) -> None:
        """Enter many places."""
        self.connection.executemany(INSERT_PLACE, values)

    def key(self, rowid: int, place_id: str) -> None:
        """Enter the id of a place that has none of GeoNames."""
        self.connection.execute("INSERT INTO keys VALUES (?, ?)", (rowid, place_id))

    def country(self, code: str, rowid: int, continent: int | None) -> None:
        """Enter the ISO code of a country. continent: the row of what holds it."""
        self.connection.execute("INSERT INTO countries VALUES (?, ?, ?)", (code, rowid, continent))

    def kind(self, level: str, feature: str) -> int:
        """The number of a level and feature code, entered when it is first met."""
        if (number := self._kinds.get((level, feature))) is None:
            number = self._kinds[level, feature] = len(self._kinds)
            self.connection.execute("INSERT INTO kinds VALUES (?, ?, ?)", (number, level, feature))
        return number

    def region(self, country: str, admin1: str) -> int:
        """The number of a country's division, entered when it is first met."""
        division = self.admin1.get((country, admin1))
        key = (country, None if division is None else division.rowid)
        if (number := self._regions.get(key)) is None:
            number = self._regions[key] = self.new_region(
                country, division.name if division else None, key[1]
            )
        return number

    def new_region(self, country: str, admin1: str | None, admin1_id: int | None) -> int:
        """Enter a region of its own, however many there are like it."""
        number = self._region_count
        self._region_count += 1
        self.connection.execute(
            "INSERT INTO regions VALUES (?, ?, ?, ?)", (number, country or None, admin1, admin1_id)
        )
        return number

    def add_names(self, rowid: int, quality: Quality, names: Sequence[str], level: str) -> None:
        """Names of an area, and the bare name within each: "Kursk" within "Kursk Oblast"."""
        number = _NUMBERS[quality]
        for name in names:
            if not (key := normalise(name)):
                continue
            self.sense(key, rowid, quality)
            if self.noting:
                self.known_as.setdefault(key, []).append(rowid)
            if number <= _NUMBERS["alternate"] and level in ("admin1", "admin2"):
                for bare in bare_forms(key):
                    if not is_adjective(bare):
                        self.sense(bare, rowid, "form")
                        if self.noting:
                            self.known_as.setdefault(bare, []).append(rowid)
                if level == "admin2" and key.endswith((" county", " parish")) is False:
                    self.sense(f"{key} county", rowid, "form")

    def sense(self, key: str, rowid: int, quality: Quality) -> None:
        """Enter a normalised name of a place."""
        self._senses.add(f"{key}\t{pack(rowid, _NUMBERS[quality])}")

    def label(self, rowid: int, lang: str, name: str, rank: int) -> None:
        """Offer a name to show in a language; the one of the lowest rank is taken, 0 to 9."""
        self._labels.add(f"{rowid + MOST_ROWS:09d}\t{lang}\t{rank}\t{' '.join(name.split())}")

    def shape(self, rowid: int, wkb: bytes, bounds: tuple[float, float, float, float]) -> None:
        """Enter a polygon. bounds: west, south, east, north."""
        west, south, east, north = bounds
        self.connection.execute("INSERT INTO shapes VALUES (?, ?)", (rowid, wkb))
        self.connection.execute(
            "INSERT INTO shape_boxes VALUES (?, ?, ?, ?, ?)", (rowid, west, east, south, north)
        )

    def write_labels(self) -> None:
        """Write the labels that were offered."""
        self.connection.executemany("INSERT INTO labels VALUES (?, ?, ?)", self._labelled())

    def _labelled(self) -> Iterator[tuple[int, str, str]]:
        last = ""
        for line in self._labels:
            number, lang, _, name = line.split("\t")
            if (mark := f"{number}\t{lang}") != last:
                last = mark
                yield int(number) - MOST_ROWS, lang, name

    def write_names(self) -> Iterator[float]:
        """Write the names in order; yields the share of the work that was done since."""
        total = len(self._senses) or 1
        read = [0]
        packed = self._packed(read)
        done = 0
        known: list[str] = []
        while batch := list(islice(packed, _BATCH)):
            values = ((name, senses) for name, senses, _ in batch)
            self.connection.executemany("INSERT INTO names VALUES (?, ?)", values)
            known.extend(name for name, _, weight in batch if weight >= LEAST_WEIGHT)
            yield (read[0] - done) / total
            done = read[0]
        self.connection.execute("INSERT INTO sieve VALUES (?)", (Sieve.of(known).bits,))

    def _packed(self, read: list[int]) -> Iterator[tuple[str, int | bytes, float]]:
        """Each name with its senses, likeliest first, and the importance of the first; every place once.

        A place counts by its best quality. read: its first number counts the senses that have been read.
        """
        weights = self.weights
        current, best = "", dict[int, int]()

        def packed() -> tuple[str, int | bytes, float]:
            if len(best) == 1:
                ((rowid, quality),) = best.items()
                return current, pack(rowid, quality), weights[rowid]
            order = sorted(best, key=lambda rowid: (-weights[rowid] * _ODDS[best[rowid]], rowid))
            del order[MOST_SENSES:]
            return current, joined([pack(rowid, best[rowid]) for rowid in order]), weights[order[0]]

        for line in self._senses:
            read[0] += 1
            key, _, number = line.partition("\t")
            if key != current:
                if best:
                    yield packed()
                current, best = key, {}
            rowid, quality = int(number) >> 4, int(number) & 15
            rank = _PRECEDENCE if len(key) > _SHORT else _ORDER
            best[rowid] = min(quality, best.get(rowid, quality), key=rank.__getitem__)
        if best:
            yield packed()

    def write_points(self) -> None:
        """Index where populated places lie."""
        self.connection.execute(
            "INSERT INTO points SELECT p.id, p.lon, p.lon, p.lat, p.lat FROM places p"
            " JOIN kinds k ON k.id = p.kind WHERE k.level IN ('city', 'locality')"
        )
