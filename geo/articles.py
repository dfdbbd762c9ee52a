"""Articles as people paste or save them -> Document: title, publication date, language, passages.

A pasted article holds more than its report: advertising lines, captions, by-lines, headlines of other
reports with dates of their own. Each line gets one function, so that nothing is read as news that is not.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geo.dates import When
from geo.document import Document, Passage, PassageKind
from geo.languages import detect
from geo.timephrases import find

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOK = 240
"""Characters of a line that its function is read from: a line of ten megabytes costs no more than a short one."""

_FIRST_DATE = re.compile(r"[ \t]*date[ \t:]+(\d{4}-\d{2}-\d{2})\b[ \t:—–-]*", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first |last )?(?:published|posted|updated|date|published on|опубликовано|опубліковано|дата|"
    r"veröffentlicht|publié|publicado)(?: on| at| am| le| el)?\s*[:,]?\s+(?=.{0,24}\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:other topics of interest|read next|read more|read also|see also|also read|more on\b.{0,40}|more from\b.{0,40}|"
    r"related(?: (?:articles?|stories|news|topics|coverage))?|recommended(?: for you)?|most read|most popular|"
    r"top stories|latest news|you (?:may|might) also like|in other news|trending(?: now)?|don['’]t miss|"
    r"читайте (?:также|ещ[её])|смотрите также|по теме|другие новости|читайте також|дивіться також|"
    r"за темою|інші новини|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|sur le même sujet|"
    r"l(?:ea|ee) también|más sobre\b.{0,40}|te puede interesar)\s*(?P<colon>[:：—–-])?\s*",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:advertisements?\b|sponsored\b|promoted\b|join us on\b|join our\b|follow (?:us|our)\b|share (?:this|on|via)\b|"
    r"subscrib|sign up\b|log ?in\b|sign in\b|already a (?:subscriber|member)|support (?:us|our)\b|donate\b|"
    r"download (?:our|the) app|get (?:the latest|our)\b|tap here\b|click here\b|turn on notifications|"
    r"(?:we use|this (?:site|website) uses|accept(?: all)?) cookies|cookie\b|to suggest a correction|"
    r"you can also highlight|press ctrl|spotted an? (?:error|mistake|typo)|« ?previous|previous ?»|next ?»|"
    r"»? ?next\b ?[»:]|back to top|jump to\b|skip to\b|print this|e-?mail this|comments?(?: \(\d+\))?$|leave a comment|"
    r"view comments|newsletter\b|our newsletter|watch our\b|watch live\b|listen to\b.{0,30}podcast|copyright\b|©|"
    r"all rights reserved|terms of (?:use|service)|privacy policy|tags?:|topics?:|filed under|"
    r"this (?:article|story) (?:is|was) (?:free|made)|help us\b|unlock\b|register (?:now|free)|"
    r"реклама\b|подпи(?:сывайтесь|шитесь)|поделиться\b|наш (?:телеграм|telegram|канал)|следите за\b|"
    r"присоединяйтесь|нашли ошибку|выделите|ctrl ?\+|все права|"
    r"підпи(?:суйтесь|шіться|сатися)|поділитися\b|долучайтесь|стежте за\b|знайшли помилку|усі права|"
    r"anzeige\b|werbung\b|abonnieren\b|jetzt (?:abonnieren|lesen)|newsletter bestellen|teilen\b|zur startseite|"
    r"publicité\b|abonnez-vous|partager\b|suivez[- ]nous|publicidad\b|suscr[ií]b|compart(?:ir|e)\b|síguenos)",
    re.IGNORECASE,
)
_MENU = re.compile(r"[^.!?…]{2,60}(?:\s[|·•›»]\s[^.!?…]{2,40}){1,8}\s*", re.IGNORECASE)
_ABOUT = re.compile(
    r".{2,40}\b(?:is|was) (?:an?\b|the\b|.{2,30}['’]s\b).{0,80}\b(?:news (?:organi[sz]ation|agency|outlet|site|service|website)|"
    r"newspaper|broadcaster)\b.{0,40}(?:\bsince\b|\bfounded\b|\bestablished\b|\.)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|screenshot|video|footage|illustration|credit|caption|file photo|map|archive photo|"
    r"фото|скриншот|скріншот|кадр|ілюстрація|иллюстрация|відео|видео|foto|bild|photo d['’]archives|imagen)"
    r"(?: (?:of|from|by|credit|courtesy|released|shows?|из|від|von|de)\b|\s*[:/©(])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo|photograph|image|picture|credit|фото|foto)\s*(?:by|credit|:)\s*[^.!?]{2,60}[.\d\s]*$|"
    r"\((?:photo|image|ap photo|фото|foto)\b[^)]{0,60}\)\s*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Аа]втор:?|[Тт]екст:?)\s+)(?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w.'’-]*[,\s]*(?:and |und |et |y |и |та )?){1,6}$"
)
_AGO = re.compile(
    r"(?:updated\s+)?\d{1,3}\s?(?:s|sec|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)\.? ago$", re.IGNORECASE
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
    def is_short(self) -> bool:
        return self.end - self.start <= _HEADLINE_LENGTH


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

    The date is only what the page states (JSON-LD, meta, time); it is never guessed from the clock or the body.
    """
    from lxml import etree
    from lxml.html import document_fromstring

    page = html.replace("\x00", "")
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), base_url=None)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return from_text(
            "", source=source, record=record, title=title, published=published, url=url, lang=lang
        )
    meta = _metadata(tree)
    document = from_text(
        _article_text(page, tree),
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
        yield _Line(start, start + len(body), body[:_LOOK], blank)
        blank = False


def _publication(text: str, lines: list[_Line]) -> tuple[dt.date | None, int]:
    """The date that the text gives for itself, and where the report begins after it."""
    if lines:
        first = _FIRST_DATE.match(text, lines[0].start, lines[0].start + _LOOK)
        if first:
            date = _iso(first.group(1))
            return date, min(first.end(), lines[0].end)
    for line in lines[:_HEAD]:
        if match := _PUBLISHED.match(line.head):
            when = next(iter(find(line.head, None, "en", start=match.end())), None)
            if when and when.when.start and when.when.granularity == "day":
                return when.when.start, 0
    return None, 0


def _states_date(line: _Line) -> bool:
    """A line such as "Published: 12 March 2024" and nothing more."""
    return len(line.head) <= 80 and bool(_PUBLISHED.match(line.head))


def _iso(text: str) -> dt.date | None:
    """The first ten characters as a date, null where they are none."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _passages(
    text: str, lines: list[_Line], report: int, title: str | None, published: dt.date | None, lang: str
) -> Iterator[Passage]:
    """Give every line its function; body lines are refined into dateline and body."""
    kinds = _line_kinds(lines, title)
    whens = _related_dates(lines, kinds, published, lang)
    dateline_open = True
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        start = max(line.start, report) if number == 0 else line.start
        if start >= line.end:
            continue
        if kind == "related":
            label = _LABEL.match(line.head)
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


def _line_kinds(lines: list[_Line], title: str | None) -> list[PassageKind]:
    """One kind a line, by its own words and by the lines around it."""
    kinds: list[PassageKind] = ["body"] * len(lines)
    in_list = False
    for i, line in enumerate(lines):
        label = _LABEL.match(line.head) if line.is_short or _LABEL.match(line.head[:40]) else None
        if label and label.end() >= len(line.head):
            kinds[i] = "junk"
            in_list = True
        elif label and label["colon"]:
            kinds[i] = "related"
        elif _is_junk(line) or (i < _HEAD and _states_date(line)):
            kinds[i] = "junk"
        elif _CAPTION.match(line.head) or (line.end - line.start < _LOOK and _CREDIT.search(line.head)):
            kinds[i] = "caption"
        elif _is_byline(lines, i) or (in_list and _is_stamp(line)):
            kinds[i] = "junk"
        elif _is_repeated(lines, i):
            kinds[i] = "junk"
        elif _stands_over_byline(lines, i) and i > 0:
            kinds[i] = "related"
        elif in_list and line.is_short and not _SENTENCE_END.search(line.head):
            kinds[i] = "related"
        elif in_list:
            in_list = False
    _keep_one_of_twins(lines, kinds)
    _mark_headline(lines, kinds, title)
    return kinds


def _is_junk(line: _Line) -> bool:
    """Page furniture: advertising, navigation, share lines, what an outlet says about itself."""
    if _JUNK.match(line.head) and line.end - line.start <= _LOOK:
        return True
    if line.end - line.start <= 120 and _MENU.fullmatch(line.head):
        return True
    return bool(_ABOUT.match(line.head)) and line.end - line.start <= _LOOK


def _is_byline(lines: list[_Line], i: int) -> bool:
    return len(lines[i].head) <= 80 and bool(_BYLINE.match(lines[i].head))


def _is_stamp(line: _Line) -> bool:
    """A line that holds a date and nothing else: "Jan. 16", "8h ago"."""
    if len(line.head) > 40:
        return False
    if _AGO.match(line.head):
        return True
    date = next(iter(find(line.head, None, "en")), None)
    return date is not None and date.end - date.start >= len(line.head.rstrip(" .,")) - 8 and date.start == 0


def _is_repeated(lines: list[_Line], i: int) -> bool:
    """A newspaper's name that stands twice in a row."""
    head = lines[i].head
    if len(head) > 40:
        return False
    return any(0 <= j < len(lines) and lines[j].head == head for j in (i - 1, i + 1))


def _stands_over_byline(lines: list[_Line], i: int) -> bool:
    """A headline in a list: a by-line and a date follow it, or a date alone."""
    if not lines[i].is_short or i + 1 >= len(lines) or lines[i + 1].blank_before:
        return False
    if _is_stamp(lines[i + 1]):
        return True
    return _is_byline(lines, i + 1) and i + 2 < len(lines) and _is_stamp(lines[i + 2])


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
            if " ".join(line.head.split()).casefold() == wanted[:_LOOK]:
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
            if _is_stamp(lines[j]):
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


@dataclass(frozen=True, slots=True)
class _Meta:
    title: str | None
    published: dt.date | None
    url: str | None
    lang: str | None


def _metadata(tree: HtmlElement) -> _Meta:
    """What the page says of itself: JSON-LD first, then meta elements, then <time>, <title> and <html lang>."""
    entries = list(_json_ld(tree))
    metas = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): (
            element.get("content") or ""
        ).strip()
        for element in reversed(list(tree.iter("meta")))
    }

    def first(*values: object) -> str | None:
        return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)

    times = [element.get("datetime") for element in tree.iter("time")]
    dates = [
        *(entry.get("datePublished") for entry in entries),
        *(
            metas.get(key)
            for key in (
                "article:published_time", "datepublished", "og:article:published_time", "date", "dc.date",
                "dc.date.issued", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
            )
        ),
        *times[:1],
    ]  # fmt: skip
    published = next(
        (day for value in dates if isinstance(value, str) and (day := _iso(value.strip()))), None
    )
    headings = [element.text_content() for element in tree.iter("h1")]
    titles = [element.text_content() for element in tree.iter("title")]
    links = [e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    address = first(*links, metas.get("og:url"), *(entry.get("url") for entry in entries))
    code = (tree.get("lang") or "")[:2].lower()
    return _Meta(
        first(*(entry.get("headline") for entry in entries), metas.get("og:title"), *headings[:1], *titles),
        published,
        address if address and address.startswith(("http://", "https://")) else None,
        code if code in ("en", "ru", "uk", "de", "fr", "es") else None,
    )


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD blocks; broken blocks count for nothing."""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            block = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        entries = block if isinstance(block, list) else [block]
        for entry in entries:
            if not isinstance(entry, dict):
                continue
            graph = entry.get("@graph")
            for node in graph if isinstance(graph, list) else [entry]:
                if isinstance(node, dict) and "datePublished" in node:
                    yield node


def _article_text(page: str, tree: HtmlElement) -> str:
    """The article's paragraphs; all text of the body where no article is found."""
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False, with_metadata=False)
    if text:
        return str(text)
    for element in list(tree.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    blocks = (" ".join(part.split()) for part in tree.text_content().splitlines())
    return "\n".join(block for block in blocks if block)
