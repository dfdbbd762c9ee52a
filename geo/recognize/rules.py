"""The rule-based recogniser: gazetteer look-ups over capitalised words, then kinds and roles from the words around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.recognize import lexicon as lex
from geo.recognize.context import settle
from geo.recognize.naming import NOTHING, Name, NameIndex
from geo.recognize.span import Span
from geo.recognize.tokens import Line, Token, lines
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Gazetteer, Place

_LONGEST = 5
_LOWER_TYPES = lex.REGION_AFTER - frozenset("coast falls pass range channel basin".split())
_PLAIN_FACILITIES = frozenset(
    "airport airfield airbase crossing bridge dam refinery camp prison checkpoint".split()
)
_NEEDS_CAPITAL = frozenset(
    "road avenue boulevard highway motorway park works lock pass metro canal market".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name before its context is weighed: words first..last (inclusive) of its line."""

    first: int
    last: int
    kind: Kind
    name: Name
    refers_to: str | None = None
    why: str = ""


class RulesRecognizer:
    """Finds places and keeps apart what only bears a place's name. Needs no model, only the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = NameIndex(gazetteer)

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1."""
        read = list(lines(text))
        surnames: set[str] = set()
        lower = _lower_case_words(read)
        found: list[tuple[Line, list[Found]]] = []
        for line in read:
            reader = _LineReader(text, line, self._names, surnames, lower, lang)
            found.append((line, reader.names()))
        spans: list[Span] = []
        for line, names in found:
            spans.extend(settle(text, line, _without_surnames(line, names, surnames), self._names))
        return spans


def _lower_case_words(read: Sequence[Line]) -> frozenset[str]:
    """Words that the text also writes small: capitalised elsewhere they are still ordinary words."""
    return frozenset(
        token.folded
        for line in read
        if line.casing in ("sentence", "headline")
        for token in line.tokens
        if not token.capital
    )


def _without_surnames(line: Line, names: list[Found], surnames: set[str]) -> list[Found]:
    """A lone name that the text has used as a surname ("Green told him") stays a person."""
    return [
        replace(name, kind="person", why="a person named before")
        if name.kind == "place" and name.first == name.last and line.tokens[name.first].folded in surnames
        else name
        for name in names
    ]


class _LineReader:
    """Walks one line from left to right; the longest reading at each word wins."""

    def __init__(
        self, text: str, line: Line, names: NameIndex, surnames: set[str], lower: frozenset[str], lang: str
    ) -> None:
        self.text = text
        self.line = line
        self.tokens = line.tokens
        self.index = names
        self.surnames = surnames
        self.lower = lower
        self.plain = line.casing == "sentence"
        self.nouns_are_capital = lang == "de"
        self.last_place = -1

    def names(self) -> list[Found]:
        found: list[Found] = []
        at = 0
        while at < len(self.tokens):
            name = self._at(at)
            if name is None:
                at += 1
                continue
            found.append(name)
            if name.kind == "place":
                self.last_place = name.last
            at = name.last + 1
        return found

    def _at(self, at: int) -> Found | None:
        token = self.tokens[at]
        if not token.capital:
            return self._adjective(at) if self.plain else None
        for read in (self._organisation, self._institution, self._person, self._adjective, self._place):
            if name := read(at):
                return name
        return None

    def _adjective(self, at: int) -> Found | None:
        """ "Украинские", "Deutsche": adjectives of countries that the gazetteer does not list."""
        land = lex.land_of_adjective(self.tokens[at].text)
        if not land or self._word(at + 1) in lex.REGION_AFTER:
            return None
        if (
            self.tokens[at].capital
            and self._tied(at + 1)
            and self.tokens[at + 1].capital
            and self._word(at + 1) in ("bank", "bahn", "welle", "telekom")
        ):
            return Found(at, at + 1, "org", NOTHING, land, "a company")
        return Found(at, at, "demonym", NOTHING, land, "people or things of a country")

    # Words together

    def _phrase(self, first: int, last: int) -> str:
        """The words as one name, as if written normally."""
        if self.line.casing in ("sentence", "headline"):
            return self.text[self.tokens[first].start : self.tokens[last].end]
        parts = [self.tokens[first].text]
        for token in self.tokens[first + 1 : last + 1]:
            parts += [token.tie or " ", token.text]
        return "".join(parts)

    def _reach(self, at: int, longest: int = _LONGEST) -> list[int]:
        """Last words of the names that may begin at `at`, longest first: capitalised, small connectors between."""
        ends = [at]
        last = at
        while last + 1 < len(self.tokens) and last + 1 - at < longest + 2:
            before, token = self.tokens[last], self.tokens[last + 1]
            if token.tie is None or before.possessive:
                break
            last += 1
            if token.capital:
                ends.append(last)
            elif token.folded not in lex.CONNECTORS:
                break
        return ends[::-1]

    def _run_end(self, at: int) -> int:
        """Last word of the run of capitalised words that begins at `at`; connectors only inside."""
        return self._reach(at, 7)[0]

    def _word(self, at: int) -> str:
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def _tied(self, at: int) -> bool:
        """Whether word `at` follows the one before without a mark between."""
        return 0 < at < len(self.tokens) and self.tokens[at].tie is not None

    # Organisations, persons, institutions

    def _institution(self, at: int) -> Found | None:
        """ "the Kremlin", "Downing Street": buildings that stand for a government."""
        for last in (at + 1, at):
            if last < len(self.tokens) and (last == at or self._tied(last)):
                key = self._phrase(at, last).casefold()
                if (seat := lex.INSTITUTION_PLACES.get(key)) and not (
                    last == at and self._is_flanked(at, last)
                ):
                    return Found(
                        at, last, "metonym", NOTHING, seat, "a building that stands for a government"
                    )
        return None

    def _organisation(self, at: int) -> Found | None:
        token = self.tokens[at]
        if token.folded in lex.KNOWN_ORGANISATIONS and (token.is_acronym or self.line.casing != "sentence"):
            return Found(at, at, "org", NOTHING, None, "an organisation")
        run = self._run_end(at)
        for last in (at + 1, at + 2):
            if last <= run and self._phrase(at, last).casefold() in lex.KNOWN_LONG_ORGANISATIONS:
                return Found(at, last, "org", NOTHING, None, "an organisation")
        if token.possessive:
            return self._possessive_organisation(at)
        if not self.plain:
            return self._known_paper(at, run)
        if token.folded in lex.FUNCTION_WORDS:
            return None
        if token.folded in lex.ORG_OPENERS and at < run:
            if self._word(at + 1) in ("of", "for") and at + 2 <= run:
                return Found(at, run, "org", NOTHING, None, "an organisation")
            if not token.folded.isascii() and self._name(at + 1, at + 1).is_known:
                return Found(at, at + 1, "org", NOTHING, None, "an organisation")
        if run == at:
            return None
        words = [self._word(i) for i in range(at, run + 1)]
        if words[0] in lex.CLUB_BEFORE and self._name(at + 1, at + 1).is_known:
            return Found(at, at + 1, "org", NOTHING, None, "a club")
        return self._with_organisation_word(at, run, words)

    def _with_organisation_word(self, at: int, run: int, words: list[str]) -> Found | None:
        """ "Kyiv Post", "Moscow State University", "Manchester United": the run up to its last such word."""
        last = next((i for i in range(run, at, -1) if self._word(i) in lex.ORG_WORDS), None)
        if last is None or not self._holds_name(at, last):
            return None
        if self.index.exact(self._phrase(at, last)).weight >= 2 and self._word(last) not in lex.CLUB_AFTER:
            return None
        if (
            "of" in words[: last - at]
            and words[0] not in lex.ORG_OPENERS
            and self._word(last) not in ("university",)
        ):
            return None
        return Found(at, last, "org", NOTHING, None, "an organisation")

    def _possessive_organisation(self, at: int) -> Found | None:
        """ "Ukraine's Security Service": the country belongs to the organisation's name."""
        if at + 1 >= len(self.tokens) or not self.tokens[at + 1].capital or self.tokens[at + 1].tie is None:
            return None
        run = self._run_end(at + 1)
        last = next((i for i in range(run, at, -1) if self._word(i) in lex.ORG_WORDS), None)
        name = self._name(at, at)
        if last is None or name.place is None or self.line.casing == "capitals":
            return None
        if self._word(last) in ("force", "army", "guard", "guards") and not self.plain:
            return None
        if any(
            self._name(i, j).place
            for i in range(at + 1, last)
            for j in range(i, last)
            if self._word(j + 1) in lex.REGION_AFTER
        ):
            return None
        return Found(at, last, "org", NOTHING, name.place.name, "an organisation of that country")

    def _known_paper(self, at: int, run: int) -> Found | None:
        """In headlines, where all words are capitalised, only short names that end in a paper's word."""
        last = at + 1
        if last <= run and self._word(last) in (
            "post",
            "times",
            "journal",
            "tribune",
            "gazette",
            "herald",
            "united",
            "university",
        ):
            if self._name(at, at).place is not None and self._word(at) not in lex.FUNCTION_WORDS:
                return Found(at, last, "org", NOTHING, None, "an organisation")
        return None

    def _holds_name(self, first: int, last: int) -> bool:
        """Whether a place or a people is named in the run, so that it is worth telling what the run is."""
        for i in range(first, last + 1):
            if self.tokens[i].capital and self._word(i) not in lex.FUNCTION_WORDS:
                for j in (i, min(i + 1, last)):
                    name = self._name(i, j)
                    if name.people is not None or name.weight >= 1:
                        return True
        return False

    def _person(self, at: int) -> Found | None:
        token = self.tokens[at]
        run = self._run_end(at)
        title = token.folded.rstrip(".") in lex.TITLES
        if title and at < run and not self._has_place_word(at + 1, run):
            first = at + 1
            while first < run and self._word(first) in lex.TITLES:
                first += 1
            if self._word(first) not in lex.CONNECTORS:
                return self._named_person(first, run)
        if not token.capital or token.possessive:
            return None
        titled_before = (
            self._tied(at) and self._word(at - 1) in lex.TITLES and not self.tokens[at - 1].capital
        )
        if (
            titled_before
            and self.plain
            and not self._has_place_word(at, run)
            and self._looks_personal(at, run)
        ):
            return self._named_person(at, run)
        if at < run and token.text in lex.given_names() and not self._has_place_word(at, run):
            return self._given_name(at, run)
        if at == run and self.plain and self._word(at + 1) in _PERSONAL_VERBS and self._tied(at + 1):
            return self._speaker(at)
        return None

    def _speaker(self, at: int) -> Found | None:
        """ "Green told him": who speaks and is no country, state or capital is a person."""
        before = self._word(at - 1) if self._tied(at) else ""
        name = self._name(at, at)
        if before in lex.PLACE_PREPOSITIONS or name.people is not None or self._word(at) in lex.SEATS:
            return None
        if name.place is None or name.place.level != "city" or name.place.feature == "PPLC":
            return None
        return self._named_person(at, at)

    def _given_name(self, at: int, run: int) -> Found | None:
        """ "Paris Hilton": a given name before a word that no place takes after it."""
        second = at + 1
        if self.tokens[second].tie != " " and self.tokens[second].tie != "-":
            return None
        if not self.tokens[second].capital:
            return None
        if not self.plain and (self._word(second) in lex.common_words() or self._word(second) in self.lower):
            return None
        for last in range(run, at, -1):
            name = self.index.exact(self._phrase(at, last))
            if name.weight >= 1:
                return None
        following = self._name(second, second)
        if following.people is not None and following.only_people:
            return None
        if (
            following.place is not None
            and following.place.level in ("country", "admin1")
            and not self._is_titled(at)
        ):
            if any(_lies_in(sense, following.place) for sense in self._name(at, at).senses):
                return None
        return self._named_person(at, run)

    def _is_titled(self, at: int) -> bool:
        return self._tied(at) and self._word(at - 1) in lex.TITLES

    def _looks_personal(self, at: int, run: int) -> bool:
        """After a small-written title: a given name, or a name of two words and more that is no place."""
        if self.tokens[at].text in lex.given_names():
            return True
        return run > at and not any(
            self.index.exact(self._phrase(at, last)).weight for last in range(run, at, -1)
        )

    def _named_person(self, first: int, last: int) -> Found | None:
        end = first
        longest = 3 if self.plain else int(self.tokens[first].text in lex.given_names())
        while (
            end < last
            and end - first < longest
            and (
                self.tokens[end + 1].capital or self._word(end + 1) in ("de", "al", "von", "van", "bin", "el")
            )
        ):
            end += 1
            if self.tokens[end].possessive:
                break
        while end > first and not self.tokens[end].capital:
            end -= 1
        surname = self.tokens[end]
        if len(surname.folded) > 2 and not self._is_great(end):
            self.surnames.add(surname.folded)
        if not self._holds_name(first, end):
            return Found(first, end, "person", NOTHING, None, "")
        return Found(first, end, "person", NOTHING, None, "a person")

    def _is_great(self, at: int) -> bool:
        """A country or division: one person's surname must not take it off the whole map."""
        name = self._name(at, at)
        return name.weight >= 3 or name.people is not None

    def _has_place_word(self, first: int, last: int) -> bool:
        """Whether a type word in the run makes it a place or a facility: "King Abdulaziz Airport"."""
        return any(self._word(i) in lex.REGION_AFTER or self._word(i) in lex.FACILITY_AFTER or self._word(i) == "street"
                   for i in range(first + 1, last + 1))  # fmt: skip

    # Places

    def _name(self, first: int, last: int) -> Name:
        return self.index.any_form(self._phrase(first, last))

    def _place(self, at: int) -> Found | None:
        token = self.tokens[at]
        if len(token.text) < 2 or token.folded in ("the", "a", "an"):
            return None
        ends = self._reach(at)
        if typed := self._typed(at, ends):
            return typed
        for last in ends:
            name = self._name(at, last)
            if not name.is_known:
                continue
            if facility := self._facility(at, last, name):
                return facility
            if people := self._people(at, last, name):
                return people
            if name.place is not None and self._is_meant(at, last, name):
                if last == at and self._is_two_places(at, name):
                    return self._named_person(at, at + 1)
                return Found(at, last, "place", name)
        return self._unknown_facility(at, ends[0]) or self._unknown_place(at)

    def _is_two_places(self, at: int, name: Name) -> bool:
        """Two towns side by side with nothing between name a person: "Denver Moscow"."""
        following = at + 1
        if not self.plain or following >= len(self.tokens) or self.tokens[following].tie != " ":
            return False
        if self.tokens[at].possessive or not self.tokens[following].capital:
            return False
        other = self._name(following, following)
        if other.weight < 2 or other.people is not None or other.place is None or name.place is None:
            return False
        if (
            self._word(following)
            in lex.common_words() | lex.REGION_AFTER | lex.FACILITY_AFTER | lex.ORG_WORDS
        ):
            return False
        return (
            not any(_lies_in(sense, holder) for sense in name.senses for holder in other.senses)
            and name.weight < 4
        )

    def _unknown_place(self, at: int) -> Found | None:
        """A single unknown name right after "in" or "near": the text says that it is a place."""
        token = self.tokens[at]
        if (
            not self.plain
            or token.initial
            or token.is_acronym
            or self.nouns_are_capital
            or len(token.text) < 4
        ):
            return None
        before = self._word(at - 1)
        if before == "the":
            return None
        if before not in ("in", "near", "outside", "around", "в", "во", "під", "под", "біля", "возле", "у"):
            return None
        if self._tied(at + 1) and (
            self.tokens[at + 1].capital or self._word(at + 1) in lex.ORG_WORDS | lex.AGENT_NOUNS
        ):
            return None
        if (
            token.folded in lex.common_words() | lex.ORG_WORDS | lex.TITLES | lex.FACILITY_AFTER | lex.COMPASS
            or token.folded in self.lower
        ):
            return None
        if token.possessive or token.text in lex.given_names() or self._name(at, at).is_known:
            return None
        return Found(at, at, "place", NOTHING, None, "a place by the word before it")

    def _typed(self, at: int, ends: list[int]) -> Found | None:
        """ "Kursk region", "Lake Chad", "Gulf of Guinea": the type word belongs to the name."""
        if self._word(at) in lex.TYPE_BEFORE and len(ends) > 1:
            for last in ends[:-1]:
                if self._word(last) in lex.FUNCTION_WORDS:
                    continue
                name = self._name(at, last)
                inner = self._name(at + 1, last) if self._word(at + 1) != "of" else NOTHING
                if name.place is not None or (
                    self.plain and last == ends[0] and last - at <= 2 and inner.weight >= 1
                ):
                    return Found(at, last, "place", name if name.place else inner)
            if self.plain and self._word(at) in ("lake", "mount", "river") and self.tokens[at + 1].capital:
                return Found(at, ends[-2], "place", NOTHING)
        for last in [*ends]:
            following = last + 1
            if following >= len(self.tokens) or not self._tied(following):
                if last > at and self.tokens[last].capital and self._word(last) in lex.REGION_AFTER:
                    following, last = last, last - 1
                else:
                    continue
            if last < at or self._word(following) not in lex.REGION_AFTER:
                continue
            if not self.tokens[following].capital and self._word(following) not in _LOWER_TYPES:
                continue
            if (
                self.tokens[last].possessive
                or self._word(last) in lex.FUNCTION_WORDS | lex.COMPASS
                or not self.tokens[last].capital
            ):
                continue
            return self._with_type(at, last, following)
        return None

    def _with_type(self, at: int, last: int, following: int) -> Found | None:
        """The name at..last with its type word, where the pair or the bare name is known, or the type is plain."""
        whole = self._name(at, following)
        if whole.place is not None:
            return Found(at, following, "place", whole)
        bare = self._name(at, last)
        if bare.people is not None and bare.place is None:
            return None
        adjective = lex.land_of_adjective(self.tokens[at].text)
        if adjective and at == last:
            return None
        if bare.weight >= 1 or (bare.place is not None and self.plain):
            return Found(at, following, "place", bare)
        if last == at and self.plain and self._word(at) not in lex.common_words() and self._word(following) in (
            "county", "region", "oblast", "province", "district", "governorate", "island", "islands", "valley", "raion",
            "mountains", "mountain", "range", "river", "lake", "peninsula", "strait", "bay", "sea", "hills", "desert", "plateau",
        ) and not self.tokens[at].initial:  # fmt: skip
            return Found(at, following, "place", NOTHING)
        return None

    def _facility(self, at: int, last: int, name: Name) -> Found | None:
        """ "Zaporizhzhia nuclear plant", "Boryspil International Airport": name, middle words, type word."""
        end = last + 1
        while (
            end < len(self.tokens)
            and end - last <= 3
            and self._tied(end)
            and self._word(end) in lex.FACILITY_MIDDLE
        ):
            end += 1
        if end >= len(self.tokens) or not self._tied(end) or self._word(end) not in lex.FACILITY_AFTER:
            return None
        if self.tokens[last].possessive or name.weight < 1 or name.only_people:
            return None
        if self._word(end) in _NEEDS_CAPITAL and not self.tokens[end].capital:
            return None
        if not self.plain and (self._word(at) in lex.common_words() or name.weight < 2):
            return None
        if self.tokens[at].initial and self._word(at) in lex.common_words():
            return None
        return Found(at, end, "facility", name)

    def _unknown_facility(self, at: int, last: int) -> Found | None:
        """A facility whose name the gazetteer lacks: "Hamad International Airport", "Karni crossing"."""
        token = self.tokens[at]
        if (
            not self.plain
            or token.folded in lex.FUNCTION_WORDS
            or (token.initial and token.folded in lex.common_words())
        ):
            return None
        end = next(
            (
                i
                for i in range(last, at, -1)
                if self._word(i) in lex.FACILITY_AFTER or self._word(i) == "street"
            ),
            None,
        )
        if end is None:
            following = last + 1
            if (
                not self._tied(following)
                or self._word(following) not in _PLAIN_FACILITIES
                or token.initial
                or token.is_acronym
            ):
                return None
            if self.tokens[last].possessive or self._word(last) in lex.common_words():
                return None
            end = following
        if self._name(at, at).only_people or token.folded in lex.COMPASS or end - at > 4:
            return None
        return Found(at, end, "facility", NOTHING)

    def _people(self, at: int, last: int, name: Name) -> Found | None:
        """ "Ukrainian", "North Koreans": an adjective or a people, never a point on the map."""
        if name.people is None:
            return None
        if not name.only_people and name.place is not None and name.place.population > 50_000:
            return None
        if name.place is not None and self._word(last + 1) in lex.REGION_AFTER and self._tied(last + 1):
            return None
        if last == at and self._word(at) in ("and", "may", "us"):
            return None
        return Found(at, last, "demonym", name, name.people.name, "people or things of a country")

    def _is_meant(self, at: int, last: int, name: Name) -> bool:
        """Whether a known name is meant as the place: weighed from its size, its form and the words beside it."""
        token = self.tokens[at]
        common = last == at and (token.folded in lex.common_words() or token.folded in self.lower)
        if (
            self.nouns_are_capital
            and self.plain
            and name.weight < 3
            and self._word(at - 1) not in _GERMAN_PLACE_PREPOSITIONS
        ):
            return False
        if token.is_acronym and last == at and self.line.casing != "capitals":
            short = len(token.text) < 4 and name.quality not in ("abbreviation", "preferred", "official")
            return name.is_own and name.weight >= (3 if token.text.isascii() else 2) and not short
        if self.tokens[last].folded in lex.FUNCTION_WORDS or (
            last == at and token.folded in lex.MONTHS_AND_DAYS
        ):
            return False
        before = self._word(at - 1) if at and not token.initial else ""
        held = before in lex.PLACE_PREPOSITIONS or (
            before == "the" and self._word(at - 2) in lex.PLACE_PREPOSITIONS
        )
        listed = self._has_container(last)
        joined = self._continues_list(at)
        score = name.weight + (2 if held else 0) + (2 if listed else 0) + (1 if last > at else 0)
        score += 1 if name.is_own and name.weight else 0
        if common and self.tokens[last].possessive:
            return False
        if common:
            led = before in ("in", "near", "at", "outside") or listed or joined
            score -= 2 if self.plain and led and name.weight >= 2 else 4
        if joined:
            score += 1
        if self.tokens[at].text in lex.given_names() and last == at:
            score -= 1
        if name.inflected and token.initial and not held:
            score -= 1
        if token.initial and not held:
            score -= 1 if name.weight < 3 else 0
        if self.line.casing in ("capitals", "lower", "headline"):
            score -= 1 if self.line.casing == "headline" else 2
            if self.line.casing == "lower" and not held and name.weight < 4:
                return False
        if self.plain and not listed and self._is_flanked(at, last):
            return False
        return score >= 3 if name.weight < 1 else score >= 2

    def _continues_list(self, at: int) -> bool:
        """Whether a place stands right before, joined by a comma or "and"."""
        back = (
            at - 2 if self._word(at - 1) in ("and", "und", "et", "y", "и", "та", "і", "й", "or") else at - 1
        )
        if self.last_place < 0 or back != self.last_place:
            return False
        gap = self.text[self.tokens[back].stop : self.tokens[at].start]
        return gap.strip(" ") in (",", "and", ", and", "und", "et", "y", "и", "та", "і", "й", "or", "-", "–")

    def _has_container(self, last: int) -> bool:
        """A comma and a country or division follow: "Athens, Ga."."""
        following = last + 1
        if following >= len(self.tokens):
            return False
        gap = self.text[self.tokens[last].stop : self.tokens[following].start]
        if gap not in (", ", " (") or not self.tokens[following].capital:
            return False
        for end in (following + 1, following):
            if end < len(self.tokens) and (end == following or self._tied(end)):
                place = self._name(following, end).place
                if place is not None and place.level in ("country", "admin1"):
                    return True
        return False

    def _is_flanked(self, first: int, last: int) -> bool:
        """Whether an unknown capitalised word stands beside the name, so that both are another name: "Kent Sydney"."""
        for i, step in ((first - 1, 0), (last + 1, 1)):
            if not 0 <= i < len(self.tokens) or not self._tied(i + 1 - step):
                continue
            token = self.tokens[i]
            if not token.capital or (i > last and self.tokens[last].possessive) or token.possessive:
                continue
            if (
                token.folded in lex.FUNCTION_WORDS | lex.COMPASS | lex.TITLES | lex.MONTHS_AND_DAYS
                or token.is_acronym
            ):
                continue
            if (
                token.folded in lex.common_words()
                or token.folded in self.lower
                or (i < first and token.initial)
            ):
                continue
            name = self._name(i, i)
            if name.people is not None or name.weight >= 3:
                continue
            return True
        return False


_GERMAN_PLACE_PREPOSITIONS = frozenset("in bei nahe nach aus von um zwischen und bis ab".split())
"""Before a noun without an article they lead to a name: "in Ufer", but "über die Ufer"."""

_PERSONAL_VERBS = frozenset(
    "said says told recalled added replied wrote laughed smiled joked nodded explained".split()
)


def _lies_in(place: Place, holder: Place) -> bool:
    """Whether a town is of that country or division."""
    if holder.level == "country":
        return place.country == holder.country
    return holder.level == "admin1" and place.admin1_id == holder.id
