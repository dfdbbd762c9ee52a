"""Text in the order and shape in which it is drawn: right-to-left words turned, Arabic letters joined. Pure.

For Pillow without raqm (which needs the system's FriBiDi). After UAX 9 without explicit embeddings, and with
Unicode's presentation forms for the letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_STRONG = ("L", "R", "EN", "AN")
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
_TATWEEL, _LAM = "\u0640", "\u0644"


def as_drawn(text: str, *, right_to_left: bool) -> str:
    """The characters from left to right, joined ones in their shapes. right_to_left: of the whole line."""
    if not right_to_left and all(letter < "\u0590" for letter in text):
        return text
    clusters = _clusters(joined(text))
    levels = _levels([cluster[0] for cluster in clusters], base=int(right_to_left))
    drawn = [
        cluster.translate(_MIRRORED) if level % 2 else cluster
        for cluster, level in zip(clusters, levels, strict=True)
    ]
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(drawn):
            end = at
            while end < len(drawn) and levels[end] >= level:
                end += 1
            drawn[at:end] = drawn[at:end][::-1]
            levels[at:end] = levels[at:end][::-1]
            at = end + 1
    return "".join(drawn)


def joined(text: str) -> str:
    """Arabic letters as Unicode's forms of them: alone, at the end, at the beginning or inside of a word."""
    forms, ligatures = _forms()
    clusters: list[str] = []
    for cluster in _clusters(text):
        pair = ligatures.get(clusters[-1][0] + cluster[0]) if clusters else None
        if pair:
            clusters[-1] = pair + clusters[-1][1:] + cluster[1:]
        else:
            clusters.append(cluster)
    reaching = [cluster[0] == _TATWEEL or "<initial>" in forms.get(cluster[0], ()) for cluster in clusters]
    reached = [cluster[0] == _TATWEEL or "<final>" in forms.get(cluster[0], ()) for cluster in clusters]
    out = []
    for at, cluster in enumerate(clusters):
        before = at > 0 and reaching[at - 1] and reached[at]
        after = reaching[at] and at + 1 < len(clusters) and reached[at + 1]
        form = forms.get(cluster[0], {}).get(_FORMS[before + 2 * after], cluster[0])
        out.append(form + cluster[1:])
    return "".join(out)


def _clusters(text: str) -> list[str]:
    """Each letter with the marks that stand on it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.category(letter) in ("Mn", "Me"):
            found[-1] += letter
        else:
            found.append(letter)
    return found


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """The forms of each letter, and the one sign for lam and alef, which has forms of its own."""
    forms: dict[str, dict[str, str]] = {}
    ligatures: dict[str, str] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split()
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 2 and base[0] == _LAM and kind == "<isolated>":
            ligatures[base] = chr(code)
        if len(base) == 2:
            base = ligatures.get(base, base)
        forms.setdefault(base, {})[kind] = chr(code)
    return forms, ligatures


def _levels(letters: Sequence[str], base: int) -> list[int]:
    """The embedding level of each letter: UAX 9, rules W2 to W7, N0 to N2, I1 and I2."""
    kinds = [unicodedata.bidirectional(letter) for letter in letters]
    embedding = "R" if base else "L"
    last = embedding
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            last = kind
        elif kind == "EN" and last == "AL":
            kinds[at] = "AN"
    for at in range(1, len(kinds) - 1):
        around = {kinds[at - 1], kinds[at + 1]}
        if (kinds[at] in ("CS", "ES") and around == {"EN"}) or (kinds[at] == "CS" and around == {"AN"}):
            kinds[at] = kinds[at - 1]
    for at in range(len(kinds)):
        if kinds[at] == "ET" and "EN" in (*kinds[max(at - 1, 0) : at], *_after(kinds, at, "ET")):
            kinds[at] = "EN"
    last = embedding
    for at, kind in enumerate(kinds):
        last = kind if kind in ("L", "R", "AL") else last
        kinds[at] = "L" if kind == "EN" and last == "L" else "R" if kind == "AL" else kind
    _bracketed(letters, kinds, embedding)
    at = 0
    while at < len(kinds):
        if kinds[at] in _STRONG:
            at += 1
            continue
        end = next((to for to in range(at, len(kinds)) if kinds[to] in _STRONG), len(kinds))
        before = _side(kinds[at - 1]) if at else embedding
        after = _side(kinds[end]) if end < len(kinds) else embedding
        kinds[at:end] = [before if before == after else embedding] * (end - at)
        at = end
    even, odd = (0, 1) if not base else (2, 1)
    return [{"L": even, "R": odd}.get(kind, 2) for kind in kinds]


def _bracketed(letters: Sequence[str], kinds: list[str], embedding: str) -> None:
    """Give both brackets of a pair one direction: that of what stands in them (rule N0)."""
    other = "L" if embedding == "R" else "R"
    opened: list[tuple[str, int]] = []
    for at, letter in enumerate(letters):
        if letter in _CLOSING:
            opened.append((_CLOSING[letter], at))
        elif any(letter == closing for closing, _ in opened):
            while opened[-1][0] != letter:
                opened.pop()
            start = opened.pop()[1]
            inside = {_side(kind) for kind in kinds[start + 1 : at] if kind in _STRONG}
            before = next((_side(kind) for kind in reversed(kinds[:start]) if kind in _STRONG), embedding)
            if inside:
                kinds[start] = kinds[at] = other if inside == {other} and before == other else embedding


def _after(kinds: Sequence[str], at: int, same: str) -> list[str]:
    """What follows the run of one kind that begins here."""
    end = next((to for to in range(at, len(kinds)) if kinds[to] != same), len(kinds))
    return list(kinds[end : end + 1])


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
