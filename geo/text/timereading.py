"""What a time phrase means: an interval of days, counted from the publication or the event before it.

The past is preferred, for news tells what has happened, unless the clause speaks of what is to come. Without
what a phrase counts from it stays unknown, with the reason (pure).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from geo.dates import When, cell
from geo.text.relativedays import (
    DAYS,
    day_of_month,
    days_on,
    existing_day,
    nth_in_a_row,
    number_of,
    relative,
    season,
    whole_month,
    whole_years,
)
from geo.text.timewords import Grammar, unit

_NO_PUBLICATION = When(reason="relative to a publication date that is not known")
_NO_YEAR = When(reason="the year is not given and the publication date is not known")
_NO_ANCHOR = When(reason="relative to an earlier date that is not known")

_FUTURE = re.compile(
    r"\b(?:will|shall|going to|is due|are due|was due|due to|is set to|are set to|set to|plans? to|"
    r"planned (?:for|to)|(?:called|announced|set|fixed|billed|slated|timed) for|"
    r"scheduled|expects?|forecast|is expected|are expected|expected to|"
    r"is to|are to|to be held|upcoming|ahead of|from next|"
    r"будет|будут|состоится|состоятся|пройд[её]т|пройдут|намечен\w*|запланирован\w*|планиру\w+|откроется|"
    r"назначен\w*|(?:объявлен|анонсирован)\w* на|собер[её]тся|соберутся|начн[её]тся|начнутся|рассмотрит|"
    r"рассмотрят|прибудет|прибудут|встретится|встретятся|выйдут|"
    r"буде|будуть|відбудеться|відбудуться|пройде|пройдуть|заплановано|планують|призначен\w*|"
    r"(?:оголошен|анонсован)\w* на|збереться|зберуться|почнеться|почнуться|розпочнеться|розпочнуться|"
    r"розгляне|розглянуть|прибуде|прибудуть|зустрінеться|зустрінуться|вийдуть|"
    r"wird|werden soll|soll|sollen|geplant|aura lieu|auront lieu|prévue?s?|doit|doivent|será|tendrá lugar|"
    r"está previst[oa])\b"
)
_AIMED = re.compile(r"\b(?:for|на|für)(?: (?:early|late|the|den))? $")
"""Before a day: "called a strike for Friday", "митинг назначен на пятницу"."""


class Reader:
    """Reads one match after another; `previous` is the event phrase before, `clock` when it was published."""

    def __init__(
        self,
        words: Grammar,
        published: dt.date | None,
        previous: When | None,
        clock: dt.time | None = None,
    ) -> None:
        self.words = words
        self.published = published
        self.previous = previous
        self.clock = clock

    def read(self, text: str, at: int, stop: int) -> tuple[str, int, When] | None:
        """Kind, end and meaning of the phrase that begins at `at`; null where it is none after all."""
        for part in self.words.parts:
            kind, match = part.kind, part.pattern.match(text, at, stop)
            if not match:
                continue
            groups = {key.rstrip("_"): value for key, value in match.groupdict().items() if value}
            if not _is_plausible(match.group(), groups):
                continue
            clause = _clause(text, match.start(), match.end(), stop)
            if kind == "by_weekday" and clause.is_coming:
                kind = "until_weekday"
            if kind == "ahead" and not clause.is_coming and self.previous is None:
                continue
            when = cell(match.group()) if kind == "numeric" else self._meaning(kind, groups, clause)
            return kind, match.end(), when
        return None

    def _meaning(self, kind: str, groups: dict[str, str], clause: _Clause) -> When:
        if kind == "iso" and "t" in groups:
            return cell(f"{groups['y']}-{groups['mn']}-{groups['d']} {groups['t']}")
        if kind in ("iso", "dmy", "date", "span", "night_date", "span_night", "night_of_date", "holiday"):
            return self._calendar(kind, groups, clause)
        if kind in _LONG:
            return self._long(kind, groups)
        if kind in _FROM_PREVIOUS:
            return self._from_previous(kind, groups)
        if kind == "ahead" and not clause.is_coming:
            return self._from_previous("offset", {"n": "1", **groups, "dir": "later"})
        if kind == "the_night":
            return (
                self._from_previous(kind, groups)
                if self.previous
                else self._meaning("last_night", {}, clause)
            )
        if self.published is None:
            return self._eve() if kind == "eve" else _NO_PUBLICATION
        if kind == "eve":
            return self._eve()
        if kind == "day_of_month":
            return day_of_month(int(groups["d"]), self.published, ahead=clause.is_coming)
        if kind == "nth_day":
            last = (
                self._weekday("weekday", groups, self.published, clause).end
                if "w" in groups
                else self.published
            )
            return nth_in_a_row(number_of(groups["n"]), groups["u"], last or self.published)
        if "w" in groups:
            return self._weekday(kind, groups, self.published, clause)
        return relative(kind, groups, self.published, self.clock)

    def _calendar(self, kind: str, groups: dict[str, str], clause: _Clause) -> When:
        """A day or days of a month; without a year the latest that is not in the future, unless told so."""
        year = int(groups["y"]) if "y" in groups else None
        if kind == "holiday":
            month, day, is_night = _holiday(groups["f"])
            date = self._day(None, month, day, clause)
            if isinstance(date, When):
                return date
            return When(date, days_on(date, 1), "night") if is_night else When(date, date, "day")
        month = int(groups["mn"]) if "mn" in groups else self.words.month(groups.get("m") or groups["m2"])
        day = number_of(groups["d"])
        if kind == "span":
            last_month = self.words.month(groups["m2"]) if "m2" in groups else month
            first = self._day(year, month, day, clause)
            last = self._day(year, last_month, number_of(groups["d2"]), clause)
            if isinstance(first, When):
                return first
            if isinstance(last, When):
                return last
            if first > last:
                first = first.replace(year=first.year - 1)
            return When(first, last, "range") if first <= last else When(reason="the days run backwards")
        date = self._day(year, month, day, clause)
        if isinstance(date, When):
            return date
        if kind in ("night_date", "span_night"):
            return When(days_on(date, -1), date, "night")
        if kind == "night_of_date":
            return When(date, days_on(date, 1), "night")
        return When(date, date, "day")

    def _day(self, year: int | None, month: int, day: int, clause: _Clause) -> dt.date | When:
        known = year
        if known is None:
            if self.published is None:
                return _NO_YEAR
            known = self.published.year
            if (month, day) > (self.published.month, self.published.day):
                ahead = existing_day(known, month, day)
                near = ahead is not None and (ahead - self.published).days <= 180
                if not (near and clause.is_coming):
                    known -= 1
            elif clause.is_coming and month < self.published.month - 6:
                known += 1
        found = existing_day(known, month, day)
        return (
            found if found is not None else When(reason=f"{known:04d}-{month:02d}-{day:02d} does not exist")
        )

    def _long(self, kind: str, groups: dict[str, str]) -> When:
        if kind in ("year", "since_year"):
            return whole_years(int(groups["y"]), int(groups["y"]), "year")
        if kind == "year_span":
            return whole_years(int(groups["y"]), int(groups["y2"]), "range")
        if kind == "season":
            return season(groups["s"], int(groups["y"]))
        if kind == "decade":
            return whole_years(int(groups["y"]), int(groups["y"]) + 9, "range")
        if kind == "century":
            last = int(groups["n"]) * 100
            return whole_years(last - 99, last, "range")
        if kind == "quarter":
            month = 3 * _QUARTERS.get(groups["q"].casefold()[:3], 4) - 2
            first = whole_month(int(groups["y"]), month)
            return replace(first, end=whole_month(int(groups["y"]), month + 2).end, granularity="range")
        if kind == "month_span":
            return self._months(groups)
        month = self.words.month(groups["m"])
        if "y" in groups:
            return whole_month(int(groups["y"]), month)
        if self.published is None:
            return _NO_YEAR
        return whole_month(self.published.year - (month > self.published.month), month)

    def _months(self, groups: dict[str, str]) -> When:
        """ "from March to May": the latest that have begun, unless a year is given."""
        first, last = self.words.month(groups["m"]), self.words.month(groups["m2"])
        if "y" in groups:
            year = int(groups["y"])
        elif self.published is None:
            return _NO_YEAR
        else:
            year = self.published.year - (last > self.published.month)
        begun = whole_month(int(groups["y1"]) if "y1" in groups else year - (first > last), first)
        ended = whole_month(year, last)
        if begun.start is None or ended.end is None or begun.start > ended.end:
            return When(reason="the months run backwards")
        return When(begun.start, ended.end, "range")

    def _eve(self) -> When:
        """ "накануне": the day before what was told before, or before the publication."""
        if self.previous is not None and self.previous.end is not None:
            return self._from_previous("before", {})
        if self.published is None:
            return _NO_ANCHOR
        day = days_on(self.published, -1)
        return When(day, day, "day")

    def _from_previous(self, kind: str, groups: dict[str, str]) -> When:
        """Counted from the event before; "a day earlier" at the start of a text from nothing known."""
        anchor = self.previous
        if anchor is None or anchor.start is None or anchor.end is None:
            return _NO_ANCHOR
        if kind == "same":
            return When(anchor.end, anchor.end, "day") if anchor.granularity in ("day", "night") else anchor
        if kind in ("same_night", "the_night"):
            if anchor.granularity == "night":
                return anchor
            if kind == "the_night" and anchor.end == self.published:
                return When(days_on(anchor.end, -1), anchor.end, "night")
            return When(anchor.end, days_on(anchor.end, 1), "night")
        if kind in ("weekday_after", "weekday_before"):
            wanted = self.words.weekday(groups["w"])
            if kind == "weekday_after":
                day = days_on(anchor.end, (wanted - anchor.end.weekday() - 1) % 7 + 1)
            else:
                day = days_on(anchor.start, -((anchor.start.weekday() - wanted - 1) % 7 + 1))
            return When(day, day, "day")
        first = days_on(anchor.end, -1) if anchor.granularity == "night" else days_on(anchor.start, -1)
        if kind == "offset":
            count = number_of(groups["n"]) * DAYS.get(unit(groups["u"]), 1)
            back = groups["dir"].casefold().startswith(_BACK)
            day = days_on(first, 1 - count) if back else days_on(anchor.end, count)
        else:
            day = first if kind == "before" else days_on(anchor.end, 1)
        return When(day, day, "day")

    def _weekday(self, kind: str, groups: dict[str, str], published: dt.date, clause: _Clause) -> When:
        """The latest such day up to publication, or the next one where the clause speaks of the future."""
        wanted = self.words.weekday(groups["w"])
        back = (published.weekday() - wanted) % 7
        past, ahead = days_on(published, -back), days_on(published, (wanted - published.weekday()) % 7)
        if kind in ("next_weekday", "until_weekday"):
            day = ahead if ahead > published else days_on(ahead, 7)
            return When(day, day, "day")
        if kind == "since_weekday":
            if _BEGAN.search(clause.words):
                return When(past, past, "day", reason="what began then goes on")
            return When(past, published, "range")
        if kind == "weekday_last_week":
            day = days_on(published, wanted - published.weekday() - 7)
            return When(day, day, "day")
        if kind == "day_to_weekday":
            return When(days_on(past, -1), past, "range")
        day = ahead if kind == "weekday" and clause.is_coming else past
        if kind == "night":
            return When(days_on(day, -1), day, "night")
        if kind == "night_of":
            return When(day, days_on(day, 1), "night")
        if kind in ("weekdays", "weekday_span"):
            other = self.words.weekday(groups["w2"])
            last = days_on(published, -((published.weekday() - other) % 7))
            if clause.is_coming:
                last = days_on(ahead, (other - wanted) % 7)
            first = days_on(last, -((other - wanted) % 7))
            weekend = (wanted, other) == (5, 6)
            return When(first, last, "weekend" if weekend else "range")
        return When(day, day, "day")


_LONG = (
    "month", "since_month", "year", "since_year", "year_span", "month_span", "decade", "century", "quarter",
    "season",
)  # fmt: skip
_FROM_PREVIOUS = (
    "same", "same_night", "before", "after", "offset", "weekday_after", "weekday_before",
)  # fmt: skip
_BACK = ("earlier", "before", "ранее", "раньше", "до ", "назад", "раніше")
_QUARTERS = {
    "fir": 1, "sec": 2, "thi": 3, "пер": 1, "вто": 2, "тре": 3, "дру": 2, "i": 1, "ii": 2, "iii": 3,
    "1": 1, "2": 2, "3": 3, "q1": 1, "q2": 2, "q3": 3, "1q": 1, "2q": 2, "3q": 3,
    "1-м": 1, "2-м": 2, "3-м": 3,
}  # fmt: skip
"""A quarter by the first letters of its number; all others are the fourth."""
_BEGAN = re.compile(
    r"\b(?:closed|shut|banned|suspended|blocked|sealed|missing|in force|cut off|without (?:power|water|"
    r"electricity)|out of (?:action|service)|on strike|striking|under siege|besieged|"
    r"(?:do|does|have|has) not (?:run|running|work|worked|flown|sailed)|not (?:running|working)|"
    r"detained|held|in custody|закрыт\w*|перекрыт\w*|запрещ\w+|"
    r"не ход\w+|бастуют|бастует|в осаде|приостановлен\w*|введен\w*|введён\w*|действует|пропал\w*|"
    r"не работает|закрит\w*|перекрит\w*|не курсу\w+|страйкує|страйкують|в облозі|заборон\w+|"
    r"призупинен\w*|запроваджен\w*|введено|діє|зник\w*|не працює|gesperrt|geschlossen|vermisst|"
    r"fermée?s?|suspendue?s?|cerrad[oa]s?|suspendid[oa]s?)\b"
)
"""What has begun and stays so since then: the event is its beginning."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a phrase in small letters, and whether they speak of what is to come."""

    words: str
    is_coming: bool


def _clause(text: str, start: int, end: int, stop: int) -> _Clause:
    """The words around a phrase, up to the sentence's or half sentence's end."""
    before = re.split(r"[.;!?\n]", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.;!?\n]", text[end : min(stop, end + 80)])[0]
    words = f"{before} {after}".lower()
    is_aimed = _AIMED.search(before.lower()) is not None and text[end - 2 : end] not in ("'s", "’s")
    return _Clause(words, is_aimed or _FUTURE.search(words) is not None)


def _is_plausible(words: str, groups: dict[str, str]) -> bool:
    """Whether a word that could be a month or a number is meant as one: "may" and "march" are not."""
    month = groups.get("m") or groups.get("m2")
    if (
        month
        and month.casefold() in ("may", "march", "mar", "mars", "mai")
        and month[0].islower()
        and "y" not in groups
    ):
        return not words.isascii() or ("d" in groups and month.casefold() not in ("may", "march", "mar"))
    return not ("d" in groups and not 1 <= number_of(groups["d"]) <= 31)


def _holiday(words: str) -> tuple[int, int, bool]:
    """Month, day, and whether the night from it to the next day is meant."""
    folded = words.casefold()
    if "christmas" in folded:
        return 12, 24 if "eve" in folded else 25, False
    if "boxing" in folded:
        return 12, 26, False
    if "may" in folded:
        return 5, 1, False
    if "day" in folded:
        return 1, 1, False
    return 12, 31, "eve" not in folded
