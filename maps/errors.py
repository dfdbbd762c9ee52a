"""What can go wrong between an event table and a page."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit


class MapsError(Exception):
    """The root of all errors of this package."""


class ForeignAddress(MapsError, ValueError):
    """A page would load something from the network that nobody allowed by name."""

    def __init__(self, address: str, what: str) -> None:
        self.address = address
        host = urlsplit(address if "://" in address else f"https:{address}").netloc.rpartition("@")[2]
        host = host.partition(":")[0].removeprefix("{s}.") or "host"
        super().__init__(
            f"{what} loads {address}\n"
            "A dateline page opens without a network, so it is not written.\n"
            f'Leave that layer out, or allow its host by name: EventMap(..., allow_hosts=("{host}",)).'
        )


class UnsupportedLayer(MapsError, TypeError):
    """A folium element cannot stand on a dateline page."""

    def __init__(self, name: str, why: str, instead: str) -> None:
        super().__init__(f"{name} {why}.\n{instead}")


class BadOverlay(MapsError, ValueError):
    """Overlays that cannot be drawn. faults: all that is wrong, each with its overlay."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class BadEvents(MapsError, ValueError):
    """The table handed over is no event table."""


class BadAddress(MapsError, ValueError):
    """An address that no frame may show."""


class BadStyle(MapsError, ValueError):
    """A theme cannot be used: a colour that would not be seen, a shape that there is not.

    faults: the path of each key that is wrong, and what is.
    """

    def __init__(self, message: str, faults: Sequence[tuple[tuple[str, ...], str]] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class BadPicture(MapsError, ValueError):
    """A picture of a size that cannot be drawn."""
