"""The bytes of a topology's file: a JSON line and zigzag varints of the differences."""

from __future__ import annotations

import json

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Ring = list[int]
Polygon = list[Ring]

_MAGIC = b"dateline-topology-1\n"


def encode(scale: float, arcs: list[Ints], features: dict[str, list[Polygon]]) -> bytes:
    """Magic, a JSON line (scale, feature keys, counts), then varints: lengths, differences, chains."""
    keys = sorted(features)
    chains: list[int] = []
    counts: list[int] = []
    for key in keys:
        polygons = features[key]
        counts.append(len(polygons))
        for polygon in polygons:
            counts.append(len(polygon))
            for ring in polygon:
                counts.append(len(ring))
                chains.extend(ring)
    lengths = np.array([len(arc) for arc in arcs], dtype=np.int64)
    points = np.concatenate(arcs).astype(np.int64) if arcs else np.empty((0, 2), np.int64)
    numbers = (
        lengths,
        _steps(points[:, 0]),
        _steps(points[:, 1]),
        np.array(counts, dtype=np.int64),
        _steps(np.array(chains, dtype=np.int64)),
    )
    blocks = [_varints(values) for values in numbers]
    header = {"scale": scale, "keys": keys, "blocks": [len(block) for block in blocks]}
    line = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b"".join((_MAGIC, line, b"\n", *blocks))


def _steps(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each value less the one before it, the first as it is."""
    before = np.concatenate([np.zeros(1, np.int64), values])[: len(values)]
    steps: npt.NDArray[np.int64] = values - before
    return steps


def decode(data: bytes) -> tuple[float, list[Ints], dict[str, list[Polygon]]]:
    """Scale, arcs and features of what `encode` wrote; ValueError and the like where it is something else."""
    if not data.startswith(_MAGIC):
        raise ValueError("its first line is another")
    begin = data.index(b"\n", len(_MAGIC)) + 1
    header = json.loads(data[len(_MAGIC) : begin])
    blocks = []
    for size in header["blocks"]:
        blocks.append(_integers(data[begin : begin + size]))
        begin += size
    if begin != len(data):
        raise ValueError("it is longer or shorter than its first line says")
    lengths, east, north, counts, turns = blocks
    points = np.stack([np.cumsum(east), np.cumsum(north)], axis=1).astype(np.int32)
    arcs = np.split(points, np.cumsum(lengths)[:-1]) if len(lengths) else []
    chain, count = np.cumsum(turns).tolist(), iter(counts.tolist())
    features: dict[str, list[Polygon]] = {}
    at = 0
    for key in header["keys"]:
        polygons: list[Polygon] = []
        for _ in range(next(count)):
            polygon: Polygon = []
            for _ in range(next(count)):
                size = next(count)
                polygon.append(chain[at : at + size])
                at += size
            polygons.append(polygon)
        features[key] = polygons
    return float(header["scale"]), arcs, features


def _varints(values: npt.NDArray[np.int64]) -> bytes:
    """Zigzag varints, seven bits a byte, low bits first."""
    left = ((values << 1) ^ (values >> 63)).astype(np.uint64)
    columns = []
    used = np.ones(len(left), dtype=bool)
    while used.any():
        more = left >= 128
        digits = (left & np.uint64(127)) | (more.astype(np.uint64) << np.uint64(7))
        columns.append((used, digits.astype(np.uint8)))
        left = left >> np.uint64(7)
        used = used & more
    if not columns:
        return b""
    table = np.stack([digits for _, digits in columns], axis=1)
    mask = np.stack([kept for kept, _ in columns], axis=1)
    packed: bytes = table[mask].tobytes()
    return packed


def _integers(data: bytes) -> npt.NDArray[np.int64]:
    """The numbers of zigzag varints."""
    digits = np.frombuffer(data, dtype=np.uint8)
    if not len(digits):
        return np.empty(0, np.int64)
    ends = np.flatnonzero(digits < 128)
    if not len(ends) or ends[-1] != len(digits) - 1:
        raise ValueError("its last number is cut off")
    starts = np.concatenate([[0], ends[:-1] + 1])
    place = np.arange(len(digits)) - np.repeat(starts, ends - starts + 1)
    parts = (digits & 127).astype(np.uint64) << (7 * place).astype(np.uint64)
    packed = np.add.reduceat(parts, starts)
    numbers: npt.NDArray[np.int64] = (packed >> np.uint64(1)).astype(np.int64)
    signs: npt.NDArray[np.int64] = (packed & np.uint64(1)).astype(np.int64)
    return np.bitwise_xor(numbers, -signs)
