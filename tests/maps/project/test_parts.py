"""What inputs say, kept in Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import LineString

from geo.account import Doubt, Fault
from geo.parts import Part
from geo.reading.inputs import Source
from maps.project import parts as module
from maps.project.parts import BrokenPart, Parts


def _part(name: str, *rows: dict[str, Any]) -> Part:
    full = [{"event_id": f"{name}{at}", "source": name, **row} for at, row in enumerate(rows)]
    return Part(full, [Source(name, "csv", "utf-8", len(rows), {"place": "Ort"}, ("note",))], [name])


def test_a_part_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    road = LineString([(1, 2), (3, 4)])
    rows = [
        {"lon": 1.5, "sentence_start": 3, "title": "Ärger", "their own": "x", "geometry": road},
        {"other": ["1"]},
    ]
    kept = _part("a", *rows)
    kept.doubts["a0"] = Doubt("X", "RU", "unknown", [{"name": "Z"}], "why")
    kept.decided["a1"] = 7
    kept.faults["a0"] = [Fault(None, "v", "r")]
    Parts(tmp_path).add([("k", kept)])
    found = Parts(tmp_path).part("k")
    read = [{name: cell for name, cell in row.items() if cell is not None} for row in found.rows]
    assert read == [dict(row) for row in kept.rows]
    assert (found.sources, found.documents, found.doubts) == (kept.sources, ["a"], kept.doubts)
    assert (found.decided, found.faults) == (kept.decided, kept.faults)


def test_an_input_without_rows_is_kept_too(tmp_path: Path) -> None:
    Parts(tmp_path).add([("k", _part("a")), ("l", _part("b", {}))])
    found = Parts(tmp_path)
    assert "k" in found
    assert list(found.part("k").rows) == []
    assert len(list(found.part("l").rows)) == 1


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1 and something else PAR1"])
def test_a_file_that_is_no_part_is_removed(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.parquet").write_bytes(data)
    assert "k" not in Parts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_part_whose_bytes_changed_is_told_and_removed(tmp_path: Path) -> None:
    Parts(tmp_path).add([("k", _part("a", *({"title": f"{at} words"} for at in range(200))))])
    (path,) = tmp_path.iterdir()
    data = bytearray(path.read_bytes())
    data[len(data) // 4] ^= 0xFF
    path.write_bytes(data)
    found = Parts(tmp_path)
    with pytest.raises(BrokenPart):
        list(found.part("k").rows)
    assert "k" not in found


def test_parts_that_hold_nothing_wanted_are_removed(tmp_path: Path) -> None:
    found = Parts(tmp_path)
    found.add([("k", _part("a", {})), ("l", _part("b", {}))])
    found.add([("m", _part("c", {}))])
    found.keep({"l"})
    assert ("l" in found, "m" in found) == (True, False)
    assert len(list(tmp_path.iterdir())) == 1


def test_many_small_parts_are_put_together(tmp_path: Path) -> None:
    found = Parts(tmp_path)
    keys = [f"k{at}" for at in range(module._MANY_SMALL)]
    for key in keys:
        found.add([(key, _part(key, {"title": key}))])
    found.keep(set(keys))
    assert len(list(tmp_path.iterdir())) == 1
    again = Parts(tmp_path)
    assert [next(iter(again.part(key).rows))["title"] for key in keys] == keys
