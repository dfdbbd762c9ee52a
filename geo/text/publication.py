"""When a document says that it was published: a field of its metadata, its first lines (pure)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from geo.dates import When, cell
from geo.text.furniture import is_byline, is_stamp
from geo.text.languages import LANGUAGES
from geo.text.timephrases import find

_FIRST_DATE = re.compile(r"[ \t]*date[ \t:]+(\d{4}-\d{2}-\d{2})\b[ \t:—–-]*", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated)|date|publication date|"
    r"опубликовано|дата(?: публикации)?|обновлено|опубліковано|дата публікації|оновлено|"
    r"veröffentlicht|stand|aktualisiert|erschienen|publiée?|mise? à jour|publicad[oa]|actualizad[oa]|fecha)"
    r"(?: on| at| am| vom| le| el)?\s*[:,]?\s+(?=.{0,24}\d)",
    re.IGNORECASE,
)
_RFC_822 = re.compile(
    r"(?:[^\W\d_]{2,4}\.?, )?(\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: [A-Z]{1,5}| [+-]\d{4})?)"
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?, (?=\d)")
_AGO = re.compile(r"(?:updated\s+)?(\d{1,3})\s?(s|sec|m|mins?|minutes?|h|hrs?|hours?)\.? ago$", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_LONGEST = 80
HEAD = 12
"""Lines at the top among which a text states its date."""


def stated(value: str | None) -> When | None:
    """The day, and the time with its zone, that a metadata field gives; null where it gives no day.

    ISO 8601, the dates of feeds and mail (RFC 822), and whatever a table's cell may hold; "03/04/2025", which
    can be read in two ways, gives none.
    """
    text = " ".join((value or "").split())
    if not text or len(text) > _LONGEST:
        return None
    if when := _rfc_822(text):
        return when
    for form in (text, _WEEKDAY.sub("", text, count=1)):
        when = cell(form)
        if when.start is not None and when.granularity == "day":
            return when
    return None


def _rfc_822(text: str) -> When | None:
    match = _RFC_822.fullmatch(text)
    try:
        moment = parsedate_to_datetime(match.group(1)) if match else None
    except ValueError:
        return None
    if moment is None:
        return None
    return When(moment.date(), moment.date(), "day", moment.timetz().isoformat().replace("+00:00", "Z"))


def first_line(head: str) -> tuple[When, int] | None:
    """The date of a first line "date 2025-01-20 …", and where the report begins behind it."""
    match = _FIRST_DATE.match(head)
    when = stated(match.group(1)) if match else None
    return (when, match.end()) if match and when else None


def labelled(heads: Sequence[str]) -> When | None:
    """The date of a line such as "Published: 12 March 2024" among the first of a text."""
    for head in heads[:HEAD]:
        if match := _LABELLED.match(head):
            when = stated(head[match.end() :].strip(" |·,.")) or _phrase(head, match.end())
            if when is not None:
                return when
    return None


def under_headline(heads: Sequence[str]) -> When | None:
    """The whole date that stands alone below a first line.

    Between them may be a by-line, an address, and the first line once more.
    """
    bylines = 0
    for head in heads[1:5]:
        if len(head) <= _LONGEST // 2 and (when := _alone(head)):
            return when
        bylines += is_byline(head)
        if bylines > 1 or not (is_byline(head) or "://" in head or head in heads[0] or heads[0] in head):
            break
    return None


def _alone(head: str) -> When | None:
    dated = any(map(str.isdigit, head))
    if not dated or not any(is_stamp(head, lang) for lang in LANGUAGES):
        return None
    return stated(head) or _phrase(head, 0)


def is_labelled(head: str) -> bool:
    """Whether a line states a date by a label and does nothing else."""
    return len(head) <= _LONGEST and bool(_LABELLED.match(head)) and not _FIRST_DATE.match(head)


def ago(head: str, published: dt.date | None, time: str | None) -> When | None:
    """The day of "3h ago" beside a headline, where the publication has a time; null otherwise."""
    match = _AGO.match(head)
    if match is None or published is None or time is None:
        return None
    try:
        at = dt.datetime.combine(published, dt.time.fromisoformat(time))
        then = at - dt.timedelta(seconds=int(match.group(1)) * _SECONDS[match.group(2)[0].lower()])
    except (ValueError, OverflowError):
        return None
    return When(then.date(), then.date(), "day", then.timetz().isoformat(timespec="minutes"))


def _phrase(head: str, start: int) -> When | None:
    """The first phrase that names a whole day, in whichever language its line is written."""
    for lang in LANGUAGES:
        phrase = next(iter(find(head, None, lang, start=start)), None)
        if phrase and phrase.when.start and phrase.when.granularity == "day":
            return phrase.when
    return None
