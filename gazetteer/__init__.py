"""An offline place database, and the ranking that answers "which place is meant?".

    >>> import gazetteer
    >>> gazetteer.load().resolve("Kazan, Tatarstan").place.id
    'gn:551487'

Knows nothing of events and maps, and of data frames only in `resolve_series`.
"""

from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadPlaces, BadQuery, BrokenGazetteer, BrokenImport, GazetteerError, UnknownPlace
from gazetteer.place import Candidate, Level, Match, Naming, Place, Quality, Setting, Status, Toponym
from gazetteer.polygons import Containment
from gazetteer.store import Gazetteer, Info, load
from gazetteer.version import __version__

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

if TYPE_CHECKING:
    from gazetteer.series import resolve_series


def __getattr__(name: str) -> Any:
    if name == "resolve_series":
        from gazetteer.series import resolve_series

        return resolve_series
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
