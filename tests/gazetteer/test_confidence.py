from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Place
from gazetteer.confidence import AMBIGUOUS_BELOW, SIGNS, TRUST, confidence, signs
from gazetteer.rank import QUALITIES, Sense, posteriors
from gazetteer.weights import fitted

CITY = Place("gn:1", "Kursk", "city", 36.2, 51.7, "RU", "Kursk Oblast", "gn:2", "PPLA", 400_000, 8.0)
REGION = replace(CITY, id="gn:2", name="Kursk Oblast", level="admin1", feature="ADM1", population=1_100_000)
ELSEWHERE = replace(CITY, id="gn:4", lon=-80.0, lat=40.0, country="US", admin1="Ohio", admin1_id="gn:5")


def sense(place: Place, quality: str = "preferred", weight: float = 400_000.0) -> Sense:
    return Sense(place, quality, weight, 0.0)  # type: ignore[arg-type]


def sure(best: Sense, others: list[tuple[Sense, float]], share: float) -> float:
    return confidence(signs(best, others, share), fitted().curve)


def test_every_quality_has_its_trust() -> None:
    assert set(QUALITIES) == set(TRUST)


def test_the_curve_has_a_factor_for_each_sign() -> None:
    assert len(fitted().curve) == len(SIGNS) == len(signs(sense(CITY), [], 1.0))


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_confidence_grows_with_the_margin(one: float, two: float) -> None:
    def at(margin: float) -> float:
        shares = posteriors([margin, 0.0])
        return sure(sense(CITY), [(sense(ELSEWHERE), max(0.006, shares[1]))], shares[0])

    low, high = sorted((one, two))
    assert at(low) <= at(high) + 1e-12
    assert 0 < at(low) < 1


def test_a_preferred_name_is_surer_than_an_alternate_one() -> None:
    assert sure(sense(CITY, "preferred", 20_000.0), [], 1.0) > sure(
        sense(CITY, "alternate", 20_000.0), [], 1.0
    )


def test_equal_rivals_are_below_the_threshold() -> None:
    rivals = [(sense(ELSEWHERE), 0.33), (sense(replace(ELSEWHERE, id="gn:6", lat=-40.0)), 0.33)]
    assert sure(sense(CITY), rivals, 0.34) < AMBIGUOUS_BELOW


def test_a_region_around_the_place_is_half_a_rival() -> None:
    assert sure(sense(CITY), [(sense(REGION), 0.5)], 0.5) > sure(sense(CITY), [(sense(ELSEWHERE), 0.5)], 0.5)
