"""What kind of event a sentence tells, by a lexicon of words and phrases (pure but for reading its files).

docs/eventtypes.md says how: each phrase has a type and a priority, the highest priority decides, between
equals the phrase that stands first, for a sentence's main clause tells the event. Behind "after" or "amid" a
phrase counts about half, behind "no" next to nothing; what an exclusion covers ("shot a film") says nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from geo.text.consequences import has_consequence
from geo.text.phrases import Index, Phrase, Words, phrase

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")
OTHER = "other"
LEAST = 0.6
"""What scores less decides nothing: a mere hint behind "after", a phrase that is denied."""
OWN_PRIORITY = 4
"""Of the phrases of a user's own lexicon that says none: above all that come with the package."""

_BEHIND_CAUSE = 0.55
_BEHIND_NO = 0.15
_ATTRIBUTED = 0.5
_REACH = 4
"""So many words a cause or a denial reaches."""

_CAUSES = {
    "en": "after following since over amid despite before due from about against because caused sparked "
    "triggered prompted discuss discussed discussing discusses ahead through prevent",
    "ru": "после из-за вследствие несмотря перед ввиду против обсудить обсудили обсудил обсуждали",
    "uk": "після через внаслідок попри перед проти обговорити обговорили обговорив",
    "de": "nach wegen trotz vor gegen infolge aufgrund seit über",
    "fr": "après suite malgré avant contre depuis cause",
    "es": "tras después pese antes contra por desde debido sobre",
}
_DENIALS = {
    "en": "no not without never nobody denied denies neither",
    "ru": "не без нет никаких ни",
    "uk": "не без немає жодних ні",
    "de": "kein keine keinen nicht ohne",
    "fr": "pas sans aucun aucune",
    "es": "no sin ningún ninguna",
}  # fmt: skip
_DENIAL_REACH = 2


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A type and the words that decided it, null for `other` where nothing did. score: docs/eventtypes.md.

    phrase: the lexicon's, as written there.
    """

    type: str
    word: str | None = None
    score: float = 0.0
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a lexicon. type: null for an exclusion from all types. lang: null for every language."""

    phrase: Phrase
    type: str | None
    priority: float
    exclusion: bool = False
    lang: str | None = None


def classify(text: str, lang: str, own: Sequence[Entry] = ()) -> TypeMatch:
    """The type of event that a sentence tells; `other` where no phrase of the lexicon stands in it.

    own: the user's phrases (`geo.typelexicon.read`), which count beside the package's.
    """
    code = lang if lang in LANGUAGES else "en"
    lexicon = _lexicon(code, own)
    words = Words(text)
    covered: dict[str | None, set[int]] = {}
    for found in lexicon.exclusions.search(words):
        kind = lexicon.excluded_from[found.number]
        covered.setdefault(kind, set()).update(range(found.places[0], found.places[-1] + 1))
    nothing: set[int] = set()
    everywhere = covered.get(None, nothing)
    hits = []
    for found in lexicon.phrases.search(words):
        entry = lexicon.entries[found.number]
        taken = covered.get(entry.type, nothing)
        if any(place in everywhere or place in taken for place in found.places):
            continue
        hits.append((found.places, found.number, entry))
    best: tuple[tuple[float, int, int, int], TypeMatch] | None = None
    for places, number, entry in hits:
        if len(hits) > 1 and _is_part(places, hits):
            continue
        score = entry.priority * _weight(words, places[0], code)
        if entry.type == "statement" and _is_attribution(words, places):
            score *= _ATTRIBUTED
        if score < LEAST:
            continue
        key = (score, -places[0], len(places), -number)
        if best is None or key > best[0]:
            best = (
                key,
                TypeMatch(
                    entry.type or OTHER, words.between(places[0], places[-1]), score, entry.phrase.text
                ),
            )
    return best[1] if best else TypeMatch(OTHER)


def in_story(own: TypeMatch, story: str, text: str, lang: str) -> str:
    """The type of a sentence within a report of an event of type `story`.

    What spreads over many places is told by what it does there: a sentence of a flood's report of which no
    word says what happened, but that somebody or something came to harm ("Two more died in Ulm"), tells the
    flood. A fire, or the wind, in a wildfire's report is it.
    """
    if story == "wildfire" and own.score < _SURE and own.type in ("accident", "disaster_storm"):
        return story
    hint = own.type == "accident" and own.score <= 1
    if story in SPREADING and (own.word is None or hint) and has_consequence(text, lang):
        return story
    return own.type


SPREADING = ("disaster_flood", "disaster_storm", "wildfire", "disease")
"""What one report tells of many places by its consequences."""
_SURE = 3
"""The score of a phrase that can mean nothing else."""


def _is_part(places: tuple[int, ...], hits: Iterable[tuple[tuple[int, ...], int, Entry]]) -> bool:
    """Whether a longer phrase has the same words and more: "car bomb" in "car bomb exploded"."""
    return any(len(other) > len(places) and set(places) < set(other) for other, _, _ in hits)


def _weight(words: Words, at: int, lang: str) -> float:
    """What a phrase counts where it stands: less behind a cause, next to nothing behind a denial."""
    causes, denials = _cues(lang)
    for back in range(1, _REACH + 1):
        word = words.at(at - back)
        if word == "":
            break
        if back <= _DENIAL_REACH and word in denials:
            return _BEHIND_NO
        if word in causes:
            return _BEHIND_CAUSE
    return 1.0


def _is_attribution(words: Words, places: tuple[int, ...]) -> bool:
    """Whether a verb of saying closes the sentence behind a comma: ", the mayor said"."""
    before = next((back for back in range(1, 8) if words.at(places[0] - back) == ""), None)
    rest = next((ahead for ahead in range(1, 10) if words.at(places[-1] + ahead) == ""), None)
    return before is not None and places[0] - before >= 0 and rest is not None


@cache
def _cues(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_CAUSES[lang].split()), frozenset(_DENIALS[lang].split())


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """One language's phrases, ready to be searched for. excluded_from: the type, by an exclusion's number."""

    entries: tuple[Entry, ...]
    phrases: Index
    excluded_from: tuple[str | None, ...]
    exclusions: Index


_recent: dict[str, tuple[Sequence[Entry], _Lexicon]] = {}
"""By language what was asked for last: to hash a lexicon for each sentence costs more than to search it."""


def _lexicon(lang: str, own: Sequence[Entry]) -> _Lexicon:
    recent = _recent.get(lang)
    if recent is None or recent[0] is not own:
        recent = _recent[lang] = own, _compiled(lang, tuple(own))
    return recent[1]


@lru_cache(maxsize=32)
def _compiled(lang: str, own: tuple[Entry, ...]) -> _Lexicon:
    mine = [entry for entry in own if entry.lang in (None, lang)]
    every = [*mine, *built_in(lang)]
    entries = tuple(entry for entry in every if not entry.exclusion)
    excluded = tuple(entry for entry in every if entry.exclusion)
    return _Lexicon(
        entries,
        Index([entry.phrase for entry in entries]),
        tuple(entry.type for entry in excluded),
        Index([entry.phrase for entry in excluded]),
    )


@cache
def built_in(lang: str) -> tuple[Entry, ...]:
    """The phrases of one language that come with the package (geo/text/eventwords)."""
    source = files("geo.text").joinpath("eventwords", f"{lang}.toml").read_text("utf-8")
    return tuple(entries(tomllib.loads(source), 2))


def entries(document: dict[str, Any], priority: float) -> Iterable[Entry]:
    """The entries of a lexicon in TOML, in order: words of each [[words]] table, exclusions, those of all."""
    lang = document.get("lang")
    for table in document.get("words", ()):
        spoken = table.get("lang", lang)
        for line in lines(table.get("words", "")):
            yield Entry(phrase(line), table["type"], table.get("priority", priority), False, spoken)
        for line in lines(table.get("exclusions", "")):
            yield Entry(phrase(line), table["type"], 0, True, spoken)
    for line in lines(document.get("exclusions", "")):
        yield Entry(phrase(line), None, 0, True, lang)


def lines(text: str) -> list[str]:
    """The phrases of a block, one a line."""
    return [stripped for line in re.split(r"\n", text) if (stripped := line.strip())]
