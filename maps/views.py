"""How a page shows its events to begin with."""

from __future__ import annotations

from collections.abc import Sequence

VIEWS = ("clusters", "points", "heat", "areas")
FACETS = ("type", "month", "source", "country")


def opening(view: str, facet: str | None) -> dict[str, str | None]:
    """What the page is told; ValueError for what there is not."""
    return {"view": _one_of(view, VIEWS), "facet": None if facet is None else _one_of(facet, FACETS)}


def _one_of(value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise ValueError(f"there is no {value!r}; there are {', '.join(known)}")
    return value
