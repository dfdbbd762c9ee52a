"""Columns as few bytes: integers as byte planes, texts once each, rows along a curve. Pure.

What stands here about a column goes into the page's header; `columns.js` reads both.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from maps import packing

Integers = npt.NDArray[np.int64]
Spec = dict[str, Any]

CURVE_BITS = 20
SAMPLE = 1 << 14
"""Values by which two ways of writing a column are compared."""
_HEX = re.compile(r"(?:[0-9a-f]{2})+\Z")


@dataclass
class Packed:
    """Columns on their way into a page: what the header says of each, and the bytes of one after another."""

    specs: dict[str, Spec] = field(default_factory=dict)
    content: list[bytes] = field(default_factory=list)

    def add(self, name: str, values: Integers, like: Integers | None = None) -> None:
        """One more column. like: a column that it mostly equals, of which it holds the difference."""
        self.specs[name], content = packed(values, like)
        self.content.append(content)


def packed(values: Integers, like: Integers | None = None) -> tuple[Spec, bytes]:
    """A column of 32-bit integers: what a reader must know of it, and its bytes.

    {"value": v} where all are v; else {"planes": n, "steps": bool}: zigzag numbers, the steps from row to row
    or the values themselves, as n byte planes from the lowest on.
    """
    if len(values) == 0 or (values == values[0]).all():
        return {"value": int(values[0]) if len(values) else 0}, b""
    rest = values.astype(np.int64) if like is None else values - like
    ways = {True: _zigzag(np.diff(rest, prepend=0)), False: _zigzag(rest)}
    size = {steps: len(zlib.compress(_planes(way[:SAMPLE]), 6)) for steps, way in ways.items()}
    steps = size[True] < size[False]
    content = _planes(ways[steps])
    return {"planes": len(content) // len(values), "steps": steps}, content


def decimals(values: npt.NDArray[np.float64], finest: int) -> tuple[int, Integers]:
    """Numbers as integers: the power of ten that they are multiplied by, and them; NULL for NaN.

    finest: the largest power; a smaller one is taken where it loses nothing.
    """
    known = np.isfinite(values)
    whole = np.floor(np.where(known, values, 0.0) * finest + 0.5)
    found = np.clip(whole, -2e9, 2e9).astype(np.int64)
    scale = finest
    while scale > 1 and not (found % 10).any():
        found //= 10
        scale //= 10
    return scale, np.where(known, found, packing.NULL)


def texts(values: Sequence[str]) -> tuple[Spec, bytes, Integers | None]:
    """A column of texts: what a reader must know of it, its bytes, and the codes of a column that has few.

    {"value": text} where all are the same. {"distinct": n}: n texts in the order in which they first appear,
    the codes being a column of integers. {"hex": n}: n bytes a row. Else only "lengths": how the lengths
    in bytes are packed that stand before the texts.
    """
    codes, distinct = pd.factorize(np.array(values, dtype=object), use_na_sentinel=False)
    if len(distinct) <= 1:
        return {"value": distinct[0] if len(distinct) else ""}, b"", None
    if len(distinct) * 2 <= len(values):
        spec, content = _strings(distinct.tolist())
        return {"distinct": len(distinct), **spec}, content, codes.astype(np.int64)
    width = len(distinct[0])
    if set(map(len, values)) == {width} and all(map(_HEX.match, values)):
        return {"hex": width // 2}, bytes.fromhex("".join(values)), None
    return (*_strings(values), None)


def along_curve(points: npt.NDArray[np.float64]) -> Integers:
    """The order of lon, lat points along a Morton curve: neighbours in it are neighbours on the map."""
    low, high = np.array([-180.0, -90.0]), np.array([180.0, 90.0])
    cells = np.clip((points - low) / (high - low), 0, 1) * ((1 << CURVE_BITS) - 1)
    spread = np.zeros(len(points), dtype=np.int64)
    for bit in range(CURVE_BITS):
        for axis in (0, 1):
            spread |= ((cells[:, axis].astype(np.int64) >> bit) & 1) << (2 * bit + axis)
    return np.argsort(spread, kind="stable")


def taken(columns: Mapping[str, Sequence[str]], order: Integers) -> dict[str, Sequence[str]]:
    """The columns with their rows in another order."""
    return {name: np.array(values, dtype=object)[order].tolist() for name, values in columns.items()}


def _strings(values: Sequence[str]) -> tuple[Spec, bytes]:
    whole = "".join(values)
    encoded: Sequence[str | bytes] = values if whole.isascii() else [text.encode("utf-8") for text in values]
    spec, lengths = packed(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)))
    return {"lengths": spec}, lengths + whole.encode("utf-8")


def _zigzag(values: Integers) -> npt.NDArray[np.uint32]:
    """Small numbers of either sign as small numbers; what is beyond 32 bits wraps as in the reader."""
    short = values.astype(np.int32)
    zigzag: npt.NDArray[np.uint32] = ((short << 1) ^ (short >> 31)).astype("<u4")
    return zigzag


def _planes(zigzag: npt.NDArray[np.uint32]) -> bytes:
    """The lowest bytes of all values, then the next, as many planes as have any bit."""
    planes = zigzag.view(np.uint8).reshape(-1, 4).T
    return planes[: max(1, (int(zigzag.max(initial=0)).bit_length() + 7) // 8)].tobytes()
