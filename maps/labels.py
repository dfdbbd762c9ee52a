"""Which names the basemap can write: countries, waters, divisions where the data lies, cities by size.

The page and the pictures decide at each zoom which of them fit; here they are chosen, and ordered as they
claim their place. A name comes with the zoom from which it fits into what it names.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import gazetteer
from maps import framing, packing

if TYPE_CHECKING:
    from gazetteer.place import Level, Place
    from maps.framing import Box

LANGUAGES = ("en", "uk", "ru", "de", "fr", "es")
"""Languages that names come in, English first."""
COUNTRY, DIVISION, CITY, WATER = 0, 1, 2, 3
CITIES_PER_BOX = 260
CITIES_OF_THE_WORLD, CITIES_AFAR = 240, 110
"""Where the first view is the world's, and where it is not."""
CITIES_AROUND = 70
WATERS_PER_BOX, MOST_WATERS = 40, 2000
CLOSE = 4.0
"""Degrees: in boxes narrower than this, parts of cities and places of any size have names too."""
PLACES_PER_CLOSE_BOX = 90
LEAST_WATER_KM = 250.0
"""Waters of the world; where the data lies, those from a seventh of it on."""
EARTH_KM = 6371.0

_GENERIC = frozenset({"ne:pacific-ocean", "ne:atlantic-ocean"})
"""Oceans whose northern and southern parts have names of their own."""
_LETTER = {COUNTRY: 10.0, DIVISION: 7.6}
"""Pixels that a letter takes."""
_LONG = 15
"""Letters from which on a country's name is broken into two lines."""
_CITY_ZOOM = (
    (5e6, 3.0), (2e6, 4.0), (1e6, 4.5), (4e5, 5.5), (1.5e5, 6.25), (5e4, 7.25), (2e4, 8.0), (5e3, 9.0),
    (0, 10.0),
)  # fmt: skip
_CAPITAL_ZOOM = ((2e6, 3.0), (4e5, 3.75), (0, 4.5))
_SEA_ZOOM = ((2500, 1.5), (900, 3.0), (550, 4.0), (300, 5.0), (120, 6.0), (50, 7.0), (0, 8.0))
_RIVER_ZOOM = ((1000, 4.5), (500, 5.5), (250, 6.25), (120, 7.0), (0, 8.0))
_INSIDE_ZOOM = 10.5
"""Parts of a city are named once the city itself fills the view."""
_LAST_ZOOM = 19.0


class Label(NamedTuple):
    """A name and where it is written.

    zoom, until: from which zoom on, and below which. grade: 0 is written largest, 2 smallest.
    names: by language, where it is not `name`. wide, high: degrees of what it names, in which the name may
    move to make way; 0 for a city.
    """

    name: str
    lon: float
    lat: float
    kind: int
    zoom: float
    until: float
    grade: int
    names: Mapping[str, str]
    wide: float = 0.0
    high: float = 0.0

    def called(self, lang: str) -> str:
        """The name in a language, in English where that is not known."""
        return self.names.get(lang, self.name)


def build(
    source: gazetteer.Gazetteer,
    states: Iterable[str],
    divisions: Iterable[str],
    boxes: Sequence[Box],
    frame: Sequence[Box] = (),
    extents: Mapping[str, Box] | None = None,
) -> list[Label]:
    """Labels in the order in which they claim their place.

    states, divisions: ids of the countries, and of the divisions whose lines are drawn; a country that the
    worldview makes a part of another one is named as a division. boxes: where the data lies. frame: what the
    first view shows around it. extents: of the largest part of each country and division, where it is known.
    """
    known = extents or {}
    areas = [place for key in (*states, *divisions) if (place := _place(source, key))]
    ranked = [
        *(
            (_claim(place), _area(source, place, known.get(place.id)))
            for place in areas
            if place.level in ("country", "admin1")
        ),
        *((_claim(place), _city(source, place, inside)) for place, inside in _cities(source, boxes, frame)),
        *((_claim(place), _water(source, place)) for place in _waters(source, boxes, frame)),
    ]
    return [label for _, label in sorted(ranked, key=lambda one: (one[0], one[1].name, one[1].lon))]


def islands(labels: Sequence[Label]) -> dict[str, bytes]:
    """What the page carries of them: numbers, and a line of names for each, as `labels.js` reads them.

    A line has the name in each of the languages, tabs between them; nothing where that is the English one,
    "=" where it is the same as in the language before.
    """
    lon = np.rint([label.lon * 1000 for label in labels]).astype(np.int64)
    lat = np.rint([label.lat * 1000 for label in labels]).astype(np.int64)
    columns = (
        [label.kind * 3 + label.grade for label in labels],
        np.diff(lon, prepend=0),
        np.diff(lat, prepend=0),
        [round(label.zoom * 4) for label in labels],
        [round(label.until * 4) for label in labels],
        [round(label.wide) for label in labels],
        [round(label.high) for label in labels],
    )
    numbers = packing.varints(np.concatenate([[len(labels)], *columns]))
    return {"labels": numbers, "names": "\n".join(map(_line, labels)).encode("utf-8")}


def _line(label: Label) -> str:
    cells = [label.name]
    before = label.name
    for lang in LANGUAGES[1:]:
        name = label.called(lang)
        cells.append("" if name == label.name else "=" if name == before else name)
        before = name
    return "\t".join(cells).rstrip("\t")


def _area(source: gazetteer.Gazetteer, place: Place, extent: Box | None) -> Label:
    """A country's or division's label: its name fits into it from some zoom on, and is lost in it later."""
    kind = COUNTRY if place.level == "country" else DIVISION
    letters = max(len(place.name) / (2 if len(place.name) >= _LONG else 1), 5)
    wide, high = _spread(place) if extent is None else (extent[2] - extent[0], extent[3] - extent[1])
    # A name may reach over the sides of what is high and narrow.
    fits = _zoom_of(letters * _LETTER[kind], max(wide, high / 2))
    if kind == DIVISION:
        zoom = min(max(fits, 4.25), 9.0)
        grade = 0 if wide > 4 else 1
        return _label(source, place, kind, zoom, min(zoom + 4, 10.5), grade, (wide, high))
    zoom = min(max(fits, 1.5 if place.feature == "PCLI" or wide > 20 else 4.5), 7.0)
    if place.population > 4e7:
        zoom = min(zoom, 2.5)
    return _label(
        source, place, kind, zoom, min(max(fits + 4, 6.5), 9.0), 0 if max(wide, high) > 9 else 1, (wide, high)
    )


def _city(source: gazetteer.Gazetteer, place: Place, inside: bool) -> Label:
    zoom = _first(_CITY_ZOOM, place.population)
    if place.feature == "PPLC":
        zoom = min(zoom, _first(_CAPITAL_ZOOM, place.population))
    if inside:
        zoom = max(zoom, _INSIDE_ZOOM)
    large = place.population >= 1e6 or place.feature == "PPLC"
    grade = 2 if inside or place.population < 1e5 else 0 if large else 1
    return _label(source, place, CITY, zoom, _LAST_ZOOM, grade)


def _water(source: gazetteer.Gazetteer, place: Place) -> Label:
    zoom = _first(_RIVER_ZOOM if place.level == "river" else _SEA_ZOOM, place.radius_km)
    until = _LAST_ZOOM if place.level == "river" else min(zoom + 6, 12.0)
    return _label(source, place, WATER, zoom, until, 0 if place.radius_km > 900 else 1, _spread(place))


def _label(
    source: gazetteer.Gazetteer,
    place: Place,
    kind: int,
    zoom: float,
    until: float,
    grade: int,
    spread: tuple[float, float] = (0.0, 0.0),
) -> Label:
    """Rounded to what matters: quarters of a zoom, and hundredths of a degree for names of areas."""
    digits = 3 if kind == CITY else 2
    name = packing.clean(place.name)
    known = source.labels(place.id)
    names = {lang: packing.clean(known[lang]) for lang in LANGUAGES[1:] if lang in known}
    return Label(
        name, round(place.lon, digits), round(place.lat, digits), kind,
        math.ceil(zoom * 4) / 4, math.ceil(until * 4) / 4, grade,
        {lang: other for lang, other in names.items() if other != name},
        float(math.floor(spread[0])), float(math.floor(spread[1])),
    )  # fmt: skip


def _claim(place: Place) -> tuple[int, float]:
    """The order in which names claim their place: by kind and, within it, by weight."""
    people = math.log10(max(place.population, 1e3))
    if place.level == "country":
        return (0 if place.feature == "PCLI" else 3), -(people + 1.5 * math.log10(max(place.radius_km, 1)))
    if place.level == "admin1":
        return 3, -math.log10(max(place.radius_km, 1))
    if place.level in ("sea", "river"):
        return (1 if place.radius_km > 900 else 4), -place.radius_km
    capital = place.feature == "PPLC"
    return (2 if capital or place.population >= 5e5 else 5), -(people + (0.7 if capital else 0))


def _zoom_of(pixels: float, wide: float) -> float:
    """The zoom at which so many degrees from west to east take so many pixels."""
    return math.log2(pixels * 360 / (256 * max(wide, 0.01)))


def _spread(place: Place) -> tuple[float, float]:
    """Degrees from west to east and from south to north of the circle round a place, half of that at sea."""
    high = place.radius_km / 111 * (1 if place.level in ("sea", "river") else 2)
    return high / math.cos(math.radians(min(abs(place.lat), 80.0))), high


def _first(steps: Sequence[tuple[float, float]], weight: float) -> float:
    return next(zoom for least, zoom in steps if weight >= least)


def _cities(
    source: gazetteer.Gazetteer, boxes: Sequence[Box], frame: Sequence[Box]
) -> list[tuple[Place, bool]]:
    """Cities, each with whether it lies inside a larger one, which it is then a part of."""
    share = max(CITIES_PER_BOX // max(len(boxes), 1), 15)
    afar = CITIES_OF_THE_WORLD if framing.WHOLE_WORLD in frame else CITIES_AFAR
    wanted: list[tuple[Box, tuple[Level, ...], int]] = [
        (framing.WHOLE_WORLD, ("city",), afar),
        *((box, ("city",), CITIES_AROUND) for box in frame),
        *((box, ("city",), share) for box in boxes),
        *((box, ("locality",), PLACES_PER_CLOSE_BOX) for box in boxes if box[2] - box[0] < CLOSE),
    ]
    found = {
        place.id: place
        for box, levels, limit in wanted
        for place in source.largest(box, levels=levels, limit=limit)
    }
    close = [box for box in boxes if box[2] - box[0] < CLOSE]
    cities = [(place, _inside(place, close)) for place in found.values()]
    # A district's name is of use only where readers will come that close.
    return [
        (place, inside)
        for (place, near), inside in zip(cities, _parts([place for place, _ in cities]), strict=True)
        if near or not inside
    ]


def _inside(place: Place, boxes: Sequence[Box]) -> bool:
    return any(box[0] <= place.lon <= box[2] and box[1] <= place.lat <= box[3] for box in boxes)


def _parts(cities: Sequence[Place]) -> list[bool]:
    """Whether each lies inside a larger city: districts would be written over their own city."""
    order = sorted(range(len(cities)), key=lambda at: (-cities[at].population, cities[at].id))
    points = np.radians([[place.lon, place.lat] for place in cities]).reshape(-1, 2)
    extents = np.array([place.radius_km for place in cities])
    whole: list[int] = []
    parts = [False] * len(cities)
    for at in order:
        lon, lat = points[at]
        near = points[whole]
        km = EARTH_KM * np.hypot((near[:, 0] - lon) * np.cos(lat), near[:, 1] - lat)
        if (km < extents[whole]).any():
            parts[at] = True
        else:
            whole.append(at)
    return parts


def _waters(source: gazetteer.Gazetteer, boxes: Sequence[Box], frame: Sequence[Box]) -> list[Place]:
    """The seas of the world, and the smaller waters where the data lies."""
    found = source.largest(framing.WHOLE_WORLD, levels=("sea", "river"), limit=MOST_WATERS)
    waters = [place for place in found if place.id not in _GENERIC and place.radius_km >= LEAST_WATER_KM / 7]
    kept = {place.id: place for place in waters if place.radius_km >= LEAST_WATER_KM}
    for box in (*frame, *boxes):
        if box != framing.WHOLE_WORLD:
            near = [place for place in waters if _inside(place, [box])]
            kept |= {place.id: place for place in near[:WATERS_PER_BOX]}
    return list(kept.values())


def _place(source: gazetteer.Gazetteer, key: str) -> Place | None:
    with contextlib.suppress(gazetteer.UnknownPlace):
        return source.place(key)
    return None
