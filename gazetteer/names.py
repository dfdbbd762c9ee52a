"""Names as keys: folding, containers written in the string, and the words that tell a level.

Everything here is pure text; what a key means is the store's business.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gazetteer.place import Level

_APOSTROPHES = "'’‘‛ʼʻʽʹʾʿˈ`´′\"“”„«»״׳"
_IGNORED = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\u0640"
)
"""Soft hyphens, joiners, marks of direction, the Arabic stretcher."""
_LETTERS = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ə": "a", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ŀ": "l",
    "ґ": "г", "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه",
}  # fmt: skip
_KEPT_MARKS = (("и\u0306", "й"), ("і\u0308", "ї"), ("у\u0306", "ў"))
"""Letters of their own; ё is not, for most writers leave its dots out."""

_WORDS = {
    "st": "saint", "ste": "sainte", "sta": "santa", "sto": "santo", "mt": "mount", "ft": "fort", "&": "and",
}  # fmt: skip
_ARTICLES = {"the"}

_INITIALS = re.compile(r"(?<!\w)(?:\w\.\s?)+(?:\w(?!\w))?")


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in range(128):
        char = chr(code)
        table[code] = char.lower() if char.isalnum() else " "
    table[ord("&")] = " & "
    for char in _APOSTROPHES:
        table[ord(char)] = None
    return table


_ASCII = _table()
_LOOSE = frozenset(_APOSTROPHES + _IGNORED)
_DROPPED = dict.fromkeys(map(ord, _LOOSE))


def normalise(text: str) -> str:
    """The key under which a name is stored and looked up.

    Case, diacritics, apostrophes, dots, hyphens and a leading "the" do not count; "St." is "Saint", "U.S."
    is "US". Scripts are kept as they are. Idempotent; empty where the text holds no letter and no digit.
    """
    if "." in text:
        text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", text)
    if text.isascii():
        return _joined(text.translate(_ASCII).split())
    folded = unicodedata.normalize("NFKD", text.translate(_DROPPED)).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    for decomposed, letter in _KEPT_MARKS:
        folded = folded.replace(decomposed, letter)
    return _joined(unicodedata.normalize("NFC", folded.translate(_FOLDED)).split())


def _joined(words: list[str]) -> str:
    if len(words) > 1 and words[0] in _ARTICLES:
        words = list(itertools.dropwhile(_ARTICLES.__contains__, words)) or words[-1:]
    return " ".join([_WORDS.get(word, word) for word in words])


class _Folding(dict[int, str | None]):
    """What becomes of each decomposed character, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        folded: str | None
        if code < 128:
            folded = _ASCII[code]
        elif _is_mark(code) or char in _LOOSE:
            folded = None
        else:
            folded = _LETTERS.get(char, char if unicodedata.category(char)[0] in "LMN" else " ")
        self[code] = folded
        return folded


_FOLDED = _Folding()


def _is_mark(code: int) -> bool:
    """A mark over a letter that careful and careless writers use differently: accents, niqqud, harakat.

    The vowel signs of Indic and Thai scripts and the Japanese voicing marks are part of the spelling.
    """
    return 0x300 <= code <= 0x36F or 0x591 <= code <= 0x5C7 or 0x64B <= code <= 0x655 or code == 0x670


def is_name(text: str) -> bool:
    """Whether a text can be a place's name at all: not "", "-", "N/A", "#VALUE!", "12.5" or a NUL byte."""
    stripped = text.strip().strip("\u200e\u200f\ufeff")
    if not stripped or stripped.startswith("#") or _NO_VALUE.fullmatch(stripped):
        return False
    if not stripped.isprintable() and any(char < " " and char not in "\t\n\r" for char in stripped):
        return False
    return any(map(str.isalpha, stripped))


_NO_VALUE = re.compile(
    r"n\s*/\s*a|n\.a\.|nan|none|null|nil|unknown|undefined|tbd|tba|various|unspecified"
    r"|not (?:known|available|applicable)|н/д|нет|невідомо|неизвестно",
    re.IGNORECASE,
)

_POSSESSIVE = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])\s*")


def possessor(text: str) -> str:
    """The name within "Ukraine's" or "Honduras'"; empty where the text is no possessive."""
    found = _POSSESSIVE.fullmatch(text)
    return found.group(1) if found else ""


_SEPARATORS = re.compile(r"\s*[,;|/،、，]\s*|\s+[–—]\s+")
_IN = re.compile(r"(.{2,}?)\s+(?:in|near)\s+(?:the\s+)?(.{2,})", re.IGNORECASE)
_BRACKETS = re.compile(r"(.+?)\s*[(\[](.+?)[)\]]\s*")


def split_containers(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and what it lies in, nearest first: "Kazan, Tatarstan, Russia", "Hyderabad in Sindh"."""
    if found := _BRACKETS.fullmatch(text):
        inner = [part for part in _SEPARATORS.split(found.group(2)) if normalise(part)]
        name, outer = split_containers(found.group(1))
        return name, (*inner, *outer)
    parts = [part.strip() for part in _SEPARATORS.split(text) if normalise(part)]
    if len(parts) > 1:
        return parts[0], tuple(parts[1:])
    if found := _IN.fullmatch(text.strip()):
        return found.group(1), (found.group(2),)
    return text.strip(), ()


_REGION: frozenset[Level] = frozenset({"admin1", "admin2", "area"})
_DISTRICT: frozenset[Level] = frozenset({"admin2", "admin1", "area"})
_SETTLED: frozenset[Level] = frozenset({"city", "locality"})
_STATE: frozenset[Level] = frozenset({"country", "admin1"})
_WATER: frozenset[Level] = frozenset({"sea"})

_TYPE_WORDS: dict[str, frozenset[Level]] = {
    word: levels
    for levels, words in (
        (_REGION, "region regions oblast oblasts krai kray okrug province provinces prefecture governorate"),
        (
            _REGION,
            "voivodeship wilaya wilayah state canton emirate department territory",
        ),
        (
            _REGION,
            "provincia departamento estado comunidad regione regiao departement bundesland kanton",
        ),
        (
            _REGION,
            "wojewodztwo muhafazat ostan viloyat viloyati oblasty fylke judet zupanija vilayet provinsi",
        ),
        (_REGION, "provinsi provincie"),
        (
            _DISTRICT,
            "county counties district raion rayon parish borough municipality ili okres powiat kreis",
        ),
        (_DISTRICT, "municipio subdistrict"),
        (_STATE, "republic kingdom commonwealth federation sultanate principality respublika"),
        (_SETTLED, "city town village settlement suburb township"),
        (_WATER, "sea gulf bay ocean strait channel lake"),
    )
    for word in words.split()
}
"""What kind of feature a word before or after a name stands for."""

_CYRILLIC_TYPES: tuple[tuple[re.Pattern[str], frozenset[Level], str], ...] = tuple(
    (re.compile(pattern), levels, nominative)
    for pattern, levels, nominative in (
        ("област(?:ь|и|ью|ей|ям|ях|ями|і|ю|ей|ям|ях)", _REGION, "область"),
        ("кра(?:й|я|ю|е|ем|ї|єм)", _REGION, "край"),
        ("округ(?:а|у|е|ом|і)?", _REGION, "округ"),
        ("район(?:а|у|е|ом|і|ів|ов|ах)?", _DISTRICT, "район"),
        ("республик(?:а|и|е|у|ой)", _STATE, "республика"),
        ("республік(?:а|и|у|ою)|республіці", _STATE, "республіка"),
        ("провинци(?:я|и|ю|ей)|провінці(?:я|ї|ю|єю)", _REGION, "провинция"),
        ("губерни(?:я|и|ю|ей)|губерні(?:я|ї|ю|єю)", _REGION, "губерния"),
        ("штат(?:а|у|е|ом|і)?", _REGION, "штат"),
        ("регион(?:а|у|е|ом)?|регіон(?:у|і|ом)?", _REGION, "регион"),
        ("город(?:а|у|е|ом)?|міст(?:о|а|у|і|ом)|г|м", _SETTLED, "город"),
        (
            "сел(?:о|а|у|е|ом|і)|посел(?:ок|ка|ке|ку|ком)|деревн(?:я|и|е|ю|ей)|смт|пгт|селищ(?:е|а|у|і|ем)",
            _SETTLED,
            "село",
        ),
    )
)

_PREFIXED = re.compile(r"(?:(.+) )?(?:of|de|del|della|do|da|du|di|des)")
_DULL = frozenset(
    [
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "new",
        "capital",
        "national",
        "autonomous",
        "metropolitan",
        "federal",
        "city",
        "special",
        "administrative",
        "greater",
        "middle",
        "inner",
        "outer",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "center",
        "centre",
        "coast",
        "coastal",
        "first",
        "state",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "в",
        "во",
        "у",
        "на",
        "под",
        "подо",
        "під",
        "пiд",
        "при",
        "около",
        "возле",
        "біля",
        "недалеко",
        "из",
        "з",
        "із",
        "до",
        "от",
        "від",
        "за",
        "к",
        "ко",
        "по",
        "о",
        "об",
        "над",
        "через",
    ]
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the key to look up and the levels that its type word admits.

    cue: the type word ("region"), empty where none is there or it is part of the key.
    inflected: the key is a guess at the nominative.
    """

    key: str
    levels: frozenset[Level] = frozenset()
    cue: str = ""
    inflected: bool = False


def type_levels(word: str) -> frozenset[Level]:
    """The levels that a type word stands for ("oblast": admin1, admin2, area); empty for other words."""
    if (levels := _TYPE_WORDS.get(word)) is not None:
        return levels
    if _CYRILLIC.search(word):
        for pattern, found, _ in _CYRILLIC_TYPES:
            if pattern.fullmatch(word):
                return found
    return frozenset()


def readings(key: str) -> tuple[Reading, ...]:
    """The ways to read a normalised name, the plainest first: as it stands, then without its type word.

    "kursk region" also as "kursk" with the levels of a region, "city of london" as "london" with a city's.
    """
    plain = Reading(key)
    if " " not in key:
        return (plain,)
    words = key.split(" ")
    found = [plain]
    if words[0] in _PREPOSITIONS:
        found.append(Reading(" ".join(words[1:])))
        words = words[1:]
    if len(words) > 1 and (levels := type_levels(words[-1])):
        rest = words[:-1]
        while len(rest) > 1 and rest[-1] in (
            "autonomous",
            "administrative",
            "special",
            "metropolitan",
            "federal",
        ):
            rest = rest[:-1]
        found.append(Reading(" ".join(rest), levels, words[-1]))
    if len(words) > 1 and (levels := type_levels(words[0])):
        rest = words[1:]
        if len(rest) > 1 and _PREFIXED.fullmatch(rest[0]):
            rest = rest[1:]
            if len(rest) > 1 and rest[0] in ("the", "la", "el", "los", "las"):
                rest = rest[1:]
        found.append(Reading(" ".join(rest), levels, words[0]))
    return tuple(found)


def is_dull(key: str) -> bool:
    """Whether a key only says where in some country a region lies: "western", "central"."""
    return _DULL.issuperset(key.split(" "))


def bare_forms(key: str) -> tuple[str, ...]:
    """A feature's normalised name without its type word, where that leaves a name of its own.

    "kursk oblast" gives "kursk"; "central region" gives nothing, for "central" names no place.
    """
    return tuple(
        reading.key
        for reading in readings(key)[1:]
        if reading.cue and len(reading.key) > 2 and not is_dull(reading.key)
    )


@lru_cache(maxsize=4096)
def inflections(key: str) -> tuple[Reading, ...]:
    """Readings of an inflected or adjectival name, for keys that no place bears as they stand.

    "курской области" as "курская область" and as "курск" with the levels of a region; "kharkivska oblast" as
    "kharkiv"; "харківщині" as "харків"; "казани" as "казань".
    """
    words = key.split(" ")
    if words[0] in _PREPOSITIONS and len(words) > 1:
        words = words[1:]
    found: dict[tuple[str, frozenset[Level]], Reading] = {}

    def add(reading: Reading) -> None:
        if reading.key != key or reading.levels:
            found.setdefault((reading.key, reading.levels), reading)

    levels = type_levels(words[-1]) if len(words) > 1 else frozenset()
    if levels and levels != _SETTLED:
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
            add(Reading(noun, _REGION, key, inflected=True))
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
    noun = next((noun for pattern, _, noun in _CYRILLIC_TYPES if pattern.fullmatch(type_word)), None)
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
    ("євом", ("їв",)),
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
    if not words or not all(_CYRILLIC.search(word) for word in words) or len(words) > 3:
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


_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїє"


def one_edit(key: str) -> list[str]:
    """Keys with one letter swapped, dropped, changed or added, in that order; none of short keys."""
    if not 5 <= len(key) <= 24:
        return []
    letters = _CYRILLIC_LETTERS if _CYRILLIC.search(key) else _LATIN_LETTERS
    cuts = range(len(key))
    variants: dict[str, None] = {}
    variants.update(dict.fromkeys(key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in cuts[:-1]))
    variants.update(dict.fromkeys(key[:i] + key[i + 1 :] for i in cuts))
    variants.update(dict.fromkeys(key[:i] + letter + key[i + 1 :] for i in cuts for letter in letters))
    variants.update(
        dict.fromkeys(key[:i] + letter + key[i:] for i in range(len(key) + 1) for letter in letters)
    )
    variants.pop(key, None)
    return [variant for variant in variants if variant == variant.strip() and "  " not in variant]
