"""What the last runs made of what, and how they ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps.project.inventory import Stamp
from maps.project.manifest import Attempt, Attempts, Manifest, MapState, load, load_attempts

STAMP = Stamp(3, 10, 7, "ab", 99)
STATE = MapState("of", {"map.html": STAMP}, {"mapped": 3}, 4.5)
FULL = Manifest(
    {"articles/ä\udcff.txt": STAMP}, {"articles/": {"a": "key"}}, {"articles/": 12.5}, {"map": STATE}, 7.5
)
MADE, KEPT = Attempt(1.0, "made", None, {"mapped": 4}), Attempt(2.0, "kept", "too few", {"mapped": 1})
DAMAGED = [None, b"", b"{", b"[]", b"{}", b'{"format":0}', b'{"format":1,"files":{"a":3},"maps":{}}', b"\xff"]


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    FULL.save(tmp_path / "manifest.json")
    assert load(tmp_path / "manifest.json") == FULL
    attempts = Attempts().with_one("map", MADE).with_one("map", KEPT)
    attempts.save(tmp_path / "attempts.json")
    assert load_attempts(tmp_path / "attempts.json") == attempts


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_or_missing_one_is_empty(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "state.json"
    if data is not None:
        path.write_bytes(data)
    assert (load(path), load_attempts(path)) == (Manifest(), Attempts())


def test_the_last_good_attempt_outlives_later_ones() -> None:
    attempts = Attempts().with_one("map", MADE).with_one("map", KEPT)
    assert (attempts.last["map"], attempts.good["map"], attempts.before) == (KEPT, MADE, {})


def test_a_success_remembers_the_one_before() -> None:
    again = Attempt(3.0, "made", None, {"mapped": 5})
    attempts = (
        Attempts().with_one("map", MADE).with_one("map", Attempt(2.5, "unchanged")).with_one("map", again)
    )
    assert attempts.good["map"] == again
    assert attempts.before["map"].at == 2.5
