# ruff: noqa: E501  (patterns read by their lines)
"""What a line of a pasted page is by its own words: furniture, a caption, a by-line, a date stamp (pure).

`head` is as much of a line as is looked at, `length` how long the whole line is: furniture is short.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo.text import furniturewords as words
from geo.text.casing import folded
from geo.text.timephrases import find

LOOK = 240
"""Characters of a line that are looked at: a line of ten megabytes costs no more than a short one."""


def _any(table: Mapping[str, str]) -> str:
    return "|".join(table.values())


_BULLET = r"[^\w\n\"“«„'‘(¿©]{0,4}"
"""What list items, buttons and calls are decorated with in front."""
LABEL = re.compile(
    rf"{_BULLET}(?:(?:{_any(words.LABELS)})\s*(?P<colon>[:：—–»>→-])?|"
    rf"(?:{_any(words.LABELS_BEFORE_A_COLON)})(?P<needed>[:：]))[\s\]>»→▼…]*"
)
"""What stands over or before other reports' headlines; of a line as `folded` gives it."""
_BUTTON = rf"(?:{_any(words.ALONE)})(?:\s*[(:]?\s?\d[\d.,]*\)?)?"
_ALONE = re.compile(rf"{_BULLET}(?:{_BUTTON}(?:[^\w\n]{{1,6}}|$)){{1,6}}")
_OPENING = re.compile(rf"{_BULLET}(?:{_any(words.OPENINGS)})")
_SIGN_OFF = re.compile(rf"[(\[]?(?:{words.SIGN_OFFS})")
_MENU = re.compile(r"[^.!?…|·•›»>]{2,60}(?:\s[|·•›»>]\s?[^.!?…|·•›»>]{2,40}){1,8}\s*")
_WEATHER = re.compile(r"[^.!?]{0,30}[+−-]?\d{1,2}\s?°\s?[cfс]?\W*")
_ABOUT = re.compile(
    r".{2,40}\b(?:is|was) (?:an?\b|the\b|.{2,30}['’]s\b).{0,80}\b(?:news (?:organi[sz]ation|agency|outlet|"
    r"site|service|website)|"
    r"newspaper|broadcaster)\b.{0,40}(?:\bsince\b|\bfounded\b|\bestablished\b|\.)"
)
_CAPTION = re.compile(rf"{_BULLET}(?:{words.CAPTIONS}|{words.ON_THE_PICTURE})")
_CREDIT = re.compile(words.CREDITS)
_NAME = r"[A-ZА-ЯЁІЇЄҐÀ-Þ][\w.'’-]*"
_BYLINE = re.compile(
    rf"{words.AUTHORS}\s+(?:{_NAME}[,\s]*(?:(?:and|und|et|y|и|та|in|à|en|aus|в|у|for)\s)?){{1,8}}(?:[|,·].{{0,40}})?$"
)
_AGO = re.compile(
    r"(?:updated\s+)?(?:\d{1,3}\s?(?:s|sec|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)\.? ago|"
    r"(?:vor|il y a|hace) \d{1,3} (?:min(?:uten|utes|utos|\.)?|stunden?|std\.?|h(?:eures?|oras?)?|tage[n]?|jours?|días?)|"
    r"\d{1,3} (?:мин(?:ут[уы]?)?\.?|ч(?:ас(?:а|ов)?)?\.?|дн(?:я|ей)|хв(?:илин[иу]?)?\.?|год(?:ин[иу]?)?\.?|дн(?:і|ів)) (?:назад|тому))$",
    re.IGNORECASE,
)
_CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?!\d|\.\d)(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|h|[A-Z]{2,4}|мск|gmt[+-]\d+))?"
)
_TIME_BEFORE = re.compile(rf"(?:{_CLOCK})[\s,|·•—–-]*", re.IGNORECASE)
_TIME_BEHIND = re.compile(
    rf"(?:\s*(?:года|г\.|року|р\.))?[\s,.|·•—–-]*(?:(?:at|um|à|a las|в|о|об)\s)?(?:{_CLOCK})?\W*",
    re.IGNORECASE,
)
_SHORT = 60
"""Characters of a line that is a button or a label."""
_LONGEST_MENU = 100
"""Characters of a line that is a row of buttons or the path to a page."""
_TAIL = 90
"""Characters at a line's end in which a picture's credit stands."""


def is_junk(head: str, length: int) -> bool:
    """Advertising, navigation, share lines, sign-offs, what an outlet says about itself."""
    if length > LOOK:
        return False
    line = folded(head)
    if length <= _LONGEST_MENU and (_ALONE.fullmatch(line) or _MENU.fullmatch(line)):
        return True
    if length <= _SHORT and "°" in line and _WEATHER.fullmatch(line):
        return True
    signed = "contribut" in line and _SIGN_OFF.match(line)
    return bool(signed or _OPENING.match(line) or _ABOUT.match(line))


def is_caption(head: str, length: int) -> bool:
    """A picture's caption or credit."""
    line = folded(head)
    if _CAPTION.match(line):
        return True
    tail = line[-_TAIL:]
    if length >= LOOK:
        return False
    if tail.rstrip(" .)]").endswith(words.PICTURE_AGENCIES):
        return True
    return any(sign in tail for sign in "/:©([") and bool(_CREDIT.search(tail))


def is_byline(head: str) -> bool:
    """ "By Jane Doe", "By Jane Doe in Kyiv", "Автор: Иван Иванов" and nothing more."""
    return len(head) <= 80 and bool(_BYLINE.match(head))


def is_stamp(head: str, lang: str) -> bool:
    """A date and nothing else but a time: "Jan. 16", "8h ago", "10:30, 16 января 2025"."""
    if len(head) > 40:
        return False
    if _AGO.match(head):
        return True
    before = _TIME_BEFORE.match(head)
    start = before.end() if before and before.end() < len(head) else 0
    date = next(iter(find(head, None, lang, start=start)), None)
    return date is not None and date.start == start and bool(_TIME_BEHIND.fullmatch(head, date.end))
