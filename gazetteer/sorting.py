"""Lines in order, more of them than fit the memory: sorted runs in a folder, merged while they are read."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

MOST_HELD = 500_000
"""Lines that are held before a run of them is written: some 50 MB."""


class SortedLines:
    """Collects lines, then gives them in the order of their code points, each as often as it was added."""

    def __init__(self, folder: Path, name: str, most: int = MOST_HELD) -> None:
        self._folder = folder
        self._name = name
        self._most = most
        self._held: list[str] = []
        self._runs: list[Path] = []
        self._written = 0

    def __len__(self) -> int:
        return self._written + len(self._held)

    def add(self, line: str) -> None:
        """Take a line, without a line feed in it."""
        held = self._held
        held.append(line)
        if len(held) >= self._most:
            self._spill()

    def __iter__(self) -> Iterator[str]:
        """All lines in order; what was collected is gone afterwards."""
        self._held.sort()
        if not self._runs:
            yield from self._held
        else:
            with ExitStack() as opened:
                runs = [opened.enter_context(run.open(encoding="utf-8", newline="\n")) for run in self._runs]
                stripped = [(line[:-1] for line in run) for run in runs]
                yield from heapq.merge(*stripped, self._held)
            for run in self._runs:
                run.unlink(missing_ok=True)
        self._held.clear()
        self._runs.clear()
        self._written = 0

    def _spill(self) -> None:
        self._held.sort()
        self._folder.mkdir(parents=True, exist_ok=True)
        run = self._folder / f"{self._name}-{len(self._runs)}.txt"
        with run.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            file.writelines(f"{line}\n" for line in self._held)
        self._runs.append(run)
        self._written += len(self._held)
        self._held.clear()
