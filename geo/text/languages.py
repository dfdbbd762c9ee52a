"""The language of a text, by script and by its commonest words (pure)."""

from __future__ import annotations

import re
from collections import Counter

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")

_WORDS = {
    "en": "the of and to in was were that with for on is are by at from said after a an has have had their "
    "his her it they this into over two three than more who which been not will near between through as",
    "de": "der die das und den von mit ist im auf für nicht ein eine des dem wurden nach bei am zum zur "
    "wurde haben sich bis aus vor über es er sie als auch in",
    "fr": "le la les des et du une est dans pour par sur au aux que qui a été après selon un en de ont ce "
    "cette près deux trois avec son sa ses il",
    "es": "el la los las de y en que del por con una para se fue su al tras según un a dos tres ha más cerca "
    "es lo como",
}
_CYRILLIC_WORDS = {
    "ru": frozenset("и что это от был была были после его их как только во со из под над для".split()),
    "uk": frozenset("та й що це від був була були після його як лише у із під над для року".split()),
}
_LETTERS = {
    "en": frozenset[str](),
    "de": frozenset("ßäöü"),
    "fr": frozenset("çèêâœ"),
    "es": frozenset("ñóíá"),
}
"""Letters that only one of the languages has."""
_SETS = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}
_LATIN = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ONLY_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_ONLY_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")


def detect(text: str) -> str:
    """ISO 639-1 code among en, ru, uk, de, fr, es; "en" where nothing tells.

    Cyrillic is Ukrainian where its own letters outnumber the Russian ones; Latin script is decided by which
    language's commonest words are most frequent, and so is Cyrillic without a letter that only one has.
    """
    words = _LATIN.findall(text)
    letters = sum(map(len, words))
    if letters and len(_CYRILLIC.findall(text)) * 2 > letters:
        ukrainian, russian = len(_ONLY_UKRAINIAN.findall(text)), len(_ONLY_RUSSIAN.findall(text))
        if ukrainian == russian:
            ukrainian, russian = (
                sum(word.casefold() in _CYRILLIC_WORDS[lang] for word in words) for lang in ("uk", "ru")
            )
        return "uk" if ukrainian > russian else "ru"
    counts = _counts(words)
    return max(counts, key=lambda lang: (counts[lang], lang == "en"))


def of_sentence(text: str, lang: str) -> str:
    """The language of a sentence in a text of language `lang`: another one where script or words say so."""
    words = _LATIN.findall(text)
    if not words or lang not in LANGUAGES:
        return lang
    cyrillic = len(_CYRILLIC.findall(text)) * 2 > sum(map(len, words))
    if cyrillic or lang in ("ru", "uk"):
        surely = len(_ONLY_UKRAINIAN.findall(text)) - len(_ONLY_RUSSIAN.findall(text))
        if not cyrillic or lang not in ("ru", "uk"):
            return detect(text)
        return lang if surely == 0 else "uk" if surely > 0 else "ru"
    counts = _counts(words)
    own = counts.get(lang, 0)
    most = max(counts, key=lambda code: counts[code])
    return most if counts[most] >= max(_ENOUGH, 2 * own + 1) else lang


_ENOUGH = 3
"""Common words of another language that make a sentence one of it."""


def _counts(words: list[str]) -> dict[str, int]:
    """How many of the words are common in each language, or have a letter that only it has."""
    counted = Counter(map(str.casefold, words))
    marked = [word for word in counted if not word.isascii()]
    counts = {}
    for lang, common in _SETS.items():
        told = set(filter(counted.__contains__, common))
        told.update(word for word in marked if not _LETTERS[lang].isdisjoint(word))
        counts[lang] = sum(map(counted.__getitem__, told))
    return counts


def believed(declared: str | None, text: str) -> str | None:
    """The language that a page or feed says it is in ("en-US"), null where that is none of ours or cannot be.

    Many keep the code that their program was delivered with: the script of the text must agree.
    """
    code = (declared or "").replace("_", "-").split("-")[0].strip().casefold()
    if code not in LANGUAGES:
        return None
    letters = sum(map(len, _LATIN.findall(text)))
    cyrillic = len(_CYRILLIC.findall(text)) * 2 > letters
    return code if not letters or cyrillic == (code in ("ru", "uk")) else None
