"""Parts of places that have no name of their own: "North London", "western Syria", "downtown Chicago"."""

from __future__ import annotations

import re

_SIDES = r"north|south|east|west|north-?east|north-?west|south-?east|south-?west"
_BEFORE = re.compile(
    rf"((?:{_SIDES})(?:ern)?(?:most)?|central|mid|inner|outer|greater|downtown|uptown|midtown|metro|metropolitan"
    r"|rural|coastal|mainland|suburban|far (?:north|south|east|west)(?:ern)?)[ -]((?:the )?\w.+)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(.+\w) (metro area|metropolitan (?:area|region)|metro|area|suburbs?|outskirts|countryside|coast"
    r"|city cent(?:er|re)|downtown|hinterland|waterfront|mainland)",
    re.IGNORECASE,
)


def whole(text: str) -> tuple[str, str]:
    """The part and the place that it is a part of, both empty where the text names no part."""
    if found := _BEFORE.fullmatch(text.strip()):
        return found.group(1), found.group(2)
    if found := _AFTER.fullmatch(text.strip()):
        return found.group(2), found.group(1)
    return "", ""
