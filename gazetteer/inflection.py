"""Guesses at the nominative of Russian and Ukrainian names, and at the town behind an adjectival region.

Suffix rules, right and wrong alike: a guess counts only where the gazetteer knows a place by it.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from gazetteer.place import Level
from gazetteer.typewords import CYRILLIC, CYRILLIC_TYPES, PREPOSITIONS, REGION, SETTLED, Reading, type_levels


@lru_cache(maxsize=4096)
def inflections(key: str) -> tuple[Reading, ...]:
    """Readings of an inflected or adjectival name, for keys that no place bears as they stand.

    "курской области" as "курская область" and as "курск" with the levels of a region; "kharkivska oblast" as
    "kharkiv"; "харківщині" as "харків"; "казани" as "казань".
    """
    words = key.split(" ")
    if words[0] in PREPOSITIONS and len(words) > 1:
        words = words[1:]
    found: dict[tuple[str, frozenset[Level]], Reading] = {}

    def add(reading: Reading) -> None:
        if reading.key != key or reading.levels:
            found.setdefault((reading.key, reading.levels), reading)

    levels = type_levels(words[-1]) if len(words) > 1 else frozenset()
    if levels and levels != SETTLED:
        rest = words[:-1]
        for nominative in _nominative_adjectives(rest[-1], words[-1]):
            add(Reading(" ".join([*rest[:-1], nominative]), inflected=True))
        for noun in _nouns_of_adjective(rest[-1]):
            add(Reading(" ".join([*rest[:-1], noun]), levels, words[-1], inflected=True))
    levels = type_levels(words[0]) if len(words) > 1 else frozenset()
    if levels:
        for rest_key in _nominatives(words[1:]):
            add(Reading(rest_key, levels, words[0], inflected=True))
    if len(words) == 1:
        for noun in _nouns_of_land(words[0]):
            add(Reading(noun, REGION, key, inflected=True))
    for rest_key in _nominatives(words):
        add(Reading(rest_key, inflected=True))
    return tuple(found.values())


_LATIN_ADJECTIVE = re.compile(
    r"(.{2,}?)(?:skaya|skaia|skaja|skoi|skoy|skogo|skiy|skyi|skyy|skij|skii|sky|ska|skyj)"
)
_CYRILLIC_ADJECTIVE = re.compile(
    r"(.{2,}?)(ц)?(?:(?:с|сь|ь)?к)(?:ая|ой|ую|ий|ого|ому|им|ом|ое|ими|их|а|ої|ій|у|ою)"
)


def _nouns_of_adjective(word: str) -> list[str]:
    """The towns that an adjectival region name may come from: "kurskaya" from "kursk", "сумська" from "суми".

    Guesses, right and wrong: only those that a region or its seat bears count.
    """
    if found := _CYRILLIC_ADJECTIVE.fullmatch(word):
        stem, affricate = found.group(1), found.group(2)
        if affricate:
            return [stem + end for end in ("цк", "цьк", "ця", "цы", "ці", "ц")]
        ends = ["ск", "ськ", "", "ь", "а", "ы", "и", "я", "о", "е", "ск", "ский", "ський"]
        nouns = [stem + end for end in ends]
        if stem.endswith("н"):
            nouns += [stem[:-1] + end for end in ("", "е", "о", "я", "ь")]
        return nouns
    if found := _LATIN_ADJECTIVE.fullmatch(word):
        stem = found.group(1)
        nouns = [stem + end for end in ("sk", "", "a", "y", "e", "o", "ia", "skyi", "sky", "i")]
        if stem.endswith("t"):
            nouns += [stem + "sia", stem + "sya", stem + "sk"]
        if stem.endswith(("en", "n")):
            nouns += [stem.removesuffix("n"), stem.removesuffix("en"), stem.removesuffix("n") + "e"]
        return nouns
    return []


def _nominative_adjectives(word: str, type_word: str) -> list[str]:
    """The whole region name in the nominative: "курской", "области" give "курская область"."""
    noun = next((noun for pattern, _, noun in CYRILLIC_TYPES if pattern.fullmatch(type_word)), None)
    found = re.fullmatch(r"(.{2,}к)(?:ая|ой|ую|ий|ого|ому|им|ом|ое|а|ої|ій|у|ою)", word)
    if noun is None or found is None:
        return []
    stem = found.group(1)
    if noun == "область" or noun.startswith(("республ", "провинц", "губерн")):
        return [f"{stem}ая {noun}", f"{stem}а {noun}"]
    return [f"{stem}ий {noun}"]


_LAND = re.compile(r"(.{2,}?)(?:(ч)чин|щин)(?:а|и|і|у|ою|ы|е|ой)")


def _nouns_of_land(word: str) -> list[str]:
    """The towns behind "Харківщина", "Сумщині", "Донеччину", "Харьковщина"."""
    found = _LAND.fullmatch(word)
    if found is None:
        return []
    stem = found.group(1)
    if found.group(2):
        return [stem + "цьк", stem + "ця", stem + "цк"]
    return [stem + end for end in ("", "ськ", "ск", "и", "а", "ы", "ь", "е", "івськ")]


def is_adjective(word: str) -> bool:
    """Whether a key looks like a Russian or Ukrainian adjective: "курская" names nothing without its noun."""
    return _CYRILLIC_ADJECTIVE.fullmatch(word) is not None


_CASE_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ого", ("ый", "ий", "ое", "е")),
    ("ому", ("ый", "ий", "ое", "е")),
    ("ском", ("ское", "ский", "ск")),
    ("ской", ("ская",)),
    ("скую", ("ская",)),
    ("ській", ("ська",)),
    ("ської", ("ська",)),
    ("ову", ("ов", "ово")),
    ("ове", ("ово", "ов")),
    ("ові", ("ів", "ове", "ов")),
    ("ова", ("ів", "ово", "ов")),
    ("овом", ("ов", "ово", "ів")),
    ("євом", ("їв",)),
    ("євом", ("єв",)),
    ("єві", ("їв",)),
    ("єва", ("їв",)),
    ("єву", ("їв",)),
    ("ном", ("ный", "ное", "н")),
    ("нем", ("ний", "нее")),
    ("ких", ("кие",)),
    ("ью", ("ь",)),
    ("ами", ("ы", "и")),
    ("ах", ("ы", "и")),
    ("ях", ("и",)),
    ("ам", ("ы", "и")),
    ("ом", ("", "о")),
    ("ем", ("", "ь", "й", "е")),
    ("єм", ("й", "ь")),
    ("ой", ("а",)),
    ("ою", ("а",)),
    ("ею", ("я", "а")),
    ("ей", ("я",)),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("зі", ("га",)),
    ("ці", ("ка", "ця")),
    ("жжі", ("жжя",)),
    ("е", ("", "а", "о", "ь", "я")),
    ("и", ("ь", "а", "я")),
    ("ы", ("а", "")),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "я", "й")),
    ("а", ("", "о")),
    ("я", ("ь", "й", "е")),
    ("і", ("", "а", "ь", "я", "е")),
    ("ї", ("я",)),
)


def _nominatives(words: list[str]) -> list[str]:
    """Guesses at the nominative of a Russian or Ukrainian name, likelier first; nothing for other scripts."""
    if not words or not all(CYRILLIC.search(word) for word in words) or len(words) > 3:
        return []
    options = [[word, *_nominative_words(word)] for word in words]
    if len(words) == 1:
        return options[0]
    return [" ".join(choice) for choice in itertools.islice(itertools.product(*options), 64)]


def _nominative_words(word: str) -> list[str]:
    guesses: dict[str, None] = {}
    for ending, nominatives in _CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            guesses.update(dict.fromkeys(word[: -len(ending)] + end for end in nominatives))
    for guess in list(guesses):
        if found := _CLOSED_SYLLABLE.fullmatch(guess):
            guesses[f"{found.group(1)}і{found.group(2)}"] = None
    return list(guesses)


_CLOSED_SYLLABLE = re.compile(r"(.+)о([бвгджзклмнпрстфхцчшщ]ь?)")
"""Ukrainian "ріг" is "рогу" in other cases, "Тернопіль" is "Тернополі"."""
