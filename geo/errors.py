"""What can go wrong in reading and locating; every message says what, where and what to do."""


class GeoError(Exception):
    """Root of the package's errors."""


class UnreadableInput(GeoError, OSError):
    """No input could be read at all."""


class BrokenFile(GeoError, ValueError):
    """One file is not what its name or its first bytes say; `geo.read` makes it a rejected record."""


class BadOption(GeoError, ValueError):
    """An option names a column, a date order or a value that the input does not have."""


class NoPlaceColumn(BadOption):
    """A table has neither a column of place names nor coordinates; `--place-column` names one."""


class LostProcess(GeoError, OSError):
    """A process that worked on inputs was ended from outside."""


class BadSchema(GeoError, ValueError):
    """A frame that should be an event table is not one; the message lists every fault."""
