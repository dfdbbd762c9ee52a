"""What must be true of the tables, whatever the sources say: run after every build and as tests."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import get_args

import shapely

from gazetteer.place import Level
from gazetteer.rank import distance_km
from gazetteer.topology import Topology

from . import tables
from .places import CONTINENTS, fold

AGREEMENT = 0.92
SAME_KM = 1.0
LIMITS = {
    "shapes-admin1.topo.xz": 4_000_000,
    "shapes-counties.topo.xz": 1_000_000,
    "shapes-seas.topo.xz": 1_000_000,
    "world-110m.topo.xz": 100_000,
}
KINDS = ("", "-airports", "-communities", "-districts", "-landmarks")
WHOLE_LIMIT = 20_000_000
# GeoNames ids that are easily mixed up: id, level, name, country, code of the first-level division.
KNOWN_AREAS = (
    ("gn:538555", "admin1", "Kursk Oblast", "RU", "41"),
    ("gn:472039", "admin1", "Voronezh Oblast", "RU", "86"),
    ("gn:484048", "admin1", "Tatarstan", "RU", "73"),
    ("gn:703883", "admin1", "Crimea", "UA", "11"),
    ("gn:694422", "admin1", "Sevastopol", "UA", "20"),
    ("gn:4736286", "admin1", "Texas", "US", "TX"),
    ("gn:3355338", "country", "Namibia", "NA", ""),
    ("gn:3144096", "country", "Norway", "NO", ""),
    ("gn:690791", "country", "Ukraine", "UA", ""),
    ("gn:831053", "country", "Kosovo", "XK", ""),
    ("gn:2647554", "admin2", "Hampshire", "GB", "ENG"),
    ("icao:UKBB", "facility", "Boryspil International Airport", "UA", "13"),
    ("icao:XWSG", "facility", "Engels-2", "RU", "67"),
    ("lm:el-alto", "city", "El Alto", "BO", "04"),
    ("lm:snake-island", "area", "Snake Island", "UA", ""),
    ("lm:volga", "river", "Volga", "RU", ""),
    ("lm:kremlin", "facility", "Kremlin", "RU", "48"),
)
KNOWN_PLACES = (
    ("538560", "Kursk", "RU", "41"),
    ("472045", "Voronezh", "RU", "86"),
    ("551487", "Kazan", "RU", "73"),
    ("486816", "Sudzha", "RU", "41"),
    ("743615", "Kazan", "TR", "68"),
    ("1566083", "Ho Chi Minh City", "VN", "20"),
)


class Tables:
    """The tables and topologies of a folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def places(self) -> list[dict[str, str]]:
        """Rows of all places-XX tables."""
        return [row for c in CONTINENTS for row in tables.read(self.folder / f"places-{c}.tsv.xz")]

    @cached_property
    def areas(self) -> list[dict[str, str]]:
        """Rows of all areas tables."""
        return [row for kind in KINDS for row in self.of_kind(kind)]

    @cached_property
    def area_names(self) -> list[dict[str, str]]:
        """Rows of all area-names tables."""
        return [row for kind in KINDS for row in tables.read(self.folder / f"area-names{kind}.tsv.xz")]

    def of_kind(self, kind: str) -> list[dict[str, str]]:
        """Rows of one areas table. kind: one of KINDS."""
        return tables.read(self.folder / f"areas{kind}.tsv.xz")

    @cached_property
    def topologies(self) -> dict[str, Topology]:
        """Topologies by file name."""
        return {name: Topology.read(self.folder / name) for name in LIMITS}

    @cached_property
    def shapes(self) -> dict[str, shapely.Geometry]:
        """Shapes of all areas by id, the detailed ones."""
        detailed = [name for name in LIMITS if name.startswith("shapes-")]
        return {
            key: t.geometry(key) for name in detailed for t in [self.topologies[name]] for key in t.features
        }


def sizes(data: Tables) -> Iterator[str]:
    """The files stay small enough for the repository."""
    for name, limit in LIMITS.items():
        size = (data.folder / name).stat().st_size
        if size > limit:
            yield f"{name} has {size} bytes, the limit is {limit}"
    whole = sum(path.stat().st_size for path in data.folder.glob("*.xz"))
    if whole > WHOLE_LIMIT:
        yield f"the tables have {whole} bytes together, the limit is {WHOLE_LIMIT}"


def headers(data: Tables) -> Iterator[str]:
    """Every table has the columns that its readers expect, and rows sorted by id."""
    expected: dict[str, tuple[str, ...]] = {"city-names": tables.NAMES}
    for kind in KINDS:
        expected[f"areas{kind}"] = tables.AREAS
        expected[f"area-names{kind}"] = tables.AREA_NAMES
    for continent in CONTINENTS:
        expected[f"places-{continent}"] = tables.PLACES
        expected[f"names-{continent}"] = tables.NAMES
    for name, header in expected.items():
        found = tables.header(data.folder / f"{name}.tsv.xz")
        if found != header:
            yield f"{name}: the header is {found}"
    for kind in KINDS:
        keys = [row["id"] for row in data.of_kind(kind)]
        if keys != sorted(keys):
            yield f"areas{kind}: not sorted by id"


def ids(data: Tables) -> Iterator[str]:
    """No id stands for two things, and every name and parent belongs to a known one."""
    counted = Counter([row["id"] for row in data.areas] + [f"gn:{row['geonameid']}" for row in data.places])
    yield from (f"{key} occurs {count} times" for key, count in sorted(counted.items()) if count > 1)
    areas = {row["id"] for row in data.areas}
    for row in data.areas:
        if row["parent"] and row["parent"] not in areas:
            yield f"{row['id']}: the parent {row['parent']} is unknown"
    yield from (f"area-names: {row['id']} is unknown" for row in data.area_names if row["id"] not in areas)


def coordinates(data: Tables) -> Iterator[str]:
    """Every point is on the globe and none is at 0, 0."""
    for row in (*data.places, *data.areas):
        lon, lat = float(row["lon"]), float(row["lat"])
        if not (-180 <= lon <= 180 and -90 <= lat <= 90) or (lon, lat) == (0, 0):
            yield f"{row['name']} lies at {lon}, {lat}"


def points(data: Tables) -> Iterator[str]:
    """The point of an area lies inside its shape."""
    for row in data.areas:
        shape = data.shapes.get(row["id"])
        if shape is not None and not shapely.intersects_xy(shape, float(row["lon"]), float(row["lat"])):
            yield f"{row['id']} {row['name']}: {row['lon']}, {row['lat']} is outside its shape"


def validity(data: Tables) -> Iterator[str]:
    """Every shape is a valid polygon of a known area."""
    areas = {row["id"] for row in data.areas}
    for key, shape in data.shapes.items():
        if not shape.is_valid or shape.is_empty:
            yield f"{key}: the shape is empty or not valid"
        if key not in areas:
            yield f"{key} has a shape and no row"


def agreement(data: Tables) -> Iterator[str]:
    """Places lie in the polygon of the division that GeoNames gives them, with few exceptions."""
    share = admin1_agreement(data)
    if share < AGREEMENT:
        yield f"only {share:.1%} of the places lie in their division's polygon"


def admin1_agreement(data: Tables) -> float:
    """Share of all places whose division's polygon contains them."""
    code = {row["id"]: (row["country"], row["admin1"]) for row in data.areas if row["level"] == "admin1"}
    keys = [key for key in data.topologies["shapes-admin1.topo.xz"].features if key in code]
    tree = shapely.STRtree([data.shapes[key] for key in keys])
    spots = shapely.points([(float(row["lon"]), float(row["lat"])) for row in data.places])
    held: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for place, polygon in tree.query(spots, predicate="within").T.tolist():
        held[place].add(code[keys[polygon]])
    right = sum(
        (data.places[place]["country"], data.places[place]["admin1"]) in codes
        for place, codes in held.items()
    )
    return right / len(data.places)


def levels(data: Tables) -> Iterator[str]:
    """Only what is known to live somewhere counts as people; a feature has a reach, a level that there is."""
    known = set(get_args(Level))
    for row in data.areas:
        if row["level"] not in known:
            yield f"{row['id']}: no level is called {row['level']}"
        if row["level"] in ("river", "sea", "mountain", "facility") and int(row["population"]):
            yield f"{row['id']} {row['name']}: nobody lives in a {row['level']}"
        if not float(row["radius_km"]) > 0:
            yield f"{row['id']} {row['name']}: no radius"


def likeness(data: Tables) -> Iterator[str]:
    """No two features of a table have one name, level and place."""
    for kind in KINDS[1:]:
        near: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for row in data.of_kind(kind):
            near[fold(row["name"]), row["level"], row["country"]].append(row)
        for rows in near.values():
            for first, second in itertools.combinations(rows, 2):
                spots = [float(row[axis]) for row in (first, second) for axis in ("lon", "lat")]
                if distance_km(*spots) < SAME_KM:
                    yield f"{first['id']} and {second['id']} are both {first['name']}"


def people(data: Tables) -> Iterator[str]:
    """Every country has an adjective and a word for its people, its codes and its name in ten languages."""
    qualities: dict[str, set[str]] = defaultdict(set)
    languages: dict[str, set[str]] = defaultdict(set)
    for row in data.area_names:
        qualities[row["id"]].add(row["quality"])
        languages[row["id"]].add(row["lang"])
    for row in data.areas:
        if row["level"] == "country":
            missing = {"demonym", "adjective", "code"} - qualities[row["id"]]
            if missing:
                yield f"{row['name']} lacks {', '.join(sorted(missing))}"
            if len({"en", "ru", "uk", "de", "fr", "es", "ar", "zh", "pl", "tr"} & languages[row["id"]]) < 10:
                yield f"{row['name']} lacks names in some of the main languages"


def known(data: Tables) -> Iterator[str]:
    """What is easily mixed up is what it should be."""
    areas = {row["id"]: row for row in data.areas}
    for key, *expected in KNOWN_AREAS:
        row = areas.get(key, {})
        found = [row.get(column, "") for column in ("level", "name", "country", "admin1")]
        if found != list(expected):
            yield f"{key} is {found}, not {list(expected)}"
    places = {row["geonameid"]: row for row in data.places}
    for key, *expected in KNOWN_PLACES:
        row = places.get(key, {})
        found = [row.get(column, "") for column in ("name", "country", "admin1")]
        if found != list(expected):
            yield f"gn:{key} is {found}, not {list(expected)}"


CHECKS: dict[str, Callable[[Tables], Iterator[str]]] = {
    check.__name__: check
    for check in (
        sizes,
        headers,
        ids,
        coordinates,
        points,
        validity,
        agreement,
        people,
        known,
        levels,
        likeness,
    )
}


def check(folder: Path) -> list[str]:
    """Every fault found in the tables of a folder, in words; empty when all is well."""
    data = Tables(folder)
    return [f"{name}: {fault}" for name, run in CHECKS.items() for fault in run(data)]
