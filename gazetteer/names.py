"""Names as keys: folding, what is no name, containers written in the string, keys with one letter amiss."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

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
_ARTICLE = "the"

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


def normalise(text: str) -> str:
    """The key under which a name is stored and looked up.

    Case, diacritics, apostrophes, dots, hyphens and a leading "the" do not count; "St." is "Saint", "U.S."
    is "US". Scripts are kept as they are. Idempotent; empty where the text holds no letter and no digit.
    """
    if "." in text:
        text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", text)
    words = (text.translate(_ASCII) if text.isascii() else _folded(text)).split()
    if len(words) > 1:
        if words[0] == _ARTICLE:
            words = list(itertools.dropwhile(_ARTICLE.__eq__, words)) or words[-1:]
        return " ".join([_WORDS.get(word, word) for word in words])
    return _WORDS.get(words[0], words[0]) if words else ""


def _folded(text: str) -> str:
    """The text without case and marks: character by character, where none of them changes another."""
    folded = text.translate(_ALONE)
    return folded if _TIED not in folded else _folded_together(text)


def _folded_together(text: str) -> str:
    # The acute on its own is an apostrophe; decomposed, it would leave a space.
    folded = unicodedata.normalize("NFKD", text.replace("´", "")).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    for decomposed, letter in _KEPT_MARKS:
        folded = folded.replace(decomposed, letter)
    return unicodedata.normalize("NFC", folded.translate(_FOLDED))


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
_JAMO = frozenset(map(chr, range(0x1100, 0x1200)))
_TIED = "\0"


class _FoldingAlone(dict[int, str]):
    """What becomes of each character alone, worked out when it is first met.

    _TIED where its neighbours have a say: marks, and the letters that make up Korean syllables.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _folded_together(char)
        tied = any(unicodedata.category(part)[0] == "M" or part in _JAMO for part in char + folded)
        self[code] = folded = _TIED if tied else folded
        return folded


_ALONE = _FoldingAlone()


def _is_mark(code: int) -> bool:
    """A mark over a letter that careful and careless writers use differently: accents, niqqud, harakat.

    The vowel signs of Indic and Thai scripts and the Japanese voicing marks are part of the spelling.
    """
    return 0x300 <= code <= 0x36F or 0x591 <= code <= 0x5C7 or 0x64B <= code <= 0x655 or code == 0x670


def is_name(text: str) -> bool:
    """Whether a text can be a place's name at all: not "", "-", "N/A", "#VALUE!", "12.5" or a NUL byte."""
    stripped = text.strip().strip("\u200e\u200f\ufeff")
    if not stripped or stripped.lower() in _NO_VALUES:
        return False
    if stripped[0].isalpha() and stripped.isprintable() and "/" not in stripped:
        return True
    if _NOT_AVAILABLE.fullmatch(stripped) or (stripped[0] == "#" and _CELL_FAULT.match(stripped)):
        return False
    if not stripped.isprintable() and any(char < " " and char not in "\t\n\r" for char in stripped):
        return False
    return any(map(str.isalpha, stripped))


_NO_VALUES = frozenset(
    (
        "n.a.|nan|none|null|nil|unknown|undefined|tbd|tba|various|unspecified|not known|not available"
        "|not applicable|н/д|нет|невідомо|неизвестно"
    ).split("|")
)
_NOT_AVAILABLE = re.compile(r"[Nn]\s*/\s*[Aa]")
_CELL_FAULT = re.compile(
    r"#(?:VALUE|REF|N/A|NAME|NUM|NULL|DIV|SPILL|CALC|ERROR|GETTING|FIELD|BLOCKED|#)|#\W*$"
)
"""What spreadsheets write into a cell that has no value."""

_POSSESSIVE = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])\s*")


def possessor(text: str) -> str:
    """The name within "Ukraine's" or "Honduras'"; empty where the text is no possessive."""
    found = _POSSESSIVE.fullmatch(text)
    return found.group(1) if found else ""


_JOINT = re.compile(r"(?<=[^\W\d_])(?<![^\W_a-zà-öø-ÿа-яёіїєґ])(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])|_+")


def split_joined(text: str) -> str:
    """The words of a hashtag or of a name written as one word: "#SierraLeone", "NewYork", "san_diego".

    Empty where there is nothing to part, and for texts of several words.
    """
    word = text.strip().removeprefix("#")
    if " " in word or len(word) > 60:
        return ""
    apart = " ".join(part for part in _JOINT.split(word) if part)
    return apart if apart != text.strip() else ""


_SEPARATORS = re.compile(r"\s*[,;|/،、，]\s*|\s+[–—]\s+")
_IN = re.compile(r"(.{2,}?)\s+(?:in|near)\s+(?:the\s+)?(.{2,})", re.IGNORECASE)
_PARTED = re.compile(r"[^\w\s.'’-]|\s[IiNn][NnEe]")
"""Something that may part a name from what it lies in; most names have nothing of the kind."""
_BRACKETS = re.compile(r"(.+?)\s*[(\[](.+?)[)\]]\s*")


def split_containers(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and what it lies in, nearest first: "Kazan, Tatarstan, Russia", "Hyderabad in Sindh"."""
    if text.isalpha() or not _PARTED.search(text):
        return text.strip(), ()
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


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїє"


def one_edit(key: str, may_be: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Keys with one letter swapped, dropped, changed or added, in that order; none of short or long keys.

    may_be: whether a key that lacks the letter in question can be a name with a letter more or less.
    """
    if not 5 <= len(key) <= 24:
        return []
    letters = _CYRILLIC_LETTERS if _CYRILLIC.search(key) else _LATIN_LETTERS
    cuts = [cut for cut in range(len(key)) if may_be(key[:cut] + key[cut + 1 :])]
    variants: dict[str, None] = {}
    variants.update(
        dict.fromkeys(key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in cuts if i + 1 < len(key))
    )
    variants.update(dict.fromkeys(key[:i] + key[i + 1 :] for i in cuts))
    variants.update(dict.fromkeys(key[:i] + letter + key[i + 1 :] for i in cuts for letter in letters))
    if may_be(key):
        variants.update(
            dict.fromkeys(key[:i] + letter + key[i:] for i in range(len(key) + 1) for letter in letters)
        )
    variants.pop(key, None)
    return [variant for variant in variants if variant == variant.strip() and "  " not in variant]
