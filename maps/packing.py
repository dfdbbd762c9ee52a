"""Bytes that a page carries: columns and coordinates made small, and JSON that cannot leave its element.

The page's `decode.js` reads what this module writes; the two change together.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

NULL = -(2**31)
"""Stands for a missing value in a column of integers."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&{}\u2028\u2029"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """The text as UTF-8 can carry it: lone surrogates and control characters become U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("\ufffd", whole)


def script_json(value: Any) -> str:
    """JSON for a script element: no string in it can end the element or look like a template."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _STRING.sub(lambda string: string.group().translate(_ESCAPES), text)


def varints(values: npt.ArrayLike) -> bytes:
    """Signed integers as zigzag varints, seven bits a byte, low bits first."""
    signed = np.asarray(values, dtype=np.int64).ravel()
    left = ((signed << 1) ^ (signed >> 63)).astype(np.uint64)
    lengths = np.ones(len(left), dtype=np.int64)
    for bits in range(7, 64, 7):
        lengths += left >= np.uint64(1 << bits)
    out = np.zeros(int(lengths.sum()), dtype=np.uint8)
    position = np.cumsum(lengths) - lengths
    remaining = np.arange(len(left))
    while len(remaining):
        low = (left[remaining] & np.uint64(0x7F)).astype(np.uint8)
        left[remaining] >>= np.uint64(7)
        more = left[remaining] > 0
        out[position[remaining]] = low | (more.astype(np.uint8) << 7)
        position[remaining] += 1
        remaining = remaining[more]
    return out.tobytes()


def integers(values: npt.ArrayLike) -> bytes:
    """A column of 32-bit integers: differences, zigzag, then the four byte planes one after the other."""
    column = np.asarray(values, dtype=np.int64)
    steps = np.diff(column, prepend=0).astype(np.int32)
    zigzag = ((steps << 1) ^ (steps >> 31)).astype("<u4")
    return zigzag.view(np.uint8).reshape(-1, 4).T.tobytes()


def strings(values: Sequence[str]) -> bytes:
    """A column of texts: the lengths in bytes as `integers`, then the UTF-8 itself."""
    encoded = [value.encode("utf-8") for value in values]
    return integers([len(value) for value in encoded]) + b"".join(encoded)


def island(content: bytes) -> str:
    """Bytes as the text of an inert element: raw deflate, base64."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(content) + packer.flush()).decode("ascii")


def dictionary(values: Iterable[str]) -> tuple[list[str], list[int]]:
    """Each value once, sorted, and the place of every value in that list."""
    column = list(values)
    names = sorted(set(column))
    index = {name: at for at, name in enumerate(names)}
    return names, [index[value] for value in column]
