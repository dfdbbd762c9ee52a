"""The gazetteer as a geopy geocoder, offline: for code that was written against one.

geopy speaks lat, lon; this module is where the order turns.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.errors import BadQuery
from gazetteer.place import Level, Match, Place
from gazetteer.store import Gazetteer, load

_SEVERAL = 10
_ALL = 500
_REVERSE_KM = 50.0


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Answers geopy's `geocode` and `reverse` from the gazetteer; no request leaves the machine.

    path: as `gazetteer.load` takes it, or an open Gazetteer. The options that only a network service needs
    (`timeout`, `user_agent`, `proxies`) are accepted and do nothing.
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
            adapter_factory=adapter_factory,
        )
        self.gazetteer = path if isinstance(path, Gazetteer) else load(path)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        country_codes: str | Iterable[str] | None = None,
        language: str | None = None,
        level: Level | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """The place that a name means, or all candidates with `exactly_one=False`; null where none is known.

        An ambiguous name gives its best candidate; `raw` holds the match with its status and reason.
        country_codes: ISO 3166-1 alpha-2, the answer lies in one of them. language: ISO 639-1, the address's.
        Raises GeocoderQueryError for a country or level that cannot be.
        """
        codes = [country_codes] if isinstance(country_codes, str) else list(country_codes or ())
        wanted = 1 if exactly_one else (limit or _SEVERAL)
        only = codes[0] if len(codes) == 1 else None
        asked = wanted if len(codes) < 2 else _ALL
        try:
            match = self.gazetteer.resolve(
                str(query), country=only, countries=() if only else codes, level=level, limit=asked
            )
        except BadQuery as error:
            raise GeocoderQueryError(str(error)) from error
        if match.place is None:
            return None
        allowed = {code.upper() for code in codes}
        places = [c.place for c in match.candidates if not allowed or c.place.country in allowed][:wanted]
        locations = [self._location(place, language, _as_dict(match, place)) for place in places]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def reverse(
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        language: str | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """The populated place nearest to a point (lat, lon) within 50 km, in the same country.

        Else the division or country that holds it; null at sea.
        """
        point = query if isinstance(query, Point) else Point(query)
        lon, lat = float(point.longitude), float(point.latitude)
        wanted = 1 if exactly_one else (limit or _SEVERAL)
        holder = self.gazetteer.containing(lon, lat)
        near = self.gazetteer.nearest(lon, lat, limit=wanted + 20, max_km=_REVERSE_KM)
        country = None if holder.country is None else holder.country.country
        found = [(place, km) for place, km in near if country is None or place.country == country][:wanted]
        if not found:
            areas = [area for area in (holder.admin1, holder.country) if area is not None]
            found = [(area, 0.0) for area in areas][:wanted]
        locations = [
            self._location(place, language, {"place": _place_dict(place), "distance_km": round(km, 3)})
            for place, km in found
        ]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _location(self, place: Place, language: str | None, raw: dict[str, Any]) -> Location:
        return Location(self._address(place, language), Point(place.lat, place.lon), raw)

    def _address(self, place: Place, language: str | None) -> str:
        if language is None:
            country = self.gazetteer.countries.get(place.country or "")
            parts = [place.label]
            if country is not None and place.level != "country":
                parts = [place.label.removesuffix(f", {place.country}"), country[0].name]
            return ", ".join(parts)
        lang = language.replace("_", "-").split("-")[0].lower()
        ids = [place.id]
        if place.admin1_id is not None and place.admin1_id != place.id:
            ids.append(place.admin1_id)
        if place.country in self.gazetteer.countries and place.level != "country":
            ids.append(self.gazetteer.countries[place.country][0].id)
        return ", ".join(self.gazetteer.label(place_id, lang) for place_id in ids)


def _place_dict(place: Place) -> dict[str, Any]:
    return {**asdict(place), "geonameid": place.geonameid}


def _as_dict(match: Match, place: Place) -> dict[str, Any]:
    raw = asdict(match)
    raw["place"] = _place_dict(place)
    return raw
