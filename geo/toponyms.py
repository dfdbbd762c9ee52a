"""The names in a text, each with what it means: recognition joined to resolution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Gazetteer, Match, Place, Setting, Toponym
from geo.corrections import Correction
from geo.decisions import Decisions
from geo.position import Position, position
from geo.recognize import Recognizer, Span
from geo.recognize.coordination import shared_types, typed, with_adjectives
from geo.text.document import Document
from geo.text.invisible import end_of_word, joined, moved_out
from geo.text.relations import Lie, relation
from geo.whereabouts import beside, in_container, next_town, town_of

MAPPABLE = ("place", "facility")
_NO_PLACES = ("org", "person", "other")
KINDS_IN_WORDS = {
    "place": "a place that is named but where nothing is reported",
    "facility": "a facility that is named but where nothing is reported",
    "metonym": "stands for a government or an institution",
    "demonym": "people or things of a country, not a place",
    "org": "the name of an organisation",
    "person": "the name of a person",
    "other": "part of another name",
}

_WAYS = {"origin": "where a movement begins", "destination": "where a movement ends"}

_EVIDENCE = {"person": 0.0, "org": 0.5, "other": 0.0}
"""How much a name of such a kind says of where a text is about; all others count in full."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a text and what is known of it.

    match: null where the name has no place behind it (an organisation, a person).
    lie, other: how an event lies to it, and the place at the other end of between and border.
    position: null where the mention is no location or is not resolved.
    decided: the correction that decided it, null where none did.
    """

    span: Span
    text: str
    match: Match | None
    lie: Lie
    other: Place | None = None
    position: Position | None = None
    decided: Correction | None = None

    @property
    def is_location(self) -> bool:
        """Whether something is said to happen there."""
        return self.span.kind in MAPPABLE and self.span.role == "location"

    @property
    def reason(self) -> str:
        """Why it stands where it stands, in words."""
        resolved = self.match.reason if self.match else ""
        if self.is_location:
            return "; ".join(filter(None, (resolved, _WAYS.get(self.lie.way or ""))))
        why = self.span.why or KINDS_IN_WORDS[self.span.kind]
        return f"{self.span.kind}: {why}"


def mentions(
    document: Document,
    gazetteer: Gazetteer,
    recognizer: Recognizer,
    *,
    countries: Sequence[str] = (),
    decisions: Decisions | None = None,
    given: Sequence[tuple[int, int]] | None = None,
    home: Place | None = None,
) -> list[Mention]:
    """Every mention of a document, in order.

    decisions: the user's own, which win.
    given: spans that are already known; only those come back, each resolved, in the order given. The other
    names of the text help to decide them. home: where the publisher is.
    """
    text = document.text
    spans, asked = toponyms(document, recognizer, countries=countries, given=given)
    wanted: Sequence[int] = range(len(spans))
    if given is not None:
        number = {(span.start, span.end): index for index, span in enumerate(spans)}
        wanted = [number[pair] for pair in given]
    setting = Setting(document.lang, home)
    matches: dict[int, Match] = dict(
        zip(asked, gazetteer.resolve_all(list(asked.values()), setting=setting), strict=True)
    )
    decided = _decide(text, spans, matches, decisions, document.source) if decisions else {}
    read = moved_out(text)
    lies = [relation(read, spans, index, document.lang) for index in range(len(spans))]
    found = [
        _mention(
            text,
            span,
            matches.get(index),
            lies[index],
            _other(lies[index], matches),
            gazetteer,
            decided.get(index),
            asked=given is not None,
            neighbour=next_town(index, spans, matches) if _is_unknown(matches.get(index)) else None,
        )
        for index, span in enumerate(spans)
    ]
    return [found[index] for index in wanted]


def toponyms(
    document: Document,
    recognizer: Recognizer,
    *,
    countries: Sequence[str] = (),
    given: Sequence[tuple[int, int]] | None = None,
) -> tuple[list[Span], dict[int, Toponym]]:
    """The names of a text, and the questions that they put to the gazetteer, by their number.

    given: spans that stand in place of the recognised ones that they overlap.
    """
    shared = shared_types(document.text)
    spans = with_adjectives(document.text, recognizer.recognize(document.text, document.lang), shared)
    spans = [replace(span, end=end_of_word(document.text, span.end)) for span in spans]
    known: set[tuple[int, int]] = set()
    if given is not None:
        known = set(given)
        recognised = {(span.start, span.end): span for span in spans}
        free = [span for span in spans if not any(a < span.end and span.start < b for a, b in known)]
        stated = [recognised.get(pair, Span(*pair, kind="place")) for pair in known]
        spans = sorted([*stated, *free], key=lambda span: (span.start, span.end))
    asked = {}
    for index, span in enumerate(spans):
        if name := _place_behind(document.text, span, (span.start, span.end) in known):
            if span.kind == "place" and (type_word := shared.get((span.start, span.end))):
                name = typed(name, type_word)
            weight = _EVIDENCE.get(span.kind, 1.0)
            asked[index] = Toponym(name, span.containers, tuple(countries), weight=weight)
    return spans, asked


def focus(found: Sequence[Mention], most: int = 2) -> list[str]:
    """Ids of the places that a text is mainly about: those named most, in the order of the text.

    A place where something happens counts twice, one that is only named once; one where nothing at all
    happens is none.
    """
    counts: Counter[str] = Counter()
    happens: set[str] = set()
    for mention in found:
        place = mention.match.place if mention.match and mention.match.status == "resolved" else None
        if place is not None and mention.span.kind in MAPPABLE:
            counts[place.id] += 2 if mention.is_location else 1
            if mention.is_location:
                happens.add(place.id)
    counts = Counter({place_id: count for place_id, count in counts.items() if place_id in happens})
    ranked = [place_id for place_id, _ in counts.most_common()]
    return [place_id for place_id in ranked if counts[place_id] == counts[ranked[0]]][:most]


def as_json(mention: Mention) -> dict[str, Any]:
    """A mention in the form of docs/contract.md, "locate --jsonl"."""
    match, where = mention.match, mention.position
    place = match.place if match else None
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.span.kind,
        "role": mention.span.role,
        "relation": mention.lie.type,
        "distance_km": mention.lie.distance_km,
        "bearing": mention.lie.bearing,
        "status": match.status if match else "unknown",
        "reason": mention.reason or None,
        "confidence": round(match.confidence, 3) if match else 0.0,
        "place_id": place.id if place else None,
        "geonameid": place.geonameid if place else None,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "level": place.level if place else None,
        "lon": round(where.lon if where else place.lon, 5) if place else None,
        "lat": round(where.lat if where else place.lat, 5) if place else None,
        "precision": where.precision if where else "unknown",
        "uncertainty_km": round(where.uncertainty_km, 1) if where else None,
    }


def _place_behind(text: str, span: Span, given: bool) -> str | None:
    """The name to resolve: what a metonym or demonym refers to, the name itself of a place, else nothing."""
    if span.kind in MAPPABLE:
        return joined(text[span.start : span.end])
    return span.refers_to or (text[span.start : span.end] if given else None)


def _other(lie: Lie, matches: dict[int, Match]) -> Place | None:
    match = matches.get(lie.other) if lie.other is not None else None
    return match.place if match and match.status == "resolved" else None


def _is_unknown(match: Match | None) -> bool:
    return match is not None and match.status == "unknown"


def _mention(
    text: str,
    span: Span,
    match: Match | None,
    lie: Lie,
    other: Place | None,
    gazetteer: Gazetteer,
    decided: Correction | None,
    *,
    asked: bool,
    neighbour: Match | None,
) -> Mention:
    """asked: whether the span was given, and so is known to be a place whatever it looks like.

    neighbour: the town that the text names next to it.
    """
    stated = asked or span.kind == "facility"
    if match and match.status == "unknown" and stated:
        match = town_of(match, span, gazetteer, decided)
        lie = replace(lie, type="near") if match.status == "resolved" and lie.type == "in" else lie
    if match and span.kind in MAPPABLE and span.containers and match.status in ("unknown", "ambiguous"):
        match = in_container(match, span.containers, gazetteer)
    if match and match.status == "unknown" and stated and neighbour:
        match = beside(match, neighbour)
    mention = Mention(span, text[span.start : span.end], match, lie, other, decided=decided)
    if match and match.status == "unknown" and not match.candidates and mention.is_location:
        # One letter from a known name: compared only for what is not answered otherwise, as it takes longest.
        alike = gazetteer.resolve(match.query)
        mention = replace(mention, match=alike) if alike.status == "unknown" else mention
    if not mention.is_location or match is None or match.status != "resolved" or match.place is None:
        return mention
    return replace(mention, position=position(match.place, lie, other, gazetteer.shape))


def _decide(
    text: str, spans: list[Span], matches: dict[int, Match], decisions: Decisions, source: str
) -> dict[int, Correction]:
    """The corrections that hold for the spans of a text, by index; `spans` and `matches` are made to agree.

    A decision says which place a name means, or that nothing happens there. What stands for a government or
    for people stays that; a name that was taken for no place at all becomes one.
    """
    decided: dict[int, Correction] = {}
    for index, span in enumerate(spans):
        match = matches.get(index)
        country = match.place.country if match and match.place else None
        words = text[span.start : span.end]
        found = decisions.about(words, containers=span.containers, source=source, country=country)
        behind = (
            span.refers_to
            if found is None and (match is None or match.status != "resolved" or span.kind not in MAPPABLE)
            else None
        )
        if behind:
            found = decisions.about(behind, containers=span.containers, source=source, country=country)
        if found is None or (behind and found.ignore):
            continue
        decided[index] = found
        if found.ignore:
            spans[index] = replace(span, role="mention", why=found.reason)
        elif not (behind and span.kind == "facility"):
            matches[index] = Match(words, "resolved", found.reason, 1.0, decisions.place(found))
            if span.kind in _NO_PLACES and not behind:
                spans[index] = replace(span, kind="place", role="location", why="")
    return decided
