"""The phrases of a text that say when: "on Thursday", "Jan. 9", "в ночь на четверг" (pure).

What a phrase means is `timereading`; here is which there are, what each dates, and the time of day beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from geo.dates import When
from geo.text import clocktimes
from geo.text.casing import folded
from geo.text.timereading import Reader
from geo.text.timewords import LEAD, grammar

Use = Literal["event", "reporting", "other"]
_WORD_START = re.compile(r"(?<!\w)\w")


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A phrase and what it means.

    start, end: code points into the text. use: `event` says when something happened, `reporting` when
    someone said so ("said on Thursday"), `other` neither (a deadline, a beginning long ago, a photo's date,
    how long something took). kind: of phrase, as `timewords` names it.
    """

    start: int
    end: int
    when: When
    use: Use
    kind: str = ""


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
    r"(?: in an? update)?(?: here)?(?: (?!for\b|на\b|auf\b|für\b)[a-z]\w+)?,?|"
    r"\b(?:statement|report|briefing|press release|update) (?:issued |published |released |posted )?)"
    r"[ ]?(?:on |late |early |в |во |у |am |le |el )*$"
)
_PHOTO = re.compile(r"(?:photo|photograph|picture|image|credit|file photo|фото|foto)\b[^.!?\n]{0,30}$")
_AGE = re.compile(r"(?:born|established|founded|built|opened|based|dating) (?:in |on |back to |from )*$")
_UNTIL = re.compile(
    r"(?:\b(?:until|till|before|through|by|up to|no later than|due (?:by|before)|deadline of|"
    r"до|к|bis|jusqu['’]au?|hasta)(?: the| el| am| zum)?) $"
)
_AS_OF = re.compile(r"\b(?:as of|по состоянию на|станом на|stand|datiert auf|en date du) $")
_SINCE = re.compile(r"\b(?:since|со?|з|із|від|seit|depuis|desde) (?:early |late |mid-)?$")


def find(
    text: str,
    published: dt.date | None,
    lang: str,
    start: int = 0,
    end: int | None = None,
    previous: When | None = None,
    published_time: str | None = None,
) -> list[TimePhrase]:
    """Time phrases of text[start:end], in order, never overlapping.

    published: what relative phrases count from. previous: the event told before, which "a day earlier" and
    "the same day" count from; within the text each event phrase becomes that in turn.
    published_time: ISO 8601; "8h ago" counts from it.
    """
    stop = len(text) if end is None else min(end, len(text))
    words = grammar(lang)
    reader = Reader(words, published, previous, _clock(published_time))
    phrases: list[TimePhrase] = []
    first = max(0, start - LEAD)
    small = folded(text[first:stop])
    at = sought = start - first
    while core := words.core.search(small, sought):
        begun = _WORD_START.finditer(small, max(at, core.start() - LEAD), core.start() + 1)
        match = next(filter(None, (words.pattern.match(small, one.start()) for one in begun)), None)
        if match is None:
            at, sought = core.start() + 1, core.end()
            continue
        at = sought = max(match.end(), match.start() + 1)
        begins = first + match.start()
        read = reader.read(text, begins, stop)
        if read is None:
            continue
        kind, phrase_end, when = read
        at = sought = max(phrase_end - first, match.start() + 1)
        use = _use(text, begins, start, kind)
        phrases.append(TimePhrase(begins, phrase_end, when, use, kind))
        if use == "event" and when.start is not None:
            reader.previous = when
    if any(one.use == "event" and one.when.granularity in ("day", "night") for one in phrases):
        phrases = [replace(one, use="other") if one.kind == "past_span" else one for one in phrases]
    return _timed(phrases, text, lang, start, stop)


def _clock(published_time: str | None) -> dt.time | None:
    """The time of day of a publication, as its own zone has it."""
    found = re.search(r"(?:^|[T ])([01]\d|2[0-3]):([0-5]\d)", published_time or "")
    return dt.time(int(found[1]), int(found[2])) if found else None


def _timed(phrases: list[TimePhrase], text: str, lang: str, start: int, stop: int) -> list[TimePhrase]:
    """The phrases, those of one day or night with the time of day that stands beside them."""
    timed = list(phrases)
    starts, ends = [one.start for one in phrases], [one.end for one in phrases]
    for clock in clocktimes.find(text, lang, start, stop) if phrases else ():
        beside = range(bisect_left(ends, clock.start - _BESIDE), bisect_right(starts, clock.end + _BESIDE))
        near = [
            (max(clock.start - ends[number], starts[number] - clock.end, 0), number)
            for number in beside
            if timed[number].when.granularity in ("day", "night") and timed[number].when.time is None
        ]
        if near:
            number = min(near)[1]
            one = timed[number]
            if not re.search(r"[.;!?]\s", text[min(one.end, clock.end) : max(one.start, clock.start)]):
                timed[number] = replace(one, when=replace(one.when, time=clock.time))
    return timed


_BESIDE = 40
"""Code points between a day and a time of day that belong together."""


def _use(text: str, at: int, start: int, kind: str) -> Use:
    """What the phrase dates, from its own kind and the words before it."""
    if kind in ("until_weekday", "since_month", "since_year"):
        return "other"
    before = text[max(start, at - 90) : at].lower()
    if _PHOTO.search(before) or _AGE.search(before) or _UNTIL.search(before):
        return "other"
    if kind in ("date", "month", "year") and _SINCE.search(before):
        return "other"
    if _AS_OF.search(before):
        return "reporting"
    if kind not in ("same", "before", "after", "same_night") and _REPORTING.search(before):
        return "reporting"
    return "event"
