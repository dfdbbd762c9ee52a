"""The divisions and countries that events count to in the view "areas"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from maps import packing

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from gazetteer.place import Place

NOWHERE = -1
"""Stands for the area of what lies in none: at sea, or of a country whose division is not known."""


@dataclass(frozen=True)
class Areas:
    """Where the mapped events lie.

    places: countries and first-level divisions, sorted by id. parents: for each, the index of its country,
    NOWHERE for a country. of_events: for each mapped event, the index of the smallest area that it is known
    to lie in, NOWHERE where there is none.
    """

    places: tuple[Place, ...]
    parents: tuple[int, ...]
    of_events: npt.NDArray[np.int64]

    def header(self, shapes: Mapping[str, int]) -> list[list[str | int]]:
        """What the page is told of each: [name, parent, number of its shape]; −1 where there is none."""
        return [
            [packing.clean(place.name), parent, shapes.get(place.id, -1)]
            for place, parent in zip(self.places, self.parents, strict=True)
        ]


def find(points: npt.NDArray[np.float64], precisions: Sequence[str], source: Gazetteer) -> Areas:
    """The areas of events at these points, in the gazetteer's worldview.

    points: (n, 2) lon, lat. precisions: what each point may be trusted for; an event known to its
    country only counts to the country, not to the division that its point happens to lie in.
    """
    spots, at_spot = np.unique(np.ascontiguousarray(points).view(np.complex128).ravel(), return_inverse=True)
    containments = source.containing_many(spots.real, spots.imag)
    known: dict[str, Place] = {}
    nation_of: dict[str, str] = {}
    for found in containments:
        if found.country is not None:
            known[found.country.id] = found.country
        if found.admin1 is not None:
            known[found.admin1.id] = found.admin1
            nation_of[found.admin1.id] = found.country.id if found.country is not None else ""
    ids = sorted(known)
    number = {key: at for at, key in enumerate(ids)} | {"": NOWHERE}
    nations = [number[found.country.id if found.country else ""] for found in containments]
    divisions = [number[found.admin1.id if found.admin1 else ""] for found in containments]
    of_spots = np.array([nations, divisions], dtype=np.int64).reshape(2, -1)
    vague = np.array([precision == "country" for precision in precisions], dtype=bool)
    finest = np.where(of_spots[1] == NOWHERE, of_spots[0], of_spots[1])
    return Areas(
        places=tuple(known[key] for key in ids),
        parents=tuple(number[nation_of.get(key, "")] for key in ids),
        of_events=np.where(vague, of_spots[0][at_spot], finest[at_spot]),
    )
