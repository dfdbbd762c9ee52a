"""A conditional random field, trained by gradient steps; labels may be narrowed down only (numpy)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.recognize.features import BUCKETS
from geo.recognize.model import LABELS, Weights, allowed
from sources.recognizer.encoding import Encoded

Array = NDArray[np.float32]
Ints = NDArray[np.int64]
L = len(LABELS)


@dataclass(frozen=True)
class Settings:
    """epochs: times that everything is seen; step: the first step's size; shrink: how strongly weights are
    held back; least: occurrences below which a feature is left out; batch: words that make one step."""

    epochs: int = 14
    step: float = 0.12
    shrink: float = 2e-5
    least: int = 4
    batch: int = 8_000
    seed: int = 5


@dataclass(frozen=True)
class Batch:
    """Segments, the longest first.

    starts, lengths: where each begins in the words and how long it is. ids, owner: features by word.
    order, unique, unique_at: the features sorted, each once, and where each begins.
    may_be: (words, L) 1 where a label is allowed. weight: (words, 1).
    """

    starts: Ints
    lengths: Ints
    ids: Ints
    word_starts: Ints
    owner: Ints
    unique: Ints
    unique_at: Ints
    may_be: Array
    weight: Array


def train(segments: Sequence[Encoded], settings: Settings) -> Weights:
    """Weights that make the allowed labels likely."""
    rows, count = _kept(segments, settings.least)
    random = np.random.default_rng(settings.seed)
    scores = np.zeros((count + 1, L), np.float32)
    squares = np.full((count + 1, L), 1e-2, np.float32)
    follows = np.zeros((L, L), np.float32)
    follow_squares = np.full((L, L), 1e-2, np.float32)
    mean_scores = np.zeros_like(scores)
    mean_follows = np.zeros_like(follows)
    averaged = 0
    batches = [*_batches(segments, rows, random, settings.batch)]
    for epoch in range(settings.epochs):
        step = settings.step * (1 - epoch / settings.epochs) + 0.01
        for number in random.permutation(len(batches)):
            batch = batches[number]
            emissions = np.add.reduceat(scores[batch.ids], batch.word_starts, axis=0)
            gradient, follow_gradient = _gradient(batch, emissions, follows)
            by_feature = np.add.reduceat(gradient[batch.owner], batch.unique_at, axis=0)
            by_feature[batch.unique == 0] = 0
            held = scores[batch.unique]
            by_feature -= settings.shrink * len(gradient) * held
            squares[batch.unique] += by_feature**2
            scores[batch.unique] = held + step * by_feature / np.sqrt(squares[batch.unique])
            follow_squares += follow_gradient**2
            follows += step * follow_gradient / np.sqrt(follow_squares)
        if epoch >= settings.epochs - 6:
            averaged += 1
            mean_scores += scores
            mean_follows += follows
    part = np.float32(1 / averaged)
    return Weights(rows, mean_scores * part, mean_follows * part)


def strongest(weights: Weights, most: int) -> Weights:
    """The weights of those features only that say most."""
    buckets = np.flatnonzero(weights.rows)
    strength = np.abs(weights.scores[weights.rows[buckets]]).max(axis=1)
    kept = np.sort(buckets[np.argsort(-strength, kind="stable")[:most]])
    rows = np.zeros(BUCKETS, np.int32)
    rows[kept] = np.arange(1, len(kept) + 1, dtype=np.int32)
    zeros = np.zeros((1, L), np.float32)
    return Weights(rows, np.concatenate([zeros, weights.scores[weights.rows[kept]]]), weights.follows)


def _kept(segments: Sequence[Encoded], least: int) -> tuple[NDArray[np.int32], int]:
    """Where each feature's row is, 0 for those that are too rare, and how many there are."""
    counts = np.zeros(BUCKETS, np.int64)
    for at in range(0, len(segments), 5_000):
        part = segments[at : at + 5_000]
        flat = np.concatenate([ids for s in part for ids in s.features])
        counts += np.bincount(flat, minlength=BUCKETS)
    kept = np.flatnonzero(counts >= least)
    rows = np.zeros(BUCKETS, np.int32)
    rows[kept] = np.arange(1, len(kept) + 1, dtype=np.int32)
    return rows, len(kept)


def _batches(
    segments: Sequence[Encoded],
    rows: NDArray[np.int32],
    random: np.random.Generator,
    size: int,
) -> Iterator[Batch]:
    chosen: list[int] = []
    words = 0
    for number in random.permutation(len(segments)):
        chosen.append(int(number))
        words += len(segments[number].features)
        if words >= size:
            yield _batch(segments, rows, chosen)
            chosen, words = [], 0
    if chosen:
        yield _batch(segments, rows, chosen)


def _batch(segments: Sequence[Encoded], rows: NDArray[np.int32], chosen: list[int]) -> Batch:
    chosen = sorted(chosen, key=lambda number: (-len(segments[number].features), number))
    lengths = np.array([len(segments[n].features) for n in chosen])
    lists = [ids for n in chosen for ids in segments[n].features]
    counts = np.array([len(ids) for ids in lists])
    ids = rows[np.concatenate(lists)].astype(np.int64)
    owner = np.repeat(np.arange(len(lists)), counts)
    order = np.argsort(ids, kind="stable")
    unique, unique_at = np.unique(ids[order], return_index=True)
    bits = np.array([b for n in chosen for b in segments[n].may_be])
    return Batch(
        np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        lengths,
        ids,
        np.concatenate([[0], np.cumsum(counts)[:-1]]),
        owner[order],
        unique,
        unique_at,
        ((bits[:, None] >> np.arange(L)) & 1).astype(np.float32),
        np.repeat(np.array([segments[n].example.weight for n in chosen], np.float32), lengths)[:, None],
    )


def _gradient(batch: Batch, emissions: Array, follows: Array) -> tuple[Array, Array]:
    """How the likelihood of the allowed labels rises: what is expected of them, less what is of all."""
    passage = np.exp(follows) * allowed()
    likely = np.exp(emissions - emissions.max(axis=1, keepdims=True)).astype(np.float64) + 1e-30
    wanted, wanted_pairs = _expected(batch, likely * batch.may_be, passage)
    free, free_pairs = _expected(batch, likely, passage)
    gradient = (wanted - free).astype(np.float32) * batch.weight
    return gradient, (wanted_pairs - free_pairs).astype(np.float32)


def _expected(
    batch: Batch, likely: NDArray[np.float64], passage: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Probability of each label at each word (forward-backward), and the expected label pairs."""
    starts, lengths = batch.starts, batch.lengths
    longest = int(lengths[0])
    counts = [int((lengths > step).sum()) for step in range(longest)]
    weight = batch.weight[starts].astype(np.float64)
    forward = np.empty_like(likely)
    before = likely[starts] * passage[0]
    before /= before.sum(axis=1, keepdims=True)
    forward[starts] = before
    for step in range(1, longest):
        at = starts[: counts[step]] + step
        before = (before[: counts[step]] @ passage) * likely[at]
        before /= before.sum(axis=1, keepdims=True)
        forward[at] = before
    told = np.empty_like(likely)
    pairs = np.zeros((L, L))
    after: NDArray[np.float64] = np.zeros((0, L))
    for step in range(longest - 1, -1, -1):
        n = counts[step]
        at = starts[:n] + step
        here = np.ones((n, L))
        if len(after):
            m = len(after)
            ahead = after * likely[at[:m] + 1]
            here[:m] = ahead @ passage.T
            joint = forward[at[:m]][:, :, None] * passage[None] * ahead[:, None, :]
            joint *= (weight[:m] / joint.sum(axis=(1, 2), keepdims=False)[:, None])[:, :, None]
            pairs += joint.sum(axis=0)
        here /= here.sum(axis=1, keepdims=True)
        both = forward[at] * here
        told[at] = both / both.sum(axis=1, keepdims=True)
        after = here
    pairs[0] += (told[starts] * weight).sum(axis=0)
    return told, pairs
