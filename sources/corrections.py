"""What the sources get wrong, by hand: corrections.csv, one reasoned line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import tables

HERE = Path(__file__).parent
QUALITIES = (
    "preferred", "official", "common", "alternate", "former", "abbreviation", "code", "demonym", "adjective",
)  # fmt: skip


class Corrections:
    """Lines of `id,column,value,reason`.

    column: a column of the table ("name", "lon"); "-name" takes a name away; a quality adds a name
    under it ("former"), taking it away from any other.
    """

    def __init__(self, lines: Sequence[Mapping[str, str]]) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._removed: dict[str, set[str]] = defaultdict(set)
        self._added: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for line in lines:
            key, column, value = line["id"], line["column"], line["value"]
            if column == "-name":
                self._removed[key].add(value)
            elif column in QUALITIES:
                self._removed[key].add(value)
                self._added[key].append((column, value))
            else:
                self._values[key][column] = value

    @classmethod
    def read(cls, path: Path = HERE / "corrections.csv") -> Corrections:
        """The corrections of the repository."""
        return cls(tables.by_hand(path))

    def apply(self, key: str, header: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
        """The row with its corrected cells."""
        values = self._values.get(key)
        if not values:
            return tuple(cells)
        return tuple(values.get(column, cell) for column, cell in zip(header, cells, strict=True))

    def names(self, key: str, found: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Names by quality, with those taken away, and those added at the end."""
        if key not in self._removed:
            return dict(found)
        removed = self._removed[key]
        kept = {quality: [name for name in names if name not in removed] for quality, names in found.items()}
        for quality, name in self._added.get(key, ()):
            kept.setdefault(quality, []).append(name)
        return {quality: kept[quality] for quality in sorted(kept) if kept[quality]}

    def without(self, key: str, found: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Names by quality, with those taken away: for names in one language."""
        removed = self._removed.get(key, set())
        return {quality: [name for name in names if name not in removed] for quality, names in found.items()}
