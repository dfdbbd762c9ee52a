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
_DIVISION = (
    r"[А-ЯІЇЄҐ][\w’'-]{1,40}(?:ой|ей|ого|его|ої) "
    r"(?:области|края|района|округа|республики|області|району|краю)\b"
)
_CONTAINER = re.compile(rf" (?P<holder>{_DIVISION})")
"""What a list of districts lies in, right after its type word."""
_SINGULAR = {"област": "область", "район": "район"}
_LISTS = tuple(
    re.compile(
        rf"(?P<items>(?:{name}, ){{0,8}}{name}),? (?:{conjunctions}) (?P<last>{name}) (?P<type>{types})\b"
    )
    for name, conjunctions, types in (
        (_LATIN, "and", "|".join(_PLURALS.split())),
        (_ADJECTIVE, "и|й|і|та", "област(?:и|ей|ям|ях|ями|і)|район(?:ы|ах|ов|ами|ам|и|ів)"),
    )
)
_NAMES = tuple(re.compile(name) for name in (_LATIN, _ADJECTIVE))
_SIGNS = (tuple(_PLURALS.split()), tuple(_SINGULAR))
"""Without one of these a text has no such list: to look for them costs a thousandth of the search."""


def shared_types(text: str) -> dict[tuple[int, int], str]:
    """The type word that a name takes from the last one of its list, by (start, end) of the name.

    A Russian or Ukrainian list's last name is one of them too, together with the type word after it.
    """
    found: dict[tuple[int, int], str] = {}
    for signs, pattern, name in zip(_SIGNS, _LISTS, _NAMES, strict=True):
        if not any(map(text.__contains__, signs)):
            continue
        for group in pattern.finditer(text):
            type_word = _singular(group.group("type"))
            for item in name.finditer(text, group.start("items"), group.end("items")):
                found[item.span()] = type_word
            if not text[group.start("last")].isascii():
                found[group.start("last"), group.end("type")] = type_word
    return found


def _singular(type_word: str) -> str:
    """ "область" for "областях"; English plurals stay."""
    return next((word for stem, word in _SINGULAR.items() if type_word.startswith(stem)), type_word)


def typed(name: str, type_word: str) -> str:
    """A name of a list as it would be written alone: "Курский" and "Глушковский районы" with "район"."""
    *before, last = name.split(" ")
    listed = bool(before) and _singular(last) in _SINGULAR.values()
    return f"{' '.join(before) if listed else name} {type_word}"


def with_adjectives(text: str, spans: Sequence[Span], shared: dict[tuple[int, int], str]) -> list[Span]:
    """The spans with those adjectives that name a division only together with the type word of their list.

    They mean what another name of the list means: its kind, its role; what the list lies in holds them all.
    """
    found = list(spans)
    if all(text[start].isascii() for start, _ in shared):
        return found
    for start, end in sorted(shared, reverse=True):
        if text[start].isascii() or any(span.start < end and start < span.end for span in found):
            continue
        after = next((span for span in found if span.start >= end and span.kind == "place"), None)
        listed = after is not None and (after.start, after.end) in shared
        found.append(replace(after, start=start, end=end) if after and listed else Span(start, end, "place"))
        found.sort(key=lambda span: (span.start, span.end))
    for group in _LISTS[1].finditer(text):
        if holder := _CONTAINER.match(text, group.end()):
            found = [_within(span, group.span(), holder, text, shared) for span in found]
    return found


def _within(
    span: Span, of: tuple[int, int], holder: re.Match[str], text: str, shared: dict[tuple[int, int], str]
) -> Span:
    """A span of the list in what follows it; that is only named."""
    if (span.start, span.end) in shared and of[0] <= span.start and span.end <= of[1]:
        return replace(span, containers=(holder["holder"],))
    if span.start == holder.start("holder") and span.kind == "place":
        return replace(span, role="mention", why="container of the districts named before")
    return span
