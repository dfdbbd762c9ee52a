"""A linear-chain model over segments of words: scores of features, the best sequence of labels (numpy)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import IO, get_args

import numpy as np
from numpy.typing import NDArray

from geo.recognize.features import BUCKETS, OFFSETS, View, Words, word_features
from geo.recognize.naming import NameIndex
from geo.schema import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
LABELS = ("O", *(f"{tag}-{kind}" for kind in KINDS for tag in "BI"))
"""What a word can be: no name, or the first or a later word of a name of a kind."""

Floats = NDArray[np.float32]
_INSIDE = np.array([number for number, label in enumerate(LABELS) if label.startswith("I")])
_IMPOSSIBLE = np.float32(-1e4)


@dataclass(frozen=True)
class Weights:
    """What was learnt.

    rows: (BUCKETS,) int32, where in `scores` each feature's row is, 0 (a row of zeros) for those without.
    scores: (n, len(LABELS)) float32. follows: (len(LABELS), len(LABELS)) float32, from label to label; a
    segment begins as if after "O".
    """

    rows: NDArray[np.int32]
    scores: Floats
    follows: Floats


def allowed() -> NDArray[np.bool_]:
    """(len(LABELS), len(LABELS)): whether a label may follow another; "I" only inside a name of its kind."""
    return np.array(
        [[not after.startswith("I") or before[2:] == after[2:] for after in LABELS] for before in LABELS]
    )


def kind_of(label: str) -> Kind:
    """The kind of a label that is not "O"."""
    return KINDS[(LABELS.index(label) - 1) // 2]


def save(weights: Weights, file: IO[bytes]) -> None:
    """Write the weights, a feature's scores rounded to 8 bits each; the same weights give the same bytes."""
    buckets = np.flatnonzero(weights.rows)
    scores = weights.scores[weights.rows[buckets]]
    scale = (np.maximum(np.abs(scores).max(axis=1, keepdims=True), 1e-4) / 127).astype(np.float16)
    rounded = np.rint(scores / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
    written = BytesIO()
    for part in (np.diff(buckets, prepend=0).astype(np.int32), scale, rounded.T, weights.follows):
        np.save(written, part)
    file.write(zlib.compress(written.getvalue(), 9))


def load(file: IO[bytes]) -> Weights:
    """The weights that `save` wrote. ValueError where the file is something else."""
    try:
        written = BytesIO(zlib.decompress(file.read()))
        steps, scale, rounded, follows = (np.load(written, allow_pickle=False) for _ in range(4))
    except (zlib.error, EOFError) as error:
        raise ValueError(f"this is no model of the recogniser: {error}") from error
    if rounded.shape != (len(LABELS), len(steps)) or follows.shape != (len(LABELS), len(LABELS)):
        raise ValueError("the recogniser's model is of another make")
    scores = np.zeros((len(steps) + 1, len(LABELS)), np.float32)
    np.multiply(rounded.T, scale.astype(np.float32), out=scores[1:])
    rows = np.zeros(BUCKETS, np.int32)
    rows[np.cumsum(steps, dtype=np.int64)] = np.arange(1, len(steps) + 1, dtype=np.int32)
    return Weights(rows, scores, np.where(allowed(), follows, _IMPOSSIBLE).astype(np.float32))


@cache
def shipped() -> Weights:
    """The model that comes with the package, read once."""
    with files("geo.recognize").joinpath("data", "model.bin").open("rb") as file:
        return load(file)


class Tagger:
    """Labels the words of texts; what it has computed of a word by itself is remembered."""

    def __init__(self, weights: Weights, index: NameIndex) -> None:
        self.words = Words(index)
        self._weights = weights
        self._seen: Floats = np.zeros((1_024, len(OFFSETS), len(LABELS)), np.float32)
        self._done = 0

    def label(self, seen: View) -> list[list[str]]:
        """For each segment of a text its words' labels."""
        if not seen.segments:
            return []
        self._learn_words()
        weights = self._weights
        emissions: Floats = weights.scores[weights.rows[seen.ids]].sum(axis=1)
        for column in range(len(OFFSETS)):
            emissions += self._seen[seen.words[:, column], column]
        emissions[np.ix_(~seen.tied, _INSIDE)] = _IMPOSSIBLE
        ends = np.cumsum([segment.last - segment.first + 1 for segment in seen.segments])
        labels = best(emissions, ends, weights.follows)
        if self.words.is_full:
            self.words.forget()
            self._done = 0
        return [[LABELS[number] for number in each] for each in labels]

    def _learn_words(self) -> None:
        """Sum up what speaks for each label in the words that are new."""
        texts, weights = self.words.texts, self._weights
        while len(self._seen) < len(texts):
            self._seen = np.concatenate([self._seen, np.zeros_like(self._seen)])
        columns = [ids for word in texts[self._done :] for ids in word_features(word, self.words.index)]
        if columns:
            starts = np.cumsum([0, *map(len, columns[:-1])])
            rows = weights.rows[[each for ids in columns for each in ids]]
            scores = np.add.reduceat(weights.scores[rows], starts, axis=0)
            self._seen[self._done : len(texts)] = scores.reshape(-1, len(OFFSETS), len(LABELS))
            self._done = len(texts)


def best(emissions: Floats, ends: NDArray[np.intp], follows: Floats) -> list[NDArray[np.intp]]:
    """The likeliest labels of each segment (Viterbi), all segments at once, the longest first.

    emissions: (words, labels); ends: (segments,) where each segment ends in it.
    """
    starts = np.concatenate([[0], ends[:-1]])
    lengths = ends - starts
    order = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max())
    begin = starts[order]
    counts = [int((lengths > step).sum()) for step in range(longest)]
    score = emissions[begin] + follows[0]
    back = []
    for step in range(1, longest):
        n = counts[step]
        ways = score[:n, :, None] + follows[None]
        back.append(ways.argmax(axis=1))
        score = np.concatenate([ways.max(axis=1) + emissions[begin[:n] + step], score[n:]])
    labels = np.zeros(int(ends[-1]), np.intp)
    last = score.argmax(axis=1)
    current = last.copy()
    for step in range(longest - 1, -1, -1):
        n = counts[step]
        labels[begin[:n] + step] = current[:n]
        if step:
            current[:n] = back[step - 1][np.arange(n), current[:n]]
    return [labels[a:b] for a, b in zip(starts, ends, strict=True)]
