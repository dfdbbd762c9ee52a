"""Columns come back as they went in, whatever the way they are written."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import columns, packing

INT32 = st.integers(-(2**31), 2**31 - 1)
FINEST = 10**7


def unpacked(spec: columns.Spec, content: bytes, count: int) -> list[int]:
    """What `columns.js` makes of a column."""
    if "value" in spec:
        return [spec["value"]] * count
    planes = np.frombuffer(content, dtype=np.uint8).reshape(spec["planes"], count).astype(np.int64)
    zigzag = sum(plane << (8 * at) for at, plane in enumerate(planes))
    values = (zigzag >> 1) ^ -(zigzag & 1)
    return [wrapped(value) for value in (np.cumsum(values) if spec["steps"] else values).tolist()]


def wrapped(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def words_of(spec: columns.Spec, content: bytes, codes: Any, count: int) -> list[str]:
    if "value" in spec:
        return [spec["value"]] * count
    if "hex" in spec:
        return [
            content.hex()[at : at + 2 * spec["hex"]] for at in range(0, 2 * len(content), 2 * spec["hex"])
        ]
    held = spec.get("distinct", count)
    size = spec["lengths"].get("planes", 0) * held
    ends = np.cumsum(unpacked(spec["lengths"], content[:size], held)).tolist()
    texts = [
        content[size + start : size + end].decode() for start, end in zip([0, *ends], ends, strict=False)
    ]
    return texts if codes is None else [texts[code] for code in codes]


@given(st.lists(INT32, min_size=1))
def test_integers_come_back(values: list[int]) -> None:
    spec, content = columns.packed(np.array(values, dtype=np.int64))
    assert unpacked(spec, content, len(values)) == values


@given(st.lists(st.tuples(INT32, INT32), min_size=2))
def test_a_column_like_another_comes_back(pairs: list[tuple[int, int]]) -> None:
    values, like = np.array(pairs, dtype=np.int64).T
    spec, content = columns.packed(values, like)
    rest = unpacked(spec, content, len(pairs))
    if "value" not in spec:
        rest = [wrapped(int(one) + other) for one, other in zip(like, rest, strict=True)]
    assert rest == values.tolist()


@given(st.lists(st.text(alphabet="aбß0f", max_size=4), min_size=1))
def test_texts_come_back(values: list[str]) -> None:
    assert words_of(*columns.texts(values), len(values)) == values


def test_ids_of_hexadecimal_digits_take_half_the_bytes() -> None:
    ids = [f"{number * 7919:016x}" for number in range(100)]
    spec, content, codes = columns.texts(ids)
    assert (spec, len(content), codes) == ({"hex": 8}, 800, None)
    assert words_of(spec, content, codes, 100) == ids


def test_few_texts_stand_once_in_the_order_of_the_rows() -> None:
    spec, content, codes = columns.texts(["b", "a", "b", "b"])
    assert content == b"ba"
    assert codes is not None
    assert codes.tolist() == [0, 1, 0, 0]
    assert spec["distinct"] == 2


@pytest.mark.parametrize(
    ("values", "scale", "whole"),
    [
        ([0.5, 0.25], 100, [50, 25]), ([3.0, np.nan], 1, [3, packing.NULL]),
        ([1.23456789], FINEST, [12345679]), ([-179.9999999], FINEST, [-1799999999]),
        ([0.0], 1, [0]), ([], 1, []),
    ],
)  # fmt: skip
def test_numbers_are_multiplied_by_no_more_than_they_need(
    values: list[float], scale: int, whole: list[int]
) -> None:
    found, integers = columns.decimals(np.array(values, dtype=float), FINEST)
    assert (found, integers.tolist()) == (scale, whole)


def test_neighbours_on_the_curve_are_neighbours_on_the_map() -> None:
    chance = np.random.default_rng(1)
    points = np.column_stack([chance.uniform(-180, 180, 4000), chance.uniform(-90, 90, 4000)])
    ordered = points[columns.along_curve(points)]
    assert sorted(map(tuple, ordered)) == sorted(map(tuple, points))
    assert np.median(np.abs(np.diff(ordered, axis=0)).sum(axis=1)) < 10


def test_rows_at_one_point_keep_their_order() -> None:
    assert columns.along_curve(np.array([[5.0, 5.0], [1.0, 1.0], [5.0, 5.0]])).tolist() == [1, 0, 2]
