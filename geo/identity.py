"""Names for events that stay the same from run to run."""

from __future__ import annotations

import hashlib
from collections import Counter


class EventIds:
    """Hands out the ids of one input; equal events are told apart by their ordinal.

    The resolved place is never part of an id: a correction moves an event, it does not replace it.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def given(self, source_id: str) -> str:
        """The input's own id; a repeated one gets "#2", "#3"."""
        return self._numbered(source_id)

    def hashed(self, *parts: str | None) -> str:
        """Sixteen hex digits of what was read, then the ordinal among equals."""
        key = "\x1f".join("" if part is None else part for part in parts)
        return self._numbered(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16])

    def _numbered(self, name: str) -> str:
        self._seen[name] += 1
        ordinal = self._seen[name]
        return name if ordinal == 1 else f"{name}#{ordinal}"
