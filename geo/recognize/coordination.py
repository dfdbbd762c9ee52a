"""Names that share one type word: "the Kursk and Belgorod regions", "Курскую и Белгородскую области"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.recognize.span import Span

_LATIN = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,40}(?: [A-ZÀ-ÖØ-Þ][\w’'-]{1,40})?"
"""Words of a bounded length: each capital of a long run of them begins a search."""
_ADJECTIVE = (
    r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]{1,40}(?:ск|цк|ськ|цьк|зьк)(?:ую|ой|ая|ие|их|им|ими|а|у|ою|ої|ій|ого|ому|ом|ий)"
)
_PLURALS = (
    "regions oblasts provinces counties districts prefectures governorates departments municipalities raions"
    " cantons voivodeships"
)
_LISTS = tuple(
    re.compile(rf"(?P<items>(?:{name}, ){{0,8}}{name}),? (?:{conjunctions}) {name} (?P<type>{types})\b")
    for name, conjunctions, types in (
        (_LATIN, "and", "|".join(_PLURALS.split())),
        (_ADJECTIVE, "и|й|і|та", "област(?:и|ей|ям|ях|ями|і)|районы|районах|районов|районами|райони|районів"),
    )
)
_NAMES = tuple(re.compile(name) for name in (_LATIN, _ADJECTIVE))


def shared_types(text: str) -> dict[tuple[int, int], str]:
    """The type word that a name takes from the last one of its list, by (start, end) of the name."""
    found: dict[tuple[int, int], str] = {}
    for pattern, name in zip(_LISTS, _NAMES, strict=True):
        for group in pattern.finditer(text):
            for item in name.finditer(text, group.start("items"), group.end("items")):
                found[item.span()] = group.group("type")
    return found


def with_adjectives(text: str, spans: Sequence[Span], shared: dict[tuple[int, int], str]) -> list[Span]:
    """The spans with those adjectives that name a region only together with the type word of their list.

    They mean what the next name of the list means: its kind, its role.
    """
    found = list(spans)
    for start, end in sorted(shared, reverse=True):
        if any(span.start < end and start < span.end for span in found) or text[start].isascii():
            continue
        if after := next((span for span in found if span.start >= end and span.kind == "place"), None):
            found.append(replace(after, start=start, end=end))
            found.sort(key=lambda span: (span.start, span.end))
    return found
