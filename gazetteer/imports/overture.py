"""Overture Maps' divisions: GeoParquet of the types division and division_area.

Schema: docs.overturemaps.org/schema/reference/divisions. A division has a point, its areas come in a file of
their own and name it by `division_id`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import BrokenImport
from gazetteer.imports import vectors
from gazetteer.imports.records import Faults, NameRow, PlaceRow, Record, ShapeRow, Source, people
from gazetteer.place import Level, Quality

_LEVELS: dict[str, tuple[Level, str]] = {
    "country": ("country", "PCLI"), "dependency": ("country", "PCLD"), "macroregion": ("area", "RGN"),
    "region": ("admin1", "ADM1"), "macrocounty": ("admin2", "ADM2"), "county": ("admin2", "ADM2"),
    "localadmin": ("admin2", "ADM3"), "locality": ("city", "PPL"), "macrohood": ("locality", "PPLX"),
    "borough": ("locality", "PPLX"), "neighborhood": ("locality", "PPLX"), "microhood": ("locality", "PPLX"),
}  # fmt: skip
_COLUMNS = (
    "id", "division_id", "names", "subtype", "class", "country", "region", "population", "geometry",
)  # fmt: skip
_VARIANTS: dict[str, Quality] = {
    "common": "common", "official": "official", "alternate": "alternate", "short": "abbreviation",
}  # fmt: skip
_BATCH = 4096


class Overture(Source):
    """One Parquet file of divisions or of their areas. only: countries; empty for all."""

    kind = "Overture divisions"
    licence = "© OpenStreetMap contributors, Overture Maps Foundation, ODbL 1.0"

    def __init__(self, path: Path, *, only: frozenset[str] = frozenset()) -> None:
        super().__init__(path)
        self._only = only

    def records(self) -> Iterator[Record]:
        """Each division with its names and, from division_area, its shape."""
        import pyarrow
        from pyarrow import parquet

        try:
            with parquet.ParquetFile(self.path) as file:
                total = max(1, file.metadata.num_rows)
                columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
                read = 0
                for batch in file.iter_batches(_BATCH, columns=columns):
                    for row in batch.to_pylist():
                        read += 1
                        if not self._only or row.get("country") in self._only:
                            yield from _records(row, self.faults, f"{self.name}, row {read}")
                    self.done = self.size * read // total
        except pyarrow.ArrowException as error:
            raise BrokenImport(f"{self.path}: cannot be read ({error}); is it whole?") from error
        self.faults.require_mostly_good(self.name, at_end=True)


def is_overture(path: Path) -> bool:
    """Whether a Parquet file has the columns of divisions."""
    import pyarrow
    from pyarrow import parquet

    try:
        names = set(parquet.read_schema(path).names)
    except (pyarrow.ArrowException, OSError):
        return False
    return {"id", "names", "subtype", "geometry"} <= names


def _records(row: dict[str, Any], faults: Faults, where: str) -> Iterator[Record]:
    import shapely

    if row.get("class") == "maritime":
        return
    faults.read += 1
    names = row.get("names") or {}
    name = names.get("primary")
    level, feature = _LEVELS.get(row.get("subtype") or "", (None, ""))
    shape = shapely.from_wkb(row["geometry"], on_invalid="ignore") if row.get("geometry") else None
    if not name or level is None or shape is None or shape.is_empty:
        missing = "no name" if not name else "no geometry" if level else f"subtype {row.get('subtype')!r}"
        faults.add(where, missing)
        return
    key = f"overture:{row.get('division_id') or row['id']}"
    lon, lat = vectors.middle(shape)
    yield PlaceRow(
        key, name, level, feature, lon, lat, row.get("country") or "",
        (row.get("region") or "").partition("-")[2] if level not in ("country", "admin1") else "",
        people(row.get("population")), vectors.reach_km(shape) if level not in ("city", "locality") else 0.0,
    )  # fmt: skip
    common = names.get("common") or []
    for lang, text in sorted(common.items() if isinstance(common, dict) else common):
        if text:
            yield NameRow(
                key, "common" if lang == "en" else "alternate", lang if len(lang) == 2 else "", text
            )
    for rule in names.get("rules") or []:
        if rule.get("value"):
            lang = rule.get("language") or ""
            quality = _VARIANTS.get(rule.get("variant") or "", "alternate")
            yield NameRow(
                key,
                quality if lang in ("", "en") else "alternate",
                lang if len(lang) == 2 else "",
                rule["value"],
            )
    if (wkb := vectors.outline(shape)) is not None:
        yield ShapeRow(key, wkb)
