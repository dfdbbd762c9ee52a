"""Actors: countries and capitals that say, demand and send troops are governments, not places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.naming import Name
from geo.recognize.span import Span
from geo.recognize.sports import plays
from geo.recognize.surroundings import words_after, words_before
from geo.recognize.tokens import Line
from geo.recognize.walk import Found

if TYPE_CHECKING:
    pass

PARTS_OF_COUNTRY = re.compile(
    r" (?:(?:\w+ern|far|northern|central|second|largest|second-largest|biggest|main|"
    r"southernmost) )*(?:coast|north|south|east|west|interior|border|capital|city|province|"
    r"region|district|highlands?|desert|coastline|shore|shores|islands?|airport|parliament building|"
    r"waters|outskirts|suburbs|streets)\b",
    re.IGNORECASE,
)


def with_kind(text: str, line: Line, found: Found, span: Span) -> Span:
    """Tell actors, products and possessors from places."""
    if span.kind != "place":
        return span
    place = found.name.place
    after, before = words_after(text, span), words_before(text, span)
    surface = text[span.start : span.end]
    if why := _modifies(line, found, after):
        return replace(span, kind="other", role="mention", why=why)
    if place is None:
        return span
    if place.level == "country" and _is_modifier(line, found, after):
        return replace(
            span,
            kind="demonym",
            role="mention",
            refers_to=place.name,
            why="names whose people or things they are",
        )
    if place.feature == "PPLC" and re.match(
        r" (?:POWs?|troops|forces|regime|officials?|soldiers|envoys?)\b", after
    ):
        return replace(
            span, kind="metonym", role="mention", refers_to=surface, why="stands for its government"
        )
    if place.level in ("country", "admin1", "city") and plays(text, span):
        return replace(
            span, kind="metonym", role="mention", refers_to=surface, why="a team by its city's name"
        )
    if _can_act(found.name, surface) and (why := _acts(text, line, found, before, after)):
        return replace(span, kind="metonym", role="mention", refers_to=surface, why=why)
    return span


def _modifies(line: Line, found: Found, after: str) -> str:
    """ "Panama hats": the name says what kind of thing it is."""
    if re.match(r" (?:football|rugby|cricket|basketball|hockey) (?:club|team|side)", after):
        return "part of the name of a club"
    following = found.last + 1
    if following >= len(line.tokens) or not after.startswith((" ", "-")):
        return ""
    token = line.tokens[following]
    small = not token.capital or line.casing != "sentence"
    if token.folded in lex.MODIFIED_THINGS and (
        small
        or token.folded
        in (
            "fever",
            "virus",
            "marathon",
            "accords",
            "agreement",
            "treaty",
            "pact",
            "olympics",
            "cup",
            "convention",
            "protocol",
        )
    ):
        return "part of the name of a thing"
    if token.folded in lex.MODIFIED_WARS and token.capital and line.casing == "sentence":
        return "part of the name of a war"
    return ""


def _is_modifier(line: Line, found: Found, after: str) -> bool:
    """ "DPRK troops", "Ukraine's 8th Special Operations Forces": a country before those who act for it."""
    last = line.tokens[found.last]
    if not after.startswith(("'s ", "’s ", " ")) or (not last.possessive and not after.startswith(" ")):
        return False
    if PARTS_OF_COUNTRY.match(after[2:] if last.possessive else after) and not after[3:].startswith(
        ("central government",)
    ):
        return False
    for step in range(1, 6 if last.possessive else 2):
        at = found.last + step
        if at >= len(line.tokens) or line.tokens[at].tie is None:
            return False
        token = line.tokens[at]
        if token.folded in lex.AGENT_NOUNS:
            return True
        if not (
            token.capital
            or token.folded[0].isdigit()
            or token.folded.endswith(("ed", "al", "an", "ern", "ary"))
        ):
            return False
    return False


def _can_act(name: Name, surface: str) -> bool:
    """Capitals and countries act; so do the few cities that stand for a government or a union."""
    if surface.casefold() in lex.SEATS or (name.place is not None and name.place.level == "country"):
        return True
    return any(sense.feature == "PPLC" for sense in (name.place, *name.senses[:4]) if sense is not None)


def _is_capital(name: Name) -> bool:
    return name.place is not None and name.place.feature == "PPLC"


def _opens_clause(before: str) -> bool:
    """Whether the name stands where a clause's subject stands."""
    return not before.strip(" \"“«„‘'(") or re.search(_CLAUSE_START, before, re.IGNORECASE) is not None


def _is_subject(after: str, line: Line) -> bool:
    """Whether a verb follows of the kind that governments do and cities do not suffer."""
    if line.casing != "sentence":
        return False
    match = _ACTIVE.match(after)
    return match is not None and not _SUFFERED.match(match["verb"])


_CLAUSE_START = (
    r"(?:[,;:—–] |^|[\"“«„‘(])(?:(?:but|and|while|which|that|as|because|when|what|who|а|но|і|але|и|что|що|"
    r"aber|und|dass|mais|et|que|y|pero) )*$"
)
_ACTIVE = re.compile(
    r" (?:(?:and|y|und|et|и|та|і) (?:the|its|their|his) \w+ )?(?:(?:each|both|also|then|later|again|have|"
    r"has|had|all|\w+ly) )*"
    r"(?P<verb>\w+ed|put|sent|spoke|gave|held|told|made|took|cut|lent|said|says|let|kept|drew|set|led|won|"
    r"chose|did"
    r"|[а-яёіїєґ]{3,}(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ют|ят|в|ить|ють|ає|вся|лася|лися)|[а-яіїєґ]{2,}є"
    r"|[a-zß]{2,}te|[a-z]{2,}aron|[a-z]{2,}ieron|[a-z]{2,}ó|a [a-z]{2,}é)(?!\w)"
)
_SUFFERED = re.compile(
    r"(?:flooded|burned|collapsed|trembled|woke|suffered|lost|recorded|celebrated|mourned|remained|stayed|"
    r"seemed|looked|turned|"
    r"appeared|emptied|experienced|plunged|endured|witnessed|hosted|named|called|located|surrounded|based|"
    r"situated|"
    r"besieged|shelled|bombed|hammered|battered|used|"
    r"постра\w+|оста\w+|вздрогн\w+|горе\w+|тон\w+|пережи\w+|проснул\w+|встре\w+|стал\w*|был\w*|находи\w+|"
    r"лежит|имеет|"
    r"постражда\w+|потерпа\w+|залиши\w+|здригн\w+|горі\w+|прокинул\w+|зустрі\w+|ста\w+|бу\w+|має|"
    r"hatte|erlebte|wurde|brannte|liegt|bebte|sufrió|vivió|amaneció|tembló|quedó|a été|a tremblé|a connu)$",
    re.IGNORECASE,
)


def _acts(text: str, line: Line, found: Found, before: str, after: str) -> str:
    """Why a capital or a country is an actor here, empty where it is a place."""
    place = found.name.place
    last = line.tokens[found.last]
    head = before.rstrip().rsplit(" ", 1)[-1].casefold() if before.strip() else ""
    located = head in lex.PLACE_PREPOSITIONS or re.search(
        r"\b(?:in|near|at|from|around|outside|over|across|of) (?:the )?$", before, re.IGNORECASE
    )
    if lex.ACTED_ON.search(before.lower()) and not (
        place is not None
        and place.level != "country"
        and re.search(r"\b(?:attack|advance|march|drones?) (?:on|against) $", before)
    ):
        return "is dealt with as a government"
    if last.possessive:
        at = found.last + 1
        if (
            at < len(line.tokens)
            and any(
                line.tokens[i].folded in lex.AGENT_NOUNS
                for i in range(at, min(at + 3, len(line.tokens)))
                if line.tokens[i].tie
            )
            and not located
        ):
            return "stands for its government"
        if at < len(line.tokens) and line.tokens[at].folded in (
            "forces",
            "troops",
            "army",
            "allies",
            "envoy",
        ):
            return "stands for its government"
        return ""
    if located and head not in ("of",):
        return ""
    if head == "of" or re.search(r"\bof (?:the )?$", before):
        return ""
    if _opens_clause(before) and _is_subject(after, line):
        return "acts as a government does"
    at = found.last + 1
    steps = 0
    while at < len(line.tokens) and steps < 4 and line.tokens[at].tie is not None:
        word = line.tokens[at].folded
        if word in lex.GOVERNMENT_VERBS:
            if line.casing == "headline" and word in ("calls", "plans", "orders", "votes"):
                return ""
            return "acts as a government: " + word
        if word not in lex.AUXILIARIES and not word.endswith("ly"):
            break
        at += 1
        steps += 1
    return ""


def allies(text: str, line: Line, spans: list[Span], known: list[Name]) -> list[Span]:
    """ "Brussels and London agreed": what is joined to an actor acts too."""
    settled = _subject_pairs(text, line, spans, known)
    for _ in range(2):
        for i in range(len(settled)):
            surface = text[settled[i].start : settled[i].end]
            if settled[i].kind != "place" or not _can_act(known[i], surface):
                continue
            for j, first, second in ((i + 1, i, i + 1), (i - 1, i - 1, i)):
                if not 0 <= j < len(settled) or settled[j].kind != "metonym":
                    continue
                gap = text[settled[first].end : settled[second].start]
                if re.fullmatch(
                    r",? (?:and|und|et|y|и|та|і|й|, а) |, | (?:\w+ly )?(?:to|of|from|with|от|від|on) ", gap
                ) or (
                    j == i - 1
                    and re.fullmatch(r" (?:[\w-]+ ){1,2}(?:for|with|from|to|at|on) ", gap)
                    and _is_capital(known[i])
                ):
                    settled[i] = replace(
                        settled[i],
                        kind="metonym",
                        role="mention",
                        refers_to=surface,
                        why="joined to another government",
                    )
                    break
    return settled


def _subject_pairs(text: str, line: Line, spans: list[Span], known: list[Name]) -> list[Span]:
    """ "Riyadh and Tehran telephoned": two capitals as the subject of one verb."""
    settled = list(spans)
    for i in range(len(spans) - 1):
        one, two = spans[i], spans[i + 1]
        if one.kind != "place" or two.kind != "place" or not _PAIR.fullmatch(text[one.end : two.start]):
            continue
        names = [text[span.start : span.end] for span in (one, two)]
        if not (_can_act(known[i], names[0]) and _can_act(known[i + 1], names[1])):
            continue
        if _opens_clause(words_before(text, one)) and _is_subject(words_after(text, two), line):
            for at in (i, i + 1):
                settled[at] = replace(
                    spans[at],
                    kind="metonym",
                    role="mention",
                    refers_to=names[at - i],
                    why="acts as a government does",
                )
    return settled


_PAIR = re.compile(r" (?:and|und|et|y|и|та|і|й) ")
