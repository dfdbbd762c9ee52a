"""Articles as people paste or save them -> Document: title, publication date, language, passages.

A pasted article holds more than its report: advertising lines, captions, by-lines, headlines of other
reports with dates of their own. Each line gets one function, so that nothing is read as news that is not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.dates import When
from geo.text import datelines, publication, webpages
from geo.text.casing import folded
from geo.text.document import Document, Passage, PassageKind
from geo.text.furniture import LABEL, LOOK, is_byline, is_caption, is_junk, is_stamp
from geo.text.languages import believed, detect
from geo.text.timephrases import find

_Published = tuple[dt.date | None, str | None]
"""The day of the publication and, where it is stated, its time."""
_HEADLINE_LENGTH = 160
_WRAPPED = 40
"""Characters that a line has at least before it is wrapped by hand."""
_MAIL_HEADER = re.compile(
    r"(?:from|to|cc|bcc|reply-to|sent|subject|date|von|an|betreff|gesendet|от|кому|тема|дата|від): ",
    re.IGNORECASE,
)
LONGEST = 20_000_000
"""Characters that a text may have: some forty books. The rows of a longer one would fill the memory."""
_SAMPLE = 20_000
"""Characters that tell the language of a text."""
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


def too_long(text: str) -> str:
    """Why a text is no report by its length, empty where it may be one."""
    if len(text) <= LONGEST:
        return ""
    return f"a text of {len(text):,} characters: no report has more than {LONGEST:,}; split it"


def from_text(
    text: str,
    *,
    source: str,
    record: str,
    title: str | None = None,
    published: dt.date | None = None,
    stated: When | None = None,
    url: str | None = None,
    lang: str | None = None,
    publisher: str | None = None,
) -> Document:
    """Read a plain text.

    stated: when it was published, by its metadata; else the text itself says it, else `published` counts.
    lang: as the caller knows it, else detected.
    Passages are offsets into the text as given, in order, never overlapping.
    """
    lines = list(_lines(text))
    told, begin = _publication(lines)
    when = stated or told
    day, time = (when.start, when.time) if when else (published, None)
    language = lang or detect(text[:_SAMPLE])
    passages = tuple(_unwrapped(text, _passages(text, lines, begin, title, (day, time), language)))
    if title is None:
        title = next((text[p.start : p.end] for p in passages if p.kind == "headline"), None)
    return Document(source, record, text, title, day, url, language, passages, time, publisher)


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
    """Read a web page: its article's text, and title, date, publisher and address from its own metadata.

    The text is the title, the article's paragraphs and the headlines of other reports that have a date beside
    them; offsets count in it. The date is only what the page states (JSON-LD, meta, time), never guessed from
    the clock or the body.
    """
    page = webpages.read(html)
    return from_text(
        page.text,
        source=source,
        record=record,
        title=title or page.title,
        published=published,
        stated=page.published,
        url=url or page.url,
        lang=lang or believed(page.lang, page.text[:_SAMPLE]),
        publisher=page.publisher,
    )


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


def _publication(lines: list[_Line]) -> tuple[When | None, int]:
    """The date that the text gives for itself, and where the report begins after it."""
    if lines and (first := publication.first_line(lines[0].head)):
        when, end = first
        return when, min(lines[0].start + end, lines[0].end)
    heads = [line.head for line in lines[: publication.HEAD]]
    return publication.labelled(heads) or publication.under_headline(heads), 0


def _passages(
    text: str, lines: list[_Line], report: int, title: str | None, published: _Published, lang: str
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
            label = LABEL.match(folded(line.head))
            if label and line.start + label.end() < line.end:
                start = line.start + label.end()
            yield Passage(start, line.end, "related", whens.get(number))
        elif kind == "body":
            cut = datelines.cut(text, start, line.end) if dateline_open else None
            dateline_open = False
            if cut:
                date = next(iter(find(text, published[0], lang, start, cut[0])), None)
                yield Passage(start, cut[0], "dateline", date.when if date else None)
                start = cut[1]
            if start < line.end:
                yield Passage(start, line.end, "body")
        else:
            yield Passage(start, line.end, kind)


def _unwrapped(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Lines of a paragraph that was wrapped by hand as one passage: the next goes on in small letters."""
    last: Passage | None = None
    for passage in passages:
        if last is not None and _goes_on(text, last, passage):
            last = replace(last, end=passage.end)
            continue
        if last is not None:
            yield last
        last = passage
    if last is not None:
        yield last


def _goes_on(text: str, one: Passage, other: Passage) -> bool:
    between = text[one.end : other.start]
    return (
        one.kind == other.kind == "body"
        and between.count("\n") == 1
        and not between.strip()
        and text[other.start].islower()
        and not _SENTENCE_END.search(text[max(one.start, one.end - 4) : one.end])
        and (one.end - one.start >= _WRAPPED or text[one.end - 1] == "-")
    )


def _line_kinds(lines: list[_Line], title: str | None, lang: str) -> list[PassageKind]:
    """One kind a line, by its own words and by the lines around it."""
    kinds: list[PassageKind] = ["body"] * len(lines)
    in_list = False
    headed = _mail_headers(lines)
    for i, line in enumerate(lines):
        if i < headed:
            kinds[i] = "junk"
            continue
        label = LABEL.match(folded(line.head if line.is_short else line.head[:40]))
        if label and label.end() >= len(line.head):
            kinds[i] = "junk"
            in_list = True
        elif label and (label["colon"] or label["needed"]):
            kinds[i] = "related"
        elif is_junk(line.head, line.length) or (i < publication.HEAD and publication.is_labelled(line.head)):
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


def _mail_headers(lines: list[_Line]) -> int:
    """How many lines at the top are the header of a mail; a single one is none."""
    count = 0
    while count < len(lines) and _MAIL_HEADER.match(lines[count].head):
        count += 1
    return count if count > 1 else 0


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
    lines: list[_Line], kinds: list[PassageKind], published: _Published, lang: str
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
                if when := _stamped(lines[j].head, published, lang):
                    whens[i] = by_title[lines[i].head] = when
                break
    for i, kind in enumerate(kinds):
        if kind == "related" and i not in whens and lines[i].head in by_title:
            whens[i] = by_title[lines[i].head]
    return whens


def _stamped(head: str, published: _Published, lang: str) -> When | None:
    """What a date stamp says, to the day for "3h ago" where the time of the publication is known."""
    day, time = published
    if when := publication.ago(head, day, time):
        return when
    date = next(iter(find(head, day, lang)), None)
    return date.when if date else None
