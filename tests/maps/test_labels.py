"""The names that a basemap can write."""

from __future__ import annotations

import gazetteer
from maps import labels

STATES = ["gn:2017370", "gn:690791", "gn:3469034"]  # Russia, Ukraine, Brazil


def test_cities_regions_countries_and_seas_have_names(gaz: gazetteer.Gazetteer) -> None:
    found = labels.build(gaz, STATES, ["gn:538555"], [(30.0, 43.0, 52.0, 58.0)])
    names = {kind: {label[0] for label in found if label[3] == kind} for kind in range(4)}
    assert {"Russia", "Ukraine", "Brazil"} <= names[labels.COUNTRY]
    assert names[labels.DIVISION] == {"Kursk Oblast"}
    assert {"Kazan", "Voronezh", "Tokyo"} <= names[labels.CITY]
    assert "Black Sea" in names[labels.SEA]
    assert found == labels.build(gaz, STATES, ["gn:538555"], [(30.0, 43.0, 52.0, 58.0)])


def test_districts_are_not_written_over_their_city(gaz: gazetteer.Gazetteer) -> None:
    found = labels.build(gaz, [], [], [(36.0, 51.0, 38.0, 52.0)])
    kursk = [
        label
        for label in found
        if abs(float(label[1]) - 36.19) < 0.05 and abs(float(label[2]) - 51.73) < 0.03
    ]
    assert [label[0] for label in kursk if label[3] == labels.CITY] == ["Kursk"]
