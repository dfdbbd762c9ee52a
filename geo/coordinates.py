"""Coordinates as people type them -> degrees, or the fault that keeps them off the map."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2})?")
_DMS = re.compile(
    r"(?P<sign>[+\-−])?\s*(?P<deg>\d+(?:[.,]\d+)?)\s*(?:[°º˚d]|deg\b)?"
    r"(?:\s*(?P<min>\d+(?:[.,]\d+)?)\s*(?:['′’‘m]|min\b))?"
    r"(?:\s*(?P<sec>\d+(?:[.,]\d+)?)\s*(?:[\"″”“s]|''|′′|’’|sec\b))?",
    re.IGNORECASE,
)
_NEGATIVE = frozenset("SWЮЗ")
_AXIS = {
    "N": "lat",
    "S": "lat",
    "С": "lat",
    "Ю": "lat",
    "E": "lon",
    "W": "lon",
    "В": "lon",
    "З": "lon",
    "O": "lon",
}


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in WGS 84 degrees, exactly as written.

    fault: why it cannot be drawn ("latitude 400 is out of range"), null when it can; lon and lat are kept as
    far as they are numbers, so that swapped ones can be told. Both null and no fault: none were given.
    """

    lon: float | None = None
    lat: float | None = None
    fault: str | None = None

    @property
    def usable(self) -> bool:
        """Whether there is a point that can lie on the Earth."""
        return self.lon is not None and self.lat is not None and self.fault is None


NOWHERE = Coordinates()


def coordinates(lon_text: str, lat_text: str) -> Coordinates:
    """The point that two cells give: decimal points or commas, signs or hemispheres, degrees and minutes."""
    lon_text, lat_text = lon_text.strip(), lat_text.strip()
    if not lon_text and not lat_text:
        return NOWHERE
    lon, lat = degrees(lon_text), degrees(lat_text)
    if not lon_text or not lat_text:
        missing = "longitude" if not lon_text else "latitude"
        return Coordinates(lon, lat, f"half a pair of coordinates: the {missing} is missing")
    for name, text, value in (("longitude", lon_text, lon), ("latitude", lat_text, lat)):
        if value is None:
            return Coordinates(lon, lat, f'{name} "{_short(text)}" is not a number')
    assert lon is not None
    assert lat is not None
    if abs(lat) > 90:
        return Coordinates(lon, lat, f"latitude {lat:g} is out of range")
    if abs(lon) > 180:
        return Coordinates(lon, lat, f"longitude {lon:g} is out of range")
    if lon == 0 and lat == 0:
        return Coordinates(lon, lat, "coordinates 0,0 stand for none")
    return Coordinates(lon, lat)


def degrees(text: str) -> float | None:
    """One coordinate in degrees, null where the text is none: "55,79", "55°47′N", "49.1E", "-16 24 00"."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        value = float(text.replace(",", ".").replace("−", "-"))
        return value if math.isfinite(value) else None
    upper = text.upper().rstrip(".")
    mark = ""
    for end, rest in ((upper[-1:], upper[:-1]), (upper[:1], upper[1:])):
        if end in _AXIS:
            mark, upper = end, rest.strip()
            break
    found = _DMS.fullmatch(upper)
    if found is None:
        found = re.fullmatch(
            r"(?P<sign>[+\-−])?(?P<deg>\d{1,3})[ :](?P<min>\d{1,2}(?:[.,]\d+)?)"
            r"(?:[ :](?P<sec>\d{1,2}(?:[.,]\d+)?))?",
            upper,
        )
        if found is None:
            return None
    parts = [float((found[name] or "0").replace(",", ".")) for name in ("deg", "min", "sec")]
    if parts[1] >= 60 or parts[2] >= 60 or len(found["deg"]) > 12:
        return None
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -value if (found["sign"] in ("-", "−")) != (mark in _NEGATIVE) else value


def pair(text: str) -> tuple[str, str] | None:
    """One cell that holds both ("55.79, 49.12", "POINT (49.12 55.79)") as (lon, lat) texts, null where not.

    Two bare numbers are latitude first, as web maps copy them, unless only the other order can be.
    """
    text = text.strip()
    if found := re.fullmatch(
        r"(?:SRID=4326;)?POINT\s*Z?\s*\(\s*(\S+)\s+([^\s)]+)(?:\s+\S+)?\s*\)", text, re.IGNORECASE
    ):
        return found[1], found[2]
    inner = text.strip("()[] ")
    for mark in (";", ", ", ",", " "):
        parts = [part.strip() for part in inner.split(mark)]
        if len(parts) == 2 and all(degrees(part) is not None for part in parts):
            first, second = parts
            axis = _AXIS.get(first.upper()[-1:]) or _AXIS.get(first.upper()[:1])
            if axis == "lon" or (axis is None and abs(degrees(first) or 0) > 90 >= abs(degrees(second) or 0)):
                return first, second
            return second, first
    return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
