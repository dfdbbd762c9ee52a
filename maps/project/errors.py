"""What can go wrong with a project."""

from __future__ import annotations

from collections.abc import Sequence

from maps.errors import MapsError


class ProjectError(MapsError):
    """The root of all errors of projects."""


class BadSettings(ProjectError, ValueError):
    """A configuration cannot be used; `faults` has every reason, each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class BrokenLedger(ProjectError, OSError):
    """The ledger of first sightings is damaged."""


class ClusterError(ProjectError, RuntimeError):
    """The cluster that is to locate the inputs is not there, or was lost."""


class UnknownMap(ProjectError, LookupError):
    """A project has no map of a name."""
