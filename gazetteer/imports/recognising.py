"""What a path to be imported is, told by its content and not by its name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer.errors import BrokenImport
from gazetteer.imports import geoboundaries, geonames, naturalearth, overture, plain, vectors, whosonfirst
from gazetteer.imports.records import Source

KINDS = (
    "a GeoNames dump (19 columns), Natural Earth (shapefile, GeoPackage), Overture divisions (Parquet), "
    "Who's On First (SQLite), geoBoundaries (GeoJSON), or a CSV with name, lon, lat"
)


def opened(paths: Iterable[Path], *, only: Sequence[str] = (), classes: Sequence[str] = ()) -> list[Source]:
    """The sources of some files and folders, in the order given, those of a folder by name.

    only: ISO codes of the countries that are wanted; classes: GeoNames' feature classes; empty for all.
    Raises BrokenImport, naming the path, where something is of no known kind.
    """
    countries, wanted = frozenset(only), frozenset(classes)
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = [
                _source(other, countries, wanted) for other in sorted(path.iterdir()) if other.is_file()
            ]
            if not (known := [source for source in inside if source is not None]):
                raise BrokenImport(f"{path}: no file in this folder can be imported; dateline reads {KINDS}")
            found += known
        elif not path.exists():
            raise BrokenImport(f"{path}: there is no such file")
        elif (source := _source(path, countries, wanted)) is not None:
            found.append(source)
        else:
            raise BrokenImport(f"{path}: {_what(path)}; dateline reads {KINDS}")
    return found


def _source(path: Path, only: frozenset[str], classes: frozenset[str]) -> Source | None:
    suffix = path.suffix.lower()
    if suffix in (".shx", ".dbf", ".prj", ".cpg", ".qix", ".qpj"):
        return None
    try:
        if geonames.is_companion(path):
            return None
        if suffix in (".txt", ".zip", ".tsv", "") and geonames.is_dump(path):
            return geonames.GeoNames(path, only=only, classes=classes)
        if _begins(path, b"PAR1"):
            return overture.Overture(path, only=only) if overture.is_overture(path) else None
        if whosonfirst.is_whosonfirst(path):
            return whosonfirst.WhosOnFirst(path, only=only)
        if suffix in (*vectors.SUFFIXES, ".zip") and (source := _vector(path)) is not None:
            return source
        return plain.PlainTable(path) if plain.is_table(path) else None
    except PermissionError as error:
        raise BrokenImport(f"{path}: cannot be read ({error.strerror})") from error


def _vector(path: Path) -> Source | None:
    fields = [fields for _, fields in vectors.layers(path).values()]
    if any(map(geoboundaries.is_geoboundaries, fields)):
        return geoboundaries.GeoBoundaries(path)
    return naturalearth.NaturalEarth(path) if any(map(naturalearth.is_natural_earth, fields)) else None


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _what(path: Path) -> str:
    if path.stat().st_size == 0:
        return "the file is empty"
    if geonames.is_companion(path):
        return "this goes with a GeoNames dump: name the dump and leave this beside it"
    if path.suffix.lower() == ".zip" and not zipfile.is_zipfile(path):
        return "the zip is broken off or damaged"
    return "this is no kind of file that can be imported"
