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


def shortened(name: str) -> Iterator[str]:
    """The name itself, then with one letter less at each place."""
    yield name
    for cut in range(len(name)):
        yield name[:cut] + name[cut + 1 :]


class Sieve:
    """Bits over the hashes of shortened names."""

    def __init__(self, bits: bytes | bytearray) -> None:
        self.bits = bits
        self._size = len(bits) * 8

    @classmethod
    def of(cls, names: Iterable[str]) -> Sieve:
        """The sieve of some names, of those that are neither too short nor too long."""
        hashes = {
            _hash(short) for name in names if SHORTEST <= len(name) <= LONGEST for short in shortened(name)
        }
        sieve = cls(bytearray(len(hashes) * _BITS_EACH // 8 + 1))
        for first in sorted(hashes):
            for place in sieve._places(first):
                sieve.bits[place >> 3] |= 1 << (place & 7)  # type: ignore[index]
        return sieve

    def passes(self, name: str) -> bool:
        """Whether some name of the sieve may be this with one letter more, or this."""
        return all(self.bits[place >> 3] >> (place & 7) & 1 for place in self._places(_hash(name)))

    def _places(self, first: int) -> tuple[int, int]:
        return first % self._size, (first * _SCATTER >> 7) % self._size


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
