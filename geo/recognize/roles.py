"""Role: whether something happens at a place that is named, or it is only named."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.actors import PARTS_OF_COUNTRY
from geo.recognize.span import Span
from geo.recognize.surroundings import words_after, words_before
from geo.text.relations import lie_before

if TYPE_CHECKING:
    from gazetteer import Place

_DATELINE = re.compile(
    r"(?:, [^\W\d_][\w.]* ?\d{0,2}\.?(?:,? \d{4})?|"
    r", \d{1,2}\.? [^\W\d_]+\.?(?: \d{4})?)?(?: ?[(/][^()/\n]{1,40}[)/])?\.? ?(?:—|–|--| - )"
)
_CYRILLIC_PART = re.compile(
    r"(?:^| )(?:в|на|у|по) [\w-]*(?:север|юг|восток|запад|півн|півд|сход|захо|част|территори|територі|"
    r"границ|кордон|побереж|узбереж)[\w-]* $",
    re.IGNORECASE,
)
_PASSED_OVER = frozenset(
    "the la le les der die das den dem el los las l and much most parts part across".split()
)
_IMPACTS = frozenset(
    """
    hit hits struck strikes shook shakes rocks rocked swept sweeps battered batters hammered
    invaded invades bombed devastated reached entered left
    """.split()
)
_IS_STRUCK = re.compile(
    r" (?:was|is|were|has been|had been) (?:hit|struck|rocked|shaken|battered|swept|flooded|bombed|"
    r"attacked|invaded)\b"
)
_SAYING = re.compile(
    r",? (?:have |has )?(?:said|say|says|denied|deny|reported|report|told|claimed|claim|confirmed|warned|"
    r"estimate|believe|insist)\b"
)
_GROUP_IN = re.compile(r"\b(?:\w{3,}(?:s|men|people|police)|(?:an?|one) \w+) in (?:the )?(?:\w+ern )?$")
_CARERS_IN = re.compile(
    r"\b(?:hospitals|clinics|doctors|nurses|wards) in (?:the )?(?:\w+ern )?$", re.IGNORECASE
)
"""Who report what lies before their eyes: "hospitals in Lamu reported the first cases"."""
_BASED = re.compile(r",? where (?:\w+ ){1,5}(?:is|are|was) (?:based|headquartered|made|registered)\b")
_OWNS = re.compile(
    r"['’]s (?:\w+ )?(?:unit|police|mayor|council|team|club|army|embassy|government|parliament|governor|"
    r"president|bishop|court|leaders?|officials?)\b"
)
_AND = frozenset("and und y и та і".split())
"""What joins two origins: "crews from A and B" is no way from one to the other."""
_DESCRIBES = "describes the place named before"
_BORDER_WITH = re.compile(
    r"\b(?:near|close to|by|at|on|towards) the (?:\w+ )?(?:border|frontier) (?:with|to|of) (?:the )?$"
)


def with_roles(text: str, spans: list[Span], places: list[Place | None]) -> list[Span]:
    """The spans, those that are only named turned into mentions, with the reason."""
    settled: list[Span] = []
    for i, span in enumerate(spans):
        why = ""
        if span.kind in ("place", "facility") and span.role == "location":
            why = _why_mention(text, span, places[i], i, spans) or _as_in_list(text, span, settled)
        if not why and i and _APPOSED.fullmatch(text[spans[i - 1].end : span.start]):
            before, size = settled[i - 1], places[i - 1]
            if before.role == "location" and size is not None and size.level in ("city", "locality"):
                why = _DESCRIBES
        settled.append(replace(span, role="mention", why=why) if why else span)
    return settled


def _as_in_list(text: str, span: Span, settled: list[Span]) -> str:
    """ "from Egypt, Turkey and Tunisia": what holds for the first of a list holds for all."""
    if not settled or settled[-1].kind != "place" or settled[-1].role != "mention":
        return ""
    before = settled[-1]
    listed = _LISTED.fullmatch(text[before.end : span.start])
    if listed and before.why == _DESCRIBES and _BORDER_WITH.search(words_before(text, before)):
        return before.why
    if before.why.startswith(("container", "the dateline", "describes")):
        return ""
    return before.why if listed else ""


_LISTED = re.compile(r", (?:and )?| (?:and|or|und|et|y|и|та|і) ")
_APPOSED = re.compile(
    r", (?:just |about |some |around )?(?:\d+ (?:km|kilomet\w+|miles?) )?(?:to the )?(?:north|south|east|"
    r"west|[a-z]+-?(?:east|west)) of (?:the )?",
)


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but some spaces stands before on the line, which may be as long as the text."""
    window = text[max(0, at - _INDENT) : at].rsplit("\n", 1)
    return not window[-1].strip() and (len(window) > 1 or at <= _INDENT)


_INDENT = 200
"""Characters that a line may be indented by."""


def _why_mention(text: str, span: Span, place: Place | None, i: int, spans: list[Span]) -> str:
    """Why nothing happens at a place that is named, empty where something does."""
    before, after = words_before(text, span), words_after(text, span, 80)
    small = before.lower()
    if span.why == "the dateline" or (_DATELINE.match(after) and _begins_line(text, span.start)):
        return "the dateline"
    if re.match(
        r"[-‑](?:based|born|led|backed|owned|registered|flagged|made|built|bound|style|era)\b", after
    ):
        return "says where from, not where"
    if (
        after.startswith(("'s ", "’s "))
        and place is not None
        and place.level == "country"
        and not PARTS_OF_COUNTRY.match(after[2:])
    ):
        return "names whose it is"
    if (
        place is not None
        and place.level == "country"
        and not span.containers
        and not _is_located(before, after, i, spans, text)
    ):
        return "is spoken of, not where something happens"
    if _BASED.match(after) or _OWNS.match(after):
        return "belongs to a person or an office"
    if lex.SPEAKER.search(small):
        return "the seat of a speaker"
    if lex.CARRIED_TO.search(small):
        return "where someone or something goes"
    if lex.BIOGRAPHY.search(small) or lex.BIOGRAPHY_CASE.search(small):
        return "belongs to a person or an office"
    in_town = before.endswith(" in ") and place is not None and place.level in ("city", "locality")
    if not in_town and not _lies_so(before) and lex.GENERIC.search(small):
        return "speaks of it in general"
    if _SAYING.match(after) and _GROUP_IN.search(before) and not _CARERS_IN.search(before):
        return "the seat of a speaker"
    if i and _BORDER_WITH.search(before) and spans[i - 1].role == "location" and spans[i - 1].kind == "place":
        return _DESCRIBES
    if (
        i
        and re.fullmatch(r" (?:with|and|to) (?:the )?", text[spans[i - 1].end : span.start])
        and lex.GENERIC.search(words_before(text, spans[i - 1]).lower())
    ):
        return "speaks of it in general"
    pair = i + 1 < len(spans) and re.fullmatch(
        r" (?:to|and|до|в|во|на|у|und|à|a) ", text[span.end : spans[i + 1].start], re.IGNORECASE
    )
    if _lies_so(before):
        return ""
    if lex.ORIGIN.search(small):
        if (
            (pair and pair.group().strip().casefold() not in _AND)
            or lex.MATERIAL_FROM.search(small)
            or re.search(
                r"\d\s?(?:km|kilomet\w+|miles?|mi|км)\b[^.;]{0,12}$|[kк]m (?:\w+ )?(?:from|von)(?: the)? $",
                before,
            )
        ):
            return ""
        if place is not None and place.level in ("sea", "river"):
            return ""
        return "where someone or something comes from"
    if lex.DESTINATION.search(small):
        return "" if _is_reached(text, span, before, i, spans) else "where someone or something goes"
    return ""


def _lies_so(before: str) -> bool:
    """Whether a distance, a direction, "near" or a border leads to the name: there things happen."""
    lie = lie_before(before)
    return lie.type in ("distance", "direction", "near", "between", "border", "offshore")


def _is_located(before: str, after: str, i: int, spans: list[Span], text: str) -> bool:
    """Whether something happens in a country: after a preposition, struck by something, in a list."""
    if _lies_so(before) or _CYRILLIC_PART.search(before):
        return True
    words = re.findall(r"[\w'’]+", before.casefold())
    while words and (words[-1] in _PASSED_OVER or words[-1] in lex.COMPASS):
        words.pop()
    head = words[-1] if words else ""
    if (
        not head
        or head in lex.PLACE_PREPOSITIONS
        or head in _IMPACTS
        or head in ("of", "von", "des", "du", "des", "del", "на")
    ):
        return bool(head) or _IS_STRUCK.match(after) is not None or not re.match(r" [a-zа-яіїєґ]", after)
    gap = text[spans[i - 1].end : spans[i].start] if i else ""
    if re.fullmatch(r",? (?:and|with|und|et|y|и|та|і|с|з) (?:the )?|, ", gap):
        return spans[i - 1].kind == "place"
    return (
        _IS_STRUCK.match(after) is not None
        or bool(
            re.match(r"(?:(?:['’]s)? (?:[\w-]+ )?|[-–][\w ]+ )(?:border|coast|frontier|capital)\b", after)
        )
        or before.endswith((", ", "("))
    )


def _is_reached(text: str, span: Span, before: str, i: int, spans: list[Span]) -> bool:
    """ "to" that says no destination: "close to", "from Beira to Chimoio", "north to"."""
    if lex.DESTINATION_HELD.search(before.lower()):
        return True
    if i and re.fullmatch(r" (?:to|до) ", text[spans[i - 1].end : span.start], re.IGNORECASE):
        return bool(
            re.search(
                r"\b(?:from|between|из|від|з|із) (?:the )?$",
                text[max(0, spans[i - 1].start - 30) : spans[i - 1].start],
                re.IGNORECASE,
            )
        )
    return bool(re.search(r"\b(?:по|за) $|\b\d+ ?(?:km|km|kilomet\w+) (?:\w+ )?to $", before))
