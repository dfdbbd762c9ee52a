"""Bytes that a page carries: columns and coordinates made small, and JSON that cannot leave its element.

The page's `decode.js` reads what this module writes; the two change together. `columns` makes the columns.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

NULL = -(2**31)
"""Stands for a missing value in a column of integers."""

LARGE = 1 << 21
"""Bytes from which on packing is quick rather than close."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&{}\u2028\u2029"}
_TOGETHER = 512
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def cleaned(texts: Sequence[str]) -> list[str]:
    """Many texts, each as `clean` has it."""
    found: list[str] = []
    for at in range(0, len(texts), _TOGETHER):
        some = texts[at : at + _TOGETHER]
        # Nothing that is printable is replaced, and that is seen of many at once.
        found += some if "".join(some).isprintable() else map(clean, some)
    return found


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


def island(content: bytes) -> str:
    """Bytes as the text of an inert element: raw deflate, base64."""
    # The last hundredth of a large page would take half of the time.
    packer = zlib.compressobj(9 if len(content) < LARGE else 7, zlib.DEFLATED, -15, 9)
    return base64.b64encode(packer.compress(content) + packer.flush()).decode("ascii")


def dictionary(values: Sequence[str]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Each value once, sorted, and the place of every value in that list."""
    codes, names = pd.factorize(np.array(values, dtype=object))
    order = np.argsort(names, kind="stable")
    place = np.empty(len(names), dtype=np.int64)
    place[order] = np.arange(len(names))
    return names[order].tolist(), place[codes]
