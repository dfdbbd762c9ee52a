from __future__ import annotations

import geopandas
import pytest
import shapely
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from gazetteer import Gazetteer
from gazetteer.geocoder import OfflineGeocoder


@pytest.fixture(scope="module")
def geocoder(gaz: Gazetteer) -> OfflineGeocoder:
    return OfflineGeocoder(gaz)


def one(found: Location | list[Location] | None) -> Location:
    assert isinstance(found, Location)
    return found


def test_a_name_gives_one_location_in_geopys_order(geocoder: OfflineGeocoder) -> None:
    found = one(geocoder.geocode("Kazan"))
    assert (found.latitude, found.longitude) == (pytest.approx(55.79, abs=0.1), pytest.approx(49.12, abs=0.1))
    assert found.address == "Kazan, Tatarstan, Russia"
    assert found.raw["place"]["id"] == "gn:551487"
    assert found.raw["status"] == "resolved"


def test_several_locations_come_as_a_list_best_first(geocoder: OfflineGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False, limit=3)
    assert isinstance(found, list)
    assert len(found) == 3
    assert {place.raw["place"]["country"] for place in found} == {"US"}


def test_an_ambiguous_name_gives_its_best_candidate_and_says_so(geocoder: OfflineGeocoder) -> None:
    found = one(geocoder.geocode("Springfield"))
    assert found.raw["status"] == "ambiguous"
    assert "Springfield" in found.raw["reason"]


@pytest.mark.parametrize("query", ["", "Qwertzuiopolis", "#VALUE!"])
def test_what_is_no_known_place_gives_none(geocoder: OfflineGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_country_codes_hold_the_answer(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.geocode("Kazan", country_codes="tr")).raw["place"]["country"] == "TR"
    assert one(geocoder.geocode("Paris", country_codes=["US", "CA"])).raw["place"]["country"] in ("US", "CA")
    assert geocoder.geocode("Kazan", country_codes="fr") is None


def test_an_impossible_country_is_geopys_error(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode("Kazan", country_codes="XX")


def test_the_language_decides_the_address_where_it_is_known(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.geocode("Germany", language="fr")).address == "Allemagne"
    assert one(geocoder.geocode("Germany", language="fr-CA")).address == "Allemagne"


@pytest.mark.parametrize("point", [(55.79, 49.12), "55.79, 49.12"])
def test_reverse_gives_the_nearest_town(geocoder: OfflineGeocoder, point: object) -> None:
    found = one(geocoder.reverse(point))
    assert found.raw["place"]["country"] == "RU"
    assert found.raw["distance_km"] < 10


def test_reverse_keeps_to_the_country_of_the_point(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.reverse((47.545, 7.6))).raw["place"]["country"] == "CH"


def test_reverse_far_from_towns_gives_the_region(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.reverse((73.0, 100.0))).raw["place"]["level"] in ("admin1", "country")


def test_reverse_at_sea_gives_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.reverse((0.0, -30.0)) is None
    assert geocoder.reverse((0.0, -30.0), exactly_one=False) is None


def test_it_works_as_a_provider_of_geopandas(gaz: Gazetteer) -> None:
    found = geopandas.tools.geocode(
        ["Kazan", "Voronezh", "Qwertzuiopolis"], provider=OfflineGeocoder, path=gaz.path, timeout=5
    )
    assert found.address[0].startswith("Kazan")
    assert found.geometry[0].x == pytest.approx(49.12, abs=0.1)
    assert found.geometry[2].is_empty


def test_it_needs_no_argument_in_geopandas(gaz: Gazetteer) -> None:
    assert len(geopandas.tools.geocode(["Kazan"], provider=OfflineGeocoder)) == 1


def test_it_reverses_in_geopandas(gaz: Gazetteer) -> None:
    found = geopandas.tools.reverse_geocode([shapely.Point(49.12, 55.79)], provider=OfflineGeocoder)
    assert "Russia" in found.address[0]


def test_it_works_behind_geopys_rate_limiter(geocoder: OfflineGeocoder) -> None:
    assert (
        one(RateLimiter(geocoder.geocode, min_delay_seconds=0)("Voronezh")).raw["place"]["id"] == "gn:472045"
    )
