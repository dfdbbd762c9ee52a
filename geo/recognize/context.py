"""From the names of a line to spans: kind, role and containers, each from the words around."""

from __future__ import annotations

from collections.abc import Sequence

from geo.recognize.actors import allies, with_kind
from geo.recognize.containment import with_containers
from geo.recognize.naming import Name, NameIndex
from geo.recognize.roles import with_roles
from geo.recognize.span import Span
from geo.recognize.tokens import Line
from geo.recognize.walk import Found

_STATES = frozenset(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask
    """.split()
)


def settle(text: str, line: Line, names: Sequence[Found], index: NameIndex) -> list[Span]:
    """The line's names as spans with kind, role and containers."""
    spans = []
    known: list[Name] = []
    for i, name in enumerate(names):
        if name.kind == "person" and not name.why:
            continue
        span = _span(text, line, names, i)
        spans.append(with_kind(text, line, name, span))
        known.append(name.name)
    places = [name.place for name in known]
    spans = allies(text, line, spans, known)
    return with_roles(text, with_containers(text, spans, places, index), places)


def _span(text: str, line: Line, names: Sequence[Found], i: int) -> Span:
    name = names[i]
    first, last = line.tokens[name.first], line.tokens[name.last]
    end = last.end
    if text[end : end + 1] == "." and _is_abbreviated(text[first.start : end]):
        end += 1
    role = "location" if name.kind in ("place", "facility") else "mention"
    return Span(
        first.start,
        end,
        name.kind,
        "location" if role == "location" else "mention",
        name.refers_to,
        (),
        name.why,
    )


def _is_abbreviated(word: str) -> bool:
    """ "Ga", "Mass": the dot belongs to it."""
    return word in _STATES
