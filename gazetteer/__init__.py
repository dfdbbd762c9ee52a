"""An offline place database, and the ranking that answers "which place is meant?".

    >>> import gazetteer
    >>> gazetteer.load().resolve("Kazan, Tatarstan").place.id
    'gn:551487'

Knows nothing of events and maps, and of data frames only in `resolve_series`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadPlaces, BadQuery, BrokenGazetteer, BrokenImport, GazetteerError, UnknownPlace
from gazetteer.version import __version__

if TYPE_CHECKING:
    from gazetteer.place import Candidate, Level, Match, Naming, Place, Quality, Setting, Status, Toponym
    from gazetteer.polygons import Containment
    from gazetteer.series import resolve_series
    from gazetteer.store import Gazetteer, Info, load

_HOMES = {
    "place": ("Candidate", "Level", "Match", "Naming", "Place", "Quality", "Setting", "Status", "Toponym"),
    "polygons": ("Containment",),
    "series": ("resolve_series",),
    "store": ("Gazetteer", "Info", "load"),
}

__all__ = [
    "BadPlaces",
    "BadQuery",
    "BrokenGazetteer",
    "BrokenImport",
    "Candidate",
    "Containment",
    "Gazetteer",
    "GazetteerError",
    "Info",
    "Level",
    "Match",
    "Naming",
    "Place",
    "Quality",
    "Setting",
    "Status",
    "Toponym",
    "UnknownPlace",
    "__version__",
    "load",
    "resolve_series",
]


def __getattr__(name: str) -> Any:
    """What reads the database is loaded when it is asked for: `dateline run` mostly finds nothing to do."""
    for module, held in _HOMES.items():
        if name in held:
            from importlib import import_module

            return getattr(import_module(f"gazetteer.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
