"""Days counted from the publication of a report, or named by a season, a quarter, a month (pure)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from geo.dates import When
from geo.text.timewords import NUMBERS, ORDINALS, SEASONS, unit

DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
"""Days of a unit, about."""
_NIGHTS = ("night", "ночь", "ніч")
_NORTH = "a season, as it falls north of the equator"


def relative(kind: str, groups: dict[str, str], published: dt.date, clock: dt.time | None = None) -> When:
    """Phrases that count from the publication date alone."""
    days = {"today": 0, "yesterday": -1, "before_yesterday": -2, "tomorrow": 1, "after_tomorrow": 2}
    if kind in days:
        day = days_on(published, days[kind])
        return When(day, day, "day")
    if kind == "last_night":
        return When(days_on(published, -1), published, "night")
    if kind == "night_before_last":
        return When(days_on(published, -2), days_on(published, -1), "night")
    if kind == "ago":
        return ago(groups, published, clock)
    if kind == "ahead":
        count = number_of(groups.get("n", "1")) * DAYS.get(unit(groups["u"]), 1)
        return When(days_on(published, count), days_on(published, count), "day")
    if kind == "within":
        count = number_of(groups.get("n", "1")) * DAYS.get(unit(groups["u"]), 1)
        return When(days_on(published, 1), days_on(published, count), "range")
    if kind == "day_to_hour":
        return When(days_on(published, -1), published, "range")
    if kind == "last_season":
        return season_before(groups["s"], published)
    if kind == "season_last_year":
        return season(groups["s"], published.year - 1)
    if kind == "year_to_date":
        return When(published.replace(month=1, day=1), published, "range")
    if kind == "past_span":
        measure, count = unit(groups["u"]), number_of(groups.get("n", "1"))
        days_back = (count + 23) // 24 if measure == "hour" else count * DAYS.get(measure, 1)
        return When(days_on(published, -days_back), published, "range")
    monday = days_on(published, -published.weekday())
    if kind == "last_week":
        return When(days_on(monday, -7), days_on(monday, -1), "week")
    if kind == "this_week":
        return When(monday, published, "week")
    if kind == "next_week":
        return When(days_on(monday, 7), days_on(monday, 13), "week")
    if kind == "weekend":
        sunday = published if published.weekday() == 6 else days_on(monday, -1)
        saturday = days_on(sunday, -1)
        if published.weekday() == 5:
            return When(published, published, "weekend")
        return When(saturday, sunday, "weekend")
    first = published.replace(day=1)
    if kind == "this_month":
        return When(first, published, "month")
    if kind == "last_month":
        end = days_on(first, -1)
        return When(end.replace(day=1), end, "month")
    if kind == "next_month":
        return whole_month(published.year + published.month // 12, published.month % 12 + 1)
    if kind == "next_year":
        return whole_years(published.year + 1, published.year + 1, "year")
    if kind == "this_year":
        return When(published.replace(month=1, day=1), published, "year")
    return whole_years(published.year - 1, published.year - 1, "year")


def ago(groups: dict[str, str], published: dt.date, clock: dt.time | None = None) -> When:
    """ "8h ago": yesterday or today where the hour of publication is not known."""
    count, measure = number_of(groups.get("n", "1")), unit(groups["u"])
    if clock is not None and measure in ("minute", "hour"):
        since_midnight = clock.hour * 60 + clock.minute - count * (60 if measure == "hour" else 1)
        day = days_on(published, since_midnight // (24 * 60))
        return When(day, day, "day")
    if measure == "minute":
        return When(published, published, "day")
    if measure == "hour":
        return When(days_on(published, -((count + 23) // 24)), days_on(published, -(count // 24)), "range")
    if measure == "month":
        months = published.year * 12 + published.month - 1 - count
        return whole_month(months // 12, months % 12 + 1)
    if measure == "year":
        return whole_years(published.year - count, published.year - count, "year")
    day = days_on(published, -count * DAYS[measure])
    if measure in ("week", "fortnight"):
        monday = days_on(day, -day.weekday())
        return When(monday, days_on(monday, 6), "week")
    return When(day, day, "day")


def season(words: str, year: int) -> When:
    """Three months of a year; winter, which two years share, is its year."""
    first = SEASONS[next(stem for stem in SEASONS if words.casefold().startswith(stem))]
    if first == 12:
        return whole_years(year, year, "year")
    return When(whole_month(year, first).start, whole_month(year, first + 2).end, "range", reason=_NORTH)


def season_before(words: str, published: dt.date) -> When:
    """ "last summer": the latest that had ended."""
    first = SEASONS[next(stem for stem in SEASONS if words.casefold().startswith(stem))]
    year = published.year
    while year > 1:
        last = whole_month(year + (first == 12), (first + 1) % 12 + 1)
        if last.end is not None and last.end < published:
            return When(whole_month(year, first).start, last.end, "range", reason=_NORTH)
        year -= 1
    return When(reason="before the calendar begins")


def nth_in_a_row(count: int, measure: str, last: dt.date) -> When:
    """ "for a third day": the days up to the last; of nights only the last is told."""
    if measure.casefold() in _NIGHTS:
        return When(days_on(last, -1), last, "night")
    return When(days_on(last, 1 - count), last, "range")


def existing_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of the calendar, null where there is no such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def whole_years(first: int, last: int, granularity: Literal["year", "range"]) -> When:
    """From the first day of one year to the last of another."""
    if not 1 <= first <= last <= 9999:
        return When(reason="outside of the calendar, or the years run backwards")
    return When(dt.date(first, 1, 1), dt.date(last, 12, 31), granularity)


def day_of_month(day: int, published: dt.date, *, ahead: bool) -> When:
    """ "on the 16th": of the month of publication, or of the one before (after it, of what is to come)."""
    months = published.year * 12 + published.month - 1
    if ahead and day < published.day:
        months += 1
    elif not ahead and day > published.day:
        months -= 1
    date = existing_day(months // 12, months % 12 + 1, day)
    return When(date, date, "day") if date else When(reason=f"that month has no day {day}")


def whole_month(year: int, month: int) -> When:
    """From its first day to its last."""
    if not 1 <= year <= 9999:
        return When(reason="before the calendar begins")
    return When(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def days_on(day: dt.date, days: int) -> dt.date:
    """A day so many days on, held within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def number_of(word: str) -> int:
    """ "12", "two", "14-го", "четырнадцатого"; 1 for words that are none."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    folded = " ".join(word.casefold().split()).removesuffix(" of")
    return NUMBERS.get(folded) or ORDINALS.get(folded, 1)
