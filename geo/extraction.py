"""What a document reports: each mention of a place joined to its sentence, its date and the type of event.

A date is taken, in this order, from the sentence itself, from the date beside a headline, from a later
sentence that narrows a wide one ("earlier this month" … "On Jan. 9"), from an earlier sentence about the
same place (a headline: from any of its report), and from the sentence before in the same paragraph. Where
none of these speaks there is no date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Place
from geo.dates import UNKNOWN, When
from geo.identity import EventIds
from geo.schema import EventType
from geo.text.document import Document, Passage, PassageKind
from geo.text.eventtypes import classify
from geo.text.sentences import sentences
from geo.text.timephrases import TimePhrase, find
from geo.toponyms import Mention

STORY = ("headline", "body", "caption")
_NARROWING_REACH = 4
"""How many sentences on a precise date may narrow a wide one."""
_OPENING = 8
"""So many words tell a sentence from others of its document."""
_NO_ACTS = ("other", "statement", "diplomacy")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its passage, with the time phrases in it and the type of event that it tells."""

    start: int
    end: int
    text: str
    passage: Passage
    phrases: tuple[TimePhrase, ...]
    type: EventType

    @property
    def dated(self) -> list[TimePhrase]:
        """Phrases that say when the thing told happened."""
        return [phrase for phrase in self.phrases if phrase.use == "event" and phrase.when.start]


def events(document: Document, found: Sequence[Mention], ids: EventIds) -> list[dict[str, Any]]:
    """One row of the event table for each mention, in order of the text."""
    told = list(_sentences(document))
    starts = [sentence.start for sentence in told]
    at: list[int | None] = []
    for mention in found:
        index = bisect_right(starts, mention.span.start) - 1
        at.append(index if index >= 0 and mention.span.start < told[index].end else None)
    rows = [
        _row(document, mention, None if index is None else told[index], ids)
        for mention, index in zip(found, at, strict=True)
    ]
    kinds: list[PassageKind] = ["junk" if index is None else told[index].passage.kind for index in at]
    _set_containers_aside(rows, found)
    _date(rows, found, told, at)
    return _without_repeats(rows, kinds)


def _date(
    rows: Sequence[dict[str, Any]],
    found: Sequence[Mention],
    told: Sequence[Sentence],
    at: Sequence[int | None],
) -> None:
    """Set the dates of mapped rows; a headline waits for what its report says.

    at: index of each mention's sentence, null outside of all.
    """
    places_dated: dict[str, When] = {}
    mapped = [
        (number, index)
        for number, index in enumerate(at)
        if index is not None and rows[number]["status"] == "mapped"
    ]
    mapped.sort(key=lambda pair: told[pair[1]].passage.kind == "headline")
    for number, index in mapped:
        row, mention = rows[number], found[number]
        when = _when(told, index, mention, places_dated)
        if when.start and row["place_id"] and told[index].passage.kind in STORY:
            places_dated.setdefault(row["place_id"], when)
        row.update(_date_columns(when))
        row["reason"] = "; ".join(filter(None, (row["reason"], when.reason))) or None


def _sentences(document: Document) -> list[Sentence]:
    told: list[Sentence] = []
    previous: When | None = None
    for passage in document.passages:
        for start, end in sentences(document.text, passage.start, passage.end):
            phrases = tuple(find(document.text, document.published, document.lang, start, end, previous))
            words = document.text[start:end]
            kind = classify(words, document.lang).type
            sentence = Sentence(start, end, words, passage, phrases, kind)
            if sentence.dated and passage.kind in STORY:
                previous = sentence.dated[-1].when
            told.append(sentence)
    return told


def _row(document: Document, mention: Mention, sentence: Sentence | None, ids: EventIds) -> dict[str, Any]:
    text = sentence.text if sentence else None
    place = mention.match.place if mention.match else None
    kind = sentence.passage.kind if sentence else "junk"
    row: dict[str, Any] = {
        "event_id": ids.hashed(document.source, document.record, text, mention.text),
        "source": document.source,
        "record": document.record,
        "title": text if kind == "related" else document.title,
        "text": text,
        "sentence_start": sentence.start if sentence else None,
        "sentence_end": sentence.end if sentence else None,
        "place_start": mention.span.start,
        "place_end": mention.span.end,
        "published": document.published.isoformat() if document.published else None,
        "type": sentence.type if sentence else "other",
        "place_text": mention.text,
        "relation": mention.lie.type,
        "distance_km": mention.lie.distance_km,
        "bearing": mention.lie.bearing,
        "with_place_id": mention.other.id if mention.other else None,
        "url": document.url,
        **place_columns(place),
    }
    status, reason = _status(mention, kind)
    row.update(status=status, reason=reason)
    if status == "mapped" and mention.position and mention.match:
        row.update(
            lon=round(mention.position.lon, 5),
            lat=round(mention.position.lat, 5),
            precision=mention.position.precision,
            uncertainty_km=round(mention.position.uncertainty_km, 1),
            confidence=round(mention.match.confidence, 3),
        )
    return row


def place_columns(place: Any) -> dict[str, Any]:
    """The columns that say which place is meant, null where none is."""
    return {
        "place_id": place.id if place else None,
        "geonameid": place.geonameid if place else None,
        "place_name": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "level": place.level if place else None,
    }


def _status(mention: Mention, passage: str) -> tuple[str, str | None]:
    if passage == "junk":
        return "off_map", f"{mention.span.kind}: in the page's furniture, not in the report"
    if passage == "dateline":
        return "off_map", f"{mention.span.kind}: dateline, where the report was written"
    if not mention.is_location:
        return "off_map", mention.reason
    if mention.position is None:
        return "unresolved", mention.reason
    return "mapped", mention.reason or None


def _when(told: Sequence[Sentence], index: int, mention: Mention, places_dated: dict[str, When]) -> When:
    sentence = told[index]
    if sentence.dated:
        nearest = min(sentence.dated, key=lambda phrase: abs(phrase.start - mention.span.start))
        return _narrowed(told, index, nearest.when)
    if sentence.passage.when:
        return sentence.passage.when
    if sentence.passage.kind not in STORY:
        return UNKNOWN
    place = mention.match.place if mention.match else None
    same_place = places_dated.get(place.id) if place else None
    if same_place:
        return replace(same_place, reason="dated by another sentence about the same place")
    before = told[index - 1] if index else None
    if before and before.passage == sentence.passage and before.dated:
        return replace(before.dated[-1].when, reason="dated by the sentence before")
    return UNKNOWN


def _narrowed(told: Sequence[Sentence], index: int, when: When) -> When:
    """A wide interval becomes the precise day inside it that the next sentences of the story name."""
    if when.granularity not in ("month", "week", "year", "range") or when.start is None or when.end is None:
        return when
    following = [sentence for sentence in told[index + 1 :] if sentence.passage.kind == "body"]
    for sentence in following[:_NARROWING_REACH]:
        for phrase in sentence.dated:
            day = phrase.when
            if day.granularity == "day" and day.start and when.start <= day.start <= when.end:
                return replace(day, reason="the day is named by a later sentence")
    return when


def _date_columns(when: When) -> dict[str, Any]:
    return {
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "time_start": when.time,
        "date_granularity": when.granularity,
    }


def _set_containers_aside(rows: Sequence[dict[str, Any]], found: Sequence[Mention]) -> None:
    """A sentence that names a finer place inside a country or division tells what happened there only."""
    told = [
        (row["sentence_start"], mention.match.place, row)
        for row, mention in zip(rows, found, strict=True)
        if row["status"] == "mapped" and mention.match and mention.match.place
    ]
    finest: dict[tuple[int, str], Place] = {}
    for sentence, place, _ in told:
        for container in (place.admin1_id, None if place.level == "country" else place.country):
            if container is not None and container != place.id:
                finest.setdefault((sentence, container), place)
    for sentence, place, row in told:
        key = (sentence, place.country or "") if place.level == "country" else (sentence, place.id)
        finer = finest.get(key)
        if finer is not None and row["relation"] == "in":
            row.update(
                status="off_map",
                reason=f"place: holds {finer.name}, where the sentence says it happened",
                lon=None,
                lat=None,
                precision="unknown",
                uncertainty_km=None,
                confidence=0.0,
            )


def _without_repeats(rows: list[dict[str, Any]], kinds: Sequence[PassageKind]) -> list[dict[str, Any]]:
    """Rows that tell an event again become duplicates of the one that tells it best.

    That is the first with a date, the story's own words before a headline or a caption.
    """
    mapped = [pair for pair in zip(rows, kinds, strict=True) if pair[0]["status"] == "mapped"]
    mapped.sort(key=lambda pair: (pair[0]["date_start"] is None, pair[1] != "body"))
    told: dict[tuple[Any, ...], str] = {}
    for row, kind in mapped:
        tellings = _tellings(row, kind in STORY)
        first = next((told[telling] for telling in tellings if telling in told), None)
        if first is None:
            told.update(dict.fromkeys(tellings, row["event_id"]))
        else:
            row.update(
                status="duplicate",
                duplicate_of=first,
                reason="tells an event again that the same document tells",
                lon=None,
                lat=None,
            )
    return rows


def _tellings(row: dict[str, Any], in_story: bool) -> list[tuple[Any, ...]]:
    """What makes two rows on one place one event: the same opening words, or one act on one day in the story.

    Headlines of other reports are reports of their own, however alike. The two ends of a border or a road
    are one place.
    """
    where = (*sorted(filter(None, (row["place_id"], row["with_place_id"]))), row["relation"])
    tellings: list[tuple[Any, ...]] = [(*where, *_WORD.findall(row["text"].casefold())[:_OPENING])]
    if in_story and row["date_start"] and row["type"] not in _NO_ACTS:
        tellings.append((*where, row["type"], row["date_start"], row["date_end"]))
    return tellings
