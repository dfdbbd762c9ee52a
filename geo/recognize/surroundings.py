"""The words of the same sentence and line before and after a name (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.recognize.span import Span


def words_after(text: str, span: Span, width: int = 60) -> str:
    """Up to `width` characters after the name, at most to the line's end."""
    return text[span.end : span.end + width].split("\n", 1)[0]


def words_before(text: str, span: Span, width: int = 90) -> str:
    """Up to `width` characters before the name, at most from the sentence's beginning."""
    return _last_sentence(text[max(0, span.start - width) : span.start])


@lru_cache(maxsize=1024)
def _last_sentence(window: str) -> str:
    """Asked several times of each name, so the last answers are kept."""
    return _SENTENCE_END.split(window)[-1]


_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
