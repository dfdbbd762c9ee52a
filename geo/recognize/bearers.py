"""What bears a place's name without being the place: organisations, persons, institutions, adjectives."""

from __future__ import annotations

from geo.recognize import lexicon as lex
from geo.recognize.naming import NOTHING
from geo.recognize.walk import Found, Walk, lies_in

_SEATS_BEGIN = frozenset(name.split()[0] for name in lex.INSTITUTION_PLACES)
_ORGANISATIONS_BEGIN = frozenset(name.split()[0] for name in lex.KNOWN_LONG_ORGANISATIONS)
"""The first words of those names: few words are one, so that the names are seldom looked for."""
_PAPERS = frozenset("post times journal tribune gazette herald united university".split())
_PERSONAL_VERBS = frozenset(
    "said says told recalled added replied wrote laughed smiled joked nodded explained".split()
)


def institution(walk: Walk, at: int) -> Found | None:
    """ "the Kremlin", "Downing Street": buildings that stand for a government."""
    if walk.word(at) not in _SEATS_BEGIN:
        return None
    for last in (at + 1, at):
        if last < len(walk.tokens) and (last == at or walk.tied(last)):
            key = walk.phrase(at, last).casefold()
            if (seat := lex.INSTITUTION_PLACES.get(key)) and not (last == at and walk.is_flanked(at, last)):
                return Found(at, last, "metonym", NOTHING, seat, "a building that stands for a government")
    return None


def organisation(walk: Walk, at: int) -> Found | None:
    """ "the EU", "Kyiv Post", "University of Warsaw", "Ukraine's Security Service"."""
    token = walk.tokens[at]
    if token.folded in lex.KNOWN_ORGANISATIONS and (token.is_acronym or walk.line.casing != "sentence"):
        return Found(at, at, "org", NOTHING, None, "an organisation")
    run = walk.run_end(at)
    for last in (at + 1, at + 2) if token.folded in _ORGANISATIONS_BEGIN else ():
        if last <= run and walk.phrase(at, last).casefold() in lex.KNOWN_LONG_ORGANISATIONS:
            return Found(at, last, "org", NOTHING, None, "an organisation")
    if token.possessive:
        return _possessive_organisation(walk, at)
    if not walk.plain:
        return _known_paper(walk, at, run)
    if token.folded in lex.FUNCTION_WORDS:
        return None
    if token.folded in lex.ORG_OPENERS and at < run:
        if walk.word(at + 1) in ("of", "for") and at + 2 <= run:
            return Found(at, run, "org", NOTHING, None, "an organisation")
        if not token.folded.isascii() and walk.name(at + 1, at + 1).is_known:
            return Found(at, at + 1, "org", NOTHING, None, "an organisation")
    if run == at:
        return None
    words = [walk.word(i) for i in range(at, run + 1)]
    if words[0] in lex.CLUB_BEFORE and walk.name(at + 1, at + 1).is_known:
        return Found(at, at + 1, "org", NOTHING, None, "a club")
    return _with_organisation_word(walk, at, run, words)


def _with_organisation_word(walk: Walk, at: int, run: int, words: list[str]) -> Found | None:
    """ "Kyiv Post", "Moscow State University", "Manchester United": the run up to its last such word."""
    last = next((i for i in range(run, at, -1) if walk.word(i) in lex.ORG_WORDS), None)
    if last is None or not _holds_name(walk, at, last):
        return None
    if walk.index.exact(walk.phrase(at, last)).weight >= 2 and walk.word(last) not in lex.CLUB_AFTER:
        return None
    if (
        "of" in words[: last - at]
        and words[0] not in lex.ORG_OPENERS
        and walk.word(last) not in ("university",)
    ):
        return None
    return Found(at, last, "org", NOTHING, None, "an organisation")


def _possessive_organisation(walk: Walk, at: int) -> Found | None:
    """ "Ukraine's Security Service": the country belongs to the organisation's name."""
    if at + 1 >= len(walk.tokens) or not walk.tokens[at + 1].capital or walk.tokens[at + 1].tie is None:
        return None
    run = walk.run_end(at + 1)
    last = next((i for i in range(run, at, -1) if walk.word(i) in lex.ORG_WORDS), None)
    name = walk.name(at, at)
    if last is None or name.place is None or walk.line.casing == "capitals":
        return None
    if walk.word(last) in ("force", "army", "guard", "guards") and not walk.plain:
        return None
    if any(
        walk.name(i, j).place
        for i in range(at + 1, last)
        for j in range(i, last)
        if walk.word(j + 1) in lex.REGION_AFTER
    ):
        return None
    return Found(at, last, "org", NOTHING, name.place.name, "an organisation of that country")


def _known_paper(walk: Walk, at: int, run: int) -> Found | None:
    """In headlines, where all words are capitalised, only short names that end in a paper's word."""
    last = at + 1
    is_paper = last <= run and walk.word(last) in _PAPERS and walk.word(at) not in lex.FUNCTION_WORDS
    if is_paper and walk.name(at, at).place is not None:
        return Found(at, last, "org", NOTHING, None, "an organisation")
    return None


def _holds_name(walk: Walk, first: int, last: int) -> bool:
    """Whether a place or a people is named in the run, so that it is worth telling what the run is."""
    for i in range(first, last + 1):
        if walk.tokens[i].capital and walk.word(i) not in lex.FUNCTION_WORDS:
            for j in (i, min(i + 1, last)):
                name = walk.name(i, j)
                if name.people is not None or name.weight >= 1:
                    return True
    return False


def adjective(walk: Walk, at: int) -> Found | None:
    """ "Украинские", "Deutsche": adjectives of countries that the gazetteer does not list."""
    land = lex.land_of_adjective(walk.tokens[at].text) or _people_written_small(walk, at)
    if not land or walk.word(at + 1) in lex.REGION_AFTER:
        return None
    if (
        walk.tokens[at].capital
        and walk.tied(at + 1)
        and walk.tokens[at + 1].capital
        and walk.word(at + 1) in ("bank", "bahn", "welle", "telekom")
    ):
        return Found(at, at + 1, "org", NOTHING, land, "a company")
    return Found(at, at, "demonym", NOTHING, land, "people or things of a country")


_OF_MANY = tuple(
    (ending, nominatives.split())
    for ending, nominatives in (
        ("ами", "ы и"), ("ах", "ы и"), ("ам", "ы и"), ("ов", "ы и"), ("ев", "ы"), ("ян", "яне яни"),
        ("ями", "і"), ("ях", "і"), ("ям", "і"), ("ів", "и і"),
    )
)  # fmt: skip
"""Endings of the names of peoples in Russian and Ukrainian, with those of the nominative plural."""


def _people_written_small(walk: Walk, at: int) -> str | None:
    """The country of "россияне", "поляков", "belges": peoples without a capital that name no place first."""
    token = walk.tokens[at]
    if token.capital or not walk.peoples_are_small or len(token.text) < 4:
        return None
    name = walk.index.exact(token.text)
    if not name.is_known and not token.text.isascii():
        for ending, nominatives in _OF_MANY:
            if token.text.endswith(ending):
                stem = token.text.removesuffix(ending)
                known = (walk.index.exact(stem + nominative) for nominative in nominatives)
                name = next((found for found in known if found.only_people), name)
    people = name.people if name.only_people else None
    return people.name if people is not None and people.level == "country" else None


def person(walk: Walk, at: int) -> Found | None:
    """ "President Zelensky", "Paris Hilton"; `why` is empty where no place is in the name."""
    token = walk.tokens[at]
    run = walk.run_end(at)
    title = token.folded.rstrip(".") in lex.TITLES
    if title and at < run and not walk.has_place_word(at + 1, run):
        first = at + 1
        while first < run and walk.word(first) in lex.TITLES:
            first += 1
        if walk.word(first) not in lex.CONNECTORS:
            return named_person(walk, first, run)
    if not token.capital or token.possessive:
        return None
    titled_before = walk.tied(at) and walk.word(at - 1) in lex.TITLES and not walk.tokens[at - 1].capital
    if titled_before and walk.plain and not walk.has_place_word(at, run) and _looks_personal(walk, at, run):
        return named_person(walk, at, run)
    if at < run and token.text in lex.given_names() and not walk.has_place_word(at, run):
        return _given_name(walk, at, run)
    if at == run and walk.plain and walk.word(at + 1) in _PERSONAL_VERBS and walk.tied(at + 1):
        return _speaker(walk, at)
    return None


def _speaker(walk: Walk, at: int) -> Found | None:
    """ "Green told him": who speaks and is no country, state or capital is a person."""
    before = walk.word(at - 1) if walk.tied(at) else ""
    name = walk.name(at, at)
    if before in lex.PLACE_PREPOSITIONS or name.people is not None or walk.word(at) in lex.SEATS:
        return None
    if name.place is None or name.place.level != "city" or name.place.feature == "PPLC":
        return None
    return named_person(walk, at, at)


def _given_name(walk: Walk, at: int, run: int) -> Found | None:
    """ "Paris Hilton": a given name before a word that no place takes after it."""
    second = at + 1
    if walk.tokens[second].tie != " " and walk.tokens[second].tie != "-":
        return None
    if not walk.tokens[second].capital:
        return None
    if not walk.plain and (walk.word(second) in lex.common_words() or walk.word(second) in walk.lower):
        return None
    for last in range(run, at, -1):
        name = walk.index.exact(walk.phrase(at, last))
        if name.weight >= 1:
            return None
    following = walk.name(second, second)
    if following.people is not None and following.only_people:
        return None
    holder = following.place
    if holder is None or holder.level not in ("country", "admin1") or _is_titled(walk, at):
        return named_person(walk, at, run)
    if any(lies_in(sense, holder) for sense in walk.name(at, at).senses):
        return None
    return named_person(walk, at, run)


def _is_titled(walk: Walk, at: int) -> bool:
    return walk.tied(at) and walk.word(at - 1) in lex.TITLES


def _looks_personal(walk: Walk, at: int, run: int) -> bool:
    """After a small-written title: a given name, or a name of two words and more that is no place."""
    if walk.tokens[at].text in lex.given_names():
        return True
    return run > at and not any(walk.index.exact(walk.phrase(at, last)).weight for last in range(run, at, -1))


def named_person(walk: Walk, first: int, last: int) -> Found:
    """The person's name from `first` on; the text remembers its last word."""
    end = first
    longest = 3 if walk.plain else int(walk.tokens[first].text in lex.given_names())
    while (
        end < last
        and end - first < longest
        and (walk.tokens[end + 1].capital or walk.word(end + 1) in ("de", "al", "von", "van", "bin", "el"))
    ):
        end += 1
        if walk.tokens[end].possessive:
            break
    while end > first and not walk.tokens[end].capital:
        end -= 1
    surname = walk.tokens[end]
    if len(surname.folded) > 2 and not _is_great(walk, end):
        walk.surnames.add(surname.folded)
    if not _holds_name(walk, first, end):
        return Found(first, end, "person", NOTHING, None, "")
    return Found(first, end, "person", NOTHING, None, "a person")


def _is_great(walk: Walk, at: int) -> bool:
    """A country or division: one person's surname must not take it off the whole map."""
    name = walk.name(at, at)
    return name.weight >= 3 or name.people is not None
