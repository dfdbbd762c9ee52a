"""The event table -> CSV, TSV, GeoJSON, JSON lines, Parquet, GeoPackage, XLSX: whole or not at all."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.safefiles import put
from geo.errors import BadOption
from geo.formulas import guarded
from geo.reading.workbooks import write as workbook
from geo.schema import COLUMNS, is_null

if TYPE_CHECKING:
    import geopandas as gpd

_DTYPES = {column.name: column.dtype for column in COLUMNS}
_DECIMAL_COMMA = re.compile(
    "bg|cs|da|de|el|es|et|fi|fr|hr|hu|it|lt|lv|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|tr|uk"
)
"""Languages whose spreadsheets write 51,7 and therefore separate a list by semicolons."""

_AT_A_TIME = 5_000
_REMEMBERED = 10_000
"""Values of a column whose written form is kept."""


def write(
    events: gpd.GeoDataFrame,
    path: str | Path,
    *,
    no_text: bool = False,
    columns: Sequence[str] | None = None,
    csv_for: str | None = None,
) -> None:
    """Write an event table in the format that the suffix names.

    no_text: leave the column text empty.
    columns: those to write, in the table's order; shapes stay in the formats that draw.
    csv_for: "excel" or "excel:LANG" for a CSV that it opens by double-click.
    The same events give the same bytes.
    Raises BadOption for an unknown suffix, column or csv_for.
    """
    suffix = Path(path).suffix.lower()
    put(path, parts(events, suffix, no_text=no_text, columns=columns, csv_for=csv_for))


def to_bytes(
    events: gpd.GeoDataFrame,
    suffix: str,
    *,
    no_text: bool = False,
    columns: Sequence[str] | None = None,
    csv_for: str | None = None,
) -> bytes:
    """The same as the bytes of a file. suffix: ".csv" and so on, in lower case."""
    return b"".join(parts(events, suffix, no_text=no_text, columns=columns, csv_for=csv_for))


def parts(
    events: gpd.GeoDataFrame,
    suffix: str,
    *,
    no_text: bool = False,
    columns: Sequence[str] | None = None,
    csv_for: str | None = None,
) -> Iterable[bytes]:
    """The same in parts: a big table is never held as text, nor its text as bytes, all at once.

    What is wrong with the options is raised before the first part.
    """
    if suffix not in _WRITERS:
        raise BadOption(
            f"the suffix {suffix or '(none)'} names no format of tables\nthere are {' '.join(_WRITERS)}"
        )
    leaving = chosen(events, columns)
    if no_text and "text" in leaving.columns:
        leaving = leaving.assign(text=None)
    if csv_for is not None and suffix == ".csv":
        return _csv_for(leaving, csv_for)
    return _WRITERS[suffix](leaving)


def chosen(events: gpd.GeoDataFrame, columns: Sequence[str] | None) -> gpd.GeoDataFrame:
    """The events with these columns and their shapes only. Raises BadOption for one that is not there."""
    there = [str(name) for name in events.columns if name != "geometry"]
    if columns is None:
        return events
    gone = [name for name in columns if name not in there]
    if gone:
        close = difflib.get_close_matches(gone[0], there, n=3)
        hint = f"did you mean {', '.join(close)}?" if close else f"there are {', '.join(there)}"
        raise BadOption(f"the events have no column {gone[0]!r}\n{hint}")
    return events[[*(name for name in there if name in columns), "geometry"]]


def _names(events: gpd.GeoDataFrame) -> list[str]:
    return [str(name) for name in events.columns if name != "geometry"]


def _values(column: Any, name: str) -> list[Any]:
    """A column's cells, or those of a part of it, as str, int, float or None."""
    dtype = _DTYPES.get(name)
    values = [None if is_null(value) else value for value in column.tolist()]
    if dtype == "int":
        return [None if value is None else int(value) for value in values]
    if dtype == "float":
        return [None if value is None else float(value) for value in values]
    return [value if value is None or isinstance(value, int | float) else str(value) for value in values]


def _rows(events: gpd.GeoDataFrame) -> Iterator[tuple[Any, ...]]:
    named = [(name, events[name]) for name in _names(events)]
    for begin in range(0, len(events), _AT_A_TIME):
        end = min(begin + _AT_A_TIME, len(events))
        columns = [_values(column.iloc[begin:end], name) for name, column in named]
        yield from zip(*columns, strict=True) if columns else [() for _ in range(begin, end)]


def _cell(value: Any, comma: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return text.replace(".", ",") if comma else text
    return guarded(value) if isinstance(value, str) else str(value)


def _delimited(events: gpd.GeoDataFrame, mark: str, comma: bool = False) -> Iterator[bytes]:
    """Quoted where a cell holds the delimiter, a quotation mark or a line end of any kind."""
    special = re.compile(f'[{re.escape(mark)}"\n\r]')

    def quoted(text: str) -> str:
        if special.search(text) or text != text.strip():
            return '"' + text.replace('"', '""') + '"'
        return text

    def cell(value: Any, written: dict[Any, str]) -> str:
        text = written.get(value)
        if text is None:
            text = quoted(_cell(value, comma))
            if len(written) < _REMEMBERED:
                written[value] = text
        return text

    names = _names(events)
    head = mark.join(quoted(guarded(name)) for name in names)
    remembered: list[dict[Any, str]] = [{None: ""} for _ in names]  # most columns hold few values, many times
    body = (mark.join(map(cell, row, remembered)) for row in _rows(events))
    return _joined(f"{line}\n" for line in chain([head], body))


def _csv_for(events: gpd.GeoDataFrame, wanted: str) -> Iterable[bytes]:
    program, _, lang = wanted.partition(":")
    if program.lower() != "excel":
        raise BadOption(f"--csv-for {wanted} is not known\nthere is excel, or excel:de for a language")
    comma = _DECIMAL_COMMA.fullmatch(re.split("[-_]", lang.lower())[0]) is not None
    return chain([b"\xef\xbb\xbf"], _delimited(events, ";" if comma else ",", comma))


def _geojson(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    """One feature a line, so that two files can be compared line by line (RFC 7946)."""
    from shapely.geometry import mapping

    names = _names(events)

    def lines() -> Iterator[str]:
        yield '{"type": "FeatureCollection", "features": [\n'
        comma = ""
        for row, shape in zip(_rows(events), events["geometry"], strict=True):
            feature = {
                "type": "Feature",
                "geometry": None if shape is None or shape.is_empty else mapping(shape),
                "properties": dict(zip(names, row, strict=True)),
            }
            yield f"{comma}{_json(feature)}"
            comma = ",\n"
        yield "\n]}\n"

    return _joined(lines())


def _json_lines(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    names = _names(events)
    return _joined(_json(dict(zip(names, row, strict=True))) + "\n" for row in _rows(events))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _joined(lines: Iterable[str]) -> Iterator[bytes]:
    """The lines' bytes, some thousand at a time."""
    rest = iter(lines)
    while part := list(islice(rest, _AT_A_TIME)):
        yield _encoded("".join(part))


def _encoded(text: str) -> bytes:
    return text.replace("\0", "").encode("utf-8", "replace")


def _typed(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Columns whose type does not hang on what they hold: an empty one would else have none."""
    import geopandas as gpd
    import pandas as pd

    data: dict[str, Any] = {}
    for name in _names(events):
        values = _values(events[name], name)
        dtype = _DTYPES.get(name)
        if dtype == "int":
            data[name] = pd.array(values, dtype="Int64")
        elif dtype == "float":
            data[name] = pd.array(values, dtype="Float64")
        elif pd.api.types.is_numeric_dtype(events[name].dtype):
            data[name] = events[name].reset_index(drop=True)
        else:
            data[name] = pd.array(_texts(values), dtype="string[python]")
    return gpd.GeoDataFrame(data, geometry=list(events["geometry"]), crs="EPSG:4326")


def _texts(values: list[Any]) -> list[str | None]:
    """Cells as sound texts; most columns hold few, many times."""
    made: dict[str, str] = {}
    out: list[str | None] = []
    for value in values:
        if value is None:
            out.append(None)
            continue
        text = value if type(value) is str else str(value)
        sound = made.get(text)
        if sound is None:
            sound = text if text.isascii() and "\0" not in text else _sound(text)
            if len(made) < _REMEMBERED:
                made[text] = sound
        out.append(sound)
    return out


def _sound(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _parquet(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    import io

    stream = io.BytesIO()
    _typed(events).to_parquet(stream, index=False)
    yield stream.getvalue()


def _geopackage(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    import tempfile

    import pyogrio

    typed = _typed(events)
    # SQLite does not tell "Type" from "type", and a layer has columns of its own.
    names: list[str] = []
    for name in _names(typed):
        made = name
        while made.casefold() in {"fid", "geom", *(other.casefold() for other in names)}:
            made += "_"
        names.append(made)
    typed.columns = [*names, "geometry"]
    # GDAL writes the time of day into the file unless it is told one.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.gpkg"
            pyogrio.write_dataframe(typed, path, layer="events", driver="GPKG", geometry_type="Unknown")
            yield path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _xlsx(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    yield workbook(_names(events), _rows(events))


def _csv(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    return _delimited(events, ",")


def _tsv(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    return _delimited(events, "\t")


_WRITERS: dict[str, Callable[[gpd.GeoDataFrame], Iterator[bytes]]] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".geojson": _geojson,
    ".jsonl": _json_lines,
    ".parquet": _parquet,
    ".gpkg": _geopackage,
    ".xlsx": _xlsx,
}
