"""What all tests share: measuring data where there is any, a gazetteer, an event table of every status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import gazetteer
from geo import schema

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def _no_own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests see the places that they bring, not those of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_DATA", str(tmp_path_factory.mktemp("data")))
        patch.delenv("DATELINE_GAZETTEER", raising=False)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data; the project stands alone without it."""
    if not SHARED.is_dir():
        pytest.skip("the measuring data (../shared) is not here")
    return SHARED


@pytest.fixture(scope="session")
def gaz() -> gazetteer.Gazetteer:
    """The gazetteer as users have it, compiled once."""
    return gazetteer.load()


@pytest.fixture(scope="session")
def event() -> Callable[..., dict[str, Any]]:
    """One row of the event table: Voronezh on 16 January 2025 but for what is said otherwise."""

    def make(event_id: str, **values: Any) -> dict[str, Any]:
        row: dict[str, Any] = dict.fromkeys(schema.NAMES)
        row |= schema.DEFAULTS
        row |= {
            "event_id": event_id, "source": "events.csv", "record": event_id, "title": f"Event {event_id}",
            "text": "Explosions near Voronezh were heard.", "place_text": "Voronezh", "type": "explosion",
            "date_start": "2025-01-16", "date_end": "2025-01-16", "date_granularity": "day",
            "place_id": "gn:472045", "geonameid": 472045, "place_name": "Voronezh", "country": "RU",
            "admin1": "Voronezh Oblast", "level": "city", "lon": 39.1843, "lat": 51.672, "precision": "exact",
            "uncertainty_km": 12.3, "confidence": 0.9, "status": "mapped", "reason": "largest of 2",
            "url": "https://example.org/a",
        }  # fmt: skip
        return row | values

    return make


@pytest.fixture(scope="session")
def events(event: Callable[..., dict[str, Any]]) -> pd.DataFrame:
    """A city, a region, a ring and one row of each status that is not mapped."""
    nowhere = {"lon": None, "lat": None, "place_id": None, "confidence": 0.0}
    return pd.DataFrame(
        [
            event("1"),
            event(
                "2", type="capture", title="One of two captured", text="Captured in the Kursk region.",
                place_text="Kursk region", place_id="gn:538555", place_name="Kursk Oblast", level="admin1",
                lon=36.4, lat=51.7, precision="admin", uncertainty_km=156.0, date_start="2025-01-09",
                date_end="2025-01-09", source="article.txt", confidence=0.7,
            ),
            event("3", relation="near", precision="near", uncertainty_km=15.0, title="Fire near Voronezh"),
            event(
                "4", type="statement", title="Kazan", place_text="Kazan", place_name="Kazan", lon=49.1,
                lat=55.8, date_start=None, date_end=None, date_granularity="unknown", confidence=0.4,
            ),
            event("5", **nowhere, status="unresolved", place_text="Springfield", reason="two of like size"),
            event("6", **nowhere, status="off_map", place_text="Pyongyang", reason="metonym: a government"),
            event("7", **nowhere, status="duplicate", duplicate_of="1", reason="repeats row 1"),
            event("8", **nowhere, status="rejected", reason="row has 14 cells, the header 12"),
        ]
    )  # fmt: skip
