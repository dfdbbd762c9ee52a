"""Parts of a set of inputs, located each on its own, joined to one event table.

What several parts have to do with one another is settled here and nowhere else: ids stay distinct, an event
that documents of different parts tell is told once. So it makes no difference in how many parts a set was
located.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo import account, duplicates
from geo.identity import EventIds
from geo.reading.inputs import Source
from geo.schema import frame

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Gazetteer
    from geo.corrections import Correction


@dataclass(frozen=True, slots=True)
class Part:
    """Some inputs, located.

    rows: of the event table, in the order of reading; their ids are distinct among themselves. sources: how
    the inputs were read. documents: those of them that hold documents. doubts, decided, faults: by event id,
    whole when the rows have been taken.
    """

    rows: Iterable[Mapping[str, Any]]
    sources: Sequence[Source]
    documents: Sequence[str] = ()
    doubts: dict[str, account.Doubt] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)
    faults: dict[str, Sequence[account.Fault]] = field(default_factory=dict)


def joined(
    parts: Iterable[Part],
    gazetteer: Gazetteer,
    *,
    corrections: tuple[str, Sequence[Correction]] | None = None,
) -> gpd.GeoDataFrame:
    """The event table of some parts, taken one after another, with its report (`seconds` is null).

    corrections: the name of the file of corrections that the parts were located with, and its lines.
    """
    join = _Join()
    events = frame(join.rows(parts))
    if join.documents:
        duplicates.link(events, join.documents)
    decided = None if corrections is None else account.Decided(*corrections, join.decided)
    events.attrs["report"] = account.report(
        events, join.sources, gazetteer.info(), None, join.doubts, join.faults, decided
    )
    events.attrs["worldview"] = gazetteer.worldview
    events.attrs["doubts"] = account.Shared((key, doubt.as_dict()) for key, doubt in join.doubts.items())
    return events


class _Join:
    """What is known of the parts that have been taken so far."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.documents: set[str] = set()
        self.doubts: dict[str, account.Doubt] = {}
        self.decided: dict[str, int] = {}
        self.faults: dict[str, Sequence[account.Fault]] = {}
        self._ids = EventIds()

    def rows(self, parts: Iterable[Part]) -> Iterator[Mapping[str, Any]]:
        """The rows of all parts, those renamed whose id an earlier one bears."""
        for part in parts:
            renamed: dict[str, str] = {}
            input_name = part.sources[0].name if part.sources else None
            for row in part.rows:
                key = row["event_id"]
                name = self._ids.given(key) if input_name is None else self._ids.apart(key, input_name)
                if name != key:
                    renamed[key] = name
                if renamed:
                    first = row.get("duplicate_of")
                    row = {**row, "event_id": name}
                    row["duplicate_of"] = None if first is None else renamed.get(first, first)
                yield row
            self.sources += part.sources
            self.documents.update(part.documents)
            self.doubts |= {renamed.get(key, key): doubt for key, doubt in part.doubts.items()}
            self.decided |= {renamed.get(key, key): line for key, line in part.decided.items()}
            self.faults |= {renamed.get(key, key): found for key, found in part.faults.items()}
