"""The typeface that pictures are measured and drawn with: Noto Sans, in vendor/noto.

Its widths are read without a font library, so that a page's small picture needs none.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from itertools import accumulate, takewhile

import numpy as np
import numpy.typing as npt

from maps.scene import Face

FACES: tuple[Face, ...] = ("regular", "semibold", "italic")
_UNKNOWN = 0.75
"""Ems that a character takes which the typeface lacks, such as a Chinese one at full width or a box."""
_CAPITAL = 0.714
"""Height of a capital in ems."""
_JOINED = ("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "THAANA")


def font_bytes(face: Face) -> bytes:
    """The font file of a face."""
    return (resources.files("maps") / "vendor" / "noto" / f"noto-sans-{face}.ttf").read_bytes()


def width(text: str, face: Face, size: float, spacing: float = 0.0) -> float:
    """Pixels that a text takes, kerning and joined letters aside; a little more than most typefaces need."""
    advances = _advances(face)
    ems = sum(advances.get(ord(letter), _unknown(letter)) for letter in text)
    return ems * size + spacing * max(len(text) - 1, 0)


def capital(size: float) -> float:
    """Height of a capital letter."""
    return _CAPITAL * size


def face_for(text: str, face: Face) -> Face:
    """The face itself, or the upright one where the text has letters that it lacks."""
    return face if not missing([text], face) else "regular"


def missing(texts: Iterable[str], face: Face = "regular") -> list[str]:
    """The characters that the typeface lacks, sorted, each once."""
    known = _advances(face)
    letters = {letter for text in texts for letter in text}
    return sorted(
        letter for letter in letters if ord(letter) not in known and unicodedata.category(letter)[0] != "C"
    )


def joined(text: str) -> bool:
    """Whether the text has letters that join, which no space may part."""
    return any(unicodedata.name(letter, "").startswith(_JOINED) for letter in text if letter > "\u0590")


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text, face, size) <= room:
        return text
    reached = accumulate(width(letter, face, size) for letter in text)
    kept = sum(1 for _ in takewhile(lambda so_far: so_far <= room - width("…", face, size), reached))
    words = text[:kept].rpartition(" ")[0]
    return (words if len(words) > kept * 0.6 else text[:kept]).rstrip(" ,;:–-") + "…"


def wrapped(text: str, face: Face, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines, broken at spaces; what is too much ends in an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), face, size) <= room:
            taken += 1
        lines.append(shortened(" ".join(rest[:taken]), face, size, room))
        rest = rest[taken:]
    return [*lines, shortened(" ".join(rest), face, size, room)] if rest else lines


def _unknown(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


@lru_cache(maxsize=len(FACES))
def _advances(face: Face) -> dict[int, float]:
    """Ems by code point: the tables `cmap` (its segments of 16 bits) and `hmtx` of the font file."""
    data = font_bytes(face)
    tables = {}
    for at in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        tables[tag.decode("ascii")] = data[offset : offset + length]
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    measured = struct.unpack_from(">H", tables["hhea"], 34)[0]
    widths = np.frombuffer(tables["hmtx"], dtype=">u2", count=2 * measured)[::2]
    return {
        code: float(widths[min(glyph, measured - 1)]) / units
        for code, glyph in _glyphs(tables["cmap"]).items()
    }


def _glyphs(table: bytes) -> dict[int, int]:
    """The glyph of each code point of the Basic Multilingual Plane."""
    offsets = [
        struct.unpack_from(">HHL", table, 4 + 8 * at)[2]
        for at in range(struct.unpack_from(">H", table, 2)[0])
    ]
    segments = next(part for part in (table[at:] for at in offsets) if part[:2] == b"\x00\x04")
    count = struct.unpack_from(">H", segments, 6)[0] // 2
    words: npt.NDArray[np.int64] = np.frombuffer(segments[: len(segments) // 2 * 2], dtype=">u2").astype(
        np.int64
    )
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    deltas, ranges = words[8 + 2 * count : 8 + 3 * count], words[8 + 3 * count : 8 + 4 * count]
    found: dict[int, int] = {}
    for at in range(count):
        for code in range(int(starts[at]), min(int(ends[at]), 0xFFFE) + 1):
            glyph = code
            if ranges[at]:
                index = 8 + 3 * count + at + int(ranges[at]) // 2 + code - int(starts[at])
                glyph = int(words[index])
                if not glyph:
                    continue
            glyph = (glyph + int(deltas[at])) % 65536
            if glyph:
                found[code] = glyph
    return found
