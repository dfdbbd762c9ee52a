"""Precision as one digit."""

import pytest

from geo.codes import geo_precision, time_precision


@pytest.mark.parametrize(
    ("precision", "level", "km", "code"),
    [
        ("exact", "city", 8.0, 1),
        ("exact", None, 1.0, 1),
        ("near", "city", 20.0, 2),
        ("admin", "admin2", 80.0, 2),
        ("admin", "area", 30.0, 2),
        ("admin", "admin1", 250.0, 3),
        ("country", "country", 900.0, 3),
        ("country", "country", 20.0, 3),
        ("unknown", None, None, None),
    ],
)
def test_a_place_is_as_exact_as_the_point_may_be_trusted(
    precision: str, level: str | None, km: float | None, code: int | None
) -> None:
    assert geo_precision(precision, level, km) == code


@pytest.mark.parametrize(
    ("granularity", "start", "end", "code"),
    [
        ("day", "2025-01-12", "2025-01-12", 1),
        ("night", "2025-01-12", "2025-01-13", 1),
        ("weekend", "2025-01-11", "2025-01-12", 2),
        ("week", "2025-01-06", "2025-01-12", 2),
        ("range", "2025-01-06", "2025-01-09", 2),
        ("range", "2025-01-06", "2025-01-20", 3),
        ("month", "2025-01-01", "2025-01-31", 3),
        ("year", "2025-01-01", "2025-12-31", 3),
        ("unknown", None, None, None),
    ],
)
def test_a_day_is_as_exact_as_the_days_it_may_be(
    granularity: str, start: str | None, end: str | None, code: int | None
) -> None:
    assert time_precision(granularity, start, end) == code
