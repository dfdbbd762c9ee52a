"""What can go wrong between an event table and a page."""

from __future__ import annotations


class MapsError(Exception):
    """The root of all errors of this package."""


class ForeignAddress(MapsError, ValueError):
    """A page would load something from the network that nobody allowed by name."""

    def __init__(self, address: str, what: str) -> None:
        self.address = address
        super().__init__(
            f"{what} loads {address}\n"
            "A dateline page opens without a network, so it is not written.\n"
            'Leave that layer out, or allow its host by name: EventMap(..., allow_hosts=("host",)).'
        )


class UnsupportedLayer(MapsError, TypeError):
    """A folium element needs files that dateline does not carry."""

    def __init__(self, name: str, instead: str) -> None:
        super().__init__(f"{name} cannot be drawn without the network.\n{instead}")


class BadEvents(MapsError, ValueError):
    """The table handed over is no event table."""
