"""Web pages: what they say of themselves, and the text of their article.

A date is only ever what the page states; none is guessed from the clock, the address or the body.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")


def parse(page: str) -> HtmlElement | None:
    """The page's tree, null where there is nothing to parse."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        return document_fromstring(page.encode("utf-8", "replace"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def day(text: str) -> dt.date | None:
    """The first ten characters as a date (ISO 8601), null where they are none."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of itself; null where it does not."""

    title: str | None
    published: dt.date | None
    url: str | None
    lang: str | None


def metadata(tree: HtmlElement) -> Metadata:
    """What the page says of itself: JSON-LD first, then meta elements, <time>, <title> and <html lang>."""
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
    published = next(filter(None, (day(value.strip()) for value in dates if isinstance(value, str))), None)
    headings = [element.text_content() for element in tree.iter("h1")]
    titles = [element.text_content() for element in tree.iter("title")]
    links = [e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    address = first(*links, metas.get("og:url"), *(entry.get("url") for entry in entries))
    code = (tree.get("lang") or "")[:2].lower()
    return Metadata(
        first(*(entry.get("headline") for entry in entries), metas.get("og:title"), *headings[:1], *titles),
        published,
        address if address and address.startswith(("http://", "https://")) else None,
        code if code in LANGUAGES else None,
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


def article_text(page: str, tree: HtmlElement) -> str:
    """The article's paragraphs; all text of the body where no article is found."""
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False, with_metadata=False)
    if text:
        return str(text)
    for element in list(tree.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    blocks = (" ".join(part.split()) for part in tree.text_content().splitlines())
    return "\n".join(block for block in blocks if block)
