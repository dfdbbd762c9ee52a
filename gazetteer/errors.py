"""What can go wrong in the gazetteer; every message says what, where and what to do."""


class GazetteerError(Exception):
    """Root of the package's errors."""


class UnknownPlace(GazetteerError, LookupError):
    """No place has the id that was asked for."""


class BrokenGazetteer(GazetteerError, OSError):
    """A compiled gazetteer or a source table cannot be read; building anew mends it."""


class BadQuery(GazetteerError, ValueError):
    """A query holds a value that no place can have: a country code, a level, a coordinate."""


class BrokenImport(BrokenGazetteer):
    """A file to be imported is of no known kind, or mostly broken; nothing was written."""


class BadPlaces(BadQuery):
    """A file of own places has rows that are no places; the message names each with its line."""
