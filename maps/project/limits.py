"""Whether what a run found may replace the last good map (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from maps.project.settings import Limits


def crossed(limits: Limits, counts: Mapping[str, int], before: Mapping[str, int]) -> str | None:
    """Why the last good outputs must stand, in words; None where nothing speaks against new ones.

    counts: the account of this run, by status. before: that of the last success; empty where there was none.
    """
    mapped, unresolved = counts.get("mapped", 0), counts.get("unresolved", 0)
    located = mapped + unresolved
    if limits.max_unresolved is not None and located and unresolved / located > limits.max_unresolved:
        return (
            f"{unresolved:,} of {located:,} located rows are unresolved ({unresolved / located:.0%}); "
            f"max_unresolved is {limits.max_unresolved:.0%}"
        )
    last = before.get("mapped", 0)
    if limits.max_drop is not None and last and mapped < last * (1 - limits.max_drop):
        return (
            f"{mapped:,} events on the map, {last:,} last time ({1 - mapped / last:.0%} fewer); "
            f"max_drop is {limits.max_drop:.0%}"
        )
    if limits.min_events is not None and mapped < limits.min_events:
        return f"{mapped:,} events on the map; min_events is {limits.min_events:,}"
    return None
