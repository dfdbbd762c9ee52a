# ruff: noqa: E501  (a table reads by its rows)
"""Times of day in running text: "at 4:30 a.m. GMT", "в 14:30 мск", "о п'ятій ранку", "um 14.30 Uhr" (pure).

A zone is kept where its abbreviation means one offset the world over; "local time" and names of towns leave
the offset open, and so do abbreviations that mean several ("CST", "IST", "BST").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

OFFSETS = {
    "z": "Z", "gmt": "Z", "utc": "Z", "wet": "Z", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "мск": "+03:00", "moscow time": "+03:00",
    "по московскому времени": "+03:00", "московского времени": "+03:00", "по москве": "+03:00",
    "за московським часом": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
    "hkt": "+08:00", "wib": "+07:00", "sast": "+02:00", "brt": "-03:00", "гринвичу": "Z", "по гринвичу": "Z",
    "за гринвічем": "Z",
}  # fmt: skip
"""Zones by the words for them, in small letters. Source: the IANA time zone database, version 2024a."""

_ZONE = (
    r"(?: ?\(?(?P<zone>(?:GMT|UTC) ?[+−-]\d{1,2}(?::?\d{2})?|[+−-]\d{2}:\d{2}|"
    + "|".join(sorted(map(re.escape, OFFSETS), key=len, reverse=True))
    + r")(?!\w)\)?)?"
)
_HM = r"(?P<h>[01]?\d|2[0-4]){mark}(?P<m>[0-5]\d)"
_MARK = "[:.]"
_HOURS = {
    "ru": "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "першій другій третій четвертій п'ятій шостій сьомій восьмій дев'ятій десятій одинадцятій дванадцятій",
    "en": "one two three four five six seven eight nine ten eleven twelve",
}
_WORDS = {
    lang: {word: number for number, word in enumerate(words.split(), start=1)}
    for lang, words in _HOURS.items()
}
_HALVES = {
    "a": "a", "p": "p", "утра": "a", "ночи": "n", "дня": "p", "вечера": "p", "ранку": "a", "ночі": "n", "вечора": "p",
    "morgens": "a", "früh": "a", "nachts": "n", "nachmittags": "p", "abends": "p", "mañana": "a", "madrugada": "a",
    "tarde": "p", "noche": "p", "matin": "a", "après-midi": "p", "soir": "p",
}  # fmt: skip
"""Half of the day: a before noon, p after it, n at night (from 12 to 5 before noon, else after)."""

_PATTERNS: dict[str, tuple[str, ...]] = {
    "en": (
        _HM.format(mark=_MARK) + r" ?(?P<half>[ap])\.?m\b\.?{zone}",
        r"(?P<h>1[0-2]|0?[1-9]) ?(?P<half>[ap])\.?m\b\.?{zone}",
        r"(?:at|by|around|about|after|before|since|from|until|,) (?:about |around )?"
        + _HM.format(mark=":")
        + r"(?!\d|:\d)(?: (?:local time|hours|hrs))?{zone}",
        _HM.format(mark="[:.]?") + r"(?=(?: hours)? ?\(?(?:GMT|UTC|local time))(?: hours)?{zone}",
        r"(?:at|around|about|shortly (?:after|before)|just (?:after|before)|before|after|by) (?:about )?(?P<word>noon|midday|midnight)",
    ),
    "ru": (
        r"(?:в|во|около|примерно в|до|после|к|с|на) " + _HM.format(mark=_MARK) + r"(?![.\d])(?: час\w*)?(?: (?P<half>утра|ночи|дня|вечера))?{zone}",
        r"(?:в|во|около|к) (?P<h>[01]?\d|2[0-3]|{words})(?: час\w*)? (?P<half>утра|ночи|дня|вечера){zone}",
        r"(?:в|около|после|до|к) (?P<word>полдень|полудня|полночь|полуночи)",
    ),
    "uk": (
        r"(?:о|об|близько|приблизно о|до|після|з|на) " + _HM.format(mark=_MARK) + r"(?![.\d])(?: год\w*)?(?: (?P<half>ранку|ночі|дня|вечора))?{zone}",
        r"(?:о|об|близько) (?P<h>[01]?\d|2[0-3]|{words})(?:-й)?(?: годин\w*)? (?P<half>ранку|ночі|дня|вечора){zone}",
        r"(?P<word>опівдні|опівночі)",
    ),
    "de": (
        _HM.format(mark=_MARK) + r" Uhr(?: (?P<half>morgens|früh|nachts|nachmittags|abends))?{zone}",
        r"(?:um|gegen|nach|vor|ab) (?P<h>[01]?\d|2[0-4]) Uhr(?: (?P<half>morgens|früh|nachts|nachmittags|abends))?{zone}",
    ),
    "fr": (
        r"(?:à|vers|après|avant|dès) (?P<h>[01]?\d|2[0-3]) ?(?:h|heures?)(?: ?(?P<m>[0-5]\d))?\b(?: (?:du |de l['’])(?P<half>matin|après-midi|soir))?{zone}",
        r"(?:à|vers) (?P<word>midi|minuit)",
    ),
    "es": (
        r"(?:a|hacia|sobre|desde) las? " + _HM.format(mark=_MARK) + r"(?: horas| h)?(?: de la (?P<half>mañana|madrugada|tarde|noche))?{zone}",
        r"(?:a|hacia|sobre) las? (?P<h>[01]?\d) (?:horas )?de la (?P<half>mañana|madrugada|tarde|noche){zone}",
        r"(?:al|hacia el) (?P<word>mediodía)|a (?P<word_>medianoche)",
    ),
}  # fmt: skip
_NOON = frozenset("noon midday полдень полудня опівдні midi mediodía".split())


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. start, end: code points into the text. time: ISO 8601, with the offset where known."""

    start: int
    end: int
    time: str


def find(text: str, lang: str, start: int = 0, end: int | None = None) -> list[Clock]:
    """The times of day in text[start:end], in order. lang: ISO 639-1, English for those without patterns."""
    stop = len(text) if end is None else min(end, len(text))
    code = lang if lang in _PATTERNS else "en"
    found: list[Clock] = []
    for pattern in _compiled(code):
        for match in pattern.finditer(text, start, stop):
            at = bisect_left(found, match.start(), key=_starts)
            if any(
                match.start() < one.end and one.start < match.end() for one in found[max(0, at - 1) : at + 1]
            ):
                continue
            time = _time({key.rstrip("_"): value for key, value in match.groupdict().items() if value}, code)
            if time is not None:
                found.insert(at, Clock(match.start(), match.end(), time))
    return found


_starts = attrgetter("start")


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], ...]:
    words = "|".join(_WORDS.get(lang, ())).replace("'", "['’ʼ]") or "-"
    return tuple(
        re.compile(rf"(?<![\w:]){written.replace('{zone}', _ZONE).replace('{words}', words)}", re.IGNORECASE)
        for written in _PATTERNS[lang]
    )


def _time(groups: dict[str, str], lang: str) -> str | None:
    """ISO 8601 of the parts of a time; null where there is no such time."""
    if "word" in groups:
        return "12:00" if groups["word"].casefold() in _NOON else "00:00"
    named = groups["h"].casefold().replace("’", "'").replace("ʼ", "'")
    hour = int(named) if named.isdecimal() else _WORDS[lang][named]
    half = _HALVES.get(groups["half"].casefold()) if "half" in groups else None
    if hour <= 12 and (half == "p" or (half == "n" and hour > 5)):
        hour = hour % 12 + 12
        hour = 0 if half == "n" and hour == 12 else hour
    elif hour == 12 and half in ("a", "n"):
        hour = 0
    if hour == 24:
        hour = 0
    return f"{hour:02}:{groups.get('m', '00')}{_offset(groups.get('zone', ''))}"


def _offset(zone: str) -> str:
    folded = " ".join(zone.casefold().replace("−", "-").split())
    if folded in OFFSETS:
        return OFFSETS[folded]
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", folded)
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if found else ""
