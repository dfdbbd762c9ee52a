"""A user's decisions about places, which win over the ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.coordinates import Coordinates, coordinates
from geo.errors import BadOption

if TYPE_CHECKING:
    from gazetteer import Gazetteer, Place

COLUMNS = ("text", "country", "source", "geonameid", "lon", "lat", "ignore")
_YES = frozenset(["1", "yes", "y", "true", "x", "ignore", "ja", "oui", "да", "так"])
_NO = frozenset(["", "0", "no", "n", "false", "nein", "non", "нет", "ні"])
_POINT_RADIUS_KM = 1.0


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file: what a name means, or that it is no place of an event.

    text: as the user wrote it; key: the same, normalised. line: in the file, from 1.
    country: holds only where the row says, or the ranking found, this country (ISO code), null for all.
    source: holds only in this input, null for all.
    Exactly one of geonameid, point (lon, lat in degrees) and ignore is set.
    """

    text: str
    key: str
    line: int
    country: str | None = None
    source: str | None = None
    geonameid: int | None = None
    point: tuple[float, float] | None = None
    ignore: bool = False

    @property
    def reason(self) -> str:
        """What an event that it decided says of that."""
        return f"decided by line {self.line} of the corrections"

    def place(self, gazetteer: Gazetteer) -> Place:
        """The place decided for. Raises BadOption where `ignore` was, UnknownPlace for an unknown number."""
        from gazetteer import Place

        if self.geonameid is not None:
            return gazetteer.place(f"gn:{self.geonameid}")
        if self.point is None:
            raise BadOption(f"corrections, line {self.line}: {self.text} is to be ignored and has no place")
        lon, lat = self.point
        within = gazetteer.containing(lon, lat)
        return Place(
            id=f"correction:{self.key}",
            name=self.text,
            level="locality",
            lon=lon,
            lat=lat,
            country=within.country.country if within.country else None,
            admin1=within.admin1.name if within.admin1 else None,
            admin1_id=within.admin1.id if within.admin1 else None,
            feature="",
            population=0,
            radius_km=_POINT_RADIUS_KM,
        )


def read(path: str | Path) -> tuple[Correction, ...]:
    """The corrections of a CSV file: text, country, source, geonameid or lon and lat, or ignore.

    Raises BadOption with all faults at once, each with its line.
    """
    name = Path(path).name
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BadOption(f"{name}: the corrections cannot be read\n{error.strerror or error}") from error
    return parse(data, name)


def parse(data: bytes, name: str) -> tuple[Correction, ...]:
    """The corrections in the bytes of a CSV file; name: what the messages call it."""
    from geo.reading.decoding import decode
    from geo.reading.delimited import parse_with_lines, sniff

    text = decode(data).text
    rows = [
        (line, cells)
        for line, cells, _ in parse_with_lines(text, sniff(text)[0])
        if any(map(str.strip, cells))
    ]
    if not rows:
        return ()
    headers = [cell.strip().casefold() for cell in rows[0][1]]
    faults = [
        f'{name}, line {rows[0][0]}: there is no column "{header}"; there are {", ".join(COLUMNS)}'
        for header in headers
        if header and header not in COLUMNS
    ]
    if "text" not in headers:
        faults.append(f'{name}, line {rows[0][0]}: the column "text" is missing')
        raise BadOption("\n".join(faults))
    out: list[Correction] = []
    seen: dict[tuple[str, str | None, str | None], Correction] = {}
    for line, cells in rows[1:]:
        values = {header: cell.strip() for header, cell in zip(headers, cells, strict=False)}
        made = _correction(values, line)
        if isinstance(made, str):
            faults.append(f"{name}, line {line}: {made}")
            continue
        earlier = seen.setdefault((made.key, made.country, made.source), made)
        if (earlier.geonameid, earlier.point, earlier.ignore) != (made.geonameid, made.point, made.ignore):
            faults.append(f'{name}, line {line}: "{made.text}" is decided otherwise in line {earlier.line}')
        out.append(made)
    if faults:
        raise BadOption("\n".join(faults))
    return tuple(out)


def require_known(corrections: Sequence[Correction], gazetteer: Gazetteer, name: str) -> None:
    """Raise BadOption with every place and country of the decisions that the gazetteer does not know."""
    from gazetteer import UnknownPlace

    faults = []
    for correction in corrections:
        where = f"{name}, line {correction.line}"
        if correction.country is not None and correction.country not in gazetteer.countries:
            faults.append(f"{where}: there is no country {correction.country}")
        if correction.geonameid is not None:
            try:
                gazetteer.place(f"gn:{correction.geonameid}")
            except UnknownPlace:
                missing = f"the gazetteer has no place {correction.geonameid}"
                faults.append(f"{where}: {missing}; give lon and lat instead")
    if faults:
        raise BadOption("\n".join(faults))


def find(
    corrections: Sequence[Correction], text: str, source: str | None = None, country: str | None = None
) -> Correction | None:
    """The decision about a name: one for this source and country before one for either, then for all."""
    if not corrections:
        return None
    from gazetteer.names import normalise

    key = normalise(text)
    best: tuple[int, Correction] | None = None
    for correction in corrections:
        if correction.key != key:
            continue
        if correction.source is not None and correction.source != source:
            continue
        if correction.country is not None and correction.country != country:
            continue
        weight = 2 * (correction.source is not None) + (correction.country is not None)
        if best is None or weight > best[0]:
            best = weight, correction
    return best[1] if best else None


def _correction(values: dict[str, str], line: int) -> Correction | str:
    """One row as a correction, or what is wrong with it."""
    from gazetteer.names import normalise

    text, number = values.get("text", ""), values.get("geonameid", "")
    key = normalise(text)
    if not key:
        return "text is empty"
    country = values.get("country", "").upper() or None
    if country is not None and not (len(country) == 2 and country.isalpha() and country.isascii()):
        return f'country "{values["country"]}" is no two-letter code'
    mark = values.get("ignore", "").casefold()
    if mark not in _YES | _NO:
        return f'ignore "{values["ignore"]}" is neither yes nor no'
    ignore = mark in _YES or number.casefold() == "ignore"
    point = coordinates(values.get("lon", ""), values.get("lat", ""))
    if point.fault:
        return point.fault
    number = "" if number.casefold() == "ignore" else number.removeprefix("gn:")
    if number and not (number.isascii() and number.isdigit()):
        return f'geonameid "{number}" is no number'
    given = [bool(number), point != Coordinates(), ignore]
    if sum(given) != 1:
        return "give one of geonameid, lon and lat, or ignore" + ("" if not any(given) else ", not several")
    return Correction(
        text,
        key,
        line,
        country,
        values.get("source") or None,
        int(number) if number else None,
        (point.lon, point.lat) if point.lon is not None and point.lat is not None else None,
        ignore,
    )
