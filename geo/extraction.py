"""What a document reports: each mention of a place joined to its sentence, its date and the type of event.

Sentences that tell something of a place named before get a row of their own (`geo.followups`); dates come
from `geo.story`; what a document tells again is one event (`geo.repeats`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer import Place
from geo.dates import When
from geo.followups import FollowUp, follow_ups, second_acts
from geo.identity import EventIds
from geo.position import Position, position
from geo.repeats import Telling, without_repeats
from geo.story import Sentence, Story
from geo.sureness import SURE_OF_GOING_ON, SURE_OF_WORDS, of_name
from geo.text.document import Document
from geo.text.eventtypes import Entry
from geo.text.happening import tells
from geo.text.relations import IN
from geo.toponyms import Mention


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the event table with the mention that it hangs on and where its sentence stands.

    sentence: its number in the story, null outside of all. order: code point that it comes in order by.
    """

    row: dict[str, Any]
    mention: Mention
    sentence: int | None
    order: int


def events(
    document: Document, found: Sequence[Mention], ids: EventIds, own: Sequence[Entry] = ()
) -> list[dict[str, Any]]:
    """The rows of a document in the order of its text. own: the user's words for types of events."""
    return [told.row for told in told_of(document, found, ids, own)]


def told_of(
    document: Document, found: Sequence[Mention], ids: EventIds, own: Sequence[Entry] = ()
) -> list[Told]:
    """One row for each mention, and one for each event that the text tells without naming its place anew."""
    story = Story(document, own)
    at = [story.at(mention.span.start) for mention in found]
    told = [
        Told(_row(story, mention, index, ids), mention, index, mention.span.start)
        for mention, index in zip(found, at, strict=True)
    ]
    _set_containers_aside(told)
    located = [one.row["status"] in ("mapped", "unresolved") for one in told]
    further = [
        _follow_up(story, one, found[one.mention], told[one.mention].row, ids)
        for one in follow_ups(story, found, at, located)
    ]
    acts = [(told[act.mention], act.type) for act in second_acts(story, found, at, located, own)]
    told += further
    _date(story, told)
    told += [_another_act(document, one, kind, ids) for one, kind in acts if one.row["status"] == "mapped"]
    told.sort(key=lambda one: one.order)
    without_repeats(
        [Telling(one.row, _kind(story, one.sentence)) for one in told if one.row["status"] == "mapped"]
    )
    return told


def _date(story: Story, told: Sequence[Told]) -> None:
    """Set the dates of mapped rows; a headline waits for what its report says."""
    order = sorted(told, key=lambda one: (_kind(story, one.sentence) == "headline", one.order))
    for one in order:
        if one.sentence is not None and one.row["status"] == "mapped":
            when = story.date(one.sentence, one.order, one.row["place_id"])
            one.row.update(_date_columns(when))
            one.row["reason"] = "; ".join(filter(None, (one.row["reason"], when.reason))) or None
            if story.is_foreseen(one.sentence, when):
                _set_aside(one.row, "place: foreseen there, not yet happened")
            elif when.start is None and story.is_beside(one.sentence):
                _set_aside(one.row, "place: neither what happened nor when is told")


def _kind(story: Story, sentence: int | None) -> str:
    return "junk" if sentence is None else story.sentences[sentence].passage.kind


def _row(story: Story, mention: Mention, index: int | None, ids: EventIds) -> dict[str, Any]:
    sentence = None if index is None else story.sentences[index]
    document, kind = story.document, _kind(story, index)
    row: dict[str, Any] = {
        "event_id": ids.hashed(
            document.source, document.identity, sentence.text if sentence else None, mention.text
        ),
        **_told_by(document, sentence),
        "place_start": mention.span.start,
        "place_end": mention.span.end,
        "place_text": mention.text,
        **_lie_columns(mention),
        **place_columns(mention.match.place if mention.match else None),
    }
    if kind == "related":
        row["title"] = row["text"]
    status, reason = _status(mention, kind)
    if status == "mapped" and sentence is not None and not _is_told(story, sentence):
        status, reason = "off_map", f"{mention.span.kind}: the sentence tells of nothing that happened"
    row.update(status=status, reason=reason)
    if status == "mapped" and mention.position and mention.match:
        sure = mention.match.confidence * of_name(document.text, mention)
        row.update(_position_columns(mention.position), confidence=round(sure, 3))
    return row


def _follow_up(
    story: Story, follow: FollowUp, mention: Mention, first: dict[str, Any], ids: EventIds
) -> Told:
    """The row of a sentence that tells of the place of a mention before it. first: that mention's row."""
    sentence, document = story.sentences[follow.sentence], story.document
    start = mention.span.start if follow.start is None else follow.start
    end = mention.span.end if follow.end is None else follow.end
    words = document.text[start:end]
    place = mention.match.place if mention.match and mention.match.status == "resolved" else None
    row: dict[str, Any] = {
        "event_id": ids.hashed(document.source, document.identity, sentence.text, words, "follow-up"),
        **_told_by(document, sentence),
        "place_start": start,
        "place_end": end,
        "place_text": words,
        **_lie_columns(mention),
        **place_columns(place),
    }
    where, sure = mention.position, SURE_OF_GOING_ON
    if follow.start is not None:
        sure = SURE_OF_WORDS
        row["reason"] = f"“{words}” is {place.name if place else mention.text}, named before"
    else:
        row["reason"] = f"goes on where it was, at {place.name if place else mention.text}"
    if follow.lie is not None or first["status"] == "off_map":
        lie = follow.lie or IN
        row.update(relation=lie.type, distance_km=lie.distance_km, bearing=lie.bearing, with_place_id=None)
        where = position(place, lie) if place else None
    if place is None or where is None or mention.match is None:
        row.update(status="unresolved", reason=f"{row['reason']}: {mention.reason}")
    else:
        row.update(status="mapped", **_position_columns(where))
        row["confidence"] = round(mention.match.confidence * sure, 3)
    order = sentence.start if follow.start is None else follow.start
    return Told(row, mention, follow.sentence, order)


def _another_act(document: Document, one: Told, kind: str, ids: EventIds) -> Told:
    row = one.row
    again = {
        **row,
        "event_id": ids.hashed(document.source, document.identity, row["text"], row["place_text"], kind),
        "type": kind,
        "reason": "; ".join(filter(None, (row["reason"], "another act that the sentence tells"))),
    }
    return Told(again, one.mention, one.sentence, one.order)


def _told_by(document: Document, sentence: Sentence | None) -> dict[str, Any]:
    """The columns that a row has of its document and sentence."""
    return {
        "source": document.source,
        "record": document.record,
        "title": document.title,
        "text": sentence.text if sentence else None,
        "sentence_start": sentence.start if sentence else None,
        "sentence_end": sentence.end if sentence else None,
        "published": document.published.isoformat() if document.published else None,
        "type": sentence.type if sentence else "other",
        "url": document.url,
    }


def _lie_columns(mention: Mention) -> dict[str, Any]:
    return {
        "relation": mention.lie.type,
        "distance_km": mention.lie.distance_km,
        "bearing": mention.lie.bearing,
        "with_place_id": mention.other.id if mention.other else None,
    }


def place_columns(place: Place | None) -> dict[str, Any]:
    """The columns that say which place is meant, null where none is."""
    return {
        "place_id": place.id if place else None,
        "geonameid": place.geonameid if place else None,
        "place_name": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "level": place.level if place else None,
    }


def _position_columns(where: Position) -> dict[str, Any]:
    return {
        "lon": round(where.lon, 5),
        "lat": round(where.lat, 5),
        "precision": where.precision,
        "uncertainty_km": round(where.uncertainty_km, 1),
    }


def _date_columns(when: When) -> dict[str, Any]:
    return {
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "time_start": when.time,
        "date_granularity": when.granularity,
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


def _is_told(story: Story, sentence: Sentence) -> bool:
    """Whether something happens in a sentence: only what stands deep in a report is doubted."""
    return (
        (sentence.is_typed and sentence.type != "statement")
        or sentence.passage.kind != "body"
        or not story.is_telling
        or sentence.start == story.opening
        or bool(sentence.dated)
        or tells(sentence.text, sentence.lang)
    )


def _set_containers_aside(told: Sequence[Told]) -> None:
    """A sentence that names a finer place inside a country or division tells what happened there only.

    So does one that names a town where a river did something.
    """
    placed = [
        (one.row["sentence_start"], one.mention.match.place, one.row)
        for one in told
        if one.row["status"] == "mapped" and one.mention.match and one.mention.match.place
    ]
    finest: dict[tuple[int, str], Place] = {}
    for sentence, place, _ in placed:
        for container in (place.admin1_id, None if place.level == "country" else place.country):
            if container is not None and container != place.id:
                finest.setdefault((sentence, container), place)
    for sentence, place, row in placed:
        key = (sentence, place.country or "") if place.level == "country" else (sentence, place.id)
        finer = finest.get(key)
        if finer is not None and row["relation"] == "in":
            _set_aside(row, f"place: holds {finer.name}, where the sentence says it happened")
    towns = {sentence: place for sentence, place, _ in placed if place.level in ("city", "locality")}
    for sentence, place, row in placed:
        town = towns.get(sentence)
        if place.level == "river" and row["relation"] == "in" and town:
            _set_aside(row, f"place: the river at {town.name}, where the sentence says it happened")


def _set_aside(row: dict[str, Any], reason: str) -> None:
    row.update(
        status="off_map",
        reason=reason,
        lon=None,
        lat=None,
        precision="unknown",
        uncertainty_km=None,
        confidence=0.0,
    )
