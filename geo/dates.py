"""When something happened: an interval of days, and the cells of a table that say so.

A cell is read or left empty with a reason; nothing is guessed. Which of 3 April and 4 March "03/04/2025"
means is decided by the user or by the other rows of its column (`decide_order`), never by a locale.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from geo.schema import Granularity

Order = Literal["ymd", "dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("ymd", "dmy", "mdy")


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


@dataclass(frozen=True, slots=True)
class Decision:
    """The order of day and month in a column; null with a reason where its rows do not settle it."""

    order: Order | None
    reason: str | None = None


_NAMES: tuple[tuple[str, ...], ...] = (
    ("january januar jänner janvier enero января январь січня січень", "jan jän janv ene янв січ"),
    ("february februar février febrero февраля февраль лютого лютий", "feb févr fév фев февр лют"),
    ("march märz mars marzo марта март березня березень", "mar mär мар бер"),
    ("april avril abril апреля апрель квітня квітень", "apr avr abr апр квіт кві"),
    ("may mai mayo мая май травня травень", "трав тра"),
    ("june juni juin junio июня июнь червня червень", "jun июн черв чер"),
    ("july juli juillet julio июля июль липня липень", "jul juil июл лип"),
    ("august août agosto августа август серпня серпень", "aug ago авг серп сер"),
    ("september septembre septiembre сентября сентябрь вересня вересень", "sep sept сен сент вер вересн"),
    ("october oktober octobre octubre октября октябрь жовтня жовтень", "oct okt окт жовт жов"),
    ("november novembre noviembre ноября ноябрь листопада листопад", "nov ноя нояб лист лис"),
    (
        "december dezember décembre diciembre декабря декабрь грудня грудень",
        "dec dez déc dic дек груд гру",
    ),
)


def _fold(word: str) -> str:
    """Lower case without accents, so that "Août" and "AOUT" are one; й keeps its own letter."""
    out = unicodedata.normalize("NFD", word.casefold().replace("й", "\0"))
    return "".join(c for c in out if not unicodedata.combining(c)).replace("\0", "й")


MONTHS: dict[str, int] = {
    _fold(name): number
    for number, groups in enumerate(_NAMES, start=1)
    for group in groups
    for name in group.split()
}
"""Month names and their abbreviations in en, de, fr, es, ru, uk, folded."""

_MONTH_WORDS = [groups[0].split()[0].capitalize() for groups in _NAMES]

_TIME = re.compile(
    r"(?:^|[T\s,]+(?:(?:at|um|à|в|о)\s+)?)(?P<h>[01]?\d|2[0-3])[:h.](?P<m>[0-5]\d)"
    r"(?::(?P<s>[0-5]\d|60)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+−-]\d{2}(?::?\d{2})?)?\s*$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_THREE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?")
_YEAR = re.compile(r"(1\d{3}|2\d{3})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|(?P<m>\d{1,2})[/.](?P<y>\d{4})")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_QUARTER = re.compile(r"(\d{4})[-/ ]?Q([1-4])|Q([1-4])[-/ ]?(\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.(\d+))?")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(
    r"(?P<a>\d{1,4})?\W*(?P<month>[^\W\d_]+)(?P<gap>\W*)(?P<b>\d{1,4})?(?:\W+(?P<c>\d{4}|\d{2}))?\W*"
)
_FILLER = re.compile(
    r"\b(?:de|del|den|der|the|of|le|el|am|on|um|г|год|года|р|рік|року)\b\.?|(?<=\d)(?:st|nd|rd|th|er|º|ª|-?го)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|"
    r"martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|понеділок|вівторок|середа|четвер|п['’]ятниця|субота|неділя|пн|вт|ср|чт|пт|сб|вс|нд)\b[.,]?\s+",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s+(?:[-–—]|to|until|till|through|bis|au|al|hasta|по|до)\s+|\s*[–—]\s*|\s*\.{2,3}\s*|\s*…\s*",
    re.IGNORECASE,
)
_DAY_PAIR = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})(?=\.?\s*[^\W\d_])")
_MONTH_PAIR = re.compile(r"([^\W\d_]+\.?\s*\d{1,2})\s*[-–—]\s*(\d{1,2}),?\s+(\d{4})")
_NUMERIC_RANGE = re.compile(r"(\d{1,2}[./]\d{1,2}[./]\d{2,4})-(\d{1,2}[./]\d{1,2}[./]\d{2,4})")


def cell(value: str, order: Order | None = None, *, serials: bool = False) -> When:
    """The date or interval that a table's cell states.

    order: how to read 03/04/2025. serials: whether 45611 is a day count of a spreadsheet.
    An empty cell is `UNKNOWN`; what cannot be read, cannot exist or can be read in two ways has a reason.
    """
    text = " ".join(value.split())
    if not text:
        return UNKNOWN
    text = _WEEKDAY.sub("", text)
    single = _single(text, order, serials)
    if single is not None:
        return single
    interval = _interval(text, order)
    if interval is not None:
        return interval
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return When(reason=f'"{shown}" is not a date')


def decide_order(values: Iterable[str]) -> Decision:
    """The one order under which every numeric date of a column can be read.

    "13/04/2025" rules out months first; a column of which no row rules out anything, or in which rows
    contradict one another, decides nothing. Year-first dates say nothing about the others, and a day that
    exists under no order ("31/02/2025") is a mistake, which is no evidence.
    """
    open_to: set[Order] = set(ORDERS)
    ruled: dict[Order, str] = {}
    seen = False
    for value in values:
        found = _THREE.match(value.strip()[:40])
        if found is None or found[2] == ".":
            continue
        possible = _orders(found[1], found[3], found[4])
        if not any(_fault(*_arrange(found[1], found[3], found[4], order)) is None for order in possible):
            continue
        seen = True
        for gone in sorted(open_to - possible):
            ruled[gone] = found[0]
        open_to &= possible
    if not seen:
        return Decision(None)
    if len(open_to) == 1:
        return Decision(next(iter(open_to)))
    if not open_to:
        first, second = ruled.get("mdy", ""), ruled.get("dmy", "")
        return Decision(
            None, f"the column holds both {first} and {second}: no one order of day and month fits"
        )
    return Decision(None, "no row of the column tells day from month")


def in_name(name: str) -> dt.date | None:
    """The date in a file's name ("kursk-2025-01-20.txt"), year first or in dots; null where there is none."""
    for pattern, groups in (
        (r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)", (1, 3, 4)),
        (r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?!\d)", (3, 2, 1)),
    ):
        for found in re.finditer(pattern, name):
            year, month, day = (int(found[g]) for g in groups)
            if _fault(year, month, day) is None:
                return dt.date(year, month, day)
    return None


def looks_dated(value: str) -> bool:
    """Whether a cell holds a day that needs no decision or only that of its order (serials excepted)."""
    text = value.strip()
    if not 6 <= len(text) <= 40:
        return False
    when = cell(text)
    return when.granularity in ("day", "range") or (when.reason is not None and " or " in when.reason)


def _single(text: str, order: Order | None, serials: bool) -> When | None:
    """One date with or without a time; null where the text is none."""
    found = _COMPACT.fullmatch(text)
    if found:
        time = f"{found[4]}:{found[5]}:{found[6]}" if found[4] else None
        if time and not _TIME.search(" " + time):
            return None
        return _day(int(found[1]), int(found[2]), int(found[3]), time)
    if serials and (found := _SERIAL.fullmatch(text)):
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(found[1]))
        return When(day, day, "day", _clock(found[2]))
    bare = _bare(text, order)
    if bare is not None:
        return bare
    timed = _TIME.search(text)
    if timed and timed.start() > 0:
        dated = _bare(text[: timed.start()], order)
        if dated is not None and dated.granularity == "day":
            return replace(dated, time=_time(timed))
        if dated is not None and dated.reason:
            return dated
    return None


def _bare(text: str, order: Order | None) -> When | None:
    """A date without a time."""
    text = text.strip(" ,;")
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _THREE.fullmatch(text.rstrip(".")):
        return _numeric(found[1], found[2], found[3], found[4], order)
    if found := _YEAR.fullmatch(text):
        year = int(found[1])
        return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    if found := _YEAR_MONTH.fullmatch(text):
        return _month(int(found[1] or found["y"]), int(found[2] or found["m"]))
    if found := _WEEK.fullmatch(text):
        try:
            monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return When(monday, monday + dt.timedelta(days=6), "week")
        except (ValueError, OverflowError):
            return When(reason=f"week {int(found[2])} does not exist in {found[1]}")
    if found := _QUARTER.fullmatch(text):
        year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
        if year == 0:
            return When(reason="year 0 does not exist")
        last = quarter * 3
        return When(dt.date(year, last - 2, 1), dt.date(year, last, monthrange(year, last)[1]), "range")
    return _named(text)


def _named(text: str) -> When | None:
    """A date whose month is a word: "9 Jan 2025", "January 9, 2025", "Jan-25", "9 января 2025 г."."""
    if len(text) > 60 or not any(_fold(word) in MONTHS for word in _WORD.findall(text)):
        return None
    found = _NAMED.fullmatch(" ".join(_FILLER.sub(" ", text).split()))
    if found is None or (month := MONTHS.get(_fold(found["month"]))) is None:
        return None
    before, after, last = found["a"], found["b"], found["c"]
    if before and len(before) == 4 and last is None:
        return _day(int(before), month, int(after)) if after else _month(int(before), month)
    if before and after and last is None and len(before) <= 2:
        return _day(_year(after), month, int(before))
    if not before and after and last:
        return _day(_year(last), month, int(after)) if len(after) <= 2 else None
    if not before and after and last is None:
        if len(after) == 4 or (len(after) == 2 and re.search(r"[-/'’]", found["gap"])):
            return _month(_year(after), month)
        return When(reason=f'"{text}" names no year')
    if before and not after and len(before) <= 2:
        return When(reason=f'"{text}" names no year')
    if not before and not after:
        return When(reason=f'"{text}" names no year')
    return None


def _numeric(a: str, mark: str, b: str, c: str, order: Order | None) -> When:
    """Three numbers, the year not first with four digits: by the order, else the one reading there is."""
    if mark == "." and order is None:
        order = "dmy"  # written with full stops (de, ru, uk, pl, fi, tr): the day comes first
    if order == "ymd" and len(c) == 4:
        order = None
    if order is not None:
        year, month, day = _arrange(a, b, c, order)
        return _day(year, month, day)
    readings: dict[dt.date, Order] = {}
    faults: list[str] = []
    for candidate in ORDERS if len(c) == 2 else ORDERS[1:]:
        year, month, day = _arrange(a, b, c, candidate)
        fault = _fault(year, month, day)
        if fault is None:
            readings.setdefault(dt.date(year, month, day), candidate)
        elif month <= 12 or not faults:
            faults = [fault]
    if len(readings) == 1:
        day_ = next(iter(readings))
        return When(day_, day_, "day")
    if not readings:
        return When(reason=faults[0])
    said = " or ".join(f"{d.day} {_MONTH_WORDS[d.month - 1]} {d.year}" for d in sorted(readings))
    return When(reason=f"{a}{mark}{b}{mark}{c} is {said}: the order of day and month is not known")


def _arrange(a: str, b: str, c: str, order: Order) -> tuple[int, int, int]:
    """Year, month, day under an order."""
    if order == "ymd":
        return _year(a), int(b), int(c)
    if order == "dmy":
        return _year(c), int(b), int(a)
    return _year(c), int(a), int(b)


def _orders(a: str, b: str, c: str) -> set[Order]:
    """The orders under which three numbers have the form of a date, whether or not that day exists."""
    out: set[Order] = set()
    for order in ORDERS:
        if order == "ymd" and len(c) == 4:
            continue
        _, month, day = _arrange(a, b, c, order)
        if 1 <= month <= 12 and 1 <= day <= 31:
            out.add(order)
    return out


def _interval(text: str, order: Order | None) -> When | None:
    """Two dates: "2025-01-09/2025-01-12", "9–12 January 2025", "9 January – 3 February 2025"."""
    halves: tuple[str, str] | None = None
    if found := _DAY_PAIR.match(text):
        halves = f"{found[1]}{text[found.end() :]}", f"{found[2]}{text[found.end() :]}"
    elif found := _MONTH_PAIR.fullmatch(text):
        month = _WORD.search(found[1])
        assert month is not None
        halves = f"{found[1]} {found[3]}", f"{month[0]} {found[2]} {found[3]}"
    elif found := _NUMERIC_RANGE.fullmatch(text):
        halves = found[1], found[2]
    elif text.count("/") == 1 and _YEAR_FIRST.match(text):
        first, _, last = text.partition("/")
        halves = first, last
    else:
        parts = [part for part in _RANGE.split(text) if part]
        if len(parts) == 2:
            halves = parts[0], parts[1]
    if halves is None:
        return None
    start, end = (_single(half, order, False) for half in halves)
    if end is not None and end.end and (start is None or start.start is None):
        start = _single(f"{halves[0]} {end.end.year}", order, False) or start
    if start is None or end is None:
        return None
    if start.start is None or end.end is None:
        return When(reason=start.reason or end.reason)
    if end.end < start.start:
        return When(reason=f"{end.end.isoformat()} lies before {start.start.isoformat()}")
    if start == end:
        return start
    return When(start.start, end.end, "range", start.time)


def _day(year: int, month: int, day: int, time: str | None = None) -> When:
    fault = _fault(year, month, day)
    if fault:
        return When(reason=fault)
    date = dt.date(year, month, day)
    return When(date, date, "day", time)


def _month(year: int, month: int) -> When:
    fault = _fault(year, month, 1)
    if fault:
        return When(reason=fault)
    return When(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), "month")


def _fault(year: int, month: int, day: int) -> str | None:
    """Why there is no such day, null where there is."""
    if not 1 <= year <= 9999:
        return f"year {year} does not exist"
    if not 1 <= month <= 12:
        return f"month {month} does not exist"
    if not 1 <= day <= 31:
        return f"day {day} does not exist"
    if day > monthrange(year, month)[1]:
        leap = f" {year}" if (month, day) == (2, 29) else ""
        return f"{day} {_MONTH_WORDS[month - 1]}{leap} does not exist"
    return None


def _year(digits: str) -> int:
    """Two digits as POSIX reads them: 69–99 are the 1900s."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def _time(found: re.Match[str]) -> str:
    """ISO 8601 time, the offset as written."""
    hour = int(found["h"])
    if found["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    zone = (found["zone"] or "").replace("−", "-").upper()
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    seconds = f":{found['s']}" if found["s"] else ""
    return f"{hour:02}:{found['m']}{seconds}{zone}"


def clock(value: str) -> str | None:
    """The time of day in a cell of its own ("14:30", "2:30 PM"); null where it is none."""
    found = _TIME.match(value.strip())
    return _time(found) if found else None


def _clock(fraction: str | None) -> str | None:
    """The time of a spreadsheet's day fraction (".5" is noon), null for midnight."""
    minutes = round(float(f"0.{fraction}") * 1440) if fraction else 0
    return f"{minutes // 60:02}:{minutes % 60:02}" if 0 < minutes < 1440 else None
