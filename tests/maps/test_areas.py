"""The divisions and countries that events count to."""

from __future__ import annotations

import numpy as np
import pandas as pd

import gazetteer
from maps import EventMap, areas

VORONEZH, KAZAN, NORTH_SEA = [39.1843, 51.672], [49.1, 55.8], [3.0, 56.0]
TAIPEI = [121.53, 25.05]


def _names(found: areas.Areas) -> list[str | None]:
    return [found.places[at].name if at >= 0 else None for at in found.of_events]


def test_an_event_counts_to_its_division_and_that_to_its_country(gaz: gazetteer.Gazetteer) -> None:
    found = areas.find(np.array([VORONEZH, KAZAN, VORONEZH]), ["exact"] * 3, gaz)
    assert _names(found) == ["Voronezh Oblast", "Tatarstan", "Voronezh Oblast"]
    assert {found.places[found.parents[at]].name for at in found.of_events} == {"Russia"}


def test_an_event_of_a_country_counts_to_no_division(gaz: gazetteer.Gazetteer) -> None:
    assert _names(areas.find(np.array([VORONEZH]), ["country"], gaz)) == ["Russia"]


def test_at_sea_an_event_counts_nowhere(gaz: gazetteer.Gazetteer) -> None:
    assert areas.find(np.array([NORTH_SEA]), ["exact"], gaz).of_events.tolist() == [areas.NOWHERE]


def test_without_events_there_are_no_areas(gaz: gazetteer.Gazetteer) -> None:
    found = areas.find(np.zeros((0, 2)), [], gaz)
    assert found.places == ()
    assert len(found.of_events) == 0


def test_the_country_is_that_of_the_worldview(gaz: gazetteer.Gazetteer) -> None:
    def country(view: str) -> str:
        found = areas.find(np.array([TAIPEI]), ["country"], gaz.seen_by(view))
        return found.places[found.of_events[0]].name

    assert country("TW") == "Taiwan"
    assert country("CN") == "China"


def test_every_area_of_the_page_has_its_shape(gaz: gazetteer.Gazetteer, events: pd.DataFrame) -> None:
    header = EventMap(events, gazetteer=gaz).get_root().content.header  # type: ignore[attr-defined]
    assert {name for name, _, _ in header["areas"]} == {
        "Kursk Oblast",
        "Russia",
        "Tatarstan",
        "Voronezh Oblast",
    }
    assert all(shape >= 0 for _, _, shape in header["areas"])
