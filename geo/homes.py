"""Where the publishers of a set of documents are: a local paper means the local Springfield."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar
from urllib.parse import urlsplit

from gazetteer import Gazetteer, Place, UnknownPlace
from geo.errors import BadOption
from geo.recognize import Recognizer
from geo.text.document import Document
from geo.toponyms import Mention, mentions

LEAST = 8
"""Documents of a publisher below which nothing is learnt of it."""

_READ = 40
"""So many documents of a publisher are read to learn its home."""

_MEANT = 0.75
"""Confidence from which on a name that a user gives as home is taken for the place."""

_LOCAL = 0.5
_SURE = 0.9
_LEVELS = ("city", "locality")

Item = TypeVar("Item")
Town = tuple[Place, float]
"""A town and the confidence with which a document means it."""


def publisher(document: Document) -> str:
    """Who published a document: the site of its address, else the name of its feed, else its input."""
    host = urlsplit(document.url or "").hostname or ""
    return host.removeprefix("www.") or document.publisher or document.source


def home_named(name: str, gazetteer: Gazetteer) -> Place:
    """The place that a user gives as the publisher's home, by name or id.

    Raises BadOption where it means no place, or where it is not sure which: all names lean on the home.
    """
    if ":" in name:
        try:
            return gazetteer.place(name.strip())
        except UnknownPlace:
            raise BadOption(f"home {name!r}: the gazetteer has no place of this id") from None
    match = gazetteer.resolve(name)
    if match.place is None or match.status != "resolved" or match.confidence < _MEANT:
        likest = f"; the likeliest is {match.place}" if match.place else ""
        raise BadOption(
            f"home {name!r}: {match.reason}{likest}\ngive it with its region and country, or an id"
        )
    return match.place


def learn(documents: Sequence[Document], gazetteer: Gazetteer, recognizer: Recognizer) -> dict[str, Place]:
    """The home of each publisher of the documents that writes mostly of one first-level division.

    That is the town that most of its documents name, in the division that at least half of those that name
    any town at all write of. Nothing is learnt of a publisher of fewer than LEAST documents.
    """
    listed = ((publisher(document), digest(document), document) for document in documents)
    homes = {}
    for name, chosen in sorted(sample(listed).items()):
        if found := home([towns(document, gazetteer, recognizer) for document in chosen]):
            homes[name] = found
    return homes


def digest(document: Document) -> str:
    """What tells a document from others of its publisher, whatever set it stands in."""
    said = f"{document.title or ''}\x1f{document.text}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sample(listed: Iterable[tuple[str, str, Item]]) -> dict[str, list[Item]]:
    """The documents that are read to learn the home of each publisher that has enough of them.

    listed: publisher, digest and document. Chosen by their digests, so that one document more or less in the
    set changes one at most of those that are read.
    """
    by_publisher: dict[str, list[tuple[str, int, Item]]] = defaultdict(list)
    for number, (name, told_apart, item) in enumerate(listed):
        by_publisher[name].append((told_apart, number, item))
    return {
        name: [item for _, _, item in sorted(published, key=itemgetter(0, 1))[:_READ]]
        for name, published in by_publisher.items()
        if len(published) >= LEAST
    }


def towns(document: Document, gazetteer: Gazetteer, recognizer: Recognizer) -> list[Town]:
    """The towns that a document means."""
    return [town for mention in mentions(document, gazetteer, recognizer) if (town := _town(mention))]


def home(read: Sequence[Sequence[Town]]) -> Place | None:
    """The town that most documents name, of the division that they write of; null where they roam."""
    divisions: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    known: dict[str, Place] = {}
    local = 0
    for said in read:
        named = {place.id: place for place, sure in said if sure >= _SURE}
        known.update(named)
        local += bool(said)
        divisions.update({place.admin1_id for place in named.values() if place.admin1_id})
        counts.update(list(named))
    if not divisions:
        return None
    division, count = min(divisions.items(), key=lambda item: (-item[1], item[0]))
    if count < LEAST / 2 or count < _LOCAL * local:
        return None
    inside = [place for place in known.values() if place.admin1_id == division]
    return min(inside, key=lambda place: (-counts[place.id], -place.population, place.id))


def _town(mention: Mention) -> Town | None:
    """The town that a mention means, and how surely."""
    match = mention.match
    if mention.span.kind != "place" or match is None or match.status != "resolved" or match.place is None:
        return None
    return (match.place, match.confidence) if match.place.level in _LEVELS else None
