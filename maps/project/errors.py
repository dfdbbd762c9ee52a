"""What can go wrong with a project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

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


def reason_of(error: Exception) -> str:
    """Why something failed, for people: without a number and without the path of this machine."""
    if isinstance(error, OSError) and error.strerror:
        name = "" if error.filename is None else f"{Path(os.fsdecode(error.filename)).name}: "
        return f"{name}{error.strerror.lower()}"
    return str(error) or type(error).__name__


class UnknownMap(ProjectError, LookupError):
    """A project has no map of a name."""
