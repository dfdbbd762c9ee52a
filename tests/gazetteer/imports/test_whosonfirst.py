from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gazetteer
from gazetteer.imports.recognising import opened
from tests.gazetteer.imports.conftest import square, write_whosonfirst

Merged = Callable[..., gazetteer.Gazetteer]


def place(key: int, name: str, placetype: str, lon: float, lat: float, **more: Any) -> dict[str, Any]:
    return {
        "id": key, "name": name, "placetype": placetype, "country": "RU", "latitude": lat, "longitude": lon,
    } | more  # fmt: skip


def test_places_come_with_names_shapes_and_people(tmp_path: Path, merged: Merged) -> None:
    body = {
        "properties": {"wof:population": 800},
        "geometry": {"type": "Polygon", "coordinates": square(36, 51)},
    }
    path = write_whosonfirst(
        tmp_path / "wof.db",
        [place(5, "Rayon", "county", 36, 51, body=body)],
        [{"id": 5, "language": "rus", "privateuse": "x_preferred", "name": "Район"}],
    )
    places = merged(path)
    assert (places.place("wof:5").level, places.place("wof:5").population) == ("admin2", 800)
    assert places.shape("wof:5") is not None
    assert places.label("wof:5", "ru") == "Район"


def test_a_concordance_says_which_place_of_geonames_it_is(tmp_path: Path, merged: Merged) -> None:
    path = write_whosonfirst(
        tmp_path / "wof.db",
        [place(6, "Koursque", "locality", 10, 10)],
        [],
        [{"id": 6, "other_id": "538560", "other_source": "gn:id"}],
    )
    assert [naming.place.id for naming in merged(path).lookup("Koursque")] == ["gn:538560"]


def test_places_that_are_no_more_and_postcodes_are_left_out(tmp_path: Path) -> None:
    path = write_whosonfirst(
        tmp_path / "wof.db",
        [
            place(7, "Gone", "locality", 1, 1, current=0), place(8, "305000", "postalcode", 1, 1),
            place(9, "Here", "locality", 1, 1),
        ],
        [],
    )  # fmt: skip
    assert [record[1] for record in opened([path])[0].records()] == ["Here"]
