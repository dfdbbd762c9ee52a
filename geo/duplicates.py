"""The same event told by several documents: linked by place, date, type and wording (pure).

Two mapped rows of different documents tell one event when they lie at one place in one way, are of one type,
their days overlap (both known within a few days), and their wording agrees: of the words that tell an event
from another (`geo.commonwords` has those that do not) the shorter telling shares at least half. Where neither
has such a word, the day and the numbers must be the same. Nothing else is linked: two strikes on one town on
one day that hit different things stay two.

A telling in Cyrillic and one in Latin letters share no words. They tell one event where place, type, day and
every number of the one with fewer numbers agree, and no other telling in those letters could be meant.

The first of the tellings in the order of their days, publication and ids leads; every other is held against
leaders only, and becomes a duplicate of the one it agrees with best. So neither the order of the documents
nor the number of processes says what is linked, and rows are held only against those that share a place, a
day and a word with them. The words of a row that shares no place and day with another are never looked at:
of a million rows these are most.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.commonwords import DATES, EVENTS, GRAMMAR, NUMBERS
from geo.schema import is_null
from geo.story import NO_ACTS

if TYPE_CHECKING:
    import geopandas as gpd

MOST_DAYS = 3
"""An event that is not known within so many days is linked to one of exactly the same days only."""
SHARE = 0.5
"""Of the telling words of the shorter text, so many must stand in the other."""
_SHARE_AGAINST_NUMBERS = 0.75
"""What is asked where the numbers differ: tolls rise from report to report."""
_VAGUE_SHARE = 0.6
_VAGUE_WORDS = 3
"""What is asked where place or type say little: a country or region, a statement."""
_TOO_MANY = 50
"""A word that so many leaders of a place and day have tells none of them from another."""
_SURE_OF_TYPE = frozenset(NO_ACTS)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
_LETTERS = 5

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a row tells.

    number: of its row. place: where, in which way, and of which type. is_vague: whether place or type say
    little. words, numbers: those that tell it from others. text: all words. is_cyrillic: by most letters.
    """

    number: int
    event_id: str
    document: tuple[str, str]
    place: Key
    is_vague: bool
    start: str | None
    end: str | None
    published: str | None
    words: frozenset[str]
    numbers: frozenset[int]
    text: str
    is_cyrillic: bool = False


def link(events: gpd.GeoDataFrame, sources: Collection[str]) -> gpd.GeoDataFrame:
    """The events, those that repeat another document's turned into its duplicates; changed in place.

    sources: the inputs that hold documents; rows of tables stay as they are.
    """
    found = duplicates(list(_tellings(events, sources)))
    if not found:
        return events
    numbers = sorted(found)
    ids = events["event_id"].tolist()
    leaders = {ids[number]: ids[leader] for number, leader in found.items()}
    pointing = events["duplicate_of"].tolist()
    pointing = [leaders.get(first, first) for first in pointing]
    for number in numbers:
        pointing[number] = leaders[ids[number]]
    statuses, reasons = events["status"].tolist(), events["reason"].tolist()
    shapes = events.geometry.copy()
    shapes.iloc[numbers] = None
    for number in numbers:
        statuses[number] = "duplicate"
        reasons[number] = "tells an event again that another document tells"
    import pandas as pd

    for name, values in (("status", statuses), ("reason", reasons), ("duplicate_of", pointing)):
        events[name] = pd.Series(values, index=events.index, dtype=object)
    for name in ("lon", "lat"):
        events.iloc[numbers, events.columns.get_loc(name)] = float("nan")
    events.geometry = shapes
    return events


def duplicates(tellings: Sequence[Telling]) -> dict[int, int]:
    """Row number of each telling that repeats another's event -> that of the telling which leads."""
    leaders: dict[Key, list[Telling]] = {}
    found: dict[int, int] = {}
    for telling in sorted(tellings, key=_rank):
        keys = list(_keys(telling))
        best: tuple[float, Telling] | None = None
        abroad: list[Telling] = []
        held: set[int] = set()
        for key in keys:
            listed = leaders.get(key, ())
            for leader in listed if len(listed) <= _TOO_MANY else ():
                if leader.number in held or leader.document == telling.document:
                    continue
                held.add(leader.number)
                if leader.is_cyrillic != telling.is_cyrillic:
                    abroad += [leader] if _agree_in_numbers(telling, leader) else []
                    continue
                likeness = _likeness(telling, leader)
                if likeness and (best is None or likeness > best[0]):
                    best = likeness, leader
        if best is None and len(abroad) == 1:
            best = SHARE, abroad[0]
        if best is not None:
            found[telling.number] = best[1].number
            continue
        for key in keys:
            leaders.setdefault(key, []).append(telling)
    return found


def _rank(telling: Telling) -> tuple[Any, ...]:
    return (
        telling.start is None,
        telling.end != telling.start,
        telling.published or "9999",
        telling.start or "",
        telling.event_id,
        telling.document,
    )


def _keys(telling: Telling) -> Iterator[Key]:
    """Under what a telling is kept: its place with each of its days and of its words, and its whole text."""
    published = telling.published if telling.start is None else None
    yield (*telling.place, telling.start, telling.end, published, telling.text)
    if telling.start is None or telling.end is None:
        return
    if _days(telling) <= MOST_DAYS:
        first = dt.date.fromisoformat(telling.start)
        days: list[Any] = [(first + dt.timedelta(days=later)).isoformat() for later in range(_days(telling))]
    else:
        days = [(telling.start, telling.end)]
    for day in days:
        if not telling.words:
            yield (*telling.place, day, telling.numbers)
        for word in sorted(telling.words):
            yield (*telling.place, day, word)
        for number in sorted(telling.numbers):
            yield (*telling.place, day, number)


def _days(telling: Telling) -> int:
    start, end = dt.date.fromisoformat(telling.start or ""), dt.date.fromisoformat(telling.end or "")
    return (end - start).days + 1


def _likeness(one: Telling, other: Telling) -> float:
    """How well the wording of two tellings of one place, day and type agrees, 0 where they are two events."""
    if one.text == other.text and (one.start, one.end) == (other.start, other.end):
        return 2.0
    if not one.words and not other.words:
        return 0.0 if one.is_vague else 1.0
    shared, least = len(one.words & other.words), min(len(one.words), len(other.words))
    if not least:
        return 0.0
    share = shared / least
    if one.is_vague:
        return share if shared >= _VAGUE_WORDS and share >= _VAGUE_SHARE else 0.0
    disagree = one.numbers and other.numbers and not one.numbers & other.numbers
    if disagree and (shared == 1 or share < _SHARE_AGAINST_NUMBERS):
        return 0.0
    return share if share >= SHARE and shared >= min(2, least) else 0.0


def _agree_in_numbers(one: Telling, other: Telling) -> bool:
    """Whether two tellings in different letters are of one day and agree in their numbers, having some."""
    if (
        one.is_vague
        or other.is_vague
        or one.start is None
        or (one.start, one.end) != (other.start, other.end)
    ):
        return False
    fewer, more = sorted((one.numbers, other.numbers), key=len)
    return bool(fewer) and fewer <= more


def _meeting(events: gpd.GeoDataFrame, sources: Collection[str]) -> list[int]:
    """Numbers of the rows that share place, type and a day with another one: only these need their words.

    May name rows that share no more than a part of that, never leaves one out.
    """
    import numpy as np
    import pandas as pd

    counts = (events["status"] == "mapped") & events["source"].isin(sources)
    numbers = np.flatnonzero(counts & events["text"].notna() & events["place_id"].notna())
    shown = events.iloc[numbers]
    size = len(shown)
    ends = pd.factorize(np.concatenate([shown["place_id"], shown["with_place_id"]]))[0]
    keys = [np.minimum(ends[:size], ends[size:]), np.maximum(ends[:size], ends[size:])]
    keys += [pd.factorize(shown[name])[0] for name in ("type", "bearing", "distance_km")]
    keys.append(pd.factorize(shown["relation"].replace("near", "in"))[0])
    place = pd.DataFrame(dict(enumerate(keys))).groupby(list(range(len(keys))), sort=False).ngroup()
    first, last = (
        shown[name].to_numpy(dtype=object).astype("datetime64[D]") for name in ("date_start", "date_end")
    )
    days = (last - first) / np.timedelta64(1, "D") + 1  # NaN where one is not known
    is_span = ~(days <= MOST_DAYS)
    spans = pd.DataFrame({"start": shown["date_start"], "end": shown["date_end"]})[is_span]
    met = [(place[is_span], -1 - spans.groupby(["start", "end"], dropna=False, sort=False).ngroup(), is_span)]
    for later in range(MOST_DAYS):
        has = ~is_span & (days > later)
        met.append((place[has], (first[has] + later).astype(int), has))
    table = pd.DataFrame(
        {
            "place": np.concatenate([one for one, _, _ in met]),
            "day": np.concatenate([one for _, one, _ in met]),
            "number": np.concatenate([numbers[has] for _, _, has in met]),
        }
    )
    together = table.duplicated(["place", "day"], keep=False)
    found: list[int] = np.unique(table["number"][together]).tolist()
    return found


def _tellings(events: gpd.GeoDataFrame, sources: Collection[str]) -> Iterator[Telling]:
    names = (
        "event_id", "source", "record", "type", "place_id", "with_place_id", "relation", "bearing",
        "distance_km", "level", "date_start", "date_end", "published", "text", "place_text", "place_name",
    )  # fmt: skip
    numbers = _meeting(events, sources)
    columns = (events[name].iloc[numbers].tolist() for name in names)
    for number, cells in zip(numbers, zip(*columns, strict=True), strict=True):
        row: dict[str, Any] = {
            name: None if is_null(cell) else cell for name, cell in zip(names, cells, strict=True)
        }
        if not row["place_id"] or not row["text"]:
            continue
        relation = "in" if row["relation"] == "near" else row["relation"]
        ends = tuple(sorted(filter(None, (row["place_id"], row["with_place_id"]))))
        vague = row["level"] in ("country", "admin1", "sea", "area") or row["type"] in _SURE_OF_TYPE
        words, counts = _telling_words(row["text"], f"{row['place_text']} {row['place_name']}")
        yield Telling(
            number,
            row["event_id"],
            (row["source"], row["record"]),
            (row["type"], ends, relation, row["bearing"], row["distance_km"]),
            vague,
            row["date_start"],
            row["date_end"],
            row["published"],
            words,
            counts,
            " ".join(_WORD.findall(row["text"].casefold())),
            len(_CYRILLIC.findall(row["text"])) * 2 > len(row["text"].replace(" ", "")),
        )


def _telling_words(text: str, place: str) -> tuple[frozenset[str], frozenset[int]]:
    """The words of a sentence that tell its event from others of the place, and the numbers in it."""
    common = _common()
    named = {_cut(word) for word in _WORD.findall(place.casefold())}
    words: set[str] = set()
    numbers: set[int] = set()
    for word in _WORD.findall(text.casefold()):
        if word.isdecimal():
            numbers.add(int(word[:6]))
        elif word in NUMBERS:
            numbers.add(NUMBERS[word])
        elif len(word) > 1 and (cut := _cut(word)) not in common and cut not in named:
            words.add(cut)
    return frozenset(words), frozenset(numbers)


@cache
def _common() -> frozenset[str]:
    return frozenset(_cut(word) for words in (GRAMMAR, DATES, EVENTS) for word in words.split())


def _cut(word: str) -> str:
    """A word without its ending: what is left of "killing", "killed" and "kills" is one."""
    return _ENDINGS.sub("", word.replace("ё", "е"))[:_LETTERS]
