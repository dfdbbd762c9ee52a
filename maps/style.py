"""How event types look: a colour that the colour-blind can tell apart and a shape for those who see none.

The colours are those of Okabe and Ito (2008), darkened a little where they are too pale for small marks.
One family of types shares a colour, the shape tells its members apart; no two types share both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "star", "plus", "cross"
]

SHAPES: tuple[Shape, ...] = (
    "circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "star", "plus", "cross",
)  # fmt: skip

VERMILION, ORANGE, PURPLE, BLUE = "#d55e00", "#e69f00", "#cc79a7", "#0072b2"
SKY, GREEN, YELLOW, GREY = "#56b4e9", "#009e73", "#d9c516", "#7a7f87"
PALETTE: tuple[str, ...] = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW, GREY)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one event type is drawn and named. color: `#rrggbb`."""

    type: str
    label: str
    color: str
    shape: Shape


KNOWN: dict[str, tuple[str, Shape]] = {
    "armed_clash": (VERMILION, "diamond"),
    "shelling": (VERMILION, "triangle"),
    "air_strike": (VERMILION, "wedge"),
    "explosion": (VERMILION, "star"),
    "capture": (PURPLE, "square"),
    "violence_against_civilians": (PURPLE, "cross"),
    "arrest": (PURPLE, "pentagon"),
    "protest": (ORANGE, "circle"),
    "riot": (ORANGE, "triangle"),
    "wildfire": (ORANGE, "star"),
    "accident": (ORANGE, "wedge"),
    "disaster_flood": (BLUE, "wedge"),
    "disaster_storm": (BLUE, "hexagon"),
    "disaster_earthquake": (BLUE, "diamond"),
    "disease": (GREEN, "plus"),
    "diplomacy": (GREEN, "circle"),
    "statement": (SKY, "square"),
    "strategic_development": (SKY, "pentagon"),
    "other": (GREY, "circle"),
}


def label(event_type: str) -> str:
    """The type in words: `disaster_flood` is "Flood", a table's own "Road closed" stays as it is."""
    if event_type not in KNOWN:
        return event_type
    words = event_type.removeprefix("disaster_").replace("_", " ")
    return words[:1].upper() + words[1:]


def marks(types: Sequence[str]) -> tuple[Mark, ...]:
    """One mark for each type, in the order given.

    Types that are not dateline's own take the free pairs of colour and shape in turn: first every colour
    with one shape, then every colour with the next. Beyond 80 types pairs repeat.
    """
    taken = {KNOWN[name] for name in types if name in KNOWN}
    free = [(color, shape) for shape in SHAPES for color in PALETTE if (color, shape) not in taken]
    found: list[Mark] = []
    strangers = 0
    for name in types:
        if name in KNOWN:
            color, shape = KNOWN[name]
        else:
            color, shape = free[strangers % len(free)]
            strangers += 1
        found.append(Mark(name, label(name), color, shape))
    return tuple(found)
