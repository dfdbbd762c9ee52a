"""A drawn map as a file: the page or a picture, whichever the suffix says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.safefiles import put

if TYPE_CHECKING:
    from maps.eventmap import EventMap

PAGES = (".html",)
PICTURES = (".svg", ".png")
SIZE = (1600, 900)
"""Width and height of a picture for which none is asked, in pixels."""
LEAST, MOST = 240, 16_384
"""Pixels of a picture's sides."""
_SIZE = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})")


def is_picture(output: str | Path) -> bool:
    """Whether a file is to be a picture."""
    return Path(output).suffix.lower() in PICTURES


def size_of(text: str) -> tuple[int, int] | None:
    """Width and height that a text like "1600x900" names, None where it names none."""
    found = _SIZE.fullmatch(text.strip())
    return None if found is None else (int(found[1]), int(found[2]))


def write(
    drawn: EventMap,
    output: str | Path,
    *,
    size: tuple[int, int] | None = None,
    scale: float | None = None,
    lang: str | None = None,
    theme: str = "light",
) -> None:
    """Write a page or a picture, whole or not at all.

    The options are of pictures; None is what a picture has without them.

    Raises OSError for what cannot be written, BadPicture for what no picture can have.
    """
    size, lang = size or SIZE, lang or "en"
    suffix = Path(output).suffix.lower()
    if suffix == ".svg":
        put(output, drawn.to_svg(size, lang=lang, theme=theme).encode("utf-8"))
    elif suffix == ".png":
        put(output, drawn.to_png(size, 1.0 if scale is None else scale, lang=lang, theme=theme))
    else:
        drawn.save(output)
