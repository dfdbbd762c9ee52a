"""A user's decisions about places: read from their file with all its faults, and added to it.

How the file is kept as it stands is the business of `correctionsheet`, and which decision holds for a name in
its context that of `decisions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from gazetteer import Gazetteer, Place, UnknownPlace
from gazetteer.names import normalise
from geo.coordinates import Coordinates, coordinates
from geo.correctionsheet import breaks, opened, widened
from geo.errors import BadOption
from geo.formulas import unguarded

COLUMNS = ("text", "country", "source", "place_id", "geonameid", "lon", "lat", "ignore")
_YES = frozenset(["1", "yes", "y", "true", "x", "ignore", "ja", "oui", "да", "так"])
_NO = frozenset(["", "0", "no", "n", "false", "nein", "non", "нет", "ні"])
_POINT_RADIUS_KM = 1.0
_OWN_POINT = "correction:"
_ID = re.compile(r"[a-z][a-z0-9-]*:\S+")
_ALIKE = 0.75
"""Share of its letters from which on a header is a known one with a slip in it, and no column of its own."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file: what a name means, or that it is no place of an event.

    text: as the user wrote it; key: the same, normalised. line: in the file, from 1; 0 for one not written.
    country: holds only where the row says, or the ranking found, this country (ISO code), null for all.
    source: holds only in this input, null for all.
    Exactly one of place_id, point (lon, lat in degrees) and ignore is set.
    """

    text: str
    key: str
    line: int
    country: str | None = None
    source: str | None = None
    place_id: str | None = None
    point: tuple[float, float] | None = None
    ignore: bool = False

    @property
    def reason(self) -> str:
        """What an event that it decided says of that."""
        return f"decided by line {self.line} of the corrections"

    @property
    def scope(self) -> tuple[str, str | None, str | None]:
        """What it is about; no two lines of a file may say different things of that."""
        return self.key, self.country, self.source

    @property
    def verdict(self) -> tuple[str | None, tuple[float, float] | None, bool]:
        """What it says."""
        return self.place_id, self.point, self.ignore

    @property
    def geonameid(self) -> int | None:
        """The GeoNames number decided for, null where that is another place or none."""
        return int(self.place_id[3:]) if self.place_id and self.place_id.startswith("gn:") else None

    def place(self, gazetteer: Gazetteer) -> Place:
        """The place decided for. Raises BadOption where `ignore` was, UnknownPlace for an unknown id."""
        if self.place_id is not None:
            return gazetteer.place(self.place_id)
        if self.point is None:
            raise BadOption(f"corrections, line {self.line}: {self.text} is to be ignored and has no place")
        lon, lat = self.point
        within = gazetteer.containing(lon, lat)
        return Place(
            id=f"{_OWN_POINT}{self.key}",
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
    """The corrections of a CSV file: text, country, source, then place_id, geonameid, lon and lat, or ignore.

    Raises BadOption with all faults at once, each with its line.
    """
    name = Path(path).name
    return parse(content(path), name)


def content(path: str | Path) -> bytes:
    """The bytes of a corrections file. Raises BadOption where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        name = Path(path).name
        raise BadOption(f"{name}: the corrections cannot be read\n{error.strerror or error}") from error


def parse(data: bytes, name: str) -> tuple[Correction, ...]:
    """The corrections in the bytes of a CSV file; name: what the messages call it.

    Columns that are none of COLUMNS are the user's own and say nothing; lines that begin with # are comments.
    Raises BadOption with all faults at once, each with its line.
    """
    sheet = opened(data)
    if not sheet.headers:
        return ()
    known = [header.casefold() for header in sheet.headers]
    faults = [
        f'{name}, line {sheet.header_line}: there is no column "{header}"; did you mean {meant[0]}?'
        for header in known
        if header and header not in COLUMNS and (meant := get_close_matches(header, COLUMNS, 1, _ALIKE))
    ]
    if "text" not in known:
        faults.append(f'{name}, line {sheet.header_line}: the column "text" is missing')
        raise BadOption("\n".join(faults))
    out: list[Correction] = []
    seen: dict[tuple[str, str | None, str | None], Correction] = {}
    for line, cells in sheet.rows:
        values = {header: unguarded(cell.strip()) for header, cell in zip(known, cells, strict=False)}
        made = _correction(values, line)
        if isinstance(made, str):
            faults.append(f"{name}, line {line}: {made}")
            continue
        earlier = seen.setdefault(made.scope, made)
        if earlier.verdict != made.verdict:
            faults.append(f'{name}, line {line}: "{made.text}" is decided otherwise in line {earlier.line}')
        out.append(made)
    if faults:
        raise BadOption("\n".join(faults))
    return tuple(out)


def require_known(corrections: Sequence[Correction], gazetteer: Gazetteer, name: str) -> None:
    """Raise BadOption with every place and country of the decisions that the gazetteer does not know."""
    faults = []
    for correction in corrections:
        where = f"{name}, line {correction.line}"
        if correction.country is not None and correction.country not in gazetteer.countries:
            faults.append(f"{where}: there is no country {correction.country}")
        if correction.place_id is not None:
            try:
                gazetteer.place(correction.place_id)
            except UnknownPlace:
                missing = f"the gazetteer has no place {correction.place_id.removeprefix('gn:')}"
                faults.append(f"{where}: {missing}; give lon and lat instead")
    if faults:
        raise BadOption("\n".join(faults))


def merged(data: bytes, decisions: Sequence[Correction], name: str = "corrections") -> bytes:
    """A corrections file with more decisions: as it was, with a line for each that it does not hold yet.

    What is decided otherwise in it is replaced in its place; comments, order and other columns stay. Of two
    decisions about the same the later one counts. Text in UTF-8, as it was delimited. The file itself where
    nothing is new. Raises BadOption for a file with faults.
    """
    last = {decision.scope: decision for decision in decisions}
    held = {correction.scope: correction for correction in reversed(parse(data, name))}
    new = [one for scope, one in last.items() if scope not in held or held[scope].verdict != one.verdict]
    if not new:
        return data
    sheet = widened(opened(data), _needed(new, opened(data).headers))
    lines, rows = list(sheet.lines), dict(sheet.rows)
    for decision in new:
        values = _values(decision, sheet.headers)
        if decision.scope in held:
            line = held[decision.scope].line
            cells = (*rows[line], *[""] * len(sheet.headers))
            own = [
                values.get(header.casefold(), cell)
                for header, cell in zip(sheet.headers, cells, strict=False)
            ]
            end = line + breaks(rows[line])
            lines[line - 1 : end] = [sheet.line(own), *[""] * (end - line)]
        else:
            lines.append(sheet.line([values.get(header.casefold(), "") for header in sheet.headers]))
    text = "".join(lines)
    return text.encode("utf-8-sig" if sheet.bom else "utf-8", "replace")


def id_of(text: str) -> str | None:
    """The id that a text writes, "gn:551487" or only "551487"; null where it is none."""
    if text.isascii() and text.isdigit():
        return f"gn:{text}"
    return text if _ID.fullmatch(text) else None


def decision(
    text: str,
    *,
    country: str | None = None,
    source: str | None = None,
    place_id: str | None = None,
    point: tuple[float, float] | None = None,
    ignore: bool = False,
) -> Correction:
    """A decision that is not in a file yet. Raises BadOption where it says nothing or two things."""
    if (place_id is not None) + (point is not None) + ignore != 1 or not normalise(text):
        raise BadOption(f"a decision about {text!r} gives one of place_id, point and ignore")
    if point is not None:
        point = round(point[0], 6), round(point[1], 6)
    return Correction(text, normalise(text), 0, country, source, place_id, point, ignore)


def _needed(decisions: Sequence[Correction], headers: Sequence[str]) -> list[str]:
    """The columns without which these decisions cannot be said."""
    known = {header.casefold() for header in headers}
    numbered = "geonameid" in known and "place_id" not in known
    place = (
        "geonameid" if numbered and all(one.geonameid for one in decisions if one.place_id) else "place_id"
    )
    wanted = {
        "text": True,
        "country": any(one.country for one in decisions),
        "source": any(one.source for one in decisions),
        place: any(one.place_id for one in decisions),
        "lon": any(one.point for one in decisions),
        "lat": any(one.point for one in decisions),
        "ignore": any(one.ignore for one in decisions),
    }
    return [column for column, needed in wanted.items() if needed]


def _values(decision: Correction, headers: Sequence[str]) -> dict[str, str]:
    """The cells of a decision by column, those that it leaves empty too."""
    lon, lat = decision.point or (None, None)
    numbered = "place_id" not in {header.casefold() for header in headers}
    return {
        "text": decision.text,
        "country": decision.country or "",
        "source": decision.source or "",
        "place_id": decision.place_id or "",
        "geonameid": str(decision.geonameid or "") if numbered else "",
        "lon": "" if lon is None else repr(lon),
        "lat": "" if lat is None else repr(lat),
        "ignore": "yes" if decision.ignore else "",
    }


def _correction(values: dict[str, str], line: int) -> Correction | str:
    """One row as a correction, or what is wrong with it."""
    text = values.get("text", "")
    key = normalise(text)
    if not key:
        return "text is empty"
    country = values.get("country", "").upper() or None
    if country is not None and not (len(country) == 2 and country.isalpha() and country.isascii()):
        return f'country "{values["country"]}" is no two-letter code'
    mark = values.get("ignore", "").casefold()
    if mark not in _YES | _NO:
        return f'ignore "{values["ignore"]}" is neither yes nor no'
    numbers = [values.get("geonameid", ""), values.get("place_id", "")]
    ignore = mark in _YES or any(number.casefold() == "ignore" for number in numbers)
    number, own = ("" if number.casefold() == "ignore" else number for number in numbers)
    point = coordinates(values.get("lon", ""), values.get("lat", ""))
    if point.fault:
        return point.fault
    number = number.removeprefix("gn:")
    if number and not (number.isascii() and number.isdigit()):
        return f'geonameid "{number}" is no number'
    decided = id_of(own)
    if own.startswith(_OWN_POINT) or (own and decided is None):
        return f'place_id "{own}" is none of the gazetteer, such as gn:551487'
    ids = {one for one in (decided, f"gn:{int(number)}" if number else None) if one is not None}
    given = [*ids, *([""] if point != Coordinates() else []), *([""] if ignore else [])]
    if len(given) != 1:
        return "give one of place_id, geonameid, lon and lat, or ignore" + (", not several" if given else "")
    return Correction(
        text,
        key,
        line,
        country,
        values.get("source") or None,
        next(iter(ids), None),
        (point.lon, point.lat) if point.lon is not None and point.lat is not None else None,
        ignore,
    )
