"""Places and facilities: the longest known name, weighed by its size and by the words beside it."""

from __future__ import annotations

import re

from geo.recognize import lexicon as lex
from geo.recognize.bearers import named_person
from geo.recognize.naming import NOTHING, Name
from geo.recognize.walk import LONGEST, Found, Walk, lies_in

_LOWER_TYPES = lex.REGION_AFTER - frozenset("coast falls pass range channel basin".split())
_PLAIN_FACILITIES = frozenset(
    "airport airfield airbase crossing bridge dam refinery camp prison checkpoint".split()
)
_PLAIN_TYPES = frozenset(
    """
    county region oblast province district governorate island islands valley raion
    mountains mountain range river lake peninsula strait bay sea hills desert plateau
    """.split()
)
"""They make a place also of a name that the gazetteer lacks: "Rhodope Mountains"."""
_NEEDS_CAPITAL = frozenset(
    "road avenue boulevard highway motorway park works lock pass metro canal market".split()
)
_CONTRACTIONS = tuple(mark + end for mark in "'’" for end in ("ll", "ve", "re", "m", "t"))
_TYPES_BEFORE_OF = frozenset(
    "town city village port suburb district island north south east west outskirts coast region".split()
)
_GERMAN_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer kein keine jeder dieser".split()
)
_GERMAN_PLACE_PREPOSITIONS = frozenset("in bei nahe nach aus von um zwischen und bis ab".split())
"""Before a noun without an article they lead to a name: "in Ufer", but "über die Ufer"."""

_AFTER_TOWN = lex.REGION_AFTER | lex.FACILITY_AFTER | lex.ORG_WORDS
_AGENTS = lex.ORG_WORDS | lex.AGENT_NOUNS
_NO_PLACES = lex.ORG_WORDS | lex.TITLES | lex.FACILITY_AFTER | lex.COMPASS
_LITTLE = lex.FUNCTION_WORDS | lex.COMPASS
_VERBAL = lex.FUNCTION_WORDS | lex.AUXILIARIES
# Sets joined once: joined at each word they cost more than all look-ups.


BY_TYPE = "a village or town by the word beside it"
"""Why an unknown name is a place for sure: "Dankurmi village", "село Вязунок"."""
_LEADING = frozenset("in near outside around off в во під под біля возле у поблизу близ".split())
"""Right before a single unknown name they say that it is a place."""
_SETTLEMENT_TYPES = frozenset(
    """
    village town hamlet township settlement neighborhood neighbourhood
    село села селе селу селом сёла деревня деревни деревне деревню хутор хутора хуторе
    посёлок посёлка посёлке поселок поселка поселке пгт смт сел селі селище селища селищі місто міста місті
    город города городе станица станицы станице кишлак кишлаке аул ауле
    """.split()
)  # fmt: skip


def place(walk: Walk, at: int) -> Found | None:
    """The place, facility or people that the words from `at` on name, the longest reading first."""
    token = walk.tokens[at]
    if len(token.text) < 2 or token.folded in ("the", "a", "an"):
        return None
    if not token.text.isascii() and token.folded in lex.FUNCTION_WORDS:
        return None
    if token.folded.endswith(_CONTRACTIONS):
        return None
    ends = walk.reach(at)
    if typed := _typed(walk, at, ends):
        return typed
    for last in ends:
        name = walk.name(at, last)
        if not name.is_known:
            continue
        if facility := _facility(walk, at, last, name):
            return facility
        if people := _people(walk, at, last, name):
            return people
        if name.place is not None and _is_meant(walk, at, last, name):
            if last == at and _is_two_places(walk, at, name):
                return named_person(walk, at, at + 1)
            built = name.place.level == "facility" and walk.word(last) in lex.FACILITY_AFTER
            return Found(at, last, "facility" if built else "place", name)
    return _unknown_facility(walk, at, ends[0]) or _unknown_place(walk, at)


BY_DATELINE = "the dateline"
"""Why a name in capitals at a line's or sentence's beginning is a place for sure: "XENIA — A fire"."""
_DATELINE_END = re.compile(
    r"(?:, ?[A-Z][A-Za-z. ]{1,20}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^()\n]{1,30}\))? ?(?:—|–|--|- )"
)


def dateline(walk: Walk, at: int) -> Found | None:
    """ "TORRINGTON — City Council …": a name in capitals before a dash."""
    token = walk.tokens[at]
    written = walk.text[token.start : token.end]
    if not (walk.plain and token.initial and len(written) > 2 and written.isupper() and written.isalpha()):
        return None
    last = at
    while last - at < 3 and walk.tied(last + 1) and walk.tokens[last + 1].text.isupper():
        last += 1
    if not _DATELINE_END.match(walk.text, walk.tokens[last].stop):
        return None
    name = walk.name(at, last)
    if name.place is None or name.place.level not in ("city", "locality", "admin2", "country"):
        return None
    if last == at and token.folded in lex.common_words() and not walk.has_container(last):
        return None
    return Found(at, last, "place", name, None, BY_DATELINE)


def own_place(walk: Walk, at: int) -> Found | None:
    """A place of the user's own of several words, small ones and numbers too: "Base camp", "Depot 7"."""
    if not walk.index.has_own or walk.word(at) in lex.FUNCTION_WORDS:
        return None
    last = at
    while last + 1 < len(walk.tokens) and walk.tied(last + 1) and last - at < LONGEST:
        last += 1
    for end in range(last, at, -1):
        name = walk.name(at, end)
        if name.place is not None and name.place.is_own:
            return Found(at, end, "place", name)
    return None


def _is_two_places(walk: Walk, at: int, name: Name) -> bool:
    """Two towns side by side with nothing between name a person: "Denver Moscow"."""
    following = at + 1
    if not walk.plain or following >= len(walk.tokens) or walk.tokens[following].tie != " ":
        return False
    if walk.tokens[at].possessive or not walk.tokens[following].capital:
        return False
    other = walk.name(following, following)
    if other.weight < 2 or other.people is not None or other.place is None or name.place is None:
        return False
    if walk.word(following) in _AFTER_TOWN or walk.word(following) in lex.common_words():
        return False
    return (
        not any(lies_in(sense, holder) for sense in name.senses for holder in other.senses)
        and name.weight < 4
    )


def _unknown_place(walk: Walk, at: int) -> Found | None:
    """A single unknown name right after "in" or "near": the text says that it is a place."""
    token = walk.tokens[at]
    if not walk.plain or token.initial or token.is_acronym or walk.nouns_are_capital or len(token.text) < 4:
        return None
    before = walk.word(at - 1)
    if before == "the":
        return None
    if walk.tied(at) and _is_typed_before(walk, at):
        return _settlement(walk, at)
    last = at
    while walk.tied(last + 1) and walk.tokens[last + 1].tie == "-" and walk.tokens[last + 1].capital:
        last += 1
    settled = walk.tied(last + 1) and walk.word(last + 1) in _SETTLEMENT_TYPES
    listed = walk.continues_list(at) and walk.word(walk.last_place - 1) in lex.PLACE_PREPOSITIONS
    struck = before in lex.PLACE_PREPOSITIONS or before in _DONE_TO
    within = struck and _is_within(walk, last)
    if not (before in _LEADING or settled or listed or within):
        return None
    if (
        not settled
        and walk.tied(last + 1)
        and (walk.tokens[last + 1].capital or walk.word(last + 1) in _AGENTS)
    ):
        return None
    if token.folded in lex.common_words() or token.folded in _NO_PLACES or token.folded in walk.lower:
        return None
    if token.possessive or token.text in lex.given_names() or walk.name(at, last).is_known:
        return None
    return Found(
        at, last, "place", NOTHING, None, BY_TYPE if settled or within else "a place by the word before it"
    )


_DONE_TO = frozenset("attacked attack stormed fled overran looted burned torched liberated ambushed".split())
"""What is done to towns and villages as to people; with a division after the name it is a place."""


def _is_within(walk: Walk, last: int) -> bool:
    """Whether "in" and a known division follow: "attacked Tibú in Catatumbo"."""
    at = last + 2
    if walk.word(last + 1) != "in" or not walk.tied(at) or not walk.tied(last + 1):
        return False
    return any(
        name.place is not None and name.place.level in ("country", "admin1", "area")
        for end in walk.reach(at)
        for name in (walk.name(at, end),)
    )


def _is_typed_before(walk: Walk, at: int) -> bool:
    """ "the village of X", "село X"; in English the bare word before a name is of another phrase."""
    before = walk.word(at - 1)
    if before == "of":
        return walk.word(at - 2) in _SETTLEMENT_TYPES
    return before in _SETTLEMENT_TYPES and not before.isascii()


def _settlement(walk: Walk, at: int) -> Found | None:
    """An unknown name after its type word: "the village of Zubdarin", "в селе Малые Вязки"."""
    last = at
    while last - at < 2 and walk.tied(last + 1) and walk.tokens[last + 1].capital:
        if walk.word(last + 2) in lex.REGION_AFTER and walk.tied(last + 2):
            break
        if lex.land_of_adjective(walk.tokens[last + 1].text) or walk.tokens[last].possessive:
            break
        last += 1
    if walk.word(at) in _NO_PLACES or walk.name(at, last).is_known:
        return None
    return Found(at, last, "place", NOTHING, None, BY_TYPE)


def _typed(walk: Walk, at: int, ends: list[int]) -> Found | None:
    """ "Kursk region", "Lake Chad", "Gulf of Guinea": the type word belongs to the name."""
    if walk.word(at) in lex.TYPE_BEFORE and len(ends) > 1:
        for last in ends[:-1]:
            if walk.word(last) in lex.FUNCTION_WORDS:
                continue
            name = walk.name(at, last)
            inner = walk.name(at + 1, last) if walk.word(at + 1) != "of" else NOTHING
            if name.place is not None or (
                walk.plain and last == ends[0] and last - at <= 2 and inner.weight >= 1
            ):
                return Found(at, last, "place", name if name.place else inner)
        if walk.plain and walk.word(at) in ("lake", "mount", "river") and walk.tokens[at + 1].capital:
            return Found(at, ends[-2], "place", NOTHING)
    for last in [*ends]:
        following = last + 1
        if following >= len(walk.tokens) or not walk.tied(following):
            if last > at and walk.tokens[last].capital and walk.word(last) in lex.REGION_AFTER:
                following, last = last, last - 1
            else:
                continue
        if last < at or walk.word(following) not in lex.REGION_AFTER:
            continue
        if not walk.tokens[following].capital and walk.word(following) not in _LOWER_TYPES:
            continue
        if walk.tokens[last].possessive or walk.word(last) in _LITTLE or not walk.tokens[last].capital:
            continue
        return _with_type(walk, at, last, following)
    return None


def _with_type(walk: Walk, at: int, last: int, following: int) -> Found | None:
    """The name with its type word, where the pair or the bare name is known, or the type is plain."""
    adjoining = at < last and not walk.tokens[at].text.isascii()
    whole = walk.index.exact(walk.phrase(at, following)) if adjoining else walk.name(at, following)
    if whole.place is not None:
        return Found(at, following, "place", whole)
    bare = walk.name(at, last)
    if bare.people is not None and bare.place is None:
        return None
    if walk.tokens[following].text == "state" and bare.place is not None and bare.place.level == "country":
        return None  # "the U.S. state of Iowa"
    adjective = lex.land_of_adjective(walk.tokens[at].text)
    if adjective and at == last:
        return None
    if bare.weight >= 1 or (bare.place is not None and walk.plain):
        return Found(at, following, "place", bare)
    is_name = walk.plain and walk.word(at) not in lex.common_words() and not walk.tokens[at].initial
    if last == at and is_name and walk.word(following) in _PLAIN_TYPES:
        return Found(at, following, "place", NOTHING)
    return None


def _facility(walk: Walk, at: int, last: int, name: Name) -> Found | None:
    """ "Zaporizhzhia nuclear plant", "Boryspil International Airport": name, middle words, type word."""
    end = last + 1
    while (
        end < len(walk.tokens)
        and end - last <= 3
        and walk.tied(end)
        and walk.word(end) in lex.FACILITY_MIDDLE
    ):
        end += 1
    if end >= len(walk.tokens) or not walk.tied(end) or walk.word(end) not in lex.FACILITY_AFTER:
        return None
    if walk.tokens[last].possessive or name.weight < 1 or name.only_people:
        return None
    if walk.word(end) in _NEEDS_CAPITAL and not walk.tokens[end].capital:
        return None
    if not walk.plain and (walk.word(at) in lex.common_words() or name.weight < 2):
        return None
    if walk.tokens[at].initial and walk.word(at) in lex.common_words():
        return None
    return Found(at, end, "facility", name)


def _unknown_facility(walk: Walk, at: int, last: int) -> Found | None:
    """A facility whose name the gazetteer lacks: "Hamad International Airport", "Karni crossing"."""
    token = walk.tokens[at]
    if (
        not walk.plain
        or token.folded in lex.FUNCTION_WORDS
        or (token.initial and token.folded in lex.common_words())
    ):
        return None
    end = next(
        (i for i in range(last, at, -1) if walk.word(i) in lex.FACILITY_AFTER or walk.word(i) == "street"),
        None,
    )
    if end is None:
        following = last + 1
        if (
            not walk.tied(following)
            or walk.word(following) not in _PLAIN_FACILITIES
            or token.initial
            or token.is_acronym
        ):
            return None
        if walk.tokens[last].possessive or walk.word(last) in lex.common_words():
            return None
        end = following
    if walk.name(at, at).only_people or token.folded in lex.COMPASS or end - at > 4:
        return None
    return Found(at, end, "facility", NOTHING)


def _people(walk: Walk, at: int, last: int, name: Name) -> Found | None:
    """ "Ukrainian", "North Koreans": an adjective or a people, never a point on the map."""
    if name.people is None:
        return None
    if not name.only_people and name.place is not None and name.place.population > 50_000:
        following = walk.tokens[last + 1] if walk.tied(last + 1) else None
        told_by_case = walk.line.casing in ("sentence", "headline")
        if following is None or (following.capital and told_by_case) or following.folded in _VERBAL:
            return None
    if name.place is not None and walk.word(last + 1) in lex.REGION_AFTER and walk.tied(last + 1):
        return None
    if last == at and walk.word(at) in ("and", "may", "us"):
        return None
    return Found(at, last, "demonym", name, name.people.name, "people or things of a country")


def _is_meant(walk: Walk, at: int, last: int, name: Name) -> bool:
    """Whether a known name is meant as the place: weighed from its size, its form and the words beside it."""
    token = walk.tokens[at]
    ordinary = token.folded in lex.common_words() or token.folded in walk.lower
    plainly_a_name = (
        walk.plain and not token.initial and not token.text.isascii() and not walk.nouns_are_capital
    )
    common = last == at and ordinary and not plainly_a_name
    if (
        walk.nouns_are_capital
        and walk.plain
        and name.weight < 3
        and walk.word(at - 1) not in _GERMAN_PLACE_PREPOSITIONS
    ):
        return False
    if token.is_acronym and last == at and walk.line.casing != "capitals":
        short = len(token.text) < 4 and name.quality not in ("abbreviation", "preferred", "official")
        return name.is_own and name.weight >= (3 if token.text.isascii() else 2) and not short
    if walk.tokens[last].folded in lex.FUNCTION_WORDS or (last == at and token.folded in lex.MONTHS_AND_DAYS):
        return False
    before = walk.word(at - 1) if at and not token.initial else ""
    held = before in lex.PLACE_PREPOSITIONS or (
        before == "the" and walk.word(at - 2) in lex.PLACE_PREPOSITIONS
    )
    of_type = before == "of" and walk.word(at - 2) in _TYPES_BEFORE_OF
    listed = walk.has_container(last)
    joined = walk.continues_list(at)
    if walk.plain and not token.initial and walk.tied(at) and _is_typed_before(walk, at):
        return True
    score = name.weight + (2 if held else 0) + (2 if listed else 0) + (1 if last > at else 0)
    score += 1 if name.is_own and name.weight else 0
    if name.weight < 4 and walk.nouns_are_capital and walk.plain and walk.word(at - 1) in _GERMAN_ARTICLES:
        return False
    if common and (walk.tokens[last].possessive or before == "the"):
        return False
    if common:
        led = before in ("in", "near", "at", "outside") or listed or joined or of_type
        score -= 2 if walk.plain and led and name.weight >= 2 else 4
    if joined:
        score += 1
    if walk.tokens[at].text in lex.given_names() and last == at:
        score -= 1
    if name.inflected and token.initial and not held:
        score -= 1
    if token.initial and not held:
        score -= 1 if name.weight < 3 else 0
    if walk.line.casing in ("capitals", "lower", "headline"):
        score -= 1 if walk.line.casing == "headline" else 2
        if walk.line.casing == "lower" and not held and name.weight < (2 if last > at else 4):
            return False
    if walk.plain and not listed and walk.is_flanked(at, last):
        return False
    small = name.weight < 1 and not (
        name.is_own and walk.plain and before in ("in", "at", "near", "off", "outside")
    )
    return score >= (3 if small else 2)
