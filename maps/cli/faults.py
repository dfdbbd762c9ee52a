"""From an exception to what the user is told and the exit code."""

from __future__ import annotations

FAILED = 1
USAGE = 2
BUSY = 75


def explained(error: Exception) -> tuple[int, str]:
    """Exit code and message of at most three lines: what, where, what to do."""
    # Here and not above: a command that goes well pays for no import that it does not need.
    from gazetteer.errors import BadQuery, GazetteerError
    from gazetteer.safefiles import Locked
    from geo.errors import BadOption, GeoError
    from maps.cli.options import UsageError
    from maps.errors import BadOverlay, BadPicture, BadStyle, MapsError
    from maps.project.errors import BadSettings, UnknownMap

    if isinstance(error, UsageError):
        return USAGE, str(error)
    if isinstance(error, Locked):
        return BUSY, "dateline: another run of this project goes on\n--wait waits for it to end"
    if isinstance(error, (BadSettings, BadOverlay)):
        return USAGE, "\n".join(f"dateline: {fault}" for fault in error.faults)
    if isinstance(error, UnknownMap):
        return USAGE, f"dateline: {error}"
    if isinstance(error, (BadQuery, BadOption, BadPicture, BadStyle)):
        return USAGE, f"dateline: {error}"
    if isinstance(error, (GazetteerError, GeoError, MapsError)):
        return FAILED, f"dateline: {error}"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return FAILED, f"dateline: {where}{error.strerror}"
    if isinstance(error, MemoryError):
        return FAILED, "dateline: the memory is not enough for this input\nsplit it and run the parts"
    return FAILED, (
        f"dateline: this is a fault in dateline: {type(error).__name__}: {str(error)[:200]}\n"
        "DATELINE_DEBUG=1 shows where; please report it with the input if you can"
    )
