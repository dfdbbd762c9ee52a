"""The event table: its columns, their types and their meaning, in one place.

Readers, writers, the page, the tests and docs/contract.md all use these definitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import geopandas as gpd

EventStatus = Literal["mapped", "off_map", "unresolved", "duplicate", "rejected"]
Kind = Literal["place", "facility", "metonym", "demonym", "org", "person", "other"]
Role = Literal["location", "mention"]
Relation = Literal["in", "near", "direction", "distance", "between", "border", "offshore"]
Precision = Literal["exact", "near", "admin", "country", "unknown"]
Granularity = Literal["day", "night", "weekend", "week", "month", "year", "range", "unknown"]
EventType = Literal[
    "armed_clash", "shelling", "air_strike", "explosion", "capture", "protest", "riot", "arrest",
    "violence_against_civilians", "disaster_flood", "disaster_earthquake", "disaster_storm", "wildfire",
    "accident", "disease", "diplomacy", "statement", "strategic_development", "other",
]  # fmt: skip
Bearing = Literal[
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"
]

STATUSES: tuple[EventStatus, ...] = ("mapped", "off_map", "unresolved", "duplicate", "rejected")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the event table. dtype: "str", "int", "float" or "date" (ISO 8601 text)."""

    name: str
    dtype: Literal["str", "int", "float", "date"]
    nullable: bool
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "str", False, "stable id: the input's own, else a hash of what was read"),
    Column("source", "str", False, "the input as the user named it; below a folder, the path below it"),
    Column("record", "str", False, "row number from 1, document id, or entry id"),
    Column("title", "str", True, "the event's or the document's title"),
    Column("text", "str", True, "the sentence or description that it rests on"),
    Column("sentence_start", "int", True, "code points into the document's text as given"),
    Column("sentence_end", "int", True, "end, exclusive"),
    Column("place_start", "int", True, "code points into the document's text as given"),
    Column("place_end", "int", True, "end, exclusive"),
    Column("date_start", "date", True, "first day, inclusive"),
    Column("date_end", "date", True, "last day, inclusive"),
    Column("published", "date", True, "the publication date"),
    Column("time_start", "str", True, "ISO 8601 with the offset as written, where the source gives a time"),
    Column("date_granularity", "str", False, "day, night, weekend, week, month, year, range or unknown"),
    Column("type", "str", False, "the event type; a table's own is kept as it is"),
    Column("place_text", "str", False, "the words in the source"),
    Column("relation", "str", False, "how the event lies to the place named"),
    Column("distance_km", "float", True, "the distance that the text gives"),
    Column("bearing", "str", True, "the direction that the text gives, N to NNW"),
    Column("with_place_id", "str", True, "the other end of between and border"),
    Column("place_id", "str", True, "the gazetteer's id"),
    Column("geonameid", "int", True, "the GeoNames number"),
    Column("place_name", "str", True, "the gazetteer's name"),
    Column("country", "str", True, "ISO 3166-1 alpha-2"),
    Column("admin1", "str", True, "name of the first-level division"),
    Column("level", "str", True, "country, admin1, admin2, city, locality, sea, river, mountain, ..."),
    Column("lon", "float", True, "degrees, WGS 84"),
    Column("lat", "float", True, "degrees, WGS 84"),
    Column("precision", "str", False, "what the point may be trusted for"),
    Column("uncertainty_km", "float", True, "radius in which the event lies"),
    Column("confidence", "float", False, "0–1"),
    Column("status", "str", False, "mapped, off_map, unresolved, duplicate or rejected"),
    Column("reason", "str", True, "why that status, that place, that date"),
    Column("duplicate_of", "str", True, "event_id of the row that tells it first"),
    Column("url", "str", True, "http or https only"),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)

DEFAULTS: Mapping[str, Any] = {
    "date_granularity": "unknown",
    "type": "other",
    "place_text": "",
    "relation": "in",
    "precision": "unknown",
    "confidence": 0.0,
}
