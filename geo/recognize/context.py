"""Kind and role of a name, from the words around it: who acts, where it happens, what lies in what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.naming import Name, NameIndex
from geo.recognize.span import Span
from geo.recognize.tokens import Line
from geo.relations import lie_before
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Place
    from geo.recognize.rules import Found

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
_DATELINE = re.compile(
    r"(?:, [^\W\d_][\w.]* ?\d{0,2}\.?(?:,? \d{4})?|"
    r", \d{1,2}\.? [^\W\d_]+\.?(?: \d{4})?)?(?: ?[(/][^()/\n]{1,40}[)/])?\.? ?(?:—|–|--| - )"
)
_PARTS_OF_COUNTRY = re.compile(
    r" (?:(?:\w+ern|far|northern|central|second|largest|second-largest|biggest|main|"
    r"southernmost) )*(?:coast|north|south|east|west|interior|border|capital|city|province|"
    r"region|district|highlands?|desert|coastline|shore|shores|islands?|airport|parliament building|"
    r"waters|outskirts|suburbs|streets)\b",
    re.IGNORECASE,
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
    "hit hits struck strikes shook shakes rocks rocked swept sweeps battered batters hammered invaded invades bombed devastated reached entered left".split()
)
_IS_STRUCK = re.compile(
    r" (?:was|is|were|has been|had been) (?:hit|struck|rocked|shaken|battered|swept|flooded|bombed|"
    r"attacked|invaded)\b"
)
_SAYING = re.compile(
    r",? (?:have |has )?(?:said|say|says|denied|deny|reported|report|told|claimed|claim|confirmed|warned|"
    r"estimate|believe|insist)\b"
)
_GROUP_IN = re.compile(r"\b\w{3,}(?:s|men|people|police) in (?:the )?(?:\w+ern )?$")
_BORDER_WITH = re.compile(
    r"\b(?:near|close to|by|at|on|towards) the (?:\w+ )?(?:border|frontier) (?:with|to|of) (?:the )?$"
)


def settle(text: str, line: Line, names: Sequence[Found], index: NameIndex) -> list[Span]:
    """The line's names as spans with kind, role and containers."""
    spans = []
    known: list[Name] = []
    for i, name in enumerate(names):
        if name.kind == "person" and not name.why:
            continue
        span = _span(text, line, names, i)
        spans.append(_with_kind(text, line, name, span))
        known.append(name.name)
    places = [name.place for name in known]
    spans = _allies(text, spans, known)
    return _roles(text, _containers(text, spans, places, index), places)


def _span(text: str, line: Line, names: Sequence[Found], i: int) -> Span:
    name = names[i]
    first, last = line.tokens[name.first], line.tokens[name.last]
    end = last.end
    if text[end : end + 1] == "." and _is_abbreviated(text[first.start : end]):
        end += 1
    role = "location" if name.kind in ("place", "facility") else "mention"
    return Span(
        first.start,
        end,
        name.kind,
        "location" if role == "location" else "mention",
        name.refers_to,
        (),
        name.why,
    )


def _is_abbreviated(word: str) -> bool:
    """ "Ga", "Mass": the dot belongs to it."""
    return word in _STATES


_STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask".split()
)


def _after(text: str, span: Span, width: int = 60) -> str:
    return text[span.end : span.end + width].split("\n", 1)[0]


def _before(text: str, span: Span, width: int = 90) -> str:
    window = text[max(0, span.start - width) : span.start]
    return re.split(r"[.!?;]\s|\n", window)[-1]


def _with_kind(text: str, line: Line, found: Found, span: Span) -> Span:
    """Tell actors, products and possessors from places."""
    if span.kind != "place" or found.name.place is None:
        return span
    place = found.name.place
    after, before = _after(text, span), _before(text, span)
    surface = text[span.start : span.end]
    if why := _modifies(line, found, after):
        return replace(span, kind="other", role="mention", why=why)
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
    if _can_act(found.name, surface) and (why := _acts(text, line, found, before, after)):
        return replace(span, kind="metonym", role="mention", refers_to=surface, why=why)
    return span


def _modifies(line: Line, found: Found, after: str) -> str:
    """ "Panama hats": the name says what kind of thing it is."""
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
    if _PARTS_OF_COUNTRY.match(after[2:] if last.possessive else after) and not after[3:].startswith(
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
    return any(sense.feature == "PPLC" for sense in (name.place, *name.senses[:2]) if sense is not None)


def _is_capital(name: Name) -> bool:
    return name.place is not None and name.place.feature == "PPLC"


def _acts(text: str, line: Line, found: Found, before: str, after: str) -> str:
    """Why a capital or a country is an actor here, empty where it is a place."""
    place = found.name.place
    last = line.tokens[found.last]
    head = before.rstrip().rsplit(" ", 1)[-1].casefold() if before.strip() else ""
    located = head in lex.PLACE_PREPOSITIONS or re.search(
        r"\b(?:in|near|at|from|around|outside|over|across|of) (?:the )?$", before, re.IGNORECASE
    )
    if lex.ACTED_ON.search(before) and not (
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


def _allies(text: str, spans: list[Span], known: list[Name]) -> list[Span]:
    """ "Brussels and London agreed": what is joined to an actor acts too."""
    settled = list(spans)
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


def _roles(text: str, spans: list[Span], places: list[Place | None]) -> list[Span]:
    return [
        replace(span, role="mention", why=why)
        if span.kind in ("place", "facility")
        and span.role == "location"
        and (why := _why_mention(text, span, places[i], i, spans))
        else span
        for i, span in enumerate(spans)
    ]


def _why_mention(text: str, span: Span, place: Place | None, i: int, spans: list[Span]) -> str:
    """Why nothing happens at a place that is named, empty where something does."""
    before, after = _before(text, span), _after(text, span, 80)
    line_start = text.rfind("\n", 0, span.start) + 1
    if not text[line_start : span.start].strip() and _DATELINE.match(after):
        return "the dateline"
    if re.match(
        r"[-‑](?:based|born|led|backed|owned|registered|flagged|made|built|bound|style|era)\b", after
    ):
        return "says where from, not where"
    if (
        after.startswith(("'s ", "’s "))
        and place is not None
        and place.level == "country"
        and not _PARTS_OF_COUNTRY.match(after[2:])
    ):
        return "names whose it is"
    if (
        place is not None
        and place.level == "country"
        and not span.containers
        and not _is_located(before, after, i, spans, text)
    ):
        return "is spoken of, not where something happens"
    if lex.SPEAKER.search(before):
        return "the seat of a speaker"
    if lex.BIOGRAPHY.search(before) or lex.BIOGRAPHY_CASE.search(before):
        return "belongs to a person or an office"
    if not _lies_so(before) and lex.GENERIC.search(before):
        return "speaks of it in general"
    if _SAYING.match(after) and _GROUP_IN.search(before):
        return "the seat of a speaker"
    if i and _BORDER_WITH.search(before) and spans[i - 1].role == "location" and spans[i - 1].kind == "place":
        return "describes the place named before"
    if (
        i
        and re.fullmatch(r" (?:with|and|to) (?:the )?", text[spans[i - 1].end : span.start])
        and lex.GENERIC.search(_before(text, spans[i - 1]))
    ):
        return "speaks of it in general"
    pair = i + 1 < len(spans) and re.fullmatch(
        r" (?:to|and|до|und|à|a) ", text[span.end : spans[i + 1].start], re.IGNORECASE
    )
    if _lies_so(before):
        return ""
    if lex.ORIGIN.search(before):
        if (
            pair
            or lex.MATERIAL_FROM.search(before)
            or re.search(
                r"\d\s?(?:km|kilomet\w+|miles?|mi|км)\b[^.;]{0,12}$|[kк]m (?:\w+ )?(?:from|von)(?: the)? $",
                before,
            )
        ):
            return ""
        if place is not None and place.level in ("sea", "river"):
            return ""
        return "where someone or something comes from"
    if lex.DESTINATION.search(before):
        return "" if _is_reached(text, span, before, i, spans) else "where someone or something goes"
    return ""


def _lies_so(before: str) -> bool:
    """Whether a distance, a direction, "near" or a border leads to the name: then it is where things happen."""
    lie = lie_before(before)
    return lie.type in ("distance", "direction", "near", "between", "border", "offshore")


def _is_located(before: str, after: str, i: int, spans: list[Span], text: str) -> bool:
    """Whether a country is said to be where something happens: after a preposition, struck by something, in a list."""
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
        or bool(re.match(r"(?:['’]s)? (?:[\w-]+ )?(?:border|coast|frontier|capital)\b", after))
        or before.endswith((", ", "("))
    )


def _is_reached(text: str, span: Span, before: str, i: int, spans: list[Span]) -> bool:
    """ "to" that says no destination: "close to", "from Beira to Chimoio", "north to"."""
    if lex.DESTINATION_HELD.search(before):
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


def _containers(text: str, spans: list[Span], places: list[Place | None], index: NameIndex) -> list[Span]:
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
            or _PARTS_OF_COUNTRY.fullmatch(gap.removeprefix("'s").removeprefix("’s").rstrip())
        ):
            if _lies_in(text, spans, places, outer, inner, index, listed=False):
                inside[outer] = inner
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
            if holder.level == "country" and sense.country == holder.country and sense.level != "country":
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
