"""Table rows joined to places: the name, the coordinates and what to believe when they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gazetteer import Containment, Gazetteer, Place
from geo import measure
from geo.account import Doubt, Fault, candidates
from geo.coordinates import Coordinates
from geo.dates import When, cell
from geo.decisions import Decisions
from geo.extraction import place_columns
from geo.identity import EventIds
from geo.position import Position, position
from geo.reading.columns import Role
from geo.reading.tables import Table, event_rows
from geo.recognize import Recognizer
from geo.rownames import Named, RowNames, Words
from geo.schema import NAMES
from geo.text.eventtypes import Entry, classify
from geo.text.languages import detect
from geo.text.relations import IN, Lie

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
"""lon, lat in degrees, WGS 84."""

Placing = tuple[dict[str, Any], str | None]
"""What the columns of a row say of where, and why its own point was not believed, null where it was."""

_DIGITS = re.compile(r"\d+")
"""Which number it is says nothing of the type: tables made by programs repeat the words around it."""
_TYPE_READ = 2_000
"""Characters of a description that tell the type of its event."""
AS_GIVEN_KM = 1.0
"""What a point as written is trusted for."""
FAR_KM = 50.0
"""A point further from the named place than this, and than three times its uncertainty, contradicts it."""


class RowPlacer:
    """Places the rows of one table; the same words are resolved once.

    doubts_below: confidence under which a name is doubtful though it is decided. types: the user's own words
    for types of events.
    After `rows`, by event id: doubts about names, the line of the corrections that decided, faults.
    """

    def __init__(
        self,
        table: Table,
        gazetteer: Gazetteer,
        recognizer: Recognizer,
        countries: Sequence[str] = (),
        decisions: Decisions | None = None,
        doubts_below: float = 0.0,
        types: tuple[Entry, ...] = (),
    ) -> None:
        self._table = table
        self._types = types
        self._gazetteer = gazetteer
        self._names = RowNames(table.source, gazetteer, recognizer, countries, decisions)
        self._decisions = decisions
        self._doubts_below = doubts_below
        self._doubts: dict[Words, Doubt] = {}
        self.doubts: dict[str, Doubt] = {}
        self.decided: dict[str, int] = {}
        self.faults: dict[str, list[Fault]] = {}

    def _type_of(self, title: str, text: str) -> str:
        words = f"{title[:_TYPE_READ]}\n{text[:_TYPE_READ]}"
        return _type_of(_DIGITS.sub("0", words), self._types)

    def rows(self, ids: EventIds) -> Iterator[dict[str, Any]]:
        """One row of the event table for each row of the table, in order."""
        table = self._table
        if table.is_events:
            yield from self._as_they_are(ids)
            return
        points = table.points()
        within = self._containing(points)
        whens = table.when()
        roles = {role: table.cells(role) for role in _TEXT_ROLES}
        columns = [table.values[header].tolist() for header in table.values.columns]
        extras = {extra_name(header): table.values[header].tolist() for header in table.extras}
        seen: dict[tuple[Any, ...], str] = {}
        for index, record in enumerate(table.records):
            cells = {role: values[index] for role, values in roles.items()}
            geometry = table.geometry[index] if table.geometry else None
            row = self._row(record, cells, whens[index], ids)
            where, doubt = self._where(cells, points[index], within[index], geometry)
            row.update(where)
            faults = self._faults(cells, row, doubt, whens[index])
            row["reason"] = "; ".join(filter(None, (row["reason"], whens[index].reason))) or None
            row.update({name: values[index] or None for name, values in extras.items()})
            key = (*(column[index] for column in columns), geometry.wkb if geometry is not None else None)
            if key in seen:
                row.update(status="duplicate", duplicate_of=seen[key], lon=None, lat=None, geometry=None)
                row["reason"] = "repeats an earlier row in every column"
            else:
                seen[key] = row["event_id"]
                if faults:
                    self.faults[row["event_id"]] = faults
                self._note_doubt(row, _words(cells))
            if (found := self._names.named(_words(cells)).decided) is not None:
                self.decided[row["event_id"]] = found.line
            yield row

    def _note_doubt(self, row: dict[str, Any], words: Words) -> None:
        named = self._names.named(words)
        hardly = (
            row["status"] == "mapped" and named.place is not None and row["confidence"] < self._doubts_below
        )
        if named.words and (row["status"] == "unresolved" or hardly):
            if words not in self._doubts:
                self._doubts[words] = self._names.doubt(words)
            self.doubts[row["event_id"]] = self._doubts[words]

    def _as_they_are(self, ids: EventIds) -> Iterator[dict[str, Any]]:
        """The rows of dateline's own output; an id that another table has handed out already is numbered."""
        now: dict[str, str] = {}
        for row in event_rows(self._table):
            own, first = row["event_id"], row["duplicate_of"]
            row["event_id"] = now[own] = ids.given(own)
            row["duplicate_of"] = now.get(first, first)
            self._decide(row)
            if row["status"] == "unresolved" or (
                row["status"] == "mapped" and row["place_id"] and row["confidence"] < self._doubts_below
            ):
                match = self._gazetteer.resolve(row["place_text"], country=_known(row, self._gazetteer))
                self.doubts[row["event_id"]] = Doubt(
                    row["place_text"], row["country"], match.status, candidates(match), match.reason
                )
            yield row

    def _decide(self, row: dict[str, Any]) -> None:
        """Let the user's decisions hold for a row that is on the map or for want of a place is not."""
        if not self._decisions or row["status"] not in ("mapped", "unresolved"):
            return
        found = self._decisions.about(row["place_text"], source=row["source"], country=row["country"])
        if found is None:
            return
        self.decided[row["event_id"]] = found.line
        row.pop("geometry", None)
        if found.ignore:
            row.update(status="off_map", reason=found.reason, confidence=0.0, **_NO_POSITION)
            return
        place = self._decisions.place(found)
        lie = Lie(row["relation"], row["distance_km"], row["bearing"])
        where = position(place, lie, None, self._gazetteer.shape)
        row.update(status="mapped", reason=found.reason, confidence=1.0, **place_columns(place))
        row.update(_position_columns(where))

    def _faults(
        self, cells: dict[Role, str], row: dict[str, Any], doubt: str | None, when: When
    ) -> list[Fault]:
        """What of a row is not on the map or was put aside: its place, its point, other cells, its date."""
        columns, named, found = self._table.columns, self._names.named(_words(cells)), []
        point = f"{cells['lat']}, {cells['lon']}" if cells["lat"] or cells["lon"] else ""
        if row["status"] == "unresolved":
            column = columns.get("place", columns.get("admin1", columns.get("country")))
            at_point = doubt is not None or (not named.words and bool(point))
            value = point if at_point else named.words
            found.append(Fault(columns.get("lat") if at_point else column, value, row["reason"]))
        elif doubt is not None:
            found.append(Fault(columns.get("lat"), point, f"{doubt}: placed at {row['place_name']}"))
        if row["status"] == "mapped":
            found += [Fault(columns.get(role), text, reason) for role, text, reason in named.put_aside]
        if when.reason:
            found.append(Fault(columns.get("date"), cells["date"], when.reason))
        return found

    def _containing(self, points: Sequence[Coordinates]) -> list[Containment]:
        within = [Containment(None, None)] * len(points)
        usable = {index: pair for index, point in enumerate(points) if (pair := _pair(point))}
        if usable:
            lons, lats = zip(*usable.values(), strict=True)
            for index, found in zip(usable, self._gazetteer.containing_many(lons, lats), strict=True):
                within[index] = found
        return within

    def _row(self, record: str, cells: dict[Role, str], when: When, ids: EventIds) -> dict[str, Any]:
        """What a row says but for where."""
        table = self._table
        named = self._names.named(_words(cells))
        published = cell(cells["published"], table.date_order).start if cells["published"] else None
        identity = (cells["date"], cells["type"], cells["title"], named.words)
        return {
            "event_id": ids.given(cells["id"]) if cells["id"] else ids.hashed(table.source, *identity),
            "source": table.source,
            "record": record,
            "title": cells["title"] or None,
            "text": cells["text"] or None,
            "date_start": when.start.isoformat() if when.start else None,
            "date_end": when.end.isoformat() if when.end else None,
            "published": published.isoformat() if published else None,
            "time_start": when.time,
            "date_granularity": when.granularity,
            "type": cells["type"] or self._type_of(cells["title"], cells["text"]),
            "place_text": named.words,
            "relation": named.lie.type,
            "distance_km": named.lie.distance_km,
            "bearing": named.lie.bearing,
            "with_place_id": named.other.id if named.other else None,
            "url": cells["url"] if cells["url"].lower().startswith(("http://", "https://")) else None,
        }

    def _where(
        self, cells: dict[Role, str], given: Coordinates, within: Containment, geometry: BaseGeometry | None
    ) -> Placing:
        """Where a row's event is. A line or polygon is drawn as given; its point lies on it."""
        named, point = self._names.named(_words(cells)), _pair(given)
        if named.ignored:
            return {"status": "off_map", "reason": named.match.reason}, None
        if geometry is None or point:
            return self._placed(named, point, given.fault, within)
        inside = geometry.representative_point()
        point = (float(inside.x), float(inside.y))
        placed, doubt = self._placed(named, point, None, self._gazetteer.containing(*point))
        return {**placed, "geometry": geometry}, doubt

    def _placed(self, named: Named, point: Point | None, fault: str | None, within: Containment) -> Placing:
        if point is None:
            if named.place is not None:
                return self._at_place(named, named.place, fault), fault
            said = named.match.reason if named.words else "no place is named" if fault else None
            reason = "; ".join(filter(None, (fault, said, named.note)))
            return {"status": "unresolved", "reason": reason or "neither a name nor coordinates"}, None
        place = named.place
        if named.match.status == "ambiguous":
            nearest = self._gazetteer.resolve(named.words, near=point).place
            place = nearest if nearest and _agrees(nearest, point) else None
        claimed = self._claimed(named.country, within)
        doubt = _doubt(place, None if claimed else named.country, point, within)
        if doubt is None:
            return _at_point(place, named, point, within, claimed or self._disputed(place, within)), None
        anchor = place or named.country
        if anchor is None:
            return {"status": "unresolved", "reason": doubt}, doubt
        return self._at_place(named, anchor, doubt), doubt

    def _claimed(self, country: Place | None, within: Containment) -> str | None:
        """Whose view of disputed borders has the point in the country of the row, null for nobody's."""
        ground = within.admin1 or within.country
        if country is None or country.country is None or ground is None or within.country is None:
            return None
        return self._gazetteer.claim(ground, country.country) if within.country.id != country.id else None

    def _disputed(self, place: Place | None, within: Containment) -> str | None:
        """What is to be known of the country of a point where that is disputed."""
        ground = within.admin1 or within.country if place is None or place.level == "country" else place
        standing = None if ground is None else self._gazetteer.standing(ground)
        return None if standing is None else standing.note

    def _at_place(self, named: Named, place: Place, doubt: str | None) -> dict[str, Any]:
        lie = named.lie if place == named.place else IN
        where = position(place, lie, named.other, self._gazetteer.shape)
        reasons = (f"{doubt}: placed at {place.name}" if doubt else None, named.match.reason, named.note)
        return {
            "status": "mapped",
            "reason": "; ".join(filter(None, reasons)) or None,
            "confidence": round(named.match.confidence, 3),
            **place_columns(place),
            **_position_columns(where),
        }


_TEXT_ROLES: tuple[Role, ...] = (
    "place", "admin1", "country", "date", "published", "title", "text", "type", "id", "url", "lon", "lat",
)  # fmt: skip


_NO_POSITION = {"lon": None, "lat": None, "precision": "unknown", "uncertainty_km": None}


def _known(row: dict[str, Any], gazetteer: Gazetteer) -> str | None:
    """The country of a row that has been an event before, null where there is no such country."""
    return row["country"] if row["country"] in gazetteer.countries else None


def _words(cells: dict[Role, str]) -> Words:
    return cells["place"], cells["admin1"], cells["country"]


def _pair(given: Coordinates) -> Point | None:
    """The point that can lie on the earth, null where there is none."""
    if given.fault or given.lon is None or given.lat is None:
        return None
    return given.lon, given.lat


def _agrees(place: Place, point: Point) -> bool:
    return measure.distance_km(*point, place.lon, place.lat) <= max(FAR_KM, 3 * place.radius_km)


def _doubt(place: Place | None, country: Place | None, point: Point, within: Containment) -> str | None:
    """Why a point cannot be what its row says, null where nothing speaks against it."""
    settled = place is not None and place.level != "country"
    if settled and place is not None and _agrees(place, point):
        return None
    ground = {area.id for area in (within.country, within.admin1) if area is not None}
    if country is not None and within.country is not None and country.id not in ground:
        doubt = f"the point lies in {within.country.name}, the row says {country.name}"
    elif settled and place is not None:
        doubt = (
            f"the point lies {measure.distance_km(*point, place.lon, place.lat):,.0f} km from {place.name}"
        )
    else:
        return None
    exchanged = abs(point[0]) <= 90 and place is not None and _agrees(place, (point[1], point[0]))
    return f"{doubt} (lon and lat are exchanged)" if exchanged else doubt


def _at_point(
    place: Place | None, named: Named, point: Point, within: Containment, borders: str | None
) -> dict[str, Any]:
    """The point as written. Country and division come from the place, else from the polygons around it.

    borders: what is to be known of a country that is disputed.
    """
    unknown = f"{named.match.reason}: placed by its coordinates" if place is None and named.words else None
    columns = place_columns(place if place is None or place.level != "country" else None)
    columns["country"] = columns["country"] or (within.country.country if within.country else None)
    columns["admin1"] = columns["admin1"] or (within.admin1.name if within.admin1 else None)
    return {
        "status": "mapped",
        "reason": "; ".join(filter(None, (unknown, named.note, borders))) or None,
        "confidence": 1.0,
        **columns,
        **_position_columns(Position(*point, "exact", AS_GIVEN_KM)),
    }


def _position_columns(where: Position) -> dict[str, Any]:
    return {
        "lon": round(where.lon, 6),
        "lat": round(where.lat, 6),
        "precision": where.precision,
        "uncertainty_km": round(where.uncertainty_km, 1),
    }


def extra_name(header: str) -> str:
    """An extra column keeps its name unless an event column bears it."""
    return f"input_{header}" if header in NAMES or header == "geometry" else header


@lru_cache(maxsize=10_000)
def _type_of(words: str, types: tuple[Entry, ...]) -> str:
    return classify(words, detect(words), types).type
