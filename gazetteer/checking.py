"""What is inconsistent in a compiled gazetteer, and in one's own places over it.

Nothing is changed: a finding says what is where, and what can be done about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazetteer.compiledfile import rows_of
from gazetteer.names import normalise
from gazetteer.ownplaces import OwnPlace, OwnReader
from gazetteer.place import Place
from gazetteer.polygons import Polygons
from gazetteer.rank import distance_km
from gazetteer.reader import Reader

Kind = Literal["id", "name", "point", "country", "admin1", "sense", "shape", "collision", "damage"]

FAR_KM = 50.0
"""So far from its country's shape a place is in the wrong place or the wrong country."""
SAME_KM = 25.0
_ROWS = 200_000
_NAMED = 20
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency. kind: what it is about. where: the place's id, or file and line."""

    kind: Kind
    where: str
    what: str


def check(path: Path, own: Sequence[OwnPlace] = ()) -> list[Finding]:
    """All findings about a compiled file and the own places over it, by kind; twenty of a kind are named.

    Reads the whole file. Raises BrokenGazetteer for one that cannot be read.
    """
    reader = Reader(path)
    found = [
        *_damage(reader), *_names_and_points(reader), *_regions(reader), *_senses(reader), *_loose(reader),
        *_outside(reader), *check_own(path, own),
    ]  # fmt: skip
    by_kind: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in found:
        by_kind[finding.kind].append(finding)
    told: list[Finding] = []
    for kind, findings in sorted(by_kind.items()):
        told += findings[:_NAMED]
        if len(findings) > _NAMED:
            told.append(Finding(kind, path.name, f"{len(findings) - _NAMED:,} more of this kind"))
    return told


def check_own(path: Path, own: Sequence[OwnPlace]) -> list[Finding]:
    """Own places against the gazetteer and each other: namesakes close by, countries and divisions amiss."""
    if not own:
        return []
    plain, placed = Reader(path), OwnReader(path, own).own
    polygons = Polygons(plain)
    found: list[Finding] = []
    alike: dict[str, list[Place]] = defaultdict(list)
    for given, place in zip(own, placed, strict=True):
        if given.row.admin1 and place.admin1_id is None:
            what = f"{place.name}: {given.row.admin1!r} is no division of {place.country}"
            found.append(Finding("admin1", given.where, what))
        ground = polygons.containing(place.lon, place.lat).country
        if place.country and ground is not None and ground.country != place.country:
            what = f"{place.name}: its row says {place.country}, its point lies in {ground.country}"
            found.append(Finding("country", given.where, what))
        found += _namesakes(plain, given, place)
        bearers = alike[normalise(place.name)]
        for other in bearers:
            km = distance_km(place.lon, place.lat, other.lon, other.lat)
            if km <= SAME_KM:
                what = f"{place.name} is {other.id} too, {km:.0f} km away"
                found.append(Finding("collision", given.where, what))
        bearers.append(place)
    return found


def _namesakes(plain: Reader, given: OwnPlace, place: Place) -> Iterator[Finding]:
    for other, _, _ in plain.senses(normalise(place.name)):
        km = distance_km(place.lon, place.lat, other.lon, other.lat)
        if other.level == place.level and km <= SAME_KM:
            yield Finding(
                "collision", given.where, f"{place.name} is in the gazetteer as {other}, {km:.0f} km away"
            )


def _damage(reader: Reader) -> Iterator[Finding]:
    for (told,) in reader.all("PRAGMA quick_check(5)"):
        if told != "ok":
            yield Finding("damage", reader.path.name, f"{told}; make it anew: dateline gazetteer build")


def _names_and_points(reader: Reader) -> Iterator[Finding]:
    for key, name in reader.all("SELECT id, name FROM places WHERE trim(name) = '' ORDER BY id"):
        yield Finding("name", _id(reader, key), f"the name is empty: {name!r}")
    for key, lon, lat in reader.all(
        "SELECT id, lon, lat FROM places WHERE NOT (lon BETWEEN -180 AND 180 AND lat BETWEEN -90 AND 90)"
        " ORDER BY id"
    ):
        yield Finding("point", _id(reader, key), f"lon {lon}, lat {lat} is not on the Earth")
    for key, twice in reader.all(
        "SELECT key, count(*) FROM keys GROUP BY key HAVING count(*) > 1 ORDER BY 1"
    ):
        yield Finding("id", key, f"{twice} places have this id")
    for (key,) in reader.all(
        "SELECT id FROM places WHERE id < 0 AND id NOT IN (SELECT id FROM keys) ORDER BY id"
    ):
        yield Finding("id", f"row {key}", "the place has no id")


def _regions(reader: Reader) -> Iterator[Finding]:
    for number, country in reader.all(
        "SELECT id, country FROM regions WHERE country IS NOT NULL"
        " AND country NOT IN (SELECT code FROM countries) ORDER BY id"
    ):
        yield Finding("country", f"region {number}", f"{country} is no country of this gazetteer")
    for admin1, country, key in reader.all(
        "SELECT admin1, country, admin1_id FROM regions WHERE admin1_id IS NOT NULL"
        " AND admin1_id NOT IN (SELECT id FROM places) ORDER BY id"
    ):
        yield Finding("admin1", f"gn:{key}", f"{admin1}, {country}: no place has the id of this division")


def _senses(reader: Reader) -> Iterator[Finding]:
    """Names that lead to places that are not there."""
    held = {row[0] for row in reader.all("SELECT id FROM places")}
    for name, stored in reader.stream("SELECT name, senses FROM names"):
        lost = [rowid for rowid in rows_of(stored) if rowid not in held]
        if lost:
            yield Finding("sense", f"row {lost[0]}", f"“{name}” names a place that is not there")


def _loose(reader: Reader) -> Iterator[Finding]:
    for table in ("shapes", "labels", "keys"):
        for (key,) in reader.all(
            f"SELECT DISTINCT id FROM {table} WHERE id NOT IN (SELECT id FROM places) ORDER BY id"
        ):
            yield Finding("shape", f"row {key}", f"the table {table} speaks of a place that is not there")


def _outside(reader: Reader) -> Iterator[Finding]:
    """Towns that lie far from the shape of the country they are said to lie in."""
    import numpy as np
    import shapely

    shapes = {
        code: shapely.from_wkb(wkb)
        for code, wkb in reader.all("SELECT c.code, s.wkb FROM countries c JOIN shapes s ON s.id = c.id")
    }
    for shape in shapes.values():
        shapely.prepare(shape)
    towns = reader.stream(
        "SELECT p.id, p.lon, p.lat, r.country FROM places p JOIN regions r ON r.id = p.region"
        " JOIN kinds k ON k.id = p.kind WHERE k.level IN ('city', 'locality') AND r.country IS NOT NULL"
    )
    while rows := [row for row, _ in zip(towns, range(_ROWS), strict=False)]:
        by_country: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
        for key, lon, lat, country in rows:
            by_country[country].append((key, lon, lat))
        for country in sorted(by_country.keys() & shapes.keys()):
            keys, lons, lats = zip(*by_country[country], strict=True)
            out = np.flatnonzero(~shapely.contains_xy(shapes[country], lons, lats))
            points = shapely.points(np.array(lons)[out], np.array(lats)[out])
            # In degrees, so no more than a first sieve: a degree of longitude is shorter, never longer.
            far = out[shapely.distance(points, shapes[country]) * _KM_PER_DEGREE > FAR_KM]
            for at in far:
                nearest = shapely.shortest_line(shapely.Point(lons[at], lats[at]), shapes[country]).coords[1]
                km = distance_km(lons[at], lats[at], nearest[0], nearest[1])
                if km > FAR_KM:
                    place = reader.places([keys[at]])[0]
                    yield Finding("country", place.id, f"{place.label} lies {km:,.0f} km outside {country}")


def _id(reader: Reader, rowid: int) -> str:
    return f"gn:{rowid}" if rowid > 0 else reader.places([rowid])[0].id
