"""Soft hyphens, zero-width characters and hyphens at a line's end within words (pure)."""

from __future__ import annotations

import re

MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ANY = re.compile(f"[{MARKS}]")
_BROKEN_WORD = re.compile(rf"\w+(?:(?:[{MARKS}]+|(?<=[^\W\d_])-\r?\n(?=[^\W\d_A-ZА-ЯІЇЄҐ]))\w+)+")
_REST = re.compile(r"-\r?\n[^\W\d_A-ZА-ЯІЇЄҐ]+")
_PARTED = re.compile(rf"-\r?\n|[{MARKS}]")


def moved_out(text: str) -> str:
    """The text with such characters behind the words that they stand in, so that words read as they look.

    As long as the text: a word begins where it began, and what stands between words stays where it is.
    """
    if _ANY.search(text) is None and "-\n" not in text and "-\r\n" not in text:
        return text
    return _BROKEN_WORD.sub(_whole, text)


def end_of_word(text: str, end: int) -> int:
    """Where a word ends that a line's end parts behind `end`: "Naku-" of "Naku-\\nru"; else `end`."""
    rest = _REST.match(text, end)
    return rest.end() if rest else end


def joined(words: str) -> str:
    """Words of a text as they read."""
    return _PARTED.sub("", words)


def _whole(match: re.Match[str]) -> str:
    word = match.group()
    return _PARTED.sub("", word) + "".join(_PARTED.findall(word))
