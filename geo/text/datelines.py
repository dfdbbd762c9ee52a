# ruff: noqa: E501  (patterns read by their lines)
"""Where the dateline of a report ends: "KYIV, Jan. 11 (AP) —", "КИЕВ, 11 января. /ТАСС/." (pure).

A dateline says where a report was written, which is not where its events happened.
"""

from __future__ import annotations

import re

LOOK = 120
"""Characters of a paragraph in which its dateline ends."""

_DASH = r"(?: ?(?:—|–|--) ?| ?- )"
_PLACE = r"(?P<place>[^\W\d_][\w.'’ʼ/ -]{1,40}(?:, ?[^\W\d_][\w.'’ -]{1,24}){0,2}?)"
_DAY = r"(?:le |den )?(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10})\.?(?:,? \d{4}(?: (?:г|р)\.)?)?"
_AGENCIES = (
    r"(?:риа[ -]новости|тасс|итар-тасс|интерфакс[\w-]*|прайм|регнум|лига|унн|уніан|униан|укр[иі]нформ|"
    r"інтерфакс[\w-]*|рбк[\w-]*|бт?а|белта|казинформ|кабар|азертадж|trend|tass|ria novosti|interfax[\w-]*|ukrinform|"
    r"unian|reuters|afp|ap|dpa(?:/\w+)?|efe|ansa|europa press|xinhua|kyodo|upi|pti|ani|anadolu|aa|belga|apa|sda|"
    r"cnn|bbc(?: news)?|cbs(?: news)?|nbc(?: news)?|abc(?: news)?|fox news|npr|voa|rfe/rl|dw|nhk|cna|spa|kuna|tt|ntb|ritzau|stt|"
    r"bloomberg|marketwired?|business wire|globe newswire|pr ?newswire|lusa|pap|mti|ctk|čtk|tanjug|hina|bta|agerpres|irna|sana|wafa|petra|mena|kcna|yonhap|bernama|antara)"
)
_WITH_DASH = re.compile(
    rf"{_PLACE}(?P<date>[,.]? ?{_DAY})?(?P<agency>[.,]? ?(?:\([^()]{{1,40}}\)|/[^()/]{{1,40}}/))?\.?{_DASH}(?=\S)"
)
_WITH_SLASHES = re.compile(
    rf"{_PLACE}(?P<date>[,.]? ?{_DAY})?(?P<agency>[.,]? ?/[^()/]{{1,40}}/)[.:]? (?=\S)"
)
_WITH_BRACKETS = re.compile(
    rf"{_PLACE}(?P<date>[,.]? ?{_DAY})(?P<agency>[.,]? ?\([^()]{{1,40}}\))[.:]? (?=\S)"
)
_WITH_AGENCY = re.compile(
    rf"{_PLACE}(?P<date>[,.] ?{_DAY}),?(?P<agency> ?{_DASH}?{_AGENCIES})(?:\. ?|{_DASH})(?=\S)",
    re.IGNORECASE,
)
_FORMS = (_WITH_AGENCY, _WITH_SLASHES, _WITH_DASH, _WITH_BRACKETS)
_AGENCY = re.compile(rf"\W*(?:\w+\.? )?{_AGENCIES}\W*", re.IGNORECASE)
_SMALL = frozenset(
    "am an auf da de del der des di do du el en im la las le les los na of sur the und upon y на".split()
)
_NO_NAMES = frozenset(
    "a after an and as at before by for from in on since the this that to until with am an bei im in seit von "
    "à au dans depuis en desde в во на с со после у з із під після".split()
)
"""Words that a sentence may begin with, and no dateline does."""
_BEHIND = re.compile(rf"[.:]?(?:{_DASH}|\s+)?\s*")


def cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the dateline of the paragraph text[start:end] ends, and where its report begins behind it.

    Null where it has none: capitals, a date or an agency must show that it is one, for "Kazan - the capital
    of Tatarstan" is not.
    """
    stop = min(end, start + LOOK)
    for form in _FORMS:
        match = form.match(text, start, stop)
        if match is None or not _is_place(match["place"]):
            continue
        last = next(match.end(group) for group in ("agency", "date", "place") if match[group])
        behind = _BEHIND.match(text, last, end)
        begin = behind.end() if behind else last
        if _is_shown(match, text[begin : min(end, begin + 40)]):
            return start + len(text[start:last].rstrip()), begin
    return None


def _is_place(words: str) -> bool:
    """Whether words can be the places of a dateline: few, and all written as names."""
    names = re.findall(r"[^\W\d_][\w'’ʼ.-]*", words)
    if not 0 < len(names) <= 6 or not words[0].isupper() or names[0].casefold() in _NO_NAMES:
        return False
    return all(name[0].isupper() or name in _SMALL for name in names)


def _is_shown(match: re.Match[str], report: str) -> bool:
    """Whether more than a dash says that a dateline it is: a date, an agency, capitals before a sentence."""
    if match["date"] or (match["agency"] and _AGENCY.fullmatch(match["agency"])):
        return True
    first = re.split(r"[,/]", match["place"])[0]
    if not first.isupper() or sum(letter.isalpha() for letter in first) < 3:
        return False
    begins = report.lstrip("(\"“«„'‘")[:1]
    return bool(match["agency"]) or ((begins.isupper() or begins.isdigit()) and not report.isupper())
