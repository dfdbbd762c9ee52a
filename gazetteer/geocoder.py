"""The gazetteer as a geopy geocoder, offline: for code that was written against one.

geopy speaks lat, lon; this module is where the order turns. Arguments have the names and meanings that they
have in geopy's Nominatim.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, NoReturn, TypeAlias

from geopy.adapters import BaseSyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.confidence import AMBIGUOUS_BELOW
from gazetteer.errors import BadQuery
from gazetteer.place import Candidate, Level, Match, Place, Status
from gazetteer.polygons import Containment
from gazetteer.store import Gazetteer, load

Corner: TypeAlias = Point | str | Sequence[float | str]
Answer: TypeAlias = Location | list[Location] | None

_SEVERAL = 10
_ALL = 500
"""So many candidates are looked through where a box or a type of feature may leave few of them."""
_TOLD = 5
_REVERSE_KM = 50.0
_STRUCTURE = ("street", "city", "county", "state", "country", "postalcode")
"""The parts of a structured query; those that name a place, finest first, are from city to country."""
_FEATURES: dict[str, tuple[Level, ...]] = {
    "country": ("country",),
    "state": ("admin1",),
    "city": ("city",),
    "settlement": ("city", "locality", "admin2", "admin1"),
}
_COUNTRY_ZOOM, _STATE_ZOOM, _CITY_ZOOM, _MOST_ZOOM = 4, 9, 12, 18


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Answers geopy's `geocode` and `reverse` from the gazetteer; no request leaves the machine.

    path: as `gazetteer.load` takes it, or an open Gazetteer. The options that only a network service needs
    are accepted and do nothing; there is no adapter through which a request could go. Threads may share one,
    and it can be pickled.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | Gazetteer | None = None,
        *,
        timeout: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        proxies: Any = DEFAULT_SENTINEL,
        scheme: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Any = None,
    ) -> None:
        super().__init__(
            scheme=scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=_NoNetwork,
        )
        self.gazetteer = path if isinstance(path, Gazetteer) else load(path)

    def __reduce__(self) -> tuple[type[OfflineGeocoder], tuple[Gazetteer]]:
        return type(self), (self.gazetteer,)

    def geocode(
        self,
        query: str | Mapping[str, object],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str | bool | None = None,
        country_codes: str | Iterable[str] | None = None,
        viewbox: Sequence[Corner] | None = None,
        bounds: Sequence[Corner] | None = None,
        bounded: bool = False,
        featuretype: str | None = None,
        level: Level | None = None,
        addressdetails: bool = True,
        geometry: str | None = None,
    ) -> Answer:
        """The place that a name means, or all candidates with `exactly_one=False`; null where none is known.

        query: a name, with its containers if need be; or a dictionary of city, county, state and country,
        whose street and postalcode do not count. A cell that is no text (null, NaN, a number) gives null.
        limit: how many candidates, 10 without. language: of the address, as "de" or "de-AT,de;q=0.9,en".
        country_codes: ISO 3166-1 alpha-2, the answer lies in one of them. viewbox: two corners of a box whose
        places come first, (lat, lon) each; bounded: the others are left out; bounds: another name for it.
        featuretype: country, state, city or settlement, which the answer is. level: which it is rather.
        geometry: "wkt" or "geojson", the polygon in `raw` where one is held.

        `raw`: the match (query, status, reason, confidence, candidates), the place, its score and why, and
        with `addressdetails` an address. An ambiguous name gives its best candidate, and `raw` says so.
        Raises GeocoderQueryError for a country, box, type or level that cannot be, ValueError for a limit
        below 1.
        """
        wanted = _wanted(exactly_one, limit)
        box = _box(viewbox, bounds, bounded)
        levels = _levels(featuretype)
        shape = _format(geometry)
        codes = _codes(country_codes)
        name, containers, code = _question(query, self.gazetteer.countries)
        if not name or (code is not None and codes and code not in codes):
            return None
        codes = codes if code is None else [code]
        chosen = len(codes) > 1 or box is not None or bool(levels)
        try:
            match = self.gazetteer.resolve(
                name,
                countries=codes if len(codes) > 1 else (),
                country=codes[0] if len(codes) == 1 else None,
                containers=containers,
                level=level or (levels[0] if levels else None),
                limit=_ALL if chosen else max(wanted, _TOLD),
            )
        except BadQuery as error:
            raise GeocoderQueryError(str(error)) from error
        if match.place is None:
            return None
        candidates = [
            candidate
            for candidate in match.candidates
            if (len(codes) < 2 or candidate.place.country in codes)
            and (not levels or candidate.place.level in levels)
            and (not bounded or box is None or _lies_in(candidate.place, box))
        ]
        if box is not None:
            candidates.sort(key=lambda candidate: not _lies_in(candidate.place, box))
        languages = _languages(language)
        found = []
        for candidate in candidates[:wanted]:
            raw = _raw(match, candidate)
            if shape is not None:
                raw.update(self._shape(candidate.place, shape))
            found.append(self._location(candidate.place, languages, raw, addressdetails))
        return _answer(found, exactly_one)

    def reverse(
        self,
        query: Corner,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str | bool | None = None,
        zoom: int | None = None,
        addressdetails: bool = True,
    ) -> Answer:
        """The populated place nearest to a point (lat, lon) within 50 km, in the country that holds it.

        Far from all towns the division or country that holds it; null at sea. zoom: 0–4 the country, 5–9 the
        first-level division, 10–12 the nearest town, up to 18 also the nearest village (the default).
        `raw`: the place, its distance_km, `within` (ids of the country and division whose polygons hold the
        point), and with `addressdetails` an address.
        Raises ValueError for what is no point and a limit below 1, GeocoderQueryError for another zoom.
        """
        wanted = _wanted(exactly_one, limit)
        if zoom is not None and not 0 <= zoom <= _MOST_ZOOM:
            raise GeocoderQueryError(f"zoom {zoom}: 0 (the country) to {_MOST_ZOOM} (any village)")
        point = _point(query)
        lon, lat = float(point.longitude), float(point.latitude)
        holder = self.gazetteer.containing(lon, lat)
        found = self._around(lon, lat, holder, zoom, wanted)
        within = {
            "country": holder.country and holder.country.id,
            "admin1": holder.admin1 and holder.admin1.id,
        }
        languages = _languages(language)
        return _answer(
            [
                self._location(
                    place,
                    languages,
                    {"place": _record(place), "distance_km": round(km, 3), "within": dict(within)},
                    addressdetails,
                )
                for place, km in found
            ],
            exactly_one,
        )

    def _around(
        self, lon: float, lat: float, holder: Containment, zoom: int | None, wanted: int
    ) -> list[tuple[Place, float]]:
        """Places near a point with their distance; else, or where zoom asks for it, what holds the point."""
        if zoom is None or zoom > _STATE_ZOOM:
            country = holder.country and holder.country.country
            for limit in (wanted + 20, _ALL):
                near = [
                    (place, km)
                    for place, km in self.gazetteer.nearest(lon, lat, limit=limit, max_km=_REVERSE_KM)
                    if (country is None or place.country == country)
                    and (zoom is None or zoom > _CITY_ZOOM or place.level == "city")
                ]
                if len(near) >= wanted:
                    break
            if near:
                return near[:wanted]
        areas = (
            (holder.country,)
            if zoom is not None and zoom <= _COUNTRY_ZOOM
            else (holder.admin1, holder.country)
        )
        return [(area, 0.0) for area in areas if area is not None][:wanted]

    def _location(
        self, place: Place, languages: Sequence[str], raw: dict[str, Any], addressdetails: bool
    ) -> Location:
        parts = self._parts(place)
        names = {role: self._name(part, languages) for role, part in parts.items()}
        if addressdetails:
            raw["address"] = names | ({"country_code": place.country.lower()} if place.country else {})
        return Location(", ".join(names.values()), Point(place.lat, place.lon), raw)

    def _parts(self, place: Place) -> dict[str, Place]:
        """A place and what it lies in, by the words that addresses have for them."""
        parts = {
            {"admin1": "state", "admin2": "county", "locality": "village"}.get(
                place.level, place.level
            ): place
        }
        if place.admin1_id is not None and place.level not in ("country", "admin1"):
            parts["state"] = self.gazetteer.place(place.admin1_id)
        country = self.gazetteer.countries.get(place.country or "")
        if country is not None and place.level != "country":
            parts["country"] = country[0]
        return parts

    def _name(self, place: Place, languages: Sequence[str]) -> str:
        """The place's name in the first of the languages that has one of its own, else as it is."""
        for language in languages:
            if language == "en":
                break
            if (name := self.gazetteer.label(place.id, language)) != place.name:
                return name
        return place.name

    def _shape(self, place: Place, form: str) -> dict[str, Any]:
        shape = self.gazetteer.shape(place.id)
        if shape is None:
            return {}
        return {"geotext": shape.wkt} if form == "wkt" else {"geojson": shape.__geo_interface__}


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """What stands where geopy expects a way to the network: there is none."""

    def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        raise ConfigurationError(f"{url}: an offline geocoder sends no request")

    def get_json(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        raise ConfigurationError(f"{url}: an offline geocoder sends no request")


def _wanted(exactly_one: bool, limit: int | None) -> int:
    if limit is not None and limit < 1:
        raise ValueError(f"limit {limit}: at least one")
    return 1 if exactly_one else limit or _SEVERAL


def _question(query: object, countries: Container[str]) -> tuple[str, tuple[str, ...], str | None]:
    """Name, containers and country code of a query; no name where a cell holds no text."""
    if isinstance(query, str):
        return query, (), None
    if isinstance(query, Mapping):
        return _structured(query, countries)
    if isinstance(query, bytes | Sequence):
        raise GeocoderQueryError(f"query {query!r:.60}: a name, or a dictionary of {', '.join(_STRUCTURE)}")
    return "", (), None


def _structured(
    query: Mapping[str, object], countries: Container[str]
) -> tuple[str, tuple[str, ...], str | None]:
    if not set(query) & set(_STRUCTURE):
        raise GeocoderQueryError(f"query {sorted(map(str, query))}: none of {', '.join(_STRUCTURE)}")
    parts = {role: str(query[role]).strip() for role in _STRUCTURE[1:-1] if query.get(role)}
    code = parts.get("country", "").upper()
    if code in countries and len(parts) > 1:
        del parts["country"]
    name, *containers = [part for part in parts.values() if part] or [""]
    return name, tuple(containers), code if code in countries else None


def _codes(country_codes: str | Iterable[str] | None) -> list[str]:
    """Upper-case codes of a code, several in one string ("de,at"), or a list."""
    if country_codes is None:
        return []
    given = country_codes.split(",") if isinstance(country_codes, str) else list(country_codes)
    if not all(isinstance(code, str) for code in given):
        raise GeocoderQueryError(f"country_codes {country_codes!r}: ISO 3166-1 alpha-2 codes")
    return sorted({code.strip().upper() for code in given if code.strip()})


def _languages(language: str | bool | None) -> list[str]:
    """ISO 639-1 codes of an Accept-Language header or a list, in its order; none where none is asked for."""
    if not isinstance(language, str):
        return []
    tags = [tag.partition(";")[0].strip().lower() for tag in language.split(",")]
    return [tag.replace("_", "-").partition("-")[0] for tag in tags if tag]


def _levels(featuretype: str | None) -> tuple[Level, ...]:
    if featuretype is None:
        return ()
    if featuretype not in _FEATURES:
        raise GeocoderQueryError(f"featuretype {featuretype!r}: none of {', '.join(_FEATURES)}")
    return _FEATURES[featuretype]


def _format(geometry: str | None) -> str | None:
    if geometry is None:
        return None
    form = geometry.lower()
    if form not in ("wkt", "geojson"):
        raise GeocoderQueryError(f"geometry {geometry!r}: none of wkt, geojson")
    return form


def _box(
    viewbox: Sequence[Corner] | None, bounds: Sequence[Corner] | None, bounded: bool
) -> tuple[float, float, float, float] | None:
    """West, south, east, north of two opposite corners in any order; as in geopy, not across 180°."""
    if viewbox is not None and bounds is not None:
        raise GeocoderQueryError("viewbox and bounds are two names for the same box: give one of them")
    corners = bounds if viewbox is None else viewbox
    if corners is None:
        if bounded:
            raise GeocoderQueryError("bounded: by which box? give viewbox")
        return None
    if isinstance(corners, str) or len(corners) != 2:
        raise GeocoderQueryError(f"viewbox {corners!r:.60}: two corners, (lat, lon) each")
    try:
        one, other = map(_point, corners)
    except ValueError as error:
        raise GeocoderQueryError(f"viewbox {corners!r:.60}: {error}") from error
    west, east = sorted((float(one.longitude), float(other.longitude)))
    south, north = sorted((float(one.latitude), float(other.latitude)))
    return west, south, east, north


def _point(query: Any) -> Point:
    """A point as geopy reads it, but nothing is not taken for 0, 0. Raises ValueError where it is none."""
    if isinstance(query, Point):
        return query
    if isinstance(query, str) or (
        hasattr(query, "__len__") and not isinstance(query, bytes | Mapping) and len(query) > 1
    ):
        return Point(query)
    raise ValueError(
        f"{query!r:.60}: a coordinate pair (lat, lon), a Point, or a text such as '55.79, 49.12'"
    )


def _lies_in(place: Place, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= place.lon <= east and south <= place.lat <= north


def _answer(found: list[Location], exactly_one: bool) -> Answer:
    return (found[0] if exactly_one else found) if found else None


def _record(place: Place) -> dict[str, Any]:
    return {**asdict(place), "geonameid": place.geonameid}


def _raw(match: Match, chosen: Candidate) -> dict[str, Any]:
    """The match as a dictionary; of another candidate than its own place, with what speaks for that one."""
    told = replace(match, candidates=match.candidates[:_TOLD])
    if match.place is None or chosen.place.id != match.place.id:
        status: Status = "resolved" if chosen.score >= AMBIGUOUS_BELOW else "ambiguous"
        told = replace(told, status=status, reason="; ".join(chosen.why), confidence=chosen.score)
    return {**asdict(told), "place": _record(chosen.place), "score": chosen.score, "why": list(chosen.why)}
