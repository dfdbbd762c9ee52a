"""What the words of a table row mean: the cells of place, admin1 and country read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer import Gazetteer, Match, Place
from gazetteer.names import split_containers
from geo.account import Doubt, candidates
from geo.corrections import Correction
from geo.decisions import Decisions, within
from geo.reading.columns import Role
from geo.recognize import Recognizer
from geo.text.languages import detect
from geo.text.relations import IN, Lie, relation
from geo.toponyms import MAPPABLE

Words = tuple[str, str, str]
"""The cells of place, admin1 and country."""

LONGEST_NAME = 500
"""Characters from which on a cell is a text and not the name of a place, however it is described."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a row's words mean.

    name: the name in the words that the match is about, with what they put it in, null where that is all of
    them. put_aside: the cells that could not be believed on the way there, and why. ignored: by the user's
    word no place of an event. decided: the correction that decided it.
    """

    words: str
    match: Match
    lie: Lie = IN
    other: Place | None = None
    country: Place | None = None
    put_aside: tuple[tuple[Role, str, str], ...] = ()
    ignored: bool = False
    decided: Correction | None = None
    name: str | None = None

    @property
    def note(self) -> str | None:
        """Why cells were put aside, null where none was."""
        return "; ".join(reason for _, _, reason in self.put_aside) or None

    @property
    def place(self) -> Place | None:
        """The place, null where it is not decided."""
        return self.match.place if self.match.status == "resolved" else None


class RowNames:
    """Resolves the words of one table's rows; the same words once."""

    def __init__(
        self,
        source: str,
        gazetteer: Gazetteer,
        recognizer: Recognizer,
        countries: Sequence[str] = (),
        decisions: Decisions | None = None,
    ) -> None:
        self._source = source
        self._gazetteer = gazetteer
        self._recognizer = recognizer
        self._countries = tuple(countries)
        self._decisions = decisions
        self._known: dict[Words, Named] = {}

    def named(self, words: Words) -> Named:
        """What these cells mean together."""
        if words not in self._known:
            self._known[words] = self._resolve(*words)
        return self._known[words]

    def _resolve(self, place: str, admin1: str, country: str) -> Named:
        """The three cells together; a missing finer one leaves the coarser one as the place."""
        words = place or admin1 or country
        if len(words) > LONGEST_NAME:
            reason = f"{len(words):,} characters are no name of a place"
            return Named(words, Match(words, "rejected", reason, 0.0, None))
        nation, unknown = self._country(country)
        aside: tuple[tuple[Role, str, str], ...] = (("country", country, unknown),) if unknown else ()
        code = nation.country if nation else None
        named = self._undecided(words, place, admin1, nation, country, aside)
        if not self._decisions:
            return named
        guess = named.match.place.country if named.match.place else None
        beside = tuple(filter(None, (admin1 if place else "", country if words != country else "")))
        found = self._decisions.about(words, beside=beside, source=self._source, country=code or guess)
        return named if found is None else self._decided(words, found)

    def _decided(self, words: str, found: Correction) -> Named:
        if found.ignore or self._decisions is None:
            return Named(
                words, Match(words, "rejected", found.reason, 0.0, None), ignored=True, decided=found
            )
        match = Match(words, "resolved", found.reason, 1.0, self._decisions.place(found))
        return Named(words, match, decided=found)

    def doubt(self, words: Words) -> Doubt:
        """What a user can decide about these cells."""
        place, admin1, country = words
        named = self.named(words)
        nation, _ = self._country(country)
        guess = named.match.place.country if named.match.place else None
        name = named.name or named.words
        if place and admin1:
            name = within(name, (admin1,))
        code = (nation.country if nation else None) or guess
        return Doubt(name, code, named.match.status, candidates(named.match), named.match.reason)

    def _undecided(
        self,
        words: str,
        place: str,
        admin1: str,
        nation: Place | None,
        country: str,
        aside: tuple[tuple[Role, str, str], ...],
    ) -> Named:
        """What the cells mean by themselves, and the user's decisions about a name within a phrase."""
        code = nation.country if nation else None
        if not place and not admin1:
            match = self._gazetteer.resolve(country) if nation is None else _certain(country, nation)
            return Named(words, match, country=nation, put_aside=aside if match.place else ())
        containers = (admin1,) if place and admin1 else ()
        match = self._look_up(words, containers, code)
        if match.status == "unknown" and containers:
            without = self._look_up(words, (), code)
            if without.status == "resolved":
                match, aside = without, (*aside, ("admin1", admin1, f"{admin1!r} is put aside"))
        named = Named(words, match, country=nation, put_aside=aside)
        return named if match.status == "resolved" else self._phrase(named, containers, code)

    def _look_up(self, words: str, containers: tuple[str, ...], country: str | None) -> Match:
        return self._gazetteer.resolve(
            words, containers=containers, country=country, countries=self._countries
        )

    def _about(
        self,
        name: str,
        containers: tuple[str, ...],
        beside: tuple[str, ...],
        country: str | None,
        match: Match,
    ) -> Correction | None:
        if not self._decisions:
            return None
        guess = match.place.country if match.place else None
        return self._decisions.about(
            name, containers=containers, beside=beside, source=self._source, country=country or guess
        )

    def _country(self, text: str) -> tuple[Place | None, str | None]:
        if not text:
            return None, None
        match = self._gazetteer.resolve(text, level="country")
        if match.status == "resolved":
            return match.place, None
        return None, f"{text!r} is no country that the gazetteer knows"

    def _phrase(self, named: Named, containers: tuple[str, ...], country: str | None) -> Named:
        """A cell that holds more than a name: "15 km south of Bakhmut, Ukraine", "near Kursk".

        The place stands before the first comma; of "Nowhereville, Texas" nothing is taken: what is
        known there is only what the place lies in.
        """
        words = named.words
        head, around = split_containers(words)
        reach = len(head) if around and words.startswith(head) else len(words)
        spans = self._recognizer.recognize(words, detect(words))
        for index, span in enumerate(spans):
            if span.start >= reach or span.kind not in MAPPABLE or span.role != "location":
                continue
            name = words[span.start : span.end]
            match = self._look_up(name, span.containers + containers, country)
            found = self._about(name, span.containers, containers, country, match)
            if found is not None:
                decided = self._decided(words, found)
                named, match = replace(named, ignored=decided.ignored, decided=found), decided.match
                if found.ignore:
                    return replace(named, match=match)
            if match.status != "resolved":
                if match.candidates and named.name is None:
                    lie = relation(words, spans, index, detect(words))
                    named = replace(named, match=match, lie=lie, name=within(name, span.containers))
                continue
            lie = relation(words, spans, index, detect(words))
            other = None
            if lie.other is not None:
                end = spans[lie.other]
                other = self._look_up(words[end.start : end.end], end.containers + containers, country).place
            return replace(named, match=match, lie=lie, other=other, name=within(name, span.containers))
        return named


def _certain(query: str, place: Place) -> Match:
    return Match(query, "resolved", "the row names no finer place", 1.0, place)
