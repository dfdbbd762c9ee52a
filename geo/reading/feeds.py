"""RSS 2.0, RSS 1.0, RSS 0.9x and Atom -> entries, each with what it says of itself (pure).

Feeds are read with defusedxml: a feed that defines entities is refused, so that none can unfold to gigabytes
or reach for files. Where a feed is not well-formed, its entries are read one by one, and the broken ones
alone are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from geo.errors import BrokenFile
from geo.reading.sheets import BrokenRow

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_START = re.compile(
    r"(?:(?:<\?xml[^>]{0,300}\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,8000}?\]\s{0,20})?>)\s*)*"
    r"<(?:\w+:)?(?P<root>rss|feed|rdf|channel)\b(?P<rest>[^>]{0,2000})",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = re.compile(
    r"purl\.org/rss|w3\.org/2005/Atom|purl\.org/atom|my\.netscape\.com/rdf|rss/1\.0", re.IGNORECASE
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_ENTRY = re.compile(r"<(item|entry)(?=[\s>/])", re.IGNORECASE)
_ENTRY_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("item", "entry")}
_NAMESPACE = re.compile(r"xmlns:([\w.-]{1,40})\s*=\s*(\"[^\"<]{0,300}\"|'[^'<]{0,300}')")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_PREFIXED = re.compile(r"<(/?)[\w.-]+:(?=\w)")
_LOOSE = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?\]\]>)|&(?:#\d{1,7};|#x[0-9a-f]{1,6};|(?P<name>\w{1,32};))?",
    re.DOTALL | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAMES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_TEXT = ("encoded", "content", "fulltext", "full-text")
"""Elements that hold an entry's whole text, the best first; then what sums it up."""
_SUMMARY = ("description", "summary", "subtitle")
_IDENTITY = ("guid", "id", "identifier")
_DATE = ("pubdate", "published", "issued", "date", "created", "updated", "modified")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the feed gives it. number: from 1, broken ones counted. markup: whether the text has tags.

    published: as it is written. publisher: the outlet that an entry of a collection names.
    """

    number: int
    id: str | None
    title: str | None
    text: str
    markup: bool
    published: str | None
    url: str | None
    lang: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title and language, its entries in order, and those that could not be read."""

    title: str | None
    lang: str | None
    entries: tuple[Entry, ...]
    broken: tuple[BrokenRow, ...] = ()
    notes: tuple[str, ...] = ()


def is_feed(text: str) -> bool:
    """Whether a text begins as a feed does; drawings and other XML do not."""
    start = _START.match(text[:16_384].lstrip("\ufeff \t\r\n"))
    if start is None:
        return False
    root = start["root"].lower()
    return (
        root == "rss"
        or bool(_KNOWN.search(start["rest"]))
        or (root in ("feed", "channel") and "<?xml" in text[:64])
    )


def parse(text: str) -> Feed:
    """Read a feed. Raises BrokenFile for one that defines entities, and where nothing of it can be read."""
    text = _CONTROL.sub(" ", _DECLARATION.sub("", text, count=1))
    try:
        root = _tree(text)
    except _Malformed as error:
        return _in_pieces(text, str(error))
    entries = [_entry(element, number) for number, element in enumerate(_entries(root), start=1)]
    return _feed(root, entries, [])


class _Malformed(ValueError):
    """XML that is not well-formed: where, and in which way."""


def _tree(text: str) -> Element:
    from defusedxml import DefusedXmlException, EntitiesForbidden
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(text)
    except EntitiesForbidden as error:
        raise BrokenFile(
            "a feed that defines entities, which is refused: remove its <!ENTITY lines"
        ) from error
    except DefusedXmlException as error:
        raise BrokenFile("a feed that reaches for other files, which is refused") from error
    except ParseError as error:
        raise _Malformed(str(error)) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise _Malformed("it cannot be parsed") from error
    return root


def _feed(root: Element | None, entries: list[Entry], broken: list[BrokenRow], *notes: str) -> Feed:
    """The feed of some entries; those that say nothing are broken. root: null where its head is lost."""
    channel = None if root is None else next((child for child in root if _tag(child) == "channel"), root)
    home = None if channel is None else _link(channel)
    empty = [
        BrokenRow(entry.number, entry.id or "", "an entry without a title and a text")
        for entry in entries
        if not entry.title and not entry.text
    ]
    return Feed(
        title=_said(_child(channel, "title")),
        lang=_said(_child(channel, "language")) or (_lang(root) if root is not None else None),
        entries=tuple(
            replace(entry, url=urljoin(home or "", entry.url)) if entry.url else entry
            for entry in entries
            if entry.title or entry.text
        ),
        broken=tuple(sorted([*broken, *empty], key=lambda row: row.number)),
        notes=notes if entries or broken else (*notes, "a feed without an entry"),
    )


def _entries(root: Element) -> Iterator[Element]:
    """The entries of a feed, wherever its dialect puts them."""
    for child in root:
        if _tag(child) in ("item", "entry"):
            yield child
        elif _tag(child) in ("channel", "items"):
            yield from (inner for inner in child if _tag(inner) in ("item", "entry"))


def _in_pieces(text: str, fault: str) -> Feed:
    """A feed that is not well-formed: each entry on its own, loose ampersands mended."""
    starts = list(_ENTRY.finditer(text))
    if not starts:
        raise BrokenFile(f"a feed that is not well-formed XML ({fault})")
    head = text[: starts[0].start()]
    declared = dict(_NAMESPACE.findall(head))
    entries: list[Entry] = []
    broken: list[BrokenRow] = []
    for number, start in enumerate(starts, start=1):
        following = starts[number].start() if number < len(starts) else len(text)
        end = _ENTRY_END[start.group(1).lower()].search(text, start.end(), following)
        piece = text[start.start() : end.end() if end else following]
        try:
            entries.append(_entry(_piece(piece, declared), number))
        except (_Malformed, BrokenFile) as error:
            broken.append(BrokenRow(number, piece[:500], f"an entry that is not well-formed XML: {error}"))
    try:
        root = _tree(_whole(head))
    except (_Malformed, BrokenFile):
        root = None
    return _feed(root, entries, broken, f"not well-formed XML ({fault}): read entry by entry")


def _piece(piece: str, declared: Mapping[str, str]) -> Element:
    """One entry parsed alone, under the namespaces that the head of its feed declares."""
    prefixes = dict.fromkeys(_PREFIX.findall(piece)) | dict.fromkeys(declared)
    names = "".join(
        f" xmlns:{prefix}={declared.get(prefix, repr(f'urn:{prefix}'))}"
        for prefix in prefixes
        if prefix != "xml"
    )
    try:
        return _tree(f"<root{names}>{piece}</root>")[0]
    except _Malformed:
        return _tree(f"<root{names}>{_mended(piece)}</root>")[0]


def _mended(piece: str) -> str:
    """An entry with the names of HTML's characters replaced, and loose ampersands written as XML has them."""

    def mend(match: re.Match[str]) -> str:
        name = match["name"]
        if match["cdata"] or (match.group() != "&" and not name) or name in _XML_NAMES:
            return match.group()
        if name in html5:
            return html5[name]
        return "&amp;" + match.group()[1:]

    return _LOOSE.sub(mend, piece)


def _whole(head: str) -> str:
    """What stands before the first entry, with the elements closed that it leaves open."""
    open_tags: list[str] = []
    for match in re.finditer(r"<(/?)([A-Za-z_][\w:.-]{0,60})(?:\s[^<>]{0,2000}?)?(/?)>", head):
        closing, name, empty = match.groups()
        if closing and open_tags and open_tags[-1] == name:
            open_tags.pop()
        elif not closing and not empty:
            open_tags.append(name)
    return head + "".join(f"</{name}>" for name in reversed(open_tags))


def _entry(element: Element, number: int) -> Entry:
    text, markup = _content(element)
    title = _child(element, "title")
    source = _child(element, "source")
    named = _said(source) if source is not None and len(source) == 0 else _said(_child(source, "title"))
    identity = (
        _said(_child(element, "guid")) or _said(_child(element, "id")) or _said(_child(element, "identifier"))
    )
    about = next((value for key, value in element.attrib.items() if key.endswith("}about")), None)
    url = _link(element)
    dates = (_said(_child(element, name)) for name in _DATE)
    return Entry(
        number=number,
        id=identity or about or url,
        title=_title(title),
        text=text,
        markup=markup,
        published=next(filter(None, dates), None),
        url=url,
        lang=_said(_child(element, "language")) or _lang(element),
        publisher=named,
    )


def _content(element: Element) -> tuple[str, bool]:
    """The fullest text that an entry holds, and whether tags stand in it."""
    for names in (_TEXT, _SUMMARY):
        found = [_worded(child) for name in names for child in element if _tag(child) == name]
        found = [(text, markup) for text, markup in found if text.strip()]
        if found:
            return found[0]
    return "", False


def _worded(element: Element) -> tuple[str, bool]:
    """An element's text, and whether it is markup: Atom says so, RSS always may be."""
    kind = (element.get("type") or "").lower()
    if len(element):
        return _serialised(element), True
    text = element.text or ""
    return text, kind not in ("text", "text/plain")


def _serialised(element: Element) -> str:
    """Elements within an entry as the markup that they are; only their words where they lie too deep."""
    from xml.etree.ElementTree import tostring

    try:
        return _PREFIXED.sub(r"<\1", tostring(element, "unicode"))
    except RecursionError:
        return " ".join(element.itertext())


def _title(element: Element | None) -> str | None:
    """A title without its tags."""
    from geo.text.webpages import plain

    if element is None:
        return None
    text, markup = _worded(element)
    return " ".join((plain(text) if markup else text).split()) or None


def _link(element: Element) -> str | None:
    """An entry's page: Atom's alternate link, RSS's link, a guid that is one."""
    links = [child for child in element if _tag(child) == "link"]
    for child in links:
        if child.get("href") and (child.get("rel") or "alternate") == "alternate":
            return " ".join((child.get("href") or "").split())
    for child in links:
        if child.text and child.text.strip():
            return child.text.strip()
    guid = _said(_child(element, "guid"))
    return guid if guid and guid.lower().startswith(("http://", "https://")) else None


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((child for child in element if _tag(child) == name), None)


def _said(element: Element | None) -> str | None:
    """An element's own text without blanks around, null where it is empty."""
    return " ".join((element.text or "").split()) or None if element is not None else None


def _tag(element: Element) -> str:
    """An element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def _lang(element: Element) -> str | None:
    return element.get("{http://www.w3.org/XML/1998/namespace}lang")
