"""Table rows joined to places: the name, the coordinates and what to believe when they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Containment, Gazetteer, Match, Place
from geo import measure
from geo.account import candidates
from geo.coordinates import Coordinates, coordinates
from geo.corrections import Correction, find
from geo.dates import cell
from geo.eventtypes import classify
from geo.extraction import place_columns
from geo.identity import EventIds
from geo.position import Position, position
from geo.recognize import Recognizer
from geo.relations import Lie, relation
from geo.schema import NAMES
from geo.tables import Table
from geo.toponyms import IN, MAPPABLE

AS_GIVEN_KM = 1.0
"""What a point as written is trusted for."""
FAR_KM = 50.0
"""A point further from the named place than this, and than three times its uncertainty, contradicts it."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a row's words mean. note: what had to be put aside to get there, null where nothing."""

    words: str
    match: Match
    lie: Lie = IN
    other: Place | None = None
    country: Place | None = None
    note: str | None = None

    @property
    def place(self) -> Place | None:
        """The place, null where it is not decided."""
        return self.match.place if self.match.status == "resolved" else None


class RowPlacer:
    """Places the rows of one table; the same words are resolved once."""

    def __init__(
        self,
        table: Table,
        gazetteer: Gazetteer,
        recognizer: Recognizer,
        countries: Sequence[str] = (),
        corrections: Sequence[Correction] = (),
    ) -> None:
        self._table = table
        self._gazetteer = gazetteer
        self._recognizer = recognizer
        self._countries = tuple(countries)
        self._corrections = corrections
        self._named: dict[tuple[str, str, str], Named] = {}
        self.candidates: dict[str, list[dict[str, Any]]] = {}

    def rows(self, ids: EventIds) -> Iterator[dict[str, Any]]:
        """One row of the event table for each row of the table, in order."""
        table = self._table
        points = [coordinates(lon, lat) for lon, lat in zip(self._cells("lon"), self._cells("lat"), strict=True)]
        within = self._containing(points)
        seen: dict[tuple[Any, ...], str] = {}
        extras = {header: _extra_name(header) for header in table.extras}
        columns = [table.values[header].tolist() for header in table.values.columns]
        roles = {role: self._cells(role) for role in _TEXT_ROLES}
        for index, record in enumerate(table.records):
            cells = {role: values[index] for role, values in roles.items()}
            row = self._row(record, cells, points[index], within[index], index, ids)
            for header, name in extras.items():
                row[name] = table.values[header].iat[index] or None
            key = (*(column[index] for column in columns), _geometry_key(table, index))
            if key in seen:
                row.update(status="duplicate", duplicate_of=seen[key], lon=None, lat=None, geometry=None)
                row["reason"] = "repeats an earlier row in every column"
            else:
                seen[key] = row["event_id"]
            yield row

    def _cells(self, role: str) -> list[str]:
        header = self._table.columns.get(role)
        if header is None:
            return [""] * len(self._table.records)
        return [value.strip() for value in self._table.values[header].tolist()]

    def _containing(self, points: Sequence[Coordinates]) -> list[Containment]:
        usable = [index for index, point in enumerate(points) if point.usable]
        found = self._gazetteer.containing_many(
            [points[index].lon for index in usable], [points[index].lat for index in usable]
        )
        within = [Containment(None, None)] * len(points)
        for index, containment in zip(usable, found, strict=True):
            within[index] = containment
        return within

    def _row(
        self,
        record: str,
        cells: dict[str, str],
        point: Coordinates,
        within: Containment,
        index: int,
        ids: EventIds,
    ) -> dict[str, Any]:
        table = self._table
        when = cell(cells["date"], table.date_order)
        named = self._name(cells)
        row: dict[str, Any] = {
            "source": table.source,
            "record": record,
            "title": cells["title"] or None,
            "text": cells["text"] or None,
            "date_start": when.start.isoformat() if when.start else None,
            "date_end": when.end.isoformat() if when.end else None,
            "time_start": when.time,
            "date_granularity": when.granularity,
            "type": cells["type"] or classify(f"{cells['title']}. {cells['text']}", "en").type,
            "place_text": named.words,
            "relation": named.lie.type,
            "distance_km": named.lie.distance_km,
            "bearing": named.lie.bearing,
            "with_place_id": named.other.id if named.other else None,
            "url": cells["url"] if cells["url"].lower().startswith(("http://", "https://")) else None,
        }
        row["event_id"] = (
            ids.given(cells["id"])
            if cells["id"]
            else ids.hashed(table.source, cells["date"], cells["type"], cells["title"], named.words)
        )
        geometry = table.geometry[index] if table.geometry else None
        if geometry is not None and not point.usable:
            inside = geometry.representative_point()
            point = Coordinates(float(inside.x), float(inside.y))
            within = self._gazetteer.containing(inside.x, inside.y)
            row["geometry"] = geometry
        row.update(self._placed(named, point, within))
        if row["status"] == "unresolved" and named.match.candidates:
            self.candidates[row["event_id"]] = candidates(named.match)
        row["reason"] = "; ".join(filter(None, (row["reason"], when.reason))) or None
        return row

    def _placed(self, named: Named, point: Coordinates, within: Containment) -> dict[str, Any]:
        place = named.place
        if point.usable and named.match.status == "ambiguous":
            place = self._gazetteer.resolve(named.words, near=(point.lon, point.lat)).place
            if place and not _agrees(place, point):
                place = None
        anchor = place or named.country
        if point.usable:
            doubt = _doubt(anchor, named.country, point, within)
            if doubt is None:
                return _at_point(place, named, point, within)
            if anchor is None:
                return {"status": "unresolved", "reason": doubt}
            return self._at_place(named, anchor, doubt)
        if place is not None:
            return self._at_place(named, place, point.fault)
        reason = "; ".join(filter(None, (point.fault, named.match.reason, named.note)))
        return {"status": "unresolved", "reason": reason or "neither a name nor coordinates"}

    def _at_place(self, named: Named, place: Place, doubt: str | None) -> dict[str, Any]:
        lie = named.lie if place == named.place else IN
        shapes = (None, None)
        if lie.type == "border" and named.other is not None:
            shapes = (self._gazetteer.shape(place.id), self._gazetteer.shape(named.other.id))
        where = position(place, lie, named.other, shapes)
        reasons = (f"{doubt}: placed at {place.name}" if doubt else None, named.match.reason, named.note)
        return {
            "status": "mapped",
            "reason": "; ".join(filter(None, reasons)) or None,
            "confidence": round(named.match.confidence, 3),
            **place_columns(place),
            **_position_columns(where),
        }

    def _name(self, cells: dict[str, str]) -> Named:
        key = (cells["place"], cells["admin1"], cells["country"])
        if key not in self._named:
            self._named[key] = self._resolve(*key)
        return self._named[key]

    def _resolve(self, place: str, admin1: str, country: str) -> Named:
        """The three cells together; a missing finer one leaves the coarser one as the place."""
        nation, note = self._country(country)
        words = place or admin1 or country
        correction = find(self._corrections, words, source=self._table.source, country=nation and nation.country)
        if correction is not None:
            decided = f"decided by line {correction.line} of the corrections"
            if correction.ignore:
                return Named(words, Match(words, "rejected", decided, 0.0, None), note=note)
            return Named(words, Match(words, "resolved", decided, 1.0, correction.place(self._gazetteer)))
        if not place and not admin1:
            match = self._gazetteer.resolve(country) if nation is None else _certain(country, nation)
            return Named(words, match, country=nation, note=note)
        containers = (admin1,) if place and admin1 else ()
        code = nation.country if nation else None
        match = self._look_up(words, containers, code)
        if match.status == "unknown" and containers:
            without = self._look_up(words, (), code)
            if without.status == "resolved":
                match, note = without, "; ".join(filter(None, (note, f"{admin1!r} is put aside")))
        named = Named(words, match, country=nation, note=note)
        return named if match.status == "resolved" else self._phrase(named, containers, code)

    def _look_up(self, words: str, containers: tuple[str, ...], country: str | None) -> Match:
        return self._gazetteer.resolve(
            words, containers=containers, country=country, countries=self._countries
        )

    def _country(self, text: str) -> tuple[Place | None, str | None]:
        if not text:
            return None, None
        match = self._gazetteer.resolve(text, level="country")
        if match.status == "resolved":
            return match.place, None
        return None, f"{text!r} is no country that the gazetteer knows"

    def _phrase(self, named: Named, containers: tuple[str, ...], country: str | None) -> Named:
        """A cell that holds more than a name: "15 km south of Bakhmut, Ukraine", "near Kursk"."""
        words = named.words
        spans = self._recognizer.recognize(words, "en" if words.isascii() else "ru")
        for index, span in enumerate(spans):
            if span.kind not in MAPPABLE or span.role != "location":
                continue
            match = self._look_up(words[span.start : span.end], span.containers + containers, country)
            if match.status != "resolved":
                continue
            lie = relation(words, span, spans, "en" if words.isascii() else "ru")
            other = None
            if lie.other is not None:
                end = spans[lie.other]
                other = self._look_up(words[end.start : end.end], end.containers + containers, country).place
            return replace(named, match=match, lie=lie, other=other)
        del index
        return named


_TEXT_ROLES = ("place", "admin1", "country", "date", "title", "text", "type", "id", "url")


def _certain(query: str, place: Place) -> Match:
    return Match(query, "resolved", "the row names no finer place", 1.0, place)


def _agrees(place: Place, point: Coordinates) -> bool:
    reach = max(FAR_KM, 3 * place.radius_km)
    return measure.distance_km(point.lon, point.lat, place.lon, place.lat) <= reach


def _doubt(
    place: Place | None, country: Place | None, point: Coordinates, within: Containment
) -> str | None:
    """Why a point cannot be what its row says, null where nothing speaks against it."""
    if country is not None and within.country is not None and within.country.country != country.country:
        if place is not None and place.level != "country" and _agrees(place, point):
            return None
        return f"the point lies in {within.country.name}, the row says {country.name}" + _swapped(place, point)
    if place is not None and place.level != "country" and not _agrees(place, point):
        away = measure.distance_km(point.lon, point.lat, place.lon, place.lat)
        return f"the point lies {away:,.0f} km from the place named" + _swapped(place, point)
    return None


def _swapped(place: Place | None, point: Coordinates) -> str:
    if place is None or abs(point.lon) > 90:
        return ""
    return " (lon and lat are exchanged)" if _agrees(place, Coordinates(point.lat, point.lon)) else ""


def _at_point(place: Place | None, named: Named, point: Coordinates, within: Containment) -> dict[str, Any]:
    reasons: list[str | None] = [named.note]
    if place is None and named.words:
        reasons.insert(0, f"{named.match.reason}: placed by its coordinates")
    columns = place_columns(place if place is None or place.level != "country" else None)
    columns["country"] = columns["country"] or (within.country.country if within.country else None)
    columns["admin1"] = columns["admin1"] or (within.admin1.name if within.admin1 else None)
    return {
        "status": "mapped",
        "reason": "; ".join(filter(None, reasons)) or None,
        "confidence": 1.0,
        **columns,
        **_position_columns(Position(point.lon, point.lat, "exact", AS_GIVEN_KM)),
    }


def _position_columns(where: Position) -> dict[str, Any]:
    return {
        "lon": round(where.lon, 6),
        "lat": round(where.lat, 6),
        "precision": where.precision,
        "uncertainty_km": round(where.uncertainty_km, 1),
    }


def _extra_name(header: str) -> str:
    """An extra column keeps its name unless an event column bears it."""
    return f"input_{header}" if header in NAMES or header == "geometry" else header


def _geometry_key(table: Table, index: int) -> str:
    geometry = table.geometry[index] if table.geometry else None
    return "" if geometry is None else str(geometry.wkb_hex)
