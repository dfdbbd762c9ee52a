"""Web pages: what they say of themselves, the text of their article, and other reports' dated headlines.

A date is only ever what the page states; none is guessed from the clock, the address or the body.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from geo.dates import When
from geo.text.furniture import is_stamp
from geo.text.publication import stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul".split()
)
_HIDDEN = ("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title")
_CONTAINERS = frozenset("li article section div td tr p figure a dl dd".split())
_ASIDE = frozenset(("aside", "nav", "footer"))
_HEADLINE = range(20, 200)
"""Characters of a headline of another report; what is shorter is navigation."""
_HEADLINE_WORDS = 4
_MOST_ELEMENTS = 20_000
_THIN = 200
"""Characters of text below which a page that a script fills is asked for the text in its JSON-LD."""
_MOST_RELATED = 50
_MOST_DATES = 500
_CLIMB = 4
"""How many elements above a date its headline may begin."""
_TAGS = re.compile(
    r"<(script|style|noscript|template|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.S | re.I
)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FENCES = re.compile(r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
_ARTICLES = ("Article", "Posting", "Report", "Review")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "published_time", "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "dcterms.issued", "dcterms.date", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "article.published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "created", "mediator_published_time", "article.created", "date.release",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What a page states of itself, null where it does not, and its text.

    text: the title, the article's paragraphs, and at the end the dated headlines of other reports, each with
    its date on the line below.
    """

    text: str = ""
    title: str | None = None
    published: When | None = None
    url: str | None = None
    lang: str | None = None
    publisher: str | None = None


def read(html: str) -> Page:
    """Read a page. Never fails: what is no markup is read as text, a page of scripts alone is empty."""
    page = html.replace("\x00", "")
    tree = _parse(page)
    if tree is None:
        return Page()
    stated_of_itself = _metadata(tree)
    title = stated_of_itself.title
    others = {
        headline: stamp
        for headline, stamp in _related(tree)
        if headline.casefold() != (title or "").casefold()
    }
    lines = [line for line in _article(page, tree).splitlines() if line.lstrip("- ").rstrip() not in others]
    text = "\n".join(lines).strip()
    if title and not _has_line(text, title):
        text = f"{title}\n\n{text}".rstrip()
    listed = (f"{headline}\n{stamp}" for headline, stamp in others.items())
    parts = (text, "Related", *listed) if others else (text,)
    return replace(stated_of_itself, text="\n\n".join(filter(None, parts)))


def plain(markup: str) -> str:
    """The text of a piece of markup, a line for each block; what is no markup stays as it is."""
    if "<" not in markup:
        return _squeezed(unescape(markup))
    tree = _parse(f"<body>{markup}</body>")
    return _visible(tree) or _bare(markup) if tree is not None else _bare(markup)


def _parse(page: str) -> HtmlElement | None:
    """The page's tree, null where there is nothing to parse."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _metadata(tree: HtmlElement) -> Page:
    """What the page says of itself: JSON-LD first, then meta elements, <time>, <title> and <html lang>."""
    entries = sorted(_json_ld(tree), key=_is_no_article)
    metas = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): (
            element.get("content") or ""
        ).strip()
        for element in reversed(list(tree.iter("meta")))
    }
    headings = [_words(element) for element in tree.iter("h1")]
    titles = [_words(element) for element in tree.iter("title")]
    links = [e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    addresses = map(_first, (*links, metas.get("og:url"), *(_address(entry) for entry in entries)))
    dates = (
        *(entry.get("datePublished") for entry in entries),
        *(metas.get(key) for key in _DATES),
        *_times(tree, headings),
        *(entry.get("dateCreated") for entry in entries),
    )
    return Page(
        title=_first(
            *(entry.get("headline") for entry in entries), *headings[:1], metas.get("og:title"), *titles
        ),
        published=next(filter(None, (stated(value) for value in dates if isinstance(value, str))), None),
        url=next(
            (a for a in map(_first, addresses) if a and a.lower().startswith(("http://", "https://"))), None
        ),
        lang=_first(
            tree.get("lang"),
            tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
            *(entry.get("inLanguage") for entry in entries),
            metas.get("og:locale"),
            metas.get("language"),
            metas.get("dc.language"),
        ),
        publisher=_first(
            metas.get("og:site_name"),
            *(_name(entry.get("publisher")) for entry in entries),
            metas.get("dc.publisher"),
            metas.get("application-name"),
        ),
    )


def _first(*values: object) -> str | None:
    """The first value that is a text with anything in it, its blanks single."""
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(value: object) -> object:
    value = value[0] if isinstance(value, list) and value else value
    return value.get("name") if isinstance(value, dict) else value


def _address(entry: dict[str, Any]) -> object:
    main = entry.get("mainEntityOfPage")
    return entry.get("url") or (main.get("@id") if isinstance(main, dict) else main)


def _is_no_article(entry: dict[str, Any]) -> bool:
    types = entry.get("@type")
    return not any(str(one).endswith(_ARTICLES) for one in (types if isinstance(types, list) else [types]))


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The dated objects of the page's JSON-LD blocks; broken blocks count for nothing."""
    for element in tree.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        source = re.sub(
            r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$", "", element.text or ""
        )
        try:
            block = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for entry in block if isinstance(block, list) else [block]:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            for node in graph if isinstance(graph, list) else [entry]:
                if isinstance(node, dict) and ("datePublished" in node or "headline" in node):
                    yield node


def _times(tree: HtmlElement, headings: Collection[str]) -> Iterator[str | None]:
    """The <time> that the page marks as its date, else the first of its article, else the only one.

    Those beside the headlines of other reports are none. headings: the page's own.
    """
    for element in tree.iter("time", "span", "p", "div"):
        if element.get("itemprop", "").lower() == "datepublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content")
    own = [
        element
        for element in islice(tree.iter("time"), _MOST_DATES)
        if element.get("datetime")
        and not any(above.tag in _ASIDE for above in element.iterancestors())
        and ((headline := _headline_of(element)) is None or headline in headings)
    ]
    for element in own:
        if any(above.tag in ("article", "main") for above in element.iterancestors()):
            yield element.get("datetime")
            break
    if len({element.get("datetime") for element in own}) == 1:
        yield own[0].get("datetime")


def _article(page: str, tree: HtmlElement) -> str:
    """The article's paragraphs; all text of the body where no article is found, and of endless pages.

    trafilatura's time grows faster than the page: 16,000 list items take it 5 s. The parser gives up on
    elements nested beyond its depth: then tags are cut out where they stand.
    """
    import trafilatura

    if len(list(islice(tree.iter(), _MOST_ELEMENTS))) == _MOST_ELEMENTS:
        return _visible(tree)
    with _without_complaints():
        found = trafilatura.extract(page, include_comments=False, include_tables=False, with_metadata=False)
    text = str(found or "")
    body = next((b for b in (entry.get("articleBody") for entry in _json_ld(tree)) if isinstance(b, str)), "")
    if len(text) < _THIN and len(body) > len(text):
        return plain(body)
    return text or _visible(tree) or _bare(page)


@contextmanager
def _without_complaints() -> Iterator[None]:
    """What trafilatura logs of pages without an article: users are told it in our own words."""
    logger = logging.getLogger("trafilatura")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _has_line(text: str, title: str) -> bool:
    """Whether a text begins with its title, or with one of which the title is a part."""
    wanted = title.casefold()
    for line in text[:4000].splitlines()[:6]:
        head = " ".join(line.split()).casefold()
        is_long = min(len(head), len(wanted)) >= _HEADLINE.start
        if head == wanted or (is_long and (head in wanted or wanted in head)):
            return True
    return False


def _visible(tree: HtmlElement) -> str:
    """All text of a tree that a browser would show, a line for each block."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append("" if hidden else element.tail or "")
            continue
        conceals = element.tag in _HIDDEN
        if element.tag in _BLOCKS:
            parts.append("\n")
        if event == "start":
            hidden += conceals
            parts.append("" if hidden else element.text or "")
        else:
            hidden -= conceals
            parts.append("" if hidden else element.tail or "")
    return _squeezed("".join(parts))


def _bare(markup: str) -> str:
    """Markup without its tags, by their brackets alone."""
    return _squeezed(unescape(_TAGS.sub("\n", markup)))


def _squeezed(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _related(tree: HtmlElement) -> list[tuple[str, str]]:
    """Headlines of other reports that have a date of their own beside them, each with that date.

    A link of some words whose nearest container holds it alone and a date; navigation has no dates.
    """
    found: dict[str, str] = {}
    for element, stamp in islice(_stamps(tree), _MOST_DATES):
        headline = _headline_of(element)
        if headline is not None:
            found.setdefault(headline, stamp)
        if len(found) >= _MOST_RELATED:
            break
    return list(found.items())


def _stamps(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements that are a date and nothing else."""
    lang = (tree.get("lang") or "")[:2].lower()
    for element in tree.iter("time", "span", "small", "div", "p"):
        when = stated(element.get("datetime"))
        if when is not None and when.start is not None:
            yield element, when.start.isoformat()
        elif len(element) == 0 and element.text and len(element.text) <= 40:
            text = " ".join(element.text.split())
            if text and any(c.isdigit() for c in text) and (is_stamp(text, lang) or is_stamp(text, "en")):
                yield element, text


def _headline_of(stamp: HtmlElement) -> str | None:
    """The one headline that is linked in the smallest container around a date."""
    for height, above in enumerate(stamp.iterancestors()):
        if height >= _CLIMB or above.tag not in _CONTAINERS:
            return None
        headlines: set[str] = set()
        links = [above] if above.tag == "a" and above.get("href") else above.iter("a")
        for link in links:
            words = _linked(link)
            if words is not None:
                headlines.add(words)
            if len(headlines) > 1:
                return None
        if headlines:
            return headlines.pop()
    return None


def _linked(link: HtmlElement) -> str | None:
    """The words of a link where they can be a headline: those of the heading in it, if there is one."""
    href = link.get("href") or ""
    if not href or href.startswith(("#", "javascript:", "mailto:")):
        return None
    heading = next(link.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    words = _words(link if heading is None else heading)
    if heading is None:
        for inside in link.iter("time"):
            words = words.replace(_words(inside), "").strip()
    return words if len(words) in _HEADLINE and len(words.split()) >= _HEADLINE_WORDS else None
