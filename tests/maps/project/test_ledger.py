"""First sightings of events."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from maps.project.errors import BrokenLedger
from maps.project.ledger import Ledger

MONDAY = dt.datetime(2025, 1, 13, 6, tzinfo=dt.UTC)
TUESDAY = MONDAY + dt.timedelta(days=1)


def test_an_event_keeps_the_time_of_its_first_sighting(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.parquet")
    assert ledger.first_run is None
    ledger.see(["a"], MONDAY)
    ledger.save()
    again = Ledger(tmp_path / "ledger.parquet")
    again.see(["b", "a"], TUESDAY)
    again.save()
    seen = Ledger(tmp_path / "ledger.parquet").first_seen(["a", "b", "c"])
    assert seen == [int(MONDAY.timestamp()), int(TUESDAY.timestamp()), None]


def test_a_file_with_nothing_to_add_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.parquet"
    first = Ledger(path)
    first.see(["a"], MONDAY)
    first.save()
    before = path.stat()
    again = Ledger(path)
    again.see(["a"], TUESDAY)
    again.save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("data", [b"", b"PAR1", b"event_id,first_seen\n"])
def test_a_damaged_ledger_is_told_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ledger.parquet"
    path.write_bytes(data)
    with pytest.raises(BrokenLedger, match="put back a copy"):
        Ledger(path)
    assert path.read_bytes() == data
