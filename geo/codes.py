"""Precision as one digit, as users of ACLED data know it: 1 is exact, 3 is vague (pure).

The meanings are those of ACLED's codebook; docs/precision.md says what of ours is which.
"""

from __future__ import annotations

import datetime as dt

SMALL_AREA_KM = 50.0
"""Radius up to which a division, river or named region is a small area."""
_WEEK_DAYS = 7


def geo_precision(precision: str, level: str | None, uncertainty_km: float | None) -> int | None:
    """How exactly a place is known, null where no place is.

    1: in a town, village or facility. 2: near one, or in a small area (a district, or any area within
    SMALL_AREA_KM). 3: in a larger region, a sea or a country.
    """
    if precision == "unknown":
        return None
    if precision == "exact":
        return 1
    if precision == "near":
        return 2
    small = level == "admin2" or (uncertainty_km is not None and uncertainty_km <= SMALL_AREA_KM)
    return 2 if small and precision == "admin" else 3


def time_precision(granularity: str, start: str | None, end: str | None) -> int | None:
    """How exactly a day is known, null where no day is or what is no date stands there.

    1: the day, or the night between two. 2: within a week or weekend. 3: within a month or longer.
    start, end: ISO 8601 days.
    """
    if start is None:
        return None
    if granularity in ("day", "night"):
        return 1
    try:
        days = (dt.date.fromisoformat(end or start) - dt.date.fromisoformat(start)).days + 1
    except ValueError:
        return None
    return 2 if granularity in ("week", "weekend") or days <= _WEEK_DAYS else 3
