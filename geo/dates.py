"""When something happened: an interval of days and how finely it is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geo.schema import Granularity


@dataclass(frozen=True, slots=True)
class When:
    """Days `start` to `end`, inclusive; both null (and granularity "unknown") where nothing is known.

    time: ISO 8601 time with the offset as written, where the source gives one.
    reason: why a date is missing or how it was decided ("month 13 does not exist"), null when plain.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    granularity: Granularity = "unknown"
    time: str | None = None
    reason: str | None = None


UNKNOWN = When()
