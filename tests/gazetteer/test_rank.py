from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Place
from gazetteer.rank import (
    ODDS,
    QUALITIES,
    Prior,
    Sense,
    distance_km,
    importance,
    nearness,
    nested,
    posteriors,
    prefer_towns,
)
from gazetteer.weights import Weights

CITY = Place("gn:1", "Kursk", "city", 36.2, 51.7, "RU", "Kursk Oblast", "gn:2", "PPLA", 400_000, 8.0)
REGION = Place(
    "gn:2", "Kursk Oblast", "admin1", 36.3, 51.8, "RU", "Kursk Oblast", "gn:2", "ADM1", 1_100_000, 130.0
)
COUNTRY = Place("gn:3", "Russia", "country", 100.0, 60.0, "RU", None, None, "PCLI", 144_000_000, 4000.0)
ELSEWHERE = replace(CITY, id="gn:4", lon=-80.0, lat=40.0, country="US", admin1="Ohio", admin1_id="gn:5")


def sense(place: Place, score: float, quality: str = "preferred", weight: float = 400_000.0) -> Sense:
    return Sense(place, quality, weight, score)  # type: ignore[arg-type]


def test_every_quality_has_odds() -> None:
    assert set(QUALITIES) == set(ODDS)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=20))
def test_shares_sum_to_one_and_keep_the_order(scores: list[float]) -> None:
    shares = posteriors(scores)
    assert sum(shares) == pytest.approx(1.0)
    assert shares.index(max(shares)) == scores.index(max(scores)) or max(shares) == pytest.approx(
        shares[scores.index(max(scores))]
    )


def test_an_alternate_name_of_a_small_place_yields_to_a_big_one() -> None:
    prior = Prior(Weights())
    assert prior(importance("city", "PPL", 7_000, 0), "alternate", "city") < prior(
        importance("city", "PPLC", 20_000_000, 1_400_000_000), "alternate", "city"
    )


def test_a_capital_counts_for_more_than_its_people() -> None:
    assert importance("city", "PPLC", 26_000, 98_000) > importance("city", "PPL", 150_000, 98_000)


@pytest.mark.parametrize("level", ["country", "admin1", "admin2", "city", "locality", "sea", "area"])
def test_importance_is_positive_and_grows_with_people(level: str) -> None:
    assert 0 < importance(level, "", 0, 0) <= importance(level, "", 1_000_000, 0)


def test_a_bare_name_is_the_town_rather_than_the_region_called_after_it() -> None:
    bare = [sense(CITY, 10.0), sense(REGION, 11.0, "form")]
    prefer_towns(bare, Weights())
    assert bare[0].score > bare[1].score


def test_a_region_much_greater_than_the_town_in_it_keeps_its_name() -> None:
    town = replace(CITY, population=500_000)
    province = [sense(town, 10.0), sense(replace(REGION, population=9_000_000), 11.0)]
    prefer_towns(province, Weights())
    assert province[1].score > province[0].score


def test_nesting_is_seen_from_both_sides() -> None:
    for outer, inner in ((REGION, CITY), (COUNTRY, CITY), (COUNTRY, REGION)):
        assert nested(outer, inner)
        assert nested(inner, outer)
    assert not nested(CITY, ELSEWHERE)
    assert not nested(COUNTRY, ELSEWHERE)


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km(36.18, 51.73, 36.25, 49.98) == pytest.approx(194.7, abs=1)
    assert distance_km(179.9, 0, -179.9, 0) == pytest.approx(22.24, abs=0.1)


@given(st.floats(0, 20_000), st.floats(0, 20_000))
def test_nearer_never_counts_less(one: float, two: float) -> None:
    near, far = sorted((one, two))
    assert nearness(near) >= nearness(far) >= 0
