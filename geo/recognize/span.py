"""What a recogniser returns, and what it must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geo.schema import Kind, Role


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a text that is, or contains, the name of a place.

    start, end: code points into the text, end exclusive, with the type word ("Kursk region"), no preposition.
    role: `location` where something happens, else `mention`.
    refers_to: the name of the place behind a metonym or demonym ("Ukraine" for "Ukrainian forces").
    containers: names that the text puts it in, nearest first: ("Tatarstan", "Russia").
    why: in words, why this kind or role, empty where plain.
    """

    start: int
    end: int
    kind: Kind
    role: Role = "location"
    refers_to: str | None = None
    containers: tuple[str, ...] = ()
    why: str = ""


class Recognizer(Protocol):
    """Finds the names in a text."""

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1."""
        ...
