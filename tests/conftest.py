"""What all tests share: the measuring data beside the project, where there is any, and one gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer

SHARED = Path(__file__).resolve().parents[2] / "shared"


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
