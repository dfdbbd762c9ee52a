"""Packed columns come back as they went in, and no text leaves its element."""

from __future__ import annotations

import base64
import json
import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maps import packing

INT32 = st.integers(-(2**31), 2**31 - 1)


def unzigzag(values: np.ndarray) -> np.ndarray:
    return (values >> 1) ^ -(values & 1)


@given(st.lists(st.integers(-(2**52), 2**52)))
def test_varints_come_back(values: list[int]) -> None:
    found: list[int] = []
    number = shift = 0
    for byte in packing.varints(values):
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append((number >> 1) ^ -(number & 1))
            number = shift = 0
    assert found == values


@given(st.lists(INT32))
def test_columns_of_integers_come_back(values: list[int]) -> None:
    planes = np.frombuffer(packing.integers(values), dtype=np.uint8).reshape(4, -1)
    zigzag = planes.T.copy().view("<u4").ravel().astype(np.int64)
    back = np.cumsum(unzigzag(zigzag)).astype(np.int64)
    assert [(int(value) + 2**31) % 2**32 - 2**31 for value in back] == values


@given(st.text())
def test_json_keeps_every_text_and_lets_none_of_it_end_the_element(text: str) -> None:
    written = packing.script_json({"text": packing.clean(text), "list": [1, None]})
    assert json.loads(written)["text"] == packing.clean(text)
    inside = written[written.index(":") : written.rindex(',"list"')]
    assert not set("<>&{}\u2028\u2029") & set(inside)


def test_what_utf8_cannot_carry_is_replaced() -> None:
    assert packing.clean("a\ud800b\x00c") == "a\ufffdb\ufffdc"
    assert packing.clean("\ud83d\ude00 и\n") == "😀 и\n"


@given(st.binary())
def test_islands_come_back(content: bytes) -> None:
    assert zlib.decompress(base64.b64decode(packing.island(content)), -15) == content
