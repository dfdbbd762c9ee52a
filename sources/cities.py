"""City names as English writes them: which one to show, and which others are in use.

GeoNames' own name is often a scholar's transliteration ("Ḩamāh", "Mek'ele") or one of several spellings that
news uses alike ("Kiev"); its alternates say nothing of language or use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import tables
from .places import Populated

HERE = Path(__file__).parent

_TRANSLITERATED = frozenset(
    "AE AF AM BD BG BH BY CN CY EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM MN MV NP OM"
    " PK PS QA RU SA SD SY TH TJ TW UA YE".split()
)
"""Countries whose names are not written in Latin letters at home, so that no mark is part of the spelling."""
_SYLLABIC = frozenset({"CN", "KP", "KR"})
"""Where an apostrophe tells syllables apart and English keeps it: Xi'an."""
_SIGNS = re.compile("['’‘ʼʻʿʾ`]")


@dataclass(frozen=True, slots=True)
class Usage:
    """A line of city-names.csv. name: the one to show, empty for GeoNames' own; common: others in use."""

    geonameid: int
    country: str
    geonames: str
    name: str
    common: tuple[str, ...]


def load(path: Path = HERE / "city-names.csv") -> list[Usage]:
    """The usages of the repository."""
    return [
        Usage(
            int(line["geonameid"]),
            line["country"],
            line["geonames"],
            line["name"],
            tuple(name for name in line["common"].split("|") if name),
        )
        for line in tables.by_hand(path)
    ]


def plain(name: str, country: str) -> str:
    """The name without marks and signs that only transliteration has put there: "Ryl’sk", "Kandahār"."""
    if country not in _TRANSLITERATED:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    signless = _SIGNS.sub("'" if country in _SYLLABIC else "", unicodedata.normalize("NFC", bare)).strip()
    return signless[:1].upper() + signless[1:] if name[:1] in "‘’ʼʻʿʾ" else signless


def rows(places: Iterable[Populated], usages: Sequence[Usage]) -> Iterator[tuple[str, str, str]]:
    """Rows of city-names, by id: what to show where that is not GeoNames' name, and the other usual names."""
    by_id = {usage.geonameid: usage for usage in usages}
    for place in places:
        usage = by_id.get(place.geonameid)
        shown = usage.name if usage is not None and usage.name else plain(place.name, place.country)
        if usage is not None and usage.common:
            yield str(place.geonameid), "common", tables.join(usage.common)
        if shown != place.name:
            yield str(place.geonameid), "preferred", tables.clean(shown)


def write(places: Iterable[Populated], folder: Path) -> None:
    """Write city-names.tsv.xz."""
    tables.write(folder / "city-names.tsv.xz", tables.NAMES, rows(places, load()))
