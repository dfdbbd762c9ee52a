"""Every view has its documents, and places, shapes and points agree on what it says."""

from __future__ import annotations

import pickle

import pytest
import shapely

import gazetteer
from gazetteer import worldview
from gazetteer.geocoder import OfflineGeocoder
from gazetteer.worldview import VIEWS

CRIMEA, KASHMIR, AZAD, SAHARA, KOSOVO, TAIWAN, WEST_BANK = (
    "gn:703883", "gn:1269320", "gn:1184196", "gn:2461445", "gn:831053", "gn:1668284", "gn:285153",
)  # fmt: skip
TOWNS = {
    "Simferopol": (CRIMEA, {"un": "UA", "UA": "UA", "RU": "RU", "US": "UA", "CN": "UA"}),
    "Sevastopol": ("gn:694422", {"un": "UA", "UA": "UA", "RU": "RU"}),
    "Srinagar": (KASHMIR, {"un": "IN", "IN": "IN", "PK": "PK"}),
    "Leh": ("gn:12096464", {"un": "IN", "IN": "IN", "PK": "PK"}),
    "Muzaffarabad": (AZAD, {"un": "PK", "IN": "IN", "PK": "PK"}),
    "Gilgit": ("gn:1168878", {"un": "PK", "IN": "IN", "PK": "PK"}),
    "Itanagar": ("gn:1278341", {"un": "IN", "IN": "IN", "CN": "CN"}),
    "Laayoune": (SAHARA, {"un": "EH", "MA": "MA", "US": "MA", "RU": "EH"}),
    "Pristina": (KOSOVO, {"un": "XK", "XK": "XK", "RS": "RS", "RU": "RS", "US": "XK"}),
    "Taipei": (TAIWAN, {"un": "TW", "TW": "TW", "CN": "CN", "US": "TW"}),
    "Nablus": (WEST_BANK, {"un": "PS", "PS": "PS", "IL": "PS", "US": "PS"}),
    "Donetsk": ("gn:709716", {"un": "UA", "UA": "UA", "RU": "RU"}),
}
CASES = [(town, view, code) for town, (_, views) in TOWNS.items() for view, code in views.items()]


@pytest.fixture(scope="module")
def seen(gaz: gazetteer.Gazetteer) -> dict[str, gazetteer.Gazetteer]:
    return {view: gaz.seen_by(view) for view in VIEWS}


def test_every_view_of_the_table_has_its_words_and_every_word_a_view() -> None:
    views = {
        view for said in worldview.worldview("un").claims.values() for by in said.values() for view in by
    }
    assert views == set(VIEWS)
    assert all(verdict.source for view in VIEWS for verdict in worldview.worldview(view).verdicts.values())


def test_every_unit_is_a_place(gaz: gazetteer.Gazetteer) -> None:
    assert set(gaz.standings) == set(worldview.worldview("un").verdicts)


@pytest.mark.parametrize(("town", "view", "code"), CASES)
def test_a_town_its_point_and_the_shape_of_its_country_agree(
    seen: dict[str, gazetteer.Gazetteer], town: str, view: str, code: str
) -> None:
    source = seen[view]
    place = source.resolve(town).place
    assert place is not None
    held = source.containing(place.lon, place.lat)
    assert held == source.containing_many([place.lon], [place.lat])[0]
    assert held.country is not None
    shape = source.shape(held.country.id)
    assert shape is not None
    assert (place.country, held.country.country) == (code, code)
    assert shapely.contains_xy(shape, place.lon, place.lat)


@pytest.mark.parametrize(
    ("unit", "view", "loser"),
    [
        (CRIMEA, "RU", "UA"),
        (AZAD, "IN", "PK"),
        (KASHMIR, "PK", "IN"),
    ],
)
def test_the_shape_of_the_country_that_loses_a_unit_lacks_it(
    seen: dict[str, gazetteer.Gazetteer], unit: str, view: str, loser: str
) -> None:
    place = seen[view].place(unit)
    shape = seen[view].shape(seen[view].countries[loser][0].id)
    assert shape is not None
    assert not shapely.contains_xy(shape, place.lon, place.lat)


@pytest.mark.parametrize(
    ("unit", "view", "town"),
    [(TAIWAN, "CN", "Taipei"), (KOSOVO, "RS", "Pristina"), (SAHARA, "MA", "Laayoune")],
)
def test_a_country_that_a_view_gives_to_another_is_a_division_of_it(
    seen: dict[str, gazetteer.Gazetteer], unit: str, view: str, town: str
) -> None:
    place = seen[view].place(unit)
    inner = seen[view].resolve(town).place
    assert (place.level, place.country, place.admin1_id) == ("admin1", view, unit)
    assert inner is not None
    assert (inner.country, inner.admin1_id) == (view, unit)
    assert seen[view].containing(inner.lon, inner.lat).admin1 == place


def test_the_divisions_of_such_a_country_stand_a_level_lower(
    seen: dict[str, gazetteer.Gazetteer],
) -> None:
    assert seen["RS"].place("gn:10097360").level == "admin2"
    assert seen["un"].place("gn:10097360").level == "admin1"


def test_a_single_place_can_be_a_unit(seen: dict[str, gazetteer.Gazetteer]) -> None:
    labels = {view: seen[view].place("gn:8199394").label for view in ("un", "IL")}
    assert labels == {"un": "Ariel, West Bank, PS", "IL": "Ariel, Judea and Samaria Area, IL"}


@pytest.mark.parametrize(
    ("view", "name", "country", "reason"),
    [
        ("un", "Simferopol, Russia", "UA", "Crimea belongs to RU in Russia's view (UA here)"),
        ("RU", "Simferopol, Ukraine", "RU", "Crimea belongs to UA in the UN's, Ukraine's and"),
        ("RU", "Simferopol, Russia", "RU", "Crimea belongs to RU in Russia's view"),
        ("un", "Pristina, Serbia", "XK", "Kosovo is disputed in the UN's view"),
        ("un", "Taipei, China", "TW", "Taiwan belongs to CN in China's and Russia's view (TW here)"),
        ("un", "Laayoune, Morocco", "EH", "Western Sahara belongs to MA in"),
        ("un", "Srinagar", "IN", "Jammu and Kashmir is disputed in the UN's view"),
    ],
)
def test_a_reason_says_whose_view_it_is(
    seen: dict[str, gazetteer.Gazetteer], view: str, name: str, country: str, reason: str
) -> None:
    match = seen[view].resolve(name)
    assert match.place is not None
    assert (match.status, match.place.country) == ("resolved", country)
    assert reason in match.reason


def test_an_undisputed_place_has_no_such_reason(seen: dict[str, gazetteer.Gazetteer]) -> None:
    for view in ("un", "UA"):
        assert "view" not in seen[view].resolve("Simferopol").reason
    assert seen["RU"].standing(seen["RU"].place("gn:472045")) is None


@pytest.mark.parametrize(("view", "code"), [("un", "RU"), ("RU", "UA"), ("RU", "RU"), ("UA", "RU")])
def test_a_demanded_country_is_that_of_any_view(
    seen: dict[str, gazetteer.Gazetteer], view: str, code: str
) -> None:
    assert seen[view].resolve("Simferopol", country=code).status == "resolved"


def test_a_claim_yields_to_a_namesake_in_the_country_itself(
    seen: dict[str, gazetteer.Gazetteer],
) -> None:
    match = seen["un"].resolve("Donetsk, Russia")
    assert match.place is not None
    assert match.place.admin1 == "Rostov Oblast"


def test_a_country_without_a_view_is_refused_with_the_list() -> None:
    with pytest.raises(gazetteer.BadQuery, match="there are un, CN, IL, IN"):
        gazetteer.load(worldview="DE")


def test_a_view_goes_with_the_gazetteer_to_other_processes(gaz: gazetteer.Gazetteer) -> None:
    sent = pickle.loads(pickle.dumps(gaz.seen_by("ru")))
    assert (sent.worldview, sent.info().worldview) == ("RU", "RU")
    assert sent.seen_by("RU") is sent
    assert sent.place(CRIMEA).country == "RU"


@pytest.mark.parametrize(
    ("view", "lat", "lon", "address"),
    [
        ("un", 44.957, 34.111, "Simferopol, Crimea, Ukraine"),
        ("RU", 44.957, 34.111, "Simferopol, Crimea, Russia"),
        ("CN", 25.053, 121.526, "Taipei, Taiwan, China"),
        ("RS", 42.672, 21.167, "Pristina, Kosovo, Serbia"),
    ],
)
def test_geopy_is_told_the_same(
    seen: dict[str, gazetteer.Gazetteer], view: str, lat: float, lon: float, address: str
) -> None:
    found = OfflineGeocoder(seen[view]).reverse((lat, lon))
    assert found is not None
    assert found.address == address
