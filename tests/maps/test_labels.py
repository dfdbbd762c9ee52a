"""The names that a basemap can write: chosen, ordered, in six languages."""

from __future__ import annotations

import pytest

import gazetteer
from maps import labels
from maps.labels import Label

STATES = ["gn:2017370", "gn:690791", "gn:3469034", "gn:3042142"]  # Russia, Ukraine, Brazil, Jersey
AROUND_KURSK = [(30.0, 43.0, 52.0, 58.0)]


@pytest.fixture(scope="module")
def found(gaz: gazetteer.Gazetteer) -> list[Label]:
    return labels.build(gaz, STATES, ["gn:538555"], AROUND_KURSK)


def _one(found: list[Label], name: str, kind: int) -> Label:
    (label,) = [label for label in found if (label.name, label.kind) == (name, kind)]
    return label


def test_cities_regions_countries_and_waters_have_names(found: list[Label]) -> None:
    names = {kind: {label.name for label in found if label.kind == kind} for kind in range(4)}
    assert {"Russia", "Ukraine", "Brazil"} <= names[labels.COUNTRY]
    assert names[labels.DIVISION] == {"Kursk Oblast"}
    assert {"Kazan", "Voronezh", "Tokyo"} <= names[labels.CITY]
    assert {"Black Sea", "Volga", "Lake Baikal"} <= names[labels.WATER]


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("Ukraine", labels.COUNTRY, ["Ukraine", "Україна", "Украина", "Ukraine", "Ukraine", "Ucrania"]),
        ("Kazan", labels.CITY, ["Kazan", "Казань", "Казань", "Kasan", "Kazan", "Kazán"]),
        ("Kharkiv", labels.CITY, ["Kharkiv", "Харків", "Харьков", "Charkiw", "Kharkiv", "Járkov"]),
        ("Belgorod", labels.CITY, ["Belgorod", "Бєлгород", "Белгород", "Belgorod", "Belgorod", "Bélgorod"]),
        (
            "Black Sea", labels.WATER,
            ["Black Sea", "Чорне море", "Чёрное море", "Schwarzes Meer", "Mer Noire", "Mar Negro"],
        ),
        ("Volga", labels.WATER, ["Volga", "Волга", "Волга", "Wolga", "Volga", "Volga"]),
    ],
)  # fmt: skip
def test_a_name_in_six_languages(found: list[Label], name: str, kind: int, called: list[str]) -> None:
    assert [_one(found, name, kind).called(lang) for lang in labels.LANGUAGES] == called


def test_an_unknown_language_is_english(found: list[Label]) -> None:
    assert _one(found, "Kazan", labels.CITY).called("tlh") == "Kazan"


def test_large_countries_come_first_and_from_afar(found: list[Label]) -> None:
    russia, jersey = _one(found, "Russia", labels.COUNTRY), _one(found, "Jersey", labels.COUNTRY)
    assert found.index(russia) < found.index(_one(found, "Ukraine", labels.COUNTRY)) < found.index(jersey)
    assert russia.zoom <= 2 < 4 < jersey.zoom


def test_capitals_come_before_larger_cities(gaz: gazetteer.Gazetteer) -> None:
    found = labels.build(gaz, [], [], [(5.0, 45.0, 11.0, 48.0)])
    assert _one(found, "Bern", labels.CITY).zoom < _one(found, "Zurich", labels.CITY).zoom


def test_districts_are_named_only_from_close_by(gaz: gazetteer.Gazetteer) -> None:
    far = labels.build(gaz, [], [], [(30.0, 48.0, 42.0, 54.0)])
    close = labels.build(gaz, [], [], [(35.9, 49.7, 36.6, 50.2)])

    def within(found: list[Label]) -> list[Label]:
        return [
            label
            for label in found
            if label.kind == labels.CITY and abs(label.lon - 36.25) < 0.06 and abs(label.lat - 49.98) < 0.04
        ]

    assert [label.name for label in within(far)] == ["Kharkiv"]
    assert all(label.zoom > 10 for label in within(close) if label.name != "Kharkiv")


def test_the_same_ground_has_the_same_labels(gaz: gazetteer.Gazetteer, found: list[Label]) -> None:
    again = labels.build(gaz, STATES, ["gn:538555"], AROUND_KURSK)
    assert labels.islands(again) == labels.islands(found)


def test_a_line_of_names_says_nothing_twice() -> None:
    names = {"uk": "Казань", "ru": "Казань", "de": "Kasan", "es": "Kazán"}
    kazan = Label("Kazan", 49.122, 55.789, labels.CITY, 4.5, 19.0, 0, names)
    lines = labels.islands([kazan, kazan._replace(name="Ufa", names={})])["names"].decode("utf-8")
    assert lines == "Kazan\tКазань\t=\tKasan\t\tKazán\nUfa"
