"""Where the publishers of a set of documents are: a local paper means the local Springfield."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from gazetteer import Gazetteer, Place, UnknownPlace
from geo.errors import BadOption
from geo.recognize import Recognizer
from geo.text.document import Document
from geo.toponyms import Mention, mentions

LEAST = 8
"""Documents of a publisher below which nothing is learnt of it."""

_READ = 40
"""So many documents of a publisher are read to learn its home, from all over the set."""

_MEANT = 0.75
"""Confidence from which on a name that a user gives as home is taken for the place."""

_LOCAL = 0.5
_SURE = 0.9
_LEVELS = ("city", "locality")


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
    by_publisher: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_publisher[publisher(document)].append(document)
    homes = {}
    for name, published in sorted(by_publisher.items()):
        if len(published) < LEAST:
            continue
        step = max(1, len(published) // _READ)
        read = [mentions(document, gazetteer, recognizer) for document in published[::step][:_READ]]
        if home := _home(read):
            homes[name] = home
    return homes


def _home(read: Sequence[Sequence[Mention]]) -> Place | None:
    """The town that most documents name, of the division that they write of; null where they roam."""
    divisions: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    known: dict[str, Place] = {}
    local = 0
    for found in read:
        said = [town for town in map(_town, found) if town is not None]
        named = {place.id: place for place, sure in said if sure >= _SURE}
        known.update(named)
        local += bool(said)
        divisions.update({place.admin1_id for place in named.values() if place.admin1_id})
        towns.update(list(named))
    if not divisions:
        return None
    division, count = min(divisions.items(), key=lambda item: (-item[1], item[0]))
    if count < LEAST / 2 or count < _LOCAL * local:
        return None
    inside = [place for place in known.values() if place.admin1_id == division]
    return min(inside, key=lambda place: (-towns[place.id], -place.population, place.id))


def _town(mention: Mention) -> tuple[Place, float] | None:
    """The town that a mention means, and how surely."""
    match = mention.match
    if mention.span.kind != "place" or match is None or match.status != "resolved" or match.place is None:
        return None
    return (match.place, match.confidence) if match.place.level in _LEVELS else None
