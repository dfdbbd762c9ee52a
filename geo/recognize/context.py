"""From the names of a line to spans: kind, role and containers, each from the words around."""

from __future__ import annotations

from collections.abc import Sequence

from geo.recognize.actors import allies, with_kind
from geo.recognize.containment import with_containers
from geo.recognize.naming import NameIndex
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
    kept = [name for name in names if name.kind != "person" or name.why]
    return joined(text, line, kept, judged(text, line, kept), index)


def judged(text: str, line: Line, names: Sequence[Found]) -> list[Span]:
    """Each name as a span of the kind that the words beside it make it."""
    return [with_kind(text, line, name, as_span(text, line, name)) for name in names]


def joined(text: str, line: Line, names: Sequence[Found], spans: list[Span], index: NameIndex) -> list[Span]:
    """The spans of those names with what the line's names say of one another, and with roles."""
    known = [name.name for name in names]
    places = [name.place for name in known]
    spans = allies(text, line, spans, known)
    return with_roles(text, with_containers(text, spans, places, index), places)


def as_span(text: str, line: Line, name: Found) -> Span:
    """A name as a span of the kind it was found as."""
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
