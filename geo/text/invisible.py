"""Soft hyphens and zero-width characters within words, as web pages and messengers leave them (pure)."""

from __future__ import annotations

import re

MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ANY = re.compile(f"[{MARKS}]")
_BROKEN_WORD = re.compile(rf"\w+(?:[{MARKS}]+\w+)+")


def moved_out(text: str) -> str:
    """The text with such characters behind the words that they stand in, so that words read as they look.

    As long as the text: a word begins where it began, and what stands between words stays where it is.
    """
    if _ANY.search(text) is None:
        return text
    return _BROKEN_WORD.sub(_whole, text)


def _whole(match: re.Match[str]) -> str:
    word = match.group()
    return _ANY.sub("", word) + "".join(_ANY.findall(word))
