"""A theme as a file has it: the `[style]` table of a TOML document; all faults at once, with their lines."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from geo.tomllines import Where, lines
from maps.errors import BadStyle
from maps.project.errors import BadSettings
from maps.project.keys import Faults, Key, Table, Wrong, path, text, texts
from maps.theme import Logo, Theme, TypeStyle

LARGEST_LOGO = 300_000
"""Bytes: a page carries the logo with it."""

_RASTER = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"RIFF", "WEBP"))
_SVG = "{http://www.w3.org/2000/svg}svg"


def _families(value: Any) -> tuple[str, ...]:
    """Names of families: a list, or one text with commas as style sheets have it."""
    named = [name for one in texts(value) for name in one.split(",")]
    return tuple(name.strip().strip("\"'") for name in named if name.strip())


_STYLE = Table(
    "style",
    title=Key(text), subtitle=Key(text), footer=Key(text), fonts=Key(_families), logo=Key(path),
    logo_text=Key(text), accent=Key(text), accent_dark=Key(text), types=Key(lambda value: value),
)  # fmt: skip
_TYPE = Table("types", color=Key(text), dark=Key(text), shape=Key(text), label=Key(text))


def read(file: str | Path) -> Theme:
    """The theme of a TOML file, its `[style]` table. Raises BadStyle with all faults, each with its line."""
    name = Path(file).name
    try:
        source = Path(file).read_bytes().decode("utf-8-sig")
        document = tomllib.loads(source)
    except OSError as error:
        raise BadStyle(f"{name}: the style cannot be read\n{error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BadStyle(f"{name}: the style is no UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise BadStyle(f"{name}: {error}") from error
    faults = Faults(name, lines(source))
    faults.unknown((), document, ("style",))
    given = document.get("style", {})
    theme = Theme()
    if isinstance(given, dict):
        theme = theme_of(given, ("style",), Path(file).parent, faults)
    else:
        faults.add(("style",), "is a table")
    try:
        faults.require()
    except BadSettings as error:
        raise BadStyle(str(error)) from error
    return theme


def theme_of(given: Mapping[str, Any], where: Where, folder: Path, faults: Faults) -> Theme:
    """The theme of a table; what is wrong goes to the faults. folder: from which the logo's path counts."""
    values = _STYLE.values(given, where, faults)
    values["types"] = _types(values.get("types", {}), (*where, "types"), faults)
    logo, logo_text = values.pop("logo", None), values.pop("logo_text", "")
    if logo is not None:
        try:
            values["logo"] = _logo(folder / logo, logo_text)
        except Wrong as wrong:
            faults.add((*where, "logo"), str(wrong))
    try:
        return Theme(**values)
    except BadStyle as bad:
        for at, what in bad.faults:
            faults.add((*where, *at), what)
        return Theme()


def _types(given: Any, where: Where, faults: Faults) -> dict[str, TypeStyle]:
    """The tables of types, by their names; any name may stand there, for tables bring types of their own."""
    if not isinstance(given, dict):
        faults.add(where, 'is a table like { protest = { color = "#8a4b00" } }')
        return {}
    found: dict[str, TypeStyle] = {}
    for name, own in given.items():
        if isinstance(own, dict):
            found[name] = TypeStyle(**_TYPE.values(own, (*where, name), faults))
        else:
            faults.add((*where, name), 'is a table like { color = "#8a4b00", shape = "star" }')
    return found


def _logo(file: Path, words: str) -> Logo:
    """The picture of a file; Wrong where it is none of the known kinds or too large."""
    try:
        size = file.stat().st_size
        if size > LARGEST_LOGO:
            raise Wrong(f"has {size:,} bytes and may have {LARGEST_LOGO:,}; save it smaller")
        data = file.read_bytes()
    except OSError as error:
        raise Wrong(f"cannot be read: {file.name}: {error.strerror or error}") from error
    for mark, kind in _RASTER:
        if data.startswith(mark):
            return Logo(data, f"image/{kind.lower()}", *_measured(data, kind), words)
    return Logo(data, "image/svg+xml", *_viewed(data), words)


def _measured(data: bytes, kind: str) -> tuple[float, float]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as image:
            image.load()
            return float(image.width), float(image.height)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise Wrong(f"is a broken {kind} picture") from error


def _viewed(data: bytes) -> tuple[float, float]:
    """Width and height of an SVG: of its viewBox, else its own."""
    try:
        root = defusedxml.ElementTree.fromstring(data)
    except (defusedxml.ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise Wrong("is no PNG, JPEG, WebP or SVG picture") from error
    if root.tag != _SVG:
        raise Wrong("is no PNG, JPEG, WebP or SVG picture")
    try:
        box = root.get("viewBox")
        sides = box.replace(",", " ").split()[2:] if box else [root.get("width", ""), root.get("height", "")]
        width, height = (float(side.removesuffix("px")) for side in sides)
    except ValueError:
        width = height = 0.0
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise Wrong("is an SVG without a viewBox or a size in pixels")
    return width, height
