"""Guesses at the nominative of Russian and Ukrainian names, and at the town behind an adjectival region.

Suffix rules, right and wrong alike: a guess counts only where the gazetteer knows a place by it, and the
shorter the name, the larger the place must be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gazetteer.place import Level
from gazetteer.reading import Guess
from gazetteer.typewords import CYRILLIC, PREPOSITIONS, REGION, SETTLED, TOWARDS, type_levels, type_noun

_MOST = 160


@lru_cache(maxsize=1024)
def inflections(key: str) -> tuple[tuple[Guess, ...], ...]:
    """Readings of an inflected or adjectival name in groups; one counts where none before is known.

    "курской области" as "курская область" and as "курск" with the levels of a region; "kharkivska oblast" as
    "kharkiv"; "харківщині" as "харківська область"; "казани" as "казань".
    """
    words = key.split(" ")
    if words[0] in PREPOSITIONS and len(words) > 1:
        words = words[1:]
    groups: list[list[Guess]] = []
    cyrillic = len(words) <= 5 and all(CYRILLIC.search(word) for word in words)
    last = type_levels(words[-1]) if len(words) > 1 else frozenset()
    if last:
        noun = type_noun(words[-1])
        if cyrillic:
            groups.append(_guesses(f"{name} {noun}" for name in _nominatives(words[:-1])))
        if last != SETTLED or noun in TOWARDS:
            towns = [" ".join([*words[:-2], town]) for town in _nouns_of_adjective(words[-2])]
            found = _guesses(towns, last, noun)
            if noun in TOWARDS:  # of a front, and those lie where the language is spoken: Лиман, not Lima
                found = [Guess(guess.key, last, noun, countries=_AT_HOME) for guess in found]
            groups.append(found)
    first = type_levels(words[0]) if len(words) > 1 else frozenset()
    if first and cyrillic:
        names = _nominatives(words[1:])
        noun = type_noun(words[0])
        groups.append(_guesses(f"{noun} {name}" for name in names))
        groups.append(_guesses(names, first, noun))
    if last and cyrillic:
        groups.append(_guesses(_nominatives(words[:-1]), last, type_noun(words[-1])))
    if cyrillic and len(words) < 3:
        regions, towns = _behind_land(words[-1])
        before = "".join(f"{word} " for word in words[:-1])
        groups.append(_guesses(before + region for region in regions))
        groups.append(_guesses((before + town for town in towns), REGION, key))
    if cyrillic:
        groups.append(
            _guesses(name for name in _nominatives(words) if name != key and not _DULL.fullmatch(name))
        )
    return tuple([tuple(group) for group in groups if group])


_DULL = re.compile(
    r"(?:централь|запад|восточ|север|юж|националь|федераль|столич|захід|схід|північ|півден|верх|ниж|автоном|нов"
    r"|стар|велик|больш|мал)н?(?:ый|ий|ая|яя|ое|ее|ые|ие|а|я|е|є|і|ій)"
)
"""Adjectives that tell regions apart and name none: "Центральный", "Західна"."""


def _guesses(names: Iterable[str], levels: frozenset[Level] = frozenset(), cue: str = "") -> list[Guess]:
    """A guess for each of the names; without a type word, short names are for large places."""
    if cue:
        return [Guess(name, levels, cue) for name in dict.fromkeys(names)]
    found = []
    for name in dict.fromkeys(names):
        least = _LEAST.get(len(name), 0.0)
        found.append(Guess(name, least=least, countries=_AT_HOME, elsewhere=_ABROAD * least))
    return found


_LEAST = {1: 1e6, 2: 2e5, 3: 3e4, 4: 8e3, 5: 1e3}
"""People that a place needs to be guessed at, by the letters of its name."""
_AT_HOME = frozenset("AM AZ BG BY EE GE KG KZ LT LV MD MN PL RO RU TJ TM UA UZ".split())
_ABROAD = 20.0
"""Where the places lie that are named most in these languages; how much larger those of others must be."""

_LATIN_ADJECTIVE = re.compile(
    r"(.{2,}?)(?:skaya|skaia|skaja|skoi|skoy|skogo|skiy|skyi|skyy|skij|skii|sky|ska|skyj)"
)
_CYRILLIC_ADJECTIVE = re.compile(
    r"(.{2,}?)(ц|з)?(?:(?:с|сь|ь)?к)(?:ая|ой|ую|ий|ого|ому|им|ім|ом|ое|ими|их|ие|а|ої|ій|у|ою|і)"
)


def _nouns_of_adjective(word: str) -> list[str]:
    """The towns that an adjectival region name may come from: "kurskaya" from "kursk", "сумська" from "суми".

    Guesses, right and wrong: only those that a region or its seat bears count.
    """
    if found := _CYRILLIC_ADJECTIVE.fullmatch(word):
        stem, affricate = found.group(1), found.group(2)
        if affricate == "ц":
            affricates = ("цк", "цьк", "ця", "цы", "ці", "ц", "цкий", "цький", "ки", "ка", "к")
            return [stem + end for end in affricates]
        if affricate == "з":
            return [stem + end for end in ("зьк", "ж", "г", "га", "жжя")]
        ends: tuple[str, ...] = (
            "ск", "ськ", "", "ь", "а", "ы", "и", "я", "о", "е", "й", "ский", "ський", "ка", "са", "ія", "ия",
            "і",
        )  # fmt: skip
        nouns = [stem + end for end in ends]
        if stem.endswith("н"):
            nouns += [stem[:-1] + end for end in ("", "е", "о", "я", "ь", "и", "ы", "і", "а")]
        if stem.endswith("ж"):
            nouns += [stem + "ье", *(f"{stem[:-1]}г{end}" for end in ("", "а", "и"))]
        if stem.endswith("ш"):
            nouns += [f"{stem[:-1]}х{end}" for end in ("", "а", "и")]
        if stem.endswith("ль"):
            nouns += [stem[:-1], stem[:-1] + "я", stem[:-1] + "е"]
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


_LAND = re.compile(r"(.{3,}?)(?:(ч)чин|щин)(?:а|и|і|у|ою|ы|е|ой)")


def _behind_land(word: str) -> tuple[list[str], list[str]]:
    """Regions and towns behind "Харківщина", "Сумщині", "Донеччину", "Харьковщина", "Одещиною"."""
    found = _LAND.fullmatch(word)
    if found is None:
        return [], []
    stem = found.group(1)
    if found.group(2):
        regions = [f"{stem}цька область", f"{stem}цкая область"]
        return regions, [stem + end for end in ("цьк", "ця", "цк", "цький", "цкий", "ки", "цы")]
    adjectives = ("ська", "ская", "сская", "нська", "нская", "зька")
    regions = [f"{stem}{end} область" for end in adjectives]
    ends = ("", "ськ", "ск", "и", "а", "ы", "ь", "е", "івськ", "са", "си", "сы", "сса", "ж", "га")
    towns = [stem + end for end in ends]
    if stem.endswith("н"):
        towns += [stem[:-1] + end for end in ("", "е", "о")]
    return regions, towns


def is_adjective(word: str) -> bool:
    """Whether a key looks like a Russian or Ukrainian adjective: "курская" names nothing without its noun."""
    return _CYRILLIC_ADJECTIVE.fullmatch(word) is not None


_PARADIGMS: tuple[tuple[str, str], ...] = (
    ("ый", "ого ому ым ом"), ("ий", "ого ому им ім ом ем его ему ього ьому"), ("ой", "ого ому ым ом"),
    ("ая", "ой ую ою"), ("яя", "ей юю"), ("ое", "ого ому ым им ом"), ("ее", "его ему им ем"),
    ("е", "ого ому им ім"), ("є", "ього ьому ім"), ("а", "ої ій"), ("я", "ьої ій"),
    ("ые", "ых ым ыми"), ("ие", "их им ими"), ("і", "их им ими іх ім іми"),
    ("ы", "ам ами ах ов ев"), ("и", "ам ами ах ям ями ях ов ев ей ів їв"), ("і", "ям ями ях ів їв"),
    ("ї", "ям ями ях їв"), ("а", "ам ами ах"),
    ("ов", "ового овому овом овым"),
    ("ів", "ова ову ові овом овим ове"), ("ів", "ева еву еві евом евим"), ("їв", "єва єву єві євом"),
    ("ец", "ца цу цем цом це"), ("лец", "льца льцу льцем льцом льце"), ("ець", "ця цю цем ці"),
    ("лець", "льця льцю льцем льці"), ("ок", "ка ку ком ке"), ("ел", "ла лу лом ле"),
    ("ень", "ня ню нем не ні"),
    ("ж", "жем жеві"), ("ш", "шем шеві"), ("ч", "чем чеві"), ("щ", "щем щеві"), ("ц", "цем цеві"),
    ("ковь", "кви"), ("га", "зі"), ("г", "зі"), ("ка", "ці"), ("ха", "сі"), ("ця", "ці"),
    ("нь", "нню"), ("ль", "ллю"), ("ть", "ттю"), ("дь", "ддю"), ("сь", "ссю"),
    ("ия", "ии ию ией иею"), ("ія", "ії ію ією"), ("ье", "ья ью ьем"),
    ("ь", "ю и ью я ем е і єм еві"), ("й", "я ю ем е ї єм єві"), ("", "ом а у е і ові ым им"),
    ("а", "ой ы и е у ою ей ею і"), ("я", "и е ю ей ею ї єю і ям"), ("о", "а у ом е і ові"),
    ("е", "я ю ем і а у"), ("ки", "ок ек"), ("цы", "ец"), ("ці", "ець"), ("ни", "ен"),
    ("ы", ""), ("и", ""), ("і", ""),
)  # fmt: skip
"""Endings of the nominative with those of the other cases: adjectives, plurals, fleeting letters, nouns."""


def _endings() -> dict[str, tuple[str, ...]]:
    """The nominative's endings by that of another case, likelier first."""
    found: dict[str, dict[str, None]] = {}
    for nominative, cases in _PARADIGMS:
        for ending in cases.split() or [""]:
            found.setdefault(ending, {})[nominative] = None
    return {ending: tuple(nominatives) for ending, nominatives in found.items()}


_ENDINGS = _endings()
_LONGEST = max(map(len, _ENDINGS))
_VOWELS = frozenset("аеёиоуыэюяіїєьй")
_RIVERSIDE = frozenset("на над под під при".split())
"""Between a town and its river, which keeps its case: "Ростове-на-Дону"."""


def _nominatives(words: list[str]) -> list[str]:
    """Guesses at the nominative of a Russian or Ukrainian name, likelier first."""
    cut = next((at for at, word in enumerate(words) if at and word in _RIVERSIDE), len(words))
    kept = "".join(f" {word}" for word in words[cut:])
    options = [[word, *_nominative_words(word)] for word in words[:cut]]
    if len(options) == 1:
        return [word + kept for word in options[0]]
    width = {2: 14, 3: 6}.get(len(options), 3)
    ranked = sorted(itertools.product(*(enumerate(choice[:width]) for choice in options)), key=_strangeness)
    return [" ".join(word for _, word in choice) + kept for choice in ranked[:_MOST]]


def _strangeness(choice: tuple[tuple[int, str], ...]) -> int:
    return sum(rank for rank, _ in choice)


def _nominative_words(word: str) -> list[str]:
    guesses = dict.fromkeys(_endings_exchanged(word))
    for guess in list(guesses):
        if found := _CLOSED_SYLLABLE.fullmatch(guess):
            guesses[f"{found.group(1)}і{found.group(2)}"] = None
    guesses.pop(word, None)
    return list(guesses)


def _endings_exchanged(word: str) -> Iterator[str]:
    for length in range(min(_LONGEST, len(word) - 1), -1, -1):
        stem = word[: len(word) - length]
        if length == 0 and word[-1] in _VOWELS:
            return
        if stem.endswith("ськ") and word.endswith("ом"):
            yield stem
            return
        for nominative in _ENDINGS.get(word[len(stem) :], ()):
            if len(stem) + len(nominative) > 2:
                yield stem + nominative
            elif len(stem) == 2:
                yield stem


_CLOSED_SYLLABLE = re.compile(r"(.+)(?:о(?=.ь?$)|е(?=нь$))([бвгджзклмнпрстфхцчшщ]ь?)")
"""Ukrainian "ріг" is "рогу" in other cases, "Тернопіль" is "Тернополі", "Ірпінь" is "Ірпеня"."""
