"""A sieve for misspelt names: tells at once which of a name's letters may be amiss, mostly none.

Two names that are one letter apart are alike when each loses a letter (Garbe 2012, SymSpell). The sieve
holds the hashes of all that well-known names are with one letter less, as a Bloom filter (Bloom 1970) of two
bits each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

LEAST_WEIGHT = 30_000.0
"""Importance of a place, in people, from which on its names are suggested for misspelt ones."""

SHORTEST, LONGEST = 5, 24
"""Letters of a name that is compared."""

_BITS_EACH = 9
_SCATTER = 0x9E3779B1
_AT_ONCE = 100_000


def shortened(name: str) -> Iterator[str]:
    """The name itself, then with one letter less at each place."""
    yield name
    for cut in range(len(name)):
        yield name[:cut] + name[cut + 1 :]


class Sieve:
    """Bits over the hashes of shortened names."""

    def __init__(self, bits: bytes) -> None:
        self.bits = bits
        self._size = len(bits) * 8

    @classmethod
    def of(cls, names: Iterable[str]) -> Sieve:
        """The sieve of some names, of those that are neither too short nor too long."""
        # Loaded when it is needed: to look through a sieve takes no numpy, and two million hashes in a set
        # take ten times the memory.
        import numpy as np

        compared = (name for name in names if SHORTEST <= len(name) <= LONGEST)
        hashes = np.fromiter((_hash(short) for name in compared for short in shortened(name)), np.uint32)
        hashes.sort()
        hashes = hashes[np.append(hashes[1:] != hashes[:-1], True)[: len(hashes)]]
        size = (len(hashes) * _BITS_EACH // 8 + 1) * 8
        bits = np.zeros(size, np.bool_)
        for start in range(0, len(hashes), _AT_ONCE):
            first = hashes[start : start + _AT_ONCE].astype(np.uint64)
            bits[first % np.uint64(size)] = True
            bits[(first * np.uint64(_SCATTER) >> np.uint64(7)) % np.uint64(size)] = True
        return cls(np.packbits(bits, bitorder="little").tobytes())

    def passes(self, name: str) -> bool:
        """Whether some name of the sieve may be this with one letter more, or this."""
        return all(self.bits[place >> 3] >> (place & 7) & 1 for place in self._places(_hash(name)))

    def _places(self, first: int) -> tuple[int, int]:
        return first % self._size, (first * _SCATTER >> 7) % self._size


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
