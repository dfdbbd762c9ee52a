"""Other spellings that a name may be known by: Cyrillic in Latin letters and back, umlauts, Arabic articles.

Guesses by the common systems, few and in a fixed order; each counts only where the gazetteer knows it:
BGN/PCGN and the press, Ukraine's table of 2010, ISO 9 without its marks, German, French, Polish and Spanish
usage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from gazetteer.typewords import CYRILLIC

CYRILLIC_COUNTRIES = frozenset("AM AZ BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ".split())
"""Where a Latin spelling may stand for a Cyrillic one."""

MARKED_COUNTRIES = frozenset("AT BE CH DE DK EE FI FO HU IS LI LU NL NO SE TR".split())
"""Where letters with marks are also written as two letters: "ue" for "ü", "aa" for "å"."""

ARABIC_COUNTRIES = frozenset(
    "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE".split()
)

_LETTERS = dict(
    zip(
        "абвгґдезийклмнопрстуфыэіўђјљњћџқғңөүұһә",
        "a b v g g d e z i y k l m n o p r s t u f y e i u dj j lj nj c dz q g n o u u h a".split(),
        strict=True,
    )
) | {
    "ь": "", "ъ": "", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu",
    "я": "ya",
}  # fmt: skip
_SYSTEMS: tuple[Mapping[str, str], ...] = (
    {"є": "ye", "ї": "yi"},
    {"^е": "ye", "є": "ye", "ї": "yi"},
    {
        "г": "h", "и": "y", "й": "i", "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "^й": "y", "^ю": "yu",
        "^я": "ya", "^є": "ye", "^ї": "yi", "зг": "zgh",
    },
    {"ю": "iu", "я": "ia", "й": "i", "ы": "i", "є": "ie", "ї": "i"},
    {
        "ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ю": "u", "я": "a", "й": "j", "є": "e",
        "ї": "i",
    },
    {"дж": "j", "ж": "j", "х": "h", "ия": "ia", "є": "e", "ї": "i"},
    {"дж": "j", "ей": "ei", "ай": "ai", "ия": "ia", "эш": "el", "эс": "el", "эр": "el", "є": "e", "ї": "i"},
)  # fmt: skip
"""Where each differs: the press, BGN/PCGN, Ukraine 2010, the Library of Congress, ISO 9, and names of other
languages such as "Бейт-Хания". "^" stands before a letter that begins a word or follows a vowel."""
_VOWELS = "аеёиоуыэюяіїєьъ"
_SHORT_ENDING = re.compile(r"(?<=[^ ]{3})(?:ий|ый|ій)(?= |$)")


def romanised(key: str) -> list[str]:
    """Latin spellings of a Cyrillic key by each system; empty for other scripts.

    Each also with "-y" for "-ий", as the press writes it.
    """
    if len(key) < 4 or not CYRILLIC.search(key):
        return []
    writings = dict.fromkeys((key, _SHORT_ENDING.sub("y", key)))
    names = dict.fromkeys(write(writing) for write in _WRITERS for writing in writings)
    return [name for name in names if name.isascii() and name.strip()]


def _writer(system: Mapping[str, str]) -> Callable[[str], str]:
    """What writes a Cyrillic key by a system: its pairs and first letters, then letter by letter."""
    letters = str.maketrans(
        _LETTERS | {letter: latin for letter, latin in system.items() if len(letter) == 1}
    )
    pairs = [pair for pair in system if len(pair) == 2 and pair[0] != "^"]
    first = "".join(pair[1] for pair in system if pair[0] == "^")
    special = re.compile("|".join([*pairs, *([f"(?<![^ {_VOWELS}])[{first}]"] if first else [])]) or "(?!)")

    def latin(found: re.Match[str]) -> str:
        written = found.group()
        return system[written if len(written) == 2 else f"^{written}"]

    return lambda key: special.sub(latin, key).translate(letters)


_WRITERS = tuple(map(_writer, _SYSTEMS))


_Habit = tuple[Mapping[str, str], Mapping[str, str]]
"""What groups of letters stand for, and single letters."""

_LATIN = dict(zip("abvgdezijklmnoprstufhcyw", "абвгдезийклмнопрстуфхцыв", strict=True))
_RUSSIAN: _Habit = (
    {
        "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "yo": "е",
        "ye": "е", "iu": "ю", "ia": "я", "ie": "е", "yi": "ї", "iy": "ий", "yy": "ый", "ck": "к", "ay": "ай",
        "ey": "ей", "oy": "ой", "uy": "уй", "ai": "ай", "oi": "ой", "ei": "ей", "ee": "и", "oo": "у",
    },
    _LATIN,
)  # fmt: skip
_UKRAINIAN: _Habit = (_RUSSIAN[0], {**_LATIN, "h": "г", "i": "і", "y": "и"})
_GERMAN: _Habit = (
    {
        "schtsch": "щ", "tsch": "ч", "sch": "ш", "ch": "х", "ju": "ю", "ja": "я", "je": "е", "jo": "е",
        "ss": "с", "ck": "к", "ij": "ий", "yj": "ый", "tz": "ц", "sh": "ж", "ts": "ц", "ai": "ай", "ei": "ей",
        "oi": "ой",
    },
    {**_LATIN, "s": "с", "z": "ц", "w": "в", "v": "в", "h": "г"},
)  # fmt: skip
_FRENCH: _Habit = (
    {
        "tch": "ч", "chtch": "щ", "ch": "ш", "ou": "у", "kh": "х", "ts": "ц", "j": "ж", "gu": "г", "ss": "с",
        "ia": "я", "iou": "ю", "oui": "уй", "ov": "ов", "off": "ов", "ie": "е", "ine": "ин", "k": "к",
        "qu": "к", "ii": "ий", "ï": "й", "aya": "ая", "ya": "я", "ye": "е",
    },
    _LATIN,
)  # fmt: skip
_POLISH: _Habit = (
    {
        "szcz": "щ", "sz": "ш", "cz": "ч", "ch": "х", "rz": "р", "ja": "я", "ju": "ю", "je": "е", "io": "е",
        "ia": "я", "iu": "ю", "ie": "е", "ij": "ий", "yj": "ый", "dz": "дз", "ow": "ов", "ew": "ев",
    },
    {**_LATIN, "w": "в", "c": "ц", "h": "г"},
)  # fmt: skip
_SPANISH: _Habit = (
    {
        "ch": "ч", "sh": "ш", "zh": "ж", "ts": "ц", "kh": "х", "ya": "я", "yu": "ю", "ia": "я", "iu": "ю",
        "ye": "е", "gu": "г", "k": "к", "ie": "е",
    },
    {**_LATIN, "j": "х", "y": "й", "v": "в", "z": "з"},
)  # fmt: skip
_SCHOLARLY: _Habit = (
    {"ja": "я", "ju": "ю", "je": "е", "sc": "щ", "ts": "ц", "ch": "х"},
    {**_LATIN, "c": "ч", "s": "с", "z": "з", "h": "х", "j": "й", "y": "ы"},
)


def _reader(habit: _Habit) -> Callable[[str], str]:
    """What writes a Latin key in Cyrillic by a habit: groups of letters, the longest first, then the rest."""
    meant, letters = habit
    groups = sorted((group for group in meant if len(group) > 1), key=lambda group: (-len(group), group))
    pattern = re.compile("|".join(groups))
    single = str.maketrans({**letters, **{group: meant[group] for group in meant if len(group) == 1}})
    return lambda key: pattern.sub(lambda found: meant[found.group()], key).translate(single)


_READERS = tuple(map(_reader, (_RUSSIAN, _UKRAINIAN, _GERMAN, _FRENCH, _POLISH, _SPANISH, _SCHOLARLY)))
"""How Cyrillic names are written: in English of Russia and of Ukraine, in other languages, by scholars."""
_UNREAD = re.compile(r"[!-~]")


def cyrillicised(key: str) -> list[str]:
    """Cyrillic names that a Latin key may spell, by each language's habits; empty for other scripts.

    A habit that has no letter for one of the key's gives none.
    """
    if not key.isascii() or len(key) < 5:
        return []
    found = dict.fromkeys(name for read in _READERS if not _UNREAD.search(name := read(key)))
    for name in list(found):
        found.update(dict.fromkeys(_endings_of(name)))
    return list(found)


_UKRAINIAN_ENDINGS = (
    ("ская", "ська"), ("ский", "ський"), ("ское", "ське"), ("цкая", "цька"), ("цкий", "цький"),
    ("цкое", "цьке"), ("овка", "івка"), ("евка", "івка"), ("елка", "ілка"), ("овое", "ове"), ("ово", "ове"),
    ("ево", "еве"), ("ино", "ине"), ("ая", "а"), ("яя", "я"), ("ое", "е"), ("ее", "є"), ("ые", "і"),
    ("ие", "і"), ("ый", "ий"), ("ск", "ськ"), ("цк", "цьк"), ("ов", "ів"), ("ец", "ець"), ("ы", "и"),
)  # fmt: skip
"""How Russian ends a Ukrainian name, and how Ukrainian does: "Новосёлка" and "Новосілка"."""


def ukrainianised(key: str) -> list[str]:
    """Ukrainian spellings of a Russian key: "великая новоселка" as "велика новосілка"; empty for others."""
    words = key.split(" ")
    if not all(CYRILLIC.search(word) for word in words):
        return []
    ended = [_ended(word) for word in words]
    plain = " ".join(ended).replace("ы", "и").replace("э", "е")
    soft = " ".join(word[:-2].replace("и", "і") + word[-2:] for word in ended).replace("ы", "и")
    return [name for name in dict.fromkeys((plain, soft)) if name != key]


def _ended(word: str) -> str:
    for russian, ukrainian in _UKRAINIAN_ENDINGS:
        if word.endswith(russian) and len(word) > len(russian) + 1:
            return word.removesuffix(russian) + ukrainian
    return word


def _endings_of(name: str) -> Iterable[str]:
    """Endings that Latin spellings leave open: "Kazan" is "Казань", "-sky" "-ский", "-sk" also "-ськ"."""
    if name.endswith(("ы", "и")) and len(name) > 4 and name[-2] == "к":
        yield f"{name[:-1]}ий"
    if name.endswith("ск"):
        yield f"{name[:-1]}ьк"
    if name.endswith(("н", "ль", "л", "р")):
        yield f"{name}ь"


def respelt(key: str) -> list[str]:
    """A Latin key with its digraphs as the letters that they stand for: "muenchen" as "munchen"."""
    if not key.isascii() or len(key) < 5:
        return []
    found: dict[str, None] = {}
    for pattern, letter in _DIGRAPHS:
        found[pattern.sub(letter, key)] = None
    found[re.sub(r"([aou])e", r"\1", key.replace("aa", "a"))] = None
    found.pop(key, None)
    return list(found)


_DIGRAPHS = (
    (re.compile(r"([aou])e"), r"\1"), (re.compile(r"ue"), "u"), (re.compile(r"oe"), "o"),
    (re.compile(r"ae"), "a"), (re.compile(r"aa"), "a"), (re.compile(r"ij"), "y"),
    (re.compile(r"(?<!a)a(?!a)"), "aa"),
)  # fmt: skip

_ARTICLE = re.compile(
    r"(?:(?:al|el|ul|as|es|ash|esh|ad|ed|ar|er|at|et|an|en|az|ez|adh|edh|ath|eth) |(?:al|el)(?=.{5}))(.{3,})"
)
_INNER_ARTICLE = re.compile(r" [aeu](?:[sd]h|th|[lsrndzt]) ")
_SUN = re.compile(r"sh|dh|th|[tdrzsnl]")
_ARABIC_PAIRS = (
    ("q", "k"), ("k", "q"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ay"), ("ai", "ay"), ("ay", "ai"),
    ("dj", "j"), ("dh", "d"), ("gh", "g"), ("kh", "h"),
)  # fmt: skip


def arabic(key: str) -> list[str]:
    """A Latin key of an Arabic name as others write it: its article, its last letter, its "q" and "ou"."""
    if not key.isascii() or len(key) < 5:
        return []
    match = _ARTICLE.fullmatch(key)
    bare = match.group(1) if match else key
    stems = dict.fromkeys(_last_letters(bare))
    if inner := _INNER_ARTICLE.search(bare):
        stems.update(dict.fromkeys(_INNER_ARTICLE.sub(other, bare) for other in (" el ", " al ")))
        sun = _SUN.match(bare, inner.end())
        stems[_INNER_ARTICLE.sub(f" e{sun.group() if sun else 'l'} ", bare)] = None
    stems.update(dict.fromkeys(bare.replace(one, other) for one, other in _ARABIC_PAIRS))
    stems[re.sub(r"(.)\1", r"\1", bare)] = None
    found: dict[str, None] = {}
    for stem in stems:
        sun = _SUN.match(stem)
        same = [f"a{sun.group()} {stem}"] if sun else []
        found.update(dict.fromkeys([stem, f"al {stem}", f"el {stem}", *same]))
    found.pop(key, None)
    return list(found)


def _last_letters(name: str) -> list[str]:
    """How the last letter of the feminine may be written: "raqqa", "raqqah", "raqqeh"."""
    for ending in ("ah", "eh", "at", "a", "e"):
        if name.endswith(ending) and len(name) > 4:
            stem = name[: -len(ending)]
            return [name, *(stem + other for other in ("a", "ah", "eh", "e") if other != ending)]
    return [name]
