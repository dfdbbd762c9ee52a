from __future__ import annotations

from io import BytesIO
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.recognize.features import BUCKETS
from geo.recognize.model import LABELS, Weights, allowed, best, kind_of, load, save, shipped


def test_the_shipped_model_is_small() -> None:
    assert 1_000 < len(shipped().scores) < 400_000


def test_a_model_is_read_back_as_it_was_written() -> None:
    rows = np.zeros(BUCKETS, np.int32)
    rows[[5, 70_000, BUCKETS - 1]] = [1, 2, 3]
    scores = np.random.default_rng(1).normal(size=(4, len(LABELS))).astype(np.float32)
    scores[0] = 0
    file = BytesIO()
    save(Weights(rows, scores, np.zeros((len(LABELS), len(LABELS)), np.float32)), file)
    again = load(BytesIO(file.getvalue()))
    assert (again.rows == rows).all()
    assert np.abs(again.scores - scores).max() < 0.02


def test_a_file_that_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no model"):
        load(BytesIO(b"PK\x03\x04"))


def test_a_name_goes_on_only_with_words_of_its_kind() -> None:
    may = allowed()
    number = {label: at for at, label in enumerate(LABELS)}
    assert may[number["B-place"], number["I-place"]]
    assert not may[number["O"], number["I-place"]]
    assert not may[number["B-org"], number["I-place"]]


def test_a_label_tells_its_kind() -> None:
    assert [kind_of(label) for label in ("B-place", "I-person")] == ["place", "person"]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(0, 1_000))
@settings(max_examples=30, deadline=None)
def test_the_labels_found_are_the_likeliest_of_all(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(sum(lengths), 3)).astype(np.float32)
    follows = random.normal(size=(3, 3)).astype(np.float32)

    def score(labels: tuple[int, ...], start: int) -> float:
        told = sum(emissions[start + at, label] for at, label in enumerate(labels))
        return float(told + sum(follows[a, b] for a, b in zip((0, *labels), labels, strict=False)))

    start = 0
    for length, labels in zip(lengths, best(emissions, np.cumsum(lengths), follows), strict=True):
        highest = max(score(ways, start) for ways in product(range(3), repeat=length))
        assert score(tuple(labels), start) == pytest.approx(highest, abs=1e-4)
        start += length
