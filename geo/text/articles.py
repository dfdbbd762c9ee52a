"""Articles as people paste or save them -> Document: title, publication date, language, passages.

A pasted article holds more than its report: advertising lines, captions, by-lines, headlines of other
reports with dates of their own. Each line gets one function, so that nothing is read as news that is not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.dates import When
from geo.text.document import Document, Passage, PassageKind
from geo.text.furniture import LABEL, LOOK, is_byline, is_caption, is_junk, is_stamp
from geo.text.languages import detect
from geo.text.timephrases import find
from geo.text.webpages import article_text, day, metadata, parse

_FIRST_DATE = re.compile(r"[ \t]*date[ \t:]+(\d{4}-\d{2}-\d{2})\b[ \t:—–-]*", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first |last )?(?:published|posted|updated|date|published on|опубликовано|опубліковано|дата|"
    r"veröffentlicht|publié|publicado)(?: on| at| am| le| el)?\s*[:,]?\s+(?=.{0,24}\d)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ -]{1,40}(?:, ?[^\W\d_][\w.'’ ]{1,24}){0,2}?)"
    r"(?P<date>,? ?(?:\w{3,10}\.? \d{1,2}|\d{1,2}\.? \w{3,10})(?:,? \d{4})?)?"
    r"(?P<agency> ?[(/][^()/]{1,40}[)/])?\.? ?(?:—|–|--|-) ?(?=\S)"
)
_HEADLINE_LENGTH = 160
_HEAD = 12
"""Lines at the top among which a text states its date."""
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks around it; head: as much of it as is looked at."""

    start: int
    end: int
    head: str
    blank_before: bool

    @property
    def length(self) -> int:
        """Characters of the whole line."""
        return self.end - self.start

    @property
    def is_short(self) -> bool:
        """Whether it can be a headline or a label by its length."""
        return self.length <= _HEADLINE_LENGTH

    @property
    def reads_as_headline(self) -> bool:
        """Short and without a full stop."""
        return self.is_short and not _SENTENCE_END.search(self.head)


def from_text(
    text: str,
    *,
    source: str,
    record: str,
    title: str | None = None,
    published: dt.date | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Document:
    """Read a plain text; `published` counts where the text itself does not say its date.

    Passages are offsets into the text as given, in order, never overlapping.
    """
    lines = list(_lines(text))
    found, at = _publication(text, lines)
    published = found or published
    language = lang or detect(text[:20_000])
    passages = tuple(_passages(text, lines, at, title, published, language))
    if title is None:
        title = next((text[p.start : p.end] for p in passages if p.kind == "headline"), None)
    return Document(source, record, text, title, published, url, language, passages)


def from_html(
    html: str,
    *,
    source: str,
    record: str,
    title: str | None = None,
    published: dt.date | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Document:
    """Read a web page: its article's text, and title, date and address from its own metadata.

    The date is only what the page states (JSON-LD, meta, time), never guessed from the clock or the body.
    """
    page = html.replace("\x00", "")
    tree = parse(page)
    if tree is None:
        return from_text(
            "", source=source, record=record, title=title, published=published, url=url, lang=lang
        )
    meta = metadata(tree)
    document = from_text(
        article_text(page, tree),
        source=source,
        record=record,
        title=title or meta.title,
        published=meta.published or published,
        url=url or meta.url,
        lang=lang or meta.lang,
    )
    return replace(document, published=meta.published or document.published)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold anything."""
    blank = True
    for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+", text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        body = line.strip()
        if match.start() > 0 and text.count("\n", max(0, match.start() - 4), match.start()) > 1:
            blank = True
        if not body:
            blank = True
            continue
        start = match.start() + left
        yield _Line(start, start + len(body), body[:LOOK], blank)
        blank = False


def _publication(text: str, lines: list[_Line]) -> tuple[dt.date | None, int]:
    """The date that the text gives for itself, and where the report begins after it."""
    if lines:
        first = _FIRST_DATE.match(text, lines[0].start, lines[0].start + LOOK)
        if first:
            date = day(first.group(1))
            return date, min(first.end(), lines[0].end)
    for line in lines[:_HEAD]:
        if match := _PUBLISHED.match(line.head):
            when = next(iter(find(line.head, None, "en", start=match.end())), None)
            if when and when.when.start and when.when.granularity == "day":
                return when.when.start, 0
    return None, 0


def _states_date(line: _Line) -> bool:
    """A line such as "Published: 12 March 2024" and nothing more."""
    return len(line.head) <= 80 and bool(_PUBLISHED.match(line.head)) and not _FIRST_DATE.match(line.head)


def _passages(
    text: str, lines: list[_Line], report: int, title: str | None, published: dt.date | None, lang: str
) -> Iterator[Passage]:
    """Give every line its function; body lines are refined into dateline and body."""
    kinds = _line_kinds(lines, title, lang)
    whens = _related_dates(lines, kinds, published, lang)
    dateline_open = True
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        start = max(line.start, report) if number == 0 else line.start
        if start >= line.end:
            continue
        if kind == "related":
            label = LABEL.match(line.head)
            if label and line.start + label.end() < line.end:
                start = line.start + label.end()
            yield Passage(start, line.end, "related", whens.get(number))
        elif kind == "body":
            cut = _dateline_end(text, start, line.end) if dateline_open else 0
            dateline_open = False
            if cut:
                date = next(iter(find(text, published, lang, start, cut)), None)
                yield Passage(start, cut, "dateline", date.when if date else None)
                start = cut + len(text[cut : cut + 8]) - len(text[cut : cut + 8].lstrip(" —–-"))
            if start < line.end:
                yield Passage(start, line.end, "body")
        else:
            yield Passage(start, line.end, kind)


def _line_kinds(lines: list[_Line], title: str | None, lang: str) -> list[PassageKind]:
    """One kind a line, by its own words and by the lines around it."""
    kinds: list[PassageKind] = ["body"] * len(lines)
    in_list = False
    for i, line in enumerate(lines):
        label = LABEL.match(line.head) if line.is_short or LABEL.match(line.head[:40]) else None
        if label and label.end() >= len(line.head):
            kinds[i] = "junk"
            in_list = True
        elif label and label["colon"]:
            kinds[i] = "related"
        elif is_junk(line.head, line.length) or (i < _HEAD and _states_date(line)):
            kinds[i] = "junk"
        elif is_caption(line.head, line.length):
            kinds[i] = "caption"
        elif is_byline(line.head) or (in_list and is_stamp(line.head, lang)) or _is_repeated(lines, i):
            kinds[i] = "junk"
        elif (in_list and line.reads_as_headline) or (i > 0 and _stands_over_byline(lines, i, lang)):
            kinds[i] = "related"
        elif in_list:
            in_list = False
    _keep_one_of_twins(lines, kinds)
    _mark_headline(lines, kinds, title)
    return kinds


def _is_repeated(lines: list[_Line], i: int) -> bool:
    """A newspaper's name that stands twice in a row."""
    head = lines[i].head
    if len(head) > 40:
        return False
    return any(0 <= j < len(lines) and lines[j].head == head for j in (i - 1, i + 1))


def _stands_over_byline(lines: list[_Line], i: int, lang: str) -> bool:
    """A headline in a list: a by-line and a date follow it, or a date alone."""
    if not lines[i].is_short or i + 1 >= len(lines) or lines[i + 1].blank_before:
        return False
    if is_stamp(lines[i + 1].head, lang):
        return True
    return is_byline(lines[i + 1].head) and i + 2 < len(lines) and is_stamp(lines[i + 2].head, lang)


def _keep_one_of_twins(lines: list[_Line], kinds: list[PassageKind]) -> None:
    """A headline that the list gives twice (once with its section beside it) counts once: the clean one."""
    for i, line in enumerate(lines):
        if kinds[i] not in ("related", "body") or not line.is_short or _SENTENCE_END.search(line.head):
            continue
        for j in range(i + 1, min(i + 4, len(lines))):
            if kinds[j] != "related" or len(lines[j].head) < 24:
                continue
            extra = line.head.removeprefix(lines[j].head)
            if line.head.startswith(lines[j].head) and len(extra) <= 24:
                kinds[i] = "junk"
                break


def _mark_headline(lines: list[_Line], kinds: list[PassageKind], title: str | None) -> None:
    """The title's own line; without a title the first line, where it reads like one."""
    wanted = " ".join(title.split()).casefold() if title else None
    for i, line in enumerate(lines[:8]):
        if kinds[i] != "body":
            continue
        if wanted is not None:
            if " ".join(line.head.split()).casefold() == wanted[:LOOK]:
                kinds[i] = "headline"
                return
            continue
        following = [k for k in range(i + 1, len(lines)) if kinds[k] == "body"]
        alone = i + 1 < len(lines) and (lines[i + 1].blank_before or kinds[i + 1] != "body")
        long_text = any(not lines[k].is_short or _SENTENCE_END.search(lines[k].head) for k in following[:3])
        if line.is_short and alone and long_text and not _SENTENCE_END.search(line.head):
            kinds[i] = "headline"
        return


def _related_dates(
    lines: list[_Line], kinds: list[PassageKind], published: dt.date | None, lang: str
) -> dict[int, When]:
    """The date under each related headline; a headline that stands elsewhere without one takes it over."""
    whens: dict[int, When] = {}
    by_title: dict[str, When] = {}
    for i, kind in enumerate(kinds):
        if kind != "related":
            continue
        for j in range(i + 1, min(i + 3, len(lines))):
            if kinds[j] == "related" or lines[j].blank_before:
                break
            if is_stamp(lines[j].head, lang):
                date = next(iter(find(lines[j].head, published, lang)), None)
                if date:
                    whens[i] = date.when
                    by_title[lines[i].head] = date.when
                break
    for i, kind in enumerate(kinds):
        if kind == "related" and i not in whens and lines[i].head in by_title:
            whens[i] = by_title[lines[i].head]
    return whens


def _dateline_end(text: str, start: int, end: int) -> int:
    """Where "KYIV, Jan. 11 (Own)" ends, 0 where the paragraph has no dateline.

    Capitals, a date or an agency must show that it is one: "Kazan - the capital of Tatarstan" is not.
    """
    match = _DATELINE.match(text, start, min(end, start + 120))
    if not match:
        return 0
    place = match["place"]
    shown = place.isupper() or match["date"] or match["agency"]
    if not shown or not place[0].isupper() or len(place.split()) > 5:
        return 0
    if not place.isupper() and not all(word[0].isupper() for word in re.findall(r"\w+", place)):
        return 0
    for group in ("agency", "date", "place"):
        if match[group]:
            return match.end(group)
    return 0
