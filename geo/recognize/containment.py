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
    r"(?: (?:village|town|city|hamlet|township|neighbou?rhood|area))?"
    r",? (?:in|on|en|im|в|во|у|на)(?: the)?(?: (?:far |remote )?(?:\w+(?:ern)?)(?: coast| part| state|"
    r" province| region| shore| tip)? of)?(?: the)? |, |,? \(",
    re.IGNORECASE,
)
_TOWN_OF = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:town|city|village|port|port city|capital|district|region|province|suburb|"
    r"settlement|enclave) of (?:the )?",
    re.IGNORECASE,
)
_OF_A_DIVISION = re.compile(
    r"(?:[А-ЯІЇЄҐ][\w’'-]*[-‑]?(?:ой|ей|ого|его|ої|ої|ьої|ського) )+"
    r"(?:области|края|района|округа|республики|області|краю|району|громади|обл\b)"
)
"""A Russian or Ukrainian division in the genitive lies around the place right before it."""
_PART_OF = re.compile(
    r"(?P<type> (?:\w+ )?(?:district|neighbou?rhood|quarter|suburb|borough|section|province|region|county|"
    r"state|department|governorate))? of (?:the (?:city of )?)?"
)
_IS_PART = re.compile(
    r".+ (?:district|neighbou?rhood|quarter|borough|province|region|county|state|department|governorate)",
    re.IGNORECASE,
)
_QUARTER = re.compile(r".+ (?:район[аеуі]?|районом|микрорайон\w*|мікрорайон\w*|округ[аеу]?)")
_TYPED = re.compile(
    r"[\w’' .-]+ (?:province|state|county|region|governorate|district|oblast|prefecture|department|"
    r"parish|territory|области|області|района|району)",
    re.IGNORECASE,
)
"""A division by its type word: an unknown name before it lies in it."""
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
        if _in_division(text, spans, places, i, index) or _is_part(text, spans, places, i, index):
            inside[inner] = outer
        elif _CONTAINED.fullmatch(gap) or _SUBURB.fullmatch(gap):
            if _lies_in(
                text, spans, places, inner, outer, index, listed=gap.startswith(", ") and len(gap) == 2
            ):
                inside[inner] = outer
        elif (
            gap.casefold() in ("'s ", "’s ")
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


def _in_division(
    text: str, spans: list[Span], places: list[Place | None], inner: int, index: NameIndex
) -> bool:
    """ "в Энгельсе Саратовской области", "in Zubdarin, Idlib province": what kind of name follows says it.

    After a comma only of a name that is unknown or of a small place: a large one may head a list.
    """
    one, two = spans[inner], spans[inner + 1]
    holder = places[inner + 1]
    if one.kind not in ("place", "facility") or two.kind != "place":
        return False
    if text[one.end : two.start] not in (" ", ", "):
        return False
    if holder is None or holder.level not in _COARSE:
        return False
    surface = text[two.start : two.end]
    if text[one.end : two.start] == " ":
        return _OF_A_DIVISION.fullmatch(surface) is not None
    place = places[inner]
    small = place is None or (place.level in ("city", "locality") and place.population < _SMALL)
    small = small or not index.any_form(text[one.start : one.end]).is_known  # "Mambasa territory", no Mombasa
    return small and _TYPED.fullmatch(surface) is not None and text[two.end : two.end + 4] != " and"


_SMALL = 20_000
"""People of a town below which a division named after it, and not its own name, says where it is."""


def _is_part(text: str, spans: list[Span], places: list[Place | None], inner: int, index: NameIndex) -> bool:
    """ "the Yenimahalle district of Ankara", "Салтівському районі Харкова"."""
    one, two = spans[inner], spans[inner + 1]
    if one.kind != "place" or two.kind != "place":
        return False
    surface, gap = text[one.start : one.end], text[one.end : two.start]
    if gap == " ":
        town = places[inner + 1]
        return _QUARTER.fullmatch(surface) is not None and town is not None and town.level == "city"
    joint = _PART_OF.fullmatch(gap)
    if joint is None or not (joint["type"] or _IS_PART.fullmatch(surface)):
        return False
    return _lies_in(text, spans, places, inner, inner + 1, index, listed=False) or _share_division(
        places[inner], places[inner + 1]
    )


def _share_division(part: Place | None, town: Place | None) -> bool:
    """Whether a district lies where a town of that name lies: a town's districts are no towns in it."""
    return (
        part is not None
        and town is not None
        and part.level in ("admin2", "city", "locality")
        and town.level == "city"
        and part.admin1_id == town.admin1_id
    )


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
