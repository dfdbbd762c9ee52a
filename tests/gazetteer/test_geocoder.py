"""What geopy's own test suite asks of a geocoder, as far as it applies without a network; and geopandas."""

from __future__ import annotations

import pickle
import ssl
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import geopandas
import geopy.geocoders
import numpy as np
import pandas as pd
import pytest
import shapely
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location
from geopy.point import Point

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


def ids(found: Location | list[Location] | None) -> list[str]:
    assert isinstance(found, list)
    return [location.raw["place"]["id"] for location in found]


@pytest.mark.parametrize("query", [None, float("nan"), pd.NA, 10117, 4.5])
def test_a_cell_without_text_gives_none(geocoder: OfflineGeocoder, query: Any) -> None:
    assert geocoder.geocode(query) is None


@pytest.mark.parametrize("query", [b"Kazan", ["Kazan"], ("Kazan", "Russia")])
def test_a_query_of_a_wrong_kind_is_geopys_error(geocoder: OfflineGeocoder, query: Any) -> None:
    with pytest.raises(GeocoderQueryError, match="query"):
        geocoder.geocode(query)


@pytest.mark.parametrize(
    "query", ["Казань", "Łódź", "北京", "القاهرة", "N’Djamena", "São Paulo", "Αθήνα", "München"]
)
def test_names_of_any_script_are_answered(geocoder: OfflineGeocoder, query: str) -> None:
    assert isinstance(geocoder.geocode(query), Location)


def test_one_is_a_location_and_several_are_a_list(geocoder: OfflineGeocoder) -> None:
    assert isinstance(geocoder.geocode("Kazan", exactly_one=True), Location)
    several = geocoder.geocode("Kazan", exactly_one=False)
    assert isinstance(several, list)
    assert all(isinstance(location, Location) for location in several)
    assert isinstance(geocoder.reverse((55.79, 49.12), exactly_one=False), list)


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_a_limit_below_one_is_a_value_error(geocoder: OfflineGeocoder, method: str) -> None:
    with pytest.raises(ValueError, match="limit"):
        getattr(geocoder, method)("55.79, 49.12", limit=0, exactly_one=False)


def test_a_limit_is_kept(geocoder: OfflineGeocoder) -> None:
    assert len(ids(geocoder.geocode("Springfield", limit=4, exactly_one=False))) == 4
    assert len(ids(geocoder.reverse((48.85, 2.35), limit=4, exactly_one=False))) == 4


def test_a_structured_query_names_its_parts(geocoder: OfflineGeocoder) -> None:
    found = one(geocoder.geocode({"country": "us", "city": "moscow", "state": "idaho"}))
    assert (found.latitude, found.longitude) == (
        pytest.approx(46.73, abs=0.1),
        pytest.approx(-117.0, abs=0.1),
    )
    assert one(geocoder.geocode({"state": "Bavaria", "country": "Germany"})).raw["place"]["level"] == "admin1"
    assert one(geocoder.geocode({"country": "Kenya"})).raw["place"]["level"] == "country"


def test_a_street_does_not_count(geocoder: OfflineGeocoder) -> None:
    named = geocoder.geocode({"street": "1 Kremlyovskaya", "city": "Kazan", "country": "RU"})
    assert one(named).raw["place"]["id"] == "gn:551487"


@pytest.mark.parametrize("query", [{"postalcode": 10117}, {"street": "Main Street"}, {"city": ""}])
def test_a_structured_query_that_names_no_place_gives_none(
    geocoder: OfflineGeocoder, query: dict[str, object]
) -> None:
    assert geocoder.geocode(query) is None


def test_a_structured_query_of_other_words_is_geopys_error(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="town"):
        geocoder.geocode({"town": "Kazan"})


def test_a_structured_country_outside_the_codes_gives_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode({"city": "Kazan", "country": "RU"}, country_codes="tr") is None


@pytest.mark.parametrize("codes", ["tr", "TR", ["cn", "tr"], "cn,tr", {"TR"}])
def test_country_codes_are_a_code_or_several_in_any_case(geocoder: OfflineGeocoder, codes: Any) -> None:
    assert one(geocoder.geocode("kazan", country_codes=codes)).raw["place"]["country"] == "TR"


@pytest.mark.parametrize("nothing", [None, "", []])
def test_no_country_codes_hold_nothing(geocoder: OfflineGeocoder, nothing: Any) -> None:
    assert one(geocoder.geocode("Kazan", country_codes=nothing)).raw["place"]["country"] == "RU"


TEXAS = ((36.5, -106.6), (25.8, -94.5))


@pytest.mark.parametrize(
    "box",
    [
        TEXAS, [Point(36.5, -106.6), Point(25.8, -94.5)], ("36.5,-106.6", "25.8, -94.5"),
        (("36.5", "-106.6"), ("25.8", "-94.5")), TEXAS[::-1], ((36.5, -94.5), (25.8, -106.6)),
    ],
)  # fmt: skip
def test_places_of_a_viewbox_come_first_however_it_is_written(geocoder: OfflineGeocoder, box: Any) -> None:
    found = geocoder.geocode("Paris", viewbox=box, exactly_one=False)
    assert isinstance(found, list)
    assert found[0].raw["place"]["admin1"] == "Texas"
    assert found[1].raw["place"]["id"] == "gn:2988507"
    assert one(geocoder.geocode("Paris", bounds=box)).raw["place"]["admin1"] == "Texas"


def test_a_viewbox_without_such_a_place_is_but_a_hint(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.geocode("Kazan", viewbox=TEXAS)).raw["place"]["id"] == "gn:551487"


def test_bounded_leaves_out_what_lies_elsewhere(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode("Kazan", viewbox=TEXAS, bounded=True) is None
    found = geocoder.geocode("Paris", viewbox=TEXAS, bounded=True, exactly_one=False)
    assert isinstance(found, list)
    assert {location.raw["place"]["admin1"] for location in found} == {"Texas"}


def test_a_place_that_a_box_has_chosen_does_not_speak_for_another(geocoder: OfflineGeocoder) -> None:
    raw = one(geocoder.geocode("Paris", viewbox=TEXAS)).raw
    assert raw["status"] == "ambiguous"
    assert raw["confidence"] == raw["score"] < 0.5


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("box", ["1,2,3,4", [5], [1, 2, 3, 4], ((91, 0), (0, 0)), (None, (1, 2)), ("a", "b")])
def test_a_box_that_is_none_is_geopys_error(geocoder: OfflineGeocoder, box: Any) -> None:
    with pytest.raises(GeocoderQueryError, match="viewbox"):
        geocoder.geocode("Paris", viewbox=box)


@pytest.mark.parametrize(
    "wrong",
    [
        {"featuretype": "street"}, {"level": "town"}, {"geometry": "svg"}, {"bounded": True},
        {"viewbox": TEXAS, "bounds": TEXAS}, {"country_codes": [5]},
    ],
    ids=str,
)  # fmt: skip
def test_options_that_cannot_be_are_geopys_errors(geocoder: OfflineGeocoder, wrong: dict[str, Any]) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode("Paris", **wrong)


@pytest.mark.parametrize(
    ("query", "kind", "place_id"),
    [
        ("Georgia", "country", "gn:614540"),
        ("Georgia", "state", "gn:4197000"),
        ("New York", "city", "gn:5128581"),
    ],
)
def test_a_type_of_feature_decides_what_the_answer_is(
    geocoder: OfflineGeocoder, query: str, kind: str, place_id: str
) -> None:
    assert one(geocoder.geocode(query, featuretype=kind)).raw["place"]["id"] == place_id


def test_a_type_that_no_bearer_of_the_name_has_gives_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode("Kenya", featuretype="state") is None


def test_the_first_language_that_is_known_is_taken(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.geocode("Germany", language="de-AT, de;q=0.9, en;q=0.8")).address == "Deutschland"
    assert one(geocoder.geocode("Germany", language="xx,fr")).address == "Allemagne"
    assert one(geocoder.geocode("Germany", language="en,fr")).address == "Germany"
    assert one(geocoder.geocode("Germany", language=False)).address == "Germany"


def test_the_address_is_told_part_by_part_in_the_language(geocoder: OfflineGeocoder) -> None:
    address = one(geocoder.geocode("Munich", language="de")).raw["address"]
    assert address["country"] == "Deutschland"
    assert address["country_code"] == "de"
    assert list(address) == ["city", "state", "country", "country_code"]
    reversed_ = one(geocoder.reverse("52.5169, 13.3859", language="de")).raw["address"]
    assert reversed_["country"] == "Deutschland"


def test_the_address_is_left_out_where_it_is_not_wanted(geocoder: OfflineGeocoder) -> None:
    assert "address" not in one(geocoder.geocode("Munich", addressdetails=False)).raw
    assert "address" not in one(geocoder.reverse((46.46, 6.84), addressdetails=False)).raw


def test_a_polygon_comes_with_the_answer_where_one_is_wanted(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.geocode("Kenya", geometry="WKT")).raw["geotext"].startswith("MULTIPOLYGON")
    assert shapely.geometry.shape(one(geocoder.geocode("Kenya", geometry="geojson")).raw["geojson"]).contains(
        shapely.Point(36.82, -1.29)
    )
    assert "geotext" not in one(geocoder.geocode("Kazan", geometry="wkt")).raw


@pytest.mark.parametrize(
    "point",
    [
        (40.7537, -73.9849), [40.7537, -73.9849], "40.7537, -73.9849", "40.7537 -73.9849",
        Point(40.7537, -73.9849), Point(40.7537, -73.9849, 3), ("40.7537", "-73.9849"),
        np.array([40.7537, -73.9849]), "40 45m 13s N, 73 59m 6s W", (40.7537, 286.0151),
    ],
    ids=str,
)  # fmt: skip
def test_a_point_is_taken_in_every_form_that_geopy_takes(geocoder: OfflineGeocoder, point: Any) -> None:
    found = one(geocoder.reverse(point))
    assert (found.latitude, found.longitude) == (pytest.approx(40.75, abs=0.5), pytest.approx(-74, abs=0.5))
    assert found.raw["place"]["country"] == "US"


@pytest.mark.parametrize("point", [None, "", "Kazan", (), (1,), 5, (91, 0), (float("nan"), 0), b"1,2", {}])
@pytest.mark.filterwarnings("ignore:Latitude normalization")
def test_what_is_no_point_is_a_value_error(geocoder: OfflineGeocoder, point: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        geocoder.reverse(point)


def test_reverse_is_right_beside_the_first_meridian(geocoder: OfflineGeocoder) -> None:
    assert one(geocoder.reverse(Point(31.0, -1.0e-5))).raw["place"]["country"] == "DZ"


@pytest.mark.parametrize("lon", [179.9999, -179.9999, 180.0])
def test_reverse_looks_across_the_date_line(geocoder: OfflineGeocoder, lon: float) -> None:
    assert one(geocoder.reverse((-16.8, lon))).raw["place"]["country"] == "FJ"


def test_reverse_says_what_polygon_holds_the_point(geocoder: OfflineGeocoder) -> None:
    within = one(geocoder.reverse((55.79, 49.12))).raw["within"]
    assert within == {"country": "gn:2017370", "admin1": "gn:484048"}


@pytest.mark.parametrize(
    ("zoom", "levels"),
    [
        (0, {"country"}),
        (5, {"admin1"}),
        (10, {"city"}),
        (14, {"city", "locality"}),
        (18, {"city", "locality"}),
    ],
)
def test_zoom_says_how_finely_a_point_is_placed(
    geocoder: OfflineGeocoder, zoom: int, levels: set[str]
) -> None:
    assert one(geocoder.reverse((55.79, 49.12), zoom=zoom)).raw["place"]["level"] in levels


@pytest.mark.parametrize("zoom", [-1, 19])
def test_a_zoom_that_cannot_be_is_geopys_error(geocoder: OfflineGeocoder, zoom: int) -> None:
    with pytest.raises(GeocoderQueryError, match="zoom"):
        geocoder.reverse((55.79, 49.12), zoom=zoom)


def test_options_of_the_network_are_taken_and_kept(gaz: Gazetteer) -> None:
    context = ssl.create_default_context()
    made = OfflineGeocoder(
        gaz,
        scheme="http",
        timeout=942,
        proxies={"https": "192.0.2.0"},
        user_agent="mine",
        ssl_context=context,
    )
    assert (made.scheme, made.timeout, made.proxies) == ("http", 942, {"https": "192.0.2.0"})
    assert made.ssl_context is context
    assert made.headers["User-Agent"] == "mine"
    assert isinstance(made.geocode("Kazan", timeout=0.001), Location)
    assert isinstance(made.reverse((55.79, 49.12), timeout=None), Location)


def test_options_default_to_geopys(gaz: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geopy.geocoders.options, "default_timeout", 12)
    monkeypatch.setattr(geopy.geocoders.options, "default_user_agent", "mocked/0.0.0")
    made = OfflineGeocoder(gaz)
    assert (made.timeout, made.headers["User-Agent"]) == (12, "mocked/0.0.0")
    with pytest.raises(ConfigurationError):
        OfflineGeocoder(gaz, scheme="ftp")


def test_there_is_no_way_to_the_network(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(ConfigurationError, match="offline"):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})


def test_it_is_a_context_as_other_geocoders_are(gaz: Gazetteer) -> None:
    with OfflineGeocoder(gaz) as geocoder:
        assert isinstance(geocoder.geocode("Kazan"), Location)


def test_it_travels_to_other_processes(geocoder: OfflineGeocoder) -> None:
    copy = pickle.loads(pickle.dumps(geocoder))
    assert one(copy.geocode("Kazan")).raw["place"]["id"] == "gn:551487"


def test_locations_can_be_pickled_and_compared(geocoder: OfflineGeocoder) -> None:
    found = geocoder.geocode("Kazan")
    assert pickle.loads(pickle.dumps(found)) == found == geocoder.geocode("Kazan")


def test_threads_share_one(geocoder: OfflineGeocoder) -> None:
    names = ["Kazan", "Voronezh", "Nairobi", "Minsk"] * 25
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(geocoder.geocode, names))
    assert [one(location).raw["place"]["name"] for location in found] == names


def test_a_column_is_geocoded_by_apply(geocoder: OfflineGeocoder) -> None:
    places = pd.Series(["Kazan", "Qwertzuiopolis", None], dtype=object)
    found = places.apply(geocoder.geocode)
    assert [location and round(location.latitude) for location in found] == [56, None, None]
    points = found.apply(lambda location: location and tuple(location.point))
    assert len(points[0]) == 3


def test_the_rate_limiter_reverses_too_and_keeps_arguments(geocoder: OfflineGeocoder) -> None:
    reverse = RateLimiter(geocoder.reverse, min_delay_seconds=0)
    assert one(reverse((55.79, 49.12), language="ru", zoom=0)).address == "Россия"


def test_a_table_with_gaps_is_geocoded_by_geopandas(gaz: Gazetteer) -> None:
    places = pd.Series(["Kazan", None, "Nairobi"], index=[3, 5, 7], dtype=object)
    found = geopandas.tools.geocode(places, provider=OfflineGeocoder, path=gaz)
    assert found.index.tolist() == [3, 5, 7]
    assert found.geometry.is_empty.tolist() == [False, True, False]
    assert found.crs.to_epsg() == 4326


def test_points_at_sea_reverse_to_nothing_in_geopandas(gaz: Gazetteer) -> None:
    points = geopandas.GeoSeries([shapely.Point(-30, 0), shapely.Point(49.12, 55.79)], crs=4326)
    found = geopandas.tools.reverse_geocode(points, provider=OfflineGeocoder, path=gaz)
    assert found.address.isna().tolist() == [True, False]
