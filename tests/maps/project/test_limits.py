"""Limits that keep the last good map."""

from __future__ import annotations

import pytest

from maps.project.limits import crossed
from maps.project.settings import Limits


@pytest.mark.parametrize(
    ("limits", "counts", "before", "said"),
    [
        (
            Limits(max_unresolved=0.2),
            {"mapped": 7, "unresolved": 3},
            {},
            "3 of 10 located rows are unresolved (30%)",
        ),
        (Limits(max_unresolved=0.3), {"mapped": 7, "unresolved": 3}, {}, None),
        (Limits(max_unresolved=0.2), {"mapped": 0, "off_map": 3}, {}, None),
        (
            Limits(max_drop=0.5),
            {"mapped": 40},
            {"mapped": 100},
            "40 events on the map, 100 last time (60% fewer)",
        ),
        (Limits(max_drop=0.5), {"mapped": 50}, {"mapped": 100}, None),
        (Limits(max_drop=0.5), {"mapped": 0}, {}, None),
        (Limits(min_events=1), {"mapped": 0}, {}, "0 events on the map; min_events is 1"),
        (Limits(), {"mapped": 0}, {"mapped": 100}, None),
    ],
)
def test_a_limit_that_is_crossed_says_by_what(
    limits: Limits, counts: dict[str, int], before: dict[str, int], said: str | None
) -> None:
    found = crossed(limits, counts, before)
    assert found is None if said is None else found is not None and found.startswith(said)
