"""The phrases of a text that say when: "on Thursday", "Jan. 9", "в ночь на четверг" (pure).

Relative phrases count from the publication date or from the event told before; without either they stay
unknown, with the reason. The past is preferred: news tells what has happened.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from geo.dates import When
from geo.text.timewords import NUMBERS, Grammar, grammar, unit

Use = Literal["event", "reporting", "other"]


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A phrase and what it means.

    start, end: code points into the text. use: `event` says when something happened, `reporting` when
    someone said so ("said on Thursday"), `other` neither (a deadline, a beginning long ago, a photo's date).
    """

    start: int
    end: int
    when: When
    use: Use


_NO_PUBLICATION = When(reason="relative to a publication date that is not known")
_NO_YEAR = When(reason="the year is not given and the publication date is not known")
_NO_ANCHOR = When(reason="relative to an earlier date that is not known")

_FUTURE = re.compile(
    r"\b(?:will|shall|going to|is due|are due|was due|due to|is set to|are set to|set to|plans? to|"
    r"planned for|planned to|"
    r"scheduled|is expected|are expected|expected to|is to|are to|to be held|upcoming|ahead of|from next|"
    r"будет|будут|состоится|состоятся|пройд[её]т|пройдут|намечен\w*|запланирован\w*|планиру\w+|откроется|"
    r"буде|будуть|відбудеться|відбудуться|пройде|заплановано|планують|"
    r"wird|werden soll|soll|sollen|geplant|aura lieu|auront lieu|prévue?s?|doit|doivent|será|tendrá lugar|"
    r"está previst[oa])\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"(?:\b(?:said|says|say|stated|announced|reported|wrote|posted|tweeted|confirmed|added|claimed|declared|"
    r"told (?:\w+[ ]){0,3}\w+|(?:reported|published|released|cited|quoted|aired|broadcast|posted|"
    r"carried) by(?: [\w’']+){1,4}|"
    r"according to (?:[\w’']+ ){1,5}?(?:report|statement|post|article)|"
    r"сообщил[аио]?|заявил[аио]?|рассказал[аио]?|написал[аио]?|сообщили|сообщает|"
    r"повідоми(?:в|ла|ли)|заяви(?:в|ла|ли)|розпові(?:в|ла|ли)|написа(?:в|ла|ли)|"
    r"sagte|teilte|erklärte|a déclaré|a annoncé|a indiqué|dijo|anunció|informó)"
    r"(?: in (?:a|an|its|his|her|their) (?:\w+ )?(?:statement|post|report|interview|address|briefing|"
    r"speech|article))?"
    r"(?: in an? update)?(?: here)?(?: [A-Z][\w]+)?,?|"
    r"\b(?:statement|report|briefing|press release|update) (?:issued |published |released |posted )?)"
    r"[ ]?(?:on |late |early |в |во |у |am |le |el )*$",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"(?:photo|photograph|picture|image|credit|file photo|фото|foto)\b[^.!?\n]{0,30}$", re.IGNORECASE
)
_AGE = re.compile(
    r"(?:born|established|founded|built|opened|based|dating) (?:in |on |back to |from )*$", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?:\b(?:until|till|before|through|by|up to|no later than|due|deadline of|до|к|bis|jusqu['’]au?|"
    r"hasta)(?: the| el| am| zum)?) $",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|со?|з|із|від|seit|depuis|desde) (?:early |late |mid-)?$", re.IGNORECASE)


def find(
    text: str,
    published: dt.date | None,
    lang: str,
    start: int = 0,
    end: int | None = None,
    previous: When | None = None,
) -> list[TimePhrase]:
    """Time phrases of text[start:end], in order, never overlapping.

    published: what relative phrases count from. previous: the event told before, which "a day earlier" and
    "the same day" count from; within the text each event phrase becomes that in turn.
    """
    stop = len(text) if end is None else min(end, len(text))
    words = grammar(lang)
    reader = _Reader(words, published, previous)
    phrases: list[TimePhrase] = []
    at = start
    while match := words.pattern.search(text, at, stop):
        at = max(match.end(), match.start() + 1)
        read = reader.read(text, match.start(), stop)
        if read is None:
            continue
        kind, phrase_end, when = read
        at = max(phrase_end, match.start() + 1)
        use = _use(text, match.start(), start, kind)
        phrases.append(TimePhrase(match.start(), phrase_end, when, use))
        if use == "event" and when.start is not None:
            reader.previous = when
    return phrases


def _use(text: str, at: int, start: int, kind: str) -> Use:
    """What the phrase dates, from its own kind and the words before it."""
    if kind in ("until_weekday", "since_month", "since_year"):
        return "other"
    before = text[max(start, at - 90) : at]
    if _PHOTO.search(before) or _AGE.search(before) or _UNTIL.search(before):
        return "other"
    if kind in ("date", "month", "year") and _SINCE.search(before):
        return "other"
    if kind not in ("same", "before", "after", "same_night") and _REPORTING.search(before):
        return "reporting"
    return "event"


class _Reader:
    """Reads one match after another; `previous` is the event phrase before."""

    def __init__(self, words: Grammar, published: dt.date | None, previous: When | None) -> None:
        self.words = words
        self.published = published
        self.previous = previous

    def read(self, text: str, at: int, stop: int) -> tuple[str, int, When] | None:
        """Kind, end and meaning of the phrase that begins at `at`; null where it is none after all."""
        for kind, pattern in self.words.parts:
            match = pattern.match(text, at, stop)
            if not match:
                continue
            groups = {key.rstrip("_"): value for key, value in match.groupdict().items() if value}
            if not _is_plausible(match.group(), groups):
                continue
            when = self._meaning(kind, groups, _clause(text, match.start(), match.end(), stop))
            return kind, match.end(), when
        return None

    def _meaning(self, kind: str, groups: dict[str, str], clause: str) -> When:
        if kind in ("iso", "dmy", "date", "span", "night_date"):
            return self._calendar(kind, groups, clause)
        if kind in ("month", "since_month", "year", "since_year"):
            return self._long(kind, groups)
        if kind in ("same", "same_night", "before", "after", "offset"):
            return self._from_previous(kind, groups)
        if self.published is None:
            return _NO_PUBLICATION
        if "w" in groups:
            return self._weekday(kind, groups, self.published, clause)
        return _relative(kind, groups, self.published)

    def _calendar(self, kind: str, groups: dict[str, str], clause: str) -> When:
        """A day or days of a month; without a year the latest that is not in the future, unless told so."""
        year = int(groups["y"]) if "y" in groups else None
        month = int(groups["mn"]) if "mn" in groups else self.words.month(groups.get("m") or groups["m2"])
        day = _number(groups["d"])
        if kind == "span":
            last_month = self.words.month(groups["m2"]) if "m2" in groups else month
            first = self._day(year, month, day, clause)
            last = self._day(year, last_month, int(groups["d2"]), clause)
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
        if kind == "night_date":
            return When(_plus(date, -1), date, "night")
        return When(date, date, "day")

    def _day(self, year: int | None, month: int, day: int, clause: str) -> dt.date | When:
        known = year
        if known is None:
            if self.published is None:
                return _NO_YEAR
            known = self.published.year
            if (month, day) > (self.published.month, self.published.day):
                ahead = _date(known, month, day)
                near = ahead is not None and (ahead - self.published).days <= 180
                if not (near and _FUTURE.search(clause)):
                    known -= 1
            elif _FUTURE.search(clause) and month < self.published.month - 6:
                known += 1
        found = _date(known, month, day)
        return (
            found if found is not None else When(reason=f"{known:04d}-{month:02d}-{day:02d} does not exist")
        )

    def _long(self, kind: str, groups: dict[str, str]) -> When:
        if kind in ("year", "since_year"):
            year = int(groups["y"])
            return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
        month = self.words.month(groups["m"])
        if "y" in groups:
            return _month(int(groups["y"]), month)
        if self.published is None:
            return _NO_YEAR
        return _month(self.published.year - (month > self.published.month), month)

    def _from_previous(self, kind: str, groups: dict[str, str]) -> When:
        """Counted from the event before; "a day earlier" at the start of a text from nothing known."""
        anchor = self.previous
        if anchor is None or anchor.start is None or anchor.end is None:
            return _NO_ANCHOR
        if kind == "same":
            return When(anchor.end, anchor.end, "day") if anchor.granularity in ("day", "night") else anchor
        if kind == "same_night":
            if anchor.granularity == "night":
                return anchor
            return When(anchor.end, _plus(anchor.end, 1), "night")
        if kind == "offset":
            count = _number(groups["n"]) * _DAYS.get(unit(groups["u"]), 1)
            back = groups["dir"].casefold() in ("earlier", "before")
            day = _plus(anchor.start, -count) if back else _plus(anchor.end, count)
        else:
            day = _plus(anchor.start, -1) if kind == "before" else _plus(anchor.end, 1)
        return When(day, day, "day")

    def _weekday(self, kind: str, groups: dict[str, str], published: dt.date, clause: str) -> When:
        """The latest such day up to publication, or the next one where the clause speaks of the future."""
        wanted = self.words.weekday(groups["w"])
        back = (published.weekday() - wanted) % 7
        past, ahead = _plus(published, -back), _plus(published, (wanted - published.weekday()) % 7)
        if kind in ("next_weekday", "until_weekday"):
            day = ahead if ahead > published else _plus(ahead, 7)
            return When(day, day, "day")
        if kind == "since_weekday":
            return When(past, published, "range")
        day = ahead if kind == "weekday" and _FUTURE.search(clause) else past
        if kind == "night":
            return When(_plus(day, -1), day, "night")
        if kind == "night_of":
            return When(day, _plus(day, 1), "night")
        if kind == "by_weekday":
            return When(_plus(day, -1), day, "range")
        if kind == "weekdays":
            other = self.words.weekday(groups["w2"])
            last = _plus(published, -((published.weekday() - other) % 7))
            first = _plus(last, -((other - wanted) % 7))
            weekend = (wanted, other) == (5, 6)
            return When(first, last, "weekend" if weekend else "range")
        return When(day, day, "day")


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _relative(kind: str, groups: dict[str, str], published: dt.date) -> When:
    """Phrases that count from the publication date alone."""
    days = {"today": 0, "yesterday": -1, "before_yesterday": -2, "tomorrow": 1}
    if kind in days:
        day = _plus(published, days[kind])
        return When(day, day, "day")
    if kind == "last_night":
        return When(_plus(published, -1), published, "night")
    if kind == "ago":
        return _ago(groups, published)
    monday = _plus(published, -published.weekday())
    if kind == "last_week":
        return When(_plus(monday, -7), _plus(monday, -1), "week")
    if kind == "this_week":
        return When(monday, published, "week")
    if kind == "weekend":
        sunday = published if published.weekday() == 6 else _plus(monday, -1)
        saturday = _plus(sunday, -1)
        if published.weekday() == 5:
            return When(published, published, "weekend")
        return When(saturday, sunday, "weekend")
    first = published.replace(day=1)
    if kind == "this_month":
        return When(first, published, "month")
    if kind == "last_month":
        end = _plus(first, -1)
        return When(end.replace(day=1), end, "month")
    if kind == "this_year":
        return When(published.replace(month=1, day=1), published, "year")
    year = published.year - 1
    if year < 1:
        return When(reason="before the calendar begins")
    return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _ago(groups: dict[str, str], published: dt.date) -> When:
    """ "8h ago": yesterday or today, since the hour of publication is not known."""
    count, measure = _number(groups.get("n", "1")), unit(groups["u"])
    if measure == "minute":
        return When(published, published, "day")
    if measure == "hour":
        return When(_plus(published, -((count + 23) // 24)), _plus(published, -(count // 24)), "range")
    if measure == "month":
        months = published.year * 12 + published.month - 1 - count
        return _month(months // 12, months % 12 + 1)
    if measure == "year":
        year = published.year - count
        if year < 1:
            return When(reason="before the calendar begins")
        return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    day = _plus(published, -count * _DAYS[measure])
    if measure == "week":
        monday = _plus(day, -day.weekday())
        return When(monday, _plus(monday, 6), "week")
    return When(day, day, "day")


def _clause(text: str, start: int, end: int, stop: int) -> str:
    """The words around a phrase, up to the sentence's or half sentence's end."""
    before = re.split(r"[.;!?\n]", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.;!?\n]", text[end : min(stop, end + 80)])[0]
    return before + " " + after


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
    return not ("d" in groups and not 1 <= _number(groups["d"]) <= 31)


def _number(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    return NUMBERS.get(word.casefold().removesuffix(" of"), 1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> When:
    if not 1 <= year <= 9999:
        return When(reason="before the calendar begins")
    return When(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def _plus(day: dt.date, days: int) -> dt.date:
    """A day so many days on, held within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
