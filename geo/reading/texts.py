"""Texts, web pages, objects with text and feeds -> documents, and the records among them that are none."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.dates import in_name
from geo.errors import BrokenFile
from geo.reading.feeds import Entry, Feed
from geo.reading.objects import Objects, as_text, sound
from geo.reading.sheets import BrokenRow
from geo.text.articles import from_html, from_text, too_long
from geo.text.document import Document
from geo.text.languages import believed
from geo.text.publication import stated
from geo.text.webpages import plain

_SAMPLE = 20_000
"""Characters of a text against which the language that its feed declares is checked."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where documents come from, and what counts for those that do not say it themselves.

    name: the input's name; a date in it comes before `published`. lang: as the user knows it.
    """

    name: str
    published: dt.date | None = None
    lang: str | None = None

    @property
    def file(self) -> str:
        """The last part of the name."""
        return self.name.rsplit("/", 1)[-1]

    @property
    def day(self) -> dt.date | None:
        """The publication date of documents that state none."""
        return in_name(self.file) or self.published


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents of one input in its order, and what could not be read of it."""

    documents: tuple[Document, ...]
    broken: tuple[BrokenRow, ...] = ()
    notes: tuple[str, ...] = ()


def of_page(html: str, origin: Origin) -> Texts:
    """A web page as one document."""
    page = sound(html, "")
    document = from_html(page, source=origin.name, record=origin.file, published=origin.day, lang=origin.lang)
    _refuse_long(document.text)
    return Texts((document,), (), _silent(document))


def of_text(text: str, origin: Origin) -> Texts:
    """A plain text as one document."""
    text = sound(text)
    _refuse_long(text)
    document = from_text(text, source=origin.name, record=origin.file, published=origin.day, lang=origin.lang)
    return Texts((document,), (), _silent(document))


def of_objects(found: Objects, origin: Origin) -> Texts:
    """A document for each object with a `text`; the others are broken."""
    documents: list[Document] = []
    broken = list(found.broken)
    day = origin.day
    for number, item in zip(found.numbers, found.objects, strict=True):
        if not isinstance(item.get("text"), str):
            broken.append(BrokenRow(number, as_text(item)[:500], "a document without text"))
            continue
        if reason := too_long(item["text"]):
            broken.append(BrokenRow(number, item["text"][:500], reason))
            continue
        said = {
            key: as_text(item.get(key)).strip() or None for key in ("id", "title", "url", "lang", "published")
        }
        document = from_text(
            sound(item["text"]),
            source=origin.name,
            record=said["id"] or str(number),
            title=said["title"],
            published=day,
            stated=stated(said["published"]),
            url=_web(said["url"]),
            lang=said["lang"] or origin.lang,
        )
        documents.append(document if said["id"] else _by_its_text(document))
    return Texts(tuple(documents), tuple(broken))


def of_feed(feed: Feed, origin: Origin) -> Texts:
    """A document for each entry of a feed: its title, then its text without tags."""
    day = origin.day
    documents = tuple(_of_entry(entry, feed, origin, day) for entry in feed.entries)
    return Texts(documents, feed.broken, feed.notes)


def _refuse_long(text: str) -> None:
    if reason := too_long(text):
        raise BrokenFile(reason)


def _of_entry(entry: Entry, feed: Feed, origin: Origin, day: dt.date | None) -> Document:
    body = sound(plain(entry.text) if entry.markup else entry.text.strip())
    title = sound(entry.title) if entry.title else None
    text = body if title is None or _begins_with(body, title) else f"{title}\n\n{body}".rstrip()
    document = from_text(
        text,
        source=origin.name,
        record=entry.id or str(entry.number),
        title=title,
        published=day,
        stated=stated(entry.published),
        url=_web(entry.url),
        lang=origin.lang or believed(entry.lang or feed.lang, text[:_SAMPLE]),
        publisher=entry.publisher or feed.title,
    )
    return document if entry.id else _by_its_text(document)


def _by_its_text(document: Document) -> Document:
    """A document without an id of its own, known by what it says."""
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(document, known_by=digest)


def _begins_with(body: str, title: str) -> bool:
    """Whether a text opens with its title, or with what was cut off for one ("Blast in Kyiv at…")."""
    opening = " ".join(body[: 2 * len(title) + 20].split()).casefold()
    return opening.startswith(title.casefold().rstrip(" .…"))


def after(documents: Sequence[Document], today: dt.date) -> tuple[str, ...]:
    """What is to be said of documents that are dated after today: they are kept as they are."""
    late = sorted({d.published for d in documents if d.published is not None and d.published > today})
    if not late:
        return ()
    count = sum(document.published in late for document in documents)
    whose = "a document is" if count == 1 else f"{count} documents are"
    return (f"{whose} dated after today ({late[-1].isoformat()}), kept",)


def _silent(document: Document) -> tuple[str, ...]:
    return () if document.text.strip() else ("no text in it",)


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None
