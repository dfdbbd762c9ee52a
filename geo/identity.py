"""Names for events that stay the same from run to run."""

from __future__ import annotations

import hashlib


class EventIds:
    """Hands out ids, each once; equal ones are told apart by their ordinal.

    The resolved place is never part of an id: a correction moves an event, it does not replace it.
    """

    def __init__(self) -> None:
        self._ordinals: dict[str, int] = {}

    def given(self, source_id: str) -> str:
        """The input's own id; where it has been handed out, with the next free ordinal: "#2", "#3"."""
        if source_id not in self._ordinals:
            self._ordinals[source_id] = 1
            return source_id
        ordinal = self._ordinals[source_id] + 1
        while (name := f"{source_id}#{ordinal}") in self._ordinals:
            ordinal += 1
        self._ordinals[source_id] = ordinal
        self._ordinals[name] = 1
        return name

    def apart(self, source_id: str, source: str) -> str:
        """The input's own id; where another input has it already, with its own input's name: "7@b.csv".

        So an input that comes between two others renames nothing of theirs.
        """
        return self.given(source_id if source_id not in self._ordinals else f"{source_id}@{source}")

    def hashed(self, *parts: str | None) -> str:
        """Sixteen hex digits of what was read, then the ordinal among equals."""
        key = "\x1f".join("" if part is None else part for part in parts)
        return self.given(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16])
