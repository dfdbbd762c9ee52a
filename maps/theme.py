"""What a publisher sets of a map's look: words, typeface, logo, colours, shapes of types; its check."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from maps import packing, style
from maps.errors import BadStyle
from maps.style import DARK, LIGHT, Look, Mark, Shape

FONTS = (
    "Inter", "Source Sans 3", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans",
    "Liberation Sans", "sans-serif",
)  # fmt: skip
"""The families of a page without a theme, best first; `viewer/src/style.css` has the same."""

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
"""The least contrast of text and of marks to what they stand on: WCAG 2.2, 1.4.3 and 1.4.11."""

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_FAMILY = re.compile(r"-?[\w][\w .-]{0,63}")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one type is drawn; None leaves what it is without. color, dark: by day and by night, `#rrggbb`.

    Without `dark` the colour itself serves, made lighter until it stands out by night.
    """

    color: str | None = None
    dark: str | None = None
    shape: Shape | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands beside the title.

    media: `image/png`, `image/svg+xml` and the like. width, height: its own, in any unit. text: what it says,
    for those who do not see it.
    """

    data: bytes
    media: str
    width: float
    height: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What a publisher sets of a map's look; None and nothing leave it as it is.

    fonts: families that readers may have, best first; a page loads none. accent, accent_dark: of links and of
    what is chosen, by day and by night. types: by the type's name.
    Raises BadStyle with all that is wrong: an unknown shape, a colour that would not be seen.

    >>> from maps.theme import Theme, TypeStyle
    >>> Theme(footer="Map: The Example", types={"protest": TypeStyle(color="#8a4b00", shape="star")}).footer
    'Map: The Example'
    """

    title: str | None = None
    subtitle: str | None = None
    footer: str | None = None
    fonts: Sequence[str] = ()
    logo: Logo | None = None
    accent: str | None = None
    accent_dark: str | None = None
    types: Mapping[str, TypeStyle] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = list(faults(self))
        if found:
            raise BadStyle("\n".join(f"{'.'.join(path)} {what}" for path, what in found), found)

    def look(self, *, dark: bool) -> Look:
        """The colours by day or by night."""
        base = DARK if dark else LIGHT
        accent = self.accent_dark if dark else self.accent
        return replace(base, accent=accent) if accent else base

    def marks(self, types: Sequence[str]) -> tuple[Mark, ...]:
        """One mark for each type, in the order given."""
        return tuple(self._own(mark) for mark in style.marks(types))

    def label(self, event_type: str) -> str:
        """The type in words."""
        own = self.types.get(event_type)
        return own.label if own and own.label else style.label(event_type)

    def header(self) -> dict[str, Any]:
        """What the page is told of it, but for types; empty where there is nothing to tell."""
        told = {
            "subtitle": self.subtitle, "footer": self.footer, "fonts": list(self.fonts),
            "accent": self.accent, "accentDark": self.accent_dark,
        }  # fmt: skip
        out: dict[str, Any] = {
            key: packing.clean(value) if isinstance(value, str) else value
            for key, value in told.items()
            if value
        }
        if self.logo:
            data = base64.b64encode(self.logo.data).decode("ascii")
            out["logo"] = {
                "src": f"data:{self.logo.media};base64,{data}",
                "width": self.logo.width, "height": self.logo.height, "text": packing.clean(self.logo.text),
            }  # fmt: skip
        return out

    def _own(self, mark: Mark) -> Mark:
        own = self.types.get(mark.type)
        if own is None:
            return mark
        dark = own.dark or (night(own.color) if own.color else mark.dark)
        return Mark(
            mark.type, own.label or mark.label, own.color or mark.color, dark, own.shape or mark.shape
        )


def faults(theme: Theme) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a theme: the path of each key, and the end of a sentence that begins with it."""
    for family in theme.fonts:
        if not _FAMILY.fullmatch(family):
            yield (
                ("fonts",),
                f'holds names of families, such as "Georgia" or "sans-serif", not {_shown(family)}',
            )
    for key, color, look in (("accent", theme.accent, LIGHT), ("accent_dark", theme.accent_dark, DARK)):
        yield from _seen((key,), color, look, (("paper", look.paper),), TEXT_CONTRAST)
    for name, own in theme.types.items():
        for key, color, look in (("color", own.color, LIGHT), ("dark", own.dark, DARK)):
            grounds = (("land", look.land), ("water", look.water))
            yield from _seen(("types", name, key), color, look, grounds, MARK_CONTRAST)
        if own.shape is not None and own.shape not in style.SHAPES:
            yield ("types", name, "shape"), f"is one of {', '.join(style.SHAPES)}, not {_shown(own.shape)}"


def _seen(
    path: tuple[str, ...], color: str | None, look: Look, grounds: Sequence[tuple[str, str]], least: float
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The fault of a colour that is none, or that does not stand out from every ground."""
    if color is None:
        return
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        yield path, f'is a colour like "#0a5a9c", not {_shown(color)}'
        return
    name, ground = min(grounds, key=lambda one: contrast(color, one[1]))
    found = contrast(color, ground)
    if found < least:
        when, change = ("by night", "lighter") if look is DARK else ("by day", "darker")
        yield (
            path,
            (
                f"{color} stands out from the {name} ({ground}) {when} by {found:.2f} to 1, "
                f"not {least:g} to 1; "
                f"take a {change} colour, such as {_enough(color, grounds, least, look)}"
            ),
        )


def night(color: str) -> str:
    """A colour, made lighter until it stands out from land and water by night."""
    return _enough(color, (("land", DARK.land), ("water", DARK.water)), MARK_CONTRAST, DARK)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _enough(color: str, grounds: Sequence[tuple[str, str]], least: float, look: Look) -> str:
    """The nearest mixture with white by night, with black by day, that stands out."""
    end = 255 if look is DARK else 0
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(101):
        mixed = "#" + "".join(f"{round(part + (end - part) * step / 100):02x}" for part in parts)
        if all(contrast(mixed, ground) >= least for _, ground in grounds):
            break
    return mixed


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _shown(value: object) -> str:
    said = f'"{value}"'
    return said if len(said) <= 60 else f"{said[:59]}…"


PLAIN = Theme()
"""The look of a map without a theme."""
