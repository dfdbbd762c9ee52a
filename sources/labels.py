"""What places are called on a map in the reader's language, where area-names does not tell: `labels`.

Cities have the names of label-names.csv; elsewhere GeoNames' alternates, which do not say their language, are
told apart by their letters: Russian from Ukrainian, and both from the other languages in Cyrillic. Seas and
landmarks have those of water-labels.csv, and others that say their language by their generic word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from gazetteer.tables import AREA_COLUMNS, AREA_NAME_COLUMNS, LABEL_COLUMNS, NAME_COLUMNS, PLACE_COLUMNS
from gazetteer.tables import rows as read

from . import tables

HERE = Path(__file__).parent
LANGUAGES = ("uk", "ru", "de", "fr", "es")
LEAST_PEOPLE = 20_000
"""Cities below this have names of their own in Cyrillic only where it is written."""

_RUSSIAN = re.compile(r"(?!.*ъ[^еёюя])[А-Яа-яЁё][А-Яа-яЁё' .-]*")
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯҐЄІЇа-щьюяґєії][А-ЩЬЮЯҐЄІЇа-щьюяґєії'’ .-]*")
_ONLY_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]|(ск|жн|чн|н)(ий|ая|ое|ие)\b")
_ONLY_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]|[сцз]ьк")
_HOME = frozenset({"BY", "KG", "KZ", "RU", "UA", "UZ", "TJ", "TM", "AM", "AZ", "GE", "MD"})
"""Where Russian names are common enough that GeoNames has them for towns of any size."""
_ALIKE = 0.62
"""How alike a name in Latin letters must be to the one that English uses."""

_GENERIC = {
    "uk": r"(е|є) море\b|\b(затока|протока|океан|озеро|острови|гори|пустеля|півострів|водосховище|хребет)\b",
    "ru": r"(о|е)е море\b"
    r"|\b(залив|пролив|океан|озеро|острова|горы|пустыня|полуостров|водохранилище|хребет)\b",
    "de": r"(meer|see|straße|kanal|bucht|insel|inseln|gebirge|wüste|ozean|atlantik|pazifik)$"
    r"|^(Golf|Straße|Bucht) |es Meer$| (Meer|Ozean|Golf)$",
    "fr": r"^(mer|golfe|détroit|océan|lac|baie|manche|îles?|canal d)\b|^mont ",
    "es": r"^(mar|golfo|estrecho|océano|lago de|bahía|río|islas?|canal de) ",
}
_WATERS = frozenset({"LK", "STM", "BAY", "STRT", "GULF", "OCN", "SEA", "SD", "CHN", "LGN", "RSV", "FJD"})
_SYSTEM = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip


def cyrillic(name: str, alternates: Iterable[str]) -> dict[str, str]:
    """The Russian and the Ukrainian name among others, by language; without what is not like the name."""
    wanted = _plain(name)
    found: dict[str, list[tuple[float, int, str]]] = {"ru": [], "uk": []}
    for other in alternates:
        if not other[:1].isupper() or "osh" in other or " ош" in other or "\u0301" in other:
            continue
        alike = SequenceMatcher(None, wanted, _plain(_latin(other))).ratio()
        if alike < _ALIKE:
            continue
        only_uk = bool(_ONLY_UKRAINIAN.search(other))
        if _RUSSIAN.fullmatch(other) and not only_uk:
            found["ru"].append((alike, len(other), other))
        if _UKRAINIAN.fullmatch(other) and not _ONLY_RUSSIAN.search(other):
            found["uk"].append((alike + (0.12 if only_uk else 0), len(other), other))
    return {lang: max(names)[2] for lang, names in found.items() if names}


def _latin(name: str) -> str:
    """The name in Latin letters, Chinese syllables as Pinyin has them."""
    return name.lower().replace("чж", "zh").replace("цз", "j").translate(_SYSTEM)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in decomposed if c.isalnum())


def generic(names: Sequence[str]) -> dict[str, str]:
    """Which language a sea's or landmark's names are in, as their generic words tell; the first of each."""
    found: dict[str, str] = {}
    for lang, pattern in _GENERIC.items():
        for name in names:
            foreign = _ONLY_RUSSIAN if lang == "uk" else _ONLY_UKRAINIAN
            if re.search(pattern, name, re.IGNORECASE) and not foreign.search(name):
                found.setdefault(lang, name)
    return found


def cities(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Rows of labels for populated places."""
    usage = read(folder / "city-names.tsv.xz", NAME_COLUMNS)
    shown = {key: names for key, quality, names in usage if quality == "preferred"}
    by_hand = {(line["name"], line["country"]): line for line in tables.by_hand(HERE / "label-names.csv")}
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    wanted: dict[str, str] = {}
    for path in sorted(folder.glob("places-*.tsv.xz")):
        for key, listed, _, _, country, _, _, _, population in read(path, PLACE_COLUMNS):
            name, people = shown.get(key, listed), int(population or 0)
            if people >= LEAST_PEOPLE or country in _HOME:
                wanted[key] = name
            if (name, country) in by_hand:
                largest[name, country] = max(largest.get((name, country), (-1, "")), (people, key))
    if missing := sorted(by_hand.keys() - largest.keys()):
        raise ValueError(f"label-names.csv: no such places: {missing}")
    alternates: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("names-*.tsv.xz")):
        for key, quality, names in read(path, NAME_COLUMNS):
            if key in wanted and quality == "alternate":
                alternates[key] += names.split("|")
    written = {
        key: {lang: by_hand[named][lang] for lang in LANGUAGES if by_hand[named][lang]}
        for named, (_, key) in largest.items()
    }
    for key in sorted(wanted.keys() | written.keys(), key=int):
        own = written.get(key) or cyrillic(wanted[key], alternates[key])
        for lang in LANGUAGES:
            if lang in own:
                yield f"gn:{key}", lang, own[lang]


def areas(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Rows of labels for seas and landmarks."""
    kinds: dict[str, str] = {}
    for path in sorted(folder.glob("areas*.tsv.xz")):
        for row in read(path, AREA_COLUMNS):
            kinds[row[0]] = row[3] if row[2] in ("sea", "area") else ""
    tagged, untagged = set(), defaultdict(list)
    for path in sorted(folder.glob("area-names*.tsv.xz")):
        for key, _, lang, names in read(path, AREA_NAME_COLUMNS):
            if not kinds.get(key):
                continue
            if lang:
                tagged.add(key)
            else:
                untagged[key] += names.split("|")
    by_hand = {line["id"]: line for line in tables.by_hand(HERE / "water-labels.csv")}
    if missing := sorted(by_hand.keys() - kinds.keys()):
        raise ValueError(f"water-labels.csv: no such places: {missing}")
    for key in sorted(untagged.keys() - tagged | by_hand.keys()):
        found = {lang: name for lang in LANGUAGES if (name := by_hand.get(key, {}).get(lang))}
        for lang, name in generic(untagged[key]).items():
            found.setdefault(lang, name)
        if kinds[key] in _WATERS:
            # Rivers have no generic word in Cyrillic, but most have a name there.
            bare = [name for name in untagged[key] if _RUSSIAN.fullmatch(name)]
            own = [name for name in untagged[key] if _UKRAINIAN.fullmatch(name)]
            russian = [name for name in bare if not _ONLY_UKRAINIAN.search(name)]
            if russian:
                found.setdefault("ru", russian[0])
            named = [name for name in own if not _ONLY_RUSSIAN.search(name)]
            if named:
                found.setdefault("uk", next(filter(_ONLY_UKRAINIAN.search, named), named[0]))
        for lang in LANGUAGES:
            if lang in found:
                yield key, lang, found[lang]


def write(folder: Path) -> None:
    """Write labels.tsv.xz from the other tables in the folder."""
    rows = sorted({(key, lang, tables.clean(name)) for key, lang, name in (*areas(folder), *cities(folder))})
    tables.write(folder / "labels.tsv.xz", LABEL_COLUMNS, rows)
