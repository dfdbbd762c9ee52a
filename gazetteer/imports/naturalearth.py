"""Natural Earth: countries, divisions, populated places, rivers, lakes, seas, regions, airports.

What a feature is says its `featurecla`; names in other languages are in `name_<lang>`. The stretches of a
river are one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gazetteer.imports import vectors
from gazetteer.imports.plain import slug
from gazetteer.imports.records import NameRow, PlaceRow, Record, ShapeRow
from gazetteer.imports.vectors import Feature
from gazetteer.place import Level, Quality

_KINDS: tuple[tuple[tuple[str, ...], Level, str], ...] = (
    (("admin-0 country", "admin-0 sovereign", "admin-0 map", "admin-0 dependency"), "country", "PCLI"),
    (("admin-1",), "admin1", "ADM1"),
    (("admin-2",), "admin2", "ADM2"),
    (("populated place", "scientific station", "historic place", "meteorogical station"), "city", "PPL"),
    (("admin-0 capital", "admin-0 region capital"), "city", "PPLC"),
    (("river", "lake centerline"), "river", "STM"),
    (("canal",), "river", "CNL"),
    (("lake", "reservoir", "alkaline lake", "lagoon"), "sea", "LK"),
    (("ocean",), "sea", "OCN"),
    (("sea", "gulf", "strait", "channel", "sound", "fjord", "inlet", "reef", "bay"), "sea", "SEA"),
    (("range/mtn", "mountain", "foothills", "depression", "spot elevation"), "mountain", "MTS"),
    (("airport",), "facility", "AIRP"),
    (("port",), "facility", "PRT"),
    (("desert",), "area", "DSRT"),
    (("island group",), "area", "ISLS"),
    (("island",), "area", "ISL"),
    (("pen/cape", "peninsula"), "area", "PEN"),
    (("plateau",), "area", "PLAT"),
    (("valley", "gorge"), "area", "VAL"),
    (("plain", "lowland", "basin", "delta", "tundra", "wetlands"), "area", "PLN"),
    (("geoarea", "coast", "isthmus", "region"), "area", "RGN"),
    (("national_park_service", "national park"), "area", "PRK"),
)
_CAPITALS = ("admin-1 capital", "admin-1 region capital")
_OTHER_NAMES = (
    "name_long", "name_alt", "namealt", "meganame", "nameascii", "gn_name", "formal_en", "woe_name",
)  # fmt: skip


class _Kind(NamedTuple):
    level: Level
    feature: str


class NaturalEarth(vectors.VectorSource):
    """A shapefile, a GeoPackage of several layers, or a zip of either."""

    kind = "Natural Earth"
    licence = "Made with Natural Earth"

    def records(self) -> Iterator[Record]:
        """Layer by layer, in the order of their names; features of no known kind are left aside."""
        for layer in sorted(self.layers):
            rivers: dict[str, list[Feature]] = {}
            for number, feature in self.features(layer):
                kind = kind_of(feature)
                name = feature.text("name", "name_en", "label", "namealt")
                if kind is None or not name:
                    continue
                self.faults.read += 1
                if feature.geometry is None or feature.geometry.is_empty:
                    self.faults.add(f"{self.name}, feature {number}", "no geometry")
                    continue
                if kind.level == "river":
                    rivers.setdefault(feature.text("rivernum") or name, []).append(feature)
                else:
                    yield from _place(feature, kind, name, self._key(feature, layer, number))
            for key in sorted(rivers):
                yield from _river(rivers[key], f"ne:{slug(layer)}-{slug(key)}")

    def _key(self, feature: Feature, layer: str, number: int) -> str:
        given = feature.text("ne_id", "wikidataid")
        return f"ne:{given}" if given else f"ne:{slug(layer)}-{number}"


def kind_of(feature: Feature) -> _Kind | None:
    """Level and feature code, null for what is no place: "Lake Centerline" is a river."""
    told = feature.text("featurecla").lower()
    if told.startswith(_CAPITALS):
        return _Kind("city", "PPLA")
    for names, level, code in _KINDS:
        if told.startswith(names) and (level != "river" or told.startswith(("river", "canal", "lake cent"))):
            if level == "sea" and told.startswith("lake centerline"):
                continue
            return _Kind(level, code)
    return None


def is_natural_earth(fields: frozenset[str]) -> bool:
    """Whether a layer has the attributes that all of Natural Earth's have."""
    return "featurecla" in fields and bool({"scalerank", "min_zoom", "labelrank"} & fields)


def _place(feature: Feature, kind: _Kind, name: str, key: str) -> Iterator[Record]:
    shape = feature.geometry
    assert shape is not None
    lon, lat = vectors.middle(shape)
    code = feature.text("gn_a1_code")
    yield PlaceRow(
        key, name, kind.level, kind.feature, lon, lat,
        feature.text("iso_a2", "iso_a2_eh", "adm0_a3", "sov_a3"),
        code.partition(".")[2] or feature.text("adm1name", "gn_name"),
        feature.number("pop_max", "pop_est"),
        vectors.reach_km(shape) if kind.level not in ("city", "facility") else 0.0,
        geonameid=feature.number("geonameid", "geonamesid", "gn_id"),
    )  # fmt: skip
    yield from _names(feature, key, name)
    if (wkb := vectors.outline(shape)) is not None:
        yield ShapeRow(key, wkb)


def _river(stretches: list[Feature], key: str) -> Iterator[Record]:
    import shapely

    course = shapely.union_all([stretch.geometry for stretch in stretches])
    lon, lat = vectors.middle(course)
    first = stretches[0]
    name = first.text("name", "name_en")
    yield PlaceRow(key, name, "river", "STM", lon, lat, radius_km=vectors.reach_km(course))
    yield from _names(first, key, name)


def _names(feature: Feature, key: str, name: str) -> Iterator[NameRow]:
    seen = {("", name)}
    for field in _OTHER_NAMES:
        quality: Quality = "official" if field in ("name_long", "formal_en") else "alternate"
        for part in feature.text(field).split("|"):
            if part and ("", part) not in seen:
                seen.add(("", part))
                yield NameRow(key, quality, "", part)
    for field in ("iata_code", "gps_code"):
        if code := feature.text(field):
            yield NameRow(key, "code", "", code)
    for field in sorted(feature.values):
        if field.startswith("name_") and len(field) == 7:
            lang = field[5:]
            if (text := feature.text(field)) and (lang, text) not in seen:
                seen.add((lang, text))
                yield NameRow(key, "common" if lang == "en" else "alternate", lang, text)
