"""Where a place may be that the gazetteer lacks: by its name, what it lies in, what it is named beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gazetteer import Gazetteer, Match, Place
from geo.corrections import Correction
from geo.namesakes import held
from geo.recognize import Span


def town_of(match: Match, span: Span, gazetteer: Gazetteer, decided: Correction | None) -> Match:
    """The place that a facility's name holds, where the gazetteer has the place and not the facility."""
    for name in [span.refers_to] if span.refers_to else held(match.query):
        if decided is not None and not decided.ignore:
            town = Match(name, "resolved", decided.reason, 1.0, decided.place(gazetteer))
        else:
            town = gazetteer.resolve(name, containers=span.containers)
        if town.status != "resolved" or town.place is None:
            continue
        if span.refers_to or town.place.level not in _SETTLED or town.place.population >= _KNOWN_TOWN:
            reason = f"{match.query} is not in the gazetteer; placed near {town.place.name} ({town.reason})"
            return replace(town, query=match.query, reason=reason)
    return match


_SETTLED = ("city", "locality")
_KNOWN_TOWN = 20_000
"""People of a town from which on a building is taken to be called after it."""

_WITHIN = 0.6
"""How sure at most is a place that is known only by what it lies in."""


def in_container(match: Match, containers: tuple[str, ...], gazetteer: Gazetteer) -> Match:
    """What an unknown place lies in: a division or a town is where it is, a country only a candidate."""
    found = gazetteer.resolve(containers[0], containers=containers[1:])
    holder = found.place
    if found.status != "resolved" or holder is None or holder.level not in _HOLDERS:
        return match
    if match.place is not None and _lies_in(match.place, holder):
        return match
    reason = f"{match.query} is not in the gazetteer; placed in {holder.name}, which it is named with"
    sure = round(min(_WITHIN, found.confidence), 4)
    if holder.level == "country":
        return replace(found, query=match.query, status="ambiguous", reason=reason, confidence=sure / 2)
    return replace(found, query=match.query, reason=reason, confidence=sure)


_HOLDERS = ("country", "admin1", "admin2", "city")


def _lies_in(place: Place, holder: Place) -> bool:
    if place.country != holder.country:
        return False
    return holder.level == "country" or place.admin1_id == (
        holder.id if holder.level == "admin1" else holder.admin1_id
    )


_BESIDE = 0.45
"""How sure a place is that is only known by a town next to it in the text: not enough to be drawn."""

_NEXT = 300
"""Characters of text within which a town counts as named beside a place."""


def next_town(index: int, spans: Sequence[Span], matches: Mapping[int, Match]) -> Match | None:
    """The resolved town, county or facility that is named nearest to a span, null where none is near."""
    span = spans[index]
    near: list[tuple[int, int]] = []
    for way in (range(index - 1, -1, -1), range(index + 1, len(spans))):
        for other in way:
            gap = max(spans[other].start - span.end, span.start - spans[other].end)
            if gap > _NEXT:
                break
            if _is_town(matches.get(other)):
                near.append((gap, other))
                break
    return matches[min(near)[1]] if near else None


def _is_town(match: Match | None) -> bool:
    return bool(match and match.place and match.status == "resolved" and match.place.level in _LOCAL)


_LOCAL = ("city", "locality", "admin2", "facility")


def beside(match: Match, neighbour: Match) -> Match:
    """An unknown place with the town next to it as its candidate: for a person to decide."""
    near = neighbour.place
    reason = f"{match.query} is not in the gazetteer; the text names it beside {near.name if near else ''}"
    return replace(neighbour, query=match.query, status="ambiguous", reason=reason, confidence=_BESIDE)
