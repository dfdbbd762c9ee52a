"""What every importer yields: places, names and shapes, one record after the other.

The names and the shape of a place follow it; GeoNames' names, which lie in a file of their own, follow all
places. Nothing is held: a reader of a hundred gigabytes needs no more memory than one of a page.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import BrokenImport
from gazetteer.place import Level, Quality

Key = int | str
"""A GeoNames id as a number, else "<source>:<key>" ("ne:1159113"), which also is the place's id."""


class PlaceRow(NamedTuple):
    """A place as its source has it.

    lon, lat: WGS 84 degrees. country: ISO 3166-1, of two or three letters, empty where not said.
    admin1: GeoNames' code of the division, or its name; empty where not said. names: other names, of whatever
    language. geonameid: the GeoNames id that a source of another kind gives, else 0.
    """

    key: Key
    name: str
    level: Level
    feature: str
    lon: float
    lat: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    radius_km: float = 0.0
    names: tuple[str, ...] = ()
    geonameid: int = 0


class NameRow(NamedTuple):
    """A further name of a place. lang: ISO 639-1, empty where not said; shown: the one to show in it."""

    key: Key
    quality: Quality
    lang: str
    name: str
    shown: bool = False


class ShapeRow(NamedTuple):
    """The polygon of a place as WKB, lon, lat in WGS 84 degrees."""

    key: Key
    wkb: bytes


Record = PlaceRow | NameRow | ShapeRow

_NAMED = 5
_FEW = 10_000
"""So many records are read before a file is given up."""


@dataclass(slots=True)
class Faults:
    """Records that could not be read: how many, and the first ones in words."""

    read: int = 0
    broken: int = 0
    named: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note a broken record, which counts as read too."""
        self.broken += 1
        if len(self.named) < _NAMED:
            self.named.append(f"{where}: {what}")

    def require_mostly_good(self, name: str, *, at_end: bool = False) -> None:
        """Raise BrokenImport where more than half of a file is broken."""
        if 2 * self.broken > self.read and (at_end or self.read >= _FEW):
            raise BrokenImport(
                f"{name}: {self.broken:,} of the first {self.read:,} records are broken; "
                f"{self.named[0]}. Is this the right file, and all of it?"
            )


class Source(ABC):
    """A file that is being imported.

    kind: what it is, in words. licence: what its makers ask for. size: bytes; done: of them read so far.
    """

    kind: str
    licence: str

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults = Faults()
        self.size = max(1, path.stat().st_size)
        self.done = 0

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return self.path.name

    @property
    def files(self) -> list[Path]:
        """All files that are read."""
        return [self.path]

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """The records one after the other. Raises BrokenImport for a file that is mostly broken."""


def number(text: str, least: float, most: float, what: str) -> float:
    """A number between two bounds. ValueError says which value is none."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{what} {text[:40]!r} is no number") from None
    if not (math.isfinite(value) and least <= value <= most):
        raise ValueError(f"{what} {text[:40]!r} is not between {least:g} and {most:g}")
    return value


def people(value: object) -> int:
    """A population; 0 for what is none."""
    try:
        return max(0, min(int(float(str(value))), 10**10))
    except (ValueError, OverflowError):
        return 0
