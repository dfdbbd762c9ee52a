"""What the last run made of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps.project.inventory import Stamp
from maps.project.manifest import Attempt, Manifest, MapState, load

STAMP = Stamp(3, 10, 7, "ab", 99)
FULL = Manifest(
    "key",
    {"articles/ä\udcff.txt": STAMP},
    {"articles/": 12.5},
    {
        "map": MapState(
            {"map.html": STAMP}, "of", Attempt(1.0, "kept", "too few"), Attempt(0.5, "made"), {"mapped": 3}
        )
    },
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    FULL.save(tmp_path / "manifest.json")
    assert load(tmp_path / "manifest.json") == FULL


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"format":0}',
        b'{"format":1,"key":"","files":{"a":3},"maps":{}}',
        b"\xff",
    ],
)
def test_a_damaged_or_missing_one_is_empty(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "manifest.json"
    if data is not None:
        path.write_bytes(data)
    assert load(path) == Manifest()
