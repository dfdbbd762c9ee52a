"""A GeoNames dump: allCountries or one country, as text or zip, with the files that lie beside it.

Layout: the readme at download.geonames.org/export/dump. Beside the dump are used where they are there:
alternateNamesV2 (languages, former names), admin1CodesASCII, admin2Codes (names of divisions) and hierarchy
(the division of places that carry no code).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from gazetteer.compiledfile import MOST_ROWS
from gazetteer.errors import BrokenImport
from gazetteer.imports.records import NameRow, PlaceRow, Record, Source, people
from gazetteer.place import Level, Quality

Row = TypeVar("Row", PlaceRow, NameRow)

COLUMNS = 19
CLASSES = frozenset("AHLPRSTUV")

_LOCALITIES = frozenset({"PPLX", "PPLL", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"})
_RUNNING = ("STM", "CNL", "WAD", "DTCH", "FLLS", "RPDS", "RVN", "AIRR", "DCK")
_HEIGHTS = ("MT", "PK", "HLL", "VLC", "RDG", "SPUR", "PASS", "UPLD", "CRTR", "MESA", "BUTE")
_COUNTRIES = ("PCL", "TERR")
_NO_NAMES = frozenset({"link", "wkdt", "post", "phon", "wikidata"})
_CODES = frozenset({"iata", "icao", "faac", "unlc", "tcid"})


def level_of(feature_class: str, feature: str) -> Level:
    """The level of a feature code: "P", "PPLX" is a locality, "H", "STM" a river."""
    if feature_class == "P":
        return "locality" if feature in _LOCALITIES else "city"
    if feature_class == "A":
        if feature.startswith(_COUNTRIES):
            return "country"
        return "admin1" if feature == "ADM1" else "admin2" if feature.startswith("ADM") else "area"
    if feature_class == "H":
        return "river" if feature.startswith(_RUNNING) else "sea"
    if feature_class == "T":
        return "mountain" if feature.startswith(_HEIGHTS) else "area"
    return "facility" if feature_class in "RS" else "area"


def inline_quality(name: str) -> Quality:
    """How a name of the dump's own list belongs: three capitals are a code as airports have one, two or four
    an abbreviation."""
    if name.isascii() and name.isupper() and name.isalpha() and len(name) <= 4:
        return "code" if len(name) == 3 else "abbreviation"
    return "alternate"


class Division(NamedTuple):
    """A row of admin1CodesASCII: the code "RU.41", the name, the GeoNames id."""

    country: str
    code: str
    name: str
    geonameid: int


class GeoNames(Source):
    """A dump and what lies beside it. only: countries; classes: feature classes; empty for all."""

    kind = "GeoNames"
    licence = "GeoNames, CC BY 4.0"

    def __init__(
        self, path: Path, *, only: frozenset[str] = frozenset(), classes: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(path)
        self._only, self._classes = only, classes
        self._names = _beside(path, "alternateNamesV2", "alternateNames")
        self._companions = [
            found
            for stem in ("admin1CodesASCII", "admin2Codes", "hierarchy")
            if (found := _beside(path, stem)) is not None
        ]
        self.size = _unpacked_size(path) + (_unpacked_size(self._names) if self._names else 0)

    @property
    def files(self) -> list[Path]:
        """The dump, its names, its divisions and its hierarchy."""
        return [self.path, *([self._names] if self._names else []), *self._companions]

    def records(self) -> Iterator[Record]:
        """All places, then all names."""
        yield from self._places()
        yield from self._division_names()
        if self._names is not None:
            yield from self._rows(self._names, _alternate)

    def divisions(self) -> list[Division]:
        """First-level divisions of admin1CodesASCII, none where that file is not there."""
        return [
            Division(cells[0].partition(".")[0], cells[0].partition(".")[2], cells[1], int(cells[3]))
            for cells in self._companion("admin1CodesASCII", 4)
            if "." in cells[0] and cells[3].isdecimal()
        ]

    def parents(self) -> dict[int, int]:
        """The administrative parent of each place that hierarchy.txt gives one."""
        return {
            int(cells[1]): int(cells[0])
            for cells in self._companion("hierarchy", 2)
            if cells[0].isdecimal() and cells[1].isdecimal() and cells[2:3] in ([], [""], ["ADM"])
        }

    def _companion(self, stem: str, least: int) -> Iterator[list[str]]:
        for path in self._companions:
            if path.stem == stem:
                for line in _lines(path):
                    cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
                    if len(cells) >= least:
                        yield cells

    def _division_names(self) -> Iterator[NameRow]:
        for stem in ("admin1CodesASCII", "admin2Codes"):
            for cells in self._companion(stem, 4):
                if cells[3].isdecimal() and (not self._only or cells[0].split(".")[0] in self._only):
                    for name in dict.fromkeys(cells[1:3]):
                        yield NameRow(int(cells[3]), "official", "", name)

    def _places(self) -> Iterator[PlaceRow]:
        inline, only, classes = self._names is None, self._only, self._classes

        def place(cells: list[str]) -> PlaceRow | None:
            if len(cells) != COLUMNS:
                raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
            if (only and cells[8] not in only) or (classes and cells[6] not in classes):
                return None
            return _place(cells, inline)

        yield from self._rows(self.path, place)
        self.faults.require_mostly_good(self.name, at_end=True)

    def _rows(self, path: Path, row: Callable[[list[str]], Row | None]) -> Iterator[Row]:
        """What a row makes of the cells of each line; a line of which it raises ValueError is broken."""
        faults = self.faults
        for number, line in enumerate(_lines(path), 1):
            self.done += len(line)
            if not line.strip():
                continue
            faults.read += 1
            try:
                made = row(line.decode("utf-8").rstrip("\r\n").split("\t"))
            except ValueError as error:
                faults.add(f"{path.name}, line {number}", _in_words(error))
                faults.require_mostly_good(path.name)
                continue
            if made is not None:
                yield made


def is_dump(path: Path) -> bool:
    """Whether a text or zip is a GeoNames dump: nineteen columns, an id first, a point fifth and sixth."""
    try:
        lines = _lines(path)
        for line, _ in zip(lines, range(20), strict=False):
            cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            if len(cells) == COLUMNS and cells[0].isdecimal() and cells[6] in CLASSES:
                return True
    except (OSError, zipfile.BadZipFile, BrokenImport):
        return False
    return False


def is_companion(path: Path) -> bool:
    """Whether a file is read with a dump and is none itself."""
    return path.stem in ("alternateNamesV2", "alternateNames", "admin1CodesASCII", "admin2Codes", "hierarchy")


def _place(cells: list[str], inline: bool) -> PlaceRow:
    geonameid = int(cells[0])
    if not 0 < geonameid < MOST_ROWS:
        raise ValueError(f"the id {cells[0]} is not between 1 and {MOST_ROWS - 1}")
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
        raise ValueError(f"{cells[4]}, {cells[5]} is no latitude and longitude")
    name, feature = cells[1], cells[7]
    if not name or name.isspace():
        raise ValueError("the name is empty")
    names = tuple(part for part in cells[3].split(",") if part and "://" not in part) if inline else ()
    if cells[2] and cells[2] != name:
        names = (cells[2], *names)
    population = cells[14]
    return PlaceRow(
        geonameid, name, level_of(cells[6], feature), feature, lon, lat, cells[8],
        "" if cells[10] == "00" else cells[10],
        0 if population in ("", "0") else people(population), 0.0, names,
    )  # fmt: skip


def _alternate(cells: list[str]) -> NameRow | None:
    """A row of alternateNamesV2; null for what is no name, such as a link."""
    if len(cells) < 8:
        raise ValueError(f"{len(cells)} columns instead of 10")
    geonameid, lang = int(cells[1]), cells[2]
    if lang in _NO_NAMES:
        return None
    return NameRow(
        geonameid, _quality(lang, cells), lang if len(lang) == 2 else "", cells[3], cells[4] == "1"
    )


def _quality(lang: str, cells: list[str]) -> Quality:
    """What the flags of alternateNamesV2 say: preferred, short, colloquial, historic."""
    if lang in _CODES:
        return "code"
    if lang == "abbr":
        return "abbreviation"
    if cells[7] == "1":
        return "former"
    return "common" if lang == "en" and "1" in cells[4:6] and cells[6] != "1" else "alternate"


def _in_words(error: ValueError) -> str:
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _beside(path: Path, *stems: str) -> Path | None:
    for stem in stems:
        for suffix in (".txt", ".zip"):
            if (found := path.with_name(stem + suffix)).is_file():
                return found
    return None


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a text, or of the text of the same name in a zip."""
    with ExitStack() as opened:
        stream: IO[bytes]
        if path.suffix.lower() == ".zip":
            archive = opened.enter_context(zipfile.ZipFile(path))
            stream = opened.enter_context(io.BufferedReader(archive.open(_member(path, archive)), 1 << 20))  # type: ignore[type-var]
        else:
            stream = opened.enter_context(path.open("rb", buffering=1 << 20))
        try:
            yield from stream
        except (zipfile.BadZipFile, EOFError) as error:
            raise BrokenImport(f"{path}: broken off or damaged ({error}); fetch it again") from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    texts = [entry for entry in archive.infolist() if entry.filename.endswith(".txt")]
    named = [entry for entry in texts if Path(entry.filename).stem == path.stem]
    others = [entry for entry in texts if "readme" not in entry.filename.lower()]
    if not (found := named or others):
        raise BrokenImport(f"{path}: there is no {path.stem}.txt in it")
    return found[0]


def _unpacked_size(path: Path) -> int:
    if path.suffix.lower() != ".zip":
        return max(1, path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        return max(1, _member(path, archive).file_size)
