"""Which of a user's decisions holds for a name where it stands. They win over all that is found.

In this order, and within each a decision for this input and country before one for this input, before one
for this country, before one for all:

1. one about the name with what it lies in ("Springfield, Illinois"), where the words or columns say so;
2. one about the name alone, unless the words themselves put it elsewhere ("Paris, Texas" is not decided by
   Paris in France; `ignore` holds all the same);
3. one about the name of which the words are another case or the possessive ("Казани", "Kazan's").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer import Gazetteer, Place
from gazetteer.inflection import inflections
from gazetteer.names import normalise, possessor, split_containers
from geo import corrections as corrections_file
from geo import measure
from geo.corrections import Correction

_AROUND_KM = 60.0
"""A place this far from a town, and no further, may be written with it ("Derhachi, Kharkiv")."""


def read(path: str | Path, gazetteer: Gazetteer) -> Decisions:
    """The decisions of a corrections file.

    Raises BadOption with all its faults at once, places that the gazetteer does not know among them.
    """
    found = corrections_file.read(path)
    corrections_file.require_known(found, gazetteer, Path(path).name)
    return Decisions(found, gazetteer)


class Decisions:
    """The lines of a corrections file, at hand by name; each about an equal question is asked once."""

    def __init__(self, corrections: Sequence[Correction], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._whole: dict[str, list[Correction]] = {}
        self._within: dict[str, list[tuple[tuple[str, ...], Correction]]] = {}
        for correction in corrections:
            self._whole.setdefault(correction.key, []).append(correction)
            head, containers = split_containers(correction.text)
            if containers:
                self._within.setdefault(normalise(head), []).append((containers, correction))
        self._places: dict[Correction, Place] = {}
        self._meanings: dict[str, tuple[Place, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._whole)

    def place(self, correction: Correction) -> Place:
        """The place that a correction decides for."""
        if correction not in self._places:
            self._places[correction] = correction.place(self._gazetteer)
        return self._places[correction]

    def about(
        self,
        text: str,
        *,
        containers: Sequence[str] = (),
        beside: Sequence[str] = (),
        source: str | None = None,
        country: str | None = None,
    ) -> Correction | None:
        """The decision about a name, null where there is none.

        containers: what the words put it in, beside those within the text itself. beside: what other columns
        of its row say it lies in. source: the input. country: ISO code, what the row says or ranking found.
        """
        if not self._whole:
            return None

        def best(found: Iterable[Correction]) -> Correction | None:
            fitting = [one for one in found if _fits(one, source, country)]
            return max(fitting, key=_weight, default=None)

        head, inner = split_containers(text)
        around = (*inner, *containers)
        key, head_key = normalise(text), normalise(head)
        if inner and (found := best(self._whole.get(key, ()))):
            return found
        named = [
            one
            for names, one in self._within.get(head_key, ())
            if all(self._same(name, (*around, *beside)) for name in names)
        ]
        if found := best(named):
            return found
        for alike in (head_key, *self._nominatives(head, head_key)):
            bare = (one for one in self._whole.get(alike, ()) if self._agrees(one, around))
            if found := best(bare):
                return found
        return None

    def _nominatives(self, name: str, key: str) -> list[str]:
        """Keys under which an inflected or possessive form may be decided."""
        keys = [guess.key for group in inflections(key) for guess in group if not guess.levels]
        owner = possessor(name)
        return [normalise(owner), *keys] if owner else keys

    def _same(self, name: str, others: Sequence[str]) -> bool:
        """Whether one of the names is this one or means the same place."""
        key = normalise(name)
        if any(normalise(other) == key for other in others):
            return True
        meant = {place.id for place in self._meaning(name)[:1]}
        return any(place.id in meant for other in others for place in self._meaning(other)[:1])

    def _agrees(self, correction: Correction, around: Sequence[str]) -> bool:
        """Whether the place decided lies in all that the words put it in; unknown names do not count."""
        if correction.ignore or not around:
            return True
        place = self.place(correction)
        meant = [self._meaning(name) for name in around]
        return all(any(_lies_in(place, outer) for outer in outers) for outers in meant if outers)

    def _meaning(self, name: str) -> tuple[Place, ...]:
        """What a container's name may mean, likeliest first."""
        if name not in self._meanings:
            match = self._gazetteer.resolve(name, limit=10)
            decided = match.status in ("resolved", "ambiguous")
            self._meanings[name] = tuple(one.place for one in match.candidates) if decided else ()
        return self._meanings[name]


def within(name: str, containers: Sequence[str]) -> str:
    """A name as a decision tells it from others: with its first container, unless it brings its own."""
    return f"{name}, {containers[0]}" if containers and not split_containers(name)[1] else name


def _fits(correction: Correction, source: str | None, country: str | None) -> bool:
    """Whether the input and the country are those of the correction, where it names any.

    An input is the same below another folder: "a.csv" is "data/a.csv".
    """
    if correction.country is not None and correction.country != country:
        return False
    wanted = correction.source
    return wanted is None or source == wanted or (source or "").endswith(f"/{wanted}")


def _weight(correction: Correction) -> int:
    return 2 * (correction.source is not None) + (correction.country is not None)


def _lies_in(place: Place, outer: Place) -> bool:
    if outer.id == place.id:
        return True
    if outer.level == "country":
        return place.country == outer.country
    if outer.level == "admin1":
        return place.admin1_id == outer.id
    reach = max(_AROUND_KM, outer.radius_km)
    return measure.distance_km(place.lon, place.lat, outer.lon, outer.lat) <= reach
