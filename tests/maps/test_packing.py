"""Packed columns come back as they went in, and no text leaves its element."""

from __future__ import annotations

import base64
import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from maps import packing


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


@given(st.text())
def test_json_keeps_every_text_and_lets_none_of_it_end_the_element(text: str) -> None:
    written = packing.script_json({"text": packing.clean(text), "list": [1, None]})
    assert json.loads(written)["text"] == packing.clean(text)
    inside = written[written.index(":") : written.rindex(',"list"')]
    assert not set("<>&{}\u2028\u2029") & set(inside)


def test_what_utf8_cannot_carry_is_replaced() -> None:
    assert packing.clean("a\ud800b\x00c") == "a\ufffdb\ufffdc"
    assert packing.clean("\ud83d\ude00 и\n") == "😀 и\n"


@given(st.lists(st.text()))
def test_many_texts_are_cleaned_as_each_is(texts: list[str]) -> None:
    assert packing.cleaned(texts) == [packing.clean(text) for text in texts]


@given(st.lists(st.text(alphabet="abß"), min_size=1))
def test_a_dictionary_is_sorted_and_gives_every_value_back(values: list[str]) -> None:
    names, codes = packing.dictionary(values)
    assert names == sorted(set(values))
    assert [names[code] for code in codes] == values


@given(st.binary())
def test_islands_come_back(content: bytes) -> None:
    assert zlib.decompress(base64.b64decode(packing.island(content)), -15) == content
