"""Containment: "Athens, Ga.", "Russia's Kursk region", "Pokrovsk in the Donetsk region"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.recognize.actors import PARTS_OF_COUNTRY
from geo.recognize.naming import NameIndex
from geo.recognize.span import Span
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Place

_COARSE = ("country", "admin1", "admin2", "area")
_CONTAINED = re.compile(
    r",? (?:in|on|en|im|в|во|у|на)(?: the)?(?: (?:far |remote )?(?:\w+(?:ern)?)(?: coast| part| state|"
    r" province| region| shore| tip)? of)?(?: the)? |, |,? \(",
    re.IGNORECASE,
)
_TOWN_OF = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:town|city|village|port|port city|capital|district|region|province|suburb|"
    r"settlement|enclave) of (?:the )?",
    re.IGNORECASE,
)
_SUBURB = re.compile(
    r",? (?:a|an|the) (?:\w+ ){0,2}(?:suburb|district|quarter|part|neighbou?rhood|outskirt) of ",
    re.IGNORECASE,
)

_IS_A = re.compile(
    r",?(?: ?\([^()]{1,120}\)| ?/[^/]{1,60}/)?,? (?:is|was|are|were)"
    r" (?:a|an|the|one of|part of|located|situated)\b"
)
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|\n")
_DEFINED_WITHIN = 6
"""So many names after "Aurora is a city in" may tell where it lies."""


def with_containers(text: str, spans: list[Span], places: list[Place | None], index: NameIndex) -> list[Span]:
    """Join what lies in what: the inner span gets `containers`, the outer one is only a mention."""
    inside: dict[int, int] = {}
    for i in range(len(spans) - 1):
        inner, outer = i, i + 1
        gap = text[spans[i].end : spans[i + 1].start]
        if _CONTAINED.fullmatch(gap) or _SUBURB.fullmatch(gap):
            if _lies_in(
                text, spans, places, inner, outer, index, listed=gap.startswith(", ") and len(gap) == 2
            ):
                inside[inner] = outer
        elif (
            gap in ("'s ", "’s ")
            or _TOWN_OF.fullmatch(gap)
            or PARTS_OF_COUNTRY.fullmatch(gap.removeprefix("'s").removeprefix("’s").rstrip())
        ) and _lies_in(text, spans, places, outer, inner, index, listed=False):
            inside[outer] = inner
    for i in range(len(spans) - 1):
        if i not in inside and (outer := _defined_in(text, spans, places, i, index)):
            inside[i] = outer
    settled = list(spans)
    for inner in inside:
        chain: list[str] = []
        at = inner
        while at in inside and len(chain) < 4:
            at = inside[at]
            chain.append(spans[at].refers_to or text[spans[at].start : spans[at].end])
        settled[inner] = replace(settled[inner], containers=tuple(chain))
    for inner, outer in inside.items():
        if settled[outer].kind == "place":
            surface = text[spans[inner].start : spans[inner].end]
            settled[outer] = replace(settled[outer], role="mention", why=f"container of {surface}")
    return settled


def _defined_in(
    text: str, spans: list[Span], places: list[Place | None], defined: int, index: NameIndex
) -> int:
    """The first place of the sentence that holds what it defines: "Milan is a town in …, Ripley County"."""
    start = spans[defined].end
    if not _IS_A.match(text, start):
        return 0
    ending = _SENTENCE_END.search(text, start)
    end = ending.start() if ending else len(text)
    for outer in range(defined + 1, min(len(spans), defined + 1 + _DEFINED_WITHIN)):
        if spans[outer].start >= end:
            break
        if _lies_in(text, spans, places, defined, outer, index, listed=True):
            return outer
    return 0


def _lies_in(
    text: str,
    spans: list[Span],
    places: list[Place | None],
    inner: int,
    outer: int,
    index: NameIndex,
    *,
    listed: bool,
) -> bool:
    """Whether some sense of the inner name lies in the outer place."""
    kinds: tuple[Kind, ...] = ("place", "facility")
    if spans[inner].kind not in kinds or spans[outer].kind not in ("place", "demonym"):
        return False
    outer_name = index.any_form(text[spans[outer].start : spans[outer].end])
    inner_name = index.any_form(text[spans[inner].start : spans[inner].end])
    holders = [
        place
        for place in (outer_name.place, outer_name.people, *outer_name.senses)
        if place is not None and place.level in _COARSE
    ]
    if places[outer] is not None:
        holders.append(places[outer])  # type: ignore[arg-type]
    if not holders:
        return False
    senses = inner_name.senses or ((places[inner],) if places[inner] is not None else ())
    if not senses:
        return spans[inner].kind == "facility" or not listed
    for holder in holders:
        for sense in senses:
            if sense is None or sense.id == holder.id:
                continue
            if (
                holder.level == "country"
                and sense.level != "country"
                and (sense.country == holder.country or index.claims(sense, holder))
            ):
                return True
            if (
                holder.level == "admin1"
                and sense.admin1_id == holder.id
                and sense.level not in ("country", "admin1")
            ):
                return True
            if (
                holder.level in ("admin2", "area")
                and sense.country == holder.country
                and sense.level in ("city", "locality", "facility")
                and not listed
            ):
                return True
            if (
                holder.level == "city"
                and sense.level in ("city", "locality")
                and sense.admin1_id == holder.admin1_id
                and spans[inner].kind == "facility"
            ):
                return True
    return spans[inner].kind == "facility" and not listed
