"""What each input file says, located and kept: one Parquet file holds some of them, named by what it holds.

All of it can be made again: a part that is damaged or gone costs time only. So parts are never changed, only
written and removed, and each says itself what is in it.

A part's rows are those of the event table (`geo.schema`) without the derived columns; a table's own columns
stand as JSON in `extras`, a shape of its own as WKB in `shape`. The metadata has the rest of `geo.parts`.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.safefiles import put
from geo.account import Doubt, Fault
from geo.parts import Part
from geo.reading.inputs import Source
from geo.schema import COLUMNS, DERIVED

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 1
_META = b"dateline"
_AT_HAND = 4
"""Batches of rows that are kept in memory at a time."""
_BATCH = 10_000
_MANY_SMALL = 32
_SMALL = 100
_SMALL_BYTES = 1_000_000
"""So many parts of fewer inputs and bytes than these are put together: each run adds one."""
_STORED = tuple(column for column in COLUMNS if column.name not in DERIVED)
_NAMES = frozenset(column.name for column in _STORED)


class BrokenPart(Exception):
    """A part turned out to be damaged and has been removed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where the rows of one input stand, and what else is known of it."""

    path: Path
    start: int
    count: int
    about: str


class Parts:
    """The parts in a folder, by the key of each input: a hash of all that decides what it says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[str, _Entry] = {}
        self._batches: OrderedDict[tuple[Path, int], list[dict[str, Any]]] = OrderedDict()
        self._read_last: tuple[Path | None, pa.Table] = None, None
        for path in sorted(folder.glob("*.parquet")):
            self._index(path)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def add(self, located: Iterable[tuple[str, Part]]) -> None:
        """Keep some inputs together."""
        self._folder.mkdir(parents=True, exist_ok=True)
        data, keys = _written(located)
        path = self._folder / f"{hashlib.sha256(chr(10).join(keys).encode()).hexdigest()[:24]}.parquet"
        put(path, data)
        self._index(path)

    def part(self, key: str) -> Part:
        """What is kept of an input. Its rows are read when they are taken; that may raise BrokenPart."""
        entry = self._entries[key]
        about: Mapping[str, Any] = json.loads(entry.about)
        return Part(
            self._rows_of(entry),
            [Source(**{**one, "notes": tuple(one["notes"])}) for one in about["sources"]],
            about["documents"],
            {name: Doubt(**doubt) for name, doubt in about["doubts"].items()},
            dict(about["decided"]),
            {name: [Fault(*fault) for fault in found] for name, found in about["faults"].items()},
        )

    def keep(self, keys: Collection[str]) -> None:
        """Remove the parts that hold none of these inputs, and put small ones together."""
        wanted: dict[Path, list[str]] = {}
        for key, entry in self._entries.items():
            wanted.setdefault(entry.path, [])
            if key in keys:
                wanted[entry.path].append(key)
        small = [path for path, held in wanted.items() if held and self._is_small(path, len(held))]
        if len(small) >= _MANY_SMALL:
            together = [key for path in small for key in wanted[path]]
            self.add([(key, self.part(key)) for key in together])
            for path in small:
                wanted[path] = []
        for path, held in wanted.items():
            if not any(self._entries[key].path == path for key in held):
                self._forget(path)

    def _is_small(self, path: Path, held: int) -> bool:
        return held < _SMALL and path.stat().st_size < _SMALL_BYTES

    def _index(self, path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        try:
            meta = json.loads(parquet.read_schema(path).metadata[_META])
            if meta["format"] != FORMAT:
                raise ValueError("another format")
            entries = {key: _Entry(path, start, count, about) for key, start, count, about in meta["inputs"]}
        except (pa.ArrowException, OSError, ValueError, KeyError, TypeError):
            path.unlink(missing_ok=True)
            return
        self._entries |= entries

    def _forget(self, path: Path) -> None:
        self._batches.clear()
        self._read_last = None, None
        self._entries = {key: entry for key, entry in self._entries.items() if entry.path != path}
        path.unlink(missing_ok=True)

    def _rows_of(self, entry: _Entry) -> Iterator[dict[str, Any]]:
        at, end = entry.start, entry.start + entry.count
        while at < end:
            number, begin = divmod(at, _BATCH)
            rows = self._batch(entry.path, number)[begin : begin + end - at]
            yield from rows
            at += len(rows)

    def _batch(self, path: Path, number: int) -> list[dict[str, Any]]:
        """Some rows of a part: neighbouring inputs mostly stand in the same."""
        if (path, number) not in self._batches:
            rows = self._table(path).slice(number * _BATCH, _BATCH).to_pylist()
            self._batches[path, number] = [_as_row(row) for row in rows]
            if len(self._batches) > _AT_HAND:
                self._batches.popitem(last=False)
        self._batches.move_to_end((path, number))
        return self._batches[path, number]

    def _table(self, path: Path) -> pa.Table:
        import pyarrow as pa
        from pyarrow import parquet

        if path != self._read_last[0]:
            try:
                self._read_last = path, parquet.read_table(path, page_checksum_verification=True)
            except (pa.ArrowException, OSError) as error:
                self._forget(path)
                raise BrokenPart(path.name) from error
        return self._read_last[1]


def _written(located: Iterable[tuple[str, Part]]) -> tuple[bytes, list[str]]:
    """The bytes of a Parquet file and the keys of the inputs in it."""
    import pyarrow as pa
    from pyarrow import parquet

    cells: dict[str, list[Any]] = {column.name: [] for column in _STORED}
    extras: list[str | None] = []
    shapes: list[bytes | None] = []
    inputs: list[list[Any]] = []
    for key, part in located:
        start = len(extras)
        for row in part.rows:
            for name, values in cells.items():
                values.append(row.get(name))
            own = {name: cell for name, cell in row.items() if name not in _NAMES and name != "geometry"}
            extras.append(json.dumps(own, ensure_ascii=False, default=str) if own else None)
            shape = row.get("geometry")
            shapes.append(None if shape is None else shape.wkb)
        inputs.append([key, start, len(extras) - start, json.dumps(_about(part), separators=(",", ":"))])
    types = {"str": pa.string(), "date": pa.string(), "int": pa.int64(), "float": pa.float64()}
    columns = [
        pa.array([_plain(cell) for cell in cells.pop(column.name)], types[column.dtype]) for column in _STORED
    ]
    names = [*(column.name for column in _STORED), "extras", "shape"]
    table = pa.table([*columns, pa.array(extras, pa.string()), pa.array(shapes, pa.binary())], names)
    meta = json.dumps({"format": FORMAT, "inputs": inputs}, ensure_ascii=False, separators=(",", ":"))
    sink = pa.BufferOutputStream()
    parquet.write_table(
        table.replace_schema_metadata({_META: meta.encode("utf-8", "surrogatepass")}),
        sink,
        compression="zstd",
        write_page_checksum=True,
    )
    return bytes(sink.getvalue()), [key for key, *_ in inputs]


def _about(part: Part) -> dict[str, Any]:
    return {
        "sources": [{**asdict(source), "columns": dict(source.columns)} for source in part.sources],
        "documents": list(part.documents),
        "doubts": {key: doubt.as_dict() for key, doubt in part.doubts.items()},
        "decided": dict(part.decided),
        "faults": {
            key: [[fault.column, fault.value, fault.reason] for fault in found]
            for key, found in part.faults.items()
        },
    }


def _plain(cell: Any) -> Any:
    """A cell as Parquet takes it; dates are texts, as in the event table."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")
    return cell.isoformat()[:10] if hasattr(cell, "isoformat") else cell


def _as_row(stored: dict[str, Any]) -> dict[str, Any]:
    extras, shape = stored.pop("extras"), stored.pop("shape")
    if extras is not None:
        stored |= json.loads(extras)
    if shape is not None:
        import shapely

        stored["geometry"] = shapely.from_wkb(shape)
    return stored
