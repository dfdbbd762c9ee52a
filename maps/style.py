"""How event types look: a colour that the colour-blind can tell apart and a shape for those who see none.

The hues are those of Okabe and Ito (2008), darker by day and lighter by night, so that a mark stands out from
land and water. One family of types shares a colour, the shape tells its members apart; no two types share
both.
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


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a page and a picture, by day or by night; `viewer/src/style.css` has the same.

    All are `#rrggbb`. halo: around names, on land and water alike.
    """

    paper: str
    ink: str
    quiet: str
    rule: str
    accent: str
    water: str
    river: str
    land: str
    coast: str
    border: str
    division: str
    edge: str
    hollow: str
    halo: str
    neutral: str
    label_country: str
    label_division: str
    label_city: str
    label_sea: str


LIGHT = Look(
    paper="#ffffff", ink="#1b2329", quiet="#556069", rule="#dfe2e0", accent="#0a5a9c", water="#d3dfe6",
    river="#b9ccd7", land="#f6f4ee", coast="#9fb0b8", border="#8f8a83", division="#c3beb4", edge="#ffffff",
    hollow="#ffffff",
    halo="#faf9f5", neutral="#5b6570", label_country="#6b6a66", label_division="#7d7a73",
    label_city="#333a40", label_sea="#5b7c91",
)  # fmt: skip
DARK = Look(
    paper="#171c20", ink="#e8ecee", quiet="#a3adb4", rule="#2d353b", accent="#7cb9ec", water="#10161a",
    river="#34444e", land="#222a2f", coast="#46545d", border="#7b868d", division="#435057", edge="#10161a",
    hollow="#171c20",
    halo="#141a1e", neutral="#9aa5ad", label_country="#a2a9ad", label_division="#8b959b",
    label_city="#d4dadd", label_sea="#6d93ab",
)  # fmt: skip

Hue = tuple[str, str]
"""A colour by day and by night, `#rrggbb`; each stands out from land and water by 3 to 1 at least."""

VERMILION, ORANGE, PURPLE, BLUE = (
    ("#bf4300", "#ee7a35"), ("#a86a00", "#e69f00"), ("#b04a86", "#d889b4"), ("#004f8c", "#4596d6"),
)  # fmt: skip
SKY, GREEN, YELLOW, GREY = (
    ("#2a7fb0", "#79c6f2"), ("#007a5a", "#1fb386"), ("#5d5e00", "#d9c516"), ("#5f666f", "#9aa1a9"),
)  # fmt: skip
PALETTE: tuple[Hue, ...] = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW, GREY)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one event type is drawn and named. color, dark: by day and by night, `#rrggbb`."""

    type: str
    label: str
    color: str
    dark: str
    shape: Shape


KNOWN: dict[str, tuple[Hue, Shape]] = {
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
        found.append(Mark(name, label(name), *color, shape))
    return tuple(found)
